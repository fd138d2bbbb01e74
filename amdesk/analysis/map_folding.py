"""Parts of the hierarchy folded away: who stands below a folded person is left out and counted."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from amdesk.analysis.network import boss_of
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import LineKind


def fold(shown: AccountMap, folded: Collection[int]) -> tuple[AccountMap, dict[int, int]]:
    """The map without everyone below `folded` people, and how many are left out below each who is still there."""
    reports = reports_of(shown)
    hidden: set[int] = set()
    counts: dict[int, int] = {}
    for person in sorted(folded):
        below = everyone_below(person, reports)
        if below and person not in hidden:
            counts[person] = len(below)
            hidden |= below
    if not hidden:
        return shown, {}
    counts = {who: n for who, n in counts.items() if who not in hidden}
    return _with_only(shown, (person for person in shown.people if person.id not in hidden)), counts


def without_left(shown: AccountMap) -> AccountMap:
    """The map without those who left, but for whom others still report to: their vacant place holds the tree."""
    left = {person.id for person in shown.people if person.left_on is not None}
    holding = {line.target for line in shown.lines if line.kind is LineKind.REPORTS and line.source not in left}
    return _with_only(shown, (p for p in shown.people if p.id not in left or p.id in holding))


def still_there_on(shown: AccountMap, day: date) -> AccountMap:
    """The map without those who had left by a day; who left later is on it."""
    return _with_only(shown, (p for p in shown.people if p.left_on is None or p.left_on > day))


def _with_only(shown: AccountMap, people: Iterable[MapPerson]) -> AccountMap:
    """The map with these people and the lines among them: a line needs both its ends."""
    staying = tuple(people)
    here = {person.id for person in staying}
    lines = tuple(line for line in shown.lines if line.source in here and line.target in here)
    return replace(shown, people=staying, lines=lines)


def reports_of(shown: AccountMap) -> dict[int, list[int]]:
    """Who reports to each boss on the map."""
    found: dict[int, list[int]] = {}
    here = {person.id for person in shown.people}
    for person, boss in boss_of(shown).items():
        if person in here and boss in here:
            found.setdefault(boss, []).append(person)
    return found


def everyone_below(person: int, reports: dict[int, list[int]]) -> set[int]:
    """Everyone who reports to a person, directly or through others; never the person."""
    found: set[int] = set()
    stack = [person]
    while stack:
        below = [each for each in reports.get(stack.pop(), ()) if each not in found and each != person]
        found.update(below)
        stack += below
    return found


def below_level(shown: AccountMap, level: int) -> set[int]:
    """Who has to be folded so that only `level` levels of the hierarchy remain, counted from 1."""
    reports = reports_of(shown)
    led = {person for below in reports.values() for person in below}
    row = [person for person in reports if person not in led]
    for _step in range(level - 1):
        row = _next(row, reports)
    return {person for person in row if person in reports}


def _next(row: Iterable[int], reports: dict[int, list[int]]) -> list[int]:
    return [below for person in row for below in reports.get(person, ())]
