"""Which column of a file becomes which value, open to correction, and what is still missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from amdesk.exchange.contents import fold
from amdesk.exchange.targets import TABLES_OF, Subject, targets
from amdesk.exchange.vocabulary import meaning_of
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.exchange.tables import Table

__all__ = ["ColumnMapping", "Facts", "Subject", "fold", "targets"]


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
    something that would not be guessed, which is worth remembering; `is_guessed` whether nobody but the headers said
    what the rows are.
    """

    subject: Subject
    columns: tuple[str, ...]
    chosen: Mapping[str, str] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    program: str = ""
    is_sure: bool = True
    is_corrected: bool = False
    is_guessed: bool = False

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

    def left_out(self, table: "Table") -> list[str]:
        """The columns that hold something and fill nothing."""
        places = {column: at for at, column in enumerate(table.columns)}
        free = [column for column in self.columns if column not in self.chosen]
        return [column for column in free if any(row.cells[places[column]].strip() for row in table.rows)]

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
    Subject.PAYMENTS: partial(_record_lacks, {"payment.amount": "Say which column holds the amounts."}),
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
