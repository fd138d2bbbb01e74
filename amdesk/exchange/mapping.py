"""Which column of a file becomes which value: guessed from headers, known programs and content, open to correction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from amdesk.exchange.contents import by_content, fold, suits
from amdesk.exchange.headers import explicit, meanings, squashed
from amdesk.exchange.layout import Layout
from amdesk.exchange.layouts import recognised
from amdesk.exchange.phone_columns import phone_columns
from amdesk.exchange.remembered import chosen_again, key_of, subject_of
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import TABLES_OF, Subject, targets
from amdesk.exchange.vocabulary import meaning_of
from amdesk.words import _

__all__ = ["ColumnMapping", "Facts", "Subject", "fold", "guess", "targets"]

SURE, LIKELY, PERHAPS = 0.95, 0.8, 0.55
OTHER_SUBJECTS = frozenset(
    {
        *("stagename", "stage", "paid", "duedate", "due", "scheduleddate", "paymentdate", "paymentmethod"),
        *("isclosed", "iswon", "closedate", "freight"),
    }
)
"""Headers of invoices, payments, orders without lines and opportunities, which are no revenue lines."""


@dataclass(frozen=True)
class Facts:
    """What helps to guess: the names of the accounts of the workspace, folded, and what was corrected before."""

    accounts: frozenset[str] = frozenset()
    remembered: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class ColumnMapping:
    """The subject of a file and the target of each column that is used; the others are left out.

    `confidence` goes from 0 to 1. `values` tells for each target what words of the file mean, where they were
    corrected; the word "" stands for cells that say nothing. `program` is whose ids the file holds, "" when nobody
    knows. `is_sure` tells whether the subject was plain from the file or given, `is_corrected` whether the user said
    something that would not be guessed, which is worth remembering.
    """

    subject: Subject
    columns: tuple[str, ...]
    chosen: Mapping[str, str] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    program: str = ""
    is_sure: bool = True
    is_corrected: bool = False

    def with_column(self, column: str, target: str) -> "ColumnMapping":
        """The mapping with a column that fills `target`, "" to leave it out; a target takes one column.

        Raises KeyError for a column that is not there and ValueError with a sentence for an unknown target.
        """
        if column not in self.columns:
            raise KeyError(column)
        if target and (target not in targets() or targets()[target].table not in TABLES_OF[self.subject]):
            sentence = _("“{target}” is nothing a file of {subject} can fill.")
            raise ValueError(sentence.format(target=target, subject=self.subject.label.lower()))
        chosen = {c: t for c, t in self.chosen.items() if c != column and t != target}
        if target:
            chosen[column] = target
        return replace(self, chosen=chosen, confidence={**self.confidence, column: 1.0}, is_corrected=True)

    def with_value(self, target: str, word: str, meaning: str) -> "ColumnMapping":
        """The mapping with a word of a column that means a choice, "" to leave it out.

        Raises ValueError with a sentence when the target has no such choice.
        """
        found = meaning_of(target, meaning) if meaning else ""
        said = {**self.values.get(target, {}), fold(word): found}
        return replace(self, values={**self.values, target: said}, is_corrected=True)

    def column_of(self, target: str) -> str | None:
        """The column that fills a target."""
        return next((c for c, t in self.chosen.items() if t == target), None)

    def has(self, *wanted: str) -> bool:
        """Whether all of these targets are filled."""
        return set(wanted) <= set(self.chosen.values())

    def lacks(self) -> str:
        """A sentence that says what must still be mapped before rows can arrive; "" when nothing is missing."""
        return _LACKS[self.subject](self)


def _accounts_lack(mapping: ColumnMapping) -> str:
    names = ("account.name", "account.id", "person.name", "person.family")
    return "" if any(map(mapping.has, names)) else _("Say which column holds the names of the accounts.")


def _people_lack(mapping: ColumnMapping) -> str:
    names = ("person.name", "person.family", "person.given", "person.mail", "person.id")
    return "" if any(map(mapping.has, names)) else _("Say which column holds the names of the people.")


def _products_lack(mapping: ColumnMapping) -> str:
    named = mapping.has("product.name") or mapping.has("product.number")
    return "" if named else _("Say which column holds the names of the products.")


def _revenue_lacks(mapping: ColumnMapping) -> str:
    if not mapping.has("revenue.on"):
        return _("Say which column holds the dates.")
    if not mapping.has("revenue.amount") and not mapping.has("revenue.unit_price", "revenue.quantity"):
        return _("Say which column holds the amounts, or prices and quantities.")
    if not any(map(mapping.has, ("account.name", "account.id", "account.number"))):
        return _("Say which column holds the customers.")
    return ""


def _roles_lack(mapping: ColumnMapping) -> str:
    if not mapping.has("person.role"):
        return _("Say which column holds the roles.")
    return _people_lack(mapping)


def _lines_lack(mapping: ColumnMapping) -> str:
    return "" if mapping.has("line.from", "line.to") else _("Say which two columns hold the people that are joined.")


def _record_lacks(needed: Mapping[str, str], mapping: ColumnMapping) -> str:
    """What a file of records lacks; `needed` gives for each target the sentence that asks for it."""
    return next((_(sentence) for target, sentence in needed.items() if not mapping.has(target)), "")


_LACKS: Mapping[Subject, Callable[[ColumnMapping], str]] = {
    Subject.ACCOUNTS: _accounts_lack,
    Subject.PEOPLE: _people_lack,
    Subject.PRODUCTS: _products_lack,
    Subject.REVENUE: _revenue_lacks,
    Subject.ROLES: _roles_lack,
    Subject.LINES: _lines_lack,
    Subject.INVOICES: partial(_record_lacks, {"invoice.amount": "Say which column holds the amounts."}),
    Subject.ISSUES: partial(
        _record_lacks,
        {
            "issue.name": "Say which column says what the issues are.",
            "issue.reported_on": "Say which column holds the dates.",
        },
    ),
    Subject.TOUCHES: partial(_record_lacks, {"touch.on": "Say which column holds the dates."}),
    Subject.MEETINGS: partial(_record_lacks, {"touch.on": "Say which column holds the dates."}),
    Subject.OPPORTUNITIES: partial(
        _record_lacks, {"opportunity.name": "Say which column holds the names of the opportunities."}
    ),
    Subject.CONTRACTS: partial(_record_lacks, {"contract.name": "Say which column holds the names of the contracts."}),
}


def guess(table: Table, subject: Subject | None = None, facts: Facts | None = None) -> ColumnMapping:
    """The likeliest mapping of a table, of any subject unless one is given; what was corrected before is kept."""
    facts = facts or Facts()
    kept = facts.remembered.get(key_of(table.columns)) if table.has_header else None
    if kept is not None and subject in (None, subject_of(kept)):
        return _as_remembered(table, kept)
    found = _guessed(table, subject, facts)
    if subject is None or not table.has_header:
        return found
    plain = _guessed(table, None, facts)
    return replace(found, is_corrected=plain.subject is not subject or not plain.is_sure)


def _as_remembered(table: Table, kept: Mapping[str, Any]) -> ColumnMapping:
    chosen = chosen_again(kept, table.columns)
    subject = subject_of(kept)
    layout = recognised(table.columns, subject)
    sure = dict.fromkeys(chosen, 1.0)
    program = layout.program if layout else ""
    return ColumnMapping(subject, table.columns, chosen, sure, kept["values"], program, is_corrected=True)


def _guessed(table: Table, subject: Subject | None, facts: Facts) -> ColumnMapping:
    headers = [squashed(column) for column in table.columns]
    layout = recognised(table.columns, subject) if table.has_header else None
    if layout is not None:
        return _mapped(table, layout.subject, facts, layout)
    if subject is not None:
        return _mapped(table, subject, facts)
    found = _subject_of(table, headers, facts) if table.has_header else None
    return replace(_mapped(table, found or Subject.ACCOUNTS, facts), is_sure=found is not None)


def _subject_of(table: Table, headers: Sequence[str], facts: Facts) -> Subject | None:
    """What the rows are, by their columns; None when it is not plain."""
    if OTHER_SUBJECTS.intersection(headers):
        return None
    if not _mapped(table, Subject.REVENUE, facts).lacks():
        return Subject.REVENUE
    mapped = _mapped(table, Subject.PEOPLE, facts)
    named = mapped.has("person.family") or mapped.has("person.given")
    owns = bool(headers) and headers[0] in explicit("account.id") | explicit("account.name")
    if owns and not mapped.has("person.id"):
        return Subject.ACCOUNTS
    if named or (mapped.has("person.mail", "person.name")):
        return Subject.PEOPLE
    if any(header in explicit("account.name") for header in headers):
        return Subject.ACCOUNTS
    products = _mapped(table, Subject.PRODUCTS, facts)
    telling = any("product" in h or h in ("sku", "artikel", "produkt", "produit", "stockcode") for h in headers)
    if telling and not products.lacks():
        return Subject.PRODUCTS
    accounts = _mapped(table, Subject.ACCOUNTS, facts)
    return Subject.ACCOUNTS if accounts.has("account.name") and len(accounts.chosen) > 2 else None


def _mapped(table: Table, subject: Subject, facts: Facts, layout: Layout | None = None) -> ColumnMapping:
    chosen: dict[str, str] = {}
    confidence: dict[str, float] = {}
    known = layout.columns if layout else {}

    def take(column: str, target: str, how_sure: float) -> None:
        if target and column not in chosen and target not in chosen.values():
            chosen[column], confidence[column] = target, how_sure

    for column, target in (phone_columns(table) if layout and layout.program == "google" else {}).items():
        take(column, target, 1.0)
    for column in table.columns:
        take(column, known.get(squashed(column), ""), 1.0)
    left = [column for column in table.columns if squashed(column) not in known]
    ranked = [(rank, column, meant) for column in left for rank, meant in enumerate(meanings(column, subject))]
    for rank, column, meant in sorted(ranked, key=lambda each: each[0]):
        if targets()[meant].table in TABLES_OF[subject] and suits(table, column, meant):
            take(column, meant, SURE if rank == 0 else LIKELY)
    _prefer_names(chosen)
    if layout is None:
        for column, meant in by_content(table, subject, facts.accounts, chosen):
            take(column, meant, PERHAPS)
    ordered = {column: chosen[column] for column in table.columns if column in chosen}
    return ColumnMapping(subject, table.columns, ordered, confidence, program=layout.program if layout else "")


def _prefer_names(chosen: dict[str, str]) -> None:
    """A whole name beside its parts is only another spelling; the one mail address beside a person is the person's."""
    filled = set(chosen.values())
    if {"person.given", "person.family"} <= filled:
        for column in [c for c, target in chosen.items() if target == "person.name"]:
            del chosen[column]
    if filled & {"person.family", "person.name"} and "person.mail" not in filled:
        chosen.update({c: "person.mail" for c, target in chosen.items() if target == "account.mail"})
