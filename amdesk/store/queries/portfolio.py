"""What is asked of all accounts together: who needs me, where the touches go, revenue by month, kept filters."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from amdesk.model.page_rows import Worth
from amdesk.model.source import Source
from amdesk.model.values import Money
from amdesk.store.queries.currency import own_currency

IN_NEED = """
SELECT DISTINCT c.account_id FROM account_concern c JOIN account a ON a.id = c.account_id
WHERE a.status NOT IN ('lost', 'prospect')
"""
TOUCHES = "SELECT account_id, touches_90 FROM account_summary"
FILTERS = "SELECT id, name, content FROM saved_filter WHERE page = ? ORDER BY name, id"

RATES = 'SELECT currency, worth FROM rate WHERE "on" <= ? ORDER BY "on", id'
REVENUES = """
SELECT a.id, a.name, a.currency, coalesce(s.revenue_12, 0) FROM account a
LEFT JOIN account_summary s ON s.account_id = a.id WHERE a.status NOT IN ('lost', 'prospect') ORDER BY a.name
"""
INVOICED = "SELECT i.id, a.id, a.name FROM invoice i JOIN account a ON a.id = i.account_id"


@dataclass(frozen=True)
class KeptFilter:
    """A filter of a list under its name; `content` is JSON."""

    id: int
    name: str
    content: str


def accounts_in_need(source: Source) -> frozenset[int]:
    """The accounts that are served and give cause for concern."""
    return frozenset(number for (number,) in source.select(IN_NEED))


def touches_of_90_days(source: Source) -> dict[int, int]:
    """How many touches each account had in 90 days."""
    return dict(source.select(TOUCHES))


def kept_filters(source: Source, page: str) -> list[KeptFilter]:
    """The filters kept for a page, by name."""
    return [KeptFilter(*row) for row in source.select(FILTERS, (page,))]


@dataclass(frozen=True)
class Worths:
    """What accounts brought in 12 months, in major units of the user's own `currency` at the newest rates.

    `without_rate` counts the accounts that are left out because their currency has none.
    """

    currency: str
    rows: tuple[Worth, ...]
    without_rate: int


def worths_at_home(source: Source) -> Worths:
    """What every account that is served brought in 12 months, made comparable at the stated rates (MON-5)."""
    home = own_currency(source)
    rates = {home: Decimal(1), "": Decimal(1)} | rates_of(source)
    rows, without = [], 0
    for number, name, currency, revenue in source.select(REVENUES):
        if currency in rates:
            exact = Money(revenue, currency or home).decimal * rates[currency]
            rows.append(Worth(number, name, int(exact.quantize(Decimal(1), ROUND_HALF_EVEN))))
        else:
            without += bool(revenue)
    return Worths(home, tuple(rows), without)


def rates_of(source: Source) -> dict[str, Decimal]:
    """What one unit of each currency is worth today in the user's own, where it was stated."""
    return {currency: Decimal(worth) for currency, worth in source.select(RATES, (source.today.isoformat(),)) if worth}


def accounts_of_invoices(source: Source) -> dict[int, tuple[int, str]]:
    """Id and name of the account each invoice belongs to."""
    return {invoice: (account, name) for invoice, account, name in source.select(INVOICED)}
