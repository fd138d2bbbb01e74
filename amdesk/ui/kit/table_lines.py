"""Which rows a table shows and in which order: search, filters, sorting and groups over rows in memory."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amdesk.analysis.trees import in_tree_order
from amdesk.letters import folded
from amdesk.ui.kit.columns import ColumnKind, TableColumn

SEARCHED = (ColumnKind.TEXT, ColumnKind.CHIP, ColumnKind.MONEY, ColumnKind.DATE, ColumnKind.NUMBER)


@dataclass(frozen=True)
class GroupLine:
    """The head of a group of rows."""

    name: str
    count: int
    open: bool


@dataclass(frozen=True)
class Branch:
    """Where a row stands in a tree: how deep, and whether what is below it is open; None when nothing is.

    A row that only leads to what matches the search and filters does not `match` itself.
    """

    depth: int = 0
    open: bool | None = None
    matches: bool = True


Line = int | GroupLine
"""An index into the rows, or the head of a group."""


@dataclass
class Ask:
    """What the user wants to see."""

    words: str = ""
    picked: dict[str, frozenset[str]] = field(default_factory=dict)
    sort: str = ""
    falling: bool = False
    group: str = ""
    folded_groups: set[str] = field(default_factory=set)
    tree: bool = False
    folded_rows: frozenset[Hashable] = frozenset()


class Rows:
    """The rows of a table with what is looked up again and again: their keys, search texts and sort keys."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[Any] = (),
        keys: Sequence[Hashable] = (),
        parent_of: Callable[[Any], Hashable | None] | None = None,
    ) -> None:
        if len(rows) != len(keys):
            raise ValueError("a table needs one key for each row")
        self.columns = {column.name: column for column in columns}
        self.rows = rows
        self.keys = keys
        self.parent_of = parent_of
        self._haystacks: list[str] | None = None
        self._sort_keys: dict[str, list[Any]] = {}
        self._texts: dict[str, list[str]] = {}

    def lines(self, ask: Ask) -> list[Line]:
        """The lines to show, in order."""
        order = self._sorted(ask, self._found(ask))
        return self._grouped(ask, order) if ask.group in self.columns else list(order)

    def is_tree(self, ask: Ask) -> bool:
        """Whether the rows are shown as a tree."""
        return ask.tree and self.parent_of is not None

    def branches(self, ask: Ask) -> Mapping[int, Branch]:
        """The rows of a tree in order with where each stands: those that match, and the way down to them.

        Siblings are sorted among themselves. While something is searched or filtered nothing is folded.
        """
        if not self.is_tree(ask) or self.parent_of is None:
            return {}
        found = set(self._found(ask))
        places = {key: index for index, key in enumerate(self.keys)}
        above = [places.get(self.parent_of(row)) for row in self.rows]
        order = self._sorted(ask, sorted(self._with_ways(found, above)))
        depths = in_tree_order({index: above[index] for index in order})
        folded_rows = frozenset() if ask.words or any(ask.picked.values()) else ask.folded_rows
        return self._unfolded(depths, found, {self.keys[index] for index in order} & folded_rows)

    @staticmethod
    def _with_ways(found: set[int], above: Sequence[int | None]) -> set[int]:
        wanted: set[int] = set()
        for index in found:
            step: int | None = index
            while step is not None and step not in wanted:
                wanted.add(step)
                step = above[step]
        return wanted

    def _unfolded(self, depths: Mapping[int, int], found: set[int], folded_rows: set[Hashable]) -> dict[int, Branch]:
        order = list(depths)
        shown: dict[int, Branch] = {}
        hidden_below: int | None = None
        for at, index in enumerate(order):
            depth = depths[index]
            if hidden_below is not None and depth > hidden_below:
                continue
            is_parent = at + 1 < len(order) and depths[order[at + 1]] > depth
            is_folded = is_parent and self.keys[index] in folded_rows
            hidden_below = depth if is_folded else None
            shown[index] = Branch(depth, not is_folded if is_parent else None, index in found)
        return shown

    def matching(self, ask: Ask) -> list[int]:
        """The rows that pass search and filters, in the order they were given."""
        return self._found(ask)

    def texts(self, name: str) -> list[str]:
        """How every row reads in one column."""
        if name not in self._texts:
            column = self.columns[name]
            self._texts[name] = [column.text_of(row) for row in self.rows]
        return self._texts[name]

    def _found(self, ask: Ask) -> list[int]:
        found = list(range(len(self.rows)))
        for name, wanted in ask.picked.items():
            if name in self.columns:
                texts = self.texts(name)
                found = [index for index in found if texts[index] in wanted]
        for word in folded(ask.words).split():
            haystacks = self._searchable()
            found = [index for index in found if word in haystacks[index]]
        return found

    def _searchable(self) -> list[str]:
        if self._haystacks is None:
            searched = [self.texts(name) for name, column in self.columns.items() if column.kind in SEARCHED]
            self._haystacks = [folded("\n".join(each)) for each in zip(*searched, strict=True)] if searched else []
        return self._haystacks

    def _sorted(self, ask: Ask, found: list[int]) -> list[int]:
        if ask.sort not in self.columns:
            return found
        keys = self._keys_of(ask.sort)
        known = [index for index in found if keys[index] is not None]
        known.sort(key=keys.__getitem__, reverse=ask.falling)
        return known + [index for index in found if keys[index] is None]

    def _keys_of(self, name: str) -> list[Any]:
        if name not in self._sort_keys:
            column = self.columns[name]
            self._sort_keys[name] = [column.sort_of(row) for row in self.rows]
        return self._sort_keys[name]

    def _grouped(self, ask: Ask, order: list[int]) -> list[Line]:
        texts = self.texts(ask.group)
        groups: dict[str, list[int]] = {}
        for index in order:
            groups.setdefault(texts[index], []).append(index)
        keys = self._keys_of(ask.group)
        names = [name for name in groups if keys[groups[name][0]] is not None]
        names.sort(key=lambda name: keys[groups[name][0]], reverse=ask.falling and ask.sort == ask.group)
        names += [name for name in groups if keys[groups[name][0]] is None]
        lines: list[Line] = []
        for name in names:
            is_open = name not in ask.folded_groups
            lines.append(GroupLine(name, len(groups[name]), is_open))
            lines += groups[name] if is_open else []
        return lines
