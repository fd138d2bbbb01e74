"""The columns of the account list: how each reads, sorts and looks."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from amdesk.analysis.account_tree import Amounts, Figures
from amdesk.analysis.series import Tone
from amdesk.model.health_rows import Band
from amdesk.model.rows import AccountLine
from amdesk.model.values import Money, Status, Tier
from amdesk.ui.bands import BAND_TONES, BAND_WORDS, STATUS_TONES, TIER_TONES, health_figure, moved
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.columns import Align, ColumnKind, TableColumn
from amdesk.words import _, day

TIERS = {tier: at for at, tier in enumerate(Tier)}
STATUSES = {status: at for at, status in enumerate(Status)}
BANDS = {band: at for at, band in enumerate((Band.BAD, Band.WATCH, Band.GOOD, Band.UNKNOWN))}
NEEDS_ME = "needs"
SUM = "Σ"
THOUSAND = 1000
Summed = Callable[[int], Figures | None]
"""What an account comes to with its subsidiaries, by id; None while the row speaks for itself alone."""


def money(minor: int, currency: str) -> str:
    """An amount without minor units and with its currency: "412,300 EUR"."""
    return f"{number(round(Money(minor, currency).decimal))} {currency}".strip()


def thousands(minor: int, currency: str) -> str:
    """An amount in thousands where several stand in one cell: "358k SEK"."""
    exact = Money(minor, currency).decimal
    return money(minor, currency) if abs(exact) < THOUSAND else f"{number(round(exact / THOUSAND))}k {currency}"


def change(now: int, before: int) -> float | None:
    """Revenue of 12 months against the 12 before, in percent; None without revenue before."""
    return None if before <= 0 else (now / before - 1) * 100


def _tier(line: AccountLine) -> str:
    return line.tier.label


def _tier_order(line: AccountLine) -> int:
    return TIERS[line.tier]


def _tier_tone(line: AccountLine) -> Tone:
    return TIER_TONES.get(line.tier, Tone.QUIET)


def _status(line: AccountLine) -> str:
    return line.status.label


def _status_order(line: AccountLine) -> int:
    return STATUSES[line.status]


def _status_tone(line: AccountLine) -> Tone:
    return STATUS_TONES.get(line.status, Tone.QUIET)


def _health(line: AccountLine) -> str:
    return health_figure(line.health, line.band)


def _band(line: AccountLine) -> str:
    return _(BAND_WORDS[line.band]).capitalize()


def _band_order(line: AccountLine) -> int:
    return BANDS[line.band]


def _band_tone(line: AccountLine) -> Tone:
    return BAND_TONES[line.band]


def _movement(line: AccountLine) -> str:
    return moved(line.movement)


def _since(line: AccountLine, today: date) -> str:
    if line.last_touch is None:
        return _("never")
    days = (today - line.last_touch).days
    return _("Today") if days == 0 else _("{n} d").format(n=days)


def _days_since(line: AccountLine, today: date) -> int | None:
    return None if line.last_touch is None else (today - line.last_touch).days


def _next(line: AccountLine, today: date) -> str:
    if line.next_due is None:
        return ""
    return " · ".join(part for part in (day(line.next_due, today), line.next_what) if part)


def _next_due(line: AccountLine) -> date | None:
    return line.next_due


def _next_tone(line: AccountLine, today: date) -> Any:
    return Tone.BAD if line.next_due is not None and line.next_due < today else None


def _issues(line: AccountLine, summed: Summed) -> str:
    found = summed(line.id)
    if found is None:
        return f"{line.open_issues} ‼" if line.critical_issues else str(line.open_issues)
    return f"{SUM} {found.open_issues} ‼" if found.critical_issues else f"{SUM} {found.open_issues}"


def _issue_count(line: AccountLine, summed: Summed) -> int:
    found = summed(line.id)
    return line.open_issues if found is None else found.open_issues


def _issues_tone(line: AccountLine, summed: Summed) -> Any:
    found = summed(line.id)
    critical = line.critical_issues if found is None else found.critical_issues
    return Tone.BAD if critical else None if _issue_count(line, summed) else Tone.QUIET


def _revenue(line: AccountLine, summed: Summed) -> str:
    found = summed(line.id)
    if found is None:
        return money(line.revenue_12, line.currency)
    amounts = [Money(0, line.currency)] if not found.revenue_12 else found.revenue_12
    read = money if len(amounts) == 1 else thousands
    return f"{SUM} {' + '.join(read(amount.minor, amount.currency) for amount in amounts)}"


def _revenue_order(line: AccountLine, summed: Summed) -> int:
    """Minor units of the account's own currency: amounts in others cannot be compared without a rate."""
    found = summed(line.id)
    return line.revenue_12 if found is None else _in(found.revenue_12, line.currency)


