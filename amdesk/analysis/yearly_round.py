"""The year (REV-1): every plan carried over, the tier of every account that speaks for another, and the rhythms."""

from collections.abc import Iterable
from datetime import date

from amdesk.analysis.rounds import Fact, RoundItem, RoundStep
from amdesk.analysis.tiers import TierLine
from amdesk.model.round_rows import PlanEnding, RhythmHeld
from amdesk.words import _, full_day, plural

HELD_AT_LEAST = 0.5
"""Below this share of the check-ins a rhythm asks for, the rhythm is looked at again."""


def yearly_round(
    plans: Iterable[PlanEnding], lines: Iterable[TierLine], rhythms: Iterable[RhythmHeld], currency: str, today: date
) -> list[RoundItem]:
    """Everything the year goes through, part by part."""
    return [
        *(_of_plan(plan, today) for plan in plans),
        *(_of_tier(line, currency) for line in lines if line.proposed is not line.tier),
        *(_of_rhythm(row) for row in rhythms if is_in_question(row)),
    ]


def is_in_question(row: RhythmHeld) -> bool:
    """Whether an account has a rhythm of its own, or fewer than half of its check-ins were held."""
    return row.agreed_days not in (None, row.tier_days) or row.held < HELD_AT_LEAST * row.due


def _of_plan(plan: PlanEnding, today: date) -> RoundItem:
    pattern = _("“{plan}” ended {day}") if plan.ends < today else _("“{plan}” ends {day}")
    objectives = plural("{n} objective", "{n} objectives", plan.objectives)
    actions = plural("{n} action", "{n} actions", plan.actions)
    words = pattern.format(plan=plan.plan, day=full_day(plan.ends))
    return RoundItem(
        RoundStep.PLANS, "plan", plan.plan_id, plan.account_id, plan.account, words, f"{objectives}, {actions}"
    )


def _of_tier(line: TierLine, currency: str) -> RoundItem:
    words = _("{proposed} instead of {now}").format(proposed=line.proposed.label, now=line.tier.label)
    revenue = f"{line.revenue:,} {currency}" if line.revenue is not None else _("not known")
    facts = [Fact(_("Revenue, 12 months"), revenue)]
    if line.share is not None:
        facts.append(Fact(_("Share"), f"{line.share * 100:.1f} %"))
    return RoundItem(RoundStep.TIERS, "account", line.id, line.id, line.name, words, line.why, tuple(facts))


def _of_rhythm(row: RhythmHeld) -> RoundItem:
    words = plural("A check-in every day", "A check-in every {n} days", row.every_days)
    held = _("{held} of {due} held in twelve months").format(held=row.held, due=row.due)
    tier = plural("every day", "every {n} days", row.tier_days)
    facts = (Fact(_("{tier} accounts").format(tier=row.tier.label), tier),)
    return RoundItem(RoundStep.RHYTHMS, "account", row.account_id, row.account_id, row.account, words, held, facts)
