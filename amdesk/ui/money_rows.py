"""Sales and invoices as rows behind a chart, and amounts and months in words."""

from datetime import date

from amdesk.model.rows import InvoiceRow, RevenueRow
from amdesk.model.values import Money
from amdesk.ui.chart_card import Behind
from amdesk.ui.kit.amounts import number
from amdesk.words import MONTHS, _, plural


def amount(minor: int, currency: str) -> str:
    """An amount without minor units, with its currency."""
    return f"{number(round(Money(minor, currency).decimal))} {currency}".strip()


def exact(minor: int, currency: str) -> str:
    """An amount with its minor units and its currency."""
    return f"{number(Money(minor, currency).decimal)} {currency}".strip()


def month_words(month: str) -> str:
    """A month such as "2026-11" as people say it."""
    year, number_of = month.split("-")
    return f"{_(MONTHS[int(number_of) - 1])} {year}"


def sale(row: RevenueRow) -> Behind:
    """A line of revenue as a row behind a chart."""
    what = row.product or row.document or _("Revenue")
    kind = row.kind.label if row.kind else ""
    return Behind(
        "revenue",
        row.id,
        row.account_id,
        row.account,
        row.on,
        what,
        exact(row.amount, row.currency),
        row.amount,
        " · ".join(part for part in (row.document, kind) if part),
    )


def owed_row(invoice: InvoiceRow, account_id: int | None, account: str, today: date) -> Behind:
    """An invoice as a row behind a chart: what is open of it and how late it is."""
    since = invoice.due or invoice.on
    days = (today - since).days if since else 0
    late = plural("{n} day late", "{n} days late", days) if days > 0 and invoice.open > 0 else _("not due")
    disputed = _("disputed") if invoice.disputed else ""
    return Behind(
        "invoice",
        invoice.id,
        account_id,
        account,
        invoice.due or invoice.on,
        _("Invoice {number}").format(number=invoice.number or invoice.id),
        exact(invoice.open, invoice.currency),
        invoice.open,
        " · ".join(part for part in (late, disputed) if part),
    )
