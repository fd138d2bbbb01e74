"""Tables of the sample workspace, as resources/sample holds them, turned into subjects.

A file is a list of tables: `of` names the subject, `columns` its columns in one line, `rows` their values, `every` what
holds for all rows. A reference is the key of another row, a date what `Days.on` understands, an amount major units.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from amdesk import paths
from amdesk.model import memos, opportunities, people, touches
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.values import Money
from amdesk.store.sample.days import Days

OWN_CURRENCY = "EUR"
Says = dict[str, Any]

JOINED: dict[tuple[str, str], tuple[type[Base], str, str]] = {
    ("touch", "people"): (touches.TouchPerson, "touch_id", "person"),
    ("touch", "colleagues"): (touches.TouchColleague, "touch_id", "colleague"),
    ("camp", "people"): (people.GroupMember, "group_id", "person"),
    ("opportunity", "people"): (opportunities.OpportunityPerson, "opportunity_id", "person"),
    ("opportunity", "colleagues"): (opportunities.OpportunityColleague, "opportunity_id", "colleague"),
    ("memo", "accounts"): (memos.MemoAccount, "memo_id", "account"),
}
"""Columns that hold several keys in one line: each becomes a row of its own."""

ON_ANY_ROW = ("evidence", "release")
"""Tables whose rows hang on a row of any subject."""


def read(name: str) -> list[Says]:
    """The tables of a file of the sample."""
    content: list[Says] = json.loads((paths.resources() / "sample" / f"{name}.json").read_text("utf-8"))
    return content


def rows_of(table: Says) -> list[Says]:
    """The rows of a table by column; what is null or missing at the end is not said."""
    columns = table["columns"].split()
    every = table.get("every", {})
    return [every | {c: v for c, v in zip(columns, row, strict=False) if v is not None} for row in table["rows"]]


@cache
def fields_by_column(subject: str) -> dict[str, Field]:
    """The fields of a subject by column, references also without their "_id"."""
    found = {}
    for described in fields_of(SUBJECTS[subject]):
        if not described.dated:
            found[described.name] = described
            found[described.name.removesuffix("_id")] = described
    return found


@dataclass
class Sample:
    """The sample while it is made: the open session, its days, and every row by subject and key."""

    session: Session
    days: Days
    known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def put_file(self, name: str) -> None:
        """Make the rows of all tables of a file."""
        for table in read(name):
            for says in rows_of(table):
                self.put(table["of"], says)

    def put(self, subject: str, says: Says) -> Any:
        """Make one row from what a table says of it."""
        says = dict(says)
        key = says.pop("key", None)
        several = {column: says.pop(column) for column in tuple(says) if (subject, column) in JOINED}
        if subject in ON_ANY_ROW:
            says["row"] = self.id_of(says["subject"], says["row"])
        row = self.make(subject, says)
        if key is not None:
            self.known[subject, key] = row
        for column, keys in several.items():
            self._join(subject, row, column, keys)
        return row

    def make(self, subject: str, says: Says) -> Any:
        """A new row of a subject, with its account's currency where it has one."""
        described = fields_by_column(subject)
        currency = self.currency_for(says)
        values = {described[c].name: self.value(described[c], v, currency) for c, v in says.items()}
        if "currency" in described and "currency" not in values:
            values["currency"] = currency
        row = SUBJECTS[subject](**values)
        self.session.add(row)
        return row

    def value(self, described: Field, says: Any, currency: str) -> Any:
        """What a table says, as the field wants it."""
        if described.kind is Kind.DATE:
            return says if isinstance(says, date) else self.days.on(says)
        if described.kind is Kind.MONEY:
            return Money.parse(str(says), currency).minor
        if described.kind is Kind.NUMBER:
            return Decimal(str(says))
        if described.kind is Kind.YEAR and says == "year":
            return self.days.today.year
        if described.kind is Kind.REFERENCE:
            return says if isinstance(says, int) else self.id_of(str(described.subject), says)
        return self.days.text(says) if isinstance(says, str) else says

    def row(self, subject: str, key: str) -> Any:
        """The row made under a key."""
        return self.known[subject, key]

    def id_of(self, subject: str, key: str) -> int:
        """The id of the row made under a key."""
        row = self.row(subject, key)
        if row.id is None:
            self.session.flush()
        return int(row.id)

    def currency_for(self, says: Says) -> str:
        """The currency a row's amounts are in: its own, else that of its issue or account."""
        if "currency" in says:
            return str(says["currency"])
        for subject in ("issue", "account"):
            if isinstance(key := says.get(subject), str):
                return str(self.row(subject, key).currency)
        return OWN_CURRENCY

    def _join(self, subject: str, row: Any, column: str, keys: str) -> None:
        table, owner, other = JOINED[subject, column]
        if row.id is None:
            self.session.flush()
        for key in keys.split():
            said = {owner: row.id, f"{other}_id": self.id_of(other, key)}
            self.session.add(table(**said, **self._since(table, row)))

    def _since(self, table: type[Base], row: Any) -> Says:
        return {"since": self.days.near(-400)} if table is people.GroupMember else {}
