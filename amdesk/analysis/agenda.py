"""What the agenda means: who is forgotten by the agreed rhythm, and what is late."""

from collections.abc import Iterable, Sequence

from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.model.day_rows import Beat, Due
from amdesk.words import _, plural

AGREED = 1.0
FAR_OVER = 1.5
"""From this ratio on an overdue check-in is drawn as bad rather than as a warning."""


def nobody_forgotten(beats: Sequence[Beat]) -> Bars:
    """Days since the last check-in ÷ agreed rhythm for each account, the longest wait first; 1.0 is as agreed."""
    longest_first = sorted(beats, key=lambda beat: (-beat.ratio, beat.account))
    return Bars(
        title=_("Nobody forgotten"),
        bars=tuple(_bar(beat) for beat in longest_first),
        limit=AGREED,
        limit_name=_("agreed rhythm"),
        name=_("days since last check-in ÷ agreed rhythm"),
        empty=_("Accounts stand here once they have a rhythm."),
    )


def _bar(beat: Beat) -> Bar:
    days = plural("{n} day since the last check-in", "{n} days since the last check-in", beat.days)
    hint = _("{days}, agreed: every {rhythm}").format(days=days, rhythm=beat.rhythm_days)
    return Bar(beat.account, round(beat.ratio, 2), _tone(beat), ("account", beat.account_id), hint)


def _tone(beat: Beat) -> Tone:
    if beat.ratio <= AGREED:
        return Tone.ACCENT
    return Tone.BAD if beat.ratio >= FAR_OVER and beat.next_on is None else Tone.WARN


def overdue(rows: Iterable[Due]) -> list[Due]:
    """What has passed its day, oldest first."""
    return sorted((row for row in rows if row.days_late > 0), key=lambda row: row.on)


def waiting_for(rows: Iterable[Due]) -> list[Due]:
    """What others owe: everything due that is not mine."""
    return [row for row in rows if not row.mine]
