"""What is different between two days of one map: who joined, left, changed or moved, which lines are new or gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from amdesk.model.rows import AccountMap, MapLine, MapPerson
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
    INTEREST = "interest"
    BOSS = "boss"
    NEW_LINE = "new-line"
    GONE_LINE = "gone-line"
    GROUPS = "groups"

    @property
    def label(self) -> str:
        """The difference in a word or two, with its sign."""
        return {
            Difference.JOINED: _("+ joined"),
            Difference.LEFT: _("− left"),
            Difference.JOB: _("title"),
            Difference.ROLES: _("role"),
            Difference.STANCE: _("stance"),
            Difference.INFLUENCE: _("influence"),
            Difference.INTEREST: _("interest"),
            Difference.BOSS: _("boss"),
            Difference.NEW_LINE: _("+ line"),
            Difference.GONE_LINE: _("− line"),
            Difference.GROUPS: _("group"),
        }[self]


@dataclass(frozen=True)
class MapChange:
    """One difference, in words; `is_better` tells whether it is good for us, None when it is neither.

    Of a new or gone line of influence `other` is the person it leads to and `line` its number.
    """

    person: int
    difference: Difference
    what: str
    is_better: bool | None = None
    other: int | None = None
    line: int | None = None

    @property
    def mark(self) -> str:
        """What is written at the card: the difference, with an arrow where it is for better or worse."""
        arrow = {True: " ▲", False: " ▼", None: ""}[self.is_better]
        return self.difference.label + arrow


def map_changes(before: AccountMap, after: AccountMap) -> list[MapChange]:
    """What changed from one day of a map to a later one, person by person in the order of the map.

    Only people of the account itself; a person who is gone from the map counts as having left.
    """
    then = {p.id: p for p in before.people if p.account_id == before.account_id}
    now = {p.id: p for p in after.people if p.account_id == after.account_id}
    found = [change for who, person in now.items() for change in _of_person(then.get(who), person)]
    found += [_left(then[who]) for who in then if who not in now and then[who].left_on is None]
    found += _moved_bosses(before, after, then.keys() & now.keys())
    found += _regrouped(before, after)
    return found + _lines_changed(before, after)


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
    if now.interest != then.interest:
        what = _("{name}: interest {before} → {now}").format(
            name=now.name, before=_figure(then.interest), now=_figure(now.interest)
        )
        yield MapChange(now.id, Difference.INTEREST, what)


def _figure(value: int | None) -> str:
    return "?" if value is None else str(value)


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
        if person.id in stayed and person.left_on is None and now.get(person.id) != then.get(person.id):
            boss = now.get(person.id)
            if boss is None:
                what = _("{name} reports to nobody now").format(name=person.name)
            else:
                what = _("{name} reports to {boss} now").format(name=person.name, boss=names[boss])
            yield MapChange(person.id, Difference.BOSS, what)


def _regrouped(before: AccountMap, after: AccountMap) -> list[MapChange]:
    """Who joined or left which group."""
    names = {p.id: p.name for p in (*before.people, *after.people)}
    then = {(g.id, who): g.name for g in before.groups for who in g.members}
    now = {(g.id, who): g.name for g in after.groups for who in g.members}
    joined = [(who, group, _("{name} joined {group}")) for (key, who), group in now.items() if (key, who) not in then]
    left = [(who, group, _("{name} left {group}")) for (key, who), group in then.items() if (key, who) not in now]
    changed = joined + left
    return [MapChange(who, Difference.GROUPS, words.format(name=names[who], group=g)) for who, g, words in changed]


def _lines_changed(before: AccountMap, after: AccountMap) -> list[MapChange]:
    """New and gone lines of influence, and those that are stronger or weaker than before."""
    names = {p.id: p.name for p in (*before.people, *after.people)}
    then, now = _influence(before), _influence(after)
    found = []
    for key, line in now.items():
        source, target, kind = key
        says = {"source": names[source], "target": names[target], "kind": kind.label.lower()}
        if key not in then:
            what = _("New: {source} → {target}, {kind}").format(**says)
        elif then[key].strength != line.strength:
            words = _("{source} → {target}, {kind}: strength {before} → {now}")
            what = words.format(**says, before=_figure(then[key].strength), now=_figure(line.strength))
        else:
            continue
        found.append(MapChange(source, Difference.NEW_LINE, what, other=target, line=line.id))
    for (source, target, kind), line in then.items():
        if (source, target, kind) not in now:
            what = _("Gone: {source} → {target}, {kind}").format(
                source=names[source], target=names[target], kind=kind.label.lower()
            )
            found.append(MapChange(source, Difference.GONE_LINE, what, other=target, line=line.id))
    return found


def _influence(shown: AccountMap) -> dict[tuple[int, int, LineKind], MapLine]:
    return {(line.source, line.target, line.kind): line for line in shown.lines if line.kind is not LineKind.REPORTS}


def _bosses(shown: AccountMap) -> dict[int, int]:
    return {line.source: line.target for line in shown.lines if line.kind is LineKind.REPORTS}
