"""What is owed by how late it is, and how long customers take to pay, for each currency by itself.

Source: formulae F6 and F7.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from amdesk.analysis.series import Part, Stack, Tone
from amdesk.model.rows import InvoiceRow
from amdesk.model.values import Money
from amdesk.words import _


class Bucket(Enum):
    """A column of the aging; together they are what is owed."""

    NOT_DUE = "not-due"
    TO_30 = "to-30"
    TO_60 = "to-60"
    TO_90 = "to-90"
    OVER_90 = "over-90"
    UNDATED = "undated"
    CREDITS = "credits"

    @property
    def label(self) -> str:
        """The heading of the column."""
        return _(LABELS[self])


LABELS = {
    Bucket.NOT_DUE: "Not due",
    Bucket.TO_30: "1–30 days",
    Bucket.TO_60: "31–60 days",
    Bucket.TO_90: "61–90 days",
    Bucket.OVER_90: "Over 90 days",
    Bucket.UNDATED: "Undated",
    Bucket.CREDITS: "Credits",
}
TONES = {
    Bucket.NOT_DUE: Tone.GOOD,
    Bucket.TO_30: Tone.ACCENT,
    Bucket.TO_60: Tone.WARN,
    Bucket.TO_90: Tone.BAD,
    Bucket.OVER_90: Tone.BAD,
    Bucket.UNDATED: Tone.QUIET,
    Bucket.CREDITS: Tone.CUSTOMER,
}
LIMITS = ((0, Bucket.NOT_DUE), (30, Bucket.TO_30), (60, Bucket.TO_60), (90, Bucket.TO_90))
LATE = (Bucket.TO_30, Bucket.TO_60, Bucket.TO_90, Bucket.OVER_90)


@dataclass(frozen=True)
class Aging:
    """What is owed in one currency on a day, in minor units.

    `amounts` has every bucket; credits are negative. `invoices` are the ids behind each bucket, `by_invoice_date` those
    without a due date, counted from the invoice's. `disputed` is a part of the sum, shown apart.
    """

    currency: str
    on: date
    amounts: dict[Bucket, int]
    invoices: dict[Bucket, tuple[int, ...]]
    by_invoice_date: tuple[int, ...]
    disputed: int
    disputed_invoices: tuple[int, ...]

    @property
    def outstanding(self) -> int:
        """All that is owed: the sum of the buckets."""
        return sum(self.amounts.values())

    @property
    def late(self) -> int:
        """What is past its day."""
        return sum(self.amounts[bucket] for bucket in LATE)


@dataclass
class _Sums:
    amounts: dict[Bucket, int] = field(default_factory=dict)
    invoices: dict[Bucket, list[int]] = field(default_factory=dict)
    by_invoice_date: list[int] = field(default_factory=list)
    disputed: int = 0
    disputed_invoices: list[int] = field(default_factory=list)

    def take(self, invoice: InvoiceRow, on: date) -> None:
        """Count one invoice in."""
        bucket = bucket_of(invoice, on)
        self.amounts[bucket] = self.amounts.get(bucket, 0) + invoice.open
        self.invoices.setdefault(bucket, []).append(invoice.id)
        if invoice.due is None and invoice.on is not None and bucket is not Bucket.CREDITS:
            self.by_invoice_date.append(invoice.id)
        if invoice.disputed > 0 and invoice.open > 0:
            self.disputed += min(invoice.disputed, invoice.open)
            self.disputed_invoices.append(invoice.id)


def bucket_of(invoice: InvoiceRow, on: date) -> Bucket:
    """Where the open part of an invoice stands on a day: by days after the due date, else after the invoice's date."""
    if invoice.open < 0:
        return Bucket.CREDITS
    since = invoice.due or invoice.on
    if since is None:
        return Bucket.UNDATED
    late = (on - since).days
    return next((bucket for limit, bucket in LIMITS if late <= limit), Bucket.OVER_90)


def aging(invoices: Iterable[InvoiceRow], on: date, unapplied: Mapping[str, int] | None = None) -> tuple[Aging, ...]:
    """What is owed on a day, one for each currency in the order of its letters.

    `unapplied` are payments by currency that belong to no invoice yet; they count as credits.
    """
    sums: dict[str, _Sums] = {}
    for invoice in invoices:
        if invoice.open:
            sums.setdefault(invoice.currency, _Sums()).take(invoice, on)
    for currency, amount in (unapplied or {}).items():
        if amount:
            amounts = sums.setdefault(currency, _Sums()).amounts
            amounts[Bucket.CREDITS] = amounts.get(Bucket.CREDITS, 0) - amount
    return tuple(_aging(currency, on, sums[currency]) for currency in sorted(sums))


def _aging(currency: str, on: date, sums: _Sums) -> Aging:
    return Aging(
        currency,
        on,
        {bucket: sums.amounts.get(bucket, 0) for bucket in Bucket},
        {bucket: tuple(sums.invoices.get(bucket, ())) for bucket in Bucket},
        tuple(sums.by_invoice_date),
        sums.disputed,
        tuple(sums.disputed_invoices),
    )


def aging_stack(owed: Aging) -> Stack:
    """The aging of one currency as a bar, in major units; a part opens its bucket."""
    return Stack(
        _("Receivables"),
        tuple(
            Part(bucket.label, float(Money(amount, owed.currency).decimal), TONES[bucket], ("aging", bucket.value))
            for bucket, amount in owed.amounts.items()
            if amount
        ),
        unit=owed.currency,
        empty=_("Nothing is owed."),
    )


def aging_sentence(owed: Aging) -> str:
    """Said in a sentence: how much is owed and how much of it is late."""
    total, late = Money(owed.outstanding, owed.currency), Money(owed.late, owed.currency)
    if not owed.late:
        return _("{total} {currency} owed, nothing late.").format(total=total.short, currency=owed.currency)
    words = _("{late} of {total} {currency} owed is late")
    said = words.format(late=late.short, total=total.short, currency=owed.currency)
    if owed.amounts[Bucket.OVER_90] > 0:
        oldest = Money(owed.amounts[Bucket.OVER_90], owed.currency).short
        said += _(", {oldest} of it over 90 days").format(oldest=oldest)
    return said + "."


def days_sales_outstanding(owed: Money, sold: Money, period_days: int) -> float:
    """Average days customers take to pay.

    `owed` at the end of the period and `sold` on credit during it, in one currency.
    Raises ValueError when nothing was sold, or for two currencies: the ratio has no meaning then.
    Source: formulae F7.
    """
    if owed.currency != sold.currency:
        raise ValueError(f"{owed.currency} and {sold.currency} are not compared without a rate")
    if sold.minor <= 0:
        raise ValueError("nothing was sold in the period")
    return owed.minor / sold.minor * period_days


def best_possible_days(owed: Aging, sold: Money, period_days: int) -> float:
    """The days it would take if everybody paid when due: the part of what is owed that is not yet due. Source: F7."""
    return days_sales_outstanding(Money(owed.amounts[Bucket.NOT_DUE], owed.currency), sold, period_days)
