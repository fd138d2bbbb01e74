"""Who or what may be there twice: pairs proposed with their reasons, never more than proposed.

Everything is first put into blocks that have something in common (a mail address, the end of a phone number, a name in
one of its forms), and only what shares a block is weighed: thousands of rows take a moment, not a square of it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from amdesk.analysis.duplicates.names import COMPARED_DIGITS, FEWEST_DIGITS, halves, phone_digits
from amdesk.analysis.duplicates.weighing import (
    FEWEST_LETTERS,
    Said,
    Traits,
    Weigh,
    traits_of_company,
    traits_of_person,
    traits_of_thing,
    weigh_companies,
    weigh_people,
    weigh_things,
)
from amdesk.model.duplicate_rows import Candidate
from amdesk.words import _

__all__ = ["Likely", "Pair", "Sort", "compare", "likely_pairs", "pair_of"]

PROPOSED_FROM = 40
LIKELY_FROM = 55
SURE_FROM = 80
HIGHEST = 99
LARGEST_BLOCK = 40
"""What more rows than this have in common, such as the number of a switchboard, tells nothing."""

Pair = tuple[int, int]
"""The ids of two rows, the lower one first."""
Blocks = Callable[[Traits], Iterator[Hashable]]


class Sort(Enum):
    """What can be there twice, by its table."""

    PERSON = "person"
    ACCOUNT = "account"
    PRODUCT = "product"


@dataclass(frozen=True)
class Likely:
    """Two rows that may be the same: why, what speaks against it, and how sure it is (0 to 99)."""

    first: int
    second: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    confidence: int

    @property
    def pair(self) -> Pair:
        """The two, the lower id first."""
        return pair_of(self.first, self.second)

    @property
    def how_sure(self) -> str:
        """The confidence in a word."""
        if self.confidence >= SURE_FROM:
            return _("very likely")
        return _("likely") if self.confidence >= LIKELY_FROM else _("perhaps")

    @property
    def says(self) -> str:
        """Why, and what speaks against it."""
        said = ", ".join(self.reasons)
        return said + (" · " + _("but {against}").format(against=", ".join(self.against)) if self.against else "")


def pair_of(one: int, other: int) -> Pair:
    """Two ids, the lower one first."""
    return (one, other) if one < other else (other, one)


def likely_pairs(
    sort: Sort, rows: Iterable[Candidate], apart: Collection[Pair] = (), about: Collection[int] | None = None
) -> list[Likely]:
    """The pairs that may be the same, the surest first.

    `apart` are pairs the user keeps apart; with `about` only pairs with one of these rows are looked for.
    """
    traits, blocks, weigh = _RULES[sort]
    known = [traits(row) for row in rows]
    found: dict[Pair, Likely] = {}
    seen: set[Pair] = set(apart)
    for one, other in _sharing(known, blocks, about):
        pair = pair_of(one.row.id, other.row.id)
        if pair not in seen:
            seen.add(pair)
            likely = _weighed(one, other, weigh)
            if likely is not None and likely.confidence >= PROPOSED_FROM:
                found[pair] = likely
    return sorted(found.values(), key=lambda likely: (-likely.confidence, likely.pair))


def compare(sort: Sort, one: Candidate, other: Candidate) -> Likely:
    """What speaks for and against two rows the user chose to compare."""
    traits, _blocks, weigh = _RULES[sort]
    return _weighed(traits(one), traits(other), weigh) or Likely(one.id, other.id, (), (), 0)


def _weighed(one: Traits, other: Traits, weigh: Weigh) -> Likely | None:
    said = list(weigh(one, other))
    if not any(each.weight > 0 for each in said):
        return None
    return Likely(
        one.row.id,
        other.row.id,
        tuple(each.words for each in said if each.weight > 0),
        tuple(each.words for each in said if each.weight < 0),
        max(0, min(HIGHEST, _sum(said))),
    )


def _sum(said: Sequence[Said]) -> int:
    return sum(each.weight for each in said)


def _sharing(known: Sequence[Traits], blocks: Blocks, about: Collection[int] | None) -> Iterator[tuple[Traits, Traits]]:
    """The rows that have a block in common."""
    members: dict[Hashable, list[Traits]] = defaultdict(list)
    for one in known:
        for block in set(blocks(one)):
            members[block].append(one)
    for group in members.values():
        if 1 < len(group) <= LARGEST_BLOCK:
            for one, other in combinations(group, 2):
                if about is None or one.row.id in about or other.row.id in about:
                    yield one, other


def _blocks_of_person(one: Traits) -> Iterator[Hashable]:
    yield from one.mails
    yield from _ends(one.row)
    home = hash(one.home) if one.home else one.row.account_id
    if one.parts:
        yield home, one.sorted_parts
        yield home, one.parts[0], one.parts[-1]
        yield from {(home, part, first[0]) for part, first in _with_initials(one.parts)}
        yield from _spellings(one.whole, home)


def _with_initials(parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(parts) > 1:
        yield parts[-1], parts[0]
        yield parts[0], parts[1]


def _blocks_of_company(one: Traits) -> Iterator[Hashable]:
    yield from _ends(one.row)
    yield from one.mails
    yield from (("domain", domain) for domain in one.domains)
    if one.row.number.strip():
        yield "number", one.row.number.strip().casefold()
    if one.row.street and one.row.postcode:
        yield "street", one.row.postcode, one.row.street.casefold()
    yield one.sorted_parts
    yield from _spellings(one.whole)
    yield from _spellings(one.written)


def _blocks_of_thing(one: Traits) -> Iterator[Hashable]:
    if one.row.number.strip():
        yield "number", one.row.number.strip().casefold()
    yield one.sorted_parts
    yield from _spellings(one.whole)


def _ends(row: Candidate) -> set[str]:
    """The last digits of the phone numbers."""
    digits = (phone_digits(number)[0] for number in row.phones)
    return {each[-COMPARED_DIGITS:] for each in digits if len(each) >= FEWEST_DIGITS}


def _spellings(whole: str, home: Hashable = "") -> Iterator[Hashable]:
    if len(whole) >= FEWEST_LETTERS:
        yield from ((home, half) for half in halves(whole))


_RULES: dict[Sort, tuple[Callable[[Candidate], Traits], Blocks, Weigh]] = {
    Sort.PERSON: (traits_of_person, _blocks_of_person, weigh_people),
    Sort.ACCOUNT: (traits_of_company, _blocks_of_company, weigh_companies),
    Sort.PRODUCT: (traits_of_thing, _blocks_of_thing, weigh_things),
}
