"""One quadrant of the position, and both sides as four of them each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from amdesk.analysis.position import NAMES, PAIRS
from amdesk.analysis.series import Tone
from amdesk.model.position_rows import PositionRow
from amdesk.model.values import PositionKind, Whose
from amdesk.ui.account.plan.dragging import carried_row
from amdesk.ui.account.plan.position.line import LINE, PositionLine
from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import EntryLine
from amdesk.ui.kit.focus import lead_on
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Columns
from amdesk.words import _

SIDES = {Whose.OURS: ("Ours", Tone.ACCENT), Whose.THEIRS: ("The customer's own", Tone.CUSTOMER)}
HINTS = {
    PositionKind.STRENGTH: "+ what is strong",
    PositionKind.WEAKNESS: "+ what is weak",
    PositionKind.OPPORTUNITY: "+ what opens",
    PositionKind.THREAT: "+ what threatens",
}


@dataclass(frozen=True)
class Spot:
    """A quadrant of one side."""

    whose: Whose
    kind: PositionKind

    @property
    def name(self) -> str:
        """Its handle."""
        return f"{self.whose.value}-{self.kind.value}"

    @property
    def words(self) -> str:
        """What it is called for who listens: "Ours: Strengths"."""
        return f"{_(SIDES[self.whose][0])}: {_(NAMES[self.kind])}"


class Quadrant(Card):
    """`entered` comes with a new line and whether its evidence is wanted next, `dropped` with a line and its place."""

    entered = Signal(object, str, bool)
    dropped = Signal(int, object, int)
    made = Signal(object)

    def __init__(self, desk: Desk, spot: Spot) -> None:
        super().__init__(_(NAMES[spot.kind]))
        self.desk, self.spot = desk, spot
        self.lines: list[PositionLine] = []
        self.setObjectName(f"position-{spot.name}")
        self.setAccessibleName(spot.words)
        self.setAcceptDrops(True)
        self.set_side(SIDES[spot.whose][1])
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.body.addLayout(self.column)
        hint = _(HINTS[spot.kind])
        self.entry = EntryLine(desk, (spot.name, 0), _("New line: {where}").format(where=spot.words), hint, _nothing)
        self.entry.edit.setObjectName(f"position-add-{spot.name}")
        self.entry.entered.connect(self._enter)
        self.entry.deeper.connect(self._deeper)
        self.body.addWidget(self.entry)
        self.body.addStretch(1)

    def show_rows(self, account: int, rows: Sequence[PositionRow]) -> None:
        """Show these lines in this order; those that are there already stay."""
        self.entry.turn_to((f"position-{self.spot.name}", account))
        self.set_aside(str(len(rows)) if rows else "")
        held = {line.id: line for line in self.lines}
        self.lines = [held.pop(row.id) if row.id in held else self._made(row) for row in rows]
        for line in held.values():
            self.column.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        for at, (line, row) in enumerate(zip(self.lines, rows, strict=True)):
            if self.column.indexOf(line) != at:
                self.column.insertWidget(at, line)
            line.show_row(row)
        self._order_tabs()

    def _made(self, row: PositionRow) -> PositionLine:
        line = PositionLine(row, self.spot.words)
        self.column.addWidget(line)
        line.left.connect(self._next)
        self.made.emit(line)
        return line

    def _order_tabs(self) -> None:
        """Tab goes down the lines to the one that waits for the next."""
        stops: list[QWidget] = [field for line in self.lines for field in (line.words, line.proof)]
        lead_on([*stops, self.entry.edit])

    def _next(self, line: int) -> None:
        at = [one.id for one in self.lines].index(line) + 1
        (self.lines[at].words if at < len(self.lines) else self.entry.edit).setFocus()

    def _enter(self, text: str) -> None:
        self.entered.emit(self.spot, text, False)

    def _deeper(self, text: str) -> None:
        self.entered.emit(self.spot, text, True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take lines."""
        if event.mimeData().hasFormat(LINE):
            self.set_strong(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The line goes elsewhere."""
        self.set_strong(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The line comes to where it was let go."""
        self.set_strong(False)
        line = carried_row(event, LINE)
        if line is not None:
            y = event.position().y()
            above = sum(one.geometry().center().y() < y for one in self.lines if one.id != line)
            self.dropped.emit(line, self.spot, above)
            event.acceptProposedAction()


def _nothing(text: str) -> str:
    return ""


class BothSides(Columns):
    """Ours and the customer's own, each as two by two."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(proportion=(1.0, 1.0), collapse_below=1000)
        self.quadrants: dict[Spot, Quadrant] = {}
        for layout, whose in ((self.left, Whose.OURS), (self.right, Whose.THEIRS)):
            title, tone = SIDES[whose]
            heading = Text(_(title), role=TextRole.STRONG)
            heading.set_tone(tone)
            layout.addWidget(heading)
            layout.addLayout(self._side(desk, whose))
            layout.addStretch(1)

    def _side(self, desk: Desk, whose: Whose) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for down, pair in enumerate(PAIRS):
            for across, kind in enumerate(pair):
                spot = Spot(whose, kind)
                self.quadrants[spot] = Quadrant(desk, spot)
                grid.addWidget(self.quadrants[spot], down, across)
                grid.setColumnStretch(across, 1)
        return grid

    def show_rows(self, account: int, rows: Sequence[PositionRow]) -> None:
        """Show each line in its quadrant."""
        for spot, quadrant in self.quadrants.items():
            quadrant.show_rows(account, [row for row in rows if (row.whose, row.kind) == (spot.whose, spot.kind)])

    def beside(self, line: int, across: int, down: int) -> tuple[Spot, int] | None:
        """Where a line comes to that moves so far: the quadrant and the place in it; None at the edge."""
        spot, quadrant = next((s, q) for s, q in self.quadrants.items() if line in [one.id for one in q.lines])
        at = [one.id for one in quadrant.lines].index(line)
        if not across and 0 <= at + down < len(quadrant.lines):
            return spot, at + down
        wanted = _next_spot(spot, across, down)
        if wanted is None:
            return None
        last = len(self.quadrants[wanted].lines)
        return wanted, last if down < 0 else 0 if down > 0 else min(at, last)


def _next_spot(spot: Spot, across: int, down: int) -> Spot | None:
    """The quadrant beside one, over the edge of a side into the other; None where there is none."""
    row = next(at for at, pair in enumerate(PAIRS) if spot.kind in pair)
    column = list(Whose).index(spot.whose) * 2 + PAIRS[row].index(spot.kind)
    row, column = row + down, column + across
    if not (0 <= row < 2 and 0 <= column < 4):
        return None
    return Spot(list(Whose)[column // 2], PAIRS[row][column % 2])
