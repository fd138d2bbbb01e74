"""What a map warns of, each with its reason, the people it is about and the next step (MAP-8, MAP-14)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from amdesk.analysis.map_ways import bridges, is_here, shortest_way, threads
from amdesk.model.rows import AccountMap, MapPerson, PlanContent, TierNeeds
from amdesk.model.values import Role, Stance, Tier
from amdesk.words import _, counted, listed

NAMES_SHOWN = 3
HIGH_INFLUENCE = 4
MOST_INFLUENTIAL = 3

NEEDS = {
    Tier.KEY: TierNeeds(Tier.KEY, 30, True, 91, 2, 1, 1, 1),
    Tier.GROWTH: TierNeeds(Tier.GROWTH, 60, True, None, 1, 1, 0, 1),
    Tier.STANDARD: TierNeeds(Tier.STANDARD, 90, False, None, 1, 0, 0, 0),
    Tier.SMALL: TierNeeds(Tier.SMALL, 180, False, None, 1, 0, 0, 0),
}
"""What a tier asks for when the user's own table is not at hand (DESK-9)."""


@dataclass(frozen=True)
class MapWarning:
    """A gap of a map: the rule, its reason in a sentence, the people it is about, and the next step it offers.

    `weight` orders warnings, the largest first.
    """

    rule: str
    weight: int
    sentence: str
    people: tuple[int, ...]
    next_step: str


@dataclass(frozen=True)
class _Case:
    """A map with what its rules ask of it."""

    shown: AccountMap
    needs: TierNeeds
    plan: PlanContent | None
    own: tuple[MapPerson, ...]

    @property
    def here(self) -> tuple[MapPerson, ...]:
        """The people of the account known by name who have not left."""
        return tuple(p for p in self.own if is_here(p))

    def having(self, role: Role) -> tuple[MapPerson, ...]:
        """Those of them with a buying role."""
        return tuple(p for p in self.here if role in p.roles)


def map_warnings(
    shown: AccountMap, needs: TierNeeds | None = None, plan: PlanContent | None = None
) -> list[MapWarning]:
    """The gaps of a map, the gravest first.

    `needs` is what the account's tier asks for; no rule asks for more. `plan` is the plan in work, if any. A map that
    was not begun has no gaps, unless the tier expects somebody on it.
    """
    own = tuple(p for p in shown.people if p.account_id == shown.account_id)
    case = _Case(shown, needs or NEEDS[shown.tier], plan, own)
    found = [warning for rule in RULES for warning in rule(case)]
    return sorted(found, key=_gravest_first)


def _gravest_first(warning: MapWarning) -> tuple[int, str]:
    return -warning.weight, warning.rule


def gaps_line(warnings: Sequence[MapWarning]) -> str:
    """All warnings as one short line: "3 gaps"; empty when there are none."""
    if not warnings:
        return ""
    return _("1 gap") if len(warnings) == 1 else _("{n} gaps").format(n=len(warnings))


def _names(people: Sequence[MapPerson]) -> str:
    shown = [p.name for p in people[:NAMES_SHOWN]]
    more = len(people) - len(shown)
    return listed([*shown, _("{n} more").format(n=more)] if more else shown)


def _ids(people: Sequence[MapPerson]) -> tuple[int, ...]:
    return tuple(p.id for p in people)


def _no_decider(case: _Case) -> Iterator[MapWarning]:
    known = len(case.having(Role.DECIDER))
    if known >= case.needs.deciders:
        return
    vacant = tuple(p for p in case.own if p.is_placeholder and Role.DECIDER in p.roles)
    reason = _("Somebody decides here, and we do not know who.") if vacant else _("No decider is known.")
    if known:
        reason = _("{n} of {all} deciders are known.").format(n=known, all=case.needs.deciders)
    yield MapWarning("no-decider", 90, reason, _ids(vacant), _("Ask who decides and who signs."))


def _decider_never_met(case: _Case) -> Iterator[MapWarning]:
    unmet = tuple(p for p in case.having(Role.DECIDER) if p.last_touch is None)
    if not unmet:
        return
    decide = _("decides") if len(unmet) == 1 else _("decide")
    reason = _("{names} {decide}, and none of us ever met them.").format(names=_names(unmet), decide=decide)
    yield MapWarning("decider-never-met", 80, reason, _ids(unmet), _way_in(case.shown, unmet[0]))


def _way_in(shown: AccountMap, person: MapPerson) -> str:
    way = shortest_way(shown, person.id)
    if len(way) < 2:
        return _("Ask for an introduction to {name}.").format(name=person.name)
    names = {p.id: p.name for p in shown.people}
    through = listed([names[who] for who in way[:-1]])
    return _("Shortest trusted way to {name}: through {through}.").format(name=person.name, through=through)


def _decider_uncovered(case: _Case) -> Iterator[MapWarning]:
    """A decider nobody looks after; silent until anybody on the map is covered."""
    alone = tuple(p for p in case.having(Role.DECIDER) if not p.covered_by and p.last_touch is not None)
    if alone and any(p.covered_by for p in case.here):
        reason = _("No one on our side looks after {names}.").format(names=_names(alone))
        yield MapWarning("decider-uncovered", 70, reason, _ids(alone), _("Name a colleague who covers them."))


