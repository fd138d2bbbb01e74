"""Five questions about one account: which one, the questions, and what came out of them."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedLayout

from amdesk.analysis.five_questions import Answers, CameOut, Outcome, outcome
from amdesk.analysis.plan_templates import proposed_template
from amdesk.analysis.quick_entry import NamedAccount, NamedPerson
from amdesk.analysis.series import Tone
from amdesk.model.values import Template
from amdesk.store.queries import five_questions as asked
from amdesk.store.queries.colleagues import me
from amdesk.store.queries.health import account_facts
from amdesk.ui.desk import Desk
from amdesk.ui.five_questions.asking import Asking
from amdesk.ui.five_questions.choosing import ChooseAccount
from amdesk.ui.five_questions.kept import KeptAnswers
from amdesk.ui.five_questions.storing import store
from amdesk.ui.five_questions.summary import Summary
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from amdesk.ui.running import run_command
from amdesk.ui.view import View
from amdesk.words import _

KEEP_AFTER_MS = 900
CHOOSE, ASK, CAME_OUT = range(3)


class FiveQuestionsPage(View):
    """Leads through the five questions; what was typed is kept until it is told."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.account: int | None = None
        self.name = ""
        self.people: list[NamedPerson] = []
        self.found = Outcome()
        self.kept = KeptAnswers(desk)
        self.choosing, self.asking, self.summary = ChooseAccount(), Asking(), Summary()
        self.stack = QStackedLayout(self)
        for part in (self.choosing, self.asking, self.summary):
            self.stack.addWidget(part)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep)
        self.choosing.chosen.connect(self._choose)
        self.asking.altered.connect(self._understand)
        self.asking.finished.connect(self.finish)
        self.asking.left.connect(self.leave)
        self.summary.map_asked.connect(partial(self._open_tab, "map"))
        self.summary.plan_asked.connect(partial(self._open_tab, "plan"))
        self.summary.brief_asked.connect(partial(run_command, self, "print-brief"))
        self.summary.next_asked.connect(partial(self.desk.go, Place("five-questions")))

    # Where one is

    def go_to(self, place: Place) -> None:
        """Ask about the account of the place; without one it is chosen first."""
        self.keep()
        self.account = place.account
        self.refresh()
        if self.account is None:
            self.stack.setCurrentIndex(CHOOSE)
            self.choosing.begin()
        else:
            self._begin(self.account)

    def place(self) -> Place:
        """The account asked about."""
        return Place("five-questions", self.account)

    def _choose(self, account: int) -> None:
        self.desk.go(Place("five-questions", account))

    def _begin(self, account: int) -> None:
        answers = self.kept.open(account)
        if answers.told:
            undone = not asked.has_map(self.desk.workspace, account)
            answers = replace(answers, told=False, at=0) if undone else Answers()
        self.stack.setCurrentIndex(ASK)
        self.asking.begin(self.name, answers, self.people, self._template(account))

    def _template(self, account: int) -> Template:
        source = self.desk.workspace
        facts = account_facts(source, source.today, {account})
        return proposed_template(facts[0]) if facts else Template.GROWTH

    def _open_tab(self, tab: str) -> None:
        if self.account is not None:
            self.desk.open_account(self.account, tab)

    # Showing

    def fill(self) -> None:
        """Read the accounts to choose from, or the people of the one asked about."""
        source = self.desk.workspace
        if self.account is None:
            self.choosing.show_accounts(asked.accounts_to_choose(source))
            return
        try:
            known = asked.account_asked(source, self.account)
        except LookupError:
            self.account = None
            self.stack.setCurrentIndex(CHOOSE)
            return
        self.name = known.name
        self.people = [NamedPerson(*row) for row in asked.people_to_name(source, self.account)]
        self.asking.holders, self.asking.has_plan = known.holders, known.plan is not None
        self.asking.offer_people(self.people)

    def _understand(self, answers: Answers) -> None:
        here = NamedAccount(self.account, self.name)
        self.found = outcome(answers, self.people, here, self.desk.workspace.today)
        self.asking.show_outcome(self.found)
        self._keep_soon.start()

    # Keeping and telling

    def keep(self) -> None:
        """Keep the answers as they are."""
        self._keep_soon.stop()
        if self.account is not None and self.kept.account == self.account and self.stack.currentIndex() == ASK:
            self.kept.keep(self.asking.answers)

    def finish(self) -> None:
        """Store everything as one step, and show what came out of it."""
        account = self.account
        if account is None or looking().on:
            return
        act = partial(store, account=account, found=self.found, template=self.asking.wanted, me=me(self.desk.workspace))
        answers = self.asking.answers
        result = self.desk.change(_("Five questions about {account}").format(account=self.name), act)
        if result is None:
            self.keep()
            return
        self.kept.keep(replace(answers, told=True))
        self._show_result(result)

    def _show_result(self, result: CameOut) -> None:
        self._keep_soon.stop()
        self.summary.show_result(self.name, result, self.found)
        self.stack.setCurrentIndex(CAME_OUT)
        self.summary.begin()
        self.desk.say(
            _("The answers about {account} are stored.").format(account=self.name), Tone.GOOD, _("Undo"), self.undo
        )

    def undo(self) -> None:
        """Take the step back; the answers stand in their fields again."""
        self.desk.undo()
        if self.account is not None and self.isVisible():
            self._begin(self.account)

    def leave(self) -> None:
        """Go to the account; the answers are kept and can be gone on with."""
        account, answers = self.account, self.asking.answers
        self.keep()
        if account is None:
            self.desk.go(Place("today"))
            return
        self.desk.open_account(account, "overview")
        if not answers.is_empty and self.stack.currentIndex() == ASK:
            words = _("The answers about {account} are kept.").format(account=self.name)
            self.desk.say(words, Tone.QUIET, _("Go on"), partial(self.desk.go, Place("five-questions", account)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keep()
        super().hideEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Alt+Left is the question before, while there is one, rather than the page before."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._goes_back(event):
            event.accept()
            return True
        return super().event(event)

    def _goes_back(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        asks = self.stack.currentIndex() == ASK and self.asking.answers.at > 0
        return alt and event.key() == Qt.Key.Key_Left and asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Alt+Left goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self._goes_back(event):
            self.asking.go_by(-1)
        else:
            super().keyPressEvent(event)
