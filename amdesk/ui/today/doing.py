"""What Today's ticks and menus do to the subjects, each within one step."""

from datetime import date
from typing import TYPE_CHECKING

from amdesk.model.day_rows import Due, DueKind
from amdesk.model.values import WarningAnswer
from amdesk.ui import reminders

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LAST_OPENED = "last_opened"


def finish(session: "Session", due: Due) -> bool:
    """An action is done, a promise kept, a request answered, the date of a contract settled, today."""
    from amdesk.model.issues import Request
    from amdesk.model.plans import Action
    from amdesk.model.touches import Promise

    if due.kind is DueKind.ACTION:
        session.get_one(Action, due.id).finish()
    elif due.kind is DueKind.PROMISE:
        session.get_one(Promise, due.id).keep()
    elif due.kind is DueKind.REQUEST:
        session.get_one(Request, due.id).answer()
    elif due.kind is DueKind.CONTRACT:
        reminders.settled(session, [due])
    else:
        raise ValueError(due.kind)
    return True


def snooze(session: "Session", account: int, rule: str, reason: WarningAnswer, until: date) -> bool:
    """Put a warning of an account aside until a day; an older reply to the same warning makes room."""
    from amdesk.model.accounts import WarningReply

    for old in session.query(WarningReply).filter_by(account_id=account, rule=rule):
        session.delete(old)
    session.add(WarningReply(account_id=account, rule=rule, until=until, reason=reason.label))
    return True


def looked_at(session: "Session", today: date) -> bool:
    """Remember the day on which Today was looked at and dismissed."""
    from amdesk.model.evidence import Setting

    row = session.query(Setting).filter_by(name=LAST_OPENED).first()
    if row is None:
        row = Setting(name=LAST_OPENED)
        session.add(row)
    row.value = today.isoformat()
    return True
