"""The form at the right of the plan: whatever was chosen there is edited here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from amdesk.ui.desk import Desk
from amdesk.ui.records.form import RecordForm
from amdesk.ui.records.subject import subject


class Drawer(QStackedWidget):
    """One form for each subject chosen so far; `closed` when the user has done with it.

    Fields `without` are left out: they say what is plain from where the form stands.
    """

    closed = Signal()

    def __init__(self, desk: Desk, without: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.without = without
        self.forms: dict[str, RecordForm] = {}
        self.shown: tuple[str, int] | None = None
        self.setFixedWidth(360)
        self.hide()

    def open(self, table: str, row: int, account_id: int) -> None:
        """Show a row's form."""
        form = self.forms.get(table)
        if form is None:
            form = RecordForm(self.desk, subject(table), without=self.without)
            form.closed.connect(self.leave)
            self.forms[table] = form
            self.addWidget(form)
        self.shown = (table, row)
        form.show_row(row, account_id)
        self.setCurrentWidget(form)
        self.show()
        if form.row is None:
            self.leave()

    def renew(self, account_id: int) -> None:
        """Read the row again, or close when it is gone."""
        if self.shown is not None:
            self.open(*self.shown, account_id)

    def leave(self) -> None:
        """Close the form."""
        self.shown = None
        self.hide()
        self.closed.emit()
