"""The month with the manager (REV-1): what was decided, what changed band, plans off track, critical issues, memos."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from amdesk.analysis.attention import BAND_WORDS
from amdesk.analysis.rounds import Fact, RoundItem, RoundStep
from amdesk.model.day_rows import BandChange, MemoWaiting
from amdesk.model.managers_rows import Decided
from amdesk.model.round_rows import PlanStanding
from amdesk.model.rows import IssueLine
from amdesk.model.values import Money, Severity
from amdesk.words import _, counted, day, full_day, plural, sentence


def monthly_round(
    decided: Iterable[Decided],
    changes: Iterable[BandChange],
    plans: Iterable[PlanStanding],
    issues: Iterable[IssueLine],
    memos: Iterable[MemoWaiting],
    today: date,
) -> list[RoundItem]:
    """Everything the month goes through between its page and the review itself, part by part."""
    return [
        *(_of_decision(one, today) for one in decided if one.kept_on is None),
        *map(_of_change, changes),
        *(_of_plan(plan, today) for plan in plans if is_off_track(plan, today)),
        *(_of_issue(line) for line in issues if line.status.is_open and line.severity is Severity.CRITICAL),
        *(_of_memo(memo, today) for memo in memos),
    ]


def is_off_track(plan: PlanStanding, today: date) -> bool:
    """Whether actions or objectives of a plan are past their day, or the plan itself is."""
    return bool(plan.late or plan.objectives_late or plan.ends < today)


def the_page(today: date) -> RoundItem:
    """The manager's page, with which the month begins."""
    words = _("The page of {month}").format(month=full_day(today))
    return RoundItem(RoundStep.PAGE, "page", 0, None, "", words, "")


def the_review(decisions: Sequence[str]) -> RoundItem:
    """The review itself, with which the month ends; `decisions` are those taken in it."""
    taken = counted(len(decisions), _("decision was taken"), _("decisions were taken"))
    facts = tuple(Fact(_("Decided now"), words) for words in decisions)
    return RoundItem(RoundStep.HELD, "review", 0, None, "", _("The review was held"), sentence(taken), facts)


def _of_decision(one: Decided, today: date) -> RoundItem:
    late = (today - one.due).days if one.due else 0
    when = plural("{n} day late", "{n} days late", late) if late > 0 else ""
    if not when:
        when = _("by {day}").format(day=day(one.due, today)) if one.due else _("no date")
    note = " · ".join(part for part in (one.owner, when) if part)
    return RoundItem(RoundStep.DECIDED, "decision", one.id, one.account_id, one.account, one.text, note)


def _of_change(change: BandChange) -> RoundItem:
    scores = ["–" if score is None else str(score) for score in (change.health_before, change.health)]
    words = sentence(f"{BAND_WORDS[change.before]} → {BAND_WORDS[change.now]}").rstrip(".")
    note = _("Health {before} → {now}").format(before=scores[0], now=scores[1])
    return RoundItem(RoundStep.BANDS, "account", change.account_id, change.account_id, change.account, words, note)


def _of_plan(plan: PlanStanding, today: date) -> RoundItem:
    note = _("{done} of {all} actions are done").format(done=plan.done, all=plan.actions)
    words = " ".join(sentence(part) for part in _lags(plan, today))
    return RoundItem(RoundStep.OFF_TRACK, "plan", plan.plan_id, plan.account_id, plan.account, words, note)


def _lags(plan: PlanStanding, today: date) -> Iterator[str]:
    if plan.late:
        late = counted(plan.late, _("action is late"), _("actions are late"))
        days = (today - plan.oldest).days if plan.oldest else 0
        yield late + ", " + plural("the oldest by {n} day", "the oldest by {n} days", days) if days else late
    if plan.objectives_late:
        yield counted(plan.objectives_late, _("objective is past its day"), _("objectives are past their day"))
    if plan.ends < today:
        yield _("The plan ended {day}").format(day=full_day(plan.ends))


def _of_issue(line: IssueLine) -> RoundItem:
    opened = plural("open for {n} day", "open for {n} days", line.days_open)
    steps = _("{done} of {all} steps").format(done=line.done, all=line.steps) if line.steps else ""
    note = " · ".join(part for part in (opened, steps, line.owner) if part)
    facts = []
    if line.phase is not None:
        facts.append(Fact(_("Phase"), line.phase.label))
    if line.disputed:
        facts.append(Fact(_("In dispute"), f"{Money(line.disputed, line.currency).short} {line.currency}"))
    return RoundItem(RoundStep.CRITICAL, "issue", line.id, line.account_id, line.account, line.name, note, tuple(facts))


def _of_memo(memo: MemoWaiting, today: date) -> RoundItem:
    state = _("waits to be carried out") if memo.acknowledged else _("waits to be acknowledged")
    by = _("by {day}").format(day=day(memo.due, today)) if memo.due else ""
    note = " · ".join(part for part in (memo.sender, state, by) if part)
    return RoundItem(RoundStep.MEMOS, "memo", memo.id, None, "", memo.subject, note)
