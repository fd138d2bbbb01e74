"""People and maps to try the analysis of maps on."""

from dataclasses import replace
from datetime import date

from amdesk.model.rows import AccountMap, MapLine, MapPerson
from amdesk.model.values import Role, Stance, Tier

TODAY = date(2026, 11, 21)


def somebody(number, name="", **says):
    """A person of Konex nobody knows anything about, but for `says`."""
    unknown = MapPerson(
        number,
        name or f"P{number}",
        "",
        "",
        (),
        (),
        None,
        None,
        None,
        None,
        None,
        None,
        0,
        (),
        False,
        None,
        30,
        None,
        1,
        "Konex",
    )
    return replace(unknown, **says)


def a_map(*people, lines=(), groups=(), tier=Tier.KEY, placed=None):
    drawn = tuple(MapLine(i, a, b, kind, None, None) for i, (a, b, kind) in enumerate(lines, 1))
    return AccountMap(1, "Konex", tier, people, drawn, tuple(groups), placed or {})


COO = somebody(
    1, "Cora Coo", roles=(Role.DECIDER,), stance=Stance.SUPPORTER, influence=5, days_since=12, last_touch=TODAY
)


CFO = somebody(2, "Finn", roles=(Role.DECIDER,), influence=5)


USER = somebody(3, "Ulla", roles=(Role.USER,), stance=Stance.NEUTRAL, influence=2, days_since=61, last_touch=TODAY)
