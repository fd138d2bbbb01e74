"""What hangs on two rows that become one, brought together.

What hangs on a row is known from the schema itself: each foreign key that points to its table, and each table that
names a row of any subject by `subject` and `row`. So a new table is never forgotten. Nothing that says something of its
own is lost: what was there twice by its nature (a person in a touch, a card's place, an id) stays once, spells of which
one holds at a time lie one behind the other, a line between the two goes.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Table, and_, delete, insert, select, update
from sqlalchemy.orm import Session

from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, Travels, plain_fields
from amdesk.model.dated import Spell
from amdesk.model.fields import Kind
from amdesk.model.natural import NATURAL, ONE_AT_A_TIME, OURS, SIDE_BY_SIDE
from amdesk.model.people import bosses
from amdesk.model.spans import Span, touching, whole, without
from amdesk.model.values import LineKind

ANY_ROW = ("row", "other_row")
"""The columns by which a table with a column `subject` names rows of any subject."""
Row = dict[str, Any]


class Joining:
    """One merge on its way; `from_other` are the fields whose values the row that goes decides."""

    def __init__(self, session: Session, from_other: Collection[str]) -> None:
        self.session = session
        self.from_other = from_other
        self.today: date = session.info["today"]

    def absorb(self, table: str, kept: int, lost: int) -> None:
        """Let everything that points to one row point to another, leave nothing double, and delete the one."""
        moved: dict[str, set[int]] = {}
        for pointing, column in _pointing_to(table):
            moved.setdefault(pointing.name, set()).update(self._repoint(pointing, column, kept, lost))
        for pointing, column in _naming_any_row():
            of = pointing.c.subject == table
            moved.setdefault(pointing.name, set()).update(self._repoint(pointing, column, kept, lost, of))
        if table == "account":
            self._keep_accounts_apart_from_themselves(kept, lost)
        self._delete(_table(table), [lost], remember=(table, kept))
        for name, rows in moved.items():
            if rows:
                self._tidy(name, rows)

    def _repoint(self, table: Table, column: "Column[Any]", kept: int, lost: int, *also: Any) -> list[int]:
        there = and_(column == lost, *also)
        rows = list(self.session.scalars(select(table.c.id).where(there).order_by(table.c.id)))
        if rows:
            self.session.execute(update(table).where(there).values({column.name: kept}))
        return rows

    def _tidy(self, table: str, moved: set[int]) -> None:
        """Put in order what came together in a table."""
        if table == "line":
            self._drop_lines_to_oneself()
        if table == "kept_apart":
            self._drop_pairs_of_one()
        if table in ONE_AT_A_TIME:
            for rows in self._groups(table, ONE_AT_A_TIME[table], moved):
                self._lay_behind_one_another(table, rows, moved)
        elif table in SIDE_BY_SIDE:
            for rows in self._groups(table, SIDE_BY_SIDE[table], moved):
                self._unite(table, rows, moved)
        elif table in NATURAL:
            for rows in self._groups(table, NATURAL[table], moved):
                self._leave_one(table, rows, moved)
        if table == "line":
            self._cut_circles(moved)

    def _groups(self, table: str, key: Sequence[str], moved: set[int]) -> list[list[Row]]:
        """The rows that are about the same as one that moved, by what the columns of `key` say."""
        made = _table(table)
        by_key: dict[tuple[Any, ...], list[Row]] = {}
        for row in self._read(table, made.c.id.in_(moved)):
            by_key[tuple(row[column] for column in key)] = []
        for values, rows in by_key.items():
            same = (made.c[name].is_not_distinct_from(value) for name, value in zip(key, values, strict=True))
            rows += self._read(table, *same)
        return list(by_key.values())

    def _read(self, table: str, *where: Any) -> list[Row]:
        made = _table(table)
        return [dict(row._mapping) for row in self.session.execute(select(made).where(*where).order_by(made.c.id))]

    def _change(self, table: str, row: int, values: Row) -> None:
        if values:
            made = _table(table)
            self.session.execute(update(made).where(made.c.id == row).values(values))

    # What is there twice

    def _leave_one(self, table: str, rows: list[Row], moved: set[int]) -> None:
        """Rows that say the same stay once, the one that was here before them all."""
        first, *others = sorted(rows, key=lambda row: (row["id"] in moved, row["id"]))
        for row in others:
            self._fill(table, first, row)
            self.absorb(table, first["id"], row["id"])

    def _fill(self, table: str, into: Row, gone: Row) -> None:
        """What the row that stays does not say, the one that goes may; a yes of either stays."""
        fields = {field.name: field for field in plain_fields(SUBJECTS[table])}
        empty = {name: gone[name] for name in fields if into[name] in (None, "") and gone[name] not in (None, "")}
        yes = {n: True for n, field in fields.items() if field.kind is Kind.YES and gone[n] and not into[n]}
        spell = ("since", "until") if issubclass(SUBJECTS[table], Spell) else ()
        values = {name: value for name, value in {**empty, **yes}.items() if name not in spell}
        into.update(values)
        self._change(table, into["id"], values)

    def _unite(self, table: str, rows: list[Row], moved: set[int]) -> None:
        """Spells of the same that overlap or follow one another are one."""
        for places in touching([_span(row) for row in rows]):
            together = [rows[place] for place in places]
            if len(together) > 1:
                since, until = whole(map(_span, together))
                first, *others = sorted(together, key=lambda row: (row["id"] in moved, row["id"]))
                self._change(table, first["id"], {"since": since, "until": until})
                for row in others:
                    self._fill(table, first, row)
                    self.absorb(table, first["id"], row["id"])

    def _lay_behind_one_another(self, table: str, rows: list[Row], moved: set[int]) -> None:
        """Of spells of which one holds at a time, the kept row's (or the other's, when chosen) hold where they did.

        The others fill what is left, those that say nothing come last.
        """
        first = self._is_others(table, rows[0])

        def rank(row: Row) -> tuple[bool, bool]:
            return _says_nothing(table, row), (row["id"] in moved) is not first

        covered: list[Span] = []
        for at in sorted({rank(row) for row in rows}):
            layer = [row for row in rows if rank(row) == at]
            for row in layer if covered else ():
                self._cut(table, row, without(_span(row), covered))
            covered += [_span(row) for row in layer]

    def _is_others(self, table: str, row: Row) -> bool:
        """Whether the history of the row that goes was chosen."""
        field = {"membership": "job", "rhythm": "rhythm_days"}.get(table)
        return (field or str(getattr(row.get("what"), "value", ""))) in self.from_other

    def _cut(self, table: str, row: Row, left: list[Span]) -> None:
        """What is left of a spell; what is not left goes."""
        made = _table(table)
        if not left:
            self._delete(made, [row["id"]])
            return
        since, until = left[0]
        if (since, until) != _span(row):
            self._change(table, row["id"], {"since": since, "until": until})
        for since, until in left[1:]:
            says = {name: value for name, value in row.items() if name not in ("id", "uid")}
            self.session.execute(insert(made).values({**says, "since": since, "until": until}))

    # Lines, pairs, units and parents

    def _drop_lines_to_oneself(self) -> None:
        """A line between the two would lead from one person to the same."""
        line = _table("line")
        self._delete(line, self.session.scalars(select(line.c.id).where(line.c.source_id == line.c.target_id)).all())

    def _drop_pairs_of_one(self) -> None:
        pair = _table("kept_apart")
        self._delete(pair, self.session.scalars(select(pair.c.id).where(pair.c.row == pair.c.other_row)).all())

    def _cut_circles(self, moved: set[int]) -> None:
        """A line that came along and would let somebody report to someone below ends today."""
        line = _table("line")
        held = self._read("line", line.c.kind == LineKind.REPORTS, line.c.until.is_(None))
        for row in [row for row in held if row["id"] in moved]:
            others = [each for each in held if each is not row]
            if _leads(others, row["target_id"], row["source_id"]):
                held = others
                if row["since"] is not None and row["since"] < self.today:
                    self._change("line", row["id"], {"until": self.today})
                else:
                    self._delete(line, [row["id"]])

    def leave_units_of_others(self, person: int) -> None:
        """A unit of another account is none of this person's; the title stays."""
        membership, unit, people = (_table(name) for name in ("membership", "unit", "person"))
        own = select(unit.c.id).join(people, people.c.account_id == unit.c.account_id).where(people.c.id == person)
        strays = and_(membership.c.person_id == person, membership.c.unit_id.not_in(own))
        self.session.execute(update(membership).where(strays).values(unit_id=None))

    def _keep_accounts_apart_from_themselves(self, kept: int, lost: int) -> None:
        """The parent is what either said first, unless that lies below the account itself."""
        account = _table("account")
        chain = {row["id"]: row["parent_id"] for row in self._read("account", account.c.parent_id.is_not(None))}
        own = [parent for parent in (chain.get(kept), chain.pop(lost, None)) if parent not in (None, kept, lost)]
        parent = own[0] if own else None
        chain.pop(kept, None)
        if parent is not None and kept in (parent, *bosses(chain, parent)):
            parent = None
        self._change("account", kept, {"parent_id": parent})

    # Going

    def _delete(self, table: Table, rows: Sequence[int], remember: tuple[str, int] | None = None) -> None:
        """Delete rows; `remember` names the row that is found by their uid from now on."""
        if remember is not None and issubclass(SUBJECTS[remember[0]], Travels):
            for uid in self.session.scalars(select(table.c.uid).where(table.c.id.in_(rows))).all():
                origin = _table("origin")
                says = {"subject": remember[0], "row": remember[1], "program": OURS, "key": uid}
                self.session.execute(insert(origin).values(says))
        if rows:
            self.session.execute(delete(table).where(table.c.id.in_(rows)))


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _pointing_to(table: str) -> list[tuple[Table, "Column[Any]"]]:
    """Every column of every table that points to a table."""
    return [
        (pointing, key.parent)
        for pointing in Base.metadata.sorted_tables
        for key in sorted(pointing.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == table
    ]


def _naming_any_row() -> list[tuple[Table, "Column[Any]"]]:
    """Every column of every table that names a row of any subject."""
    tables = [table for table in Base.metadata.sorted_tables if "subject" in table.c and "row" in table.c]
    return [(table, table.c[name]) for table in tables for name in ANY_ROW if name in table.c]


def _span(row: Row) -> Span:
    return row["since"], row["until"]


def _says_nothing(table: str, row: Row) -> bool:
    value = {"membership": ("job", "unit_id"), "rating": ("value",), "rhythm": ("days",)}[table]
    return all(row[name] in (None, "") for name in value)


def _leads(lines: Sequence[Row], start: int, end: int) -> bool:
    """Whether one comes from one person to another along lines."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        further = {line["target_id"] for line in lines if line["source_id"] == here} - seen
        seen |= further
        waiting += further
    return False
