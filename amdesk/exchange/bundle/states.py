"""How rows stood when they were last shared: a short digest for each field, enough to tell who changed what.

A field that differs is compared with the states both workspaces are known to have had. Two are: the one in which the
other last handed the row to us (kept here, table `shared`), and the one in which we last handed it to them (kept there,
and carried back in their bundle). The rule, the first that fits:

- there it is as they last handed it to us: they say nothing new, ours is kept (changed here);
- only here it is as in one of the two: theirs is taken (changed there);
- only there it is as we last handed it to them: ours is kept (changed here);
- nothing is known of it, and one side is empty: the other fills it, nothing is lost that way;
- otherwise it was changed in both places, and the user decides.

A bundle that is older than the last one taken in from the same workspace is never taken without asking: what would
count as changed there counts as changed in both places. Doubt therefore always ends as a question, never as a loss.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import Enum

from amdesk.exchange.bundle.rows import Row, Rows
from amdesk.exchange.bundle.subjects import HOUSE, subject
from amdesk.model.source import Source
from amdesk.words import _

DIGEST_LETTERS = 8
BESIDE = "/"
"""Stands between the digests of a reference to a house thing: by uid and by name."""

NEWEST = "bundle"
"""Under this subject stands the instant of the newest bundle of an account that was taken in."""

State = Mapping[str, str]
"""The digest of each field that was told, by column."""
States = dict[str, dict[str, State]]
"""States by table and key."""


class Fate(Enum):
    """What is the case with a row or a field."""

    SAME = "same"
    ADDED = "added"
    CHANGED_THERE = "changed-there"
    CHANGED_HERE = "changed-here"
    DECIDED = "decided"
    CONFLICT = "conflict"
    GONE_HERE = "gone-here"
    GONE_THERE = "gone-there"

    @property
    def label(self) -> str:
        """The fate in the user's language."""
        return {
            Fate.SAME: _("Same"),
            Fate.ADDED: _("Added"),
            Fate.CHANGED_THERE: _("Changed there"),
            Fate.CHANGED_HERE: _("Changed here"),
            Fate.DECIDED: _("Kept as it is here before"),
            Fate.CONFLICT: _("Changed in both places"),
            Fate.GONE_HERE: _("Deleted here"),
            Fate.GONE_THERE: _("Deleted there"),
        }[self]


def state_of(rows: Rows, row: Row) -> State:
    """How a row stands now."""
    return {column: _digests(rows, row, column) for column in row.cells}


def _digests(rows: Rows, row: Row, column: str) -> str:
    of = subject(row.table)
    cell = row.cells[column]
    if cell is None or cell == "":
        return ""
    both = [str(cell)]
    if of.target(column, row.cells) in HOUSE:
        both.append(rows.normal(of, column, row.cells))
    return BESIDE.join(hashlib.sha256(each.encode("utf-8", "replace")).hexdigest()[:DIGEST_LETTERS] for each in both)


def stood_so(known: Iterable[State], column: str, now: str) -> bool:
    """Whether a field stands as in one of the states both had."""
    for state in known:
        then = state.get(column)
        if then is not None and (then == now or not {*then.split(BESIDE)}.isdisjoint({*now.split(BESIDE)} - {""})):
            return True
    return False


def fate_of(theirs: State, ours: State, column: str, here: str, there: str) -> Fate:
    """What is the case with a field that differs, by its digests here and there.

    `theirs` is the state in which they last handed the row to us, `ours` the one in which we handed it to them; empty
    when there was none.
    """
    if column not in theirs and column not in ours and not (here and there):
        return Fate.CHANGED_THERE if there else Fate.CHANGED_HERE
    if stood_so([theirs], column, there):
        return Fate.CHANGED_HERE
    as_before_here, as_before_there = stood_so([theirs, ours], column, here), stood_so([ours], column, there)
    if as_before_here == as_before_there:
        return Fate.CONFLICT
    return Fate.CHANGED_THERE if as_before_here else Fate.CHANGED_HERE


def shared_with(source: Source, whose: str) -> States:
    """The states in which another workspace handed rows over."""
    found: States = {}
    for table, key, state in source.select("SELECT subject, key, state FROM shared WHERE whose = ?", (whose,)):
        found.setdefault(table, {})[key] = json.loads(state)
    return found


def everyone_shared_with(source: Source) -> list[str]:
    """The uids of those whose workspaces handed something over."""
    return [str(whose) for (whose,) in source.select("SELECT DISTINCT whose FROM shared ORDER BY whose")]
