"""What stands on Today while the workspace is empty: how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _

WIDTH_PX = 560


class Welcome(QWidget):
    """A short word and two ways to begin."""

    import_asked = Signal()
    account_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today-welcome")
        card = Card()
        card.setFixedWidth(WIDTH_PX)
        card.body.setContentsMargins(20, 20, 20, 20)
        card.body.setSpacing(12)
        card.body.addWidget(Text(_("Welcome to amdesk"), role=TextRole.HEADING))
        words = _(
            "This page will say each morning what is due, which accounts need you and why, and that nobody is "
            "forgotten. It begins with your accounts: bring them in from a file, or write down the first one."
        )
        card.body.addWidget(Text(words, wrap=True))
        card.body.addLayout(self._buttons())
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        bring = Button(_("&Import my accounts"), icon_name="file-import", primary=True)
        bring.setObjectName("welcome-import")
        bring.clicked.connect(self.import_asked)
        new = Button(_("&New account"), icon_name="plus")
        new.setObjectName("welcome-new-account")
        new.clicked.connect(self.account_asked)
        line.addWidget(bring)
        line.addWidget(new)
        line.addStretch(1)
        return line
