"""A part of the plan whose rows open in a form at the right of its picture."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from amdesk.ui.account.plan.drawer import Drawer
from amdesk.ui.account.plan.part import PlanPart
from amdesk.ui.desk import Desk
from amdesk.ui.records.pages import Listed


class PartWithForm(PlanPart):
    """`table` is the subject of its rows; another account closes the form."""

    table: str

    def __init__(self, desk: Desk, name: str, title: str, tables: Sequence[Listed]) -> None:
        super().__init__(desk, name, title, tables)
        self.drawer = Drawer(desk)

    def beside_form(self, left: QWidget | QLayout) -> QWidget:
        """The picture: `left`, and the form at its right."""
        picture = QWidget()
        line = QHBoxLayout(picture)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        if isinstance(left, QWidget):
            line.addWidget(left, 1)
        else:
            line.addLayout(left, 1)
        line.addWidget(self.drawer)
        return picture

    def limit(self, account_id: int) -> None:
        """Show another account."""
        if account_id != self.account_id:
            self.drawer.leave()
        super().limit(account_id)

    def open_form(self, row: int) -> None:
        """Edit a row at the right."""
        self.drawer.open(self.table, row, self.account_id)
        self.drawer.forms[self.table].focus()
