"""The table of reviews: the newest first, what became of each, and what was decided beside its form."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.fields import Field
from amdesk.model.managers_rows import Decided
from amdesk.store.queries.cells import day as day_of
from amdesk.store.queries.rounds import decisions_taken
from amdesk.ui.desk import Desk
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.records.dialog import ask_for
from amdesk.ui.records.panel import RecordsPanel
from amdesk.words import _, day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DECISION_FIELDS = ("text", "owner_id", "due", "account_id")


class DecidedCard(Card):
    """The decisions of one review, each with a box for kept; `ticked` names one, `opened` asks for its form."""

    ticked = Signal(int, bool)
    opened = Signal(int)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("What was decided"))
        self.setObjectName("review-decided")
        self.body.setSpacing(0)

    def show_decisions(self, taken: Sequence[Decided], now: Any) -> None:
        """Show other decisions."""
        self.clear()
        self.set_aside(str(len(taken)) if taken else "")
        for one in taken:
            self.body.addWidget(self._row(one, now))
        if not taken:
            self.body.addWidget(Text(_("Nothing was decided in it yet."), role=TextRole.MUTED))
        self.body.addWidget(self._adder(), 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, one: Decided, now: Any) -> QWidget:
        row = Row(one.text)
        row.setObjectName(f"decision-{one.id}")
        box = QCheckBox()
        box.setProperty("done", True)
        box.setChecked(one.kept_on is not None)
        box.setAccessibleName(_("Kept: {what}").format(what=one.text))
        box.setObjectName(f"decision-kept-{one.id}")
        box.clicked.connect(partial(self._tick, one.id, box))
        row.line.addWidget(box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(one.text))
        note = " · ".join(part for part in (one.account, one.owner, day(one.due, now) if one.due else "") if part)
        words.addWidget(Elided(note, role=TextRole.SMALL))
        row.line.addLayout(words, 1)
        row.clicked.connect(partial(self._open, one.id))
        return row

    def _tick(self, decision: int, box: QCheckBox, checked: bool = False) -> None:
        self.ticked.emit(decision, box.isChecked())

    def _open(self, decision: int) -> None:
        self.opened.emit(decision)

    def _adder(self) -> QWidget:
        link = Link(_("+ decision"))
        link.setObjectName("review-add-decision")
        link.clicked.connect(self._ask)
        return link

    def _ask(self, checked: bool = False) -> None:
        self.asked.emit()


class ReviewsPanel(RecordsPanel):
    """Reviews as rows; opening one shows what was decided, and its form below."""

    def __init__(self, desk: Desk, table: str, **rest: Any) -> None:
        super().__init__(desk, table, **rest)
        if not self.table.sorting()[0]:
            self.table.sort_by("on", falling=True)
        self.decided = DecidedCard()
        self.decided.ticked.connect(self.keep)
        self.decided.opened.connect(self._open_decision)
        self.decided.asked.connect(self.decide)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.decided)
        column.addWidget(self.form, 1)
        self.split.addWidget(side)
        self.split.setStretchFactor(1, 2)
        self.side = side
        side.hide()

    def _column(self, field: Field, visible: bool) -> TableColumn:
        made = super()._column(field, visible)
        if field.name != "held":
            return made
        return TableColumn("held", _("State"), ColumnKind.CHIP, 96, value=self._state, tone=_tone)

    def _state(self, row: dict[str, Any]) -> str:
        if row["held"]:
            return _("held")
        on = day_of(row["on"])
        return _("ahead") if on is None or on >= self.desk.workspace.today else _("not held")

    def fill(self) -> None:
        """Read the rows, the chosen one's form and what was decided in it."""
        super().fill()
        self._show_decided()

    def _show_decided(self) -> None:
        row = self.form.row
        self.side.setVisible(row is not None)
        if row is not None:
            self.decided.show_decisions(decisions_taken(self.desk.workspace, row), self.desk.workspace.today)

    def _choose(self, keys: list[Any]) -> None:
        super()._choose(keys)
        self._show_decided()

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.side.show()
        super()._open(key)
        self._show_decided()

    def _close_form(self) -> None:
        super()._close_form()
        self.side.hide()

    # Doing

    def keep(self, decision: int, is_kept: bool) -> None:
        """What was decided was done today, or not after all."""
        label = _("Decision kept") if is_kept else _("Decision open again")
        self.desk.change(label, partial(keep_decision, decision=decision, is_kept=is_kept))

    def decide(self) -> None:
        """Ask for one more decision of the review in view."""
        if self.form.row is not None:
            ask_for(self.desk, "decision", {"review_id": self.form.row}, parent=self, fields=DECISION_FIELDS)

    def _open_decision(self, decision: int) -> None:
        self.desk.open_row("decision", decision)


def keep_decision(session: "Session", decision: int, is_kept: bool) -> bool:
    """Mark a decision as kept today, or as open."""
    from amdesk.model.reviews import Decision

    session.get_one(Decision, decision).kept_on = session.info["today"] if is_kept else None
    return True


def _tone(row: dict[str, Any]) -> Tone:
    return Tone.GOOD if row["held"] else Tone.QUIET
