"""What a map says of one person in sentences: how well we know them, the way to them, whom we reach through them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from amdesk.analysis.map_ways import bridges, is_here, is_thread, shortest_way
from amdesk.model.coverage_rows import SpokenUp
from amdesk.model.rows import AccountMap, MapLine, MapPerson
from amdesk.model.values import LineKind
from amdesk.words import _, day, listed, plural

AHEAD = {
    LineKind.ADVISES: _("{one} advises {other}"),
    LineKind.TRUSTS: _("{one} has the trust of {other}"),
    LineKind.MENTORS: _("{one} mentors {other}"),
    LineKind.PEER: _("{one} is a peer of {other}"),
    LineKind.REPORTS: _("{one} reports to {other}"),
    LineKind.DOTTED: _("{one} also reports to {other}"),
}
"""A step of a way along a line from its beginning to its end."""
BACK = {LineKind.REPORTS: _("{one} leads {other}"), LineKind.DOTTED: _("{one} also leads {other}")}
"""And from its end to its beginning, where that reads otherwise."""


def strength_words(person: MapPerson) -> str:
    """How strong our relationship with a person is. Source: formulae F5."""
    if person.strength is None:
        return _("Relationship: none so far, never met") if person.last_touch is None else ""
    holds = _("it holds") if is_thread(person) else _("it does not hold us")
    return _("Relationship {n} of 100: {holds}").format(n=person.strength, holds=holds)


def way_words(shown: AccountMap, person: int) -> str:
    """The shortest trusted way to a person in a sentence; empty for whom we know well ourselves."""
    people = {p.id: p for p in shown.people}
    one = people.get(person)
    if one is None or not is_here(one) or is_thread(one):
        return ""
    way = shortest_way(shown, person)
    if len(way) < 2:
        return _("No trusted way leads to {name} yet.").format(name=one.name)
    steps = [_("you know {name} well").format(name=people[way[0]].name)]
    steps += [_step(shown.lines, people[a], people[b]) for a, b in pairwise(way)]
    words = ", ".join(steps)
    return _("Shortest trusted way: {steps}.").format(steps=words)


def _step(lines: Sequence[MapLine], one: MapPerson, other: MapPerson) -> str:
    along = [line for line in lines if (line.source, line.target) == (one.id, other.id)]
    against = [line for line in lines if (line.source, line.target) == (other.id, one.id)]
    for line in sorted(along, key=_nearest_first):
        if line.kind in AHEAD:
            return AHEAD[line.kind].format(one=one.name, other=other.name)
    for line in sorted(against, key=_nearest_first):
        if line.kind in BACK or line.kind is LineKind.PEER:
            return (BACK.get(line.kind) or AHEAD[line.kind]).format(one=one.name, other=other.name)
    return _("then {other}").format(other=other.name)


def _nearest_first(line: MapLine) -> tuple[bool, int]:
    return line.kind.is_formal, -(line.strength or 0)


def bridge_words(shown: AccountMap, person: int) -> str:
    """Whom we reach through a person alone; empty when nobody."""
    people = {p.id: p for p in shown.people}
    for bridge in bridges(shown):
        if bridge.person == person:
            names = listed([people[who].name for who in bridge.cut_off])
            return _("We reach {names} through {name} alone.").format(names=names, name=people[person].name)
    return ""


def spoken_words(spoken: Sequence[SpokenUp], person: int, today: date) -> str:
    """How often a person spoke up for us, and the last time; empty when never."""
    own = [one for one in spoken if one.person_id == person]
    if not own:
        return ""
    count = plural("Spoke up for us {n} time", "Spoke up for us {n} times", len(own))
    last = own[0]
    when = f", {day(last.on, today)}" if last.on is not None else ""
    result = f": {last.result}" if last.result else ""
    return f"{count}, {_('last')} {last.where}{when}{result}"
