"""Which rows a table shows and in which order: search, filters, sorting and groups over rows in memory."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from amdesk.letters import folded
from amdesk.ui.kit.columns import ColumnKind, TableColumn

SEARCHED = (ColumnKind.TEXT, ColumnKind.CHIP, ColumnKind.MONEY, ColumnKind.DATE, ColumnKind.NUMBER)


@dataclass(frozen=True)
class GroupLine:
    """The head of a group of rows."""

    name: str
    count: int
    open: bool


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


class Rows:
    """The rows of a table with what is looked up again and again: their keys, search texts and sort keys."""

    def __init__(self, columns: Sequence[TableColumn], rows: Sequence[Any] = (), keys: Sequence[Hashable] = ()) -> None:
        if len(rows) != len(keys):
            raise ValueError("a table needs one key for each row")
        self.columns = {column.name: column for column in columns}
        self.rows = rows
        self.keys = keys
        self._haystacks: list[str] | None = None
        self._sort_keys: dict[str, list[Any]] = {}
        self._texts: dict[str, list[str]] = {}

    def lines(self, ask: Ask) -> list[Line]:
        """The lines to show, in order."""
        order = self._sorted(ask, self._found(ask))
        return self._grouped(ask, order) if ask.group in self.columns else list(order)

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
