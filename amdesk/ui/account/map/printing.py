"""The map alone on paper, lying on its long side."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from amdesk.analysis.network import arranged, draw, tree_of
from amdesk.model.rows import AccountMap
from amdesk.report.blocks import Heading
from amdesk.report.listing import across
from amdesk.report.network import Network
from amdesk.report.page import Paper
from amdesk.ui.desk import Desk
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, hooks
from amdesk.ui.printing.preview import Preview
from amdesk.words import _

HEADING_ROOM = 46.0
"""Height the title takes, in points."""


def preview_map(desk: Desk, shown: AccountMap, parent: QWidget | None = None) -> Preview:
    """Show the map of an account as a page to print."""
    title = _("Account map – {account}").format(account=shown.account)
    tree = tree_of(shown)
    drawing = draw(shown, arranged(shown, tree), tree)
    printed = datetime.now()

    def make(options: Options, control: JobControl) -> bytes:
        paper = Paper(title, printed, size=across(options.size), header_left=_("Internal"), header_right=title)
        progress, stopped = hooks(control)
        return paper.build([Heading(title, 0), Network(drawing, paper.room - HEADING_ROOM)], progress, stopped)

    preview = Preview(desk, title, make, parent)
    preview.open()
    return preview
