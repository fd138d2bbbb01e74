"""The names that exist, kept so that any beginning of one is found at once; made anew when names change."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from amdesk.analysis.quick_entry.letters import whole_words, words_of
from amdesk.analysis.quick_entry.named import NamedAccount, NamedIssue, NamedPerson

Named = TypeVar("Named", NamedAccount, NamedPerson, NamedIssue)
AFTER_ALL_LETTERS = "\U0010ffff"
MOST_LOOKED_AT = 400
"""Names that are looked through for one typed word; a word that more of them begin with names nobody."""
_FORMS = """
ab ag as asa aps bv co corp gmbh group inc kg kk limited llc llp lp ltd nv oy plc pte pty sa sarl sas se spa srl the
"""
MOST_COMPARED = 60
"""Names that are compared with several typed words one by one."""
LEGAL_FORMS = frozenset(_FORMS.split())
ROLE_WORDS = frozenset(("of", "the", "and", "for"))


class Fit(IntEnum):
    """How well typed words fit a name, best first."""

    FULL = 0
    WORD = 1
    BEGINNING = 2


def fit(typed: Sequence[str], name: str) -> Fit | None:
    """How well folded words fit a name, in any order; None when one of them begins no word of it."""
    whole = whole_words(name)
    if "".join(typed) == "".join(whole) or set(typed) == {word for word in whole if word not in LEGAL_FORMS}:
        return Fit.FULL
    left = list(words_of(name))
    exact = True
    for word in sorted(typed, key=len, reverse=True):
        found = word if word in left else next((each for each in left if each.startswith(word)), None)
        if found is None:
            return None
        exact = exact and found == word
        left.remove(found)
    return Fit.WORD if exact else Fit.BEGINNING


class Names(Generic[Named]):
    """Things by the words of their names, in the order of the alphabet."""

    def __init__(self, things: Iterable[Named]) -> None:
        self._things: list[Named] = list(things)
        pairs = sorted((word, at) for at, thing in enumerate(self._things) for word in words_of(thing.name))
        self._words = [word for word, _at in pairs]
        self._owners = [at for _word, at in pairs]

    def named(self, typed: Sequence[str], whole_only: bool = False) -> tuple[Fit, list[Named]] | None:
        """The things that fit best, and how well; beginnings count only where no whole words fit."""
        if len(typed) == 1:
            return self._named_by_one(typed[0], whole_only)
        fits = self._fitting(typed, self._exactly)
        if not fits and not whole_only:
            fits = self._fitting(typed, self._beginning)
        if not fits:
            return None
        best = min(found for found, _thing in fits)
        return best, [thing for found, thing in fits if found is best]

    def _named_by_one(self, word: str, whole_only: bool) -> tuple[Fit, list[Named]] | None:
        """What one word names: a whole name of one word, else a whole word, else the beginning of one."""
        for rows, found in ((self._exactly(word), Fit.WORD), (self._beginning(word), Fit.BEGINNING)):
            if 0 < _length(rows) <= MOST_LOOKED_AT and not (whole_only and found is Fit.BEGINNING):
                things = [self._things[at] for at in sorted(set(self._owners[slice(*rows)]))]
                full = [thing for thing in things if found is Fit.WORD and fit((word,), thing.name) is Fit.FULL]
                return (Fit.FULL, full) if full else (found, things)
        return None

    def begins(self, word: str) -> bool:
        """Whether a word begins any name at all."""
        low, high = self._beginning(word)
        return high > low

    def _fitting(self, typed: Sequence[str], rows: Callable[[str], tuple[int, int]]) -> list[tuple[Fit, Named]]:
        ranges = sorted((rows(word) for word in set(typed)), key=_length)
        if not ranges or not 0 < _length(ranges[0]) <= MOST_LOOKED_AT:
            return []
        owners = set(self._owners[slice(*ranges[0])])
        for one in ranges[1:]:
            if _length(one) <= MOST_LOOKED_AT * 10:
                owners &= set(self._owners[slice(*one)])
        if len(owners) > MOST_COMPARED:
            return []
        things = [self._things[at] for at in sorted(owners)]
        return [(found, thing) for thing in things if (found := fit(typed, thing.name)) is not None]

    def _beginning(self, word: str) -> tuple[int, int]:
        return bisect_left(self._words, word), bisect_left(self._words, word + AFTER_ALL_LETTERS)

    def _exactly(self, word: str) -> tuple[int, int]:
        return bisect_left(self._words, word), bisect_right(self._words, word)


def _length(rows: tuple[int, int]) -> int:
    return rows[1] - rows[0]


class Known:
    """All accounts, people and issues by name."""

    def __init__(
        self,
        accounts: Iterable[NamedAccount] = (),
        people: Iterable[NamedPerson] = (),
        issues: Iterable[NamedIssue] = (),
    ) -> None:
        self.accounts = {account.id: account for account in accounts if account.id is not None}
        self.issues = {issue.id: issue for issue in issues}
        everyone = list(people)
        self._account_names = Names(self.accounts.values())
        self._person_names = Names(everyone)
        self._issue_names = Names(self.issues.values())
        self._issues_at: dict[int, list[NamedIssue]] = {}
        for issue in self.issues.values():
            self._issues_at.setdefault(issue.account_id, []).append(issue)
        self._at: dict[int, list[NamedPerson]] = {}
        for person in everyone:
            if person.account_id is not None:
                self._at.setdefault(person.account_id, []).append(person)
        self._names_at: dict[int, Names[NamedPerson]] = {}
        self._jobs_at: dict[int, dict[tuple[str, ...], list[NamedPerson]]] = {}

    def account_of(self, person: NamedPerson) -> NamedAccount | None:
        """The account of a person."""
        return None if person.account_id is None else self.accounts.get(person.account_id)

    def begins_account(self, word: str) -> bool:
        """Whether a word begins the name of any account."""
        return self._account_names.begins(word)

    def begins_person(self, word: str, account: int | None = None) -> bool:
        """Whether a word begins the name of anyone, or of anyone at an account."""
        return (self._person_names if account is None else self._at_account(account)).begins(word)

    def accounts_named(self, typed: Sequence[str], whole_only: bool = False) -> tuple[Fit, list[NamedAccount]] | None:
        """The accounts that fit best."""
        return self._account_names.named(typed, whole_only)

    def people_named(self, typed: Sequence[str], account: int | None = None) -> tuple[Fit, list[NamedPerson]] | None:
        """The people anywhere, or at an account, that fit best; who has left counts only where nobody else fits."""
        found = (self._person_names if account is None else self._at_account(account)).named(typed)
        if found is None:
            return None
        return found[0], [person for person in found[1] if not person.has_left] or found[1]

    def people_at(self, account: int | None) -> list[NamedPerson]:
        """Everyone at an account, by name."""
        return [] if account is None else sorted(self._at.get(account, []), key=lambda person: person.name)

    def accounts_like(self, typed: Sequence[str]) -> list[NamedAccount]:
        """The accounts that could be meant: those whose names have words that begin so."""
        return [account for account in self.accounts.values() if fit(typed, account.name) is not None]

    def people_doing(self, account: int | None, typed: tuple[str, ...]) -> list[NamedPerson]:
        """The people at an account whose job title is typed: all its words, or its initials ("cfo")."""
        if account is None:
            return []
        if account not in self._jobs_at:
            self._jobs_at[account] = _by_job(person for person in self._at.get(account, []) if not person.has_left)
        return self._jobs_at[account].get(typed, [])

    def issues_named(self, typed: Sequence[str], account: int | None) -> list[NamedIssue]:
        """The issues of an account, or of any, with a number or words that begin so: the open ones if there are any."""
        if len(typed) == 1 and typed[0].isdecimal() and len(typed[0]) < 10:
            found = self.issues.get(int(typed[0]))
            return [found] if found and account in (None, found.account_id) else []
        if account is None:
            named = self._issue_names.named(typed)
            these = named[1] if named else []
        else:
            these = [one for one in self._issues_at.get(account, []) if fit(typed, one.name) is not None]
        return sorted([one for one in these if one.is_open] or these, key=lambda issue: -issue.id)

    def _at_account(self, account: int) -> Names[NamedPerson]:
        if account not in self._names_at:
            self._names_at[account] = Names(self._at.get(account, []))
        return self._names_at[account]


def _by_job(people: Iterable[NamedPerson]) -> dict[tuple[str, ...], list[NamedPerson]]:
    found: dict[tuple[str, ...], list[NamedPerson]] = {}
    for person in people:
        words = whole_words(person.job)
        counted = tuple(word for word in words if word not in ROLE_WORDS)
        initials = ("".join(word[0] for word in counted),) if len(counted) > 1 else ()
        for typed in {words, counted, initials} - {()}:
            found.setdefault(typed, []).append(person)
    return found
