"""Touches, and meetings still to come; when a file does not say, the day tells which."""

import re
from typing import ClassVar

from amdesk.exchange.sections import Values
from amdesk.exchange.with_people import RowsWithPeople
from amdesk.model.values import TouchKind, TouchStatus

_TIME = re.compile(r"[T ](\d{1,2}:\d{2})")


class TouchRows(RowsWithPeople):
    """What was held, unless its day is still to come."""

    table, title, links = "touch", "purpose", "touch_person"
    compared = ("on", "at", "purpose", "note")
    required = ("on",)
    today_is_planned: ClassVar[bool] = False

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values, with the time that stands beside the day."""
        values = super().read(cells)
        beside = _TIME.search(self.readers["on"].text(cells))
        if "at" not in values and beside and beside[1].zfill(5) != "00:00":
            values["at"] = beside[1].zfill(5)
        return values

    def at_first(self, values: Values, kept: Values) -> Values:
        """Planned or held, by the day."""
        day, today = values["on"], self.parts.today
        is_planned = day > today or (day == today and self.today_is_planned)
        status = TouchStatus.PLANNED if is_planned else TouchStatus.HELD
        return {"status": status.value, "kind": TouchKind.MEETING.value}


class MeetingRows(TouchRows):
    """What is planned, unless its day is past."""

    today_is_planned = True
