"""The weekly round (REV-1): what is gone through one by one, in the order in which it hurts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from amdesk.model.day_rows import Due, DueKind
from amdesk.model.finding_rows import Finding
from amdesk.model.loop_rows import CheckIn
from amdesk.words import _, day, plural

ASKED_FOR = (DueKind.ACTION, DueKind.PROMISE, DueKind.REQUEST, DueKind.STEP, DueKind.DECISION)
"""What somebody owes who can be asked for it."""


class RoundStep(Enum):
    """A part of the round."""

    LATE = "late"
    WAITING = "waiting"
    INTEL = "intel"
    CHECK_INS = "check-ins"
    PURPOSE = "purpose"

    @property
    def label(self) -> str:
        """The part's heading."""
        return {
            RoundStep.LATE: _("Late promises"),
            RoundStep.WAITING: _("Waiting for others"),
            RoundStep.INTEL: _("Intelligence without an answer"),
            RoundStep.CHECK_INS: _("Check-ins overdue"),
            RoundStep.PURPOSE: _("Next week's meetings without a purpose"),
        }[self]


@dataclass(frozen=True)
class RoundItem:
    """One thing of the round: what it is, whose account, and what to know about it."""

    step: RoundStep
    subject: str
    id: int
    account_id: int | None
    account: str
    what: str
    note: str

    @property
    def key(self) -> tuple[RoundStep, str, int]:
        """What tells it from the others."""
        return self.step, self.subject, self.id


def next_week(today: date) -> tuple[date, date]:
    """Monday and Sunday of the week after this one."""
    monday = today + timedelta(days=7 - today.weekday())
    return monday, monday + timedelta(days=6)


def weekly_round(
    dues: Sequence[Due], waiting: Sequence[Finding], check_ins: Sequence[CheckIn], today: date
) -> list[RoundItem]:
    """Everything of the round, part by part; `dues` reach to the end of next week."""
    return [
        *(_of_due(RoundStep.LATE, due) for due in dues if _is_late_promise(due)),
        *(_of_due(RoundStep.WAITING, due) for due in dues if _is_waited_for(due)),
        *(_of_finding(finding, today) for finding in waiting if finding.waits),
        *(_of_check_in(row, today) for row in check_ins if row.days_over > 0 and row.waiting.planned is None),
    ]


def _is_late_promise(due: Due) -> bool:
    return due.kind is DueKind.PROMISE and due.mine and due.days_late > 0


def _is_waited_for(due: Due) -> bool:
    return due.kind in ASKED_FOR and not due.mine and due.days_late > 0


def _of_due(step: RoundStep, due: Due) -> RoundItem:
    note = " · ".join(part for part in (due.owner, due.note) if part)
    return RoundItem(step, due.subject, due.id, due.account_id, due.account, due.what, note)


def _of_finding(row: Finding, today: date) -> RoundItem:
    note = " · ".join(part for part in (row.kind.label, row.said_by, day(row.on, today)) if part)
    return RoundItem(RoundStep.INTEL, "intel", row.id, row.account_id, row.account, row.text, note)


def _of_check_in(row: CheckIn, today: date) -> RoundItem:
    over = plural("{n} day over", "{n} days over", row.days_over)
    words = _("Check-in {day}, {how}").format(day=day(row.proposed, today), how=row.channel.label.lower())
    one = row.waiting
    return RoundItem(RoundStep.CHECK_INS, "account", one.account_id, one.account_id, one.account, words, over)
