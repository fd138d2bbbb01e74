"""The Intelligence tab: what we found out about one account and what answers it."""

from PySide6.QtWidgets import QVBoxLayout

from amdesk.ui.account.intelligence.view import FindingsView, waiting_words
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.place import Place


class IntelligenceTab(AccountTab):
    """The sentence first, then the wheels and what waits."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("intelligence-sentence")
        self.findings = FindingsView(desk, of_one_account=True)
        self.findings.queue.counted.connect(self._say)
        area = Scroll()
        area.body.setSpacing(10)
        area.body.addWidget(self.sentence)
        area.body.addWidget(self.findings, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _say(self, waiting: int, over: int) -> None:
        self.sentence.setText(waiting_words(waiting))

    def fill(self) -> None:
        """The parts read for themselves."""
        self.findings.limit(self.account_id)

    def go_to(self, place: Place) -> None:
        """Show the piece a place names."""
        super().go_to(place)
        self.findings.limit(self.account_id)
        self.findings.go_to(place)
