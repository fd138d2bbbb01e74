"""Who is meant by the mail addresses of an invitation, and with which account the meeting is."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from amdesk.exchange.mapping import fold
from amdesk.exchange.meetings.invitation import Answer, Invitation, Invited
from amdesk.model.source import Source
from amdesk.words import _

_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+")
_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
ANYBODY = frozenset(
    (
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "mac.com", "aol.com"),
        *("gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de"),
        *("freenet.de", "mail.com", "mail.ru", "yandex.ru", "proton.me", "protonmail.com"),
        *("orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "libero.it", "virgilio.it"),
        *("seznam.cz", "wp.pl", "o2.pl", "bluewin.ch", "qq.com", "163.com"),
        *("126.com", "naver.com", "zoho.com", "fastmail.com", "hey.com"),
    )
)
"""Where anybody may have an address: it says nothing of an account."""

PEOPLE = """
SELECT p.id, p.name, p.mail, p.account_id, p.left_on IS NOT NULL, a.name
FROM person p JOIN account a ON a.id = p.account_id WHERE p.mail <> '' AND p.is_placeholder = 0 ORDER BY p.id
"""
ACCOUNTS = "SELECT id, uid, name, mail, website FROM account ORDER BY id"
COLLEAGUES = "SELECT id, name, mail, is_me FROM colleague ORDER BY id"


@dataclass(frozen=True)
class Guest:
    """Someone at an account who is invited; who declined, or is at another account, is not expected."""

    id: int
    name: str
    account_id: int
    account: str
    mail: str
    is_expected: bool = True
    is_formally_gone: bool = False


@dataclass(frozen=True)
class Stranger:
    """Someone invited whom nobody knows here; `is_likely` when the address is of the account's house."""

    invited: Invited
    is_likely: bool = False


@dataclass(frozen=True)
class Guests:
    """Who is meant by the people of an invitation."""

    people: tuple[Guest, ...] = ()
    colleagues: tuple[tuple[int, str], ...] = ()
    strangers: tuple[Stranger, ...] = ()
    has_me: bool = False
    houses: Mapping[str, Collection[int]] = field(default_factory=dict, compare=False)

    def at(self, account: int | None) -> "Guests":
        """The guests as they are expected when the meeting is with an account."""
        if account is None:
            return self
        people = tuple(_preferred(self.people, account))
        strangers = tuple(
            replace(one, is_likely=account in self.houses.get(host_of(one.invited.mail), ())) for one in self.strangers
        )
        return replace(self, people=people, strangers=strangers)


def _preferred(people: Iterable[Guest], account: int) -> Iterable[Guest]:
    """Each address once: the person at the account, else whoever has it."""
    by_mail: dict[str, Guest] = {}
    for guest in people:
        if guest.mail not in by_mail or guest.account_id == account:
            by_mail[guest.mail] = guest
    return by_mail.values()


def host_of(mail: str) -> str:
    """What stands behind the @."""
    return mail.rpartition("@")[2].lower()


def addresses(text: str) -> list[str]:
    """Every mail address of a field, in small letters."""
    return [found.lower().rstrip(".") for found in _ADDRESS.findall(text)]


