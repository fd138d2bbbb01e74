"""Touches, and meetings still to come; when a file does not say, the day tells which."""

import re
from typing import ClassVar

from amdesk.exchange.meaning import WorkedOut
from amdesk.exchange.parts import Parts
from amdesk.exchange.sections import Values
from amdesk.exchange.with_people import RowsWithPeople
from amdesk.model.values import TouchKind, TouchStatus

PLANNED = {"status": TouchStatus.PLANNED.value, "kind": TouchKind.MEETING.value}
HELD = {"status": TouchStatus.HELD.value, "kind": TouchKind.MEETING.value}
_TIME = re.compile(r"[T ](\d{1,2}:\d{2})")


class TouchRows(RowsWithPeople):
    """What was held, unless its day is still to come."""

    table, title, links = "touch", "purpose", "touch_person"
    compared = ("on", "at", "purpose", "note")
    required = ("on",)
    today_is_planned: ClassVar[bool] = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.times_beside = WorkedOut(_time_beside)

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values, with the time that stands beside the day."""
        values = super().read(cells)
        beside = self.times_beside[cells[self.readers["on"].at]]
        if beside and "at" not in values:
            values["at"] = beside
        return values

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


class MeetingRows(TouchRows):
    """What is planned, unless its day is past."""

    today_is_planned = True
