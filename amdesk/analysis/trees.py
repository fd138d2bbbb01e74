"""Things that are part of one another, in the order one reads a tree: what is above before what is below it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def in_tree_order(parents: Mapping[Key, Key | None]) -> dict[Key, int]:
    """The depth of everything, 0 at the top: parents before their children, siblings in the order given.

    A parent that is not among the keys counts as none. A circle, which only a broken file can hold, is cut open at the
    first of its members.
    """
    below: dict[Key | None, list[Key]] = defaultdict(list)
    for key, parent in parents.items():
        below[parent if parent in parents else None].append(key)
    depths: dict[Key, int] = {}
    _descend(below[None], below, depths)
    for key in parents:
        _descend([key], below, depths)
    return depths


def _descend(tops: Sequence[Key], below: Mapping[Key | None, list[Key]], depths: dict[Key, int]) -> None:
    waiting = [(key, 0) for key in reversed(tops)]
    while waiting:
        key, depth = waiting.pop()
        if key not in depths:
            depths[key] = depth
            waiting.extend((child, depth + 1) for child in reversed(below.get(key, [])))
