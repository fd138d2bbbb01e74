"""What of a map is shown: which lines, groups and people, in which arrangement."""

from dataclasses import dataclass, replace

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


def without_left(shown: AccountMap, showing: Showing) -> AccountMap:
    """The map without those who left, but for whom others still report to: their vacant place holds the tree."""
    if showing.left:
        return shown
    left = {person.id for person in shown.people if person.left_on is not None}
    holding = {line.target for line in shown.lines if line.kind is LineKind.REPORTS and line.source not in left}
    return replace(shown, people=tuple(p for p in shown.people if p.id not in left or p.id in holding))


def folded_away(shown: AccountMap, showing: Showing) -> tuple[AccountMap, dict[int, int]]:
    """The map with what is folded left out, and how many that are below whom; only the hierarchy is ever folded."""
    return fold(shown, showing.folded if showing.arrangement is Arrangement.HIERARCHY else ())


def lines_wanted(shown: AccountMap, showing: Showing) -> AccountMap:
    """The map with the lines wanted only; reporting lines have room in the hierarchy alone."""
    is_tree = showing.arrangement is Arrangement.HIERARCHY
    kinds = showing.kinds if is_tree else {kind for kind in showing.kinds if not kind.is_formal}
    return with_lines(shown, kinds, of_most_asked=showing.most_asked)
