"""What can be done with a meeting wherever it is listed: move it, cancel it, hold it, say how it went."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from amdesk.analysis.appointments import Appointment
from amdesk.analysis.series import Tone
from amdesk.model.source import Source
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.ui.desk import Desk
from amdesk.words import DAYS, _, full_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOVE, CANCEL, HELD = "Ctrl+M", "Delete", "Ctrl+Return"
MEETING = """
SELECT t.id, t.account_id, a.name, t."on", t.at, t.minutes, t.status, t.purpose, t.kind
FROM touch t JOIN account a ON a.id = t.account_id WHERE t.id = ?
"""


@dataclass(frozen=True)
class Meeting:
    """A meeting as far as moving and cancelling need it."""

    id: int
    account_id: int
    account: str
    when: Appointment
    status: TouchStatus
    purpose: str

    @property
    def title(self) -> str:
        """With whom and what for."""
        return f"{self.account}, {self.purpose}" if self.purpose else self.account

    def may_move(self) -> bool:
        """Whether it can be given another day: what was held stays."""
        return self.status is not TouchStatus.HELD

    def is_planned(self) -> bool:
        """Whether it is to take place."""
        return self.status is TouchStatus.PLANNED


def meeting_of(source: Source, touch: int) -> Meeting | None:
    """The meeting of a touch; None when it is gone."""
    for number, account_id, account, on, at, minutes, status, purpose, kind in source.select(MEETING, (touch,)):
        when = Appointment(date.fromisoformat(on), at, minutes)
        said = purpose or TouchKind(kind).label
        return Meeting(number, account_id, account, when, TouchStatus(status), said)
    return None


def when_short(when: Appointment) -> str:
    """Day and time of a meeting: "Tue 1 Dec 2026 15:30"."""
    return f"{_(DAYS[when.on.weekday()])} {full_day(when.on)} {when.at}".strip()


def fill_meeting_menu(menu: QMenu, desk: Desk, touch: int, parent: QWidget) -> None:
    """Add what can be done with a meeting to a menu; nothing for what was held."""
    meeting = meeting_of(desk.workspace, touch)
    if meeting is None or not meeting.may_move():
        return
    menu.addSeparator()
    words = _("Move…") if meeting.is_planned() else _("Takes place after all…")
    move = menu.addAction(words, QKeySequence(MOVE), partial(ask_when, desk, touch, parent))
    move.setObjectName("meeting-move")
    if not meeting.is_planned():
        return
    cancel = menu.addAction(_("Cancel…"), QKeySequence(CANCEL), partial(ask_who_cancelled, desk, touch, parent))
    cancel.setObjectName("meeting-cancel")
    if meeting.when.on == desk.workspace.today:
        room = menu.addAction(_("Meeting mode"), partial(desk.hold_meeting, meeting.account_id, touch))
        room.setObjectName("meeting-mode")
    if meeting.when.on <= desk.workspace.today:
        how = menu.addAction(_("How did it go?…"), QKeySequence(HELD), partial(ask_how, desk, touch, parent))
        how.setObjectName("meeting-how")


def press_on_meeting(event: QKeyEvent, desk: Desk, touch: int, parent: QWidget) -> bool:
    """Do what a key says with a meeting; False when it says nothing."""
    pressed = _pressed(event)
    if pressed == MOVE:
        ask_when(desk, touch, parent)
    elif pressed == CANCEL:
        ask_who_cancelled(desk, touch, parent)
    elif pressed == HELD:
        ask_how(desk, touch, parent)
    else:
        return False
    return True


def _pressed(event: QKeyEvent) -> str:
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    keys = {(Qt.Key.Key_M, True): MOVE, (Qt.Key.Key_Delete, False): CANCEL, (Qt.Key.Key_Return, True): HELD}
    return keys.get((key, command), "")


def ask_when(desk: Desk, touch: int, parent: QWidget) -> None:
    """Ask to which day and time a meeting is moved."""
    meeting = meeting_of(desk.workspace, touch)
    if meeting is None or not meeting.may_move():
        _say_held(desk, meeting)
        return
    from amdesk.ui.meetings.moving import MoveDialog

    MoveDialog(desk, meeting, parent.window()).open()


def ask_who_cancelled(desk: Desk, touch: int, parent: QWidget) -> None:
    """Ask who cancelled a meeting."""
    meeting = meeting_of(desk.workspace, touch)
    if meeting is None or not meeting.is_planned():
        _say_held(desk, meeting)
        return
    from amdesk.ui.meetings.cancelling import CancelDialog

    CancelDialog(desk, meeting, parent.window()).open()


def _say_held(desk: Desk, meeting: Meeting | None) -> None:
    if meeting is not None:
        state = _("was held") if meeting.status is TouchStatus.HELD else _("is cancelled already")
        desk.say(_("{meeting} {state}.").format(meeting=meeting.title, state=state))


def move(desk: Desk, meeting: Meeting, when: Appointment) -> bool:
    """Move a meeting as one step; False when nothing was changed."""
    if when == meeting.when and meeting.is_planned():
        return False
    label = _("Move {meeting}: {when}").format(meeting=meeting.title, when=when_short(when))

    def act(session: "Session") -> bool:
        from amdesk.model.touches import Touch

        touch = session.get_one(Touch, meeting.id)
        touch.move(when.on, when.at)
        touch.at = when.at
        touch.minutes = when.minutes
        return True

    return _done(desk, label, bool(desk.change(label, act)))


def cancel(desk: Desk, meeting: Meeting, by: str) -> bool:
    """Cancel a meeting as one step and keep who did."""
    label = _("Cancel {meeting}").format(meeting=meeting.title)

    def act(session: "Session") -> bool:
        from amdesk.model.touches import Touch

        session.get_one(Touch, meeting.id).cancel(by)
        return True

    return _done(desk, label, bool(desk.change(label, act)))


def ask_how(desk: Desk, touch: int, parent: QWidget | None = None) -> None:
    """Ask how a meeting went; what is still to come cannot have been."""
    meeting = meeting_of(desk.workspace, touch)
    if meeting is None or not meeting.is_planned():
        return
    if meeting.when.on > desk.workspace.today:
        said = _("{meeting} is only on {day}. Move it first when it was held earlier.")
        desk.say(said.format(meeting=meeting.title, day=full_day(meeting.when.on)), Tone.WARN)
    else:
        desk.ask_how(meeting.account_id, touch)


def _done(desk: Desk, label: str, is_done: bool) -> bool:
    if is_done:
        desk.say(label, Tone.QUIET, _("Undo"), desk.undo)
    return is_done
