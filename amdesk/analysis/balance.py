"""Balance: what a plan gives each side, and the two wheels of knowing and doing (formulae F14)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.series import Part, Stack, Tone
from amdesk.model.page_rows import WheelFacts
from amdesk.model.rows import PlanContent
from amdesk.model.values import ActionStatus, Side, Tier
from amdesk.words import _

LEANING_ABOVE = 0.7
"""Above this share of the actions on one side, a plan leans. Source: formulae F19."""
WEAK_BELOW = 0.6
"""Below this ratio of the smaller to the larger wheel, the weak one is named."""
GOOD_FROM = 0.8
EXPECTED_KINDS = {Tier.KEY: (6, 90), Tier.GROWTH: (3, 180), Tier.STANDARD: (1, 365), Tier.SMALL: (1, 365)}
"""How many kinds of intelligence a tier expects, within how many days."""


def weights(plan: PlanContent) -> tuple[int, int]:
    """What a plan gives us and the customer: its actions, or its objectives while there are no actions."""
    objectives, actions = Counter[bool](), Counter[bool]()
    for objective in plan.objectives:
        is_ours, states = objective.side.is_ours, [action.status for action in objective.actions]
        objectives[is_ours] += 1
        actions[is_ours] += len(states) - states.count(ActionStatus.DROPPED)
    counted = actions if any(actions.values()) else objectives
    return counted[True], counted[False]


def sides(plan: PlanContent) -> Stack:
    """What the plan gives each side, as a bar of two parts; a part opens the objectives of its side."""
    ours, theirs = weights(plan)
    return Stack(
        _("Balance"),
        (
            Part(_("Protect and grow"), ours, Tone.ACCENT, "ours"),
            Part(_("Care and cultivate"), theirs, Tone.CUSTOMER, "theirs"),
        )
        if ours or theirs
        else (),
        unit=_("actions") if any(o.actions for o in plan.objectives) else _("objectives"),
        empty=_("The plan has no objectives yet."),
    )


def sides_sentence(plan: PlanContent) -> str:
    """Said in a sentence: whether the plan gives both sides something; an empty side is a warning, not an error."""
    ours, theirs = weights(plan)
    if not plan.objectives:
        return _("The plan has no objectives yet.")
    empty = empty_sides(plan)
    if not any(side.is_ours for side in Side if side not in empty):
        return _("The plan gives us nothing: no objective protects or grows the account.")
    if not any(not side.is_ours for side in Side if side not in empty):
        return _("The plan only sells: no objective cares for the customer or cultivates them.")
    share = ours / (ours + theirs)
    if share > LEANING_ABOVE:
        return _("The plan leans to us: {n} of {total} serve us.").format(n=ours, total=ours + theirs)
    if share < 1 - LEANING_ABOVE:
        return _("The plan leans to the customer: {n} of {total} serve them.").format(n=theirs, total=ours + theirs)
    return _("The plan gives both sides something: {ours} for us, {theirs} for them.").format(ours=ours, theirs=theirs)


def empty_sides(plan: PlanContent) -> tuple[Side, ...]:
    """The sides without any objective."""
    present = {objective.side for objective in plan.objectives}
    return tuple(side for side in Side if side not in present)


@dataclass(frozen=True)
class Wheels:
    """The two wheels and what links them, each a share 0..1, None when not known.

    `knowing`: kinds of intelligence that are fresh of those the tier expects. `doing`: actions of 90 days done on time.
    `answered`: pieces of intelligence that led to an action or a reason for none. `resting`: actions that rest on
    intelligence. `balance` is the smaller of knowing and doing divided by the larger.
    """

    knowing: float | None
    doing: float | None
    answered: float | None
    resting: float | None
    sentence: str
    balance: float | None


def wheels(facts: Sequence[WheelFacts], today: date) -> Wheels:
    """The two wheels of one account or of many, the accounts weighted by their revenue.

    Where nobody ever heard anything the wheel of knowing has not begun: it is not known, and not nought.
    Source: formulae F14.
    """

    def knows(one: WheelFacts) -> float | None:
        return fresh_share(one, today)

    has_begun = any(one.heard for one in facts)
    knowing, doing = _mean(facts, knows) if has_begun else None, _mean(facts, _on_time)
    answered = _share(sum(one.answered for one in facts), sum(one.intel for one in facts))
    resting = _share(sum(one.resting for one in facts), sum(one.actions for one in facts))
    balance = None
    if knowing is not None and doing is not None and max(knowing, doing) > 0:
        balance = min(knowing, doing) / max(knowing, doing)
    return Wheels(knowing, doing, answered, resting, _said(knowing, doing, answered, resting, balance), balance)


def fresh_share(facts: WheelFacts, today: date) -> float:
    """The share 0..1 of the kinds of intelligence its tier expects that are fresh."""
    kinds, within = EXPECTED_KINDS[facts.tier]
    fresh = sum(0 <= (today - when).days <= within for _kind, when in facts.heard)
    return min(1.0, fresh / kinds)


def _on_time(facts: WheelFacts) -> float | None:
    return _share(facts.on_time, facts.due)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(facts: Sequence[WheelFacts], measure: Callable[[WheelFacts], float | None]) -> float | None:
    """The mean of what is known, weighted by revenue; all alike while nobody brought any."""
    known = [(max(0.0, one.revenue), value) for one in facts if (value := measure(one)) is not None]
    if not known:
        return None
    total = sum(weight for weight, _value in known)
    if total <= 0:
        return sum(value for _weight, value in known) / len(known)
    return sum(weight * value for weight, value in known) / total


def _said(
    knowing: float | None, doing: float | None, answered: float | None, resting: float | None, balance: float | None
) -> str:
    known = [
        (share, words)
        for share, words in (
            (knowing, _("we know {n} % of what we should have heard lately")),
            (doing, _("{n} % of what was due in 90 days was done on time")),
            (answered, _("{n} % of what we know led to something")),
            (resting, _("{n} % of what we do rests on something we know")),
        )
        if share is not None
    ]
    if not known:
        return _("Nothing is known or due yet.")
    share, words = min(known, key=_first)
    weakest = words.format(n=round(share * 100))
    if balance is not None and balance < WEAK_BELOW and knowing is not None and doing is not None:
        ahead = _("We do more than we know") if knowing < doing else _("We know more than we do")
        return f"{ahead}: {weakest}."
    if share >= GOOD_FROM:
        return _("Both wheels turn: even the weakest figure is good, {weakest}.").format(weakest=weakest)
    return weakest[:1].upper() + weakest[1:] + "."


def _first(pair: tuple[float, str]) -> float:
    return pair[0]
