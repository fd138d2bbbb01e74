"""An account's health 0..100: its parts, what holds it down, how sure it is, what moved it. Source: formulae F4."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from amdesk.analysis import pulse, relationships
from amdesk.model.facts import AccountFacts, IssueFacts, PersonFacts
from amdesk.model.health_rows import Band, Health, HealthPart
from amdesk.model.values import Role, Severity, Tier
from amdesk.words import _, day, plural

WEIGHTS = {"pulse": 25, "relationships": 20, "issues": 20, "receivables": 15, "sales": 10, "plan": 10}
"""How much each part counts; the user may change it."""
CONFIDENT_FROM = 60
"""Below this confidence in percent the score is not said."""
BAD_UP_TO, WATCH_UP_TO = 50, 75
ISSUE_POINTS = {Severity.LOW: 10, Severity.MEDIUM: 20, Severity.CRITICAL: 40}
KNOWN_FOR_DAYS = 180
"""Issues count as known for this long after the last touch or issue."""
CRITICAL_AFTER_DAYS, CRITICAL_CAP = 14, 40
SINGLE_THREAD_CAP = 70
SINGLE_THREAD_TIERS = (Tier.KEY, Tier.GROWTH)
DECIDER_SILENT_RHYTHMS, DECIDER_SILENT_AT_LEAST_DAYS, DECIDER_CAP = 2, 90, 60
FEWEST_MONTHS = 13
MOVERS = 3

Measured = tuple[float | None, str]
"""A part's score 0..100, None when not known, and its evidence in words."""


def health(facts: AccountFacts, weights: Mapping[str, int] = WEIGHTS) -> Health:
    """The health of an account on the day of its facts, without what moved it; see `movers`."""
    parts = tuple(_part(name, measure(facts), weights.get(name, 0)) for name, measure in MEASURES.items())
    value, confidence = weighted(parts)
    caps = _caps(facts)
    if value is None or confidence < CONFIDENT_FROM:
        return Health(None, Band.UNKNOWN, confidence, parts, tuple(why for why, _cap in caps))
    score = min([_rounded(value), *(cap for _why, cap in caps)])
    effective = tuple(why for why, cap in caps if cap <= _rounded(value))
    return Health(score, band(score), confidence, parts, effective)


def _rounded(value: float) -> int:
    return int(value + 0.5)


def _part(name: str, measured: Measured, weight: int) -> HealthPart:
    score, evidence = measured
    return HealthPart(name, _(LABELS[name]), weight, score, evidence)


def weighted(parts: tuple[HealthPart, ...]) -> tuple[float | None, int]:
    """The mean 0..100 of the known parts by weight, and the confidence in percent: known weight / all weight."""
    known = sum(p.weight for p in parts if p.score is not None)
    total = sum(p.weight for p in parts)
    if not known:
        return None, 0
    return sum(p.weight * p.score for p in parts if p.score is not None) / known, _rounded(100 * known / total)


def band(score: int | None) -> Band:
    """How a score reads: bad up to 50, watch up to 75, good above."""
    if score is None:
        return Band.UNKNOWN
    if score <= BAD_UP_TO:
        return Band.BAD
    return Band.WATCH if score <= WATCH_UP_TO else Band.GOOD


def movement(now: int | None, before: int | None) -> int | None:
    """The score now less the score 90 days ago; None when either is not known."""
    return None if now is None or before is None else now - before


def movers(parts: tuple[HealthPart, ...], before: Mapping[str, float]) -> tuple[tuple[str, int], ...]:
    """The three parts that moved the score most, each with its move in points; parts known on both days only."""
    known = sum(p.weight for p in parts if p.score is not None)
    moves = [
        (p.label, round(p.weight * (p.score - before[p.name]) / known))
        for p in parts
        if p.score is not None and p.name in before
    ]
    return tuple(sorted((m for m in moves if m[1]), key=lambda m: -abs(m[1]))[:MOVERS])


# The parts


def _pulse(facts: AccountFacts) -> Measured:
    value = pulse.survey_value(facts.scores, facts.day)
    if value is None:
        return None, _("nobody heard in 180 days")
    return 10 * value, _("Pulse {value}").format(value=f"{value:.1f}")


def _relationships(facts: AccountFacts) -> Measured:
    known = relationships.known_strengths(facts)
    value = relationships.mean_strength(known)
    if value is None:
        return None, _("no touch with anyone yet")
    count = len(relationships.threads(known))
    return value, plural("{n} living contact", "{n} living contacts", count)


def _issues(facts: AccountFacts) -> Measured:
    since = facts.day - timedelta(days=KNOWN_FOR_DAYS)
    last = max((d for d in (facts.last_touch, facts.last_issue) if d is not None), default=None)
    if not facts.issues and (last is None or last < since):
        return None, _("not in touch for 180 days")
    lost = sum(_points(issue, facts.day) for issue in facts.issues)
    evidence = plural("{n} open issue", "{n} open issues", len(facts.issues)) if facts.issues else _("no open issue")
    return float(max(0, 100 - lost)), evidence


