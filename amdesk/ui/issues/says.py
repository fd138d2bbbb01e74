"""What the issues of all accounts say in sentences: how many wait, and whether small accounts wait longer."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, Tier
from amdesk.ui.kit.amounts import number
from amdesk.words import _, counted, listed, plural, sentence

COMPARED_DAYS = 365
FEWEST_COMPARED = 2
"""Tiers with fewer issues say nothing about how they are treated."""


def is_unanswered_late(line: IssueLine, today: date) -> bool:
    """Whether the customer waits for a first answer past its day."""
    return line.status.is_open and line.answered_on is None and line.answer_by is not None and line.answer_by < today


def says(lines: Sequence[IssueLine], today: date) -> str:
    """How many are open, how many of them unanswered past their date, and for how long the oldest."""
    open_ones = [line for line in lines if line.status.is_open]
    if not open_ones:
        waiting = sum(line.status is IssueStatus.RESOLVED for line in lines)
        if not waiting:
            return _("No issue is open.")
        calls = counted(waiting, _("waits for its review call"), _("wait for their review calls"))
        return _("No issue is open; {calls}.").format(calls=calls)
    first = counted(len(open_ones), _("open issue"), _("open issues"))
    late = [(today - line.answer_by).days for line in open_ones if line.answer_by and is_unanswered_late(line, today)]
    undated = [(today - line.reported_on).days for line in open_ones if not line.answered_on and not line.answer_by]
    if not late and undated:
        waits = plural("{n} has no day to be answered by", "{n} have no day to be answered by", len(undated))
        oldest = plural("{n} day", "{n} days", max(undated))
        return sentence(_("{issues}; {waits}, waiting for up to {days}").format(issues=first, waits=waits, days=oldest))
    if not late:
        return sentence(_("{issues}; every one has its answer or time for it").format(issues=first))
    second = plural("{n} is unanswered past its date", "{n} are unanswered past their date", len(late))
    oldest = plural("{n} day", "{n} days", max(late))
    if len(late) == 1:
        return sentence(_("{issues}; {late}, for {days}").format(issues=first, late=second, days=oldest))
    return sentence(_("{issues}; {late}, the oldest for {days}").format(issues=first, late=second, days=oldest))


def treatment(lines: Iterable[IssueLine], today: date) -> str:
    """The median days to the first answer and to the solution by tier, over a year; empty with too few to compare."""
    since = today - timedelta(days=COMPARED_DAYS)
    recent = [line for line in lines if line.reported_on >= since and line.status is not IssueStatus.CLOSED_ELSEWHERE]
    answers = _by_tier([(line.tier, (line.answered_on - line.reported_on).days) for line in recent if line.answered_on])
    ends = _by_tier([(line.tier, (line.resolved_on - line.reported_on).days) for line in recent if line.resolved_on])
    parts = []
    if len(answers) > 1:
        parts.append(_("First answer after: {tiers}.").format(tiers=listed(answers)))
    if len(ends) > 1:
        parts.append(_("Resolved after: {tiers}.").format(tiers=listed(ends)))
    return " ".join(parts)


def _by_tier(days: Sequence[tuple[Tier, int]]) -> list[str]:
    found = []
    for tier in Tier:
        own = [count for each, count in days if each is tier]
        if len(own) >= FEWEST_COMPARED:
            middle = float(median(own))
            words = _("1 day") if middle == 1 else _("{n} days").format(n=number(middle))
            words = words if middle else _("the same day")
            found.append(_("{tier} accounts {days}").format(tier=tier.label.lower(), days=words))
    return found
