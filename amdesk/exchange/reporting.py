"""Who reports to whom: one boss each, further ones dotted, never in a circle."""

from amdesk.model.source import Source
from amdesk.model.values import LineKind

HOLDING = "SELECT source_id, target_id FROM line WHERE kind = ? AND until IS NULL"


class Bosses:
    """The bosses of the workspace, and those a file brings."""

    def __init__(self, source: Source) -> None:
        self.of: dict[int, int] = dict(source.select(HOLDING, (LineKind.REPORTS.value,)))

    def take(self, person: int, boss: int) -> LineKind | None:
        """Which line a person gets to a boss; None when that would make a circle."""
        if self.would_circle(person, boss):
            return None
        if person in self.of:
            return LineKind.DOTTED
        self.of[person] = boss
        return LineKind.REPORTS

    def would_circle(self, person: int, boss: int) -> bool:
        """Whether the boss reports to the person, over however many."""
        above, higher = {person}, boss
        while (next_higher := self.of.get(higher)) is not None and higher not in above:
            above.add(higher)
            higher = next_higher
        return higher in above
