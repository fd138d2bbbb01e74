"""What speaks for two rows being the same, and what against it, each in words and with its weight."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from amdesk.analysis.duplicates.names import (
    company_words,
    domain,
    person_words,
    plain_mail,
    same_phone,
    words,
)
from amdesk.model.duplicate_rows import Candidate
from amdesk.words import _

FEWEST_LETTERS = 6
"""Shorter names that differ by one letter are different names."""
_NO_ONES = """
info office sales contact mail hello admin support service kontakt einkauf purchasing team
"""
NO_ONES = frozenset(_NO_ONES.split())
"""Mail boxes that belong to nobody in particular."""


@dataclass(frozen=True)
class Said:
    """One thing that speaks for (above 0) or against (below 0) two rows being the same."""

    words: str
    weight: int


@dataclass(frozen=True, eq=False)
class Traits:
    """A candidate with what is compared of it worked out once."""

    row: Candidate
    parts: tuple[str, ...]
    home: tuple[str, ...] = ()

    @cached_property
    def mails(self) -> frozenset[str]:
        """The mail addresses in one form."""
        return frozenset(mail for each in self.row.mails if (mail := plain_mail(each)))

    @cached_property
    def whole(self) -> str:
        """The name as one word."""
        return "".join(self.parts)

    @cached_property
    def written(self) -> str:
        """The name as one word with all that is written, a legal form too."""
        return "".join(words(self.row.name))

    @cached_property
    def sorted_parts(self) -> tuple[str, ...]:
        """The words of the name in the order of the alphabet."""
        return tuple(sorted(self.parts))

    @cached_property
    def domains(self) -> frozenset[str]:
        """The domains of the website and the mail addresses."""
        return frozenset(found for each in (self.row.website, *self.row.mails) if (found := domain(each)))


def traits_of_person(row: Candidate) -> Traits:
    """What is compared of a person."""
    return Traits(row, person_words(row.name), company_words(row.account))


def traits_of_company(row: Candidate) -> Traits:
    """What is compared of an account."""
    return Traits(row, company_words(row.name))


def traits_of_thing(row: Candidate) -> Traits:
    """What is compared of a product."""
    return Traits(row, words(row.name))


# People


def weigh_people(one: Traits, other: Traits) -> Iterator[Said]:
    """What speaks for and against two people being one."""
    near = one.row.account_id == other.row.account_id or (bool(one.home) and one.home == other.home)
    named = _person_named(one, other, near)
    if named is not None:
        yield named
    if mails := one.mails & other.mails:
        if all(mail.partition("@")[0] in NO_ONES for mail in mails):
            yield Said(_("same mail address of the house"), 10)
        else:
            yield Said(_("same mail address"), 60)
    elif one.mails and other.mails and near:
        yield Said(_("different mail addresses"), -10)
    if _share_a_phone(one.row, other.row):
        yield Said(_("same phone"), 35)
    if named is None and not set(one.parts) & set(other.parts):
        yield Said(_("different names"), -15)
    if named is not None and not near:
        yield from _countries(one.row, other.row)
    yield from _ids(one.row, other.row)


def _person_named(one: Traits, other: Traits, near: bool) -> Said | None:
    if not (one.parts and other.parts):
        return None
    if one.parts == other.parts:
        if one.row.account_id == other.row.account_id:
            return Said(_("same name, same account"), 55)
        if near:
            return Said(_("same name at accounts of one name"), 45)
        return Said(_("same name"), 25)
    if one.sorted_parts == other.sorted_parts:
        return Said(_("first and last name swapped"), 50 if near else 20)
    if one.whole == other.whole:
        return Said(_("same name, written otherwise"), 50 if near else 20)
    if _is_initialled(one.parts, other.parts) or _is_initialled(other.parts, one.parts):
        return Said(_("same last name, first name as initial"), 42 if near else 15)
    if _one_letter_apart(one.whole, other.whole):
        return Said(_("names differ by one letter"), 42 if near else 15)
    if len(one.parts) != len(other.parts) and _within(one.parts, other.parts):
        return Said(_("same name with one part more"), 42 if near else 15)
    return None


def _is_initialled(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether "a lovelace" can stand for "ada lovelace" or "lovelace ada"."""
    if len(short) != 2 or len(long) < 2 or short == long:
        return False
    letter, name = (short[0], short[1]) if len(short[0]) == 1 else (short[1], short[0])
    others = [part for part in long if part != name]
    return (
        len(letter) == 1
        and len(name) > 1
        and name in (long[0], long[-1])
        and others[:1] != [letter]
        and any(part.startswith(letter) for part in others[:1])
    )


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter name, first and last word, stands in the longer: "Ada King", "Ada Augusta King"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and short[0] == long[0] and short[-1] == long[-1] and set(short) <= set(long)


