"""What of a map is shown: which lines, groups and people, in which arrangement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from amdesk.analysis.map_grid import Grid, GridKind, grid
from amdesk.analysis.map_layout import CARD, Place
from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.network import arranged
from amdesk.model.rows import AccountMap
from amdesk.model.values import LineKind
from amdesk.words import _


class Arrangement(Enum):
    """How the cards are put."""

    HIERARCHY = "hierarchy"
    POWER_INTEREST = "power-interest"
    STANCE_INFLUENCE = "stance-influence"

    @property
    def label(self) -> str:
        """The arrangement in words."""
        return {
            Arrangement.HIERARCHY: _("Hierarchy"),
            Arrangement.POWER_INTEREST: _("Power × interest"),
            Arrangement.STANCE_INFLUENCE: _("Stance × influence"),
        }[self]

    @property
    def is_grid(self) -> bool:
        """Whether a card's place follows from ratings and is not the user's to choose."""
        return self is not Arrangement.HIERARCHY


@dataclass(frozen=True)
class Showing:
    """What the user wants to see."""

    reporting: bool = True
    influence: bool = True
    groups: bool = True
    left: bool = False
    arrangement: Arrangement = Arrangement.HIERARCHY


def without_left(shown: AccountMap, showing: Showing) -> AccountMap:
    """The map without those who left, but for whom others still report to: their vacant place holds the tree."""
    if showing.left:
        return shown
    left = {person.id for person in shown.people if person.left_on is not None}
    holding = {line.target for line in shown.lines if line.kind is LineKind.REPORTS and line.source not in left}
    return replace(shown, people=tuple(p for p in shown.people if p.id not in left or p.id in holding))


def shown_lines(lines: Iterable[LineShape], showing: Showing) -> Iterator[LineShape]:
    """The lines wanted; in a grid reporting lines would only be in the way."""
    for line in lines:
        wanted = showing.reporting and not showing.arrangement.is_grid if line.kind.is_formal else showing.influence
        if wanted:
            yield line


def places_of(shown: AccountMap, showing: Showing) -> tuple[dict[int, Place], Grid | None]:
    """Where everyone's card stands, with the grid when the arrangement is one."""
    if not showing.arrangement.is_grid:
        return arranged(shown), None
    made = grid(shown.people, GridKind(showing.arrangement.value), size=CARD)
    return dict(made.places), made
