"""The line one types words to look for into."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from amdesk.ui.kit.icons import Ink, icon
from amdesk.words import _

BESIDE_PX = 64
"""The sign, the button to clear and the edges."""


class SearchField(QLineEdit):
    """A line to search in, with its sign and a button to clear it; where the hint has no room it is one word."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = hint
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setProperty("search", True)
        self.addAction(icon("search", Ink.FAINT), QLineEdit.ActionPosition.LeadingPosition)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the hint as can be read whole."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self.hint) + BESIDE_PX <= self.width()
        self.setPlaceholderText(self.hint if fits else _("Search"))
