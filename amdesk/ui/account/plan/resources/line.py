"""One resource as a line: what for, by whom and when; asked, granted and used are typed where they stand."""

from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.resources import IN_DAYS, answer
from amdesk.analysis.series import Tone
from amdesk.model.resource_rows import ResourceLine
from amdesk.model.values import ResourceKind
from amdesk.ui.kit.amounts import number, parse_number
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Flow, restyle
from amdesk.ui.kit.row import Row
from amdesk.words import _, day

FIGURES = (("asked", "Asked"), ("granted", "Granted"), ("used", "Used"))
FIGURE_PX, UNIT_PX = 80, 30
Key = Qt.Key
DEEDS = {Key.Key_G: "grant", Key.Key_R: "refuse", Key.Key_U: "use", Key.Key_Delete: "remove"}


def unit_of(kind: ResourceKind, currency: str) -> str:
    """What a resource is counted in."""
    if kind in IN_DAYS:
        return _("d")
    return currency if kind is ResourceKind.BUDGET else ""


class Figure(QLineEdit):
    """A number typed in place; empty is not said. `stored` comes with it when it changed.

    `doubted` comes with the sentence that says why it is none, and with nothing once that is mended.
    """

    stored = Signal(object)
    doubted = Signal(str)

    def __init__(self, value: Decimal | None, name: str) -> None:
        super().__init__()
        self.value = value
        self.setFixedWidth(FIGURE_PX)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("–")
        self.setAccessibleName(name)
        self.setText("" if value is None else number(value))
        self.editingFinished.connect(self._keep)
        self.textEdited.connect(self._clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back the number that was; Enter keeps it and is no word to the line around it."""
        if event.key() == Key.Key_Escape and self.isModified():
            self.setText("" if self.value is None else number(self.value))
            self._clear()
            return
        super().keyPressEvent(event)
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            event.accept()

    def _clear(self, text: str = "") -> None:
        self._mark(wrong="")

    def _mark(self, wrong: str) -> None:
        self.setProperty("wrong", bool(wrong))
        plain_tip(self, wrong)
        self.setAccessibleDescription(wrong)
        restyle(self)
        self.doubted.emit(wrong)

    def _keep(self) -> None:
        try:
            value = parse_number(self.text()) if self.text().strip() else None
        except ValueError as wrong:
            self._mark(str(wrong))
            return
        if value is not None and value < 0:
            self._mark(_("At least {low}.").format(low=0))
        elif value != self.value:
            self.value = value
            self.stored.emit(value)


class ResourceWidget(Row):
    """G grants all, R refuses, U notes it as used, Enter opens, Delete takes away; `done` comes with which."""

    opened = Signal(int)
    done = Signal(int, str)
    stored = Signal(int, str, object)

    def __init__(self, row: ResourceLine, currency: str, today: date) -> None:
        super().__init__(row.what or row.kind.label)
        self.row, self.id = row, row.id
        self.stops: list[QWidget] = [self]
        self.setObjectName(f"resource-{row.id}")
        self.line.setContentsMargins(4, 4, 4, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(row.what or row.kind.label, wrap=True))
        under = [row.kind.label, row.colleague, _("for {what}").format(what=row.action) if row.action else ""]
        if row.due is not None:
            under.append(_("by {day}").format(day=day(row.due, today)))
        words.addWidget(Text(" · ".join(part for part in under if part), role=TextRole.SMALL, wrap=True))
        words.addWidget(self._answer())
        self.wrong = Text("", role=TextRole.SMALL, wrap=True)
        self.wrong.setObjectName(f"resource-wrong-{row.id}")
        self.wrong.set_tone(Tone.BAD)
        self.wrong.hide()
        words.addWidget(self.wrong)
        self.line.addLayout(words, 1)
        self._add_figures(unit_of(row.kind, currency))
        self.clicked.connect(self._open)

    def _add_figures(self, unit: str) -> None:
        for name, label in FIGURES:
            said = _("{figure} of {what}").format(figure=_(label), what=self.row.what or self.row.kind.label)
            field = Figure(getattr(self.row, name), said)
            field.setObjectName(f"resource-{name}-{self.id}")
            field.stored.connect(partial(self._store, name))
            field.doubted.connect(self._doubt)
            self.stops.append(field)
            self.line.addWidget(field)
        short = Text(unit, role=TextRole.MUTED)
        short.setFixedWidth(UNIT_PX)
        self.line.addWidget(short)

    def _answer(self) -> QWidget:
        """How it was answered, and what can be done about it."""
        room = QWidget()
        flow = Flow(room, gap=8)
        found = answer(self.row)
        flow.addWidget(Chip(found.label, found.tone, found.sign))
        for name, word in self._deeds():
            link = Link(word)
            link.setAccessibleName(f"{word}: {self.row.what}")
            link.setObjectName(f"resource-{name}-now-{self.id}")
            link.clicked.connect(partial(self._do, name))
            self.stops.append(link)
            flow.addWidget(link)
        return room

    def _deeds(self) -> list[tuple[str, str]]:
        if self.row.granted is None:
            return [("grant", _("Grant")), ("refuse", _("Refuse"))]
        return [("use", _("Used"))] if self.row.granted and self.row.used != self.row.granted else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a letter."""
        key = Key(event.key())
        if key in DEEDS and not event.modifiers():
            self.done.emit(self.id, DEEDS[key])
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.id)

    def _do(self, name: str, checked: bool = False) -> None:
        self.done.emit(self.id, name)

    def _doubt(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _store(self, name: str, value: Decimal | None) -> None:
        self.stored.emit(self.id, name, value)
