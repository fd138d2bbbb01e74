"""Figures over issues of a span, each with the issues it is counted from (formulae F16)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from amdesk.letters import folded
from amdesk.model.issue_figure_rows import IssuePast
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, IssueSubject, Tier
from amdesk.words import _, counted, plural

RECURS_WITHIN_DAYS = 365
BIG, SMALL = (Tier.KEY, Tier.GROWTH), (Tier.STANDARD, Tier.SMALL)
Pasts = Mapping[int, IssuePast]


@dataclass(frozen=True)
class Counted:
    """A figure: its value in words, how to read it, and the issues it is made of; `value` is "" when nothing counts."""

    key: str
    label: str
    value: str
    note: str
    issues: tuple[IssueLine, ...]


def issue_figures(lines: Sequence[IssueLine], pasts: Pasts, since: date | None) -> list[Counted]:
    """All figures of the issues since a day, or of all; what has nothing to count is left out.

    Source: formulae F16.
    """
    found = [
        recurrence(lines, pasts, since),
        billing_rate(lines, since),
        passed_review(lines, pasts, since),
        by_size("answer", _("First answer"), lines, since, _answer_days),
        by_size("resolution", _("Resolved after"), lines, since, _resolution_days),
        without_words(lines, since),
    ]
    return [one for one in found if one.value]


def _within(on: date | None, since: date | None) -> bool:
    return on is not None and (since is None or on >= since)


# Recurrence


def recurrence(lines: Sequence[IssueLine], pasts: Pasts, since: date | None) -> Counted:
    """Issues whose root cause lay behind another one reported in the 12 months before, of all with a cause.

    Two root causes are the same when the last whys of both read the same.
    """
    reported: dict[str, list[date]] = {}
    known = [line for line in lines if line.id in pasts and pasts[line.id].roots]
    for line in sorted(known, key=lambda line: (line.reported_on, line.id)):
        for root in _roots(pasts[line.id]):
            reported.setdefault(root, []).append(line.reported_on)
    of_span = [line for line in known if _within(line.reported_on, since)]
    again = tuple(line for line in of_span if _came_again(line, pasts[line.id], reported))
    value = _("{n} of {all}").format(n=len(again), all=len(of_span)) if of_span else ""
    note = _("root cause met in the year before")
    return Counted("recurrence", _("Came again"), value, note, again)


def _roots(past: IssuePast) -> set[str]:
    return {folded(root).strip(" .!?") for root in past.roots}


def _came_again(line: IssueLine, past: IssuePast, reported: Mapping[str, Sequence[date]]) -> bool:
    first = line.reported_on - timedelta(days=RECURS_WITHIN_DAYS)
    for root in _roots(past):
        days = list(reported[root])
        days.remove(line.reported_on)
        if any(first <= day <= line.reported_on for day in days):
            return True
    return False


# Resolution


def billing_rate(lines: Iterable[IssueLine], since: date | None) -> Counted:
    """Billing issues raised in the span that are resolved, of all raised in it; what was carried over stands apart."""
    billing = [line for line in lines if line.subject is IssueSubject.BILLING]
    raised = [line for line in billing if _within(line.reported_on, since)]
    done = [line for line in raised if _has_ended(line)]
    value = _("{n} of {all}").format(n=len(done), all=len(raised)) if raised else ""
    carried = [line for line in billing if not _within(line.reported_on, since) and _was_open(line, since)]
    note = _("billing queries raised and resolved")
    if carried:
        settled = sum(_has_ended(line) for line in carried)
        over = counted(len(carried), _("carried over"), _("carried over"))
        note += "; " + _("{over}, {n} of them resolved").format(over=over, n=settled)
    return Counted("billing", _("Billing resolved"), value, note, (*raised, *carried))


def _has_ended(line: IssueLine) -> bool:
    return not line.status.is_open


def _was_open(line: IssueLine, since: date | None) -> bool:
    """Whether it was open when the span began; what was closed elsewhere was not worked on here."""
    if since is None or line.status is IssueStatus.CLOSED_ELSEWHERE:
        return False
    ended = line.reported_on + timedelta(days=line.days_open)
    return line.status.is_open or ended >= since


def passed_review(lines: Iterable[IssueLine], pasts: Pasts, since: date | None) -> Counted:
    """Issues whose first review call went well, of all whose review call was held."""
    held = [
        line for line in lines if line.id in pasts and pasts[line.id].calls_held and _within(line.reported_on, since)
    ]
    held = [line for line in held if line.status is IssueStatus.CLOSED or pasts[line.id].calls_gone_badly]
    well = sum(not pasts[line.id].calls_gone_badly for line in held)
    value = _("{n} of {all}").format(n=well, all=len(held)) if held else ""
    return Counted("review", _("Passed the review"), value, _("it ran well three months later"), tuple(held))


# What was told


def without_words(lines: Iterable[IssueLine], since: date | None) -> Counted:
    """Issues of which nobody wrote down what the customer said, of all; nothing when none lacks it."""
    of_span = [line for line in lines if _within(line.reported_on, since)]
    bare = tuple(line for line in of_span if not line.has_words)
    value = _("{n} of {all}").format(n=len(bare), all=len(of_span)) if bare else ""
    return Counted("words", _("Without their words"), value, _("what the customer said is not written down"), bare)


# Small beside big


def _answer_days(line: IssueLine) -> int | None:
    return (line.answered_on - line.reported_on).days if line.answered_on is not None else None


def _resolution_days(line: IssueLine) -> int | None:
    return (line.resolved_on - line.reported_on).days if line.resolved_on is not None else None


def by_size(key: str, label: str, lines: Iterable[IssueLine], since: date | None, days_of: object) -> Counted:
    """The median days of small accounts beside those of big ones (ISS-9); nothing while one side has none."""
    assert callable(days_of)
    timed = [
        (line, days)
        for line in lines
        if line.status is not IssueStatus.CLOSED_ELSEWHERE
        and _within(line.reported_on, since)
        and (days := days_of(line)) is not None
    ]
    small = [days for line, days in timed if line.tier in SMALL]
    big = [days for line, days in timed if line.tier in BIG]
    if not small or not big:
        return Counted(key, label, "", "", ())
    value = _("{small} / {big}").format(small=_days(small), big=_days(big))
    note = _("small, standard / key, growth accounts")
    return Counted(key, label, value, note, tuple(line for line, _days_ in timed))


def _days(days: Sequence[int]) -> str:
    middle = median(days)
    if middle == int(middle):
        return plural("{n} day", "{n} days", int(middle))
    return _("{n} days").format(n=f"{middle:.1f}")