# Accounts and products


def weigh_companies(one: Traits, other: Traits) -> Iterator[Said]:
    """What speaks for and against two accounts being one."""
    yield from _company_named(one, other)
    first, second = one.row, other.row
    if first.number and second.number:
        same = first.number.strip().casefold() == second.number.strip().casefold()
        yield Said(_("same customer number"), 45) if same else Said(_("different customer numbers"), -20)
    if one.mails & other.mails:
        yield Said(_("same mail address"), 30)
    elif one.domains & other.domains:
        yield Said(_("same website or mail domain"), 25)
    if _share_a_phone(first, second):
        yield Said(_("same phone"), 25)
    if first.street and words(first.street) == words(second.street) and first.postcode == second.postcode:
        yield Said(_("same address"), 25)
    yield from _countries(first, second)
    if first.city and second.city and words(first.city) != words(second.city):
        yield Said(_("different cities"), -10)
    if first.parent_id == second.id or second.parent_id == first.id:
        yield Said(_("one is part of the other"), -40)
    yield from _ids(first, second)


def _company_named(one: Traits, other: Traits) -> Iterator[Said]:
    if not (one.parts and other.parts):
        return  # names of signs alone, such as what an export lost of another script, are like no other
    if one.parts == other.parts:
        same = words(one.row.name) == words(other.row.name)
        yield Said(_("same name") if same else _("same name but for the legal form"), 65 if same else 60)
    elif one.whole == other.whole or one.sorted_parts == other.sorted_parts:
        yield Said(_("same name, written otherwise"), 50)
    elif _one_letter_apart(one.whole, other.whole) or _one_letter_apart(one.written, other.written):
        yield Said(_("names differ by one letter"), 45)
    elif _begins(one.parts, other.parts) or _begins(other.parts, one.parts):
        yield Said(_("one name begins with the other"), 20)


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and len("".join(short)) >= 4 and long[: len(short)] == short


def weigh_things(one: Traits, other: Traits) -> Iterator[Said]:
    """What speaks for and against two products being one."""
    first, second = one.row, other.row
    if one.parts and one.parts == other.parts:
        yield Said(_("same name"), 65)
    elif one.whole == other.whole or one.sorted_parts == other.sorted_parts:
        yield Said(_("same name, written otherwise"), 50)
    elif _one_letter_apart(one.whole, other.whole):
        yield Said(_("names differ by one letter"), 45)
    if first.number and second.number:
        same = first.number.strip().casefold() == second.number.strip().casefold()
        yield Said(_("same number"), 40) if same else Said(_("different numbers"), -40)
    yield from _ids(first, second)


# What they share


def _share_a_phone(one: Candidate, other: Candidate) -> bool:
    return any(same_phone(first, second) for first in one.phones for second in other.phones)


def _countries(one: Candidate, other: Candidate) -> Iterator[Said]:
    if one.country and other.country and words(one.country) != words(other.country):
        yield Said(_("different countries"), -35)


def _ids(one: Candidate, other: Candidate) -> Iterator[Said]:
    """Two ids of one program say that it takes them for two."""
    shared = {program for program, _key in one.ids} & {program for program, _key in other.ids}
    same = {program for program, _key in one.ids & other.ids}
    if shared - same:
        yield Said(_("different ids in the program they come from"), -15)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two names differ by one letter more, less, other or swapped; digits are never a slip of the pen."""
    if min(len(one), len(other)) < FEWEST_LETTERS or abs(len(one) - len(other)) > 1 or _digits(one) != _digits(other):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) == 1


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


Weigh = Callable[[Traits, Traits], Iterator[Said]]
