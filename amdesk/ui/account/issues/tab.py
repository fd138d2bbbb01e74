"""The Issues tab: one issue worked in; requests, noes, shares and the like as lists when they are asked for."""

from PySide6.QtWidgets import QWidget

from amdesk.ui.account.issues.reading import ISSUE_OF
from amdesk.ui.account.issues.view import IssueView
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed(
        "request",
        "Requests to colleagues",
        ("text", "issue_id", "colleague_id", "team_id", "asked_on", "due", "answered_on"),
        quiet=True,
    ),
    Listed("involved", "Teams involved", ("issue_id", "team_id", "colleague_id", "part"), quiet=True),
    Listed(
        "disputed_line", "Disputed transactions", ("document", "issue_id", "on", "charged", "right", "note"), quiet=True
    ),
    Listed(
        "refusal",
        "Noes",
        ("reason", "issue_id", "cause", "alternative", "accepted", "agreed_by", "at_stake", "on"),
        quiet=True,
    ),
    Listed("team_share", "Shares by team", ("issue_id", "team_id", "share"), quiet=True),
    Listed("credit_note", "Credit notes", ("number", "issue_id", "on", "amount", "signed_off_on"), quiet=True),
    Listed(
        "step", "Steps, all fields", ("issue_id", "number", "name", "status", "owner_id", "due", "note"), quiet=True
    ),
    Listed("issue", "Issues, all fields", quiet=True),
)
IN_LISTS = ("request", "involved", "disputed_line", "refusal")


class IssuesTab(GrowingTab):
    """The issue in view; the lists beside it wait in a menu until one is asked for."""

    def __init__(self, desk: Desk) -> None:
        self.view = IssueView(desk)
        super().__init__(desk, _("Issue"), self.view, LISTED, "issue-part")

    def _head(self) -> QWidget:
        self.head = super()._head()
        self.more.setText(_("Lists") + "  ")
        self.more.setAccessibleName(_("Lists of issues"))
        self.view.listing.column.addWidget(self.more)
        return self.head

    def fill(self) -> None:
        """The row of lists appears when one of them is asked for."""
        super().fill()
        self._place_more()

    def begin(self, name: str) -> None:
        """Show the tab of a list, and the row of tabs with it."""
        self.head.show()
        super().begin(name)

    def go_to(self, place: Place) -> None:
        """Show an issue or one of its rows where it is worked in; what only stands in lists, there."""
        if place.subject in ISSUE_OF and place.subject not in IN_LISTS:
            AccountTab.go_to(self, place)
            for panel in self.panels.values():
                panel.limit(self.account_id)
            self.view.go_to(place)
            self.show_tab("main")
        else:
            super().go_to(place)

    def _place_more(self) -> None:
        in_lists = bool(self.asked) or self.row.current() != "main"
        self.head.setVisible(in_lists)
