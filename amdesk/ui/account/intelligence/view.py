"""Intelligence of one account or of all: the wheels, what waits for an answer, what came of it, and everything."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from amdesk.ui.account.intelligence.queue import FindingsQueue
from amdesk.ui.account.intelligence.wheels import WheelsOverTime
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.records.panel import RecordsPanel
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _, plural

WAITING, OVER, ALL = "waiting", "over", "all"


class FindingsView(View):
    """Wheels on top; below what waits, what is over, and the list of everything."""

    private = True

    def __init__(self, desk: Desk, *, of_one_account: bool) -> None:
        super().__init__(desk)
        self.account_id: int | None = None
        self.wheels = WheelsOverTime(desk)
        names = ((WAITING, _("Waiting for an answer")), (OVER, _("What came of it?")), (ALL, _("Everything")))
        self.tabs = TabRow(names, "intelligence-part")
        self.queue = FindingsQueue(desk, of_one_account=of_one_account)
        self.records = RecordsPanel(
            desk,
            "intel",
            account_id=0 if of_one_account else None,
            columns=("text", "kind", "on", "said_by", "certainty", "implication", "effect"),
            empty=_(
                "Nothing found out yet. Add what you heard or saw: a need, a plan of theirs, a competitor's visit."
            ),
        )
        self.stack = QStackedWidget()
        for part in (self.queue, self.records):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.wheels)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.tabs.choose(WAITING)
        self.tabs.chosen.connect(self.show_part)
        self.queue.counted.connect(self._count)

    def fill(self) -> None:
        """The parts read for themselves."""

    def limit(self, account_id: int) -> None:
        """Show another account."""
        self.account_id = account_id
        self.wheels.limit(account_id)
        self.queue.limit(account_id, over=self.queue.over)
        self.records.limit(account_id)

    def show_part(self, name: str) -> None:
        """Show what waits, what is over, or everything."""
        self.tabs.choose(name)
        self.stack.setCurrentWidget(self.records if name == ALL else self.queue)
        if name != ALL:
            self.queue.limit(self.account_id, over=name == OVER)

    def _count(self, waiting: int, over: int) -> None:
        self.tabs.buttons[WAITING].setText(_("Waiting for an answer ({n})").format(n=waiting))
        self.tabs.buttons[OVER].setText(_("What came of it? ({n})").format(n=over))

    def go_to(self, place: Place) -> None:
        """Show the piece a place names."""
        if place.subject == "intel" and place.row is not None:
            self.show_part(ALL)
            self.records.go_to(place)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account of what is chosen."""
        part = self.stack.currentWidget()
        return part.stands_on() if isinstance(part, View) else None


def waiting_words(waiting: int) -> str:
    """How many wait, said in a sentence."""
    if not waiting:
        return _("Nothing waits for an answer.")
    return plural(
        "{n} piece waits for an action or a reason for none.",
        "{n} pieces wait for an action or a reason for none.",
        waiting,
    )