def _points(issue: IssueFacts, today: date) -> int:
    points = ISSUE_POINTS[issue.severity]
    late = issue.answer_by is not None and issue.answer_by < today and issue.is_unanswered(today)
    return points * (2 if late else 1)


def _receivables(facts: AccountFacts) -> Measured:
    if facts.receivables is None:
        return None, _("no invoices known")
    owed = [r for r in facts.receivables if r.outstanding > 0]
    if not owed:
        return 100.0, _("nothing owed")
    late = max(min(1.0, max(0, r.late) / r.outstanding) for r in owed)
    return 100 * (1 - late), _("{share} % over 30 days late").format(share=round(100 * late))


def _sales(facts: AccountFacts) -> Measured:
    sales = facts.sales
    if sales is None or sales.months < FEWEST_MONTHS or sales.before_12 <= 0:
        return None, _("under 13 months of revenue")
    growth = sales.last_12 / sales.before_12 - 1
    return min(100.0, max(0.0, 50 + 250 * growth)), _("Revenue {growth} %").format(growth=signed(100 * growth))


def signed(value: float) -> str:
    """A whole number with its sign: "+4", "−13", "0"."""
    whole = round(value)
    return f"{whole:+}".replace("-", "−") if whole else "0"


def _plan(facts: AccountFacts) -> Measured:
    plan = facts.plan
    if plan is None:
        return (0.0, _("no plan")) if facts.needs.tier is Tier.KEY else (None, _("no plan"))
    if not plan.due:
        return None, _("nothing due from the plan in 90 days")
    return 100 * plan.on_time / plan.due, _("{done} of {due} on time").format(done=plan.on_time, due=plan.due)


LABELS = {
    "pulse": "Pulse",
    "relationships": "Relationships",
    "issues": "Issues",
    "receivables": "Receivables",
    "sales": "Sales",
    "plan": "Plan",
}
MEASURES: dict[str, Callable[[AccountFacts], Measured]] = {
    "pulse": _pulse,
    "relationships": _relationships,
    "issues": _issues,
    "receivables": _receivables,
    "sales": _sales,
    "plan": _plan,
}


# What holds it down


def _caps(facts: AccountFacts) -> list[tuple[str, int]]:
    """Why the score is held down, each with the most it may be."""
    found = (_critical_cap(facts), _thread_cap(facts), _decider_cap(facts))
    return [cap for cap in found if cap is not None]


def old_critical(facts: AccountFacts) -> IssueFacts | None:
    """The oldest critical issue open for more than 14 days."""
    limit = facts.day - timedelta(days=CRITICAL_AFTER_DAYS)
    old = [i for i in facts.issues if i.severity is Severity.CRITICAL and i.reported_on < limit]
    return min(old, key=lambda issue: issue.reported_on, default=None)


def _critical_cap(facts: AccountFacts) -> tuple[str, int] | None:
    issue = old_critical(facts)
    if issue is None:
        return None
    days = (facts.day - issue.reported_on).days
    return _("critical issue open for {n} days: at most {cap}").format(n=days, cap=CRITICAL_CAP), CRITICAL_CAP


def _thread_cap(facts: AccountFacts) -> tuple[str, int] | None:
    if facts.needs.tier not in SINGLE_THREAD_TIERS:
        return None
    known = relationships.known_strengths(facts)
    if not known or len(relationships.threads(known)) > 1:
        return None
    return _("a single living contact: at most {cap}").format(cap=SINGLE_THREAD_CAP), SINGLE_THREAD_CAP


def decider_limit_days(facts: AccountFacts) -> int:
    """After how many days without a touch a decider counts as silent: two rhythms, 90 days at least."""
    return max(DECIDER_SILENT_AT_LEAST_DAYS, DECIDER_SILENT_RHYTHMS * facts.rhythm_days)


def deciders_heard(facts: AccountFacts) -> date | None:
    """The day from which the silence of the deciders counts: the last touch with any, or the day the account came in.

    None when no decider is known, or neither day is.
    """
    deciders: tuple[PersonFacts, ...] = facts.with_role(Role.DECIDER)
    if not deciders:
        return None
    touched = [p.last_touch for p in deciders if p.last_touch is not None]
    return max([*touched, *([facts.known_since] if facts.known_since else [])], default=None)


def _decider_cap(facts: AccountFacts) -> tuple[str, int] | None:
    heard = deciders_heard(facts)
    if heard is None or (facts.day - heard).days <= decider_limit_days(facts):
        return None
    why = _("no decider met since {day}: at most {cap}").format(day=day(heard, facts.day), cap=DECIDER_CAP)
    return why, DECIDER_CAP
