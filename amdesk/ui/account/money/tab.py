"""The Money tab with its tables."""

from amdesk.ui.account.money.view import MoneyView
from amdesk.ui.desk import Desk
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("revenue", "Revenue", ("on", "product_id", "amount", "margin", "kind", "document")),
    Listed("invoice", "Invoices", ("number", "on", "due", "amount", "disputed", "issue_id")),
    Listed("payment", "Payments", ("on", "amount", "invoice_id", "note")),
    Listed("contract", "Contracts", ("name", "value", "starts", "ends", "notice_by", "renews", "signed_by")),
    Listed("price_step", "Price steps", ("contract_id", "on", "what")),
    Listed("product_use", "Products in use", ("product_id", "unit_id", "since", "until", "satisfied", "note")),
)


class MoneyTab(GrowingTab):
    """Sales and receivables on one page first, then their tables."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("In short"), MoneyView(desk), LISTED, "money-part")
