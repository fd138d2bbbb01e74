"""One opportunity in the pipeline: its name, worth, when it is decided, how it is won, and who decides."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.pipeline import way_words
from amdesk.analysis.series import Tone
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.ui.account.plan.dragging import Carried
from amdesk.ui.kit.amounts import plain_amount
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.panel import Flow
from amdesk.ui.kit.row import Row
from amdesk.words import _, day, full_day, listed

OPPORTUNITY = "application/x-amdesk-opportunity"
Key = Qt.Key
WALKS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


def worth_words(row: OpportunityRow) -> str:
    """Value, probability and what that makes: "84,000 EUR · 50 % · 42,000"."""
    if row.value is None:
        return _("value not known")
    parts = [f"{plain_amount(row.value, row.currency)} {row.currency}"]
    if row.stage.is_open:
        parts.append(_("? %") if row.probability is None else f"{row.probability} %")
    return " · ".join(parts)


def closing_chip(row: OpportunityRow, today: date) -> tuple[str, Tone]:
    """When it is, or was, decided."""
    if not row.stage.is_open:
        return (full_day(row.closed_on) if row.closed_on else row.stage.label), Tone.QUIET
    if row.closes_on is None:
        return _("no date"), Tone.WARN
    if row.is_overdue(today):
        return _("! overdue {day}").format(day=full_day(row.closes_on)), Tone.BAD
    return day(row.closes_on, today), Tone.QUIET


class OpportunityCard(Row):
    """Arrows walk, Alt with Left or Right moves it on, H turns hunting and farming, P says who decides.

    Delete takes it away, Enter opens it.
    """

    opened = Signal(int)
    stepped = Signal(int, int)
    walked = Signal(int, int, int)
    turned = Signal(int)
    deciders_asked = Signal(int)
    removed = Signal(int)

    def __init__(self, row: OpportunityRow, today: date) -> None:
        super().__init__(f"{row.name}, {row.stage.label}, {worth_words(row)}")
        self.id = row.id
        self.carried = Carried(self, OPPORTUNITY, row.id)
        self.setObjectName(f"opportunity-{row.id}")
        self.setProperty("row", False)
        self.setProperty("card", True)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Text(row.name, wrap=True))
        column.addWidget(Text(worth_words(row), role=TextRole.MUTED, wrap=True))
        column.addWidget(self._chips(row, today))
        for words in self._small(row):
            column.addWidget(Text(words, role=TextRole.SMALL, wrap=True))
        self.line.setContentsMargins(10, 8, 10, 8)
        self.line.addLayout(column, 1)
        self.clicked.connect(self._open)

    def _chips(self, row: OpportunityRow, today: date) -> QWidget:
        holder = QWidget()
        flow = Flow(holder, gap=4)
        flow.addWidget(Chip(*closing_chip(row, today)))
        flow.addWidget(Chip(way_words(row), Tone.ACCENT if row.hunting else Tone.GOOD))
        return holder

    def _small(self, row: OpportunityRow) -> list[str]:
        if row.stage.is_open:
            people = listed([one.name for one in row.people])
            who = _("decides: {people}").format(people=people) if people else _("nobody known who decides")
            return [f"{row.kind.label} · {who}"]
        lines = [f"“{row.their_words}”"] if row.their_words.strip() else [row.why]
        if row.colleagues:
            lines.append(_("part: {people}").format(people=listed([one.name for one in row.colleagues])))
        return lines

    def _open(self) -> None:
        self.opened.emit(self.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a click or a pull."""
        self.carried.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the card to another stage."""
        if not self.carried.move(event):
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, move on, turn, say who decides, take away."""
        key, alt = Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in WALKS and alt:
            if WALKS[key][0]:
                self.stepped.emit(self.id, WALKS[key][0])
        elif key in WALKS:
            self.walked.emit(self.id, *WALKS[key])
        elif key == Key.Key_H:
            self.turned.emit(self.id)
        elif key == Key.Key_P:
            self.deciders_asked.emit(self.id)
        elif key == Key.Key_Delete:
            self.removed.emit(self.id)
        else:
            super().keyPressEvent(event)
