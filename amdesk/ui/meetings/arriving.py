"""Invitations that arrive by drop or import: read away from the window, then one card or one list to confirm."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.meetings.keeping import Chosen, keep, label_of
from amdesk.exchange.meetings.planning import MeetingsPlan, plan_meetings
from amdesk.exchange.meetings.reading import read_calendars, read_invitations, together
from amdesk.exchange.reading import ReadError
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _

DROPPED = "text/calendar"
"""What mail programs drop instead of a file."""


def take_invitations(
    desk: Desk, paths: Sequence[Path], window: QWidget, done: Callable[[], object] | None = None
) -> None:
    """Read invitations and ask about them; `done` is called when that is over, whatever came of it."""
    reading = partial(_read, desk, tuple(paths))
    desk.jobs.run(reading, partial(_show, desk, window, done), partial(_refuse, desk, done), _("Reading"))


def take_calendar_text(desk: Desk, text: str, window: QWidget) -> None:
    """Ask about a meeting dragged out of another program."""
    reading = partial(_read_text, desk, text)
    desk.jobs.run(reading, partial(_show, desk, window, None), partial(_refuse, desk, None), _("Reading"))


def _read(desk: Desk, paths: Sequence[Path], control: JobControl) -> MeetingsPlan:
    """What the files would do. Raises ReadError when none of them can be read."""
    today = desk.whole.today
    files, refused = [], []
    for path in paths:
        control.check()
        try:
            files.append(read_invitations(path, today))
        except ReadError as wrong:
            refused.append(str(wrong))
    if not files:
        raise ReadError(" ".join(refused))
    with desk.whole.reader() as source:
        return plan_meetings(source, together(files, refused))


def _read_text(desk: Desk, text: str, control: JobControl) -> MeetingsPlan:
    file = read_calendars(_("the calendar"), [text], desk.whole.today)
    with desk.whole.reader() as source:
        return plan_meetings(source, file)


def _refuse(desk: Desk, done: Callable[[], object] | None, problem: Exception) -> None:
    if not isinstance(problem, ReadError):
        raise problem
    desk.say(str(problem), Tone.WARN)
    if done is not None:
        done()


def _show(desk: Desk, window: QWidget, done: Callable[[], object] | None, plan: MeetingsPlan) -> None:
    dialog = confirm(desk, plan, window)
    if done is None:
        return
    if dialog is None:
        done()
    else:
        dialog.finished.connect(partial(_finish, done))


def _finish(done: Callable[[], object], result: int) -> None:
    done()


def confirm(desk: Desk, plan: MeetingsPlan, window: QWidget) -> QDialog | None:
    """Ask about what would be done; what does nothing is only said."""
    dialog: QDialog
    if len(plan.plans) == 1:
        if not plan.plans[0].fate.writes:
            desk.say(" ".join((plan.plans[0].sentence, *plan.remarks)))
            return None
        from amdesk.ui.meetings.invitation import InvitationDialog

        dialog = InvitationDialog(desk, plan, window)
    else:
        from amdesk.ui.meetings.calendar import CalendarDialog

        dialog = CalendarDialog(desk, plan, window)
    dialog.open()
    return dialog


def store(desk: Desk, plan: MeetingsPlan, chosen: Sequence[Chosen]) -> bool:
    """Keep what was confirmed as one step and say so."""
    label = label_of(chosen, plan.file)
    kept = desk.change(label, partial(keep, chosen=chosen))
    if not kept:
        return False
    desk.say(label, Tone.GOOD, _("Undo"), desk.undo)
    return True
