"""How an account wants to be served, as far as days that are proposed keep to it (ACC-3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from amdesk.model.source import Source
from amdesk.words import DAYS, FULL_DAYS, _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SATURDAY = 5
NOT = re.compile(r"\b(no|not|never|kein\w*|nicht|nie|pas|jamais)\b", re.IGNORECASE)
SERVED = """
SELECT (SELECT days FROM rhythm r WHERE r.account_id = a.id AND r.days IS NOT NULL AND r.until IS NULL
 ORDER BY r.since DESC LIMIT 1), a.do_nots, (SELECT id FROM colleague c WHERE c.id = a.counterpart_id
 AND c.left_on IS NULL) FROM account a WHERE a.id = ?
"""


@dataclass(frozen=True)
class Served:
    """The agreed rhythm in days, the weekdays they asked to be spared, and the colleague they want to deal with."""

    rhythm_days: int | None = None
    spared: frozenset[int] = frozenset()
    counterpart: int | None = None

    def free_day(self, day: date) -> date:
        """The first working day from `day` on that is not spared, unless all are."""
        spared = frozenset() if len(self.spared) >= SATURDAY else self.spared
        while day.weekday() >= SATURDAY or day.weekday() in spared:
            day += timedelta(days=1)
        return day


def served(source: Source, account: int | None) -> Served:
    """How an account wants to be served; nothing is asked for where there is none."""
    return _read(source.select(SERVED, (account,)))


def served_within(session: "Session", account: int | None) -> Served:
    """How an account wants to be served, as it stands within the step that is open."""
    return _read(tuple(row) for row in session.connection().exec_driver_sql(SERVED, (account,)))


def _read(rows: Iterable[tuple[Any, ...]]) -> Served:
    for rhythm, do_nots, counterpart in rows:
        return Served(rhythm, spared_weekdays(do_nots), counterpart)
    return Served()


def spared_weekdays(do_nots: str) -> frozenset[int]:
    """The weekdays on which they do not want us, named in a sentence that says no: "not on Mondays" gives {0}."""
    said = [part.lower() for part in re.split(r"[.;\n]", do_nots) if NOT.search(part)]
    return frozenset(number for number in range(len(FULL_DAYS)) if any(_names(number, part) for part in said))


def _names(number: int, part: str) -> bool:
    """Whether words name a weekday, in full or shortened to "mon"."""
    whole, short = FULL_DAYS[number], DAYS[number]
    if whole.lower() in part or _(whole).lower() in part:
        return True
    return any(re.search(rf"\b{re.escape(each.lower())}s?\b", part) for each in (short, _(short)))
