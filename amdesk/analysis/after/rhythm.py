"""When to meet next: by the rhythm agreed with who came, else with the account, else of its tier."""

from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.analysis.after.card import Card, Guest
from amdesk.analysis.check_ins import free_day
from amdesk.model.after_rows import AfterFacts
from amdesk.model.served import spared_weekdays
from amdesk.words import _, plural


@dataclass(frozen=True)
class Proposal:
    """The day proposed and why; `guest` is the person it is for, None for the account."""

    on: date
    why: str
    guest: Guest | None = None


def next_touch(facts: AfterFacts, card: Card, today: date) -> Proposal | None:
    """The next touch by the rhythm; None where one is planned already or no rhythm is known."""
    if facts.ahead is not None:
        return None
    guest = min((one for one in card.came if one.rhythm_days), key=_rhythm_of, default=None)
    days = (guest.rhythm_days if guest is not None else facts.rhythm_days) or facts.tier_days
    if not days:
        return None
    every = plural("every day", "every {n} days", days)
    why = _("{every}, as the tier asks").format(every=every)
    if guest is not None or facts.rhythm_days:
        name = guest.name if guest is not None else facts.account
        why = _("{every}, agreed with {name}").format(every=every, name=name)
    return Proposal(due_on(card.on, days, today, facts), why, guest)


def _rhythm_of(guest: Guest) -> int:
    return guest.rhythm_days or 0


def due_on(met: date, days: int, today: date, facts: AfterFacts) -> date:
    """The day on which the rhythm asks for the next touch, never before tomorrow.

    A working day they did not ask to be spared on, with room for one more, like every check-in proposed.
    """
    due = max(met + timedelta(days=days), today + timedelta(days=1))
    return free_day(due, facts.booked, spared_weekdays(facts.do_nots))