def _in(amounts: Amounts, currency: str) -> int:
    return sum(amount.minor for amount in amounts if amount.currency == currency)


def _exact(line: AccountLine) -> tuple[Decimal, str]:
    return Money(line.revenue_12, line.currency).decimal, line.currency


def _changed(line: AccountLine, summed: Summed) -> float | None:
    found = summed(line.id)
    if found is None:
        return change(line.revenue_12, line.revenue_before)
    if len(currencies := {amount.currency for amount in (*found.revenue_12, *found.revenue_before)}) != 1:
        return None
    (currency,) = currencies
    return change(_in(found.revenue_12, currency), _in(found.revenue_before, currency))


def _change(line: AccountLine, summed: Summed) -> str:
    percent = _changed(line, summed)
    return "" if percent is None else f"{percent:+.0f} %".replace("-", "−")


def _change_tone(line: AccountLine, summed: Summed) -> Tone:
    percent = _changed(line, summed)
    return Tone.QUIET if percent is None or percent > -5 else Tone.BAD


def _potential(line: AccountLine) -> str:
    return _("potential") if line.potential else ""


def _pinned(line: AccountLine) -> str:
    return _("pinned") if line.pinned else ""


def columns(today: date, in_need: Callable[[int], bool], summed: Summed) -> list[TableColumn]:
    """Every column; `in_need` tells of an account's id whether it needs me. Money and issues of `summed` are sums.

    Spreadsheets get what is the account's own, so that nothing is counted twice there.
    """
    text, chip, count = ColumnKind.TEXT, ColumnKind.CHIP, ColumnKind.NUMBER

    def needs(line: AccountLine) -> str:
        return _("yes") if in_need(line.id) else _("no")

    def optional(name: str, title: str, read: Callable[[AccountLine], str] | None = None) -> TableColumn:
        return TableColumn(name, title, text, text=read, visible=False, muted=True, private=name == "potential")

    return [
        TableColumn("name", _("Account"), strong=True, locked=True),
        TableColumn("tier", _("Tier"), chip, 80, text=_tier, sort=_tier_order, tone=_tier_tone),
        TableColumn("status", _("Status"), text, 84, text=_status, sort=_status_order, tone=_status_tone),
        TableColumn("health", _("Health"), chip, 64, text=_health, tone=_band_tone, sort=_health_order, private=True),
        TableColumn("trend", _("Trend"), ColumnKind.SPARK, 66, tone=_band_tone, sort=_trend_order, private=True),
        TableColumn(
            "last_touch",
            _("Last touch"),
            ColumnKind.DATE,
            84,
            text=partial(_since, today=today),
            sort=partial(_days_since, today=today),
            muted=True,
        ),
        TableColumn(
            "revenue_12",
            _("Revenue 12 m"),
            ColumnKind.MONEY,
            text=partial(_revenue, summed=summed),
            sort=partial(_revenue_order, summed=summed),
            amount=_exact,
        ),
        TableColumn(
            "change",
            _("Change"),
            count,
            72,
            value=partial(_changed, summed=summed),
            text=partial(_change, summed=summed),
            tone=partial(_change_tone, summed=summed),
            private=True,
        ),
        TableColumn(
            "open_issues",
            _("Issues"),
            count,
            64,
            text=partial(_issues, summed=summed),
            sort=partial(_issue_count, summed=summed),
            tone=partial(_issues_tone, summed=summed),
            tip=_("‼ marks a critical one"),
        ),
        TableColumn(
            "next",
            _("Next"),
            text=partial(_next, today=today),
            sort=_next_due,
            tone=partial(_next_tone, today=today),
        ),
        TableColumn("movement", _("Moved"), count, text=_movement, visible=False, align=Align.RIGHT, private=True),
        TableColumn("people", _("People"), count, visible=False),
        TableColumn("band", _("How it reads"), text, text=_band, sort=_band_order, visible=False, private=True),
        TableColumn(NEEDS_ME, _("Needs me"), text, text=needs, visible=False, private=True),
        optional("country", _("Country")),
        optional("city", _("City")),
        optional("industry", _("Industry")),
        optional("parent", _("Part of")),
        optional("potential", _("Potential"), _potential),
        optional("pinned", _("Pinned"), _pinned),
    ]


def _health_order(line: AccountLine) -> int | None:
    return line.health


def _trend_order(line: AccountLine) -> int | None:
    return line.movement
