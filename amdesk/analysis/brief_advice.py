"""What to say in a meeting, each line with its reason: rules over what is known of an account."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from operator import itemgetter

from amdesk.analysis.brief_instead import instead_of_no
from amdesk.model.brief_rows import Accepted, BriefFacts, BriefPerson, HappenedKind, Owed, OwedKind
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueKind, IssueStatus, PromiseBy
from amdesk.words import _, full_day, plural

MOST_LINES = 3
"""How many lines each of say, ask and avoid has at most."""
ANNIVERSARY_DAYS = 14
"""How near, before or after, the anniversary of a resolved issue is a reason to call."""
VALUE_DAYS = 365
"""How long a value we brought is worth a word."""


@dataclass(frozen=True)
class Advice:
    """A line to say, ask or avoid, and why; `subject` and `id` open what it rests on.

    `internal` lines never leave the house.
    """

    text: str
    reason: str
    subject: str
    id: int
    internal: bool = False


Rule = Callable[[BriefFacts, "tuple[BriefPerson, ...]"], Iterator[Advice]]


def advice(facts: BriefFacts, people: tuple[BriefPerson, ...], rules: tuple[Rule, ...]) -> tuple[Advice, ...]:
    """All lines the rules find: the first of each rule in the order of the rules, then the second ones, and so on.

    The same line comes once.
    """
    ranked = [(rank, line) for rule in rules for rank, line in enumerate(rule(facts, people))]
    in_order = (line for _rank, line in sorted(ranked, key=itemgetter(0)))
    found: dict[str, Advice] = {}
    for line in in_order:
        found.setdefault(line.text, line)
    return tuple(found.values())


def first(lines: tuple[Advice, ...], *, internal: bool) -> tuple[Advice, ...]:
    """The three most pressing lines; without `internal` only what may lie on the customer's table."""
    return tuple(islice((line for line in lines if internal or not line.internal), MOST_LINES))


def quoted(text: str) -> str:
    """A text of somebody's inside a sentence."""
    return f"“{' '.join(text.split())}”"


def late_by(days: int) -> str:
    """How late something is: "9 days late"."""
    return plural("{n} day late", "{n} days late", days)


def lateness(owed: Owed) -> tuple[date, int]:
    """The order of what is owed: the earliest day first, what has no day last."""
    return owed.due or date.max, owed.id


def late(facts: BriefFacts, by: PromiseBy) -> list[Owed]:
    """The promises of one side whose day has passed, the oldest first."""
    found = [o for o in facts.owed if o.kind is OwedKind.PROMISE and o.by is by and o.days_late(facts.today)]
    return sorted(found, key=lateness)


def say_late_promises(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """When they get what we promised and did not keep."""
    for owed in late(facts, PromiseBy.US):
        text = _("When they get what we promised: {what}").format(what=quoted(owed.text))
        yield Advice(text, late_by(owed.days_late(facts.today)), owed.subject, owed.id)


def say_issues(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """How far their open issues are; what was not answered yet comes first."""
    for issue in sorted(facts.open_issues, key=lambda each: each.answered_on is not None):
        yield Advice(_issue_words(issue), issue_reason(issue), "issue", issue.id)


def _issue_words(issue: IssueLine) -> str:
    if issue.answered_on is None:
        return _("When they get an answer on {issue}").format(issue=quoted(issue.name))
    words = _("How far {issue} is: {done} of {steps} steps done")
    if not issue.steps:
        words = _("How far {issue} is")
    return words.format(issue=quoted(issue.name), done=issue.done, steps=issue.steps)


def issue_reason(issue: IssueLine) -> str:
    """How bad an open issue is, and how long they wait."""
    waits = plural("open for {n} day", "open for {n} days", issue.days_open)
    return f"{issue.severity.label}, {waits}"


def say_resolved(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What was put right, or kept, since they were met."""
    patterns = {
        HappenedKind.RESOLVED: _("{what} is resolved"),
        HappenedKind.WE_KEPT: _("We did as we promised: {what}"),
    }
    for each in facts.happened:
        if each.kind in patterns:
            text = patterns[each.kind].format(what=quoted(each.text))
            yield Advice(text, _("On {day}").format(day=full_day(each.on)), each.subject, each.id)


def say_anniversaries(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """Issues resolved whole years ago, about now: ask how it runs, and thank them."""
    for issue, years, _day in anniversaries(facts):
        when = plural("A year ago", "{n} years ago", years)
        text = _("{when} {issue} was resolved: thank them, ask how it runs").format(when=when, issue=quoted(issue.name))
        yield Advice(
            text, _("Resolved {day}").format(day=full_day(issue.resolved_on or facts.today)), "issue", issue.id
        )


def anniversaries(facts: BriefFacts) -> list[tuple[IssueLine, int, date]]:
    """The resolved issues with an anniversary within 14 days of the meeting, how many years, and its day."""
    at = facts.meeting.on if facts.meeting else facts.today
    found = []
    for issue in facts.issues:
        if issue.resolved_on is None or issue.status not in (IssueStatus.RESOLVED, IssueStatus.CLOSED):
            continue
        for year in (at.year - 1, at.year, at.year + 1):
            when = same_day(issue.resolved_on, year)
            years = year - issue.resolved_on.year
            if years > 0 and abs((when - at).days) <= ANNIVERSARY_DAYS:
                found.append((issue, years, when))
    return sorted(found, key=lambda each: (abs((each[2] - at).days), each[0].id))


def same_day(day: date, year: int) -> date:
    """The same day in another year; 29 February is 28 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def say_values(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What we brought them, as they agreed themselves, in the last year."""
    for value in facts.values:
        if value.on and facts.today - timedelta(days=VALUE_DAYS) < value.on <= facts.today:
            text = _("What it brought them: {what}").format(what=quoted(value.text))
            yield Advice(text, _("They agreed to it, {day}").format(day=full_day(value.on)), value.subject, value.id)


def say_instead(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What may be offered instead of a no to an open request, because it was accepted before."""
    for issue in facts.open_issues:
        if issue.kind is not IssueKind.REQUEST:
            continue
        for one in instead_of_no(issue.name, facts.account_id, facts.accepted)[:1]:
            text = _("Instead of a no to {issue}: {what}").format(
                issue=quoted(issue.name), what=quoted(one.alternative)
            )
            yield Advice(text, _accepted_words(one), "issue", issue.id, True)


def _accepted_words(one: Accepted) -> str:
    on = f", {full_day(one.on)}" if one.on else ""
    return _("Accepted by {whom}").format(whom=one.account) + on


SAY: tuple[Rule, ...] = (say_late_promises, say_issues, say_instead, say_anniversaries, say_resolved, say_values)
