"""Who of ours meets whom, planned and real: the matrix colleague × person with what it tells (MAP-7).

Source: formulae F12.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from amdesk.analysis.coverage import COLLISION_DAYS, Collision, collisions, gaps, single_thread
from amdesk.analysis.map_ways import is_here
from amdesk.model.coverage_rows import Cover, OurColleague
from amdesk.model.facts import Visit
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.words import _, counted, sentence

REAL_DAYS = 90
"""Over how many days real touches are counted."""
RECENT_COLLISION_DAYS = 90


class CellSort(Enum):
    """What a cell of the matrix says."""

    NOTHING = "nothing"
    KEPT = "kept"
    LATE = "late"
    UNPLANNED = "unplanned"


@dataclass(frozen=True)
class Cell:
    """One colleague with one person: what is planned, and what happened in the last 90 days."""

    person_id: int
    colleague_id: int
    covers: bool = False
    every_days: int | None = None
    touches: int = 0
    last: date | None = None
    sort: CellSort = CellSort.NOTHING


class FindingSort(Enum):
    """What a finding of coverage is about."""

    GAP = "gap"
    COLLISION = "collision"
    SINGLE_THREAD = "single-thread"
    LATE = "late"


@dataclass(frozen=True)
class Finding:
    """Something the matrix tells: its sentence, whom it is about, and the touches or the colleague behind it."""

    sort: FindingSort
    sentence: str
    person_id: int
    colleague_id: int | None = None
    touches: tuple[int, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """The people of the account by row, ours by column; who has no cell has nothing to do with whom."""

    people: tuple[MapPerson, ...]
    colleagues: tuple[OurColleague, ...]
    cells: Mapping[tuple[int, int], Cell]
    findings: tuple[Finding, ...]

    def cell(self, person: int, colleague: int) -> Cell:
        """What is planned and happened between two."""
        return self.cells.get((person, colleague)) or Cell(person, colleague)


def matrix(
    shown: AccountMap, covers: Iterable[Cover], ours: Sequence[OurColleague], visits: Sequence[Visit], today: date
) -> Matrix:
    """The matrix of an account; `visits` are those of a year."""
    people = tuple(p for p in shown.people if p.account_id == shown.account_id and p.left_on is None)
    planned = {(c.person_id, c.colleague_id): c for c in covers}
    real: dict[tuple[int, int], set[tuple[date, int]]] = defaultdict(set)
    for visit in visits:
        real[visit.person_id, visit.colleague_id].add((visit.on, visit.touch_id))
    rhythm = {p.id: p.rhythm_days for p in people}
    cells = {
        key: _cell(key, planned.get(key), real.get(key, set()), rhythm[key[0]], today)
        for key in planned.keys() | real.keys()
        if key[0] in rhythm
    }
    return Matrix(people, tuple(ours), cells, tuple(_findings(people, cells, ours, visits, today)))


def _cell(key: tuple[int, int], cover: Cover | None, met: set[tuple[date, int]], rhythm: int, today: date) -> Cell:
    last = max((on for on, _touch in met), default=None)
    count = sum(on > today - timedelta(days=REAL_DAYS) for on, _touch in met)
    if cover is None:
        sort = CellSort.UNPLANNED if count else CellSort.NOTHING
        return Cell(*key, False, None, count, last, sort)
    begun = last or cover.since
    is_late = begun is not None and (today - begun).days > (cover.every_days or rhythm)
    return Cell(*key, True, cover.every_days, count, last, CellSort.LATE if is_late else CellSort.KEPT)


def _findings(
    people: Sequence[MapPerson],
    cells: Mapping[tuple[int, int], Cell],
    ours: Sequence[OurColleague],
    visits: Sequence[Visit],
    today: date,
) -> Iterable[Finding]:
    for person in gaps(people):
        said = _("Nobody of ours looks after {name}, who decides.").format(name=person.name)
        yield Finding(FindingSort.GAP, said, person.id)
    alone = single_thread(people)
    if alone is not None:
        said = _("{name} is the only one we look after.").format(name=alone.name)
        yield Finding(FindingSort.SINGLE_THREAD, said, alone.id)
    for crash in _recent(collisions(visits), people, cells, ours, today):
        touches = _evidence(crash, visits)
        yield Finding(FindingSort.COLLISION, sentence(crash.reason), crash.person_id, None, touches)
    yield from _late(people, cells, ours, today)


def _recent(
    found: Sequence[Collision],
    people: Sequence[MapPerson],
    cells: Mapping[tuple[int, int], Cell],
    ours: Sequence[OurColleague],
    today: date,
) -> Iterable[Collision]:
    """The newest of each kind in the last 90 days; who looks after a person as planned does not collide alone."""
    since, here = today - timedelta(days=RECENT_COLLISION_DAYS), {p.id for p in people}
    planned = {(c.person_id, one.name) for one in ours for c in cells.values() if c.covers and c.colleague_id == one.id}
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for crash in reversed(found):
        is_alone = len(crash.colleagues) == 1 and (crash.person_id, crash.colleagues[0]) in planned
        key = (crash.person_id, crash.colleagues)
        if crash.on >= since and crash.person_id in here and not is_alone and key not in seen:
            seen.add(key)
            yield crash


def _evidence(crash: Collision, visits: Sequence[Visit]) -> tuple[int, ...]:
    week = crash.on - timedelta(days=COLLISION_DAYS)
    meant = [v for v in visits if v.person_id == crash.person_id and week < v.on <= crash.on]
    return tuple(dict.fromkeys(v.touch_id for v in meant if v.colleague in crash.colleagues))


def _late(
    people: Sequence[MapPerson], cells: Mapping[tuple[int, int], Cell], ours: Sequence[OurColleague], today: date
) -> Iterable[Finding]:
    for person in people:
        for one in ours:
            cell = cells.get((person.id, one.id))
            if cell is None or cell.sort is not CellSort.LATE or not is_here(person):
                continue
            every = cell.every_days or person.rhythm_days
            words = _("You see {name} every {n} days") if one.is_me else _("{colleague} sees {name} every {n} days")
            when = _("never so far") if cell.last is None else _("last {n} days ago").format(n=(today - cell.last).days)
            said = sentence(f"{words.format(colleague=one.name, name=person.name, n=every)}, {when}")
            yield Finding(FindingSort.LATE, said, person.id, one.id)


def matrix_line(found: Matrix) -> str:
    """What the matrix says in a sentence: "One decider is covered by nobody. Two met too seldom.\""""
    counts = {sort: sum(f.sort is sort for f in found.findings) for sort in FindingSort}
    said = []
    if n := counts[FindingSort.GAP]:
        said.append(counted(n, _("decider nobody looks after"), _("deciders nobody looks after")))
    if n := counts[FindingSort.COLLISION]:
        said.append(counted(n, _("collision"), _("collisions")))
    if counts[FindingSort.SINGLE_THREAD]:
        said.append(_("one single thread"))
    if n := counts[FindingSort.LATE]:
        said.append(counted(n, _("rhythm not kept"), _("rhythms not kept")))
    if said:
        return sentence(", ".join(said))
    covered = sum(any(c.covers for (who, _c), c in found.cells.items() if who == p.id) for p in found.people)
    return sentence(_("{n} of {all} people are looked after, as agreed").format(n=covered, all=len(found.people)))
