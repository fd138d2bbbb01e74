"""The whys of an issue in order, as they may stand on paper: with teams, never with the name of one of us (ISS-6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amdesk.model.issue_rows import IssueRecord
from amdesk.words import _

SHORTEST_NAME = 3
WhyRow = tuple[int, int | None, str, str]
"""A why as the store gives it: its id, what it lies below, its text, its category."""


@dataclass(frozen=True)
class Why:
    """A why with how deep it lies: 0 for the first, one more for each "because"."""

    text: str
    category: str
    depth: int


def whys(record: IssueRecord) -> tuple[Why, ...]:
    """The tree from the top, each why followed by what lies below it; colleagues' names give way to their team."""
    hide = hiding(record.colleagues)
    return tuple(
        Why(hide.names_in(text), category, depth) for (_id, _up, text, category), depth in in_tree(record.detail.whys)
    )


def in_tree(rows: Sequence[WhyRow]) -> list[tuple[WhyRow, int]]:
    """The whys in the order they are read, each with its depth; one whose parent is gone stands at the top."""
    known = {row[0] for row in rows}
    children: dict[int | None, list[WhyRow]] = {}
    for row in rows:
        children.setdefault(row[1] if row[1] in known else None, []).append(row)
    found: list[tuple[WhyRow, int]] = []
    left = [(row, 0) for row in reversed(children.get(None, []))]
    while left:
        row, depth = left.pop()
        found.append((row, depth))
        left += [(child, depth + 1) for child in reversed(children.get(row[0], []))]
    return found


def without_names(text: str, colleagues: Sequence[tuple[str, str]]) -> str:
    """`text` with the teams of colleagues in the place of their names; `colleagues` are names with teams."""
    return hiding(colleagues).names_in(text)


@dataclass(frozen=True)
class Hiding:
    """Puts a team in the place of a colleague's name."""

    team_of: dict[str, str]
    pattern: re.Pattern[str] | None

    def names_in(self, text: str) -> str:
        """`text` without the names of colleagues."""
        return self.pattern.sub(self._instead, text) if self.pattern is not None else text

    def _instead(self, found: "re.Match[str]") -> str:
        team = self.team_of[found.group()]
        return _("someone of {team}").format(team=team) if team else _("one of us")


def hiding(colleagues: Sequence[tuple[str, str]]) -> Hiding:
    """What hides colleagues, given as names with teams: by full names and by parts long enough to be a name."""
    team_of: dict[str, str] = {}
    for name, team in colleagues:
        for part in (name, *name.split()):
            if len(part) >= SHORTEST_NAME:
                team_of.setdefault(part, team)
    longest_first = sorted(team_of, key=len, reverse=True)
    if not longest_first:
        return Hiding({}, None)
    words = "|".join(re.escape(name) for name in longest_first)
    return Hiding(team_of, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
