"""The frame of the map's dialogs: heading, what is asked, what is refused, and the buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.panel import Scroll


class MapDialog(QDialog):
    """Asks something about people of the map; fill `body`, and store in `keep`."""

    def __init__(self, title: str, accept: str, name: str, parent: QWidget, width: int, height: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        DialogCurtain(self)
        offer_help(self, "map")
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(title, role=TextRole.HEADING, wrap=True))
        self.area = Scroll(margin=0)
        self.body = self.area.body
        self.body.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.area, 1)
        self.result_words = Text("", role=TextRole.STRONG, wrap=True)
        self.result_words.setObjectName(f"{name}-result")
        self.result_words.hide()
        column.addWidget(self.result_words)
        self.refusal = Text("", wrap=True)
        self.refusal.setObjectName(f"{name}-refusal")
        self.refusal.set_tone(Tone.BAD)
        self.refusal.hide()
        column.addWidget(self.refusal)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText(accept)
        self.save.setProperty("primary", True)
        self.save.setObjectName(f"{name}-keep")
        self.save.setDefault(True)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.resize(width, height)

    def put_below_title(self, part: QWidget) -> None:
        """Let a part stand between the title and what scrolls."""
        self.column.insertWidget(1, part)

    def keep(self) -> None:
        """Store what was said and close."""
        raise NotImplementedError

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be kept; empty takes it away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