def _strong_opponent(case: _Case) -> Iterator[MapWarning]:
    against = [p for p in case.here if p.stance is Stance.OPPONENT and p.influence is not None]
    ours = [p.influence or 0 for p in case.here if p.stance in (Stance.SUPPORTER, Stance.CHAMPION)]
    strongest = max(ours, default=0)
    stronger = tuple(p for p in against if (p.influence or 0) > strongest)
    if stronger:
        have = _("has") if len(stronger) == 1 else _("have")
        words = _("{names} {have} more influence than everyone who supports us.")
        step = _("Win someone with influence {n} or more, or speak with them.").format(n=strongest + 1)
        yield MapWarning("strong-opponent", 75, words.format(names=_names(stronger), have=have), _ids(stronger), step)


def _no_user(case: _Case) -> Iterator[MapWarning]:
    known = len(case.having(Role.USER))
    if known < case.needs.users:
        reason = _("Nobody who uses what we deliver is known.")
        if known:
            reason = _("{n} of {all} users are known.").format(n=known, all=case.needs.users)
        yield MapWarning("no-user", 50, reason, (), _("Ask who uses it."))


def _no_influencer(case: _Case) -> Iterator[MapWarning]:
    known = len(case.having(Role.INFLUENCER))
    if known < case.needs.influencers:
        step = _("Ask whom the deciders listen to.")
        reason = _("Nobody the deciders listen to is known.")
        if known:
            reason = _("{n} of {all} known whom the deciders listen to.").format(n=known, all=case.needs.influencers)
        yield MapWarning("no-influencer", 45, reason, (), step)


def _single_thread(case: _Case) -> Iterator[MapWarning]:
    held = threads(case.shown)
    if case.needs.threads > 1 and len(held) == 1 and len(case.here) > 1:
        reason = _("The account hangs on {name} alone.").format(name=held[0].name)
        yield MapWarning("single-thread", 65, reason, _ids(held), _("Meet a second person within a month."))


def _role_of_the_gone(case: _Case) -> Iterator[MapWarning]:
    gone = tuple(p for p in case.own if p.left_on is not None and p.roles)
    if gone:
        words = _("{names} left and still holds {roles} on the map.") if len(gone) == 1 else ""
        words = words or _("{names} left and still hold {roles} on the map.")
        roles = listed(list(dict.fromkeys(role.label.lower() for p in gone for role in p.roles)))
        step = _("Name the successor, or leave the place vacant.")
        yield MapWarning("role-of-the-gone", 60, words.format(names=_names(gone), roles=roles), _ids(gone), step)


def _neglected(case: _Case) -> Iterator[MapWarning]:
    late = tuple(
        p for p in case.here if (p.roles or p.covered_by) and p.days_since is not None and p.days_since > p.rhythm_days
    )
    if late:
        wait = counted(len(late), _("person waits longer than agreed"), _("people wait longer than agreed"))
        reason = f"{wait[:1].upper()}{wait[1:]}: {_names(late)}."
        yield MapWarning("neglected", 30, reason, _ids(late), _("Propose a date to each."))


def _no_opponent(case: _Case) -> Iterator[MapWarning]:
    rated = [p.stance.value for p in case.here if p.stance is not None]
    if case.needs.influencers and len(rated) >= 3 and min(rated) >= 0:
        step = _("Find out who speaks for the competitor.")
        yield MapWarning("no-opponent", 35, _("Nobody on the map is against us."), (), step)


def _influential_not_ours(case: _Case) -> Iterator[MapWarning]:
    strong = [p for p in case.here if (p.influence or 0) >= HIGH_INFLUENCE]
    strong.sort(key=_most_influence_first)
    most = strong[:MOST_INFLUENTIAL]
    apart = tuple(p for p in most if p.stance is None or p.stance.value <= 0)
    if len(most) >= 2 and len(apart) == len(most):
        reason = _("The most influential people are not on our side: {names}.").format(names=_names(apart))
        yield MapWarning("influential-not-ours", 55, reason, _ids(apart), _("Choose one of them to win in the plan."))


def _most_influence_first(person: MapPerson) -> tuple[int, int]:
    return -(person.influence or 0), person.id


def _goals_without_authority(case: _Case) -> Iterator[MapWarning]:
    if case.plan is None or not case.plan.targets:
        return
    wanted = {target.person_id for target in case.plan.targets}
    people = tuple(p for p in case.own if p.id in wanted)
    if people and not any(p.authority or Role.DECIDER in p.roles for p in people):
        reason = _("The whole plan rests on people who may not decide: {names}.").format(names=_names(people))
        step = _("Add somebody with authority to the people to win.")
        yield MapWarning("goals-without-authority", 58, reason, _ids(people), step)


def _bridge(case: _Case) -> Iterator[MapWarning]:
    people = {p.id: p for p in case.shown.people}
    if len(threads(case.shown)) < 2:
        return
    for bridge in bridges(case.shown)[:1]:
        lost = [people[who] for who in bridge.cut_off]
        if len(lost) > 1 or any(Role.DECIDER in p.roles for p in lost):
            words = _("We reach {names} through {name} alone.")
            step = _("Find a second way to them.")
            reason = words.format(names=_names(lost), name=people[bridge.person].name)
            yield MapWarning("bridge", 40, reason, (bridge.person, *bridge.cut_off), step)


RULES: tuple[Callable[[_Case], Iterator[MapWarning]], ...] = (
    _no_decider,
    _decider_never_met,
    _decider_uncovered,
    _strong_opponent,
    _no_user,
    _no_influencer,
    _single_thread,
    _role_of_the_gone,
    _neglected,
    _no_opponent,
    _influential_not_ours,
    _goals_without_authority,
    _bridge,
)
