"""How health and status read everywhere: a sign and a tone for each band, so that colour is never alone."""

from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Band
from amdesk.model.values import Status, Tier
from amdesk.words import _

BAND_TONES = {Band.GOOD: Tone.GOOD, Band.WATCH: Tone.WARN, Band.BAD: Tone.BAD, Band.UNKNOWN: Tone.QUIET}
BAND_SIGNS = {Band.GOOD: "✓", Band.WATCH: "!", Band.BAD: "‼", Band.UNKNOWN: "?"}
BAND_WORDS = {
    Band.GOOD: "good",
    Band.WATCH: "needs attention",
    Band.BAD: "bad",
    Band.UNKNOWN: "not enough known",
}
STATUS_TONES = {Status.AT_RISK: Tone.BAD, Status.LOST: Tone.BAD, Status.WON_BACK: Tone.GOOD}
TIER_TONES = {Tier.KEY: Tone.ACCENT}


def health_figure(health: int | None, band: Band) -> str:
    """A health figure with the sign of its band: "‼ 41"; the sign alone where not enough is known."""
    return BAND_SIGNS[band] if health is None else f"{BAND_SIGNS[band]} {health}"


def health_said(health: int | None, band: Band) -> str:
    """A health figure in words: "Health 41, bad"."""
    if health is None:
        return _("Health: not enough known")
    return _("Health {score}, {band}").format(score=health, band=_(BAND_WORDS[band]))


def moved(points: int | None) -> str:
    """A movement with its direction: "▼ 6"; empty for none."""
    return "" if not points else f"{'▲' if points > 0 else '▼'} {abs(points)}"
