"""What the values of a column say of its meaning, when its header says nothing or something doubtful."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from amdesk.exchange.choices import choice_of
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import Subject, targets
from amdesk.exchange.values import parse_amount, parse_date
from amdesk.store.folding import folded

TEXTS_LOOKED_AT = 200
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_PHONE = re.compile(r"\+?[\d ()/.-]*\d[\d ()/.-]*[ ()/-][\d ()/.-]{3,}(?:ext\.? ?\d+)?")
_STREET = re.compile(r"\d+[\w/-]* +[^\W\d_].+|[^\W\d_].+ \d+ ?[a-z]?", re.IGNORECASE)


def fold(text: str) -> str:
    """A name as it is compared: without case, accents and doubled spaces."""
    return " ".join(folded(text).casefold().split())


def suits(table: Table, column: str, target: str) -> bool:
    """Whether the first values can be what the header says; a header alone may mislead."""
    texts = _texts(table, column)
    kind, described = targets()[target].kind.value, targets()[target].field
    if texts and described is not None and described.choices is not None:
        choices = described.choices
        return _share(texts, lambda text: choice_of(choices, text)) >= 0.3
    if not texts or kind not in ("date", "money", "number"):
        return True
    return _share(texts, is_date if kind == "date" else is_amount) >= 0.5


def _texts(table: Table, column: str) -> list[str]:
    at = table.columns.index(column)
    cells = (row.cells[at].strip() for row in table.rows[:TEXTS_LOOKED_AT])
    return [text for text in cells if text]


def _share(texts: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(text)) for text in texts) / len(texts)


def is_date(text: str) -> bool:
    """Whether a cell reads as a date in either order."""
    try:
        return parse_date(text, day_first=True) is not None or parse_date(text, day_first=False) is not None
    except ValueError:
        return _may_be_month_first(text)


def _may_be_month_first(text: str) -> bool:
    try:
        return parse_date(text, day_first=False) is not None
    except ValueError:
        return False


def is_amount(text: str) -> bool:
    """Whether a cell reads as an amount with a point or a comma."""
    try:
        return parse_amount(text.rstrip("%"), decimal_comma=False) is not None
    except ValueError:
        return _is_amount_with_comma(text)


def _is_amount_with_comma(text: str) -> bool:
    try:
        return parse_amount(text.rstrip("%"), decimal_comma=True) is not None
    except ValueError:
        return False


def by_content(
    table: Table, subject: Subject, accounts: frozenset[str], chosen: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Columns without a telling header and what they may be, by what stands in them.

    `accounts` are the folded names of known accounts. A file of accounts is read alike whatever is known.
    """
    free = {c: texts for c in table.columns if c not in chosen and len(texts := _texts(table, c)) > 1}
    if subject in (Subject.REVENUE, Subject.PEOPLE) and "account.name" not in chosen.values():
        yield from _known_accounts(free, accounts)
    if not table.has_header:
        yield from _without_header(table, subject, free)


def _known_accounts(free: Mapping[str, list[str]], accounts: frozenset[str]) -> Iterable[tuple[str, str]]:
    for column, texts in free.items():
        if _share(texts, lambda text: not text.isdigit() and fold(text) in accounts) > 0.5:
            yield column, "account.name"


def _without_header(table: Table, subject: Subject, free: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    owner = "person" if subject is Subject.PEOPLE else "account"
    for column, texts in free.items():
        if _share(texts, _MAIL.fullmatch) > 0.8:
            yield column, f"{owner}.mail"
        elif subject is Subject.REVENUE and _share(texts, is_date) > 0.9 and not _share(texts, str.isdigit):
            yield column, "revenue.on"
        elif subject is Subject.REVENUE and _share(texts, lambda t: "." in t and is_amount(t)) > 0.9:
            yield column, "revenue.amount"
        elif owner and _share(texts, _PHONE.fullmatch) > 0.8 and subject is not Subject.PRODUCTS:
            yield column, f"{owner}.phone"
    yield from _names_without_header(subject, free)


def _names_without_header(subject: Subject, free: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Names differ from row to row and hold words; ids differ everywhere and come first."""
    leading = {Subject.PEOPLE: "person", Subject.PRODUCTS: "product"}.get(subject, "account")
    different = {column: len(set(texts)) / len(texts) for column, texts in free.items()}
    worded = [c for c, texts in free.items() if _share(texts, _is_worded) > 0.7]
    if worded:
        yield max(worded, key=lambda c: different[c]), f"{leading}.name"
    ids = [c for c, texts in free.items() if different[c] == 1 and _share(texts, lambda t: " " not in t) == 1]
    if ids and subject is not Subject.REVENUE:
        yield ids[0], f"{leading}.id"
        codes = [c for c in ids[1:] if _share(free[c], lambda t: not t.isdigit()) > 0.9 and "@" not in free[c][0]]
        if codes and leading in ("account", "product"):
            yield codes[0], f"{leading}.number"
    streets = [c for c, texts in free.items() if c not in worded and _share(texts, _STREET.fullmatch) > 0.6]
    if streets and leading == "account":
        yield streets[0], "account.street"


def _is_worded(text: str) -> bool:
    return text[:1].isalpha() and " " in text and not any(sign.isdigit() for sign in text)
