"""Two years of money for the sample workspace: revenue by month and product, invoices, payments, disputes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from amdesk.model.issues import DisputedLine
from amdesk.model.money import Invoice, Payment, Revenue
from amdesk.model.values import Money, RevenueKind
from amdesk.store.sample.days import Days
from amdesk.store.sample.tables import Sample, Says, read, rows_of

MONTHS = 30
ORDER_DAY = timedelta(days=11)
INVOICE_DAY = timedelta(days=19)


@dataclass(frozen=True)
class Habit:
    """How an account pays: its terms, days late and their spread, invoices open by months ago, percent paid of them."""

    terms: int
    late: int
    spread: int
    unpaid: tuple[int, ...]
    part: int


def put_ledger(sample: Sample, rng: Random) -> None:
    """Make revenue, and from each account's months its invoices and payments."""
    content: Any = read("ledger")
    disputes = {(says["account"], says["month"]): says for says in rows_of(content["disputes"])}
    habits = {says.pop("account"): Habit(**says) for says in rows_of(content["habits"])}
    months: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for says in rows_of(content["sales"]):
        says["currency"] = sample.row("account", says["account"]).currency
        for ago, amount in monthly(says, content["seasons"][says["season"]], sample.days, rng).items():
            _put_revenue(sample, says, ago, amount)
            months[says["account"]][ago] += amount
    bills = [
        _bill(sample, account, ago, amount, habits[account], disputes.get((account, ago)), rng)
        for account, sums in months.items()
        for ago, amount in sorted(sums.items(), reverse=True)
    ]
    sample.session.flush()
    for invoice, payment in bills:
        if payment is not None:
            payment.invoice_id = invoice.id
            sample.session.add(payment)
    _lead_to_invoices(sample, disputes)


def monthly(says: Says, season: list[float], days: Days, rng: Random) -> dict[int, int]:
    """Minor units by months ago: the last twelve sum up to `last`, the twelve before to `before`, the rest to half."""
    spans = ((says["last"], 0, 12), (says["before"], 12, 24), (says["before"] // 2, 24, MONTHS))
    found: dict[int, int] = {}
    for total, newest, oldest in spans:
        sold = range(max(newest, says.get("until", 0)), min(oldest, says["since"]))
        shares = {ago: season[days.first_of_month(-ago).month - 1] * rng.uniform(0.85, 1.15) for ago in sold}
        found |= spread(Money.parse(total, says["currency"]).minor, shares)
    return found


def spread(total: int, shares: dict[int, float]) -> dict[int, int]:
    """`total` by shares, rounded to hundreds, the rest on the largest share."""
    whole = sum(shares.values())
    if not whole or not total:
        return {}
    parts = {ago: round(total * share / whole / 100) * 100 for ago, share in shares.items() if share}
    parts[max(parts, key=lambda ago: parts[ago])] += total - sum(parts.values())
    return parts


def _day(sample: Sample, ago: int, into: timedelta) -> date:
    return min(sample.days.first_of_month(-ago) + into, sample.days.today)


def _number(sample: Sample, account: str, ago: int) -> str:
    month = sample.days.first_of_month(-ago)
    return f"{month:%y%m}-{sample.row('account', account).number}"


def _put_revenue(sample: Sample, says: Says, ago: int, amount: int) -> None:
    kind = RevenueKind(says["kind"]) if "kind" in says else None
    sample.session.add(
        Revenue(
            account_id=sample.id_of("account", says["account"]),
            on=_day(sample, ago, ORDER_DAY),
            product_id=sample.id_of("product", says["product"]),
            amount=amount,
            currency=sample.row("account", says["account"]).currency,
            margin=amount * says["margin"] // 100,
            kind=kind,
            document=_number(sample, says["account"], ago),
        )
    )


def _bill(
    sample: Sample, account: str, ago: int, amount: int, habit: Habit, dispute: Says | None, rng: Random
) -> tuple[Invoice, Payment | None]:
    """The invoice of a month, and its payment when it came by today."""
    owner = sample.row("account", account)
    on = _day(sample, ago, INVOICE_DAY)
    due = on + timedelta(days=habit.terms)
    about = {"account_id": owner.id, "currency": owner.currency}
    invoice = Invoice(number=_number(sample, account, ago), on=on, due=due, amount=amount, **about)
    open_amount = amount * (100 - habit.part) // 100 if ago in habit.unpaid else 0
    if dispute is not None:
        open_amount = invoice.disputed = Money.parse(dispute["disputed"], owner.currency).minor
        invoice.issue_id = sample.id_of("issue", dispute["issue"])
    sample.session.add(invoice)
    paid_on = due + timedelta(days=habit.late + rng.randint(-habit.spread, habit.spread))
    paid = open_amount < amount and on < paid_on <= sample.days.today
    return invoice, Payment(on=paid_on, amount=amount - open_amount, **about) if paid else None


def _lead_to_invoices(sample: Sample, disputes: dict[tuple[str, int], Says]) -> None:
    """Let each disputed transaction lead to the invoice of its month."""
    for (account, ago), dispute in disputes.items():
        issue, number = sample.id_of("issue", dispute["issue"]), _number(sample, account, ago)
        invoice = sample.session.scalars(select(Invoice).where(Invoice.number == number)).one()
        month = sample.days.first_of_month(-ago)
        lines = select(DisputedLine).where(DisputedLine.issue_id == issue, DisputedLine.on == month)
        for line in sample.session.scalars(lines):
            line.invoice_id, line.document = invoice.id, number
