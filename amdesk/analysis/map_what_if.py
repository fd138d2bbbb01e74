"""What changes on a map if somebody leaves: new gaps, ways lost, roles nobody holds any more (MAP-8)."""

from dataclasses import dataclass, replace
from datetime import date

from amdesk.analysis.coverage import MapStatus, map_status
from amdesk.analysis.map_warnings import MapWarning, map_warnings
from amdesk.analysis.map_ways import bridges, is_here, shortest_way
from amdesk.model.rows import AccountMap, MapPerson, PlanContent, TierNeeds
from amdesk.model.values import Role
from amdesk.words import _, counted, listed, sentence


@dataclass(frozen=True)
class WhatIf:
    """What a person's leaving changes: `new` and `gone` gaps, `roles` without a holder, and people by id.

    A gap is new when there was none of its rule, or when it is about somebody more; it is gone with its rule.
    To `lost` we still had a trusted way, and have none then; `cut_off` we reached through this person alone;
    `detours` are people to whom another way leads then, with that way.
    """

    person: MapPerson
    before: MapStatus
    after: MapStatus
    new: tuple[MapWarning, ...]
    gone: tuple[MapWarning, ...]
    roles: tuple[Role, ...]
    lost: tuple[int, ...]
    cut_off: tuple[int, ...]
    detours: tuple[tuple[int, tuple[int, ...]], ...] = ()


def without_person(shown: AccountMap, person: int, on: date) -> AccountMap:
    """The map as it would stand: the person has left, with no role, line or colleague who looks after them."""
    people = tuple(replace(p, left_on=on, roles=(), covered_by=()) if p.id == person else p for p in shown.people)
    lines = tuple(line for line in shown.lines if person not in (line.source, line.target))
    return replace(shown, people=people, lines=lines)


def what_if_leaves(
    shown: AccountMap, person: int, on: date, needs: TierNeeds | None = None, plan: PlanContent | None = None
) -> WhatIf:
    """What changes if a person leaves on a day.

    Raises LookupError when nobody of that id is on the map.
    """
    one = next((p for p in shown.people if p.id == person), None)
    if one is None:
        raise LookupError(person)
    then = without_person(shown, person, on)
    before, after = map_warnings(shown, needs, plan), map_warnings(then, needs, plan)
    said, left = {w.rule: set(w.people) for w in before}, {w.rule for w in after}
    others = [p for p in shown.people if is_here(p) and p.id != person]
    ways = {p.id: (shortest_way(shown, p.id), shortest_way(then, p.id)) for p in others}
    bridge = next((b.cut_off for b in bridges(shown) if b.person == person), ())
    return WhatIf(
        one,
        map_status(shown.people),
        map_status(then.people),
        tuple(w for w in after if w.rule not in said or set(w.people) - said[w.rule]),
        tuple(w for w in before if w.rule not in left),
        tuple(role for role in one.roles if not any(role in p.roles for p in others)),
        tuple(who for who, (now, later) in ways.items() if now and not later),
        bridge,
        tuple((who, later) for who, (now, later) in ways.items() if person in now and later),
    )


def what_if_words(found: WhatIf, names: dict[int, str]) -> list[str]:
    """What changes, one sentence each, the gravest first; none when nothing does."""
    said = []
    if found.roles:
        roles = listed([role.label.lower() for role in found.roles])
        said.append(_("Nobody known would be {roles}.").format(roles=roles))
    if found.lost:
        people = listed([names[who] for who in found.lost if who in names])
        said.append(_("No trusted way would lead to {people}.").format(people=people))
    if only := [names[who] for who in found.cut_off if who in names and who not in found.lost]:
        said.append(_("{people} would be out of reach.").format(people=listed(only)))
    for who, way in found.detours:
        through = listed([names[each] for each in way[:-1] if each in names])
        words = _("The way to {name} would lead through {through}.")
        said.append(words.format(name=names.get(who, ""), through=through))
    if found.after < found.before:
        said.append(sentence(_("The map would fall back to: {status}").format(status=found.after.label.lower())))
    said += [warning.sentence for warning in found.new]
    return said


def what_if_line(found: WhatIf) -> str:
    """It in one line: "If Ada leaves: two new gaps, no way to Ben"."""
    parts = [counted(len(found.new), _("new gap"), _("new gaps"))] if found.new else []
    if found.lost:
        parts.append(counted(len(found.lost), _("person out of reach"), _("people out of reach")))
    if found.detours:
        parts.append(counted(len(found.detours), _("way becomes longer"), _("ways become longer")))
    if found.roles:
        parts.append(counted(len(found.roles), _("role without a holder"), _("roles without a holder")))
    said = ", ".join(parts) or _("nothing we rely on is lost")
    return _("If {name} leaves: {said}.").format(name=found.person.name, said=said)
