"""The days of the sample workspace, all told from today, so that it is as fresh on any day as on the first."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.words import FULL_MONTHS, MONTHS

CALENDAR_DAY = re.compile(r"(\d+) ([A-Z][a-z]{2})(?: ([+-]\d+)y)?(?: ([+-]\d+)d)?")
FIRST_OF = re.compile(r"(month|quarter)([+-]\d+)(?: ([+-]\d+)d)?")
TIME_IN_TEXT = re.compile(r"\{(month|year|day)([+-]\d+)?\}")


@dataclass(frozen=True)
class Days:
    """Turns what the sample's tables say of time into dates around `today`."""

    today: date

    def on(self, says: int | str) -> date:
        """A working day so many days from today; "30 Jun" (the next), "30 Jun -2y"; "month-3 +4d"; "quarter+1".

        Raises ValueError for anything else.
        """
        if isinstance(says, int):
            return self.near(says)
        if found := FIRST_OF.fullmatch(says):
            first = self.first_of_month if found[1] == "month" else self.first_of_quarter
            return first(int(found[2])) + timedelta(days=int(found[3] or 0))
        if found := CALENDAR_DAY.fullmatch(says):
            return self._next(int(found[1]), MONTHS.index(found[2]) + 1, int(found[3] or 0), int(found[4] or 0))
        raise ValueError(f"“{says}” is no day")

    def near(self, distance: int) -> date:
        """The day so many days from today, moved away from today to a working day; today itself stays."""
        day = self.today + timedelta(days=distance)
        beyond = max(0, day.weekday() - 4)
        if distance == 0 or not beyond:
            return day
        return day - timedelta(days=beyond) if distance < 0 else day + timedelta(days=3 - beyond)

    def _next(self, day: int, month: int, years: int, days: int) -> date:
        this_year = date(self.today.year, month, day)
        year = self.today.year + (this_year <= self.today) + years
        return date(year, month, day) + timedelta(days=days)

    def first_of_month(self, distance: int) -> date:
        """The first of the month so many months from this one."""
        years, month = divmod(self.today.year * 12 + self.today.month - 1 + distance, 12)
        return date(years, month + 1, 1)

    def first_of_quarter(self, distance: int) -> date:
        """The first day of the quarter so many quarters from this one."""
        return self.first_of_month(3 * distance - (self.today.month - 1) % 3)

    def text(self, words: str) -> str:
        """`words` with "{month-5}", "{year+1}" and "{day-3}" filled in: the month's name, the year, the date."""
        return TIME_IN_TEXT.sub(self._spoken, words)

    def _spoken(self, found: re.Match[str]) -> str:
        distance = int(found[2] or 0)
        if found[1] == "year":
            return str(self.today.year + distance)
        if found[1] == "day":
            return self.near(distance).isoformat()
        return FULL_MONTHS[self.first_of_month(distance).month - 1]
