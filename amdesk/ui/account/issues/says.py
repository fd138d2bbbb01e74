"""What an issue says of itself in words: its sentence, its chips, what is missing."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from amdesk.analysis.series import Tone
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, StepStatus
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.issues.looks import SEVERITY_SIGNS, SEVERITY_TONES, STATUS_SIGNS, STATUS_TONES
from amdesk.words import _, counted, day, full_day, plural, sentence

Look = tuple[str, Tone, str]


def says(content: Content, today: date) -> str:
    """The issue in a sentence."""
    by_status = {
        IssueStatus.OPEN: _open,
        IssueStatus.RESOLVED: _resolved,
        IssueStatus.CLOSED: _closed,
        IssueStatus.DECLINED: _declined,
        IssueStatus.CLOSED_ELSEWHERE: _elsewhere,
    }
    return by_status[content.line.status](content, today)


def _open(content: Content, today: date) -> str:
    parts = [_next(content)]
    if content.late:
        parts.append(plural("{n} step is late", "{n} steps are late", content.late))
    line = content.line
    if line.answered_on is None and line.answer_by is not None and line.answer_by < today:
        parts.append(_("the first answer was due on {day}").format(day=day(line.answer_by, today)))
    days = (today - line.reported_on).days
    if days > 0:
        parts.append(plural("the customer has waited {n} day", "the customer has waited {n} days", days))
    return sentence("; ".join(parts))


def _next(content: Content) -> str:
    if not content.steps:
        return _("It has no checklist yet")
    step = content.next_step
    total = len(content.steps)
    if step is None:
        return plural("Its step is done", "All {n} steps are done", total)
    name = step.name[:1].lower() + step.name[1:]
    if content.steps.index(step) + 1 == step.number:
        return _("Step {n} of {total} is next: {name}").format(n=step.number, total=total, name=name)
    done = sum(one.status is not StepStatus.OPEN for one in content.steps)
    words = _("Step {n} is next, {done} of {total} are done: {name}")
    return words.format(n=step.number, done=done, total=total, name=name)


def _resolved(content: Content, today: date) -> str:
    line, call = content.line, content.detail.review_on
    days = plural("Resolved after {n} day", "Resolved after {n} days", line.days_open)
    first = days if line.days_open else _("Resolved the same day")
    if call is None:
        return sentence(first)
    if content.call_held_on is not None and line.resolved_on is not None and content.call_held_on >= line.resolved_on:
        held = day(content.call_held_on, today)
        return sentence(first + _("; the review call was held {day}: say how it went").format(day=held))
    if call < today:
        return sentence(first + _("; the review call was due on {day}").format(day=day(call, today)))
    return sentence(first + _("; the review call on {day} closes it").format(day=full_day(call)))


def _closed(content: Content, today: date) -> str:
    return _("Closed{day}: the review call went well.").format(day=_on(content.closed_on, today))


def _declined(content: Content, today: date) -> str:
    return _("Declined{day}, with a reason and an alternative.").format(day=_on(content.closed_on, today))


def _elsewhere(content: Content, today: date) -> str:
    return _("Closed elsewhere, before amdesk: it needs no checklist, and its cause still counts.")


def _on(when: date | None, today: date) -> str:
    return " " + _("on {day}").format(day=full_day(when)) if when is not None else ""


def chips(content: Content, today: date) -> list[Look]:
    """Phase or status, kind, subject, severity, mood and times, each with its tone and sign."""
    line = content.line
    looks: list[Look] = []
    if content.phase is not None:
        looks.append((content.phase.label, Tone.ACCENT, ""))
    else:
        looks.append((line.status.label, STATUS_TONES[line.status], STATUS_SIGNS[line.status]))
    if line.kind.value != "complaint":
        looks.append((line.kind.label, Tone.CUSTOMER, ""))
    looks.append((line.subject.label, Tone.QUIET, ""))
    looks.append((line.severity.label, SEVERITY_TONES[line.severity], SEVERITY_SIGNS[line.severity]))
    if content.upset is not None:
        looks.append((_("upset {n} of 5").format(n=content.upset), Tone.WARN if content.upset > 3 else Tone.QUIET, ""))
    if content.is_open or line.answered_on is not None:
        looks.append(_answer(content, today))
    return looks


def _answer(content: Content, today: date) -> Look:
    line = content.line
    if content.hours_to_answer:
        return _("first answer in {n} h").format(n=content.hours_to_answer), Tone.QUIET, ""
    if line.answered_on is not None:
        days = (line.answered_on - line.reported_on).days
        words = plural("first answer after {n} day", "first answer after {n} days", days)
        return (words if days else _("answered the same day")), Tone.QUIET, ""
    if line.answer_by is None:
        return _("not answered yet"), Tone.WARN, "!"
    is_late = line.answer_by < today and line.status.is_open
    return _("answer by {day}").format(day=day(line.answer_by, today)), Tone.BAD if is_late else Tone.WARN, "!"


def line_looks(line: IssueLine, late: int, today: date) -> list[Look]:
    """The chips of an issue in a narrow list: its status or severity, and what is late."""
    if not line.status.is_open:
        return [(line.status.label, STATUS_TONES[line.status], STATUS_SIGNS[line.status])]
    looks: list[Look] = [(line.severity.label, SEVERITY_TONES[line.severity], SEVERITY_SIGNS[line.severity])]
    if line.answered_on is None and line.answer_by is not None and line.answer_by < today:
        looks.append((_("unanswered"), Tone.BAD, "!"))
    elif late:
        looks.append((_("{n} late").format(n=late), Tone.BAD, "!"))
    return looks


class GapKind(Enum):
    """What an issue lacks to be resolved."""

    LIST = "list"
    STEPS = "steps"
    CONFIRMED = "confirmed"
    CALL = "call"


@dataclass(frozen=True)
class Gap:
    """Something missing, in words, and the words of the link that does it."""

    kind: GapKind
    words: str
    link: str


def gaps(content: Content, today: date) -> list[Gap]:
    """What stands between an issue and being resolved; empty when nothing does."""
    found = []
    step = content.next_step
    if not content.steps:
        found.append(Gap(GapKind.LIST, _("It has no checklist."), _("Choose one")))
    if step is not None:
        left = [one for one in content.steps if one.status is StepStatus.OPEN]
        words = counted(len(left), _("step is open"), _("steps are open"))
        bare = sum(one.needs_evidence and not one.evidence for one in left)
        if bare:
            words += ", " + plural("{n} needs evidence", "{n} need evidence", bare)
        found.append(Gap(GapKind.STEPS, sentence(words), _("Open step {n}").format(n=step.number)))
    if content.detail.confirmed_on is None:
        found.append(Gap(GapKind.CONFIRMED, _("The customer has not confirmed."), _("They confirmed today")))
    if content.detail.review_on is None:
        found.append(Gap(GapKind.CALL, _("The review call is not dated."), _("Date it in three months")))
    elif content.is_open and content.detail.review_on < today:
        found.append(Gap(GapKind.CALL, _("The day of the review call is past."), _("Date it in three months")))
    return found
