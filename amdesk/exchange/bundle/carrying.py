"""Taking a bundle in: one step that can be undone, or nothing at all."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from amdesk.exchange.bundle.planning import BundlePlan, newest_key
from amdesk.exchange.bundle.row_plans import Choices, RowPlan
from amdesk.exchange.bundle.rows import Row
from amdesk.exchange.bundle.states import NEWEST, Fate, State, States, shared_with, state_of
from amdesk.exchange.bundle.subjects import Stored, Subject, subject
from amdesk.exchange.plan import ImportOutdated
from amdesk.model.natural import OURS
from amdesk.store.workspace import Workspace
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.store.cipher import Connection

Progress = Callable[[float], None]
ROWS_BETWEEN_LOOKS = 500
DIFFERENT = (Fate.CONFLICT, Fate.CHANGED_THERE, Fate.DECIDED, Fate.CHANGED_HERE)


def carry_out_bundle(
    workspace: Workspace, plan: BundlePlan, choices: Choices | None = None, progress: Progress | None = None
) -> None:
    """Do what the plan says and the user chose, as one step; how the rows stood there is remembered for the next time.

    Without a choice what was changed in both places stays as it is here, and nothing is deleted. `progress` is told the
    share done and may raise to stop. Raises ImportOutdated when the workspace was changed since the plan was made,
    FieldError when the choices together leave something impossible, ReadError for an attachment that changed, and a
    WorkspaceError when the file does not take it: then nothing was changed.
    """
    with workspace.write(plan.label):
        _Carrying(workspace, plan, choices or {}, progress or _nobody).do()


def _nobody(share: float) -> None:
    """Nobody wants to know."""


class _Carrying:
    """One bundle on its way into the workspace."""

    def __init__(self, workspace: Workspace, plan: BundlePlan, choices: Choices, progress: Progress) -> None:
        self.raw: Connection = workspace.raw
        self.workspace, self.plan, self.choices, self.tell = workspace, plan, choices, progress
        self.numbers: dict[str, dict[str, int]] = {}
        self.later: list[tuple[str, int, str, str]] = []

    def do(self) -> None:
        """House things, new and changed rows, what could not be pointed to before, deletions, what is remembered."""
        self._refuse_when_outdated()
        for thing in self.plan.matched.new_house:
            self._add(thing.table, thing.key, thing.cells)
        for at, row in enumerate(self.plan.rows):
            if at % ROWS_BETWEEN_LOOKS == 0:
                self.tell(0.8 * at / len(self.plan.rows))
            self._take(row)
        for table, number, column, uid in self.later:
            if (found := self._number(subject(table).fields[column].subject or "", uid)) is not None:
                self.raw.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (found, number))
        for row in reversed(self.plan.rows):
            if row.fate is Fate.GONE_THERE and self.plan.goes_as_there(row, self.choices):
                self.raw.execute(f'DELETE FROM "{row.table}" WHERE id = ?', (row.id,))
        self.tell(0.9)
        self._keep_attachments()
        self._remember_ids()
        self._remember_states()

    def _refuse_when_outdated(self) -> None:
        (last,) = self.raw.execute(
            "SELECT coalesce(max(id), 0) FROM journal_step WHERE id < (SELECT max(id) FROM journal_step)"
        ).fetchone()
        if last != self.plan.seen_step:
            raise ImportOutdated(_("The workspace was changed since this preview was made. Look at it anew."))

    # Rows

    def _take(self, row: RowPlan) -> None:
        if row.fate in DIFFERENT:
            self._change(row, row.columns_taken(self.choices))
        elif row.fate in (Fate.ADDED, Fate.GONE_HERE) and self.plan.goes_as_there(row, self.choices):
            self._add(row.table, row.key, row.there)

    def _add(self, table: str, key: str, told: Mapping[str, Stored]) -> None:
        of = subject(table)
        cells = {column: self._kept(of, column, told) for column in told}
        if any(cells.get(column, 0) is None for column in of.needed):
            return
        if of.has_uid:
            cells["uid"] = key
        columns = ", ".join(f'"{column}"' for column in cells)
        marks = ", ".join("?" * len(cells))
        number = self.raw.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', tuple(cells.values())
        ).lastrowid
        if of.has_uid:
            self._numbers_of(table)[key] = int(number or 0)
        self._note_later(of, int(number or 0), told, cells)

    def _change(self, row: RowPlan, columns: Iterable[str]) -> None:
        of = subject(row.table)
        for column in columns:
            cell = self._kept(of, column, row.there)
            if cell is None and row.there[column] is not None:
                self._note_later(of, row.id, {column: row.there[column]}, {column: None})
            else:
                self.raw.execute(f'UPDATE "{row.table}" SET "{column}" = ? WHERE id = ?', (cell, row.id))

    def _note_later(self, of: Subject, number: int, told: Mapping[str, Stored], cells: Mapping[str, Stored]) -> None:
        """References to rows that come later, such as an action after another."""
        for column, cell in told.items():
            if cells[column] is None and cell is not None and of.fields[column].subject:
                self.later.append((of.table, number, column, str(cell)))

    def _kept(self, of: Subject, column: str, told: Mapping[str, Stored]) -> Stored:
        """A cell as this file keeps it: a reference by its number here, None while it has none."""
        target, cell = of.target(column, told), told[column]
        return self._number(target, str(cell)) if target and cell is not None else cell

    def _number(self, table: str, uid: str) -> int | None:
        return self._numbers_of(table).get(uid)

    def _numbers_of(self, table: str) -> dict[str, int]:
        if table not in self.numbers:
            self.numbers[table] = dict(self.raw.execute(f'SELECT uid, id FROM "{table}"').fetchall())
        return self.numbers[table]

    # What goes with them

    def _keep_attachments(self) -> None:
        wanted = {str(row.there.get("sha") or "") for row in self.plan.rows if row.table == "evidence"}
        for sha in sorted(wanted & self.plan.bundle.attachments):
            if self.raw.execute("SELECT 1 FROM content WHERE sha = ?", (sha,)).fetchone() is None:
                raw = self.plan.bundle.attachment(sha)
                self.raw.execute("INSERT INTO content VALUES (?, ?)", (sha, raw))

    def _remember_ids(self) -> None:
        """Rows that have another uid there, so that they are met again the next time."""
        for table, uids in self.plan.matched.uids.items():
            for theirs, ours in uids.items():
                number = self._number(table, ours)
                noted = (table, number, OURS, theirs)
                same = 'subject = ? AND "row" = ? AND program = ? AND key = ?'
                if number and self.raw.execute(f"SELECT 1 FROM origin WHERE {same}", noted).fetchone() is None:
                    self.raw.execute('INSERT INTO origin (subject, "row", program, key) VALUES (?, ?, ?, ?)', noted)

    def _remember_states(self) -> None:
        """How every row stood there: the next bundle is measured against it."""
        whose = self.plan.bundle.whose
        if not whose or self.plan.is_older:
            return
        before = shared_with(self.workspace, whose)
        self._remember_newest(whose, before)
        for row in self.plan.rows:
            if row.fate is not Fate.GONE_THERE:
                then = before.get(row.table, {}).get(row.key)
                now = state_of(self.plan.matched.there, Row(row.table, row.key, row.there))
                self._remember(whose, row.table, row.key, then, {**(then or {}), **now})

    def _remember_newest(self, whose: str, before: States) -> None:
        key = newest_key(self.plan.matched, self.plan.bundle)
        then = before.get(NEWEST, {}).get(key)
        if then is None or any(row.fate is not Fate.SAME for row in self.plan.rows):
            self._remember(whose, NEWEST, key, then, {NEWEST: self.plan.bundle.made})

    def _remember(self, whose: str, table: str, key: str, before: State | None, now: State) -> None:
        text = json.dumps(now, sort_keys=True)
        if before is None:
            sql = "INSERT INTO shared (state, whose, subject, key) VALUES (?, ?, ?, ?)"
        elif now != before:
            sql = "UPDATE shared SET state = ? WHERE whose = ? AND subject = ? AND key = ?"
        else:
            return
        self.raw.execute(sql, (text, whose, table, key))
