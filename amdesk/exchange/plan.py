"""What an import would do, row by row, before anything is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from amdesk.exchange.mapping import ColumnMapping
from amdesk.exchange.reading import shown
from amdesk.model.natural import OURS
from amdesk.words import _, listed, plural

if TYPE_CHECKING:
    from amdesk.exchange.likely import LikelyKey, MayBe, Meant


class Outcome(Enum):
    """What becomes of a row; the later ones outweigh the earlier where a row fills several subjects."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The outcome in the user's language."""
        return {
            Outcome.UNCHANGED: _("Unchanged"),
            Outcome.CHANGED: _("Changed"),
            Outcome.ADDED: _("Added"),
            Outcome.REFUSED: _("Refused"),
        }[self]

    @property
    def weight(self) -> int:
        """Greater means that it outweighs."""
        return list(Outcome).index(self)


class ImportRefused(Exception):
    """The whole file cannot be imported; the text says why and what to do."""


class ImportOutdated(ImportRefused):
    """The workspace was changed since the plan was made; a new plan may be carried out."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that the file changes, as it is stored; `field` is its label."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.field}: {shown(self.before) or '–'} → {shown(self.after)}"


class RowOutcome(NamedTuple):
    """What becomes of one row, `number` as a person counts it; a refused one says why, and in which column.

    `lacks_account` tells that the row would arrive if it named an account.
    """

    number: int
    outcome: Outcome
    title: str = ""
    changes: tuple[Change, ...] = ()
    column: str = ""
    sentence: str = ""
    lacks_account: bool = False

    @property
    def says(self) -> str:
        """The reason of a refusal, or the changes."""
        if self.outcome is Outcome.REFUSED:
            return f"{self.column}: {self.sentence}" if self.column else self.sentence
        return " · ".join(map(str, self.changes))


@dataclass(slots=True)
class Draft:
    """A row to be made, or changes of one that is there. `row` below 0 counts the new ones of its table from -1.

    `values` are stored values by column; a reference below 0 means another new row. `key` is an id elsewhere to be
    kept. `job`, `unit`, `roles`, `labels` and `ratings` belong to people, `rhythm` to accounts.
    """

    table: str
    row: int
    values: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    job: str | None = None
    unit: int | None = None
    roles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    ratings: tuple[tuple[str, int], ...] = ()
    rhythm: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether the row is made by the import."""
        return self.row < 0

    @property
    def changes_something(self) -> bool:
        """Whether the row looks different afterwards."""
        described = self.roles or self.labels or self.ratings
        said = (self.job, self.unit, self.rhythm)
        return bool(self.values or described or any(each is not None for each in said))


LINE_COLUMNS = (
    "account_id",
    "on",
    "product_id",
    "amount",
    "currency",
    "quantity",
    "margin",
    "kind",
    "document",
    "note",
)
"""The columns of a revenue line, in the order `ImportPlan.lines` keeps them."""


class Told:
    """What an import does, put into words: rows by table and outcome, and how many are refused."""

    file: str
    counts: Mapping[str, Counter[Outcome]]

    @property
    def refusals(self) -> int:
        """How many rows do not arrive."""
        raise NotImplementedError

    @property
    def writes(self) -> bool:
        """Whether carrying it out changes anything."""
        raise NotImplementedError

    @property
    def adds_or_changes(self) -> bool:
        """Whether anything a person sees is added or changed."""
        return bool(self.total(Outcome.ADDED) or self.total(Outcome.CHANGED))

    def total(self, outcome: Outcome) -> int:
        """How many rows of all subjects have an outcome."""
        return sum(counted[outcome] for counted in self.counts.values())

    def counted(self, outcome: Outcome) -> str:
        """The rows with an outcome by subject: "91 accounts and 91 people"; "" for none."""
        return listed([_count(table, c[outcome]) for table, c in self.counts.items() if c[outcome]])

    @property
    def sentence(self) -> str:
        """What would happen, in words."""
        return self._in_words(_("{what} will be added."), _("{what} will change."))

    @property
    def sentence_afterwards(self) -> str:
        """What happened, in words."""
        return self._in_words(_("Added {what}."), _("Changed {what}."))

    def _in_words(self, adding: str, changing: str) -> str:
        parts = []
        if added := self.counted(Outcome.ADDED):
            parts.append(adding.format(what=added))
        if changed := self.counted(Outcome.CHANGED):
            parts.append(changing.format(what=changed))
        if not parts and (same := self.counted(Outcome.UNCHANGED)):
            one = _("Nothing is new: {what} is here already.")
            many = _("Nothing is new: {what} are here already.")
            parts.append((one if self.total(Outcome.UNCHANGED) == 1 else many).format(what=same))
        if refused := self.refusals:
            parts.append(plural("{n} row is refused.", "{n} rows are refused.", refused))
        return " ".join(parts) or _("There is nothing to import.")

    @property
    def label(self) -> str:
        """The name of the step."""
        what = ", ".join(
            _count(table, c[Outcome.ADDED] + c[Outcome.CHANGED])
            for table, c in self.counts.items()
            if c[Outcome.ADDED] + c[Outcome.CHANGED]
        )
        return label_start() + (f"{shown(self.file)}: {what}" if what else shown(self.file))


