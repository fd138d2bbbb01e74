"""The days colleagues are asked for over all plans, by quarter, beside the days they have (PLAN-5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.source import Source
from amdesk.store.queries.cells import number

BOOKED = """
SELECT c.id, c.name, c.days_a_quarter, r.due, r.asked, r.granted, r.used, p.id, a.name,
 coalesce(nullif(r.what, ''), p.name)
FROM resource r JOIN plan p ON p.id = r.plan_id JOIN account a ON a.id = p.account_id
JOIN colleague c ON c.id = r.colleague_id
WHERE r.kind IN ('days', 'management') AND r.due IS NOT NULL AND p.status <> 'closed' ORDER BY c.name, r.due, r.id
"""


@dataclass(frozen=True)
class BookedPart:
    """One resource of a plan that days of a colleague go to."""

    plan: int
    account: str
    what: str
    asked: Decimal
    granted: Decimal
    used: Decimal

    @property
    def most(self) -> Decimal:
        """The most days it speaks of."""
        return max(self.asked, self.granted, self.used)


@dataclass(frozen=True)
class Booked:
    """What one colleague is asked for in one quarter; `has` is what the colleague has, None when not known."""

    colleague_id: int
    colleague: str
    year: int
    quarter: int
    has: Decimal | None
    parts: tuple[BookedPart, ...]

    @property
    def asked(self) -> Decimal:
        """The days asked for over all plans."""
        return sum((part.asked for part in self.parts), Decimal(0))

    @property
    def granted(self) -> Decimal:
        """The days granted over all plans."""
        return sum((part.granted for part in self.parts), Decimal(0))

    @property
    def used(self) -> Decimal:
        """The days used over all plans."""
        return sum((part.used for part in self.parts), Decimal(0))

    @property
    def plans(self) -> frozenset[int]:
        """The plans that ask."""
        return frozenset(part.plan for part in self.parts)

    @property
    def is_over(self) -> bool:
        """Whether more is asked for, granted or used than there is."""
        return self.has is not None and max(self.asked, self.granted, self.used) > self.has


def booked(source: Source) -> list[Booked]:
    """Every colleague and quarter that is asked for, the earliest first."""
    parts: dict[tuple[int, int, int], list[BookedPart]] = defaultdict(list)
    people: dict[int, tuple[str, Decimal | None]] = {}
    for who, name, has, due, asked, granted, used, plan, account, what in source.select(BOOKED):
        year, quarter = quarter_of(date.fromisoformat(due))
        days = (number(value) or Decimal(0) for value in (asked, granted, used))
        parts[year, quarter, who].append(BookedPart(plan, account, what, *days))
        people[who] = (name, number(has))
    return [
        Booked(who, people[who][0], year, quarter, people[who][1], tuple(found))
        for (year, quarter, who), found in sorted(parts.items(), key=_when)
    ]


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the quarter of a day."""
    return day.year, (day.month - 1) // 3 + 1


def _when(found: tuple[tuple[int, int, int], object]) -> tuple[int, int, int]:
    return found[0]
