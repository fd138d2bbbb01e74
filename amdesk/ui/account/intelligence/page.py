"""The page of all intelligence: the wheels in total, and everything that waits for an answer at any account."""

from PySide6.QtWidgets import QVBoxLayout

from amdesk.ui.account.intelligence.view import FindingsView, waiting_words
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.place import Place
from amdesk.ui.view import View
from amdesk.words import _


class IntelligencePage(View):
    """Every account's findings in one queue."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("all-intelligence-sentence")
        self.findings = FindingsView(desk, of_one_account=False)
        self.findings.queue.counted.connect(self._say)
        area = Scroll()
        area.body.setSpacing(8)
        area.body.addWidget(Text(_("Intelligence"), role=TextRole.TITLE))
        area.body.addWidget(self.sentence)
        area.body.addWidget(self.findings, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _say(self, waiting: int, over: int) -> None:
        self.sentence.setText(waiting_words(waiting))

    def fill(self) -> None:
        """The parts read for themselves."""

    def go_to(self, place: Place) -> None:
        """Show the piece a place names."""
        self.findings.go_to(place)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of what is chosen."""
        return self.findings.stands_on()
