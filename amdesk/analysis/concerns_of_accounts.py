"""The rules of concern about the account as a whole: issues, promises, satisfaction, money, rhythm, plan (PULSE-6)."""

from datetime import date, timedelta

from amdesk.analysis import health, pulse
from amdesk.analysis.concerns_of_people import SILENT_RHYTHMS, is_silent, quiet_days, said
from amdesk.analysis.renewals import is_planned
from amdesk.model.day_rows import Concern
from amdesk.model.facts import AccountFacts, ContractFacts, IssueFacts
from amdesk.model.values import IssueKind, PlanStatus, Tier
from amdesk.words import _, day, plural

ANSWER_WITHIN_DAYS = 2
"""By when a complaint without a date of its own is to be answered."""
FALL_OF_PULSE = 0.8
COMPARE_DAYS = 90
SLIPPING_POINTS = 8
FEWER_SALES, FEWER_SALES_OF_A_QUARTER = 0.10, 0.25
FEWEST_PAYMENTS, SLOWER_BY_DAYS, SLOWER_BY_SHARE = 3, 7, 0.2
COMPETITOR_FRESH_DAYS = 90
CONTRACT_AHEAD_DAYS = 120
CONTRACT_PAST_DAYS = 30


def unanswered(facts: AccountFacts) -> Concern | None:
    """Complaints and cries for help that nobody answered by their day."""
    late = [i for i in facts.issues if _is_unanswered(i, facts.day)]
    if not late:
        return None
    days = max((facts.day - i.reported_on).days for i in late)
    over = max((facts.day - _answer_by(i)).days for i in late)
    complaints = plural("{n} complaint unanswered", "{n} complaints unanswered", len(late))
    return said(facts, complaints + " " + plural("for {n} day", "for {n} days", days), over)


def _answer_by(issue: IssueFacts) -> date:
    return issue.answer_by or issue.reported_on + timedelta(days=ANSWER_WITHIN_DAYS)


def _is_unanswered(issue: IssueFacts, today: date) -> bool:
    return issue.kind is not IssueKind.REQUEST and issue.is_unanswered(today) and _answer_by(issue) < today


def critical_issue(facts: AccountFacts) -> Concern | None:
    """A critical issue is open for more than 14 days; one that nobody answered is said by its own rule."""
    issue = health.old_critical(facts)
    if issue is None or _is_unanswered(issue, facts.day):
        return None
    days = (facts.day - issue.reported_on).days
    sentence = _("Critical issue “{name}” open for {n} days").format(name=issue.name, n=days)
    return said(facts, sentence, days - health.CRITICAL_AFTER_DAYS)


def dispute_open(facts: AccountFacts) -> Concern | None:
    """An amount is in dispute in an open issue."""
    disputed = [i for i in facts.issues if i.disputed]
    return said(facts, _("Invoice dispute open")) if disputed else None


def promises_overdue(facts: AccountFacts) -> Concern | None:
    """What we promised is past its day."""
    late = facts.overdue_promises
    if late is None or not late.count:
        return None
    days = (facts.day - late.oldest).days
    promises = plural("{n} promise late", "{n} promises late", late.count)
    by = plural("by {n} day", "by {n} days", days)
    return said(facts, f"{promises} {by}" if late.count == 1 else f"{promises}, {_('the oldest')} {by}", days)


def pulse_falling(facts: AccountFacts) -> Concern | None:
    """Satisfaction with the company fell within 90 days."""
    return _fall(facts, _("Satisfaction fell {then} → {now}"), products=False)


def products_falling(facts: AccountFacts) -> Concern | None:
    """Satisfaction with the products fell within 90 days."""
    return _fall(facts, _("Satisfaction with products fell {then} → {now}"), products=True)


def _fall(facts: AccountFacts, pattern: str, *, products: bool) -> Concern | None:
    before = facts.day - timedelta(days=COMPARE_DAYS)
    then = pulse.survey_value(facts.scores, before, products=products)
    now = pulse.survey_value(facts.scores, facts.day, products=products)
    if then is None or now is None or then - now < FALL_OF_PULSE:
        return None
    return said(facts, pattern.format(then=f"{then:.1f}", now=f"{now:.1f}"), _days_since_newest(facts))


def _days_since_newest(facts: AccountFacts) -> int:
    return min((facts.day - score.on).days for score in facts.scores if score.on <= facts.day)


def silence(facts: AccountFacts) -> Concern | None:
    """Nothing happened for one and a half rhythms."""
    days = quiet_days(facts)
    if days is None or not is_silent(facts) or facts.next_meeting is not None:
        return None
    over = days - int(SILENT_RHYTHMS * facts.rhythm_days)
    return said(facts, _("No contact for {n} days (agreed: every {m})").format(n=days, m=facts.rhythm_days), over)


def check_in_overdue(facts: AccountFacts) -> Concern | None:
    """The last check-in lies beyond the rhythm and none is planned; a silent account is said to be silent instead."""
    since = max((d for d in (facts.last_check_in, facts.known_since) if d is not None), default=None)
    if since is None or facts.next_check_in is not None or silence(facts) is not None:
        return None
    days = (facts.day - since).days
    if days <= facts.rhythm_days:
        return None
    sentence = _("No check-in for {n} days (agreed: every {m})").format(n=days, m=facts.rhythm_days)
    return said(facts, sentence, days - facts.rhythm_days)


