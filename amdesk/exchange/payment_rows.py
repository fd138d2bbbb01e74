"""Payments, each for the invoice of the account that its row names, or not yet applied to one."""

from collections.abc import Sequence

from amdesk.exchange.parts import Parts
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.exchange.titles import Titles
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
        self.invoices = Titles(parts.source, "invoice", "number")

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the invoice the row names."""
        kept = super().kept(values, account)
        if "invoice" in values and (invoice := self.invoices.meant(values["invoice"], account)) is not None:
            kept["invoice_id"] = invoice
        return kept

    def remarks(self) -> Sequence[str]:
        """Which invoices are not known here."""
        sentence = _("There is no invoice “{title}” of that account, or several; its payment stands for itself.")
        return self.invoices.remarks(sentence)
