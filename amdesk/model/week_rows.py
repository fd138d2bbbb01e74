"""Frozen rows of one week: its meetings, what falls due in it, and the check-ins that should be booked."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.day_rows import Due
from amdesk.model.values import Channel, TouchKind, TouchStatus


@dataclass(frozen=True)
class WeekMeeting:
    """A meeting of the week, whatever became of it; `at` is "" for the whole day."""

    id: int
    account_id: int
    account: str
    on: date
    at: str
    minutes: int | None
    status: TouchStatus
    channel: Channel
    kind: TouchKind
    purpose: str
    place: str
    cancelled_by: str
    people: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()

    @property
    def lacks_purpose(self) -> bool:
        """Whether it is planned and nobody knows what for; a check-in needs none."""
        return self.status is TouchStatus.PLANNED and not self.purpose and self.kind is TouchKind.MEETING


@dataclass(frozen=True)
class CheckInDue:
    """A check-in that falls due and is not booked: since when it is agreed, and after how many days."""

    account_id: int
    account: str
    due: date
    days: int
    channel: Channel | None


@dataclass(frozen=True)
class WeekRows:
    """What a week is made of; `monday` begins it. `late` counts what was due before it and is still open."""

    today: date
    monday: date
    meetings: tuple[WeekMeeting, ...]
    dues: tuple[Due, ...]
    check_ins: tuple[CheckInDue, ...]
    late: int = 0
