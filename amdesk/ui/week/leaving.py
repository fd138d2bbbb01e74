"""The week on its way out: copied as a table, printed as a list, saved as a calendar."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk.analysis.series import Tone
from amdesk.analysis.week import WeekContent, as_lines, title
from amdesk.store.evidence import safe_name
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.words import _, full_day, plural


def _heads() -> tuple[str, ...]:
    return _("Day"), _("Time"), _("Kind"), _("Account"), _("What")


def copy_week(desk: Desk, content: WeekContent) -> None:
    """Put the week on the clipboard as a table."""
    lines = ["\t".join(" ".join(cell.split()) for cell in line) for line in (_heads(), *as_lines(content))]
    QGuiApplication.clipboard().setText("\n".join(lines))
    desk.say(_("The week is on the clipboard, as a table."))


def print_week(desk: Desk, content: WeekContent, window: QWidget) -> None:
    """Show the week as it would be printed."""
    from amdesk.report.listing import ListColumn
    from amdesk.ui.printing.lists import preview_listing

    columns = [ListColumn(word) for word in _heads()]
    preview_listing(desk, title(content), content.sentence, columns, as_lines(content), window)


def ask_calendar_file(desk: Desk, content: WeekContent, account: int | None, parent: QWidget) -> QFileDialog:
    """Ask where the week goes as a calendar file, and write it there."""
    name = safe_name(f"{_('Week of {day}').format(day=full_day(content.monday))}.ics")
    asking = QFileDialog(parent, _("Save as calendar"), str(desk.workspace.path.parent / name), "*.ics")
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix("ics")
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.fileSelected.connect(partial(save_calendar, desk, content.monday, account))
    asking.open()
    return asking


def save_calendar(desk: Desk, monday: date, account: int | None, name: str) -> None:
    """Write the dates of a week for other calendars and say what is in it."""
    path = Path(name)
    writing = partial(_write, desk, path, monday, account)
    desk.jobs.run(writing, partial(_say_written, desk, path), partial(_refuse, desk), _("Export"))


def _write(desk: Desk, path: Path, monday: date, account: int | None, control: JobControl) -> int:
    from amdesk.exchange.out.calendar import CalendarWish, write_calendar

    wish = CalendarWish(first=monday, last=monday + timedelta(days=6))
    with desk.whole.reader() as source:
        return write_calendar(path, source, account, wish=wish)


def _say_written(desk: Desk, path: Path, count: int) -> None:
    dates = plural("{n} date", "{n} dates", count)
    desk.say(_("Exported {what}: {file}").format(what=dates, file=path.name), Tone.GOOD)


def _refuse(desk: Desk, problem: Exception) -> None:
    if not isinstance(problem, OSError):
        raise problem
    desk.say(_("The file could not be written: {why}.").format(why=problem.strerror), Tone.BAD)
