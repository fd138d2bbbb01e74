"""What a round says of itself: how much is left, where one stands, how it ended."""

from collections.abc import Sequence

from amdesk.analysis.rounds import RoundItem, RoundKind
from amdesk.ui.rounds.kept import KeptRound
from amdesk.words import _, plural


def left(kind: RoundKind, items: Sequence[RoundItem]) -> str:
    """How much is left and which keys answer, or when the round is gone through."""
    if not items:
        return kind.about
    count = plural("{n} thing is left.", "{n} things are left.", len(items))
    return count + " " + _("A number answers, Enter leaves it for later, Esc leaves the round.")


def where(item: RoundItem, items: Sequence[RoundItem]) -> str:
    """The part of an item, and how much comes after it."""
    parts = list(dict.fromkeys(each.step for each in items))
    here = plural("{n} left here", "{n} left here", sum(each.step is item.step for each in items))
    if len(parts) == 1:
        return f"{item.step.label} · {here} · {_('the last part')}"
    more = plural("then {n} more part", "then {n} more parts", len(parts) - 1)
    return f"{item.step.label} · {here} · {more}"


def done(kept: KeptRound) -> str:
    """How the round ended."""
    said = _("Done.")
    if kept.answered:
        said += " " + plural("{n} thing answered.", "{n} things answered.", kept.answered)
    if kept.later:
        said += " " + plural("{n} left for later.", "{n} left for later.", len(kept.later))
    return said
