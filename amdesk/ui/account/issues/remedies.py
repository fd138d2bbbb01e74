"""What is done so that the issue cannot come back, and the later look whether it worked (ISS-7)."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from amdesk.model.issue_rows import RemedyRow
from amdesk.ui.account.issues.money import card_row
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, day, full_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from amdesk.model.memos import Checkpoint

CHECK_AFTER_DAYS = 60
"""How long after a remedy the look whether it worked is proposed."""


class RemediesCard(Card):
    """The actions of an issue. `opened` asks for a row's form, `asked` for a new action."""

    opened = Signal(str, int)
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("So that it cannot come back"))
        self.setObjectName("issue-actions")
        self.desk = desk
        self.shown: object = None

    def show_content(self, content: Content, today: date) -> None:
        """Show the actions of an issue; what is the same stays as it is."""
        state = (content.line.id, content.remedies)
        if state == self.shown:
            return
        self.shown = state
        self.clear()
        for remedy in content.remedies:
            self._fill_remedy(remedy, today)
        if not content.remedies:
            self.body.addWidget(Text(_("No corrective action yet."), role=TextRole.MUTED, wrap=True))
        more = Link(_("+ action"))
        more.setObjectName("issue-add-action")
        more.clicked.connect(self._ask)
        self.body.addWidget(more)

    def _ask(self) -> None:
        self.asked.emit("action")

    def _fill_remedy(self, remedy: RemedyRow, today: date) -> None:
        when = day(remedy.due, today) if remedy.due else ""
        second = " · ".join(part for part in (remedy.owner, _checked(remedy, today)) if part)
        line = card_row(remedy.name, second, when if remedy.is_open else _("done"), f"issue-action-{remedy.id}")
        line.clicked.connect(partial(self.opened.emit, "action", remedy.id))
        self.body.addWidget(line)
        if remedy.is_open or remedy.checked_on is not None:
            return
        answers = QHBoxLayout()
        answers.setContentsMargins(2, 0, 2, 4)
        answers.setSpacing(12)
        offered: tuple[tuple[str, str, Callable[..., None]], ...] = (
            (_("it worked"), "worked", partial(self._look, remedy, True)),
            (_("it did not"), "failed", partial(self._look, remedy, False)),
        )
        if remedy.check is None:
            offered += ((_("look later"), "later", partial(self._plan, remedy)),)
        for words, name, slot in offered:
            link = Link(words)
            link.setObjectName(f"issue-action-{name}-{remedy.id}")
            link.setAccessibleName(f"{remedy.name}: {words}")
            link.clicked.connect(slot)
            answers.addWidget(link)
        answers.addStretch(1)
        self.body.addLayout(answers)

    def _look(self, remedy: RemedyRow, worked: bool, checked: bool = False) -> None:
        label = _("Look whether it worked: {action}").format(action=remedy.name)
        self.desk.change(label, partial(look, remedy, worked))

    def _plan(self, remedy: RemedyRow, checked: bool = False) -> None:
        on = self.desk.workspace.today + timedelta(days=CHECK_AFTER_DAYS)
        label = _("Plan to look whether it worked: {action}").format(action=remedy.name)
        if self.desk.change(label, partial(plan, remedy, on)):
            self.desk.say(_("It stands among the actions on {day}.").format(day=full_day(on)))


def _checked(remedy: RemedyRow, today: date) -> str:
    if remedy.checked_on is not None:
        words = _("worked, seen {day}") if remedy.worked else _("did not work, seen {day}")
        return words.format(day=day(remedy.checked_on, today))
    if remedy.check_due is not None:
        return _("look whether it worked {day}").format(day=day(remedy.check_due, today))
    return "" if remedy.is_open else _("did it work?")


def look(remedy: RemedyRow, worked: bool, session: "Session") -> bool:
    """Note today whether a remedy worked."""
    check = _check_of(remedy, session)
    check.done_on, check.as_intended = session.info["today"], worked
    return True


def plan(remedy: RemedyRow, on: date, session: "Session") -> bool:
    """Plan the look for a day."""
    _check_of(remedy, session).due = on
    return True


def _check_of(remedy: RemedyRow, session: "Session") -> "Checkpoint":
    from amdesk.model.memos import Checkpoint
    from amdesk.model.plans import Action

    if remedy.check is not None:
        return session.get_one(Checkpoint, remedy.check)
    action = session.get_one(Action, remedy.id)
    question = _("Did it work: {action}?").format(action=remedy.name)
    made = Checkpoint(question=question, action_id=action.id, account_id=action.account_id)
    session.add(made)
    return made
