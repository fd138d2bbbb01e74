"""What stands on Today while the workspace is empty: how to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _

WIDTH_PX = 560


class Welcome(QWidget):
    """A short word, two ways to begin, and the short tour."""

    import_asked = Signal()
    account_asked = Signal()
    tour_asked = Signal()

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
        column.addLayout(_in_the_middle(card))
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
        tour = Link(_("Show me around"))
        tour.setObjectName("welcome-tour")
        tour.clicked.connect(self.tour_asked)
        for widget in (bring, new, tour):
            line.addWidget(widget)
        line.addStretch(1)
        return line


def _in_the_middle(card: Card) -> QHBoxLayout:
    """A card between two stretches, so that it is as high as its words need."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card)
    line.addStretch(1)
    return line
