"""Choosing invoices of the account that are in dispute; those of the periods concerned are chosen first."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from amdesk.ui.account.issues.money import amount
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.table import Table
from amdesk.words import _

SIZE = QSize(640, 480)
INVOICES = """
SELECT n.id, n.number, n."on", n.amount, coalesce(nullif(n.currency, ''), a.currency),
 coalesce(n."on" BETWEEN coalesce(i.period_from, '0') AND coalesce(i.period_until, '9'), 0)
  AND (i.period_from IS NOT NULL OR i.period_until IS NOT NULL)
FROM issue i JOIN account a ON a.id = i.account_id JOIN invoice n ON n.account_id = i.account_id
WHERE i.id = :issue AND NOT EXISTS (SELECT 1 FROM disputed_line d WHERE d.issue_id = i.id AND d.invoice_id = n.id)
ORDER BY n."on" DESC, n.id DESC
"""


@dataclass(frozen=True)
class Choice:
    """An invoice that can be chosen."""

    id: int
    number: str
    on: date | None
    amount: int
    currency: str


class InvoiceChoice(QDialog):
    """A list to choose from; `taken` comes with the invoices chosen."""

    taken = Signal(list)

    def __init__(self, desk: Desk, issue: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.setObjectName("invoice-choice")
        self.setWindowTitle(_("Invoices in dispute"))
        offer_help(self, "issues")
        rows = desk.workspace.select(INVOICES, {"issue": issue})
        choices = [
            Choice(number, name, date.fromisoformat(on) if on else None, minor, currency)
            for number, name, on, minor, currency, _concerned in rows
        ]
        concerned = [row[0] for row in rows if row[5]]
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find an invoice"))
        self.search.setAccessibleName(_("Find an invoice"))
        self.table = Table(
            COLUMNS, name="invoice-choice-table", empty=_("No other invoices of this account are known.")
        )
        self.table.setAccessibleName(_("Invoices"))
        self.table.set_rows(choices, [choice.id for choice in choices])
        self.table.choose(concerned)
        self.table.opened.connect(self.accept)
        self.search.textChanged.connect(self.table.search)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Put in dispute"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        words = _("Those of the periods concerned are chosen.") if concerned else _("Choose one or several.")
        column.addWidget(Text(words, role=TextRole.MUTED, wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a dozen invoices."""
        return SIZE

    def accept(self) -> None:
        """Give the invoices chosen."""
        chosen = self.table.chosen_keys()
        super().accept()
        if chosen:
            self.taken.emit(chosen)


def _amount(choice: Choice) -> str:
    return amount(choice.amount, choice.currency)


COLUMNS = (
    TableColumn("number", _("Invoice"), strong=True),
    TableColumn("on", _("Day"), ColumnKind.DATE),
    TableColumn("amount", _("Amount"), ColumnKind.MONEY, text=_amount),
)
