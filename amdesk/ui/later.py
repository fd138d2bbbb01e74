"""A part of a page that may come a moment later, so that the page's own answer stands first."""

from PySide6.QtGui import QShowEvent

from amdesk.ui.view import View


class LaterView(View):
    """A view that reads right after the page around it was painted."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read soon when shown with something old."""
        if self._stale:
            self._soon.start()
        event.accept()
