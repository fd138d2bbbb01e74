"""What each arrangement of a map says, in one sentence."""

from collections.abc import Sequence

from amdesk.analysis.coverage import MapStatus
from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_grid import HIGH, power
from amdesk.analysis.map_influence import asked, most_asked
from amdesk.analysis.map_warnings import MapWarning
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import Role
from amdesk.words import _, counted, listed, plural, sentence

INFLUENTIAL_FROM = 4
SAID_AT_MOST = 130
"""Characters of the first line; what does not fit stands in the list."""


def first_line(warnings: Sequence[MapWarning], status: MapStatus, people: int) -> str:
    """What the map says in a sentence."""
    if not people:
        return _("Nobody is on this map yet.")
    if not warnings and status <= MapStatus.NOBODY_INFLUENTIAL:
        return _("Say first who decides here and who is listened to: nobody influential is known yet.")
    if not warnings:
        return _("No gaps. {status}").format(status=sentence(status.label))
    words = sentence(counted(len(warnings), _("gap"), _("gaps"))) + " " + warnings[0].sentence
    second = warnings[1].sentence if len(warnings) > 1 else ""
    return f"{words} {second}".strip() if len(words) + len(second) < SAID_AT_MOST else words


def arrangement_sentence(shown: AccountMap, arrangement: Arrangement) -> str:
    """What the arrangement shows at a glance; empty for the hierarchy, whose first line are the gaps of the map."""
    if not shown.people or arrangement is Arrangement.HIERARCHY:
        return ""
    return {
        Arrangement.INFLUENCE: _asked,
        Arrangement.POWER_INTEREST: _to_manage,
        Arrangement.STANCE_INFLUENCE: _on_our_side,
        Arrangement.UNITS: _units,
        Arrangement.COVERAGE: _covered,
    }[arrangement](shown)


def _asked(shown: AccountMap) -> str:
    counts = asked(shown.lines)
    names = {person.id: person.name for person in shown.people}
    first, *others = [who for who in most_asked(shown.lines, 3) if who in names] or [0]
    if not first:
        return _("Nobody said yet who listens to whom.")
    if counts[first] == 1:
        return _("Nobody is asked by more than one person.")
    asking = plural("{n} person", "{n} people", counts[first])
    words = _("{name} is asked most, by {people}.").format(name=names[first], people=asking)
    after = listed([f"{names[who]} ({counts[who]})" for who in others])
    return words + (" " + _("Then {names}.").format(names=after) if after else "")


def _to_manage(shown: AccountMap) -> str:
    rated = [p for p in shown.people if power(p) is not None and p.interest is not None]
    closely = [p for p in rated if (power(p) or 0) >= HIGH and (p.interest or 0) >= HIGH]
    words = plural("{n} person to manage closely", "{n} people to manage closely", len(closely))
    unrated = len(shown.people) - len(rated)
    return f"{words}; {_not_rated(unrated)}." if unrated else f"{words}."


def _on_our_side(shown: AccountMap) -> str:
    strong = [p for p in shown.people if (p.influence or 0) >= INFLUENTIAL_FROM]
    if not strong:
        return _("Nobody is known to have much influence.")
    known = [p.stance.value for p in strong if p.stance is not None]
    with_us, against = sum(value > 0 for value in known), sum(value < 0 for value in known)
    words = _("Of {people} with much influence {good} with us and {bad} against us.")
    people = plural("{n} person", "{n} people", len(strong))
    return words.format(people=people, good=_some(with_us), bad=_some(against))


def _some(count: int) -> str:
    return plural("{n} is", "{n} are", count) if count else _("nobody is")


def _units(shown: AccountMap) -> str:
    own = [p for p in shown.people if p.account_id == shown.account_id]
    units = len({p.unit for p in own if p.unit})
    words = plural("People of {n} unit", "People of {n} units", units)
    without = sum(not p.unit for p in own)
    return f"{words}; {_no_unit(without)}." if without else f"{words}."


def _covered(shown: AccountMap) -> str:
    alone = [p for p in shown.people if not p.covered_by and _is_there(p)]
    if not alone:
        return _("Everyone on the map is covered by one of us.")
    deciders = sum(Role.DECIDER in p.roles for p in alone)
    if len(alone) == 1:
        words = _("Nobody of ours covers {name}, who decides.") if deciders else _("Nobody of ours covers {name}.")
        return words.format(name=alone[0].name)
    words = plural("Nobody of ours covers {n} person", "Nobody of ours covers {n} people", len(alone))
    more = plural("{n} of them decides", "{n} of them decide", deciders)
    return f"{words}; {more}." if deciders else f"{words}."


def _is_there(person: MapPerson) -> bool:
    return person.left_on is None and not person.is_placeholder


def _not_rated(count: int) -> str:
    return plural("{n} is not rated yet", "{n} are not rated yet", count)


def _no_unit(count: int) -> str:
    return plural("the unit of {n} is not known", "the units of {n} are not known", count)
