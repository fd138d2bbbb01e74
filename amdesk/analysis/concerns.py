"""Why an account needs attention: rules with their evidence and next step, silent where nothing was begun.

Each rule is a small pure function from an account's facts to one concern or none (PULSE-6, MAP-8). No rule asks for
more than the account's tier (DESK-9); one line for an account and rule, however many findings (DESK-10).
"""

from collections.abc import Callable
from dataclasses import replace

from amdesk.analysis import concerns_of_accounts as accounts
from amdesk.analysis import concerns_of_people as people
from amdesk.analysis.next_steps import next_step
from amdesk.model.day_rows import Concern
from amdesk.model.facts import AccountFacts
from amdesk.model.values import Status, Tier

Rule = Callable[[AccountFacts], Concern | None]

RULES: dict[str, Rule] = {
    "unanswered": accounts.unanswered,
    "decider-gone": people.decider_gone,
    "critical-issue": accounts.critical_issue,
    "promises": accounts.promises_overdue,
    "contract": accounts.contract_ending,
    "pulse": accounts.pulse_falling,
    "silence": accounts.silence,
    "decider-silent": people.decider_silent,
    "slipping": accounts.slipping,
    "buying-less": accounts.buying_less,
    "paying": accounts.paying_slower,
    "check-in": accounts.check_in_overdue,
    "products": accounts.products_falling,
    "opponent": people.opponent_outweighs,
    "competitor": accounts.competitor_seen,
    "renewal": accounts.renewal_unplanned,
    "no-plan": accounts.no_agreed_plan,
    "only-sells": accounts.plan_only_sells,
    "review": accounts.review_overdue,
    "single-thread": people.single_thread,
    "never-met": people.decider_never_met,
    "no-decider": people.no_decider,
    "neglected": people.neglected,
    "role-left": people.role_left,
    "watermelon": people.watermelon,
    "no-influencer": people.no_influencer,
    "no-user": people.no_user,
    "nobody": people.nobody_known,
    "dispute": accounts.dispute_open,
}
WEIGHTS = {
    "unanswered": 100,
    "decider-gone": 90,
    "critical-issue": 88,
    "promises": 80,
    "contract": 75,
    "pulse": 70,
    "silence": 65,
    "decider-silent": 60,
    "slipping": 55,
    "buying-less": 50,
    "paying": 48,
    "check-in": 45,
    "products": 43,
    "opponent": 42,
    "competitor": 40,
    "renewal": 39,
    "no-plan": 38,
    "only-sells": 33,
    "review": 37,
    "single-thread": 36,
    "never-met": 34,
    "no-decider": 32,
    "neglected": 30,
    "role-left": 28,
    "watermelon": 26,
    "no-influencer": 18,
    "no-user": 16,
    "nobody": 14,
    "dispute": 15,
}
"""How loud a rule speaks; a key account adds a little, so that it goes first among equals."""
TIER_WEIGHTS = {Tier.KEY: 3, Tier.GROWTH: 2, Tier.STANDARD: 1, Tier.SMALL: 0}
WITHOUT_CONCERNS = (Status.LOST, Status.PROSPECT)


def concerns(facts: AccountFacts) -> tuple[Concern, ...]:
    """Why an account needs attention, the weightiest first; nothing for lost accounts and prospects."""
    if facts.status in WITHOUT_CONCERNS:
        return ()
    found = [_weighed(facts, rule, look(facts)) for rule, look in RULES.items() if rule not in facts.snoozed]
    return tuple(sorted((c for c in found if c is not None), key=lambda c: -c.weight))


def _weighed(facts: AccountFacts, rule: str, concern: Concern | None) -> Concern | None:
    if concern is None:
        return None
    weight = WEIGHTS[rule] + TIER_WEIGHTS[facts.needs.tier]
    return replace(concern, rule=rule, weight=weight, next_step=next_step(rule))
