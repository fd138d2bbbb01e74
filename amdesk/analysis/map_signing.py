"""Who may sign up to which amount, and who signs above (MAP-4). Amounts are minor units of the account's currency."""

from collections.abc import Iterator
from dataclasses import dataclass

from amdesk.analysis.network import boss_of
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import Money
from amdesk.words import _


@dataclass(frozen=True)
class Signing:
    """What one person may sign alone, and who signs what is more: None when nobody is known."""

    person: MapPerson
    above: MapPerson | None


def signing(shown: AccountMap, person: int) -> Signing | None:
    """What a person may sign and who signs above; None when it is not known what they may sign.

    Above signs the nearest boss who may sign more, else whoever may sign the next larger amount.
    """
    people = {p.id: p for p in shown.people if p.left_on is None and p.account_id == shown.account_id}
    one = people.get(person)
    if one is None or one.authority is None:
        return None
    chain = (people[who] for who in _above(boss_of(shown), person) if who in people)
    boss = next((p for p in chain if (p.authority or 0) > one.authority), None)
    more = [p for p in people.values() if (p.authority or 0) > one.authority]
    return Signing(one, boss or min(more, key=_least, default=None))


def _least(person: MapPerson) -> tuple[int, int]:
    return person.authority or 0, person.id


def _above(boss: dict[int, int], person: int) -> Iterator[int]:
    met = {person}
    while (higher := boss.get(person)) is not None and higher not in met:
        yield higher
        met.add(higher)
        person = higher


def signing_words(found: Signing, currency: str) -> str:
    """In a sentence: "Signs up to 50,000 EUR; Petra signs above, up to 250,000 EUR"."""
    own = _amount(found.person, currency)
    words = _("Signs up to {amount}").format(amount=own) if found.person.authority else _("Signs nothing alone")
    if found.above is None:
        return _("{words}; nobody is known who signs above.").format(words=words)
    above = _("{words}; {name} signs above, up to {amount}.")
    return above.format(words=words, name=found.above.name, amount=_amount(found.above, currency))


def _amount(person: MapPerson, currency: str) -> str:
    return f"{Money(person.authority or 0, currency).short} {currency}"


def someone_above(person: MapPerson, currency: str) -> str:
    """The name of a placeholder for who must sign above a person."""
    if not person.authority:
        return _("Someone signs for {name}").format(name=person.name)
    return _("Someone signs above {amount}").format(amount=_amount(person, currency))
