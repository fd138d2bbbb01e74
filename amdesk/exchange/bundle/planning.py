"""What taking in a bundle would do, row by row and field by field, before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from amdesk.exchange.bundle.gone import with_what_they_need
from amdesk.exchange.bundle.matching import Matched, match
from amdesk.exchange.bundle.reading import Bundle
from amdesk.exchange.bundle.row_plans import OPEN_TO_CHOICE, Choices, FieldPlan, RowKey, RowPlan, Side
from amdesk.exchange.bundle.rows import Row, me
from amdesk.exchange.bundle.shown import Shower
from amdesk.exchange.bundle.states import NEWEST, Fate, State, States, fate_of, shared_with, state_of, stood_so
from amdesk.exchange.bundle.subjects import HOUSE, Subject, account_tables, subject
from amdesk.exchange.importing import last_step
from amdesk.model.natural import OURS
from amdesk.model.source import Source
from amdesk.words import _, listed, plural


@dataclass(frozen=True)
class BundlePlan:
    """All that taking in a bundle would do; `carry_out_bundle` does it.

    `left_out` counts rows that need another row which is neither here nor in the bundle. `is_older` tells that a newer
    bundle was taken in before. `seen_step` is the last step of the workspace when the plan was made.
    """

    bundle: Bundle
    matched: Matched
    rows: Sequence[RowPlan]
    left_out: int
    is_older: bool
    seen_step: int

    @property
    def questions(self) -> list[RowPlan]:
        """The rows the user has to decide on."""
        return [row for row in self.rows if row.asks]

    @property
    def conflicts(self) -> list[RowPlan]:
        """The rows with a field that was changed in both places."""
        return [row for row in self.rows if row.fate is Fate.CONFLICT]

    @property
    def differing(self) -> list[RowPlan]:
        """The rows with a field changed in both places, whether it is still to be decided or was before."""
        return [row for row in self.rows if any(field.fate in OPEN_TO_CHOICE for field in row.fields)]

    @property
    def decided(self) -> int:
        """How many rows differ in something that was kept as it is here before."""
        return sum(any(field.fate is Fate.DECIDED for field in row.fields) for row in self.rows)

    @property
    def changed(self) -> int:
        """How many rows take something that was changed there alone, whatever else in them is to be decided."""
        return sum(any(field.fate is Fate.CHANGED_THERE for field in row.fields) for row in self.rows)

    def count(self, fate: Fate) -> int:
        """How many rows have a fate; what needs a row that was deleted here is not added by itself."""
        return sum(row.fate is fate and not (fate is Fate.ADDED and row.needs) for row in self.rows)

    def goes_as_there(self, row: RowPlan, choices: Choices) -> bool:
        """Whether a row that is only here or only there becomes as it is there; with what it needs, unless chosen."""
        chosen = choices.get((row.table, row.key))
        if chosen is not None or row.fate is Fate.GONE_THERE:
            return chosen is Side.THERE
        if not row.needs:
            return row.fate is Fate.ADDED
        return all(self.goes_as_there(self._by_key[key], choices) for key in row.needs)

    @cached_property
    def _by_key(self) -> dict[RowKey, RowPlan]:
        return {(row.table, row.key): row for row in self.rows}

    @property
    def label(self) -> str:
        """What the step will be called."""
        return _("Take in {account} from a colleague").format(account=self.bundle.name)

    @property
    def sentence(self) -> str:
        """What would happen, in one or two sentences."""
        added, changed = self.count(Fate.ADDED), self.changed
        does = [plural("{n} row will be added", "{n} rows will be added", added)] if added else []
        does += [plural("{n} row will change", "{n} rows will change", changed)] if changed else []
        return self._told(does)

    @property
    def sentence_afterwards(self) -> str:
        """What happened, in one or two sentences."""
        added, changed = self.count(Fate.ADDED), self.changed
        did = [plural("{n} row was added", "{n} rows were added", added)] if added else []
        did += [plural("{n} row was changed", "{n} rows were changed", changed)] if changed else []
        return self._told(did)

    def _told(self, does: list[str]) -> str:
        said = _("This is older than what was taken in before.") + " " if self.is_older else ""
        said += listed(does) + "." if does else _("Nothing in it is new.")
        if decided := self.decided:
            one = "{n} row differs; what is here was kept before."
            said += " " + plural(one, "{n} rows differ; what is here was kept before.", decided)
        if conflicts := len(self.conflicts):
            one = "{n} row was changed in both places."
            said += " " + plural(one, "{n} rows were changed in both places.", conflicts)
        if gone := len(self.questions) - len(self.conflicts):
            one = "{n} row was deleted in one place."
            said += " " + plural(one, "{n} rows were deleted in one place.", gone)
        return said

    def taking_theirs(self) -> Choices:
        """The choices that settle as it is there every field changed in both places, now or before."""
        return {
            (row.table, row.key): {f.column: Side.THERE for f in row.fields if f.fate in OPEN_TO_CHOICE}
            for row in self.differing
        }


def newest_key(matched: Matched, bundle: Bundle) -> str:
    """Under which key the newest bundle of the account is remembered."""
    return matched.uid_here("account", bundle.account)


def plan_bundle(source: Source, bundle: Bundle) -> BundlePlan:
    """What taking in a bundle would do to the workspace; nothing is written. The rule of it stands in `states`."""
    return _Planning(source, bundle).plan()


TAKEN_IN_AT = """
SELECT coalesce(max(j.step), 0) FROM journal j JOIN shared s ON s.id = j.row AND s.whose = ? WHERE j.tbl = 'shared'
"""
CHANGED_SINCE = """
SELECT 1 FROM journal WHERE tbl = ? AND row = ? AND op = 'U' AND step > ? AND json_type(before, ?) IS NOT NULL LIMIT 1
"""


class _Planning:
    """One bundle beside the workspace it comes to."""

    def __init__(self, source: Source, bundle: Bundle) -> None:
        self.source, self.bundle = source, bundle
        self.matched = match(source, bundle)
        self.by_them: States = shared_with(source, bundle.whose) if bundle.whose else {}
        own = me(source)
        self.by_us: States = dict(bundle.shared.get(own, {})) if own else {}
        newest = self.by_them.get(NEWEST, {}).get(newest_key(self.matched, bundle), {}).get(NEWEST, "")
        self.is_older = bundle.made < newest
        self.taken_in_at = int(source.select(TAKEN_IN_AT, (bundle.whose,))[0][0])
        self.shower = Shower(source, self.matched)
        self.standing: dict[str, frozenset[str]] = {}
        self.missing: set[RowKey] = set()

    def plan(self) -> BundlePlan:
        """Go through all tables the bundle tells of."""
        rows = [row for table in account_tables() if table in self.bundle.told for row in self._table(table)]
        rows = with_what_they_need(rows)
        return BundlePlan(self.bundle, self.matched, rows, len(self.missing), self.is_older, last_step(self.source))

    def _table(self, table: str) -> Iterator[RowPlan]:
        here = self.matched.here.by_key.get(table, {})
        there = self.matched.there.by_key.get(table, {})
        for key, row in there.items():
            if _is_ours(row):
                continue
            if self._lacks_its_own(row):
                self.missing.add((table, key))
            else:
                yield self._row(here.get(key), row)
        for key, row in here.items():
            if key not in there and not _is_ours(row) and not _is_of_many(row) and any(self._known(row)):
                yield RowPlan(table, key, self.shower.title(row), Fate.GONE_THERE, (), row.id, {}, asks=True)

    def _known(self, row: Row) -> tuple[State, State]:
        """How they last handed the row to us, and how we handed it to them; empty when that never happened."""
        theirs = self.matched.theirs.get((row.table, row.key), row.key)
        by_them = self.by_them.get(row.table, {}).get(row.key, {})
        return by_them, self.by_us.get(row.table, {}).get(theirs, {})

    def _row(self, here: Row | None, told: Row) -> RowPlan:
        known = self._known(told)
        title = self.shower.title(here or told)
        there = self._without_strays(told)
        if here is None and not any(known):
            return RowPlan(there.table, there.key, title, Fate.ADDED, (), 0, there.cells)
        then = state_of(self.matched.there, there)
        if here is None:
            moved = not all(stood_so(known, column, now) for column, now in then.items())
            return RowPlan(there.table, there.key, title, Fate.GONE_HERE, (), 0, there.cells, asks=moved)
        fields = tuple(self._fields(here, told, then, known))
        fate = _fate(each.fate for each in fields)
        return RowPlan(there.table, there.key, title, fate, fields, here.id, there.cells, asks=fate is Fate.CONFLICT)

    def _without_strays(self, row: Row) -> Row:
        """A row as it can stand here: empty where it refers to what is neither here nor in the bundle."""
        of = subject(row.table)
        cells = {c: cell if self._stands(of, c, row) else None for c, cell in row.cells.items()}
        return Row(row.table, row.key, cells)

    def _fields(self, here: Row, there: Row, then: State, known: tuple[State, State]) -> Iterator[FieldPlan]:
        now = state_of(self.matched.here, here)
        of = subject(here.table)
        for column, cell in there.cells.items():
            if (here.cells[column] or cell) and here.cells[column] != cell and self._stands(of, column, there):
                fate = fate_of(*known, column, now[column], then[column])
                if self.is_older and fate is Fate.CHANGED_THERE:
                    fate = Fate.CONFLICT
                if fate is Fate.CHANGED_HERE and self._was_decided(here, column, known, then[column]):
                    fate = Fate.DECIDED
                label = _(of.fields[column].label)
                shown = self.shower.cell(here, column), self.shower.cell(there, column)
                yield FieldPlan(column, label, fate, *shown)

    def _was_decided(self, here: Row, column: str, known: tuple[State, State], there: str) -> bool:
        """Whether they told this before, and it was set aside: nobody changed the field here since."""
        theirs, ours = known
        if not self.taken_in_at or not stood_so([theirs], column, there) or stood_so([ours], column, there):
            return False
        found = self.source.select(CHANGED_SINCE, (here.table, here.id, self.taken_in_at, f"$.{column}"))
        return not found

    # References

    def _stands(self, of: Subject, column: str, row: Row) -> bool:
        """Whether what a cell refers to is here or comes with the bundle."""
        target, cell = of.target(column, row.cells), row.cells[column]
        if not target or cell is None:
            return True
        if target in HOUSE:
            return str(cell) in self.matched.here.house.get(target, {})
        if str(cell) in self.matched.there.by_key.get(target, {}):
            return (target, str(cell)) not in self.missing
        if target not in self.standing:
            found = self.source.select(f'SELECT uid FROM "{target}"') if subject(target).has_uid else []
            self.standing[target] = frozenset(uid for (uid,) in found)
        return str(cell) in self.standing[target]

    def _lacks_its_own(self, row: Row) -> bool:
        of = subject(row.table)
        return any(column in row.cells and not self._stands(of, column, row) for column in of.needed)


def _is_ours(row: Row) -> bool:
    """Whether it is a note of ours which row is which: it does not travel on."""
    return row.table == "origin" and row.cells.get("program") == OURS


def _is_of_many(row: Row) -> bool:
    """Whether it is a review of many accounts: it is not this account's to take away."""
    return row.table == "review" and not row.cells["account_id"]


def _fate(fates: Iterator[Fate]) -> Fate:
    """The weightiest of what is the case with a row's fields."""
    found = set(fates)
    order = (Fate.CONFLICT, Fate.CHANGED_THERE, Fate.DECIDED, Fate.CHANGED_HERE)
    return next((fate for fate in order if fate in found), Fate.SAME)
