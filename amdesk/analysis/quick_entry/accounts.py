"""Which account a line is about: named, implied by a person, or the one in view. Two candidates are asked."""

from collections import Counter

from amdesk.analysis.quick_entry.asking import ask_which
from amdesk.analysis.quick_entry.entry import EntryKind, Meaning
from amdesk.analysis.quick_entry.known import Fit
from amdesk.analysis.quick_entry.named import NamedAccount
from amdesk.analysis.quick_entry.naming import LONGEST_NAME, Window, windows
from amdesk.analysis.quick_entry.state import Reading


def settle_account(reading: Reading) -> None:
    """Find the account and give its words their role."""
    found = _decided(reading, windows(reading))
    if reading.account is None:
        _choose(reading, found)
    if reading.account is not None:
        _mark(reading, found)
    else:
        _imply(reading, [window for window in found if reading.line.is_free(window.start)])
    if reading.account is None and not reading.questions:
        reading.account = reading.here or _named_within(reading)


def _named_within(reading: Reading) -> NamedAccount | None:
    """The only account named in full in what was promised or is needed: "we promise konex the roadmap"."""
    line, places = reading.line, range(reading.begin, len(reading.line))
    spans = ((start, stop) for start in places for stop in range(start + 1, min(start + LONGEST_NAME, len(line)) + 1))
    named = (reading.known.accounts_named(line.words(*span), whole_only=True) for span in spans)
    found = {account.id: account for each in named if each and each[0] is Fit.FULL for account in each[1]}
    return next(iter(found.values())) if len(found) == 1 else None


def _decided(reading: Reading, found: list[Window]) -> list[Window]:
    """Do what the user said about words; gives the windows nothing was said about."""
    left = []
    for window in found:
        said = window.decision
        if said is None:
            left.append(window)
            continue
        if said.person is not None:
            reading.line.give(window.start, window.end, Meaning.PERSON, window.key)
            reading.add(said.person)
            reading.account = reading.account or said.account or reading.known.account_of(said.person)
        elif said.account is not None:
            reading.line.give(window.start, window.end, Meaning.ACCOUNT, window.key)
            reading.account = said.account
    return left


def _choose(reading: Reading, found: list[Window]) -> None:
    """Take the account that is named; the people named beside it speak for it."""
    naming = [window for window in found if window.accounts and not _is_rather_person(window)]
    beside = Counter(account for window in found for account in window.homes)
    ranks = {
        (at, account.id): _rank(account, window, beside)
        for at, window in enumerate(naming)
        for account in window.accounts
    }
    least = min(ranks.values(), default=None)
    best = [(naming[at], account) for at, account in ranks if ranks[at, account] == least]
    if not best:
        return
    window, first = best[0]
    accounts = dict.fromkeys(account for _window, account in best if account is not None)
    people = window.people if _may_be_person(window, beside) else ()
    if len(accounts) == 1 and not people:
        reading.account = None if first is None else reading.known.accounts[first]
        return
    in_view = reading.here.id if reading.here else None
    ordered = sorted(accounts, key=lambda account: account != in_view)
    ask_which(reading, window, [reading.known.accounts[account] for account in ordered], people)


def _is_rather_person(window: Window) -> bool:
    """Whole words of a person's name say more than the beginning of an account's."""
    if window.account_fit is None or window.person_fit is None:
        return False
    return window.person_fit < Fit.BEGINNING and window.account_fit is Fit.BEGINNING


def _rank(account: NamedAccount, window: Window, beside: "Counter[int | None]") -> tuple[int, int]:
    """How well an account is named: by most people beside it, then by whole names, then by whole words."""
    return (account.id in window.homes) - beside[account.id], int(window.account_fit or 0)


def _may_be_person(window: Window, beside: "Counter[int | None]") -> bool:
    """Whether a window could as well name a person: nobody beside it settles that it is the account."""
    if not window.people or window.account_fit is None or window.person_fit is None:
        return False
    if any(beside[account.id] > (account.id in window.homes) for account in window.accounts):
        return False
    exact = window.account_fit < Fit.BEGINNING
    return (window.person_fit < Fit.BEGINNING) == exact


def _mark(reading: Reading, found: list[Window]) -> None:
    """Give the account's role to all words that name it."""
    for window in found:
        named = {account.id for account in window.accounts}
        is_it = reading.account is not None and reading.account.id in named
        if is_it and reading.line.is_free(window.start) and not _names_person_here(reading, window):
            reading.line.give(window.start, window.end, Meaning.ACCOUNT, window.key)


def _names_person_here(reading: Reading, window: Window) -> bool:
    """A second word that fits the account fits a person there better."""
    has_one = any(role is not None and role.meaning is Meaning.ACCOUNT for role in reading.line.roles)
    return has_one and window.person_fit is not None


def _imply(reading: Reading, found: list[Window]) -> None:
    """Without an account named, its people tell which it is: the only account at which all of them are."""
    naming = [window for window in found if window.people]
    if not naming or reading.questions:
        return
    shared = frozenset.intersection(*(window.homes for window in naming))
    if len(shared) == 1:
        (account,) = shared
        reading.account = None if account is None else reading.known.accounts.get(account)
        return
    window = min(naming, key=lambda one: len(one.people))
    at_shared = tuple(person for person in window.people if person.account_id in shared) or window.people
    here = reading.here.id if reading.here else None
    if here is not None:
        at_shared = tuple(sorted(at_shared, key=lambda one: one.account_id != here))
    ask_which(reading, window, (), at_shared)


def needs_account(reading: Reading) -> bool:
    """Whether the line cannot be stored without an account."""
    return reading.kind.is_touch or reading.kind is EntryKind.ISSUE or bool(reading.promises)
