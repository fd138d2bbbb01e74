"""The position at an account: what stands in which quadrant, and how much each competitor threatens us."""

from collections.abc import Sequence

from amdesk.analysis.series import Signed, Tone
from amdesk.model.position_rows import PositionRow, PresenceRow
from amdesk.model.values import PositionKind, Whose
from amdesk.words import _, plural

PAIRS = ((PositionKind.STRENGTH, PositionKind.WEAKNESS), (PositionKind.OPPORTUNITY, PositionKind.THREAT))
"""Two quadrants beside each other, two pairs below each other."""
NAMES = {
    PositionKind.STRENGTH: "Strengths",
    PositionKind.WEAKNESS: "Weaknesses",
    PositionKind.OPPORTUNITY: "Opportunities",
    PositionKind.THREAT: "Threats",
}
SERIOUS_FROM, MODERATE_FROM = 12, 6
"""Strength times how open we are, of 25 at most."""


class Threat(Signed):
    """How much a competitor threatens us at an account."""

    SERIOUS = ("serious", "▲", Tone.BAD)
    MODERATE = ("moderate", "●", Tone.WARN)
    SLIGHT = ("slight", "○", Tone.QUIET)


def threat(presence: PresenceRow) -> Threat | None:
    """The threat of a competitor: how strong it is times how open we are to it; None unless both were rated."""
    if presence.strength is None or presence.vulnerability is None:
        return None
    weight = presence.strength * presence.vulnerability
    if weight >= SERIOUS_FROM:
        return Threat.SERIOUS
    return Threat.MODERATE if weight >= MODERATE_FROM else Threat.SLIGHT


def threat_words(presence: PresenceRow) -> str:
    """The threat with its sign: "▲ serious"; "? not known" without ratings."""
    found = threat(presence)
    return f"{found.sign} {found.label}" if found is not None else _("? not known")


def by_threat(presences: Sequence[PresenceRow]) -> list[PresenceRow]:
    """The most dangerous competitor first; those not rated come last."""
    return sorted(presences, key=lambda p: (-(p.strength or 0) * (p.vulnerability or 0), p.competitor.casefold()))


def position_sentence(rows: Sequence[PositionRow], presences: Sequence[PresenceRow]) -> str:
    """Who threatens us most, and what of the position is missing or rests on nothing."""
    parts = [_competitors_said(presences)]
    bare = sum(not row.proof.strip() for row in rows)
    if not rows:
        parts.append(_("What speaks for us and against us here was not written down yet."))
    elif not any(row.whose is Whose.THEIRS for row in rows):
        parts.append(_("The customer's own side is empty."))
    elif not any(row.whose is Whose.OURS for row in rows):
        parts.append(_("Our own side is empty."))
    if bare:
        parts.append(plural("{n} line is without evidence.", "{n} lines are without evidence.", bare))
    return " ".join(parts)


def _competitors_said(presences: Sequence[PresenceRow]) -> str:
    if not presences:
        return _("No competitor is known here.")
    worst = by_threat(presences)[0]
    found = threat(worst)
    if found is None:
        return plural(
            "{n} competitor is here, not rated yet.", "{n} competitors are here, not rated yet.", len(presences)
        )
    if found is Threat.SERIOUS and not worst.answer.strip():
        return _("{competitor} is a serious threat here, and we have no answer yet.").format(
            competitor=worst.competitor
        )
    words = _("{competitor} threatens us most here: {threat}, {strength} of 5 strong, {open} of 5 open to it.")
    return words.format(
        competitor=worst.competitor, threat=found.label, strength=worst.strength, open=worst.vulnerability
    )
