"""Whom a typed name means: someone of the account, a colleague of ours, or somebody new, which is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amdesk.analysis.after.card import Guest
from amdesk.analysis.quick_entry.asking import written
from amdesk.analysis.quick_entry.known import Fit, fit
from amdesk.analysis.quick_entry.letters import whole_words
from amdesk.model.after_rows import AfterFacts
from amdesk.model.values import Stance

MOST_OFFERED = 5


@dataclass(frozen=True)
class Found:
    """Who could be meant, those that fit best; and whom the name would be if it is new."""

    known: tuple[Guest, ...] = ()
    new: tuple[Guest, ...] = ()

    @property
    def only(self) -> Guest | None:
        """The one meant, where nobody else could be."""
        return self.known[0] if len(self.known) == 1 else None

    @property
    def offered(self) -> tuple[Guest, ...]:
        """Everyone in the order in which they are offered."""
        return (*self.known, *self.new)


def who_is(typed: str, facts: AfterFacts, here: Sequence[Guest]) -> Found:
    """Whom a name means that is to be added to those `here`."""
    words = whole_words(typed)
    if not words:
        return Found()
    taken = {(guest.ours, guest.id) for guest in here if guest.id is not None}
    found = [(how, one) for one in _everyone(facts) if (how := fit(words, one.name)) is not None]
    best = min((how for how, _one in found), default=None)
    known = [one for how, one in found if (how is best or how is not Fit.BEGINNING) and (one.ours, one.id) not in taken]
    if any(how is Fit.FULL for how, _one in found):
        known = [one for how, one in found if how is Fit.FULL and (one.ours, one.id) not in taken]
    name = written(" ".join(typed.split()))
    new = () if best is Fit.FULL else (Guest(None, name), Guest(None, name, ours=True))
    return Found(tuple(known[:MOST_OFFERED]), new)


def _everyone(facts: AfterFacts) -> Iterable[Guest]:
    for person in facts.people:
        yield Guest(person.id, person.name, detail=person.job, stance=person.stance, rhythm_days=person.rhythm_days)
    for one in facts.colleagues:
        yield Guest(one.id, one.name, ours=True)


def moved(guest: Guest, distance: int) -> Stance | None:
    """The stance some steps up or down from where the guest stands; who is not known yet begins at neutral."""
    now = guest.stance_now
    value = (0 if now is None else int(now.value)) + distance
    return Stance(max(Stance.OPPONENT.value, min(Stance.CHAMPION.value, value)))
