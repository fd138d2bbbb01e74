"""What can be said to an item of a round, by one key each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.dates import add_months
from amdesk.analysis.rounds import DECIDED_ON, RoundItem, RoundStep
from amdesk.analysis.tiers import TierLine, tier_lines
from amdesk.analysis.workload import key_capacity
from amdesk.model.loop_rows import CheckIn
from amdesk.model.source import Source
from amdesk.model.values import IntelAnswer
from amdesk.store.queries.managers_page import managers_facts
from amdesk.store.queries.rounds import review_in_work, rhythms_held
from amdesk.store.queries.tiers import tier_worths
from amdesk.ui.planning import plan_check_ins
from amdesk.ui.rounds import doing
from amdesk.ui.rounds.reading import open_check_ins
from amdesk.ui.workload import assumptions
from amdesk.words import _, full_day, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CARRY, PRINT = "carry", "print"
"""The choices that open something of their own."""


@dataclass(frozen=True)
class Choice:
    """A button of the round: its name, its words, the label of the step and what is done.

    Without `act` nothing is stored; what `passes` is gone through even where it is still there afterwards.
    """

    name: str
    words: str
    label: str = ""
    act: "Callable[[Session], object] | None" = None
    passes: bool = False


def choices(source: Source, item: RoundItem, left: list[RoundItem]) -> list[Choice]:
    """What can be said to an item; `left` is everything the round still has."""
    found = OF_STEP[item.step](source, item, left)
    if item.step in DECIDED_ON:
        found = [*found, Choice("through", _("Talked through"), passes=True)]
    return found


def _of_promise(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [
        _choice("kept", _("Kept today"), _("Kept: {what}"), doing.keep, item),
        _choice("broken", _("Not kept"), _("Broken: {what}"), doing.break_it, item),
        _choice("more", _("New day agreed: in a week"), _("New day: {what}"), doing.a_week_more, item),
    ]


def _of_waiting(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    asked = _choice("asked", _("Asked for it today"), _("Asked for: {what}"), doing.ask, item, passes=True)
    if item.subject == "step":  # a step is closed where its evidence is
        return [asked]
    return [asked, _choice("done", _("It was done"), _("Done: {what}"), doing.keep, item)]


def _of_intel(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [
        _choice(
            reason.value,
            reason.label,
            _("No action: {reason}").format(reason=reason.label),
            partial(doing.do_nothing, reason=reason),
            item,
        )
        for reason in IntelAnswer
    ]


def _of_check_in(source: Source, item: RoundItem, left: list[RoundItem]) -> list[Choice]:
    asked_for = {each.id for each in left if each.step is RoundStep.CHECK_INS}
    rows: list[CheckIn] = [row for row in open_check_ins(source) if row.waiting.account_id in asked_for]
    one = [row for row in rows if row.waiting.account_id == item.id]
    label = _("Plan check-in: {what}").format(what=item.account)
    found = [Choice("plan", _("Plan it as proposed"), label, partial(plan_check_ins, rows=one))]
    if len(rows) > 1:
        words = _("Plan all {n} as proposed").format(n=len(rows))
        found.append(Choice("plan-all", words, words, partial(plan_check_ins, rows=rows)))
    return found


def _none(_source: Source, _item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return []


def _of_page(_source: Source, _item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [Choice("through", _("Gone through"), passes=True), Choice(PRINT, _("Print it…"))]


def _of_decision(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [
        _choice("kept", _("Kept"), _("Kept: {what}"), doing.keep_decision, item),
        _choice("more", _("A month more"), _("A month more: {what}"), doing.a_month_more, item, passes=True),
    ]


def _of_memo(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [_choice("carried-out", _("Carried out"), _("Carried out: {what}"), doing.carry_out, item)]


def _of_review(source: Source, _item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    review, manager = review_in_work(source), managers_facts(source).manager
    again = add_months(source.today, 1)
    hold = partial(doing.hold, review=review, with_whom=manager)
    label = _("Review with the manager held")
    words = _("Held, again on {day}").format(day=full_day(again))
    return [
        Choice("held", words, label, partial(hold, next_on=again)),
        Choice("held-open", _("Held, no next day yet"), label, partial(hold, next_on=None)),
    ]


def _of_plan(_source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    return [
        Choice(CARRY, _("Carry it over, line by line…")),
        _choice("close", _("It ends: none follows"), _("Close the plan: {what}"), doing.close_plan, item),
    ]


def _of_tier(source: Source, item: RoundItem, left: list[RoundItem]) -> list[Choice]:
    wanted = {each.id for each in left if each.step is RoundStep.TIERS}
    lines = [line for line in tier_lines(tier_worths(source), key_capacity(assumptions(source))) if line.id in wanted]
    one = [line for line in lines if line.id == item.id]
    found = [
        _tiers("accept", item.what, one),
        Choice("stays", _("It stays as it is"), passes=True),
    ]
    if len(lines) > 1:
        found.append(_tiers("accept-all", _("Accept all {n} proposals").format(n=len(lines)), lines))
    return found


def _tiers(name: str, words: str, lines: list[TierLine]) -> Choice:
    label = plural("Accept the tier of {n} account", "Accept the tiers of {n} accounts", len(lines))
    reasons = {line.id: _("By revenue: {why}").format(why=line.why) for line in lines}
    act = partial(doing.serve_as, tiers={line.id: line.proposed for line in lines}, reasons=reasons)
    return Choice(name, words, label, act)


def _of_rhythm(source: Source, item: RoundItem, _left: list[RoundItem]) -> list[Choice]:
    found = [Choice("stays", _("It stays"), passes=True)]
    row = next((each for each in rhythms_held(source) if each.account_id == item.id), None)
    if row is not None and row.every_days != row.tier_days:
        words = _("As its tier: every {n} days").format(n=row.tier_days)
        label = _("Rhythm of {account}").format(account=item.account)
        act = partial(doing.check_in_every, item=item, days=row.tier_days)
        found.append(Choice("as-tier", words, label, act, passes=True))
    return found


def _choice(
    name: str, words: str, label: str, act: Callable[..., object], item: RoundItem, *, passes: bool = False
) -> Choice:
    return Choice(name, words, label.replace("{what}", item.what), partial(act, item=item), passes)


OF_STEP: dict[RoundStep, Callable[[Source, RoundItem, list[RoundItem]], list[Choice]]] = {
    RoundStep.LATE: _of_promise,
    RoundStep.WAITING: _of_waiting,
    RoundStep.INTEL: _of_intel,
    RoundStep.CHECK_INS: _of_check_in,
    RoundStep.PURPOSE: _none,
    RoundStep.PAGE: _of_page,
    RoundStep.DECIDED: _of_decision,
    RoundStep.BANDS: _none,
    RoundStep.OFF_TRACK: _none,
    RoundStep.CRITICAL: _none,
    RoundStep.MEMOS: _of_memo,
    RoundStep.HELD: _of_review,
    RoundStep.PLANS: _of_plan,
    RoundStep.TIERS: _of_tier,
    RoundStep.RHYTHMS: _of_rhythm,
}
