"""The position: strengths, weaknesses, opportunities and threats of both sides, and the competitors here (PLAN-6)."""

from functools import partial
from typing import TYPE_CHECKING, Any

from amdesk.analysis.position import position_sentence
from amdesk.analysis.series import Tone
from amdesk.model.values import PositionKind, Whose
from amdesk.store.queries.position import competitor_names, position_rows, presence_rows
from amdesk.ui.account.plan.part import PICTURE, PlanPart
from amdesk.ui.account.plan.position import doing
from amdesk.ui.account.plan.position.competitors import CompetitorLine, CompetitorsCard
from amdesk.ui.account.plan.position.line import PositionLine
from amdesk.ui.account.plan.position.quadrant import BothSides, Spot
from amdesk.ui.desk import Desk
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.records.pages import Listed
from amdesk.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

TABLES = (
    Listed("position_line", "Lines", ("text", "whose", "kind", "proof")),
    Listed("presence", "Competitors", ("competitor_id", "where", "strength", "says", "vulnerability", "answer")),
)
FIRST = Spot(Whose.OURS, PositionKind.STRENGTH)


class PositionView(PlanPart):
    """Lines are typed into their quadrant, edited where they stand, and moved by drag and by keys."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "position", _("Both sides"), TABLES)
        self.sides = BothSides(desk)
        self.competitors = CompetitorsCard(desk)
        area = Scroll(margin=0)
        area.body.addWidget(self.sides)
        area.body.addWidget(self.competitors)
        area.body.addStretch(1)
        self.lay_out(area)
        for quadrant in self.sides.quadrants.values():
            quadrant.entered.connect(self._add_line)
            quadrant.dropped.connect(self._put_line)
            quadrant.made.connect(self._listen)
        self.competitors.entered.connect(self._add_competitor)
        self.competitors.made.connect(self._listen_to_competitor)

    def fill(self) -> None:
        """Read both sides and the competitors."""
        source = self.desk.workspace
        rows, presences = position_rows(source, self.account_id), presence_rows(source, self.account_id)
        self.sentence.setText(position_sentence(rows, presences))
        self.sides.show_rows(self.account_id, rows)
        self.competitors.show_rows(self.account_id, presences, competitor_names(source))

    def add(self) -> None:
        """Wait for our first strength."""
        self.show_way(PICTURE)
        self.sides.quadrants[FIRST].entry.setFocus()

    def add_competitor(self) -> None:
        """Wait for the name of a competitor."""
        self.show_way(PICTURE)
        self.competitors.entry.setFocus()

    def show_row(self, table: str, row: int) -> None:
        """Lead the keyboard to a line or a competitor."""
        self.go_on(f"competitor-where-{row}" if table == "presence" else f"position-text-{row}")

    def _listen(self, line: PositionLine) -> None:
        line.stored.connect(self._set_line)
        line.moved.connect(self._move_line)
        line.removed.connect(self._remove_line)

    def _listen_to_competitor(self, line: CompetitorLine) -> None:
        line.stored.connect(self._set_presence)
        line.removed.connect(self._remove_presence)

    # Lines

    def _add_line(self, spot: Spot, text: str, deeper: bool) -> None:
        label = _("{where}: {what}").format(where=spot.words, what=text)
        act = partial(doing.add_line, account=self.account_id, whose=spot.whose, kind=spot.kind, text=text)
        added = self.sides.quadrants[spot].entry.keep(label, act)
        self.go_on(f"position-proof-{added}" if deeper and added else f"position-add-{spot.name}")

    def _set_line(self, line: int, name: str, words: str) -> None:
        what = {"text": _("Position: {what}"), "proof": _("Evidence: {what}")}[name].format(what=words or "–")
        self.desk.change(what, partial(doing.set_line, line=line, name=name, words=words))

    def _move_line(self, line: int, across: int, down: int) -> None:
        wanted = self.sides.beside(line, across, down)
        if wanted is not None:
            self._put_line(line, *wanted)

    def _put_line(self, line: int, spot: Spot, at: int) -> None:
        label = _("Move to {where}").format(where=spot.words)
        self.desk.change(label, partial(doing.put_line, line=line, whose=spot.whose, kind=spot.kind, at=at))
        self.go_on(f"position-text-{line}")

    def _remove_line(self, line: int) -> None:
        found = self.desk.workspace.select("SELECT text FROM position_line WHERE id = ?", (line,))
        self._remove(found, partial(doing.remove_line, line=line))

    # Competitors

    def _add_competitor(self, name: str) -> None:
        label = _("Competitor here: {what}").format(what=name)
        act = partial(doing.add_presence, account=self.account_id, name=name)
        added = self.competitors.entry.keep(label, act)
        self.go_on(f"competitor-where-{added}" if added is not None else "position-add-competitor")

    def _set_presence(self, presence: int, name: str, value: Any) -> None:
        row = self.competitors.lines[presence].row
        label = _("Change {what} here").format(what=row.competitor)
        self.desk.change(label, partial(doing.set_presence, presence=presence, name=name, value=value))

    def _remove_presence(self, presence: int) -> None:
        name = self.competitors.lines[presence].row.competitor
        self._remove([(name,)], partial(doing.remove_presence, presence=presence))

    def _remove(self, found: list[Any], act: "Callable[[Session], bool]") -> None:
        if not found:
            return
        label = _("Delete: {what}").format(what=found[0][0])
        if self.desk.change(label, act):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
