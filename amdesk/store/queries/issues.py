"""Issues: the lines of boards and lists, and one issue with its checklist."""

from collections.abc import Callable
from datetime import date
from typing import Any

from amdesk.model.issue_rows import KnownCause
from amdesk.model.rows import IssueDetail, IssueLine, StepRow
from amdesk.model.source import Source
from amdesk.model.values import Cause, IssueKind, IssueStatus, IssueSubject, Phase, Severity, StepStatus, Tier
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.currency import OWN, USUAL

CURRENCY = f"coalesce(nullif(i.currency, ''), nullif(a.currency, ''), ({OWN}), '{USUAL}')"
"""An issue's own currency, else its account's, else the user's."""
LINES = """
SELECT i.id, i.account_id, a.name, a.tier, i.name, i.kind, i.subject, i.severity, i.status,
 CASE WHEN s.next IS NOT NULL THEN s.phase END, coalesce(s.done, 0), coalesce(s.steps, 0),
 i.reported_on, i.answered_on, i.answer_by, i.resolved_on, i.closed_on, coalesce(c.name, ''), i.disputed,
 coalesce(n.credited, 0), {currency}, coalesce(i.cause, w.category),
 trim(i.words) <> ''
FROM issue i JOIN account a ON a.id = i.account_id LEFT JOIN colleague c ON c.id = i.owner_id
LEFT JOIN (SELECT issue_id, count(*) AS steps, sum(status <> 'open') AS done,
  min(CASE WHEN status = 'open' THEN {order} * 100 + number END) AS next, phase FROM step {steps} GROUP BY issue_id) s
 ON s.issue_id = i.id
LEFT JOIN (SELECT issue_id, sum(amount) AS credited FROM credit_note {steps} GROUP BY issue_id) n ON n.issue_id = i.id
LEFT JOIN (SELECT issue_id, category, max(CASE WHEN category IS NOT NULL THEN id END) FROM cause_node {steps}
 GROUP BY issue_id) w ON w.issue_id = i.id
{whose} ORDER BY i.id DESC
"""
ELSEWHERE = IssueStatus.CLOSED_ELSEWHERE.value
ORDER = "CASE phase " + " ".join(f"WHEN '{phase.value}' THEN {at}" for at, phase in enumerate(Phase)) + " END"
LINES_OF_ALL = LINES.format(steps="", whose="", order=ORDER, currency=CURRENCY)
LINES_OF_ACCOUNT = LINES.format(
    steps="WHERE issue_id IN (SELECT id FROM issue WHERE account_id = :account)",
    whose="WHERE i.account_id = :account",
    order=ORDER,
    currency=CURRENCY,
)
LINE_OF_ONE = LINES.format(steps="WHERE issue_id = :issue", whose="WHERE i.id = :issue", order=ORDER, currency=CURRENCY)
DETAIL = """
SELECT i.words, coalesce(p.name, ''), i.review_on, i.confirmed_on
FROM issue i LEFT JOIN person p ON p.id = i.person_id WHERE i.id = ?
"""
STEPS = """
SELECT s.id, s.number, s.phase, s.name, s.status, coalesce(c.name, ''), s.due, s.done_on, s.skipped_because,
 s.needs_evidence, s.may_be_skipped,
 (SELECT count(*) FROM evidence e WHERE e.subject = 'step' AND e."row" = s.id), s.note
FROM step s LEFT JOIN colleague c ON c.id = s.owner_id WHERE s.issue_id = ? ORDER BY s.number, s.id
"""
WHYS = "SELECT id, parent_id, text, category FROM cause_node WHERE issue_id = ? ORDER BY id"
KNOWN_CAUSES = """
SELECT min(text), category, count(*) FROM cause_node
WHERE text <> '' AND lower(text) NOT IN (SELECT lower(text) FROM cause_node WHERE issue_id = ?)
GROUP BY lower(text), category ORDER BY 3 DESC, 1
"""
SHARES = """
SELECT t.name, s.share FROM team_share s JOIN team t ON t.id = s.team_id
WHERE s.issue_id = ? AND s.share IS NOT NULL ORDER BY s.share DESC, t.name
"""
CREDIT_NOTES = 'SELECT id, number, "on", amount, signed_off_on FROM credit_note WHERE issue_id = ? ORDER BY "on", id'
TEAM_SHARES = """
SELECT t.name, sum(s.share) FROM team_share s JOIN team t ON t.id = s.team_id JOIN issue i ON i.id = s.issue_id
WHERE s.share IS NOT NULL AND i.reported_on >= ? GROUP BY t.id ORDER BY 2 DESC, t.name
"""


