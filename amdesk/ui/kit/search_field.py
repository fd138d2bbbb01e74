"""The line one types words to look for into."""

from PySide6.QtWidgets import QLineEdit, QWidget

from amdesk.ui.kit.icons import Ink, icon


class SearchField(QLineEdit):
    """A line to search in, with its sign and a button to clear it."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setProperty("search", True)
        self.addAction(icon("search", Ink.FAINT), QLineEdit.ActionPosition.LeadingPosition)
