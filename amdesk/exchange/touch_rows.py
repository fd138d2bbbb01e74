"""Touches, and meetings still to come; when a file does not say, the day tells which."""

import re
from collections.abc import Sequence
from typing import ClassVar

from amdesk.exchange.meaning import WorkedOut
from amdesk.exchange.parts import Parts
from amdesk.exchange.sections import Values
from amdesk.exchange.titles import Titles, unknown_issue
from amdesk.exchange.with_people import RowsWithPeople
from amdesk.model.values import TouchKind, TouchStatus

PLANNED = {"status": TouchStatus.PLANNED.value, "kind": TouchKind.MEETING.value}
HELD = {"status": TouchStatus.HELD.value, "kind": TouchKind.MEETING.value}
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})")
_TIME = re.compile(r"[T ](\d{1,2}:\d{2})")


class TouchRows(RowsWithPeople):
    """What was held, unless its day is still to come."""

    table, title, links, our_links = "touch", "purpose", "touch_person", "touch_colleague"
    compared = ("on", "at", "purpose", "note")
    worked_out = (*RowsWithPeople.worked_out, "issue")
    required = ("on",)
    today_is_planned: ClassVar[bool] = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.times_beside = WorkedOut(_time_beside)
        self.issues = Titles(parts.source, "issue")

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values, with the time that stands beside the day."""
        values = super().read(cells)
        beside = self.times_beside[cells[self.readers["on"].at]]
        if beside and "at" not in values:
            values["at"] = beside
        until = values.pop("until", "")
        if until and "minutes" not in values and (minutes := _minutes_between(values.get("at", ""), until)):
            values["minutes"] = minutes
        return values

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the issue the row names."""
        kept = super().kept(values, account)
        if "issue" in values and (issue := self.issues.meant(values["issue"], account)) is not None:
            kept["issue_id"] = issue
        return kept

    def told_of(self, column: str, part: str) -> Values:
        """Who was expected but did not come."""
        return {"came": 0} if column == "absent" else {}

    def remarks(self) -> Sequence[str]:
        """Who and which issues are not known here."""
        return (*super().remarks(), *self.issues.remarks(unknown_issue()))

    def at_first(self, values: Values, kept: Values) -> Values:
        """Planned or held, by the day."""
        day, today = values["on"], self.parts.today
        is_planned = day > today or (day == today and self.today_is_planned)
        return PLANNED if is_planned else HELD


def _time_beside(day: str) -> str:
    """The time that stands beside a day; midnight stands for none."""
    found = _TIME.search(day.strip())
    time = found[1].zfill(5) if found else ""
    return "" if time == "00:00" else time


def _minutes_between(start: str, until: str) -> int:
    """How long something takes that ends on its day, at a time that may stand beside that day; 0 when unknown."""
    end = _CLOCK.search(until)
    begin = _CLOCK.search(start)
    if begin is None or end is None:
        return 0
    hours, minutes = int(end[1]) - int(begin[1]), int(end[2]) - int(begin[2])
    return max(0, hours * 60 + minutes)


class MeetingRows(TouchRows):
    """What is planned, unless its day is past."""

    today_is_planned = True
