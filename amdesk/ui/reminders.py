"""How the reminder of a contract is answered wherever it stands: settled, by an action, or put aside for a reason."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from amdesk.analysis.plan_lines import ActionSaid, action_said
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due
from amdesk.model.values import WarningAnswer
from amdesk.store.queries.colleagues import colleagues, me
from amdesk.ui.desk import Desk
from amdesk.words import _, full_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ASIDE_DAYS = (7, 14, 30)


def fill_reminder_menu(menu: QMenu, desk: Desk, due: Due, parent: QWidget) -> None:
    """Add the answers to a reminder to a menu; nothing for other lines."""
    if due.reminder is None:
        return
    menu.addSeparator()
    settled = menu.addAction(_("It is settled"), partial(settle, desk, due))
    settled.setObjectName("reminder-settled")
    action = menu.addAction(_("Plan an action…"), partial(ask_action, desk, due, parent))
    action.setObjectName("reminder-action")
    for until in aside_days(due, desk.workspace.today):
        aside = menu.addMenu(_("Put aside until {day}").format(day=full_day(until)))
        for reason in WarningAnswer:
            aside.addAction(reason.label, partial(put_aside, desk, due, reason, until))


def aside_days(due: Due, today: date) -> list[date]:
    """Until when a reminder can be put aside: never beyond the date itself while that lies ahead."""
    assert due.reminder is not None
    latest = due.reminder.day if due.reminder.day > today else date.max
    return sorted({min(today + timedelta(days=days), latest) for days in ASIDE_DAYS})


def settle(desk: Desk, due: Due) -> None:
    """Nothing more is to be done about the date."""
    _change(desk, _("Settled: {what}").format(what=due.what), partial(settled, dues=[due]))


def put_aside(desk: Desk, due: Due, reason: WarningAnswer, until: date) -> None:
    """Put the reminder aside until a day."""
    _change(
        desk, _("Put aside: {what}").format(what=due.what), partial(reply, due=due, words=reason.label, until=until)
    )


def ask_action(desk: Desk, due: Due, parent: QWidget) -> None:
    """Ask for an action that answers the reminder; it comes back at the next of its days."""
    hint = _("What, @who, by when: such as “Offer the renewal @ben by fri”")
    text, accepted = QInputDialog.getText(parent, _("Plan an action"), hint, text=due.what)
    if accepted and text.strip():
        answer_by_action(desk, due, text)


def answer_by_action(desk: Desk, due: Due, words: str) -> None:
    """Answer the reminder with an action as it was typed."""
    source = desk.workspace
    said = action_said(words, source.today, colleagues(source))
    label = _("Add action: {name}").format(name=said.name)
    _change(desk, label, partial(act_on, due=due, said=said, owner=said.owner_or(me(source))))


def _change(desk: Desk, label: str, act: "partial[bool]") -> None:
    if desk.change(label, act):
        desk.say(label, Tone.QUIET, _("Undo"), desk.undo)


def settled(session: "Session", dues: Sequence[Due]) -> bool:
    """The dates need nothing more."""
    for due in dues:
        reply(session, due, _("Settled"), date.max)
    return True


def act_on(session: "Session", due: Due, said: ActionSaid, owner: int | None) -> bool:
    """Something is done about the date: its action, and the reminder waits for the next of its days."""
    from amdesk.model.plans import Action

    assert due.reminder is not None
    session.add(
        Action(name=said.name, account_id=due.account_id, owner_id=owner, due=said.due, effort_hours=said.hours)
    )
    return reply(session, due, said.name, due.reminder.comes_again(session.info["today"]))


def reply(session: "Session", due: Due, words: str, until: date) -> bool:
    """Keep the answer to a reminder; an older one makes room."""
    from amdesk.model.accounts import WarningReply

    assert due.reminder is not None and due.account_id is not None
    whose = {"account_id": due.account_id, "rule": due.reminder.rule}
    for old in session.query(WarningReply).filter_by(**whose):
        session.delete(old)
    session.add(WarningReply(**whose, until=until, reason=words))
    return True
