"""What was said, line by line in the grammar of quick entry; under each line the chips of what was understood."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from amdesk.analysis.after import read_line
from amdesk.analysis.quick_entry import Decision, Entry, Known, NamedAccount
from amdesk.analysis.series import Tone
from amdesk.ui.after.line_edit import LineEdit
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.labels import Text
from amdesk.ui.quick_entry.understood import Understood
from amdesk.words import _


class LineRow(QWidget):
    """One line with its chips and what is wrong with it; `changed` comes with every key and every decision."""

    changed = Signal()

    def __init__(self, here: NamedAccount, today: date) -> None:
        super().__init__()
        self.here, self.today = here, today
        self.book: Known | None = None
        self.decided: dict[str, Decision] = {}
        self.entry = Entry("")
        self.edit = LineEdit()
        self.understood = Understood()
        self.wrong = Text(role=TextRole.SMALL, wrap=True)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (self.edit, self.understood, self.wrong):
            column.addWidget(widget)
        self.edit.textChanged.connect(self._retype)
        self.edit.chosen.connect(self.understood.answer)
        self.edit.chips_asked.connect(self._ask_chips)
        self.understood.decided.connect(self.decide)
        self.understood.forgotten.connect(self._forget)

    def name(self, at: int) -> None:
        """Say which line it is."""
        self.setObjectName(f"after-row-{at + 1}")
        self.edit.setObjectName(f"after-line-{at + 1}")
        self.edit.setAccessibleName(_("What was said, line {n}").format(n=at + 1))

    def show_line(self, line: str, decided: Mapping[str, Decision]) -> None:
        """Show a line with what was decided about its words."""
        self.decided = dict(decided)
        self.edit.say(line)
        self.look()

    def know(self, book: Known) -> None:
        """Understand the line with the names there are."""
        self.book = book
        self.look()

    def look(self) -> None:
        """Understand what is typed and show it."""
        line = self.edit.text()
        if not line.strip():
            self.decided.clear()
        self.entry = read_line(line, self.book or Known(), self.today, self.here, self.decided)
        shown = self.entry if self.book is not None else Entry("")
        self.understood.show_entry(shown, self.book or Known(), self.today, self.decided, self.here)

    def decide(self, key: str, decision: Decision) -> None:
        """Let a decision about some words count, and go on typing."""
        self.decided[key] = decision
        self._look_again()

    def _forget(self) -> None:
        self.decided.clear()
        self._look_again()

    def _look_again(self) -> None:
        self.refuse("")
        self.look()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _retype(self) -> None:
        self.refuse("")
        self.look()
        self.changed.emit()

    def refuse(self, sentence: str) -> None:
        """Say under the line why it cannot be kept; "" takes that away."""
        self.wrong.setText(sentence)
        self.wrong.set_tone(Tone.BAD if sentence else None)
        self.wrong.setVisible(bool(sentence))
        if bool(self.edit.property("wrong")) != bool(sentence):
            self.edit.setProperty("wrong", bool(sentence))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def _ask_chips(self) -> None:
        stops = self.understood.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab stops: the line, the answers it asks for, and its chips while one stands on them."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.understood.isAncestorOf(focused)
        answers: list[QWidget] = [button for box in self.understood.questions for button in box.buttons]
        return [self.edit, *(self.understood.stops() if inside else answers)]


class Lines(QWidget):
    """The lines; there is always one to type in. `finished` comes with Enter in the last one while it is empty."""

    changed = Signal()
    finished = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.hint = hint
        self.here = NamedAccount(None, "")
        self.today = date.min
        self.book: Known | None = None
        self.rows: list[LineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setObjectName("after-lines")
        self.setAccessibleName(_("What was said"))

    # Showing

    def begin(
        self, here: NamedAccount, today: date, lines: Sequence[str], decided: Sequence[Mapping[str, Decision]]
    ) -> None:
        """Show the lines of a card about `here`."""
        self.here, self.today = here, today
        for row in list(self.rows):
            self._drop(row)
        for at, line in enumerate(lines or ("",)):
            self._insert(at).show_line(line, decided[at] if at < len(decided) else {})

    def know(self, book: Known) -> None:
        """Understand all lines with the names there are."""
        self.book = book
        for row in self.rows:
            row.know(book)

    def lines(self) -> tuple[str, ...]:
        """The lines as typed; none while nothing is."""
        typed = tuple(row.edit.text() for row in self.rows)
        return typed if any(line.strip() for line in typed) else ()

    def decided(self) -> tuple[Mapping[str, Decision], ...]:
        """By line, what was decided about its words."""
        return tuple(dict(row.decided) for row in self.rows) if self.lines() else ()

    def entries(self) -> dict[int, Entry]:
        """What the lines with words mean, by their place."""
        return {at: row.entry for at, row in enumerate(self.rows) if row.edit.text().strip()}

    # Lines

    def _insert(self, at: int) -> LineRow:
        row = LineRow(self.here, self.today)
        row.book = self.book
        row.changed.connect(self.changed)
        row.edit.entered.connect(self._go_on)
        row.edit.stepped.connect(self._step)
        row.edit.emptied.connect(self._take_out)
        row.edit.pasted.connect(self._paste)
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        self._name()
        return row

    def _drop(self, row: LineRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _name(self) -> None:
        for at, row in enumerate(self.rows):
            row.name(at)
            row.edit.show_hint(self.hint if len(self.rows) == 1 else _("And what else?"))

    def _at(self) -> int:
        """Which line has the focus; the last one when none has."""
        focused = QApplication.focusWidget()
        places = (at for at, row in enumerate(self.rows) if focused is not None and row.isAncestorOf(focused))
        return next(places, len(self.rows) - 1)

    def _go_on(self) -> None:
        """Enter: on to the next line, a new one where there is none; in an empty last line it is all said."""
        at = self._at()
        is_last = at == len(self.rows) - 1
        if is_last and not self.rows[at].edit.text().strip():
            self.finished.emit()
        else:
            if is_last or self.rows[at + 1].edit.text().strip():
                self._insert(at + 1)
            self.focus(at + 1)

    def _step(self, distance: int) -> None:
        at = self._at() + distance
        if 0 <= at < len(self.rows):
            self.focus(at)

    def _take_out(self) -> None:
        """Backspace in an empty line: back to the one before."""
        at = self._at()
        if len(self.rows) > 1:
            self._drop(self.rows[at])
            self._name()
            self.focus(max(0, at - 1))
            self.changed.emit()

    def _paste(self, lines: list[str]) -> None:
        at = self._at()
        for line in lines:
            at += 1
            self._insert(at).show_line(line, {})
        self.focus(at)
        self.changed.emit()

    def add(self, words: str) -> None:
        """Begin a line with some words, in the last one if it is empty."""
        if self.rows[-1].edit.text().strip():
            self._insert(len(self.rows))
        self.rows[-1].edit.say(words)
        self.focus(len(self.rows) - 1)

    # Asking and refusing

    def focus(self, at: int = -1) -> None:
        """Stand in a line, the last one unless another is named."""
        self.rows[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> bool:
        """Stand on the first question that must be answered; False when there is none."""
        for row in self.rows:
            question = row.entry.open_question if row.edit.text().strip() else None
            if question is not None:
                if question.choices:
                    row.understood.ask()
                else:
                    row.refuse(question.sentence)
                    row.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def refuse(self, at: int, sentence: str) -> None:
        """Say at a line why it cannot be kept, and stand there."""
        if 0 <= at < len(self.rows):
            self.rows[at].refuse(sentence)
            self.focus(at)

    def leave_chips(self) -> bool:
        """From a chip or an answer back to its line; False when the focus was on none."""
        focused = QApplication.focusWidget()
        for row in self.rows:
            if focused is not None and row.understood.isAncestorOf(focused):
                row.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def stops(self) -> list[QWidget]:
        """Where Tab stops, line by line."""
        return [stop for row in self.rows for stop in row.stops()]
