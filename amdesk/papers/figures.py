"""The key figures and charts of an account on paper: satisfaction, revenue of 12 months, what is overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from amdesk.analysis.aging import Aging, aging, aging_stack
from amdesk.analysis.dates import add_months
from amdesk.analysis.money import by_month, revenue_bars
from amdesk.analysis.pulse import COUNTS_FOR_DAYS, satisfaction_lines, survey_value
from amdesk.analysis.series import Chart, Lines
from amdesk.model.facts import Score
from amdesk.model.rows import PulseRow, RevenueRow
from amdesk.model.source import Source
from amdesk.model.values import Money
from amdesk.report.account_plan.content import KeyFigure
from amdesk.store.queries import money, pulse
from amdesk.words import _

THOUSAND, MILLION = 1_000, 1_000_000
MOST_CURVES = 6


def short(minor: int, currency: str) -> str:
    """An amount as short as a key figure: "412 k EUR", "1.3 M EUR", "840 EUR"."""
    amount = Money(minor, currency).decimal
    if abs(amount) >= 10 * THOUSAND:
        size, unit = (MILLION, "M") if abs(amount) >= MILLION else (THOUSAND, "k")
        digits = 1 if size == MILLION else 0
        return f"{amount / size:,.{digits}f} {unit} {currency}"
    return f"{Money(minor, currency).short} {currency}"


def figures(source: Source, account_id: int, currency: str) -> tuple[KeyFigure, ...]:
    """Satisfaction, revenue and receivables of an account in its own currency."""
    today = source.today
    owed = aging(money.invoice_rows(source, account_id), today, money.unapplied(source, account_id))
    return (
        satisfaction(pulse.pulses(source, account_id), today),
        revenue(money.revenue_lines(source, account_id), today, currency),
        overdue(owed, currency),
    )


def satisfaction(rows: Sequence[PulseRow], today: date) -> KeyFigure:
    """The account's survey value now, and half a year ago."""
    scores = [Score(row.on, row.person_id, row.person, row.roles, row.company, row.products) for row in rows]
    now = survey_value(scores, today)
    before = survey_value(scores, today - timedelta(days=COUNTS_FOR_DAYS))
    name = _("Satisfaction")
    if now is None:
        return KeyFigure(name, "–", _("nobody asked in half a year"), bool(rows))
    if before is None:
        return KeyFigure(name, f"{now:.1f}", _("of 10"))
    return KeyFigure(name, f"{now:.1f}", _("was {value} half a year ago").format(value=f"{before:.1f}"), now < before)


def revenue(rows: Sequence[RevenueRow], today: date, currency: str) -> KeyFigure:
    """Revenue of the last 12 whole months beside the 12 before."""
    name = _("Revenue 12 months")
    sums = by_month(rows, currency)
    if not sums:
        return KeyFigure(name, "–", _("no revenue known"))
    end = today.replace(day=1)
    year, before = months(sums, end), months(sums, add_months(end, -12))
    if before <= 0:
        return KeyFigure(name, short(year, currency), _("nothing to compare yet"))
    change = round((year / before - 1) * 100)
    words = _("{change} % on last year").format(change=f"{change:+d}".replace("-", "−"))
    return KeyFigure(name, short(year, currency), words, change < 0)


def months(sums: dict[str, int], end: date) -> int:
    """The sum of the 12 whole months before `end`, in minor units."""
    return sum(sums.get(f"{add_months(end, -back):%Y-%m}", 0) for back in range(1, 13))


def overdue(owed: Sequence[Aging], currency: str) -> KeyFigure:
    """What is late of what is owed, and how much of it is in dispute."""
    name = _("Overdue")
    mine = next((each for each in owed if each.currency == currency), None)
    if mine is None:
        return KeyFigure(name, "–", _("nothing is owed"))
    if mine.late <= 0:
        total = short(mine.outstanding, currency)
        return KeyFigure(name, f"0 {currency}", _("{total} owed, none late").format(total=total))
    if mine.disputed:
        note = _("{amount} in dispute").format(amount=short(mine.disputed, currency))
    else:
        note = _("of {total} owed").format(total=short(mine.outstanding, currency))
    return KeyFigure(name, short(mine.late, currency), note, True)


def pulse_charts(source: Source, account_id: int) -> Iterator[Chart]:
    """Satisfaction with the company and with its products over time."""
    rows, events = pulse.pulses(source, account_id), pulse.pulse_events(source, account_id)
    yield readable(satisfaction_lines(rows, events))
    yield readable(satisfaction_lines(rows, products=True))


def readable(chart: Lines) -> Lines:
    """A chart with no more curves than can be told apart on paper: deciders come first; what is left out is said."""
    count = len(chart.lines)
    if count <= MOST_CURVES:
        return chart
    said = _("{title} ({n} of {all} people, deciders first)")
    title = said.format(title=chart.title, n=MOST_CURVES, all=count)
    return replace(chart, title=title, lines=chart.lines[:MOST_CURVES])


def money_charts(source: Source, account_id: int, currency: str) -> Iterator[Chart]:
    """Revenue by month, and what is owed by age in every currency."""
    yield revenue_bars(money.revenue_lines(source, account_id), source.today, currency)
    for each in aging(money.invoice_rows(source, account_id), source.today, money.unapplied(source, account_id)):
        yield aging_stack(each)
