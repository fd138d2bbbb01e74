"""What keeps a card from being kept, as sentences by the place they belong to."""

from datetime import date

from amdesk.analysis.after.card import Card, Outcome
from amdesk.words import _

DAY, NEXT, MOVED, WHOLE = "day", "next", "moved", "card"
"""The places of a card that are no line; a line's is `line_place`."""


def line_place(at: int) -> str:
    """The place of a line."""
    return f"line-{at}"


def guest_place(at: int) -> str:
    """The place of someone who came."""
    return f"guest-{at}"


def refusals(card: Card, today: date) -> dict[str, str]:
    """Why the card cannot be kept yet; empty when it can."""
    if card.outcome is Outcome.MOVED:
        return _moved(card, today)
    found = {}
    if card.outcome is Outcome.HELD and card.on > today:
        found[DAY] = _("That day is still to come. Tell of the meeting when it was, or say that it was moved.")
    if card.outcome is Outcome.HELD and card.next_on is not None and card.next_on < today:
        found[NEXT] = _("The next date lies in the past. Give a day to come, or none.")
    return found


def _moved(card: Card, today: date) -> dict[str, str]:
    if card.moved_on is None:
        return {MOVED: _("Say to which day it was moved.")}
    if card.moved_on < today:
        return {MOVED: _("The new day lies in the past. Give a day to come.")}
    return {}