def issue_lines(source: Source, account_id: int | None = None) -> list[IssueLine]:
    """The issues of an account, or all of them, newest first."""
    if account_id is None:
        rows = source.select(LINES_OF_ALL)
    else:
        rows = source.select(LINES_OF_ACCOUNT, {"account": account_id})
    read = _reading(source.today)
    return [read(row) for row in rows]


def _reading(today: date) -> Callable[[tuple[Any, ...]], IssueLine]:
    """How a row becomes a line; the words of the choices are looked up once, since there may be thousands of rows."""
    tiers, kinds, subjects = _by_value(Tier), _by_value(IssueKind), _by_value(IssueSubject)
    severities, statuses, phases = _by_value(Severity), _by_value(IssueStatus), _by_value(Phase)
    causes = {cause.value: cause.label for cause in Cause}
    as_day = date.fromisoformat

    def read(row: tuple[Any, ...]) -> IssueLine:
        (number, account_id, account, tier, name, kind, subject, severity, status, phase, done, steps) = row[:12]
        reported, answered, answer_by, resolved, closed, owner, disputed, credited, currency, cause, words = row[12:]
        began, end = as_day(reported), resolved or closed
        if status == ELSEWHERE and not end:
            end = reported  # nobody knows when it ended; it does not grow older here
        return IssueLine(
            number,
            account_id,
            account,
            tiers[tier],
            name,
            kinds[kind],
            subjects[subject],
            severities[severity],
            statuses[status],
            phases.get(phase),
            done,
            steps,
            began,
            as_day(answered) if answered else None,
            as_day(answer_by) if answer_by else None,
            as_day(resolved) if resolved else None,
            owner,
            disputed,
            credited,
            currency,
            causes.get(cause, ""),
            ((as_day(end) if end else today) - began).days,
            bool(words),
        )

    return read


def _by_value(words: Any) -> dict[Any, Any]:
    return {word.value: word for word in words}


def issue_line(source: Source, issue_id: int) -> IssueLine:
    """One issue as its line.

    Raises LookupError when there is no such issue.
    """
    rows = source.select(LINE_OF_ONE, {"issue": issue_id})
    if not rows:
        raise LookupError(issue_id)
    return _reading(source.today)(rows[0])


def issue_detail(source: Source, issue_id: int) -> IssueDetail:
    """One issue with its checklist, causes and credit notes.

    Raises LookupError when there is no such issue.
    """
    line = issue_line(source, issue_id)
    words, reporter, review_on, confirmed_on = source.select(DETAIL, (issue_id,))[0]
    return IssueDetail(
        line,
        words,
        reporter,
        day(review_on),
        day(confirmed_on),
        tuple(_step(row) for row in source.select(STEPS, (issue_id,))),
        tuple(_why(row) for row in source.select(WHYS, (issue_id,))),
        tuple((team, share) for team, share in source.select(SHARES, (issue_id,))),
        tuple(
            (number, name, day(on), amount, day(signed))
            for number, name, on, amount, signed in source.select(CREDIT_NOTES, (issue_id,))
        ),
    )


def _step(row: tuple[Any, ...]) -> StepRow:
    return StepRow(
        row[0],
        row[1],
        Phase(row[2]),
        row[3],
        StepStatus(row[4]),
        row[5],
        day(row[6]),
        day(row[7]),
        row[8],
        bool(row[9]),
        bool(row[10]),
        row[11],
        row[12],
    )


def _why(row: tuple[Any, ...]) -> tuple[int, int | None, str, str]:
    category = choice(Cause, row[3])
    return row[0], row[1], row[2], category.label if category is not None else ""


def known_causes(source: Source, issue_id: int) -> list[KnownCause]:
    """The whys of other issues and of losses, the one met most often first: a library to pick from (ISS-6)."""
    return [
        KnownCause(text, choice(Cause, category), count)
        for text, category, count in source.select(KNOWN_CAUSES, (issue_id,))
    ]


def team_shares(source: Source, since: date) -> list[tuple[str, int]]:
    """The points each team had in the causes of issues reported since a day, the largest first; never a person's."""
    return [(team, points) for team, points in source.select(TEAM_SHARES, (since.isoformat(),))]
