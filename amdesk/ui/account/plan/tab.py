"""The Plan tab with the subjects that belong to it."""

from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("position_line", "Position", ("text", "whose", "kind", "proof")),
    Listed("presence", "Competitors here", ("competitor_id", "where", "strength", "says", "vulnerability", "answer")),
    Listed("white_cell", "White space", ("range_id", "unit_id", "state", "potential", "ours", "competitor_id")),
    Listed("opportunity", "Opportunities", ("name", "kind", "stage", "value", "probability", "closes_on")),
    Listed("resource", "Resources", ("what", "kind", "colleague_id", "asked", "granted", "used", "due", "action_id")),
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


class PlanTab(GrowingTab):
    """The strategy first; position, white space, opportunities and resources when there are any."""

    def __init__(self, desk: Desk) -> None:
        strategy = PlanView(desk)
        super().__init__(desk, _("Strategy"), strategy, LISTED, "plan-part")
        strategy.part_asked.connect(self.begin)
