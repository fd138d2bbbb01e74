"""The arrangements of a map: the same people, each time put so that another question is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from amdesk.analysis.map_grid import GridKind, grid
from amdesk.analysis.map_ground import Ground
from amdesk.analysis.map_influence import by_influence
from amdesk.analysis.map_layout import Place, Tree
from amdesk.analysis.map_places import respect
from amdesk.analysis.map_sides import by_coverage
from amdesk.analysis.map_units import by_unit
from amdesk.analysis.network import arranged, tree_of
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.words import _


class Arrangement(Enum):
    """How the cards are put."""

    HIERARCHY = "hierarchy"
    INFLUENCE = "influence"
    POWER_INTEREST = "power-interest"
    STANCE_INFLUENCE = "stance-influence"
    UNITS = "units"
    COVERAGE = "coverage"

    @property
    def label(self) -> str:
        """The arrangement in words."""
        return {
            Arrangement.HIERARCHY: _("Hierarchy"),
            Arrangement.INFLUENCE: _("Influence"),
            Arrangement.POWER_INTEREST: _("Power × interest"),
            Arrangement.STANCE_INFLUENCE: _("Stance × influence"),
            Arrangement.UNITS: _("By unit"),
            Arrangement.COVERAGE: _("By coverage"),
        }[self]

    @property
    def is_free(self) -> bool:
        """Whether cards may be put by hand; elsewhere their places follow from what is known of the people."""
        return self in (Arrangement.HIERARCHY, Arrangement.INFLUENCE)

    @property
    def is_rated(self) -> bool:
        """Whether a card stands where two ratings say, and dropping it elsewhere rates the person anew."""
        return self in (Arrangement.POWER_INTEREST, Arrangement.STANCE_INFLUENCE)


@dataclass(frozen=True)
class Standing:
    """Where everyone's card stands, the ground under them, and the tree whose lanes the reporting lines take."""

    places: dict[int, Place]
    ground: Ground | None = None
    tree: Tree | None = None


def standing(shown: AccountMap, arrangement: Arrangement, earlier: Iterable[MapPerson] = ()) -> Standing:
    """Where everyone stands in an arrangement; `earlier` are the same people on an earlier day, for what moved."""
    if arrangement is Arrangement.HIERARCHY:
        tree = tree_of(shown)
        return Standing(arranged(shown, tree), tree=tree)
    if arrangement is Arrangement.INFLUENCE:
        places = by_influence([person.id for person in shown.people], shown.lines)
        return Standing(respect(places, shown.placed))
    if arrangement is Arrangement.UNITS:
        return Standing(*by_unit(shown))
    if arrangement is Arrangement.COVERAGE:
        return Standing(*by_coverage(shown))
    made = grid(shown.people, GridKind(arrangement.value), earlier)
    return Standing(made.places, made.ground)
