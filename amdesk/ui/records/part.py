"""The base of what stands in a tab within an account's tab."""

from amdesk.ui.view import View


class Part(View):
    """Rows of one subject of an account, as a table or in a form of their own."""

    def limit(self, account_id: int) -> None:
        """Show the rows of another account."""
        raise NotImplementedError

    def add(self) -> None:
        """Get ready to take a new row."""
        raise NotImplementedError
