"""The Pulse tab with its tables."""

from amdesk.ui.account.pulse.view import PulseView
from amdesk.ui.desk import Desk
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("pulse", "Scores", ("on", "person_id", "kind", "company", "products", "words", "needs")),
    Listed("promise", "Promises", ("text", "by", "person_id", "owner_id", "due", "status")),
)


class PulseTab(GrowingTab):
    """Satisfaction first, then the tables of scores and promises."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Satisfaction"), PulseView(desk), LISTED, "pulse-part")