def review_overdue(facts: AccountFacts) -> Concern | None:
    """The tier expects a review every so many days; the last one lies longer ago and none is planned."""
    if facts.needs.review_days is None or facts.next_review is not None:
        return None
    since = max((d for d in (facts.last_review, facts.known_since) if d is not None), default=None)
    days = 0 if since is None else (facts.day - since).days
    if days <= facts.needs.review_days:
        return None
    sentence = _("No review for {n} days (expected: every {m})").format(n=days, m=facts.needs.review_days)
    return said(facts, sentence, days - facts.needs.review_days)


def slipping(facts: AccountFacts) -> Concern | None:
    """Health fell clearly within 90 days."""
    if facts.health is None or facts.health.movement is None or facts.health.movement > -SLIPPING_POINTS:
        return None
    parts = ", ".join(_moved(label, points) for label, points in facts.health.movers if points < 0)
    fell = _("Health fell {n} points in 90 days").format(n=-facts.health.movement)
    return said(facts, f"{fell}: {parts}" if parts else fell)


def _moved(label: str, points: int) -> str:
    return f"{label.lower()} −{-points}"


def buying_less(facts: AccountFacts) -> Concern | None:
    """Revenue of 12 months, else of the last three, lies clearly below that of a year earlier."""
    sales = facts.sales
    if sales is None or sales.months < health.FEWEST_MONTHS:
        return None
    for now, before, limit in (
        (sales.last_12, sales.before_12, FEWER_SALES),
        (sales.last_3, sales.same_3, FEWER_SALES_OF_A_QUARTER),
    ):
        if before > 0 and now <= before * (1 - limit):
            return said(facts, _("Buying {share} % less than a year ago").format(share=round(100 - 100 * now / before)))
    return None


def paying_slower(facts: AccountFacts) -> Concern | None:
    """Invoices are paid clearly later than in the half year before."""
    paying = facts.paying
    if paying is None or min(paying.count, paying.count_before) < FEWEST_PAYMENTS:
        return None
    slower = paying.days - paying.days_before
    if slower < SLOWER_BY_DAYS or slower < SLOWER_BY_SHARE * paying.days_before:
        return None
    pattern = _("Paying slower: after {now} days, before {then}")
    return said(facts, pattern.format(now=round(paying.days), then=round(paying.days_before)))


def competitor_seen(facts: AccountFacts) -> Concern | None:
    """A competitor was seen at the account within 90 days."""
    if facts.competitor is None:
        return None
    when, name = facts.competitor
    days = (facts.day - when).days
    if not 0 <= days <= COMPETITOR_FRESH_DAYS:
        return None
    seen = _("Competitor seen {day}").format(day=day(when, facts.day))
    return said(facts, f"{seen}: {name}" if name else seen, days)


def contract_ending(facts: AccountFacts) -> Concern | None:
    """A contract ends, or may no longer be given notice, within 120 days."""
    dates = [(when, what, c) for c in facts.contracts for when, what in _days_of(c)]
    near = [(when, what, c) for when, what, c in dates if _is_near((when - facts.day).days)]
    if not near:
        return None
    when, what, contract = min(near, key=lambda found: found[0])
    days = (when - facts.day).days
    return said(facts, _contract_sentence(contract, what, days), CONTRACT_AHEAD_DAYS - days)


def renewal_unplanned(facts: AccountFacts) -> Concern | None:
    """A contract of a key account comes to its notice or end, and no objective of its plan is about the renewal."""
    if facts.needs.tier is not Tier.KEY or facts.plan is None:
        return None
    waiting = [
        (when, what, contract)
        for contract in facts.contracts
        for when, what in _days_of(contract)
        if 0 <= (when - facts.day).days <= CONTRACT_AHEAD_DAYS and not is_planned(contract.name, facts.objectives)
    ]
    if not waiting:
        return None
    when, what, contract = min(waiting, key=lambda found: found[0])
    days = (when - facts.day).days
    due = _contract_sentence(contract, what, days)
    return said(facts, _("{due}, no objective is about it").format(due=due), CONTRACT_AHEAD_DAYS - days)


ENDS, NOTICE = "ends", "notice"


def _days_of(contract: ContractFacts) -> list[tuple[date, str]]:
    """The days of a contract to be warned of: notice, and the end unless it renews by itself."""
    days = [(contract.notice_by, NOTICE), (None if contract.renews else contract.ends, ENDS)]
    return [(when, what) for when, what in days if when is not None]


def _is_near(days: int) -> bool:
    return -CONTRACT_PAST_DAYS <= days <= CONTRACT_AHEAD_DAYS


def _contract_sentence(contract: ContractFacts, what: str, days: int) -> str:
    if days < 0:
        pattern = _("Notice for “{name}” has passed") if what == NOTICE else _("Contract “{name}” has ended")
    else:
        pattern = _("Notice for “{name}” due {when}") if what == NOTICE else _("Contract “{name}” ends {when}")
    return pattern.format(name=contract.name, when=plural("in {n} day", "in {n} days", days) if days else _("today"))


def plan_only_sells(facts: AccountFacts) -> Concern | None:
    """The plan has objectives, and none that cares for the customer."""
    if facts.plan is None or not facts.plan.only_sells:
        return None
    return said(facts, _("The plan only sells: no objective cares for the customer"))


def no_agreed_plan(facts: AccountFacts) -> Concern | None:
    """The tier expects a plan: a key account an agreed one, a growth account one at all."""
    if not facts.needs.plan_expected:
        return None
    if facts.plan is None:
        return said(facts, _("No plan yet"))
    if facts.needs.tier is Tier.KEY and facts.plan.status is not PlanStatus.AGREED:
        return said(facts, _("Key account without an agreed plan"))
    return None
