"""Who of ours looks after whom: how far the map is, collisions, gaps and single threads. Source: formulae F12."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from amdesk.model.facts import PersonFacts, Visit
from amdesk.model.rows import MapPerson
from amdesk.model.values import Channel, Role, Stance
from amdesk.words import _, listed

COLLISION_COLLEAGUES, COLLISION_DAYS = 3, 7
COUNTED = (Channel.VISIT, Channel.CALL)
INFLUENTIAL_FROM = 4
"""From this influence (1 to 5) on a person counts as an influencer without the role."""


class MapStatus(IntEnum):
    """How far an account's map has come."""

    NOBODY = 0
    NOBODY_INFLUENTIAL = 1
    NONE_WITH_US = 2
    INFLUENCER_WITH_US = 3
    DECIDER_WITH_US = 4

    @property
    def label(self) -> str:
        """The status in words."""
        return STATUS_WORDS[self]


STATUS_WORDS = {
    MapStatus.NOBODY: _("Nobody known"),
    MapStatus.NOBODY_INFLUENTIAL: _("Nobody influential known"),
    MapStatus.NONE_WITH_US: _("Influential people known, none with us"),
    MapStatus.INFLUENCER_WITH_US: _("An influencer is with us"),
    MapStatus.DECIDER_WITH_US: _("A decider is with us"),
}

Anyone = PersonFacts | MapPerson


def map_status(people: Iterable[Anyone]) -> MapStatus:
    """How far the map has come, 0 to 4; `people` are those of today, placeholders do not count."""
    here = [p for p in people if not p.is_placeholder and p.left_on is None]
    influential = [p for p in here if _is_influential(p)]
    if not here:
        return MapStatus.NOBODY
    if not influential:
        return MapStatus.NOBODY_INFLUENTIAL
    with_us = [p for p in influential if p.stance in (Stance.SUPPORTER, Stance.CHAMPION)]
    if any(Role.DECIDER in p.roles for p in with_us):
        return MapStatus.DECIDER_WITH_US
    return MapStatus.INFLUENCER_WITH_US if with_us else MapStatus.NONE_WITH_US


def _is_influential(person: Anyone) -> bool:
    roles = Role.DECIDER in person.roles or Role.INFLUENCER in person.roles
    return roles or (person.influence or 0) >= INFLUENTIAL_FROM


@dataclass(frozen=True)
class Collision:
    """Several of ours came to one person without a common plan, or someone else than whom they wish to deal with."""

    person_id: int
    person: str
    on: date
    colleagues: tuple[str, ...]
    reason: str


def collisions(visits: Iterable[Visit]) -> list[Collision]:
    """People visited or called by three or more of ours within 7 days, or by another than the one they prefer.

    Work on issues does not count, nor visits that share an action of a plan. Oldest first, one for a person and week.
    """
    by_person: dict[int, list[Visit]] = defaultdict(list)
    for visit in sorted(visits, key=lambda v: (v.on, v.touch_id)):
        if visit.channel in COUNTED and not visit.issue_work:
            by_person[visit.person_id].append(visit)
    found = [c for those in by_person.values() for c in (*_crowds(those), *_strangers(those))]
    return sorted(found, key=lambda c: (c.on, c.person))


def _crowds(visits: Sequence[Visit]) -> list[Collision]:
    found: list[Collision] = []
    for last in visits:
        week = [v for v in visits if last.on - timedelta(days=COLLISION_DAYS) < v.on <= last.on]
        names = tuple(sorted({v.colleague for v in week}))
        apart = not found or (last.on - found[-1].on).days >= COLLISION_DAYS
        if len({v.colleague_id for v in week}) >= COLLISION_COLLEAGUES and apart and not _is_planned(week):
            reason = _("{people} came to {person} within 7 days").format(people=listed(names), person=last.person)
            found.append(Collision(last.person_id, last.person, last.on, names, reason))
    return found


def _is_planned(visits: Sequence[Visit]) -> bool:
    """Whether they all rest on one action of a plan."""
    actions = {v.plan_action_id for v in visits}
    return len(actions) == 1 and None not in actions


def _strangers(visits: Sequence[Visit]) -> list[Collision]:
    """Touches without the colleague the account wishes to deal with."""
    with_preferred = {v.touch_id for v in visits if v.colleague_id == v.preferred_id}
    found: dict[int, Collision] = {}
    for v in visits:
        if v.preferred_id is not None and v.touch_id not in with_preferred and v.plan_action_id is None:
            reason = _("{colleague} came to {person}, who wishes to deal with {preferred}")
            words = reason.format(colleague=v.colleague, person=v.person, preferred=v.preferred)
            found.setdefault(v.touch_id, Collision(v.person_id, v.person, v.on, (v.colleague,), words))
    return list(found.values())


def gaps(people: Iterable[MapPerson]) -> list[MapPerson]:
    """The deciders of today whom nobody of ours looks after."""
    here = (p for p in people if not p.is_placeholder and p.left_on is None)
    return [p for p in here if Role.DECIDER in p.roles and not p.covered_by]


def single_thread(people: Iterable[MapPerson]) -> MapPerson | None:
    """The one person who is covered, when it is only one and others are known."""
    here = [p for p in people if not p.is_placeholder and p.left_on is None]
    covered = [p for p in here if p.covered_by]
    return covered[0] if len(covered) == 1 and len(here) > 1 else None
