"""Where cards stand on a map: a compact tidy tree.

All positions are the upper left corners of cards in map units. People of one depth share a level; a level is as high
as its highest card, so the lines that run between two levels cross no card.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Place = tuple[int, int]
Size = tuple[int, int]

CARD: Size = (184, 66)
SMALL_CARD: Size = (150, 44)
GAPS: Size = (24, 44)
LEAVES_IN_A_ROW = 4
"""A boss with more people without reports than this gets them in rows."""
CROWD = 80
LEAVES_IN_A_ROW_OF_A_CROWD = 2
"""On a map of more people than `CROWD`, rows are begun earlier: it would be too wide to read."""
LONERS_IN_A_ROW = 5


@dataclass(slots=True)
class _Node:
    """A card or a block of cards in rows: its people, how wide it is, how far its subtree reaches on each level.

    `left` and `right` hold the reach of each level below and including its own, deepest first, less `shift`.
    """

    people: tuple[int, ...]
    width: int
    columns: int = 0
    children: list["_Node"] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    shift: int = 0
    middle: int = 0

    @property
    def levels(self) -> int:
        """On how many levels its own cards stand."""
        return -(-len(self.people) // self.columns) if self.columns else 1


@dataclass(frozen=True)
class _Forest:
    roots: tuple[int, ...]
    loners: tuple[int, ...]
    children: dict[int, list[int]]


def hierarchy(
    people: Sequence[int],
    boss: Mapping[int, int],
    size: Size = CARD,
    gaps: Size = GAPS,
    sizes: Mapping[int, Size] | None = None,
) -> dict[int, Place]:
    """Everyone's place in a tidy tree; `boss` maps a person to the one above, `sizes` names cards of another size.

    Cards never overlap. Roots stand side by side, people without any line in rows below. A circle of bosses is cut at
    its first person, a boss who is not among the people counts as none.
    """
    forest = _forest(people, boss)
    sizes = {person: (sizes or {}).get(person, size) for person in people}
    nodes = _nodes(forest, sizes, gaps[0])
    trees = [nodes[root] for root in forest.roots]
    for node in _children_first(trees):
        _pack(node, gaps[0])
    middles, depths = _spread(trees, sizes, gaps[0])
    placed = _onto_levels(middles, depths, sizes, gaps[1])
    placed.update(_in_rows(forest.loners, sizes, gaps, _bottom(placed, sizes, gaps[1])))
    return {person: placed[person] for person in people}


def _forest(people: Sequence[int], boss: Mapping[int, int]) -> _Forest:
    above = _without_circles(people, boss)
    children: dict[int, list[int]] = {}
    for person in people:
        if person in above:
            children.setdefault(above[person], []).append(person)
    tops = [person for person in people if person not in above]
    return _Forest(tuple(p for p in tops if p in children), tuple(p for p in tops if p not in children), children)


def _without_circles(people: Sequence[int], boss: Mapping[int, int]) -> dict[int, int]:
    """Everyone's boss, as far as the boss is on the map and the chain ends somewhere."""
    present = set(people)
    above: dict[int, int] = {}
    settled: set[int] = set()
    for person in people:
        path: list[int] = []
        on_path: set[int] = set()
        while person not in settled and person not in on_path:
            path.append(person)
            on_path.add(person)
            higher = boss.get(person)
            if higher is None or higher not in present or higher in on_path:
                break
            above[person] = higher
            person = higher
        settled.update(path)
    return above


def _nodes(forest: _Forest, sizes: Mapping[int, Size], gap: int) -> dict[int, _Node]:
    nodes = {p: _Node((p,), sizes[p][0]) for p in forest.children}
    fit = LEAVES_IN_A_ROW if len(sizes) <= CROWD else LEAVES_IN_A_ROW_OF_A_CROWD
    for person, reports in forest.children.items():
        leaves = [p for p in reports if p not in nodes]
        if len(leaves) > fit:
            nodes[person].children = [nodes[p] for p in reports if p in nodes]
            nodes[person].children.append(_block(leaves, sizes, gap, fit))
        else:
            nodes[person].children = [nodes[p] if p in nodes else _Node((p,), sizes[p][0]) for p in reports]
    return nodes


