"""The part of the inspector that shows a line: who, how strong, since when, and ending it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.map_lines import LineShape
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _


class LinePart(QWidget):
    """Shows one line."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self.deeds = deeds
        self.line: LineShape | None = None
        self.words = Text("", wrap=True)
        self.strength = Dots(1, 3, can_clear=False)
        self.strength.setAccessibleName(_("Strength"))
        self.strength.rated.connect(self._strengthen)
        self.remove = Button(_("End this line"), icon_name="trash")
        self.remove.clicked.connect(self._end)
        row = QHBoxLayout()
        row.addWidget(Text(_("Strength"), role=TextRole.MUTED))
        row.addStretch(1)
        row.addWidget(self.strength)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.remove)

    def show_line(self, line: LineShape, source: str, target: str) -> None:
        """Show another line."""
        self.line = line
        self.words.setText(_("From {source} to {target}").format(source=source, target=target))
        self.strength.set_value(None if line.kind.is_formal else line.width)
        self.strength.setVisible(not line.kind.is_formal)

    def _strengthen(self, strength: int) -> None:
        if self.line is not None:
            self.deeds.strengthen(self.line.id, strength)

    def _end(self, checked: bool = False) -> None:
        if self.line is not None:
            self.deeds.delete_line(self.line.id)
