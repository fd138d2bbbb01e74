"""When to meet next: by the rhythm agreed with who came, else with the account, else of its tier."""

from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.analysis.after.card import Card, Guest
from amdesk.model.after_rows import AfterFacts
from amdesk.words import _, plural

SATURDAY = 5


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
    if guest is not None:
        return _proposed(card, guest.rhythm_days, _("{every}, agreed with {name}"), guest.name, today, guest)
    if facts.rhythm_days:
        return _proposed(card, facts.rhythm_days, _("{every}, agreed with {name}"), facts.account, today)
    return _proposed(card, facts.tier_days, _("{every}, as the tier asks"), "", today)


def _proposed(
    card: Card, days: int | None, words: str, name: str, today: date, guest: Guest | None = None
) -> Proposal | None:
    if not days:
        return None
    every = plural("every day", "every {n} days", days)
    return Proposal(due_on(card.on, days, today), words.format(every=every, name=name), guest)


def _rhythm_of(guest: Guest) -> int:
    return guest.rhythm_days or 0


def due_on(met: date, days: int, today: date) -> date:
    """The working day on which the rhythm asks for the next touch, never before tomorrow."""
    due = max(met + timedelta(days=days), today + timedelta(days=1))
    return due + timedelta(days=7 - due.weekday()) if due.weekday() >= SATURDAY else due
