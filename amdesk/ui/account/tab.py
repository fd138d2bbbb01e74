"""The base of an account's tabs."""

from amdesk.ui.place import Place
from amdesk.ui.view import View


class AccountTab(View):
    """The base of the tabs: each shows one account."""

    account_id: int = 0

    def go_to(self, place: Place) -> None:
        """Show the account a place names."""
        if place.account is not None and place.account != self.account_id:
            self.account_id = place.account
            self._stale = True
            if self.isVisible():
                self.refresh()
