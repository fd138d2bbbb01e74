"""The Overview tab with the subjects that belong to it."""

from amdesk.ui.account.overview.profile import ProfileView
from amdesk.ui.desk import Desk
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("profile_entry", "Profile entries", ("section", "text", "on", "source"), quiet=True),
    Listed("aim", "Their aims", ("text", "year", "measure", "source", "on", "reached"), quiet=True),
    Listed("unit", "Units and sites", ("name", "is_site", "place", "parent_id")),
    Listed("their_plan", "Their plans", ("text", "effect", "by", "is_risk", "product_change", "asked_of_id")),
    Listed("value_brought", "Value we brought", ("text", "amount", "on", "accepted", "proof")),
    Listed("dealing_cost", "Cost of dealing with us", quiet=True),
    Listed("idea", "Ideas", ("text", "on", "told_by", "worth", "outcome")),
    Listed("acknowledgement", "Acknowledged", ("words", "section", "on", "where"), quiet=True),
    Listed("service_level", "Service levels"),
    Listed("own_risk", "Risks on our side", quiet=True),
    Listed("rhythm", "Rhythms", ("days", "since", "until"), quiet=True),
    Listed("warning_reply", "Snoozed warnings", quiet=True),
)


class OverviewTab(GrowingTab):
    """Who they are, how they want to be served, open things; more when there is more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("In short"), ProfileView(desk), LISTED, "overview")
