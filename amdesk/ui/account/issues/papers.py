"""The report and the letters of an issue: looked at before they are printed, and the letters copied as text."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.report.issue_report import IssuePrint


def show_paper(desk: Desk, issue: int, kind: "IssuePrint", beside: QWidget) -> None:
    """Show the report or a letter as it would be printed."""
    from amdesk.ui.printing.issue import preview_issue

    preview_issue(desk, issue, beside.window(), kind)


def copy_letter(desk: Desk, issue: int, kind: "IssuePrint", beside: QWidget) -> None:
    """Copy a letter as text; what would give something away is shown first."""
    from amdesk.papers.issue_reports import LeaksFound, issue_letter

    try:
        letter = issue_letter(desk.workspace, issue, kind)
    except LeaksFound:
        show_paper(desk, issue, kind, beside)
        return
    QGuiApplication.clipboard().setText(letter.text)
    desk.say(_("Copied: {letter}").format(letter=letter.about), Tone.GOOD)
