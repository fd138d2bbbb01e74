"""What came out of the five questions, and the ways on: the map, the plan, the printed brief."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.five_questions import Asked, CameOut, Outcome, came_out, understood
from amdesk.ui.five_questions.words import LABELS
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Separator, empty_out
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

WIDTH_PX, LABEL_PX = 680, 120


class Summary(QWidget):
    """A card with a sentence; each signal is one of the ways on."""

    map_asked = Signal()
    plan_asked = Signal()
    brief_asked = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", role=TextRole.HEADING, wrap=True)
        self.sentence = Text("", wrap=True)
        self.sentence.setObjectName("questions-came-out")
        self.brief = Button(_("&Print the brief…"), icon_name="printer", primary=True)
        self.map = Button(_("Open the &map"), icon_name="sitemap")
        self.plan = Button(_("Open the p&lan"), icon_name="target")
        self.next = Button(_("&Another account…"), icon_name="help-circle", quiet=True)
        ways = ((self.brief, "brief"), (self.map, "map"), (self.plan, "plan"), (self.next, "another"))
        for button, name in ways:
            button.setObjectName(f"questions-{name}")
            button.setAutoDefault(True)  # Enter takes whichever way on one stands on
        for button, signal in zip(
            (self.brief, self.map, self.plan, self.next),
            (self.brief_asked, self.map_asked, self.plan_asked, self.next_asked),
            strict=True,
        ):
            button.clicked.connect(signal)
        card = Card()
        card.setFixedWidth(WIDTH_PX)
        card.body.setContentsMargins(12, 12, 12, 8)
        card.body.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Sign("circle-check", 24, Ink.GOOD))
        head.addWidget(self.title, 1)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button, _name in ways:
            line.addWidget(button)
        line.addStretch(1)
        self.told = QVBoxLayout()
        self.told.setSpacing(6)
        card.body.addLayout(head)
        card.body.addWidget(self.sentence)
        card.body.addWidget(Separator())
        card.body.addLayout(self.told)
        card.body.addLayout(line)
        column = QVBoxLayout(self)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def show_result(self, account: str, result: CameOut, found: Outcome) -> None:
        """Say what came out, and what was told."""
        self.title.setText(account)
        self.sentence.setText(came_out(result))
        empty_out(self.told)
        for asked in Asked:
            if words := understood(found, asked):
                self.told.addLayout(_line(LABELS[asked], words))

    def begin(self) -> None:
        """Stand on the printed brief, the next useful step."""
        self.brief.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(label: str, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    first = Text(label, role=TextRole.MUTED)
    first.setFixedWidth(LABEL_PX)
    line.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words, wrap=True), 1)
    return line
