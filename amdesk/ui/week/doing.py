"""What is done in the week: a check-in is booked, a meeting goes to another day."""

from datetime import date
from typing import TYPE_CHECKING

from amdesk.analysis.appointments import Appointment
from amdesk.analysis.week import Proposal
from amdesk.model.values import Channel, TouchKind, TouchStatus
from amdesk.ui.desk import Desk
from amdesk.ui.meeting import meeting_of, move
from amdesk.words import _, full_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def book(desk: Desk, one: Proposal) -> int | None:
    """Book a proposed check-in on its day as one step; gives the meeting's id."""
    label = _("Book a check-in: {account}, {day}").format(account=one.account, day=full_day(one.on))

    def act(session: "Session") -> int:
        from amdesk.model.touches import Touch

        touch = Touch(
            account_id=one.account_id,
            on=one.on,
            status=TouchStatus.PLANNED,
            kind=TouchKind.CHECK_IN,
            channel=one.check_in.channel or Channel.CALL,
        )
        session.add(touch)
        session.flush()
        return int(touch.id)

    booked = desk.change(label, act)
    if booked is not None:
        desk.say(label, link=_("Undo"), action=desk.undo)
    return booked


def carry(desk: Desk, touch: int, on: date) -> bool:
    """Move a meeting to another day at the same time."""
    meeting = meeting_of(desk.workspace, touch)
    if meeting is None or not meeting.may_move() or meeting.when.on == on:
        return False
    return move(desk, meeting, Appointment(on, meeting.when.at, meeting.when.minutes))
