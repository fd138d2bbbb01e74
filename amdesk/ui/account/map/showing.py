"""What of a map is shown: which lines, groups and people, in which arrangement."""

from dataclasses import dataclass

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_folding import fold
from amdesk.analysis.map_influence import with_lines
from amdesk.model.rows import AccountMap
from amdesk.model.values import LineKind


@dataclass(frozen=True)
class Showing:
    """What the user wants to see; `kinds` of lines, of influence only that of the people `most_asked` if wanted.

    Who stands below a `folded` person in the hierarchy is not shown.
    """

    kinds: frozenset[LineKind] = frozenset(LineKind)
    most_asked: bool = False
    groups: bool = True
    left: bool = False
    arrangement: Arrangement = Arrangement.HIERARCHY
    folded: frozenset[int] = frozenset()


def folded_away(shown: AccountMap, showing: Showing) -> tuple[AccountMap, dict[int, int]]:
    """The map with what is folded left out, and how many that are below whom; only the hierarchy is ever folded."""
    return fold(shown, showing.folded if showing.arrangement is Arrangement.HIERARCHY else ())


def lines_wanted(shown: AccountMap, showing: Showing) -> AccountMap:
    """The map with the lines wanted only; reporting lines have room in the hierarchy alone."""
    is_tree = showing.arrangement is Arrangement.HIERARCHY
    kinds = showing.kinds if is_tree else {kind for kind in showing.kinds if not kind.is_formal}
    return with_lines(shown, kinds, of_most_asked=showing.most_asked)
