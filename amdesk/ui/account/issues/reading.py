"""What the Issues tab reads beside the rows the queries give: owners, late steps, evidence, all of one issue."""

from dataclasses import dataclass
from datetime import date

from amdesk.analysis.issue_afterwards import came_of_it
from amdesk.model.issue_rows import DisputedRow, InvolvedRow, RemedyRow, RequestRow
from amdesk.model.rows import IssueDetail, IssueLine, StepRow
from amdesk.model.source import Source
from amdesk.model.values import IssueStatus, IssueSubject, Phase, StepStatus
from amdesk.store.evidence import EvidenceRow, evidence_rows
from amdesk.store.queries.issue_afterwards import afterwards
from amdesk.store.queries.issue_report import disputed_rows, involved_rows, remedy_rows, request_rows
from amdesk.store.queries.issues import issue_detail, issue_lines
from amdesk.ui.issues.looks import weight

PHASES = tuple(Phase)
LATE = """
SELECT s.issue_id, count(*) FROM issue i JOIN step s ON s.issue_id = i.id
WHERE i.account_id = ? AND i.status = 'open' AND s.status = 'open' AND s.due < ? GROUP BY s.issue_id
"""
MORE = """
SELECT i.hours_to_answer, i.closed_on, i.upset, i.facts, i.person_id,
 (SELECT max("on") FROM touch t WHERE t.issue_id = i.id AND t.kind = 'review-call' AND t.status = 'held')
FROM issue i WHERE i.id = ?
"""
OWNERS = "SELECT id, owner_id FROM step WHERE issue_id = ?"
SHARES = """
SELECT s.id, t.name, s.share FROM team_share s JOIN team t ON t.id = s.team_id WHERE s.issue_id = ?
ORDER BY s.share DESC, t.name
"""
NOES = """
SELECT id, reason, alternative, accepted, agreed_by FROM refusal WHERE issue_id = ? ORDER BY id
"""
ISSUE_OF = {
    "issue": "SELECT id FROM issue WHERE id = ?",
    **{
        table: f"SELECT issue_id FROM {table} WHERE id = ?"
        for table in ("step", "cause_node", "credit_note", "team_share", "request", "involved", "disputed_line")
    },
}
"""How a row leads to its issue."""


@dataclass(frozen=True)
class No:
    """Why a request was declined, what was offered instead and who agreed."""

    id: int
    reason: str
    alternative: str
    accepted: bool
    agreed_by: str


@dataclass(frozen=True)
class Content:
    """All that is shown of one issue; `owners` by step, steps in the order they are worked in."""

    detail: IssueDetail
    steps: tuple[StepRow, ...]
    owners: dict[int, int | None]
    late: int
    hours_to_answer: str
    closed_on: date | None
    upset: int | None
    facts: str
    reporter_id: int | None
    call_held_on: date | None
    remedies: tuple[RemedyRow, ...]
    involved: tuple[InvolvedRow, ...]
    requests: tuple[RequestRow, ...]
    shares: tuple[tuple[int, str, int | None], ...]
    files: tuple[EvidenceRow, ...]
    noes: tuple[No, ...]
    disputed: tuple[DisputedRow, ...]
    came_of_it: tuple[str, ...]

    @property
    def line(self) -> IssueLine:
        """The issue as it stands in lists."""
        return self.detail.line

    @property
    def is_open(self) -> bool:
        """Whether the customer still waits for us."""
        return self.line.status.is_open

    @property
    def next_step(self) -> StepRow | None:
        """The first step still open."""
        return next((step for step in self.steps if step.status is StepStatus.OPEN), None)

    @property
    def asks_how_it_felt(self) -> bool:
        """Whether the time for the customer's closing feedback has come."""
        ended = self.line.status in (IssueStatus.RESOLVED, IssueStatus.CLOSED)
        return ended or self.phase in (Phase.CONFIRM, Phase.LOOK_BACK)

    @property
    def looks_into_money(self) -> bool:
        """Whether the transactions in dispute have their place: there are some, or they are what is to be found out."""
        asked = self.phase is Phase.FIND_OUT or self.line.subject is IssueSubject.BILLING
        return bool(self.disputed) or (self.is_open and asked)

    @property
    def phase(self) -> Phase | None:
        """The phase in work."""
        step = self.next_step
        return step.phase if step is not None and self.is_open else None


def content_of(source: Source, issue: int) -> Content:
    """All of one issue.

    Raises LookupError when there is no such issue.
    """
    detail = issue_detail(source, issue)
    steps = tuple(sorted(detail.steps, key=lambda step: (PHASES.index(step.phase), step.number, step.id)))
    hours, closed, upset, facts, reporter, held = source.select(MORE, (issue,))[0]
    return Content(
        detail,
        steps,
        dict(source.select(OWNERS, (issue,))),
        sum(is_late(step, source.today) for step in steps) if detail.line.status.is_open else 0,
        str(hours or ""),
        _day(closed),
        upset,
        facts,
        reporter,
        _day(held),
        remedy_rows(source, issue),
        involved_rows(source, issue),
        request_rows(source, issue),
        tuple((number, team, share) for number, team, share in source.select(SHARES, (issue,))),
        evidence_rows(source, "issue", issue),
        tuple(
            No(number, reason, alternative, bool(accepted), agreed_by)
            for number, reason, alternative, accepted, agreed_by in source.select(NOES, (issue,))
        ),
        disputed_rows(source, issue),
        came_of_it(afterwards(source, issue), source.today),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def is_late(step: StepRow, today: date) -> bool:
    """Whether an open step is past its day."""
    return step.status is StepStatus.OPEN and step.due is not None and step.due < today


def lines_of(source: Source, account: int) -> list[tuple[IssueLine, int]]:
    """The issues of an account with the number of late steps: open ones first, the worst and oldest on top."""
    late = dict(source.select(LATE, (account, source.today.isoformat())))
    lines = sorted(issue_lines(source, account), key=weight)
    return [(line, int(late.get(line.id, 0))) for line in lines]


def issue_of(source: Source, subject: str, row: int) -> int | None:
    """The issue a row belongs to."""
    if subject not in ISSUE_OF:
        return None
    found = source.select(ISSUE_OF[subject], (row,))
    return int(found[0][0]) if found and found[0][0] is not None else None
