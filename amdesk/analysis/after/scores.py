"""The scores a meeting brought: those of the card for all who came, those of lines for the one they name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from amdesk.analysis.after.card import Card
from amdesk.analysis.after.lines import whose
from amdesk.analysis.quick_entry import Entry, NamedPerson


@dataclass(frozen=True)
class Scored:
    """Scores of one person, or of nobody in particular."""

    company: int | None = None
    products: int | None = None
    person: NamedPerson | None = None
    needs: tuple[str, ...] = ()


def scores(card: Card, entries: Iterable[Entry]) -> tuple[Scored, ...]:
    """The scores given, the card's own first; what nobody in particular needs goes with the first of them."""
    found: dict[int | str | None, Scored] = {}
    if card.company is not None or card.products is not None:
        found[None] = Scored(card.company, card.products)
    needs: list[str] = []
    for entry in entries:
        needs += entry.needs
        if entry.has_score:
            person = entry.people[0] if len(entry.people) == 1 else None
            before = found.get(whose(entry), Scored(person=person))
            found[whose(entry)] = Scored(
                _first(before.company, entry.company), _first(before.products, entry.products), person
            )
    return tuple(replace(one, needs=tuple(needs)) if at == 0 else one for at, one in enumerate(found.values()))


def _first(*values: int | None) -> int | None:
    return next((value for value in values if value is not None), None)
