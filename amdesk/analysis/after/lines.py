"""What the lines of the card mean: read like quick entry, but about this meeting. What leads elsewhere is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from amdesk.analysis.quick_entry import (
    Choice,
    Decision,
    Entry,
    EntryKind,
    Known,
    Meaning,
    NamedAccount,
    Question,
    understand,
)
from amdesk.analysis.quick_entry.entry import Asked
from amdesk.analysis.quick_entry.state import KIND_KEY
from amdesk.words import _

NOTHING: Mapping[str, Decision] = {}


def book_at(known: Known, account: int) -> Known:
    """The names as a meeting with an account knows them: its people and issues, and every account."""
    issues = (issue for issue in known.issues.values() if issue.account_id == account)
    return Known(known.accounts.values(), known.people_at(account), issues)


def book_of_one(known: Known, account: int) -> Known:
    """The names of one account only, for eyes that must not read another."""
    issues = (issue for issue in known.issues.values() if issue.account_id == account)
    accounts = (one for one in known.accounts.values() if one.id == account)
    return Known(accounts, known.people_at(account), issues)


def read_line(
    line: str, book: Known, today: date, here: NamedAccount, decided: Mapping[str, Decision] = NOTHING
) -> Entry:
    """What a line says of a meeting with `here`; the entry asks about what could be another contact or account."""
    entry = understand(line, book, today, here, decided)
    asked = _asks_about_contact(entry, decided) or _asks_about_account(entry, here, decided)
    return replace(entry, questions=(asked,)) if asked else entry


def _asks_about_contact(entry: Entry, decided: Mapping[str, Decision]) -> Question | None:
    """ "call …" could be a call beside this meeting, or words of it."""
    said = decided.get(KIND_KEY)
    if not entry.kind.is_contact or (said is not None and said.kind is not None):
        return None
    return Question(
        Asked.CONTACT,
        entry.kind.label.lower(),
        KIND_KEY,
        (
            Choice(_("Words of this meeting"), Decision(kind=EntryKind.NOTE)),
            Choice(_("Another contact: {kind}").format(kind=entry.kind.label.lower()), Decision(kind=entry.kind)),
        ),
    )


def _asks_about_account(entry: Entry, here: NamedAccount, decided: Mapping[str, Decision]) -> Question | None:
    """A line that names another account is about it, or only names it."""
    other = entry.account
    if other is None or other.id == here.id:
        return None
    for span in entry.spans:
        if span.meaning is Meaning.ACCOUNT and decided.get(span.key, Decision()).account is None:
            return Question(
                Asked.WHICH,
                span.words,
                span.key,
                (
                    Choice(_("Only a word"), Decision(as_text=True)),
                    Choice(_("It is about {account}").format(account=other.name), Decision(account=other)),
                ),
            )
    return None


@dataclass(frozen=True)
class Told:
    """The lines of a card understood: those that are parts of its meeting, and those that stand for themselves.

    Both hold the place of each line on the card with its entry. `refused` says by place why a line cannot be kept.
    """

    parts: tuple[tuple[int, Entry], ...]
    own: tuple[tuple[int, Entry], ...]
    refused: Mapping[int, str]

    @property
    def plans(self) -> Entry | None:
        """The line that plans the next meeting, if any."""
        return next((entry for _at, entry in self.own if entry.kind is EntryKind.MEET), None)


def told(entries: Mapping[int, Entry], here: NamedAccount, company: int | None, products: int | None) -> Told:
    """What the lines say together; `company` and `products` are the scores given on the card itself."""
    parts = [(at, entry) for at, entry in entries.items() if is_part(entry, here)]
    own = [(at, entry) for at, entry in entries.items() if not is_part(entry, here)]
    return Told(tuple(parts), tuple(own), _doubled(parts, company, products))


def is_part(entry: Entry, here: NamedAccount) -> bool:
    """Whether a line belongs to the meeting: not another contact, a meeting to come, or another account."""
    if entry.kind.is_contact or entry.kind is EntryKind.MEET:
        return False
    return entry.account is None or entry.account.id == here.id


def _doubled(parts: list[tuple[int, Entry]], company: int | None, products: int | None) -> dict[int, str]:
    """The lines that give a score which stands elsewhere already, of the same person or of nobody in particular."""
    given: dict[tuple[str, int | str | None], int] = {}
    if company is not None:
        given["company", None] = company
    if products is not None:
        given["products", None] = products
    found = {}
    for at, entry in parts:
        for what, score in (("company", entry.company), ("products", entry.products)):
            if score is None:
                continue
            before = given.setdefault((what, whose(entry)), score)
            if before != score:
                found[at] = _score_words(what).format(one=before, other=score)
    return found


def whose(entry: Entry) -> int | str | None:
    """Who gave a line's score: the one person it names, by name who is new; None for nobody in particular."""
    if len(entry.people) != 1:
        return None
    (person,) = entry.people
    return person.name if person.id is None else person.id


def _score_words(what: str) -> str:
    if what == "company":
        return _("The company has {one} already and {other} here. Leave one of them out, or name who gave it.")
    return _("The products have {one} already and {other} here. Leave one of them out, or name who gave it.")
