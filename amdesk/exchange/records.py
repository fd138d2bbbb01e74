"""Rows that are records of an account: invoices, issues, touches, opportunities, contracts.

A record is known again by the other program's id; an id of an unknown program counts within the account. Without one,
it is known by what the file says of it, counted, so that two alike arrive as two and importing again adds none,
whatever is changed here since. What was entered here by hand is met when account and content are the same. A cell the
file leaves empty never erases.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import Any, ClassVar

from amdesk.exchange.contents import fold
from amdesk.exchange.currencies import Currencies, minor
from amdesk.exchange.drafting import Drafts
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Known
from amdesk.exchange.meaning import CellRefused, WorkedOut
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Change, Draft, Outcome
from amdesk.exchange.sections import Taken, Values, stored
from amdesk.model.fields import Kind
from amdesk.model.natural import OURS
from amdesk.words import _

STORED_OTHERWISE = (Kind.DATE, Kind.NUMBER, Kind.YES)
"""Kinds of values that a column keeps in another form than they are read in."""

CONTENT_SIGN = "≈"
"""How a key begins that stands for the content of a row rather than for an id."""


class RecordRows:
    """The records of one table; each kind says what it compares and what becomes of its values."""

    table: ClassVar[str]
    title: ClassVar[str] = "name"
    compared: ClassVar[tuple[str, ...]]
    """What tells records of an account apart that have no id."""
    money: ClassVar[tuple[str, ...]] = ()
    worked_out: ClassVar[tuple[str, ...]] = ("id",)
    """Targets that are no columns."""
    required: ClassVar[tuple[str, ...]]

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.accounts = parts.accounts.known.names
        self.readers = parts.columns.of(self.table)
        self.amounts = [name for name in self.money if name in self.readers]
        self.worked_elsewhere = [name for name in (*self.worked_out, *self.money) if name in self.readers]
        converted = [name for name, cells in self.readers.items() if cells.target.kind in STORED_OTHERWISE]
        self.converted = [(name, WorkedOut(stored)) for name in converted]
        self.known = Known.load(parts.source, self.table, parts.program, "account_id", self.title)
        self.rows = Drafts(self.known, parts.source, self._labels(), self.title, "account_id")
        self.currencies = Currencies(parts.accounts, parts.source)
        self.alike: dict[str, int] = {}
        self.accounts_named = WorkedOut(_folded)
        self.met: set[int] = set()
        self.here = self._by_content()

    def _labels(self) -> dict[str, str]:
        """The columns to compare, with their labels."""
        from amdesk.model.all import SUBJECTS
        from amdesk.model.base import fields_of

        return {field.name: field.label for field in fields_of(SUBJECTS[self.table]) if not field.dated}

    def _by_content(self) -> dict[tuple[Any, ...], list[int]]:
        found: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for row, values in self.rows.current.items():
            if self.parts.program == OURS or not self._has_id(row):
                found[self._content(self.known.scopes[row], values)].append(row)
        return found

    def _has_id(self, row: int) -> bool:
        return not all(key.startswith(CONTENT_SIGN) for key in self.known.keys_of.get(row, ()))

    def _content(self, account: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return account, *(values.get(name) or None for name in self.compared)

    def take(self, cells: tuple[str, ...]) -> Taken:
        """Find the record of a row and compare it, or draft it.

        Raises CellRefused when something is missing or not plain.
        """
        values = self.read(cells)
        account = self.account_of(cells, values)
        kept = self.kept(values, account)
        outcome, changes, row = self._meet(cells, values, kept, account)
        if more := self.afterwards(row, account, values):
            changes = (*changes, *more)
            if row > 0 and outcome is Outcome.UNCHANGED:
                outcome = Outcome.CHANGED
        return Taken(f"{self.accounts[account]} · {kept.get(self.title) or values.get('id', '')}", outcome, changes)

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a row by name of the target, those that say nothing left out.

        Raises CellRefused when a required one is missing.
        """
        found = self.readers.read(cells)
        for name in self.required:
            if name not in found:
                raise CellRefused(self.column(name), self.missing(name))
        return found

    def missing(self, name: str) -> str:
        """The sentence that a required value is missing."""
        return _("“{field}” is missing.").format(field=_(self.rows.labels.get(name, name)))

    def column(self, name: str) -> str:
        """The column of the file that fills a target, "" when none does."""
        return self.readers[name].column if name in self.readers else ""

    def account_of(self, cells: tuple[str, ...], values: Values) -> int:
        """The account of a row. Raises CellRefused when it names none."""
        return self.parts.account_for(cells)

    def kept(self, values: Values, account: int) -> Values:
        """The values that are columns of the table, as they are stored."""
        kept = values.copy()
        for name in self.worked_elsewhere:
            kept.pop(name, None)
        for name, as_stored in self.converted:
            if name in kept:
                kept[name] = as_stored[kept[name]]
        if self.amounts and (amounts := {name: values[name] for name in self.amounts if name in values}):
            code = kept.pop("currency", None)
            currency = self.currencies.settle(account, code, self.column("currency"))
            kept.update({name: self.minor(amount, currency, name) for name, amount in amounts.items()})
            if code:
                kept["currency"] = code
        return kept

    def minor(self, amount: Decimal, currency: str, name: str) -> int:
        """An amount as it is stored. Raises CellRefused."""
        return minor(amount, currency, self.column(name))

    def _meet(
        self, cells: tuple[str, ...], values: Values, kept: Values, account: int
    ) -> tuple[Outcome, tuple[Change, ...], int]:
        key = values.get("id") or self._content_key(cells, kept)
        row = self._find(key, account, kept)
        if row is None:
            name = str(kept.get(self.title) or "")
            for column, value in self.at_first(values, kept).items():
                kept.setdefault(column, value)
            add = self.rows.add_alone if key.startswith(CONTENT_SIGN) else self.rows.add
            return Outcome.ADDED, (), add(key, name, kept, account)
        self.met.add(row)
        later = self.later(row, values, kept)
        if "currency" in later and not self.rows.value(row, "currency"):
            later = {name: value for name, value in later.items() if name != "currency"}  # it is the account's
        outcome, changes = self.rows.meet(row, None if self._is_only_alike(key) else key, later)
        return outcome, changes, row

    def _is_only_alike(self, key: str) -> bool:
        """Whether a list of amdesk itself tells of a row here without its uid; that is nothing to remember."""
        return self.parts.program == OURS and key.startswith(CONTENT_SIGN)

    def _find(self, key: str, account: int, kept: Values) -> int | None:
        keyed = self.known.by_key.get(key)
        if keyed:
            near = [row for row in keyed if self.known.scopes[row] == account]
            if near or self.parts.program != UNKNOWN_PROGRAM:
                return (near or keyed)[0]
        alike = self.here.get(self._content(account, kept)) if self.here else None
        if alike is None:
            return None
        may_have_id = key.startswith(CONTENT_SIGN)
        return next((row for row in alike if row not in self.met and (may_have_id or not self._has_id(row))), None)

    def _content_key(self, cells: tuple[str, ...], kept: Values) -> str:
        named = self.accounts_named[self.parts.accounts.part(cells)]
        told = named + "\0".join(map(str, map(kept.get, self.compared)))
        digest = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        self.alike[digest] = count = self.alike.get(digest, 0) + 1
        return f"{CONTENT_SIGN}{digest} {count}"

    def key_of(self, values: Values, row: int) -> str:
        """How a record is known elsewhere."""
        keys = (self.rows.drafts[row].key,) if row < 0 else sorted(self.known.keys_of.get(row, ()))
        return str(values.get("id") or next(iter(keys), ""))

    def at_first(self, values: Values, kept: Values) -> Values:
        """What a new record gets besides what the file says."""
        return {}

    def later(self, row: int, values: Values, kept: Values) -> Values:
        """What the file may change of a record that is here."""
        return kept

    def afterwards(self, row: int, account: int, values: Values) -> tuple[Change, ...]:
        """What hangs on the record, once it is found or made."""
        return ()

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The records to write."""
        return {self.table: list(self.rows.drafts.values())}

    def counts(self) -> Mapping[str, Counter[Outcome]]:
        """How many records have which outcome."""
        counted = self.rows.counts()
        return {self.table: counted} if counted else {}

    def remarks(self) -> Sequence[str]:
        """Sentences about the whole file."""
        return ()


def _folded(said: tuple[str, ...]) -> str:
    return "".join([fold(text) + "\0" for text in said])
