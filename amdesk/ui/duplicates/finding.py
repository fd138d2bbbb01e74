"""Looking for what may be there twice, away from the window."""

from collections.abc import Callable
from dataclasses import dataclass

from amdesk.analysis.duplicates import Likely, Sort, compare, likely_pairs
from amdesk.model.duplicate_rows import Candidate
from amdesk.model.source import Source
from amdesk.papers.reading import reading
from amdesk.store.queries.duplicates import candidates, kept_apart
from amdesk.store.workspace import Workspace


@dataclass(frozen=True)
class Proposal:
    """Two rows that may be the same, or that the user keeps apart (`apart` is the row that says so)."""

    sort: Sort
    likely: Likely
    first: Candidate
    second: Candidate
    apart: int | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells the proposal from others."""
        return (self.sort.value, *self.likely.pair)


def proposals(source: Source, check: Callable[[], object]) -> list[Proposal]:
    """All pairs of all sorts, the surest first; those kept apart come with the row that says so.

    `check` is called between the sorts and may raise to stop.
    """
    found = []
    for sort in Sort:
        check()
        rows = {row.id: row for row in candidates(source, sort.value)}
        apart = kept_apart(source, sort.value)
        likely = likely_pairs(sort, rows.values(), apart)
        found += [Proposal(sort, each, rows[each.first], rows[each.second]) for each in likely]
        for (one, other), number in apart.items():
            if one in rows and other in rows:
                pair = compare(sort, rows[one], rows[other])
                found.append(Proposal(sort, pair, rows[one], rows[other], number))
    return found


def look(workspace: Workspace, check: Callable[[], object]) -> list[Proposal]:
    """The proposals of a workspace, read in one go."""
    return reading(workspace, lambda source: proposals(source, check))


def asked_for(source: Source, sort: Sort, one: int, other: int) -> Proposal | None:
    """Two rows the user wants to compare, whether or not they are alike; None when one is gone."""
    rows = {row.id: row for row in candidates(source, sort.value) if row.id in (one, other)}
    if len(rows) < 2:
        return None
    apart = kept_apart(source, sort.value).get((min(one, other), max(one, other)))
    return Proposal(sort, compare(sort, rows[one], rows[other]), rows[one], rows[other], apart)
