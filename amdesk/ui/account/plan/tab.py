"""The Plan tab with the subjects that belong to it."""

from collections.abc import Callable

from amdesk.store.queries.records import count_rows
from amdesk.ui.account.plan.opportunities.view import OpportunitiesView
from amdesk.ui.account.plan.part import PlanPart
from amdesk.ui.account.plan.position.view import PositionView
from amdesk.ui.account.plan.resources.view import ResourcesView
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.account.plan.white_space.view import WhiteSpaceView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.part import Part
from amdesk.ui.records.subject import subject
from amdesk.words import _

LISTED = (
    Listed("position_line", "Position"),
    Listed("white_cell", "White space"),
    Listed("opportunity", "Opportunities"),
    Listed("resource", "Resources"),
    Listed(
        "target",
        "People to win",
        ("person_id", "stance_then", "stance_wanted", "by", "approach", "owner_id"),
        quiet=True,
    ),
    Listed("plan", "All plans", ("name", "starts", "ends", "status", "proposed_on", "next_review"), quiet=True),
    Listed("agreement", "Agreements", ("plan_id", "on", "colleague_id", "person_id", "how"), quiet=True),
    Listed("measure_value", "Measured", ("objective_id", "on", "value"), quiet=True),
    Listed("opportunity_person", "Who decides", ("opportunity_id", "person_id", "part"), quiet=True),
    Listed("opportunity_colleague", "Who had a part", ("opportunity_id", "colleague_id", "part"), quiet=True),
)
POSITION, COMPETITORS = "position-line", "presence"
PARTS: dict[str, Callable[[Desk], PlanPart]] = {
    POSITION: PositionView,
    "white-cell": WhiteSpaceView,
    "opportunity": OpportunitiesView,
    "resource": ResourcesView,
}
"""What has a picture of its own; all of these are ours alone."""
ALSO = {POSITION: (COMPETITORS,)}
"""Subjects shown beside the one that gives a tab its name."""


class PlanTab(GrowingTab):
    """The strategy first; position, white space, opportunities and resources when there are any."""

    def __init__(self, desk: Desk) -> None:
        strategy = PlanView(desk)
        super().__init__(desk, _("Strategy"), strategy, LISTED, "plan-part")
        strategy.part_asked.connect(self.begin)

    def make_panel(self, name: str) -> Part:
        """A part with its picture, or the table of a subject."""
        if name not in PARTS:
            return super().make_panel(name)
        part = PARTS[name](self.desk)
        if isinstance(part, ResourcesView):
            part.plan_asked.connect(self._show_strategy)
        part.limit(self.account_id)
        return part

    def tab_of(self, table: str) -> str:
        """The competitors here stand under the position."""
        return POSITION if table == COMPETITORS else super().tab_of(table)

    def may_show(self, name: str) -> bool:
        """While someone is looking no part is offered; the one in view stays, behind its curtain."""
        return not (looking().on and name in PARTS) or name == self.row.current()

    def count(self, name: str) -> int:
        """How many rows stand in a tab; the tab itself is no secret, so the one in view need not leave."""
        if name not in PARTS:
            return super().count(name)
        tables = (self.listed[name].table, *ALSO.get(name, ()))
        return sum(count_rows(self.desk.whole, subject(table).shape, self.account_id) for table in tables)

    def begin(self, name: str) -> None:
        """Show a part; the competitors stand under the position."""
        super().begin(self.tab_of(name))
        part = self.panels[self.tab_of(name)]
        if name == COMPETITORS and isinstance(part, PositionView):
            part.add_competitor()

    def _show_strategy(self) -> None:
        self.show_tab("main")
