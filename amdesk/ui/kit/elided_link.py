"""A link that shortens itself where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from amdesk.ui.kit.labels import Link, plain_tip

FEW_LETTERS = 12


class ElidedLink(Link):
    """A link whose middle gives way to "…" where there is no room: the ending of a file's name stays in sight."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        plain_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        """As wide as a few letters."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self.fontMetrics().averageCharWidth() * FEW_LETTERS), wanted.height())

    def _drawn(self) -> str:
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            return self._words()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self._words()) - missing
        return metrics.elidedText(self._words(), Qt.TextElideMode.ElideMiddle, room)
