"""What is different between two days of one map: who joined, left, changed role or moved (MAP-9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import LineKind, Stance
from amdesk.words import _, listed


class Difference(Enum):
    """In what a person's place on the map differs."""

    JOINED = "joined"
    LEFT = "left"
    JOB = "job"
    ROLES = "roles"
    STANCE = "stance"
    INFLUENCE = "influence"
    BOSS = "boss"


@dataclass(frozen=True)
class MapChange:
    """One difference, in words; `is_better` tells whether it is good for us, None when it is neither."""

    person: int
    difference: Difference
    what: str
    is_better: bool | None = None


def map_changes(before: AccountMap, after: AccountMap) -> list[MapChange]:
    """What changed from one day of a map to a later one, person by person in the order of the map.

    Only people of the account itself; a person who is gone from the map counts as having left.
    """
    then = {p.id: p for p in before.people if p.account_id == before.account_id}
    now = {p.id: p for p in after.people if p.account_id == after.account_id}
    found = [change for who, person in now.items() for change in _of_person(then.get(who), person)]
    found += [_left(then[who]) for who in then if who not in now and then[who].left_on is None]
    return found + list(_moved_bosses(before, after, then.keys() & now.keys()))


def _of_person(then: MapPerson | None, now: MapPerson) -> Iterator[MapChange]:
    if then is None:
        if now.left_on is None:
            yield MapChange(now.id, Difference.JOINED, _("{name} joined").format(name=now.name))
        return
    if now.left_on is not None and then.left_on is None:
        yield _left(now)
    if now.job != then.job and now.job:
        yield MapChange(now.id, Difference.JOB, _("{name} is now {job}").format(name=now.name, job=now.job))
    if now.roles != then.roles:
        roles = listed([role.label.lower() for role in now.roles]) or _("none")
        yield MapChange(now.id, Difference.ROLES, _("{name}: role now {roles}").format(name=now.name, roles=roles))
    if now.stance is not then.stance:
        yield _moved(then, now)
    if now.influence != then.influence:
        said = _("{name}: influence {before} → {now}")
        what = said.format(name=now.name, before=then.influence or "?", now=now.influence or "?")
        yield MapChange(now.id, Difference.INFLUENCE, what)


def _left(person: MapPerson) -> MapChange:
    return MapChange(person.id, Difference.LEFT, _("{name} left").format(name=person.name))


def _moved(then: MapPerson, now: MapPerson) -> MapChange:
    what = _("{name}: {before} → {now}").format(name=now.name, before=_word(then.stance), now=_word(now.stance))
    is_better = None
    if then.stance is not None and now.stance is not None:
        is_better = bool(now.stance.value > then.stance.value)
    return MapChange(now.id, Difference.STANCE, what, is_better)


def _word(stance: Stance | None) -> str:
    return stance.label.lower() if stance is not None else _("not known")


def _moved_bosses(before: AccountMap, after: AccountMap, stayed: set[int]) -> Iterator[MapChange]:
    then, now = _bosses(before), _bosses(after)
    names = {p.id: p.name for p in after.people}
    for person in after.people:
        if person.id in stayed and now.get(person.id) != then.get(person.id):
            boss = now.get(person.id)
            if boss is None:
                what = _("{name} reports to nobody now").format(name=person.name)
            else:
                what = _("{name} reports to {boss} now").format(name=person.name, boss=names[boss])
            yield MapChange(person.id, Difference.BOSS, what)


def _bosses(shown: AccountMap) -> dict[int, int]:
    return {line.source: line.target for line in shown.lines if line.kind is LineKind.REPORTS}
