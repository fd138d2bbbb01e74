"""Any list in the preview."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from amdesk.report.listing import ListColumn, listing
from amdesk.ui.desk import Desk
from amdesk.ui.kit.columns import Align, TableColumn
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.printing.options import Options, hooks
from amdesk.ui.printing.preview import Preview


def preview_listing(
    desk: Desk,
    title: str,
    sentence: str,
    columns: Sequence[TableColumn | ListColumn],
    rows: Sequence[Sequence[str]],
    parent: QWidget | None = None,
) -> Preview:
    """Show rows as a list on paper; the sentence stands below the title."""
    shown = [on_paper(column) for column in columns]
    kept = [tuple(row) for row in rows]
    printed = datetime.now()

    def make(options: Options, control: JobControl) -> bytes:
        paper, blocks = listing(title, sentence, shown, kept, options.size, printed)
        return paper.build(blocks, *hooks(control))

    preview = Preview(desk, title, make, parent)
    preview.open()
    return preview


def on_paper(column: TableColumn | ListColumn) -> ListColumn:
    """A column of the screen as one on paper."""
    if isinstance(column, ListColumn):
        return column
    return ListColumn(column.title, column.alignment() is Align.RIGHT)
