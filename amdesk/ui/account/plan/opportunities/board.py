"""The pipeline: a column for each stage with its sum, and a line to add at its foot."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.pipeline import add_up, amounts, by_stage
from amdesk.analysis.series import Tone
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.values import OpportunityStage
from amdesk.ui.account.plan.dragging import carried_row
from amdesk.ui.account.plan.opportunities.card import OPPORTUNITY, OpportunityCard
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Scroll, empty_out
from amdesk.words import _, plural

MOST_CARDS = 30
"""Cards of one stage; the rest stands in the table."""
COLUMN_PX = 158


class StageColumn(QFrame):
    """One stage; `dropped` comes with the opportunity that was let go here."""

    dropped = Signal(int, object)
    more_asked = Signal()

    def __init__(self, stage: OpportunityStage) -> None:
        super().__init__()
        self.stage = stage
        self.cards: list[OpportunityCard] = []
        self.setObjectName(f"pipeline-{stage.value}")
        self.setAccessibleName(stage.label)
        self.setAcceptDrops(True)
        self.setMinimumWidth(COLUMN_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.head = Text(stage.label, role=TextRole.STRONG)
        self.sum = Text("", role=TextRole.SMALL, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.sum)
        self.room = QVBoxLayout()
        self.room.setSpacing(8)
        column.addLayout(self.room)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[OpportunityRow], today: date) -> list[OpportunityCard]:
        """Show these cards."""
        empty_out(self.room)
        self.head.setText(f"{self.stage.label}  {len(rows)}")
        self.sum.setText(self._sums(rows))
        self.cards = [OpportunityCard(row, today) for row in rows[:MOST_CARDS]]
        for card in self.cards:
            self.room.addWidget(card)
        if len(rows) > MOST_CARDS:
            rest = Link(plural("and {n} more", "and {n} more", len(rows) - MOST_CARDS))
            rest.clicked.connect(self._ask_more)
            self.room.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)
        return self.cards

    def _sums(self, rows: Sequence[OpportunityRow]) -> str:
        found = add_up(rows)
        value = amounts(found.value)
        if not value or not self.stage.is_open:
            return value or "–"
        weighted = amounts(found.weighted) or _("not known")
        return _("{value}\nweighted {weighted}").format(value=value, weighted=weighted)

    def _ask_more(self) -> None:
        self.more_asked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take opportunities."""
        if event.mimeData().hasFormat(OPPORTUNITY):
            self.head.set_tone(Tone.ACCENT)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes elsewhere."""
        self.head.set_tone(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was let go here, once the pull is over."""
        self.head.set_tone(None)
        row = carried_row(event, OPPORTUNITY)
        if row is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.dropped.emit, row, self.stage))


class Pipeline(Scroll):
    """All stages beside each other. `made` comes with each new card."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setObjectName("pipeline")
        self.setAccessibleName(_("Opportunities by stage"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.columns = {stage: StageColumn(stage) for stage in OpportunityStage}
        line = QHBoxLayout()
        line.setSpacing(10)
        for column in self.columns.values():
            line.addWidget(column, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[OpportunityRow], today: date) -> None:
        """Show these opportunities in their stages."""
        for stage, found in by_stage(rows).items():
            for card in self.columns[stage].show_rows(found, today):
                self.made.emit(card)

    def card_beside(self, opportunity: int, across: int, down: int) -> QWidget | None:
        """The card so far from another one; columns without cards are passed over."""
        columns = [column.cards for column in self.columns.values()]
        at = next(i for i, cards in enumerate(columns) if opportunity in [card.id for card in cards])
        row = [card.id for card in columns[at]].index(opportunity)
        if not across:
            return columns[at][row + down] if 0 <= row + down < len(columns[at]) else None
        at += across
        while 0 <= at < len(columns):
            if columns[at]:
                return columns[at][min(row, len(columns[at]) - 1)]
            at += across
        return None
