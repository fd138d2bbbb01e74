"""Editors of one line: each reads and writes its kind of value as text."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from amdesk.analysis.dates import parse_day
from amdesk.model.fields import Field
from amdesk.ui.kit.amounts import number, parse_amount, parse_number, plain_amount
from amdesk.ui.kit.editor import Editor
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _, full_day

TYPING_AFTER_MS = 1000
LONGEST_TYPED = 20_000  # a line this long is a mistake of the clipboard, and slow to lay out


class LineEditor(Editor):
    """A line of text. Esc brings back the last value."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        super().__init__(field, self.edit, parent)
        self._kept = self._parse("")
        self.edit.setMaxLength(LONGEST_TYPED)
        self.edit.editingFinished.connect(self.finish)
        self.edit.textEdited.connect(self._on_typing)
        self.edit.installEventFilter(self)
        self._wait = QTimer(self, singleShot=True, interval=TYPING_AFTER_MS)
        self._wait.timeout.connect(self._tell_typing)
        if field.unit:
            self.line.addWidget(Text(_(field.unit), role=TextRole.MUTED))

    def value(self) -> Any:
        """What is entered now, or the last value that was possible."""
        try:
            return self._parse(self.edit.text())
        except ValueError:
            return self._kept

    def is_typing(self) -> bool:
        """Whether the text differs from the last value told."""
        return self.edit.hasFocus() and self.edit.isModified()

    def problem(self) -> str:
        """Why the text cannot be kept."""
        try:
            value = self._parse(self.edit.text())
        except ValueError as problem:
            return str(problem)
        if self.field.required and value in (None, ""):
            return super().problem()
        return self._bounds(value)

    def finish(self) -> bool:
        """Read the text: tell its value, or say what is wrong with it."""
        self._wait.stop()
        sentence = self.problem()
        if not self.edit.isModified():
            return not sentence
        if sentence:
            self.show_error(sentence)
            return False
        value = self.value()
        self.clear_error()
        self._show(value)
        self._take(value)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up what was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.edit.isModified():
                self.set_value(self._kept)
                return True
            return self._step(event)
        return super().eventFilter(watched, event)

    def _step(self, event: QKeyEvent) -> bool:
        """Keys that change the value; True when this was one."""
        return False

    def _show(self, value: Any) -> None:
        self.edit.setText(self._format(value))
        self.edit.setModified(False)
        if not self.edit.hasFocus():
            self.edit.setCursorPosition(0)  # a long text is read from its beginning

    def _on_typing(self) -> None:
        self.clear_error()
        self._wait.start()

    def _tell_typing(self) -> None:
        self.typing.emit(self.edit.text())

    def _parse(self, text: str) -> Any:
        return text.strip()

    def _format(self, value: Any) -> str:
        return "" if value is None else str(value)

    def _bounds(self, value: Any) -> str:
        if isinstance(value, str) and len(value) > self.field.limit:
            return _("At most {n} characters; this has {has}.").format(n=self.field.limit, has=len(value))
        return ""


class NumberEditor(LineEditor):
    """An exact number; empty is not known. Up and Down change it by one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _parse(self, text: str) -> Any:
        return parse_number(text) if text.strip() else None

    def _format(self, value: Any) -> str:
        return "" if value is None else number(value)

    def _step(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        value = self.value()
        if not step or value is None or self._bounds(value + step):
            return False
        self.edit.setText(self._format(value + step))
        self.edit.setModified(True)
        return True

    def _bounds(self, value: Any) -> str:
        low, high = self.field.low, self.field.high
        if value is None or ((low is None or value >= low) and (high is None or value <= high)):
            return ""
        if low is not None and high is not None:
            return _("From {low} to {high}.").format(low=self._format(low), high=self._format(high))
        if low is not None:
            return _("At least {low}.").format(low=self._format(low))
        return _("At most {high}.").format(high=self._format(high))


class WholeEditor(NumberEditor):
    """A whole number."""

    def _parse(self, text: str) -> Any:
        if not text.strip():
            return None
        exact = parse_number(text, 0)
        if exact != int(exact):
            raise ValueError(_("Only whole numbers."))
        return int(exact)


class YearEditor(WholeEditor):
    """A calendar year, which has no thousands."""

    def _format(self, value: Any) -> str:
        return "" if value is None else str(value)


class MoneyEditor(NumberEditor):
    """An amount, told in minor units of the currency given by `set_currency`."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._currency = "EUR"
        super().__init__(field, parent)
        self._sign = Text(self._currency, role=TextRole.MUTED)
        self.line.addWidget(self._sign)

    def set_currency(self, currency: str) -> None:
        """Read and write amounts of another currency; the minor units stay."""
        if currency and currency != self._currency:
            self._currency = currency
            self._sign.setText(currency)
            self._show(self._kept)

    def _parse(self, text: str) -> Any:
        return parse_amount(text, self._currency) if text.strip() else None

    def _format(self, value: Any) -> str:
        return "" if value is None else plain_amount(value, self._currency)

    def _step(self, event: QKeyEvent) -> bool:
        return False


class MailEditor(LineEditor):
    """A mail address."""

    def _bounds(self, value: Any) -> str:
        name, at, place = value.partition("@")
        if value and not (name and at and "." in place and " " not in value):
            return _("“{text}” is not a mail address.").format(text=value[:60])
        return super()._bounds(value)


class CurrencyEditor(LineEditor):
    """A currency by its three letters."""

    def _parse(self, text: str) -> Any:
        return text.strip().upper()

    def _bounds(self, value: Any) -> str:
        if value and not (len(value) == 3 and value.isascii() and value.isalpha()):
            return _("A currency has three letters, such as EUR.")
        return ""


class TimeEditor(LineEditor):
    """A time of day, told as "15:30"; "9", "930" and "3 pm" are understood."""

    def _parse(self, text: str) -> Any:
        return parse_time(text) if text.strip() else ""


class InstantEditor(LineEditor):
    """A day and a time of day in the system's zone, told as a moment in UTC."""

    def _parse(self, text: str) -> Any:
        words = text.strip()
        if not words:
            return None
        day, _space, clock = words.rpartition(" ")
        if not day:
            day, clock = words, "0:00"
        hour, minute = parse_time(clock).split(":")
        when = parse_day(day, datetime.now().date())
        return datetime(when.year, when.month, when.day, int(hour), int(minute)).astimezone(UTC)

    def _format(self, value: Any) -> str:
        if value is None:
            return ""
        local = value.astimezone()
        return f"{full_day(local.date())} {local:%H:%M}"


def parse_time(text: str) -> str:
    """A time of day as "HH:MM". Raises ValueError with a sentence."""
    words = text.strip().lower().replace(".", ":").replace("h", ":").replace(" ", "")
    shift = 12 if words.endswith("pm") else 0
    clock = words.removesuffix("pm").removesuffix("am")
    is_half_day = clock != words
    hour, colon, minute = clock.partition(":")
    if not colon and len(clock) in (3, 4):
        hour, minute = clock[:-2], clock[-2:]
    if not (hour.isdecimal() and (minute or "0").isdecimal()):
        raise ValueError(_("“{text}” is not a time. Write for example 15:30.").format(text=text.strip()[:20]))
    hours, minutes = int(hour), int(minute or 0)
    if is_half_day:
        hours = hours % 12 + shift
    if hours > 23 or minutes > 59:
        raise ValueError(_("“{text}” is not a time. Write for example 15:30.").format(text=text.strip()[:20]))
    return f"{hours:02d}:{minutes:02d}"
