"""Carrying out an import: staged in a temporary table and moved by one statement, in one step that can be undone."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from amdesk.exchange.gathering import gathering
from amdesk.exchange.likely import Meant
from amdesk.exchange.plan import LINE_COLUMNS, Draft, ImportOutdated, ImportPlan
from amdesk.exchange.remembered import remember
from amdesk.model.natural import OURS, UID
from amdesk.store import journal
from amdesk.store.workspace import Workspace
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.store.cipher import Connection

ROWS_BETWEEN_LOOKS = 5_000
RECORDS = ("invoice", "payment", "touch", "contract", "step", "person_role")
LINKS = ("touch_person", "touch_colleague", "opportunity_person", "opportunity_colleague")
NAMED = ("colleague", "product_range", "product", "account", "unit", "person", "line", "opportunity", "issue")
ORDER = (*NAMED, *RECORDS, *LINKS)
POINTERS = {
    **{"range_id": "product_range", "product_id": "product", "account_id": "account", "parent_id": "account"},
    **{"source_id": "person", "target_id": "person", "person_id": "person"},
    **dict.fromkeys(("colleague_id", "owner_id", "counterpart_id"), "colleague"),
    **{"invoice_id": "invoice", "touch_id": "touch", "opportunity_id": "opportunity", "issue_id": "issue"},
}
ORIGIN = ("subject", "row", "program", "key")
ORIGIN_KEY = "origin_key"
"""The column of the staged rows that holds their ids elsewhere."""
ORIGIN_STAGED = f"SELECT ?, id, ?, {ORIGIN_KEY} FROM temp.staged WHERE {ORIGIN_KEY} <> '' ORDER BY rowid"
CAME_IN = ("account", "person")
KEEP_APART = 'INSERT INTO kept_apart (subject, "row", other_row) VALUES (?, ?, ?)'
DROP_RATING = "DELETE FROM rating WHERE since = ? AND person_id = ? AND what = ?"
END_RATING = "UPDATE rating SET until = ? WHERE person_id = ? AND what = ? AND until IS NULL"

Progress = Callable[[float], None]


def carry_out(workspace: Workspace, plan: ImportPlan, progress: Progress | None = None) -> None:
    """Do what the plan says, as one step named after the file; whatever happens in between leaves nothing behind.

    `progress` is told the share done and may raise to stop. Raises ImportOutdated when the workspace was changed since
    the plan was made, and a WorkspaceError when the file does not take it.
    """
    with gathering(), workspace.write(plan.label) as session:
        refuse_when_outdated(workspace, plan.seen_step)
        carry(workspace, session, plan, progress)


def carry(workspace: Workspace, session: "Session", plan: ImportPlan, progress: Progress | None = None) -> None:
    """Do what the plan says within a step that is open."""
    _Carrying(workspace, session, plan, progress or _nobody).do()


def refuse_when_outdated(workspace: Workspace, seen_step: int) -> None:
    """Raise ImportOutdated when there was a step after the one that was seen, but for the one that is open."""
    query = "SELECT coalesce(max(id), 0) FROM journal_step WHERE id < (SELECT max(id) FROM journal_step)"
    if workspace.raw.execute(query).fetchone() != (seen_step,):
        raise ImportOutdated(_("The workspace was changed since this preview was made. Look at it anew."))


def _nobody(share: float) -> None:
    """Nobody wants to know."""


class _Carrying:
    """One import on its way into the workspace."""

    def __init__(self, workspace: Workspace, session: "Session", plan: ImportPlan, progress: Progress) -> None:
        self.raw: Connection = workspace.raw
        self.session, self.plan, self.tell = session, plan, progress
        self.today = workspace.today.isoformat()
        self.base: dict[str, int] = {}

    def do(self) -> None:
        """Rows others point to first."""
        self.tell(0.0)
        for at, table in enumerate(ORDER):
            drafts = self.plan.drafts.get(table, ())
            self.base[table] = self._last_number(table)
            self._add([draft for draft in drafts if draft.row < 0], table)
            self._change([draft for draft in drafts if draft.row > 0], table)
            self.tell(0.05 * (at + 1))
        self._describe_people([draft for draft in self.plan.drafts.get("person", ())])
        self._agree_rhythms()
        self.tell(0.25)
        self._add_lines()
        self.tell(0.85)
        self._keep_ids()
        self._do_as_meant()
        remember(self.session, self.plan.mapping)
        self.tell(0.9)

    def _last_number(self, table: str) -> int:
        found = self.raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        return 0 if found is None else int(found[0])

    def _number(self, table: str, row: int | None) -> int | None:
        return row if row is None or row > 0 else self.base[table] - row

    def _value(self, column: str, value: Any) -> Any:
        return self._number(POINTERS[column], value) if column in POINTERS else value

    def _add(self, drafts: Sequence[Draft], table: str) -> None:
        if not drafts:
            return
        dated = ("came_in",) if table in CAME_IN else ()
        held = [draft.values for draft in drafts]
        given = dict.fromkeys(chain(dated, chain.from_iterable(held)))
        usual, base = {**_usual_values(table), **dict.fromkeys(dated, self.today)}, self.base[table]
        columns: dict[str, list[Any]] = {"id": [base - draft.row for draft in drafts]}
        columns.update({column: self._column(held, column, usual.get(column)) for column in given})
        keys = [draft.key for draft in drafts]
        if self.plan.program == OURS and any(map(_is_uid, keys)):
            columns["uid"] = [key if _is_uid(key) else secrets.token_hex(8) for key in keys]
            keys = ["" if _is_uid(key) else key for key in keys]
        with self._staged((*columns, ORIGIN_KEY), zip(*columns.values(), keys, strict=True)):
            self._move(table, list(columns))
            if any(keys):
                journal.insert(self.raw, "origin", ORIGIN, ORIGIN_STAGED, (table, self.plan.program))

    def _column(self, held: Sequence[dict[str, Any]], column: str, usual: Any) -> list[Any]:
        values = [each.get(column, usual) for each in held]
        if column not in POINTERS:
            return values
        base = self.base[POINTERS[column]]
        return [row if row is None or row > 0 else base - row for row in values]

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        with self._staged(columns, rows):
            self._move(table, columns)

    @contextmanager
    def _staged(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[None]:
        """Rows gathered in a temporary table, out of which they are moved by one statement."""
        names = ", ".join(f'"{column}"' for column in columns)
        self.raw.execute("DROP TABLE IF EXISTS temp.staged")
        self.raw.execute(f"CREATE TEMP TABLE staged ({names})")
        marks = ", ".join("?" * len(columns))
        for some in _batches(rows):
            self.raw.executemany(f"INSERT INTO temp.staged VALUES ({marks})", some)
            self.tell(0.3)
        yield
        self.raw.execute("DROP TABLE temp.staged")

    def _move(self, table: str, columns: Sequence[str]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        journal.insert(self.raw, table, columns, f"SELECT {names} FROM temp.staged ORDER BY rowid")

    def _change(self, drafts: Iterable[Draft], table: str) -> None:
        for draft in drafts:
            for column, value in draft.values.items():
                self.raw.execute(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (self._value(column, value), draft.row)
                )

    def _describe_people(self, drafts: Sequence[Draft]) -> None:
        new = [draft for draft in drafts if draft.is_new]
        number = {id(draft): self._number("person", draft.row) for draft in drafts}
        jobs = [
            (number[id(draft)], draft.job or "", self._number("unit", draft.unit), self.today)
            for draft in new
            if draft.job or draft.unit
        ]
        roles = [(number[id(draft)], role, self.today) for draft in drafts for role in draft.roles]
        labels = [(number[id(draft)], label) for draft in drafts for label in draft.labels]
        self._rate(drafts)
        if jobs:
            self._insert("membership", ("person_id", "job", "unit_id", "since"), jobs)
        if roles:
            self._insert("person_role", ("person_id", "role", "since"), roles)
        if labels:
            self._insert("label", ("person_id", "text"), labels)
        self._change_positions([draft for draft in drafts if not draft.is_new and (draft.job or draft.unit)])

    def _rate(self, drafts: Sequence[Draft]) -> None:
        """What is thought of people holds from today on; what was thought before stays in the history."""
        said = [(self._number("person", d.row), what, value) for d in drafts for what, value in d.ratings]
        if not said:
            return
        told = [(self.today, person, what) for person, what, _value in said]
        self.raw.executemany(DROP_RATING, told)
        self.raw.executemany(END_RATING, told)
        self._insert("rating", ("person_id", "what", "value", "since"), [(*each, self.today) for each in said])

    def _change_positions(self, drafts: Sequence[Draft]) -> None:
        """A title or unit that changed begins today; the one before stays in the history."""
        from amdesk.model.people import Person

        for draft in drafts:
            person = self.session.get(Person, draft.row)
            if person is not None and draft.job is not None:
                person.job = draft.job
            if person is not None and draft.unit is not None:
                person.unit_id = self._number("unit", draft.unit)

    def _agree_rhythms(self) -> None:
        """How often a touch is agreed holds from today on."""
        from amdesk.model.accounts import Account

        for draft in self.plan.drafts.get("account", ()):
            account = None if draft.rhythm is None else self.session.get(Account, self._number("account", draft.row))
            if account is not None:
                account.rhythm_days = draft.rhythm

    def _add_lines(self) -> None:
        if self.plan.lines:
            rows = (
                (self._number("account", line[0]), line[1], self._number("product", line[2]), *line[3:])
                for line in self.plan.lines
            )
            self._insert("revenue", LINE_COLUMNS, rows)

    def _keep_ids(self) -> None:
        """The ids elsewhere of rows that are here already."""
        rows = [
            (table, draft.row, self.plan.program, draft.key)
            for table, drafts in self.plan.drafts.items()
            for draft in drafts
            if draft.key and not draft.is_new
        ]
        if rows:
            self._insert("origin", ORIGIN, rows)

    def _do_as_meant(self) -> None:
        """New rows the user called the same as another become part of it; different ones are kept apart for good."""
        from amdesk.model.merging import merge

        went: dict[tuple[str, int], int] = {}
        for each in self.plan.likely:
            meant = self.plan.meant.get(each.key, Meant.LATER)
            new, other = self._number(each.table, each.row), self._number(each.table, each.other)
            assert new is not None and other is not None
            other = went.get((each.table, other), other)
            if meant is Meant.SAME:
                self.session.expire_all()
                merge(self.session, each.table, other, new, {})
                went[each.table, new] = other
            elif meant is Meant.DIFFERENT:
                self.raw.execute(KEEP_APART, (each.table, min(new, other), max(new, other)))


def _is_uid(key: str) -> bool:
    """Whether a new row keeps the uid it has in the workspace it comes from, so that it is one thing in both."""
    return UID.fullmatch(key) is not None


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    source = iter(rows)
    while some := list(islice(source, ROWS_BETWEEN_LOOKS)):
        yield some


def _usual_values(table: str) -> dict[str, Any]:
    """What a new row holds in a column that is not given, as it is stored."""
    from sqlalchemy.dialects import sqlite

    from amdesk.model.all import SUBJECTS

    found: dict[str, Any] = {}
    for column in SUBJECTS[table].__table__.columns:
        if column.default is not None and column.default.is_scalar:
            process = column.type.dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())
            found[column.name] = process(column.default.arg) if process else column.default.arg
    return found
