"""The hours a year that accounts of their tiers ask for, beside what one account manager has; all of it estimated.

Source: formulae F15. The assumptions are the user's; how many key accounts fit follows from them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier
from amdesk.words import _

DAYS_OF_YEAR = 365


@dataclass(frozen=True)
class Assumptions:
    """What the hours are reckoned with: visits a year by tier, hours of a visit's parts, of an issue and a review.

    `days` of work a year, `hours` a day, of which `share` percent are left for accounts.
    """

    visits_key: float = 24
    visits_growth: float = 6
    visits_standard: float = 2
    visits_small: float = 1
    prepare: float = 1
    travel: float = 2
    visit: float = 1.5
    follow_up: float = 0.5
    issue: float = 4
    review: float = 3
    days: float = 220
    hours: float = 8
    share: float = 65

    @property
    def hours_a_visit(self) -> float:
        """Prepare, travel, visit and follow up together."""
        return self.prepare + self.travel + self.visit + self.follow_up

    @property
    def capacity(self) -> float:
        """The hours a year that are left for accounts."""
        return self.days * self.hours * self.share / 100

    def visits(self, tier: Tier) -> float:
        """How often a year an account of a tier is visited."""
        return float(getattr(self, f"visits_{tier.value}"))

    def visiting_hours(self, tier: Tier) -> float:
        """What the visits to one account of a tier take a year."""
        return self.visits(tier) * self.hours_a_visit


USUAL = Assumptions()
NAMES = tuple(field.name for field in fields(Assumptions))


@dataclass(frozen=True)
class Workload:
    """Hours a year for visits, issues and reviews, beside the hours there are."""

    visits: float
    issues: float
    reviews: float
    capacity: float

    @property
    def hours(self) -> float:
        """All of it."""
        return self.visits + self.issues + self.reviews

    @property
    def share(self) -> float | None:
        """The part of the capacity it takes; None where there is no capacity."""
        return self.hours / self.capacity if self.capacity > 0 else None


def workload(
    tiers: Iterable[Tier], needs: Mapping[Tier, TierNeeds], issues_a_year: int, assumed: Assumptions = USUAL
) -> Workload:
    """What accounts of these tiers ask for in a year; as many issues as there were in the last."""
    counts = Counter(tiers)
    reviews = sum(
        count * DAYS_OF_YEAR / days for tier, count in counts.items() if (days := _review_days(needs.get(tier)))
    )
    return Workload(
        sum(count * assumed.visiting_hours(tier) for tier, count in counts.items()),
        issues_a_year * assumed.issue,
        reviews * assumed.review,
        assumed.capacity,
    )


def _review_days(needs: TierNeeds | None) -> int | None:
    return needs.review_days if needs else None


def key_capacity(assumed: Assumptions = USUAL) -> int:
    """About how many key accounts fit into a year by their visits alone; one at least."""
    hours = assumed.visiting_hours(Tier.KEY)
    return max(1, round(assumed.capacity / hours)) if hours > 0 else 1


def _whole(hours: float) -> str:
    return f"{hours:,.0f}"


def hours_sentence(now: Workload, then: Workload) -> str:
    """Said in a sentence: the hours of a year before and after, beside what there is."""
    if then.share is None:
        return _("There are no hours for accounts: see the assumptions.")
    words = _("Estimated {then} h a year of {all} h ({share} %)").format(
        then=_whole(then.hours), all=_whole(then.capacity), share=round(then.share * 100)
    )
    if round(now.hours) == round(then.hours):
        return _("{words}, as now.").format(words=words)
    return _("{words}, now {now} h.").format(words=words, now=_whole(now.hours))


def parts_words(work: Workload) -> str:
    """What the hours are made of: "visits 960 h, issues 48 h, reviews 96 h"."""
    return _("Visits {visits} h, issues {issues} h, reviews {reviews} h.").format(
        visits=_whole(work.visits), issues=_whole(work.issues), reviews=_whole(work.reviews)
    )
