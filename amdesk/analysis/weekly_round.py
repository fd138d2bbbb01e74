"""The weekly round (REV-1): what is gone through one by one, in the order in which it hurts."""

from collections.abc import Sequence
from datetime import date, timedelta

from amdesk.analysis.rounds import Fact, RoundItem, RoundStep
from amdesk.model.day_rows import Due, DueKind
from amdesk.model.finding_rows import Finding
from amdesk.model.loop_rows import CheckIn
from amdesk.words import _, day, full_day, plural

ASKED_FOR = (DueKind.ACTION, DueKind.PROMISE, DueKind.REQUEST, DueKind.STEP, DueKind.DECISION)
"""What somebody owes who can be asked for it."""


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
    late = f"{full_day(due.on)}, {plural('{n} day ago', '{n} days ago', due.days_late)}"
    return RoundItem(
        step, due.subject, due.id, due.account_id, due.account, due.what, note, (Fact(_("Was due"), late),)
    )


def _of_finding(row: Finding, today: date) -> RoundItem:
    note = " · ".join(part for part in (row.kind.label, row.said_by, day(row.on, today)) if part)
    facts = [Fact(_("What it may mean"), row.implication)] if row.implication else []
    if row.certainty is not None:
        facts.append(Fact(_("How sure"), row.certainty.label))
    return RoundItem(RoundStep.INTEL, "intel", row.id, row.account_id, row.account, row.text, note, tuple(facts))


def _of_check_in(row: CheckIn, today: date) -> RoundItem:
    over = plural("{n} day over", "{n} days over", row.days_over)
    words = _("Check-in {day}, {how}").format(day=day(row.proposed, today), how=row.channel.label.lower())
    one = row.waiting
    agreed = _("every {n} days, {silent} days silent").format(n=one.rhythm_days, silent=row.days)
    facts = [Fact(_("Agreed"), agreed)]
    if one.do_nots.strip():
        facts.append(Fact(_("Do not"), " ".join(one.do_nots.split())))
    return RoundItem(
        RoundStep.CHECK_INS, "account", one.account_id, one.account_id, one.account, words, over, tuple(facts)
    )
