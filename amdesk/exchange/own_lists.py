"""amdesk's own lists, known again by their headings: what was exported comes back as what it was.

The headings are those the list was written with, in the user's language, in English, or as names for programs. Rows are
known by their uid where the list has one, else by what they say.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from amdesk.exchange.headers import squashed
from amdesk.exchange.layout import Layout
from amdesk.exchange.out.headings import Heading, headings_of
from amdesk.exchange.remembered import reason_header
from amdesk.exchange.targets import COLUMNS, WORKED_OUT, Subject
from amdesk.model.all import SUBJECTS
from amdesk.model.natural import OURS
from amdesk.words import _

TABLE_OF: Mapping[Subject, str] = {
    Subject.ACCOUNTS: "account",
    Subject.PEOPLE: "person",
    Subject.PRODUCTS: "product",
    Subject.REVENUE: "revenue",
    Subject.INVOICES: "invoice",
    Subject.PAYMENTS: "payment",
    Subject.ISSUES: "issue",
    Subject.TOUCHES: "touch",
    Subject.OPPORTUNITIES: "opportunity",
    Subject.CONTRACTS: "contract",
    Subject.LINES: "line",
    Subject.ROLES: "person_role",
}
"""The list that holds the rows of each subject; meetings stand in that of touches."""
MEANT: Mapping[str, str] = {
    "account.parent_title": "account.parent",
    "account.counterpart_title": "account.counterpart",
    "person.unit_title": "unit.name",
    "person.roles": "person.role",
    "product.range_title": "range.name",
    "revenue.product_title": "product.name",
    "payment.invoice_title": "payment.invoice",
    "invoice.issue_title": "invoice.issue",
    "issue.person_title": "issue.people",
    "issue.owner_title": "issue.owner",
    "touch.issue_title": "touch.issue",
    "opportunity.range_title": "opportunity.range",
    "opportunity.owner_title": "opportunity.owner",
    "person_role.person_title": "person.name",
    "person_role.role": "person.role",
    "line.source_title": "line.from",
    "line.target_title": "line.to",
}
"""What columns hold that refer to something else."""
ONE_MAY_LACK = 8
"""Of so many headings one may have been taken away in a spreadsheet."""


def own_list(columns: Iterable[str], subject: Subject | None) -> Layout | None:
    """The list of amdesk a table is, limited to a subject when one is given; None for any other table."""
    headers = {squashed(column) for column in columns if column != reason_header()}
    fitting = (each for each in (subject,) if each in TABLE_OF) if subject else iter(TABLE_OF)
    return next((layout for each in fitting if (layout := _fitting(each, headers)) is not None), None)


def is_other_list(columns: Iterable[str]) -> bool:
    """Whether a table is a list of amdesk whose rows nobody can bring in, such as plans or ranges."""
    headers = frozenset(squashed(column) for column in columns)
    return any(headers in _spellings(table) for table in SUBJECTS if table not in TABLE_OF.values())


@cache
def _spellings(table: str) -> frozenset[frozenset[str]]:
    """The headings a list may have, with and without what is internal."""
    found = set()
    for spelled in (_translated, _in_english, _as_names):
        words = list(spelled(headings_of(table)))
        found.add(frozenset(word for word, _heading in words))
        found.add(frozenset(word for word, heading in words if not heading.is_internal))
    return frozenset(found)


def _fitting(subject: Subject, headers: set[str]) -> Layout | None:
    """The list of a subject, when no heading is strange to it and hardly any is missing."""
    headings = headings_of(TABLE_OF[subject])
    for spelled in (_translated, _in_english, _as_names):
        columns = dict(_meanings(subject, spelled(headings)))
        always = {word for word, heading in spelled(headings) if heading.label and not heading.is_internal}
        if headers <= columns.keys() and len(always - headers) <= len(always) // ONE_MAY_LACK:
            return Layout(OURS, subject, "", "", columns)
    return None


Spelled = Iterator[tuple[str, Heading]]


def _translated(headings: Iterable[Heading]) -> Spelled:
    return ((squashed(_(heading.label) if heading.label else heading.name), heading) for heading in headings)


def _in_english(headings: Iterable[Heading]) -> Spelled:
    return ((squashed(heading.label or heading.name), heading) for heading in headings)


def _as_names(headings: Iterable[Heading]) -> Spelled:
    return ((squashed(heading.name), heading) for heading in headings)


def _meanings(subject: Subject, spelled: Spelled) -> Iterator[tuple[str, str]]:
    """What each heading fills, "" for what nobody can bring in."""
    table = TABLE_OF[subject]
    for word, heading in spelled:
        yield word, _target(table, heading.key)


def _target(table: str, key: str) -> str:
    if key in ("account_title", "account_uid"):
        return "account.name" if key == "account_title" else "account.id"
    if key == "uid":
        return f"{table}.id" if f"{table}.id" in _worked_out() else ""
    found = MEANT.get(f"{table}.{key}", f"{table}.{key}")
    return found if found in MEANT.values() or key in COLUMNS.get(table, ()) or found in _worked_out() else ""


@cache
def _worked_out() -> frozenset[str]:
    return frozenset(f"{table}.{name}" for table, name, _label, _kind in WORKED_OUT)
