"""Actions: everything due from anywhere, and the tables of actions, promises and requests."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from amdesk.model.day_rows import Due
from amdesk.ui.actions.due import DueView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.place import Place
from amdesk.ui.records.pages import Listed, RecordTabs
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.words import _, counted, sentence

LISTED = (
    Listed("action", "Actions", ("name", "account_id", "owner_id", "due", "status", "objective_id", "issue_id")),
    Listed("promise", "Promises", ("text", "account_id", "by", "person_id", "owner_id", "due", "status")),
    Listed("request", "Requests", ("text", "issue_id", "team_id", "colleague_id", "asked_on", "due", "answered_on")),
)
DUE, CHECK_INS, PROMISES, ALL = "due", "check-ins", "promises", "all"


class ActionsPage(View):
    """What is due, who waits for a check-in, what was promised, and everything there is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.sentence.setObjectName("actions-sentence")
        names = (
            (DUE, _("Everything due")),
            (CHECK_INS, _("Check-ins")),
            (PROMISES, _("Promises")),
            (ALL, _("All actions")),
        )
        self.tabs = TabRow(names, "actions-tab")
        self.due = DueView(desk)
        self.due.counted.connect(self._say)
        self.records: RecordTabs | None = None
        self.made: dict[str, View] = {DUE: self.due}
        self.stack = QStackedWidget()
        self.stack.addWidget(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 18)
        column.setSpacing(4)
        column.addWidget(Text(_("Actions"), role=TextRole.TITLE))
        column.addWidget(self.sentence)
        column.addWidget(self.tabs)
        column.addSpacing(6)
        column.addWidget(self.stack, 1)
        self.tabs.choose(DUE)
        self.tabs.chosen.connect(self.show_tab)

    def fill(self) -> None:
        """The tables read for themselves."""

    def show_tab(self, name: str) -> None:
        """Show what is due, check-ins, promises or the tables; each is made on its first visit."""
        self.tabs.choose(name)
        self.stack.setCurrentWidget(self._records() if name == ALL else self._view(name))

    def _view(self, name: str) -> View:
        if name not in self.made:
            from amdesk.ui.actions.check_ins import CheckInsView
            from amdesk.ui.actions.promises import PromisesView

            self.made[name] = CheckInsView(self.desk) if name == CHECK_INS else PromisesView(self.desk)
            self.stack.addWidget(self.made[name])
        return self.made[name]

    def _records(self) -> RecordTabs:
        if self.records is None:
            self.records = RecordTabs(self.desk, LISTED, "all-actions")
            self.stack.addWidget(self.records)
        return self.records

    def go_to(self, place: Place) -> None:
        """Show the row a place names, or the tab it was left at."""
        if place.subject in {one.table for one in LISTED}:
            self.show_tab(ALL)
            self._records().go_to(place)
        elif place.tab in self.tabs.buttons:
            self.show_tab(place.tab)
            if place.tab == PROMISES and place.account is not None:
                self._show_promises_of(place.account)

    def _show_promises_of(self, account: int) -> None:
        from amdesk.ui.actions.promises import PromisesView

        view = self._view(PROMISES)
        if isinstance(view, PromisesView):
            view.show_account(account)

    def stands_on(self) -> tuple[int, int | None] | None:
        """What is chosen on the tab in view."""
        view = self.stack.currentWidget()
        return view.stands_on() if isinstance(view, View | RecordTabs) else None

    def place(self) -> Place | None:
        """The tab in view."""
        return Place("actions", None, self.tabs.current())

    def _say(self, dues: Sequence[Due]) -> None:
        self.sentence.setText(says(dues))


def says(dues: Sequence[Due]) -> str:
    """How much is late and how much waits for others."""
    late = sum(due.days_late > 0 for due in dues)
    waiting = sum(not due.mine for due in dues)
    late_waiting = sum(due.days_late > 0 and not due.mine for due in dues)
    if not dues:
        return _("Nothing is due.")
    first = sentence(counted(late, _("line is late"), _("lines are late"))) if late else _("Nothing is late.")
    if not waiting:
        return first
    second = counted(waiting, _("waits for someone else"), _("wait for someone else"))
    if late_waiting:
        second += _(", {n} of them late").format(n=late_waiting)
    return f"{first} {sentence(second)}"
