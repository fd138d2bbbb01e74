"""Money rows: revenue, invoices with what was paid of them, payments not applied to any, contracts, launch dates."""

from datetime import date
from typing import Any

from amdesk.model.page_rows import Worth
from amdesk.model.rows import InvoiceRow, RevenueRow
from amdesk.model.source import Source
from amdesk.model.values import RevenueKind
from amdesk.store.queries.cells import choice, day

REVENUE = """
SELECT r.id, r.account_id, a.name, r."on", coalesce(p.name, ''), coalesce(g.name, ''), r.amount, r.margin,
 coalesce(nullif(r.currency, ''), a.currency), r.kind, r.document
FROM revenue r JOIN account a ON a.id = r.account_id
LEFT JOIN product p ON p.id = r.product_id LEFT JOIN product_range g ON g.id = p.range_id
WHERE r."on" IS NOT NULL {whose} ORDER BY r."on" DESC, r.id DESC
"""
REVENUE_OF_ALL = REVENUE.format(whose='AND r."on" LIKE :month')
REVENUE_OF_ACCOUNT = REVENUE.format(whose='AND r.account_id = :account AND r."on" LIKE :month')
INVOICES = """
SELECT i.id, i.number, i."on", i.due, i.amount,
 coalesce((SELECT sum(p.amount) FROM payment p WHERE p.invoice_id = i.id AND coalesce(p."on", :on) <= :on), 0),
 coalesce(i.written_off, 0), coalesce(i.disputed, 0), coalesce(nullif(i.currency, ''), a.currency), i.issue_id
FROM invoice i JOIN account a ON a.id = i.account_id
WHERE coalesce(i."on", :on) <= :on {whose} ORDER BY i."on" DESC, i.id DESC
"""
INVOICES_OF_ALL = INVOICES.format(whose="")
INVOICES_OF_ACCOUNT = INVOICES.format(whose="AND i.account_id = :account")
UNAPPLIED = """
SELECT coalesce(nullif(p.currency, ''), a.currency), sum(p.amount) FROM payment p JOIN account a ON a.id = p.account_id
WHERE p.invoice_id IS NULL AND coalesce(p."on", :on) <= :on {whose} GROUP BY 1 ORDER BY 1
"""
UNAPPLIED_OF_ALL = UNAPPLIED.format(whose="")
UNAPPLIED_OF_ACCOUNT = UNAPPLIED.format(whose="AND p.account_id = :account")
LAUNCHED = "SELECT name, launched_on FROM product_range WHERE launched_on IS NOT NULL ORDER BY id"
WORTH = """
SELECT a.id, a.name, coalesce(s.revenue_12, 0) FROM account a LEFT JOIN account_summary s ON s.account_id = a.id
WHERE a.status NOT IN ('lost', 'prospect') ORDER BY a.name
"""


def revenue_lines(source: Source, account_id: int | None = None, month: str | None = None) -> list[RevenueRow]:
    """The lines of revenue of an account or of all, newest first; `month` such as "2026-11" keeps only that month."""
    says = {"month": f"{month or ''}%"}
    if account_id is None:
        rows = source.select(REVENUE_OF_ALL, says)
    else:
        rows = source.select(REVENUE_OF_ACCOUNT, {**says, "account": account_id})
    return [_revenue(row) for row in rows]


def _revenue(row: tuple[Any, ...]) -> RevenueRow:
    number, account_id, account, on, product, family, amount, margin, currency, kind, document = row
    return RevenueRow(
        number,
        account_id,
        account,
        date.fromisoformat(on),
        product,
        family,
        amount,
        margin,
        currency,
        choice(RevenueKind, kind),
        document,
    )


def invoice_rows(source: Source, account_id: int | None = None, on: date | None = None) -> list[InvoiceRow]:
    """The invoices of an account or of all as they stood on a day, today unless said otherwise, newest first."""
    says: dict[str, Any] = {"on": (on or source.today).isoformat()}
    if account_id is None:
        rows = source.select(INVOICES_OF_ALL, says)
    else:
        rows = source.select(INVOICES_OF_ACCOUNT, {**says, "account": account_id})
    return [_invoice(row) for row in rows]


def _invoice(row: tuple[Any, ...]) -> InvoiceRow:
    number, name, on, due, amount, paid, written_off, disputed, currency, issue_id = row
    return InvoiceRow(number, name, day(on), day(due), amount, paid, written_off, disputed, currency, issue_id)


def unapplied(source: Source, account_id: int | None = None, on: date | None = None) -> dict[str, int]:
    """What was paid up to a day without an invoice it is for, in minor units by currency."""
    says: dict[str, Any] = {"on": (on or source.today).isoformat()}
    if account_id is None:
        return dict(source.select(UNAPPLIED_OF_ALL, says))
    return dict(source.select(UNAPPLIED_OF_ACCOUNT, {**says, "account": account_id}))


def launches(source: Source) -> dict[str, date]:
    """When each range of products was launched, by its name."""
    return {name: date.fromisoformat(when) for name, when in source.select(LAUNCHED)}


def account_worths(source: Source) -> list[Worth]:
    """What each account that is served brought in 12 months, for the Pareto of accounts."""
    return [Worth(*row) for row in source.select(WORTH)]
