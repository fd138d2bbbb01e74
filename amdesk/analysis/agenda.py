"""What the agenda means: who is forgotten by the agreed rhythm, and what is late."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.model.day_rows import Beat, Due, DueKind
from amdesk.words import _, plural

AGREED = 1.0
USUAL_MINUTES = 60
"""How long a meeting lasts where nobody said."""
FAR_OVER = 1.5
"""From this ratio on an overdue check-in is drawn as bad rather than as a warning."""


KIND_WORDS = {
    DueKind.MEETING: "Meeting",
    DueKind.ACTION: "Action",
    DueKind.PROMISE: "Promise",
    DueKind.STEP: "Step of an issue",
    DueKind.REQUEST: "Request",
    DueKind.CHECKPOINT: "Checkpoint",
    DueKind.ANSWER: "Answer",
    DueKind.REVIEW_CALL: "Review call",
    DueKind.CHECK_IN: "Check-in",
    DueKind.HALF_FILLED: "How did it go?",
    DueKind.MEMO: "Memo",
    DueKind.REVIEW: "Review",
    DueKind.CONTRACT: "Contract",
    DueKind.DECISION: "Decision",
}


def kind_word(kind: DueKind) -> str:
    """What kind of thing falls due, in the user's language."""
    return _(KIND_WORDS[kind])


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


def is_over(on: date, at: str, today: date, now: time, minutes: int | None = None) -> bool:
    """Whether the time of a meeting has passed; one without a time lasts all day, one without a length an hour."""
    if on != today or not at:
        return on < today
    begins = datetime.combine(on, time.fromisoformat(at))
    return begins + timedelta(minutes=USUAL_MINUTES if minutes is None else minutes) <= datetime.combine(today, now)


def asks_how(due: Due, today: date, now: time) -> bool:
    """Whether a line is told of on the card: a meeting whose time has passed, an overdue check-in, a card begun."""
    if due.kind is DueKind.MEETING:
        return is_over(due.on, due.at, today, now)
    return due.kind in (DueKind.CHECK_IN, DueKind.HALF_FILLED)


def asking(dues: Iterable[Due], today: date, now: time) -> tuple[Due, ...]:
    """The lines, those of today's meetings that are over asking how it went."""
    return tuple(
        replace(due, note=_("how did it go?"))
        if due.kind is DueKind.MEETING and due.on == today and asks_how(due, today, now)
        else due
        for due in dues
    )


def overdue(rows: Iterable[Due]) -> list[Due]:
    """What has passed its day, oldest first."""
    return sorted((row for row in rows if row.days_late > 0), key=lambda row: row.on)


def waiting_for(rows: Iterable[Due]) -> list[Due]:
    """What others owe: everything due that is not mine."""
    return [row for row in rows if not row.mine]