def _block(leaves: Sequence[int], sizes: Mapping[int, Size], gap: int, fit: int) -> _Node:
    """Leaves in rows, with room at the left for the line that leads down to the lower rows."""
    columns = max(fit - 1, -(-len(leaves) // max(2, round((len(leaves) * 0.7) ** 0.5))))
    columns = columns if fit > LEAVES_IN_A_ROW_OF_A_CROWD else max(1, round((len(leaves) * 0.25) ** 0.5))
    widest = max(sizes[p][0] for p in leaves)
    return _Node(tuple(leaves), columns * (widest + gap), columns)


def _children_first(roots: Iterable[_Node]) -> Iterator[_Node]:
    stack, order = list(roots), []
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(node.children)
    return reversed(order)


def _pack(node: _Node, gap: int) -> None:
    """Put the children of a node side by side and the node over their middle; all are packed already."""
    if node.children:
        reach = _side_by_side(node.children, gap)
        centre = (node.children[0].middle + node.children[-1].middle) // 2
        node.left, node.right, node.shift = reach.left, reach.right, reach.shift - centre
        for child in node.children:
            child.middle -= centre
    for _level in range(node.levels):
        node.left.append(-(node.width // 2) - node.shift)
        node.right.append(node.width - node.width // 2 - node.shift)


def _side_by_side(nodes: Sequence[_Node], gap: int) -> _Node:
    """Give each node its `middle` so that no level of one reaches into another; gives the reach of all together."""
    first = nodes[0]
    first.middle = 0
    whole = _Node((), 0, left=first.left, right=first.right, shift=first.shift)
    for node in nodes[1:]:
        node.middle = _apart(whole, node) + gap
        _join(whole, node)
    _centre_leaves(nodes)
    return whole


def _apart(whole: _Node, node: _Node) -> int:
    """How far to the right `node` has to stand to touch `whole` on no level."""
    common = min(len(whole.right), len(node.left))
    return max(whole.right[-i] + whole.shift - node.left[-i] - node.shift for i in range(1, common + 1))


def _join(whole: _Node, node: _Node) -> None:
    """Let the reach of `node`, standing at its middle, become part of `whole`; the longer lists are kept."""
    common = min(len(whole.right), len(node.left))
    moved = node.shift + node.middle
    if len(whole.right) >= len(node.right):
        for i in range(1, common + 1):
            whole.right[-i] = node.right[-i] + moved - whole.shift
        return
    for i in range(1, common + 1):
        node.left[-i] = whole.left[-i] + whole.shift - moved
    whole.left, whole.right, whole.shift = node.left, node.right, moved


def _centre_leaves(nodes: Sequence[_Node]) -> None:
    """Spread single cards evenly between two subtrees that had to stand wider apart than the cards need."""
    begin = 0
    for end in range(1, len(nodes)):
        if nodes[end].children or nodes[end].columns or end == len(nodes) - 1:
            between = nodes[begin + 1 : end]
            slack = nodes[end].middle - nodes[end].width // 2 - _right_of(nodes[end - 1])
            spare = slack - (_left_of(nodes[begin + 1]) - _right_of(nodes[begin])) if between else 0
            for i, node in enumerate(between, 1):
                node.middle += max(0, spare) * i // (len(between) + 1)
            begin = end


def _left_of(node: _Node) -> int:
    return node.middle - node.width // 2


def _right_of(node: _Node) -> int:
    return node.middle + node.width - node.width // 2


def _spread(trees: Sequence[_Node], sizes: Mapping[int, Size], gap: int) -> tuple[dict[int, int], dict[int, int]]:
    """The middle and the depth of every person of packed trees."""
    if trees:
        _side_by_side(trees, gap * 2)
    middles: dict[int, int] = {}
    depths: dict[int, int] = {}
    stack = [(tree, 0, 0) for tree in trees]
    while stack:
        node, origin, depth = stack.pop()
        at = origin + node.middle
        if node.columns:
            for i, person in enumerate(node.people):
                middles[person] = _column_middle(node, at, i % node.columns, gap)
                depths[person] = depth + i // node.columns
        else:
            middles[node.people[0]], depths[node.people[0]] = at, depth
        stack.extend((child, at, depth + 1) for child in node.children)
    return middles, depths


def _column_middle(block: _Node, at: int, column: int, gap: int) -> int:
    step = block.width // block.columns
    return at - block.width // 2 + gap + column * step + (step - gap) // 2


def _onto_levels(
    middles: Mapping[int, int], depths: Mapping[int, int], sizes: Mapping[int, Size], gap: int
) -> dict[int, Place]:
    heights: dict[int, int] = {}
    for person, depth in depths.items():
        heights[depth] = max(heights.get(depth, 0), sizes[person][1])
    tops, top = {}, 0
    for depth in range(len(heights)):
        tops[depth] = top
        top += heights[depth] + gap
    least = min((middle - sizes[person][0] // 2 for person, middle in middles.items()), default=0)
    return {p: (middle - sizes[p][0] // 2 - least, tops[depths[p]]) for p, middle in middles.items()}


def _bottom(placed: Mapping[int, Place], sizes: Mapping[int, Size], gap: int) -> int:
    return max((y + sizes[person][1] for person, (_x, y) in placed.items()), default=-gap) + gap


def _in_rows(people: Sequence[int], sizes: Mapping[int, Size], gaps: Size, top: int) -> dict[int, Place]:
    """People without lines, in rows from `top` down."""
    if not people:
        return {}
    columns = max(LONERS_IN_A_ROW, round(len(people) ** 0.5))
    width = max(sizes[p][0] for p in people) + gaps[0]
    height = max(sizes[p][1] for p in people) + gaps[0]
    return {p: (i % columns * width, top + i // columns * height) for i, p in enumerate(people)}
