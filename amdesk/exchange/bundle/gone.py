"""Rows deleted here that others need: what hangs on one comes with it, and is not lost without a question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from amdesk.exchange.bundle.row_plans import RowKey, RowPlan
from amdesk.exchange.bundle.states import Fate
from amdesk.exchange.bundle.subjects import subject


def with_what_they_need(rows: Sequence[RowPlan]) -> list[RowPlan]:
    """The rows, in their order, each with what it needs; what others need is asked about where that was deleted here.

    Rows come after those they refer to. Of rows deleted here that need each other only the first is asked about.
    """
    gone = {(row.table, row.key) for row in rows if row.fate is Fate.GONE_HERE}
    needs: dict[RowKey, tuple[RowKey, ...]] = {}
    for row in rows if gone else ():
        if row.fate in (Fate.ADDED, Fate.GONE_HERE):
            found = [key for each in _referred(row) for key in ((each,) if each in gone else needs.get(each, ()))]
            needs[row.table, row.key] = tuple(dict.fromkeys(found))
    brought: dict[RowKey, int] = {}
    asked: set[RowKey] = set()
    for row in rows:
        for top in _tops((row.table, row.key), needs) if needs.get((row.table, row.key)) else ():
            brought[top] = brought.get(top, 0) + 1
            if row.asks or row.fate is Fate.ADDED:
                asked.add(top)
    return [_with(row, needs, brought, asked) for row in rows]


def _referred(row: RowPlan) -> Iterator[RowKey]:
    """The rows a row cannot be without."""
    of = subject(row.table)
    for column in of.needed:
        target, cell = of.target(column, row.there), row.there.get(column)
        if target and cell is not None:
            yield target, str(cell)


def _tops(key: RowKey, needs: Mapping[RowKey, tuple[RowKey, ...]]) -> set[RowKey]:
    """What a row needs in the end: rows deleted here that need none that was."""
    above = needs.get(key, ())
    return {top for each in above for top in _tops(each, needs)} if above else {key}


def _with(
    row: RowPlan, needs: Mapping[RowKey, tuple[RowKey, ...]], brought: Mapping[RowKey, int], asked: set[RowKey]
) -> RowPlan:
    key = row.table, row.key
    mine = needs.get(key, ())
    asks = (row.asks and not mine) or key in asked
    if (mine, asks, brought.get(key, 0)) == (row.needs, row.asks, row.brings):
        return row
    return replace(row, needs=mine, asks=asks, brings=brought.get(key, 0))
