"""A part of a page that may come a moment later, so that the page's own answer stands first."""

from PySide6.QtGui import QPaintEvent, QShowEvent

from amdesk.ui.view import View


class LaterView(View):
    """A view that reads right after its empty place was painted."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read nothing yet."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read soon when seen with something old."""
        if self._stale:
            self._soon.start()
