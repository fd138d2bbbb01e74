"""What a key of the round does to the subjects, each within one step."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from amdesk.analysis.plan_lines import ActionSaid
from amdesk.analysis.rounds import RoundItem
from amdesk.model.values import IntelAnswer, ReviewKind, Tier
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAYS_MORE, MONTH_MORE = 7, 30


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


# The month with the manager


def keep_decision(session: "Session", item: RoundItem) -> bool:
    """What was decided was done by today."""
    _row(session, item).kept_on = session.info["today"]
    return True


def a_month_more(session: "Session", item: RoundItem) -> bool:
    """A decision has a month more, counted from today."""
    _row(session, item).due = session.info["today"] + timedelta(days=MONTH_MORE)
    return True


def carry_out(session: "Session", item: RoundItem) -> bool:
    """A memo was carried out. Raises FieldError before it was acknowledged."""
    _row(session, item).carry_out()
    return True


def decide(session: "Session", item: RoundItem, said: ActionSaid, review: int | None) -> bool:
    """Take a decision down in the review in work, or in a new one of today."""
    from amdesk.model.reviews import Decision

    whose = review if review is not None else _new_review(session, session.info["today"])
    session.add(
        Decision(review_id=whose, account_id=item.account_id, text=said.name, owner_id=said.owner_id, due=said.due)
    )
    return True


def hold(session: "Session", review: int | None, with_whom: str, next_on: date | None) -> bool:
    """The review was held today; the next one stands in the agenda where its day is known."""
    from amdesk.model.reviews import Review

    held = session.get_one(Review, review if review is not None else _new_review(session, session.info["today"]))
    held.on, held.held, held.next_on = session.info["today"], True, next_on
    held.with_whom = held.with_whom or with_whom
    if next_on is not None:
        _new_review(session, next_on)
    return True


def _new_review(session: "Session", on: date) -> int:
    from amdesk.model.reviews import Review

    made = Review(name=_("Month with the manager"), kind=ReviewKind.MANAGER, on=on)
    session.add(made)
    session.flush()
    return made.id


# The year


def close_plan(session: "Session", item: RoundItem) -> bool:
    """A plan ends without one to follow."""
    _row(session, item).close()
    return True


def serve_as(session: "Session", tiers: dict[int, Tier], reasons: dict[int, str]) -> bool:
    """Serve accounts as the tiers proposed, and keep why."""
    from amdesk.ui.tiers.doing import set_tiers

    return set_tiers(session, tiers, reasons)


def check_in_every(session: "Session", item: RoundItem, days: int) -> bool:
    """Agree on another rhythm of check-ins. Raises FieldError for days out of range."""
    _row(session, item).rhythm_days = days
    return True
