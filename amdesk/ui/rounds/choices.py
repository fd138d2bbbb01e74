"""What can be said to an item of the round, by one key each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.weekly_round import RoundItem, RoundStep
from amdesk.model.loop_rows import CheckIn
from amdesk.model.values import IntelAnswer
from amdesk.ui.planning import plan_check_ins
from amdesk.ui.rounds import doing
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Choice:
    """A button of the round: its name, its words, the label of the step and what is done."""

    name: str
    words: str
    label: str
    act: "Callable[[Session], object]"


def choices(item: RoundItem, check_ins: list[CheckIn]) -> list[Choice]:
    """What can be said to an item; `check_ins` are all that wait for a day."""
    if item.step is RoundStep.LATE:
        return [
            _choice("kept", _("Kept today"), _("Kept: {what}"), doing.keep, item),
            _choice("broken", _("Not kept"), _("Broken: {what}"), doing.break_it, item),
            _choice("more", _("New day agreed: in a week"), _("New day: {what}"), doing.a_week_more, item),
        ]
    if item.step is RoundStep.WAITING:
        found = [_choice("asked", _("Asked for it today"), _("Asked for: {what}"), doing.ask, item)]
        if item.subject != "step":  # a step is closed where its evidence is
            found.append(_choice("done", _("It was done"), _("Done: {what}"), doing.keep, item))
        return found
    if item.step is RoundStep.INTEL:
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
    if item.step is RoundStep.CHECK_INS:
        return _of_check_in(item, check_ins)
    return []


def _of_check_in(item: RoundItem, check_ins: list[CheckIn]) -> list[Choice]:
    one = [row for row in check_ins if row.waiting.account_id == item.id]
    label = _("Plan check-in: {what}").format(what=item.account)
    found = [Choice("plan", _("Plan it as proposed"), label, partial(plan_check_ins, rows=one))]
    if len(check_ins) > 1:
        words = _("Plan all {n} as proposed").format(n=len(check_ins))
        found.append(Choice("plan-all", words, words, partial(plan_check_ins, rows=check_ins)))
    return found


def _choice(name: str, words: str, label: str, act: Callable[..., object], item: RoundItem) -> Choice:
    return Choice(name, words, label.replace("{what}", item.what), partial(act, item=item))
