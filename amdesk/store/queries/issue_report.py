"""Everything of one issue for its report and its letters."""

from decimal import Decimal

from amdesk.model.issue_rows import DisputedRow, InvolvedRow, IssueRecord, RefusalRow, RemedyRow, RequestRow
from amdesk.model.source import Source
from amdesk.model.values import Cause
from amdesk.store.queries.cells import choice, day
from amdesk.store.queries.issue_afterwards import afterwards
from amdesk.store.queries.issues import issue_detail
from amdesk.words import _

HEAD = """
SELECT i.facts, i.venting, i.upset, coalesce(c.name, ''), i.period_from, i.period_until, i.hours_to_answer, i.closed_on,
 i.reopened
FROM issue i LEFT JOIN colleague c ON c.id = i.owner_id WHERE i.id = ?
"""
TOLD = "SELECT id, told FROM step WHERE issue_id = ? AND told <> ''"
PROOFS = """
SELECT e."row", e.name FROM evidence e JOIN step s ON s.id = e."row" WHERE e.subject = 'step' AND s.issue_id = ?
ORDER BY e.id
"""
DISPUTED = """
SELECT d.id, coalesce(nullif(d.document, ''), n.number, ''), coalesce(d."on", n."on"), d.charged, d.right, d.note
FROM disputed_line d LEFT JOIN invoice n ON n.id = d.invoice_id WHERE d.issue_id = ? ORDER BY 3, d.id
"""
INVOLVED = """
SELECT v.id, coalesce(t.name, c.name, ''), v.part,
 coalesce((SELECT name FROM colleague l WHERE l.team_id = t.id AND l.leads_team AND l.left_on IS NULL), '')
FROM involved v LEFT JOIN team t ON t.id = v.team_id LEFT JOIN colleague c ON c.id = v.colleague_id
WHERE v.issue_id = ? ORDER BY v.id
"""
REQUESTS = """
SELECT q.id, coalesce(c.name, t.name, ''), coalesce(t.name, ct.name, ''), q.text, q.asked_on, q.due, q.answered_on,
 q.asked_times
FROM request q LEFT JOIN team t ON t.id = q.team_id LEFT JOIN colleague c ON c.id = q.colleague_id
LEFT JOIN team ct ON ct.id = c.team_id WHERE q.{whose} = ? ORDER BY q.asked_on, q.id
"""
REMEDIES = """
SELECT x.id, x.name, coalesce(c.name, ''), x.due, x.done_on, x.status IN ('open', 'doing'), k.id, k.due, k.done_on,
 k.as_intended
FROM action x LEFT JOIN colleague c ON c.id = x.owner_id
LEFT JOIN checkpoint k ON k.id = (SELECT max(id) FROM checkpoint WHERE action_id = x.id)
WHERE x.issue_id = ? ORDER BY 6 DESC, x.due, x.id
"""
REFUSAL = """
SELECT "on", reason, cause, alternative, accepted, agreed_by, at_stake, currency FROM refusal WHERE issue_id = ?
ORDER BY id DESC LIMIT 1
"""
COLLEAGUES = "SELECT c.name, coalesce(t.name, '') FROM colleague c LEFT JOIN team t ON t.id = c.team_id"


def issue_record(source: Source, issue_id: int) -> IssueRecord:
    """One issue with everything that hangs on it.

    Raises LookupError when there is no such issue.
    """
    detail = issue_detail(source, issue_id)
    (head,) = source.select(HEAD, (issue_id,))
    facts, venting, upset, owner, begin, end, hours, closed, reopened = head
    return IssueRecord(
        detail=detail,
        today=source.today,
        me=_signs(source),
        facts=facts,
        venting=venting,
        upset=upset,
        owner=owner,
        period_from=day(begin),
        period_until=day(end),
        hours_to_answer=Decimal(hours) if hours else None,
        closed_on=day(closed),
        reopened=reopened,
        told=dict(source.select(TOLD, (issue_id,))),
        proofs=_proofs(source, issue_id),
        disputed=disputed_rows(source, issue_id),
        involved=involved_rows(source, issue_id),
        requests=request_rows(source, issue_id),
        remedies=remedy_rows(source, issue_id),
        refusal=_refusal(source, issue_id),
        afterwards=afterwards(source, issue_id),
        colleagues=tuple((name, team) for name, team in source.select(COLLEAGUES)),
    )


def disputed_rows(source: Source, issue_id: int) -> tuple[DisputedRow, ...]:
    """The transactions in dispute of an issue, by day."""
    return tuple(
        DisputedRow(number, document, day(on), charged, right, note)
        for number, document, on, charged, right, note in source.select(DISPUTED, (issue_id,))
    )


def _signs(source: Source) -> str:
    """The account manager's name; the supplied one, which nobody signs with, is none."""
    names = [name for (name,) in source.select("SELECT name FROM colleague WHERE is_me")]
    return next((name for name in names if name != _("Me")), "")


def _proofs(source: Source, issue_id: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for step, name in source.select(PROOFS, (issue_id,)):
        found[step] = (*found.get(step, ()), name)
    return found


def involved_rows(source: Source, issue_id: int) -> tuple[InvolvedRow, ...]:
    """The teams and colleagues in an issue."""
    return tuple(InvolvedRow(*row) for row in source.select(INVOLVED, (issue_id,)))


def request_rows(source: Source, issue_id: int) -> tuple[RequestRow, ...]:
    """What was asked of whom for an issue, the oldest first."""
    return _requests(source, "issue_id", issue_id)


def requests_of_step(source: Source, step_id: int) -> tuple[RequestRow, ...]:
    """What was asked of whom for one step, the oldest first."""
    return _requests(source, "step_id", step_id)


def _requests(source: Source, whose: str, number: int) -> tuple[RequestRow, ...]:
    return tuple(
        RequestRow(row, who, team, text, day(asked), day(due), day(answered), times)
        for row, who, team, text, asked, due, answered, times in source.select(REQUESTS.format(whose=whose), (number,))
    )


def remedy_rows(source: Source, issue_id: int) -> tuple[RemedyRow, ...]:
    """The actions of an issue with the look whether they worked, the open ones first."""
    return tuple(
        RemedyRow(
            number, name, owner, day(due), day(done), bool(is_open), check, day(check_due), day(checked), bool(worked)
        )
        for number, name, owner, due, done, is_open, check, check_due, checked, worked in source.select(
            REMEDIES, (issue_id,)
        )
    )


def _refusal(source: Source, issue_id: int) -> RefusalRow | None:
    for on, reason, cause, alternative, accepted, agreed_by, at_stake, currency in source.select(REFUSAL, (issue_id,)):
        return RefusalRow(
            day(on), reason, choice(Cause, cause), alternative, bool(accepted), agreed_by, at_stake, currency
        )
    return None
