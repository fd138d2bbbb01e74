"""Revenue by month beside last year, and what kind of sale each line is (formulae F18)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from amdesk.analysis.dates import add_months
from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.model.rows import RevenueRow
from amdesk.model.values import Money, RevenueKind
from amdesk.words import MONTHS, _

NEW_RANGE_MONTHS = 24
CROSS_SELL_MONTHS = 12
MONTHS_SHOWN = 13


def kind_of(row: RevenueRow, launched: date | None, first_of_range: date, first_of_account: date) -> RevenueKind:
    """What kind of sale a line is; a typed kind wins.

    A range launched less than 24 months before is a new product; a range the account had never bought, while it bought
    others before, is cross-selling for 12 months from its first order; all else repeats. Source: formulae F18.
    """
    if row.kind is not None:
        return row.kind
    if launched is not None and row.on < add_months(launched, NEW_RANGE_MONTHS):
        return RevenueKind.NEW_PRODUCT
    came_later = row.range != "" and first_of_range > first_of_account
    if came_later and row.on < add_months(first_of_range, CROSS_SELL_MONTHS):
        return RevenueKind.CROSS_SELL
    return RevenueKind.REPEAT


def kinds(rows: Sequence[RevenueRow], launches: Mapping[str, date]) -> dict[int, RevenueKind]:
    """The kind of each line by its id; `rows` hold all that the accounts ever bought, `launches` days by range."""
    firsts: dict[int, date] = {}
    of_range: dict[tuple[int, str], date] = {}
    for row in rows:
        firsts[row.account_id] = min(row.on, firsts.get(row.account_id, row.on))
        key = (row.account_id, row.range)
        of_range[key] = min(row.on, of_range.get(key, row.on))
    return {
        row.id: kind_of(row, launches.get(row.range), of_range[row.account_id, row.range], firsts[row.account_id])
        for row in rows
    }


def currencies(rows: Iterable[RevenueRow]) -> list[str]:
    """The currencies of the lines, the most frequent first."""
    return [currency for currency, _count in Counter(row.currency for row in rows).most_common()]


def by_month(rows: Iterable[RevenueRow], currency: str) -> dict[str, int]:
    """Revenue in minor units of one currency by month such as "2026-11"."""
    found: dict[str, int] = {}
    for row in rows:
        if row.currency == currency:
            month = f"{row.on:%Y-%m}"
            found[month] = found.get(month, 0) + row.amount
    return found


def revenue_bars(rows: Sequence[RevenueRow], today: date, currency: str = "") -> Bars:
    """The last 13 months beside the same months a year before, in major units; a bar opens its month.

    `rows` hold all revenue, so that a month before the first sale is not known rather than empty. One currency, the
    most frequent unless said otherwise: amounts are never converted silently.
    """
    shown = currency or next(iter(currencies(rows)), "")
    sums = by_month(rows, shown)
    first = min(sums, default="9")
    months = [add_months(today.replace(day=1), i - MONTHS_SHOWN + 1) for i in range(MONTHS_SHOWN)]
    this_month = f"{today:%Y-%m}"
    return Bars(
        _("Revenue by month"),
        tuple(_bar(month, sums, first, shown, this_month) for month in months),
        tuple(_bar(add_months(month, -12), sums, first, shown, this_month, Tone.QUIET) for month in months),
        unit=shown,
        name=_("This year"),
        compare_name=_("A year before"),
        empty=_("No revenue is known yet."),
    )


def _bar(
    month: date, sums: Mapping[str, int], first: str, currency: str, this_month: str, tone: Tone = Tone.ACCENT
) -> Bar:
    key = f"{month:%Y-%m}"
    value = float(Money(sums.get(key, 0), currency).decimal) if key >= first else None
    hint = f"{_(MONTHS[month.month - 1])} {month.year}" + (_(", so far") if key == this_month else "")
    return Bar(_(MONTHS[month.month - 1]), value, tone, key, hint)


def revenue_sentence(rows: Sequence[RevenueRow], today: date, currency: str = "") -> str:
    """Said in a sentence: the last 12 whole months, and how they stand beside the 12 before."""
    shown = currency or next(iter(currencies(rows)), "")
    sums = by_month(rows, shown)
    end = today.replace(day=1)
    year, before = _months_sum(sums, end, 12), _months_sum(sums, add_months(end, -12), 12)
    if not sums:
        return _("No revenue is known yet.")
    said = _("{amount} {currency} in the last 12 whole months").format(amount=Money(year, shown).short, currency=shown)
    if before <= 0 or min(sums) > f"{add_months(end, -24):%Y-%m}":
        return said + "."
    change = round((year / before - 1) * 100)
    if not change:
        return said + _(", as much as the year before.")
    more = _(", {n} % more than the year before.") if change > 0 else _(", {n} % less than the year before.")
    return said + more.format(n=abs(change))


def _months_sum(sums: Mapping[str, int], end: date, months: int) -> int:
    """The sum of the whole months before `end`."""
    wanted = (f"{add_months(end, -i):%Y-%m}" for i in range(1, months + 1))
    return sum(sums.get(month, 0) for month in wanted)
