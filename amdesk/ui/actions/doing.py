"""What can be done with lines that are due, many in one step: finish, later, give to someone, ask again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from amdesk.analysis.dates import parse_day
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.source import Source
from amdesk.ui import reminders
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FINISHED = (DueKind.ACTION, DueKind.PROMISE, DueKind.REQUEST, DueKind.STEP, DueKind.DECISION, DueKind.CONTRACT)
DAYS = {
    DueKind.MEETING: "on",
    DueKind.ACTION: "due",
    DueKind.PROMISE: "due",
    DueKind.STEP: "due",
    DueKind.REQUEST: "due",
    DueKind.ANSWER: "answer_by",
    DueKind.REVIEW_CALL: "review_on",
    DueKind.DECISION: "due",
}
"""Where the day of a line is kept; reviews, memos and rhythms are moved where they are at home, contracts put aside."""
OWNERS = {
    "action": "owner_id",
    "promise": "owner_id",
    "step": "owner_id",
    "decision": "owner_id",
    "issue": "owner_id",
    "request": "colleague_id",
    "checkpoint": "colleague_id",
}
ASKED = ("action", "promise", "step", "request", "checkpoint", "decision")
"""What others owe and can be asked for; whether an action worked is asked of its effect, not of its owner."""


def can_finish(due: Due) -> bool:
    """Whether a tick is all it takes."""
    return due.kind in FINISHED


def day_field(due: Due) -> str | None:
    """The field that holds its day, None for what is not moved here."""
    if due.kind is DueKind.CHECKPOINT:
        return "due" if due.subject == "checkpoint" else "check_on"
    return DAYS.get(due.kind)


def owner_field(due: Due) -> str | None:
    """The field that holds who has to act, None where it is settled."""
    if due.kind is DueKind.PROMISE and not due.mine and not due.owner:
        return None
    return OWNERS.get(due.subject)


def can_ask(due: Due) -> bool:
    """Whether asking for it is noted."""
    works = due.kind is DueKind.CHECKPOINT and due.subject == "action"
    return due.subject in ASKED and not due.mine and not works


def person_of(source: Source, due: Due) -> int | None:
    """The person of the account a line concerns, where it names one."""
    if due.subject not in ("action", "promise", "issue"):
        return None
    found = source.select(f'SELECT person_id FROM "{due.subject}" WHERE id = ?', (due.id,))
    return found[0][0] if found else None


def _row(session: "Session", due: Due) -> Any:
    from amdesk.model.all import SUBJECTS

    return session.get_one(SUBJECTS[due.subject], due.id)


def finish(session: "Session", dues: Sequence[Due]) -> int:
    """Finish what a tick finishes, today; gives how many.

    Raises FieldError for a step that lacks its evidence.
    """
    for due in dues:
        row = _row(session, due)
        if due.kind is DueKind.ACTION:
            row.finish()
        elif due.kind is DueKind.PROMISE:
            row.keep()
        elif due.kind is DueKind.REQUEST:
            row.answer()
        elif due.kind is DueKind.STEP:
            row.tick()
        elif due.kind is DueKind.CONTRACT:
            reminders.settled(session, [due])
        else:
            row.kept_on = session.info["today"]
    return len(dues)


def put_off(session: "Session", dues: Sequence[Due], days: Sequence[date]) -> int:
    """Give each line another day; gives how many."""
    for due, day in zip(dues, days, strict=True):
        field = day_field(due)
        assert field is not None
        setattr(_row(session, due), field, day)
    return len(dues)


def give(session: "Session", dues: Sequence[Due], colleague: int) -> int:
    """Let a colleague act on each line; gives how many."""
    for due in dues:
        field = owner_field(due)
        assert field is not None
        setattr(_row(session, due), field, colleague)
    return len(dues)


def ask(session: "Session", dues: Sequence[Due], on: date) -> int:
    """Note that whoever owes these was asked for them on a day; gives how many."""
    for due in dues:
        _row(session, due).ask(on)
    return len(dues)


def past_day(text: str, today: date) -> date:
    """The day meant by `text` when it cannot lie ahead: "mon" is the last Monday.

    Raises ValueError with a sentence.
    """
    day = parse_day(text, today)
    if today < day <= today + timedelta(days=7):
        day -= timedelta(days=7)
    if day > today:
        raise ValueError(_("{day} lies ahead: nobody was asked then yet.").format(day=full_day(day)))
    return day


def coming_day(text: str, today: date) -> date:
    """The day meant by `text` when it must not have passed.

    Raises ValueError with a sentence.
    """
    day = parse_day(text, today)
    if day < today:
        raise ValueError(_("{day} has passed: nothing can be put off until then.").format(day=full_day(day)))
    return day


def line_of(due: Due, today: date) -> str:
    """A line as a message says it: what, for whom, by when, how late, how often it was asked for."""
    parts = [due.account, _("by {day}").format(day=full_day(due.on))]
    if (today - due.on).days > 0:
        parts.append(plural("{n} day late", "{n} days late", (today - due.on).days))
    if can_ask(due) and due.note and not due.note.endswith(_("late")):
        parts.append(due.note)
    return f"{due.what} ({', '.join(part for part in parts if part)})"


def as_message(dues: Sequence[Due], words: Sequence[str]) -> str:
    """The lines as a message, one section for each who has to act; `words` are the lines themselves."""
    sections: dict[str, list[str]] = {}
    for due, line in zip(dues, words, strict=True):
        sections.setdefault(due.owner, []).append(f"- {line}")
    return "\n\n".join("\n".join(([f"{who}:"] if who else []) + lines) for who, lines in sections.items())
