"""What a key of the round does to the subjects, each within one step."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from amdesk.analysis.plan_lines import ActionSaid
from amdesk.analysis.weekly_round import RoundItem
from amdesk.model.values import IntelAnswer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAYS_MORE = 7


def _row(session: "Session", item: RoundItem) -> Any:
    from amdesk.model.all import SUBJECTS

    return session.get_one(SUBJECTS[item.subject], item.id)


def keep(session: "Session", item: RoundItem) -> bool:
    """What was owed was done today."""
    row = _row(session, item)
    for name in ("keep", "finish", "answer"):
        if hasattr(row, name):
            getattr(row, name)()
            return True
    row.kept_on = session.info["today"]
    return True


def break_it(session: "Session", item: RoundItem) -> bool:
    """A promise was not kept and will not be."""
    _row(session, item).break_it()
    return True


def a_week_more(session: "Session", item: RoundItem) -> bool:
    """A new day was agreed, a week from today."""
    _row(session, item).due = session.info["today"] + timedelta(days=DAYS_MORE)
    return True


def ask(session: "Session", item: RoundItem) -> bool:
    """They were asked for it today."""
    _row(session, item).ask()
    return True


def do_nothing(session: "Session", item: RoundItem, reason: IntelAnswer) -> bool:
    """Nothing is done about a piece of intelligence, for a reason."""
    _row(session, item).needs_no_action(reason.label, session.info["today"])
    return True


def act_on(session: "Session", item: RoundItem, said: ActionSaid, owner: int | None) -> bool:
    """A new action answers a piece of intelligence."""
    from amdesk.model.plans import Action

    session.add(
        Action(
            name=said.name,
            account_id=item.account_id,
            intel_id=item.id,
            owner_id=said.owner_or(owner),
            due=said.due,
            effort_hours=said.hours,
        )
    )
    return True


def say_purpose(session: "Session", item: RoundItem, words: str) -> bool:
    """What a meeting is for."""
    _row(session, item).purpose = words
    return True
