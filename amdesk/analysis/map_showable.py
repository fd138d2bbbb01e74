"""What of a map a customer may see: who they are and who reports to whom, and nothing of what we think of them."""

from dataclasses import replace

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.network import NetworkDrawing
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import LineKind

SHOWABLE = (Arrangement.HIERARCHY, Arrangement.UNITS)
"""Arrangements that tell nothing of ratings or of whom we visit."""


def showable(shown: AccountMap) -> AccountMap:
    """The map without ratings, roles, labels, touches, influence, groups, guesses, and people of other accounts."""
    people = tuple(
        _plain(person) for person in shown.people if person.account_id == shown.account_id and not person.is_placeholder
    )
    lines = tuple(line for line in shown.lines if line.kind is LineKind.REPORTS)
    return replace(shown, people=people, lines=lines, groups=())


def _plain(person: MapPerson) -> MapPerson:
    return replace(
        person,
        roles=(),
        labels=(),
        stance=None,
        influence=None,
        interest=None,
        authority=None,
        last_touch=None,
        days_since=None,
        touches_90=0,
        covered_by=(),
        strength=None,
        certainty=None,
        sureness=(),
        doubt="",
    )


def plain_cards(drawing: NetworkDrawing) -> NetworkDrawing:
    """The drawing with cards that say name, title and unit only."""
    cards = tuple(replace(card, is_plain=True, stance_sign="", stance_word="", days="") for card in drawing.cards)
    return replace(drawing, cards=cards)