@dataclass(frozen=True)
class Known:
    """Whom one knows by mail address: people, colleagues, and the houses they belong to."""

    people: dict[str, list[Guest]]
    colleagues: dict[str, tuple[int, str]]
    me: frozenset[str]
    houses: dict[str, set[int]]
    ours: frozenset[str]
    accounts: dict[int, str]
    titles: dict[int, str]
    uids: dict[str, int]

    @classmethod
    def of(cls, source: Source, owner: str = "") -> "Known":
        """Everyone of a workspace; `owner` is the address a calendar belongs to, if it says so."""
        colleagues: dict[str, tuple[int, str]] = {}
        me = set(addresses(owner))
        for number, name, mail, is_me in source.select(COLLEAGUES):
            for address in addresses(mail):
                colleagues[address] = number, name
                me |= {address} if is_me else set()
        ours = frozenset({host_of(mail) for mail in (*colleagues, *me)} - ANYBODY)
        known = cls({}, colleagues, frozenset(me), {}, ours, {}, {}, {})
        known._read_people(source)
        known._read_accounts(source)
        return known

    def _read_people(self, source: Source) -> None:
        for number, name, mail, account_id, is_gone, account in source.select(PEOPLE):
            for address in addresses(mail):
                guest = Guest(number, name, account_id, account, address, not is_gone, bool(is_gone))
                self.people.setdefault(address, []).append(guest)
                self._belongs(host_of(address), account_id)

    def _read_accounts(self, source: Source) -> None:
        for number, uid, name, mail, website in source.select(ACCOUNTS):
            self.uids[uid] = number
            self.accounts[number], self.titles[number] = name, _plain(name)
            for address in addresses(mail):
                self._belongs(host_of(address), number)
            if found := _HOST.match(website.strip()):
                self._belongs(found[1].lower(), number)

    def _belongs(self, host: str, account: int) -> None:
        if host not in ANYBODY and host not in self.ours:
            self.houses.setdefault(host, set()).add(account)

    def guests(self, people: Iterable[Invited]) -> Guests:
        """Who is meant by those invited; rooms and I myself are nobody to expect."""
        met: list[Guest] = []
        colleagues: dict[int, str] = {}
        strangers: list[Stranger] = []
        has_me = False
        for one in people:
            if one.mail in self.me:
                has_me = True
            elif one.mail in self.people:
                declined = one.answer is Answer.DECLINED
                found = self.people[one.mail]
                met += [replace(g, is_expected=g.is_expected and not declined) for g in _still_there(found)]
            elif one.mail in self.colleagues:
                number, name = self.colleagues[one.mail]
                colleagues[number] = name
            elif not one.is_room and host_of(one.mail) not in self.ours:
                strangers.append(Stranger(one))
        return Guests(tuple(met), tuple(colleagues.items()), tuple(strangers), has_me, self.houses)

    def account_of(self, guests: Guests, title: str) -> tuple[int | None, str]:
        """With which account the meeting is and how one knows; None when it must be asked."""
        counted = Counter(guest.account_id for guest in guests.people)
        first = counted.most_common(2)
        if first and (len(first) == 1 or first[0][1] > first[1][1]):
            return first[0][0], ""
        if not first:
            found = {frozenset(self.houses.get(host_of(one.invited.mail), ())) for one in guests.strangers}
            accounts = {account for house in found for account in house}
            if len(accounts) == 1:
                return accounts.pop(), _("by their mail address")
        named = self._named_by(title)
        if named is not None and (not first or named in counted):
            return named, _("by its title")
        return None, ""

    def account_said(self, one: Invitation) -> int | None:
        """The account a meeting that went out from amdesk says it is with: by its uid, else by its plain name."""
        if one.account_uid in self.uids:
            return self.uids[one.account_uid]
        named = [number for number, title in self.titles.items() if one.account and title == _plain(one.account)]
        return named[0] if len(named) == 1 else None

    def _named_by(self, title: str) -> int | None:
        """The only account whose whole name stands in the title."""
        words = f" {_plain(title)} "
        found = [number for number, name in self.titles.items() if len(name) > 2 and f" {name} " in words]
        return found[0] if len(found) == 1 else None

    def is_ours(self, mail: str) -> bool:
        """Whether an address is mine, a colleague's, or of our house."""
        return mail in self.me or mail in self.colleagues or host_of(mail) in self.ours

    def name_of(self, one: Invited) -> str:
        """How someone is called here, else in the invitation."""
        if one.mail in self.people:
            return self.people[one.mail][0].name
        return self.colleagues[one.mail][1] if one.mail in self.colleagues else one.said_name


def _plain(text: str) -> str:
    """The words of a title, as names are compared."""
    return " ".join(_WORD.findall(fold(text)))


def _still_there(found: list[Guest]) -> list[Guest]:
    """Of several people with one address those who have not left, when there are such."""
    return [guest for guest in found if not guest.is_formally_gone] or found
