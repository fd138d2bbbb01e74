"""The Timeline tab with its tables."""

from amdesk.ui.account.timeline.view import TimelineView
from amdesk.ui.desk import Desk
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("touch", "Touches", ("on", "at", "channel", "kind", "status", "purpose", "note")),
    Listed("promise", "Promises", ("text", "by", "person_id", "owner_id", "due", "status")),
    Listed("touch_person", "People in touches", ("touch_id", "person_id", "came"), quiet=True),
    Listed("touch_colleague", "Colleagues in touches", ("touch_id", "colleague_id"), quiet=True),
    Listed("enquiry", "Enquiries", ("text", "person_id", "on", "handed_to_id", "answered_on")),
)


class TimelineTab(GrowingTab):
    """What happened first, then the tables of touches, promises and enquiries."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Timeline"), TimelineView(desk), LISTED, "timeline-part")
