"""Touches: every contact, and meetings still to come; what was promised in them."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import STRICT, Base, Travels, today_of
from amdesk.model.fields import FieldError, Kind
from amdesk.model.values import Channel, PromiseBy, PromiseStatus, TouchKind, TouchStatus
from amdesk.words import _


class Touch(Travels, Base):
    """A contact: a meeting while it is planned, and the same record when it was held, moved or cancelled."""

    __tablename__ = "touch"
    __table_args__ = (
        Index("touch_by_account", "account_id", text('"on" DESC'), text("id DESC")),
        Index("touch_of_issue", "issue_id", sqlite_where=text("issue_id IS NOT NULL")),
        Index("touch_planned", "on", sqlite_where=text("status = 'planned'")),
        STRICT,
    )
    singular, plural = "Touch", "Touches"
    title_column = "purpose"

    account_id: Mapped[int] = field.belongs("account", "Account")
    on: Mapped[date | None] = field.day("Day", required=True)
    at: Mapped[str] = field.text("Time", kind=Kind.TIME, limit=5, hint="Local time, such as 15:30")
    zone: Mapped[str] = field.text("Time zone", listed=False)
    minutes: Mapped[int | None] = field.whole("Minutes", low=0, high=6000, listed=False)
    status: Mapped[TouchStatus] = field.choice("Status", TouchStatus, TouchStatus.HELD)
    channel: Mapped[Channel] = field.choice("How", Channel, Channel.CALL)
    kind: Mapped[TouchKind] = field.choice("Kind", TouchKind, TouchKind.MEETING)
    purpose: Mapped[str] = field.text("Purpose")
    location: Mapped[str] = field.text("Place or link", listed=False)
    agenda: Mapped[str] = field.note("Agenda", listed=False)
    note: Mapped[str] = field.note("What was said")
    needs: Mapped[str] = field.note("What they need", listed=False)
    mood: Mapped[int | None] = field.scale("Mood", private=True, listed=False)
    two_way: Mapped[bool] = field.yes("They answered", default=True, listed=False)
    level_match: Mapped[bool] = field.yes("Our level met theirs", default=True, private=True, listed=False)
    issue_id: Mapped[int | None] = field.points("issue", "Issue", listed=False)
    typed: Mapped[str] = field.note("As typed", private=True, listed=False)
    calendar_uid: Mapped[str] = field.text("Calendar id", listed=False)
    calendar_occurrence: Mapped[str] = field.text("Date of a series", listed=False)
    calendar_sequence: Mapped[int | None] = field.whole("Calendar version", low=0, listed=False)
    calendar_stamp: Mapped[datetime | None] = field.instant("Calendar version of", listed=False)
    cancelled_by: Mapped[str] = field.text("Cancelled by", listed=False)
    went_badly: Mapped[bool] = field.yes("Went badly", private=True, listed=False, by_verb=True)

    def hold(self) -> None:
        """The meeting took place."""
        self.status = TouchStatus.HELD

    def cancel(self, by: str = "") -> None:
        """The meeting does not take place.

        Raises FieldError for one that was held.
        """
        if self.status is TouchStatus.HELD:
            raise FieldError("status", _("What was held cannot be cancelled."))
        self.status, self.cancelled_by = TouchStatus.CANCELLED, by

    def move(self, on: date, at: str = "") -> None:
        """The meeting takes place on another day.

        Raises FieldError for one that was held.
        """
        if self.status is TouchStatus.HELD:
            raise FieldError("status", _("What was held cannot be moved."))
        self.on, self.at, self.status, self.cancelled_by = on, at or self.at, TouchStatus.PLANNED, ""


class TouchPerson(Base):
    """A person of the account in a touch."""

    __tablename__ = "touch_person"
    __table_args__ = (Index("touch_person_by_touch", "touch_id", "person_id"), STRICT)
    singular, plural = "Person in a touch", "People in touches"
    title_column = "person_id"

    touch_id: Mapped[int] = field.belongs("touch", "Touch")
    person_id: Mapped[int] = field.belongs("person", "Person")
    came: Mapped[bool] = field.yes("Came", default=True)


class TouchColleague(Base):
    """A colleague of ours in a touch."""

    __tablename__ = "touch_colleague"
    singular, plural = "Colleague in a touch", "Colleagues in touches"
    title_column = "colleague_id"

    touch_id: Mapped[int] = field.belongs("touch", "Touch")
    colleague_id: Mapped[int] = field.belongs("colleague", "Colleague")


class Promise(Asked, Travels, Base):
    """What was promised, by us or by them, and whether it was kept."""

    __tablename__ = "promise"
    singular, plural = "Promise", "Promises"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    by: Mapped[PromiseBy] = field.choice("Who", PromiseBy, PromiseBy.US)
    text: Mapped[str] = field.text("Promise", required=True)
    person_id: Mapped[int | None] = field.points("person", "To or from")
    touch_id: Mapped[int | None] = field.points("touch", "Said in", listed=False)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    said_on: Mapped[date | None] = field.day("Said on")
    due: Mapped[date | None] = field.day("Due")
    status: Mapped[PromiseStatus] = field.choice("Status", PromiseStatus, PromiseStatus.OPEN)
    kept_on: Mapped[date | None] = field.day("Kept on", listed=False)
    asked_on: Mapped[date | None] = field.day("First asked on", listed=False)
    asked_times: Mapped[int] = field.whole("Asked", default=0, low=0, listed=False)

    def keep(self, on: date | None = None) -> None:
        """It was kept on a day; late when that lies after the due day."""
        self.kept_on = on or today_of(self)
        late = self.due is not None and self.kept_on > self.due
        self.status = PromiseStatus.LATE if late else PromiseStatus.KEPT

    def break_it(self) -> None:
        """It will not be kept."""
        self.status = PromiseStatus.BROKEN
