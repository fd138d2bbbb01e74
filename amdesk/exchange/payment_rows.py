"""Payments, each for the invoice of the account that its row names, or not yet applied to one."""

from collections.abc import Sequence

from amdesk.exchange.contents import fold
from amdesk.exchange.parts import Parts
from amdesk.exchange.reading import shown
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.words import _


class PaymentRows(RecordRows):
    """What customers paid."""

    table, title = "payment", "note"
    compared = ("on", "amount", "invoice_id", "note")
    money = ("amount",)
    worked_out = ("id", "invoice")
    required = ("amount",)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        query = "SELECT account_id, number, id FROM invoice WHERE number <> '' ORDER BY id DESC"
        found = parts.source.select(query)
        self.invoices = {(account, fold(number)): row for account, number, row in found}
        self.unknown: dict[str, None] = {}

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the invoice the row names."""
        kept = super().kept(values, account)
        if said := values.get("invoice"):
            invoice = self.invoices.get((account, fold(said)))
            if invoice is None:
                self.unknown[said] = None
            else:
                kept["invoice_id"] = invoice
        return kept

    def remarks(self) -> Sequence[str]:
        """Which invoices are not known here."""
        sentence = _("There is no invoice “{number}” of that account; its payment stands for itself.")
        return [sentence.format(number=shown(number)) for number in self.unknown]
