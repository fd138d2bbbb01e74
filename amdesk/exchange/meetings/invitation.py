"""What a calendar file or an invitation mail says of meetings, in plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Method(Enum):
    """What the sender wants with a calendar entry."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    ADD = "ADD"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"
    DECLINECOUNTER = "DECLINECOUNTER"
    REFRESH = "REFRESH"


class Answer(Enum):
    """What someone invited has answered."""

    NONE = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True)
class Invited:
    """Someone who is invited, or who invites; `mail` is in small letters."""

    mail: str
    name: str
    answer: Answer = Answer.NONE
    is_organiser: bool = False
    is_room: bool = False

    @property
    def said_name(self) -> str:
        """The name, or what stands before the @."""
        return self.name or self.mail.partition("@")[0]


@dataclass(frozen=True)
class Invitation:
    """One meeting of a calendar file; `at` is "15:30" local wall time in `zone`, "" for the whole day.

    `occurrence` names one date of a series as it was first planned, "" for a single meeting. `there` is the time at the
    sender's when that is another zone. `series` says in a sentence what was done with a repetition. `account`,
    `account_uid`, `kind` and `channel` stand in what went out from amdesk.
    """

    uid: str
    method: Method
    on: date
    at: str = ""
    zone: str = ""
    minutes: int | None = None
    title: str = ""
    place: str = ""
    agenda: str = ""
    people: tuple[Invited, ...] = ()
    sequence: int = 0
    stamp: datetime | None = None
    occurrence: str = ""
    is_cancelled: bool = False
    there: str = ""
    series: str = ""
    account: str = ""
    account_uid: str = ""
    kind: str = ""
    channel: str = ""

    @property
    def organiser(self) -> Invited | None:
        """Who invites."""
        return next((one for one in self.people if one.is_organiser), None)


@dataclass(frozen=True)
class InvitationFile:
    """The meetings of a file in the order of their day, and what was noticed on the way."""

    name: str
    meetings: tuple[Invitation, ...]
    remarks: tuple[str, ...] = ()
    owner: str = ""
