"""The days colleagues are asked for over all plans, by quarter, beside the days they have (PLAN-5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.model.source import Source
from amdesk.store.queries.cells import number

BOOKED = """
SELECT c.id, c.name, c.days_a_quarter, r.due, r.asked, r.granted, r.used, p.id
FROM resource r JOIN plan p ON p.id = r.plan_id JOIN colleague c ON c.id = r.colleague_id
WHERE r.kind IN ('days', 'management') AND r.due IS NOT NULL AND p.status <> 'closed' ORDER BY c.name, r.due, r.id
"""


@dataclass(frozen=True)
class Booked:
    """What one colleague is asked for in one quarter; `has` is what the colleague has, None when not known."""

    colleague: str
    year: int
    quarter: int
    asked: Decimal
    granted: Decimal
    used: Decimal
    has: Decimal | None
    plans: frozenset[int]

    @property
    def is_over(self) -> bool:
        """Whether more is asked for, granted or used than there is."""
        return self.has is not None and max(self.asked, self.granted, self.used) > self.has


def booked(source: Source) -> list[Booked]:
    """Every colleague and quarter that is asked for, the earliest first."""
    found: dict[tuple[int, int, int], list[tuple[str, Decimal | None, list[Decimal], int]]] = defaultdict(list)
    for who, name, has, due, asked, granted, used, plan in source.select(BOOKED):
        day = date.fromisoformat(due)
        days = [number(value) or Decimal(0) for value in (asked, granted, used)]
        found[day.year, (day.month - 1) // 3 + 1, who].append((name, number(has), days, plan))
    return [_booked(year, quarter, rows) for (year, quarter, _who), rows in sorted(found.items(), key=_when)]


def _when(found: tuple[tuple[int, int, int], object]) -> tuple[int, int, int]:
    return found[0]


def _booked(year: int, quarter: int, rows: list[tuple[str, Decimal | None, list[Decimal], int]]) -> Booked:
    asked, granted, used = (sum((days[at] for _n, _h, days, _p in rows), Decimal(0)) for at in range(3))
    return Booked(rows[0][0], year, quarter, asked, granted, used, rows[0][1], frozenset(plan for *_r, plan in rows))