@dataclass(frozen=True)
class ImportPlan(Told):
    """All that an import would do; `carry_out` does it.

    `counts` gives for each table how many rows have which outcome; `remarks` are sentences about the whole file.
    `seen_step` is the last step of the workspace when the plan was made. `likely` are new rows that may be there
    already; `meant` is what the user said of them, by their keys. `left_out` are the columns that hold something and
    fill nothing.
    """

    file: str
    mapping: ColumnMapping
    outcomes: Sequence[RowOutcome]
    drafts: Mapping[str, Sequence[Draft]]
    lines: Sequence[tuple[Any, ...]]
    counts: Mapping[str, Counter[Outcome]]
    remarks: tuple[str, ...]
    program: str
    seen_step: int
    likely: "tuple[MayBe, ...]" = ()
    meant: "Mapping[LikelyKey, Meant]" = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def taken_for(self) -> str:
        """What the rows were taken for where nobody said it, in a sentence; "" where somebody did."""
        subject = self.mapping.subject.label.lower()
        if self.mapping.program == OURS:
            return _("A list of amdesk: {subject}.").format(subject=subject)
        return _("Taken for {subject} by its headings.").format(subject=subject) if self.mapping.is_guessed else ""

    @property
    def undecided(self) -> "list[MayBe]":
        """The new rows that will be proposed among the duplicates."""
        return [each for each in self.likely if each.key not in self.meant]

    @property
    def refused(self) -> list[RowOutcome]:
        """The rows that do not arrive, with their reasons."""
        return [row for row in self.outcomes if row.outcome is Outcome.REFUSED]

    @property
    def refusals(self) -> int:
        """How many rows do not arrive."""
        return len(self.refused)

    @property
    def writes(self) -> bool:
        """Whether carrying it out changes anything."""
        drafts = (draft for each in self.drafts.values() for draft in each)
        return bool(self.lines) or any(d.is_new or d.changes_something or d.key for d in drafts)


def label_start() -> str:
    """How the names of import steps begin."""
    return _("Import {file}").partition("{")[0]


def _count(table: str, n: int) -> str:
    return {
        "account": plural("{n} account", "{n} accounts", n),
        "person": plural("{n} person", "{n} people", n),
        "colleague": plural("{n} colleague", "{n} colleagues", n),
        "unit": plural("{n} unit or site", "{n} units and sites", n),
        "product_range": plural("{n} product range", "{n} product ranges", n),
        "product": plural("{n} product", "{n} products", n),
        "revenue": plural("{n} revenue line", "{n} revenue lines", n),
        "invoice": plural("{n} invoice", "{n} invoices", n),
        "payment": plural("{n} payment", "{n} payments", n),
        "issue": plural("{n} issue", "{n} issues", n),
        "touch": plural("{n} touch", "{n} touches", n),
        "opportunity": plural("{n} opportunity", "{n} opportunities", n),
        "contract": plural("{n} contract", "{n} contracts", n),
        "line": plural("{n} line between people", "{n} lines between people", n),
    }[table]
