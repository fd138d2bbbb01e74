"""The workspace as it may be seen while someone is looking: the same rows, without what is ours alone.

A second, read-only connection has a TEMP VIEW before every table. Whatever reads through it, now or in views still to
be made, finds internal fields and amounts empty, no ratings, health, competitors or history, and no other account's
name. Writing goes to the workspace behind it.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from amdesk.model.fields import FieldError, Kind
from amdesk.store import cipher, journal
from amdesk.store.blot import MARK, Blotter, is_money, without_amounts
from amdesk.store.cipher import Connection
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import COMMIT_WITHIN_SECONDS, Changes, Reader, Workspace
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

EMPTY = frozenset(
    {
        "rating",
        "camp",
        "camp_member",
        "dealing_cost",
        "intel",
        "label",
        "own_risk",
        "person_role",
        "spoke_up",
        "team_share",
        "white_cell",
    }
)
"""Subjects that say nothing but what is ours alone, though no field of theirs is required and internal."""
DERIVED = {
    "account_summary": "SELECT account_id, last_touch, last_check_in, next_meeting, touches_90, people, open_issues, "
    "critical_issues, open_actions, next_due, 0 AS revenue_12, 0 AS revenue_before FROM main.account_summary",
    "revenue_month": "SELECT * FROM main.revenue_month WHERE 0",
    "account_state": "SELECT * FROM main.account_state WHERE 0",
    "account_concern": "SELECT * FROM main.account_concern WHERE 0",
    "journal": "SELECT * FROM main.journal WHERE 0",
    "journal_step": "SELECT * FROM main.journal_step WHERE 0",
}
ONLY = {"line": "kind IN ('reports', 'dotted')"}
"""Of lines those that do not tell who trusts whom."""
COUNTED = {
    "objective": (("start", "goal", "actual", "measure_unit"), "is_money(measure_unit)"),
    "measure_value": (("value",), "is_money((SELECT measure_unit FROM main.objective o WHERE o.id = objective_id))"),
    "resource": (("asked", "granted", "used"), "kind = 'budget'"),
}
"""Figures that are amounts in some rows, and in which."""
OPEN = frozenset({"derived_day", "draft", "content"})
"""Tables that are read as they are: the search index names rows, and their words are read through the veil."""
THEIRS = {
    "account": ("name", "number", "website", "phone", "mail", "street", "postcode", "city", "region"),
    "person": ("name", "mail", "phone", "mobile"),
}
"""What tells which account it is, or who: shown of the account in view only."""
TECHNICAL = frozenset(
    {"setting", "saved_filter", "origin", "shared", "placement", "rate", "checklist", "checklist_step"}
)
UNTOUCHED = frozenset({("evidence", "subject"), ("evidence", "sha"), ("colleague", "name"), ("touch", "zone")})


@cache
def views() -> tuple[str, ...]:
    """The statements that lay the veil over a connection."""
    from amdesk.model.all import Base

    selects = {table.name: _select(table) for table in Base.metadata.sorted_tables} | DERIVED
    return tuple(f'CREATE TEMP VIEW "{name}" AS {select}' for name, select in selects.items())


def _select(table: "Table") -> str:
    shown = ", ".join(f'{_expression(table.name, column)} AS "{column.name}"' for column in table.columns)
    rows = "0" if _is_empty(table) else ONLY.get(table.name, "1")
    return f'SELECT {shown} FROM main."{table.name}" WHERE {rows}'


def _is_empty(table: "Table") -> bool:
    """A subject whose required word is internal says nothing else."""
    described = [column.info["field"] for column in table.columns if "field" in column.info]
    return table.name in EMPTY or any(one.internal and one.required for one in described)


def _expression(table: str, column: "Column[Any]") -> str:
    name, described = f'"{column.name}"', column.info.get("field")
    if described is None:
        return name
    if described.is_ours_alone:
        return _blank(column)
    if column.name in THEIRS.get(table, ()):
        return f"({_of_account_in_view(table, column.name)}) COLLATE NOCASE"
    figures, are_amounts = COUNTED.get(table, ((), ""))
    if column.name in figures:
        return f"CASE WHEN {are_amounts} THEN {_blank(column)} ELSE {name} END"
    is_words = described.kind in (Kind.TEXT, Kind.NOTE, Kind.LINK)
    if is_words and table not in TECHNICAL and (table, column.name) not in UNTOUCHED:
        return f"blotted({name})"
    if (table, column.name) == ("account", "status"):
        return f"CASE {name} WHEN 'at-risk' THEN 'active' ELSE {name} END"
    return name


def _blank(column: "Column[Any]") -> str:
    if column.nullable:
        return "NULL"
    default = column.server_default
    text = str(getattr(default, "arg", ""))
    return text if text.lstrip("-").isdigit() else "'" + text.replace("'", "''") + "'"


def _of_account_in_view(table: str, column: str) -> str:
    owner = "id" if table == "account" else "account_id"
    instead = f"unnamed('{table}')" if column == "name" else "''"
    shown = f'without_amounts("{column}")' if (table, column) == ("person", "name") else f'"{column}"'
    return f'CASE WHEN "{owner}" = in_view() THEN {shown} ELSE {instead} END'


class Veiled(Workspace):
    """What may be seen of `whole` while someone looks at the account in view; what is written goes to `whole`."""

    def __init__(self, whole: Workspace, account: int | None = None) -> None:
        self.whole = whole
        self.account = account
        self._blotter = Blotter((), "", (), "")
        super().__init__(
            whole.path,
            self._veiled_connection(),
            whole.key,
            None,
            whole.fixed_today,
            whole.read_only_because,
            whole.on_commit,
            whole.before_commit,
            whole.watch,
        )
        self._learn_names()

    def look_at(self, account: int | None) -> None:
        """This account's name is no secret from now on; all others are."""
        self.account = account
        self._learn_names()

    def learn(self, changes: Changes) -> None:
        """Take note of accounts, competitors and people that were added or renamed."""
        if changes.touches({"account", "competitor", "person"}):
            self._learn_names()

    def _learn_names(self) -> None:
        here = (self.account,)
        firms = self._names("SELECT name FROM account WHERE id IS NOT ? UNION SELECT name FROM competitor", here)
        people = self._names("SELECT name FROM person WHERE account_id IS NOT ?", here)
        spared = " ".join(self._names("SELECT name FROM account WHERE id = ?", here))
        self._blotter = Blotter(firms, MARK + _("another company"), people, MARK + _("someone"), spared)

    def _names(self, query: str, parameters: tuple[int | None]) -> list[str]:
        return [name for (name,) in self.whole.raw.execute(query, parameters)]

    def _veiled_connection(self) -> Connection:
        try:
            raw = cipher.connect(self.whole.path, self.whole.key, mode="ro", timeout=COMMIT_WITHIN_SECONDS)
        except driver.Error as trouble:
            sentence = _("{file} cannot be read a second time, so nothing is hidden: {why}.")
            raise WorkspaceError(sentence.format(file=self.whole.path.name, why=trouble)) from None
        raw.create_function("in_view", 0, self._in_view)
        raw.create_function("blotted", 1, self.blotted)
        raw.create_function("without_amounts", 1, without_amounts)
        raw.create_function("unnamed", 1, _unnamed)
        raw.create_function("is_money", 1, is_money)
        for view in views():
            raw.execute(view)
        raw.execute("PRAGMA query_only=ON")
        return raw

    def _in_view(self) -> int:
        return self.account or 0

    def blotted(self, text: str | None) -> str | None:
        """A text without the names and amounts in it."""
        return self._blotter.blotted(text) if text else text

    # Reading

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        """A veiled connection of its own, for work in another thread."""
        raw = self._veiled_connection()
        self.whole._readers.append(raw)
        try:
            yield Reader(raw, self.today)
        finally:
            self.whole._readers.remove(raw)
            raw.close()

    def history(self, table: str, row: int) -> list[journal.Entry]:
        """Nothing: what a field held before is as much ours as what it holds."""
        return []

    # Writing, to what is behind

    @contextlib.contextmanager
    def write(self, label: str) -> "Iterator[Session]":
        """A step of the whole workspace; words with a blot in them do not replace what the blot stands for.

        Raises FieldError for those.
        """
        from sqlalchemy import event

        with self.whole.write(label) as session:
            event.listen(session, "before_flush", _refuse_blots)
            yield session

    def arm(self) -> None:
        """Begin to keep the journal."""
        self.whole.arm()

    def next_undo(self) -> journal.StepName | None:
        """The step that undo would take back."""
        return self.whole.next_undo()

    def next_redo(self) -> journal.StepName | None:
        """The step that redo would bring back."""
        return self.whole.next_redo()

    def undo(self) -> Changes | None:
        """Take the last step back."""
        return self.whole.undo()

    def redo(self) -> Changes | None:
        """Bring the last undone step back."""
        return self.whole.redo()

    def keep_derived(self, change: Callable[[Connection], None], tables: frozenset[str]) -> None:
        """Store derived rows of the whole workspace."""
        self.whole.keep_derived(change, tables)

    def refresh_day(self) -> bool:
        """Renew the summaries of the whole workspace."""
        return self.whole.refresh_day()

    @contextlib.contextmanager
    def second_writer(self, because: str) -> Iterator[Workspace]:
        """A writer of the whole workspace."""
        with self.whole.second_writer(because) as writer:
            yield writer

    def written_elsewhere(self, changes: Changes) -> None:
        """Take note of what the second writer stored."""
        self.whole.written_elsewhere(changes)

    def back_up(self, folder: Path | None = None, now: datetime | None = None) -> Path:
        """A backup holds everything."""
        return self.whole.back_up(folder, now)

    def save_copy(self, path: Path) -> None:
        """A copy holds everything."""
        self.whole.save_copy(path)

    def close(self) -> None:
        """Lift the veil; the workspace behind it stays open."""
        self._dispose()


def _refuse_blots(session: "Session", *rest: object) -> None:
    for row in (*session.dirty, *session.new):
        for name, value in vars(row).items():
            if isinstance(value, str) and MARK in value:
                raise FieldError(name, _("Part of this is hidden while someone is looking. F8 shows it again."))


def _unnamed(table: str) -> str:
    return MARK + (_("Another account") if table == "account" else _("Someone"))
