"""What came of an account after an issue, said in sentences: satisfaction, revenue, tier, contract (ISS-10)."""

from datetime import date

from amdesk.analysis.dates import add_months
from amdesk.model.issue_rows import Afterwards
from amdesk.model.values import Money, Status
from amdesk.words import _, full_day, plural

MONTHS_COMPARED = 12
TIMES = 3
"""From so many times as much on a growth is said as "times", below it in percent."""


def came_of_it(what: Afterwards, today: date) -> tuple[str, ...]:
    """The sentences, the most telling last; none while nothing can be said yet."""
    if what.ended_on is None:
        return (_satisfaction(what),) if what.after is not None else ()
    told = (_satisfaction(what), _revenue(what, today), _now(what, today), _standing(what), _contract(what))
    return tuple(sentence for sentence in told if sentence)


def _satisfaction(what: Afterwards) -> str:
    if what.before is None and what.after is None:
        return ""
    if what.after is None:
        return _("They gave {before} of 10 before it; no score since.").format(before=what.before)
    if what.before is None:
        return _("They gave {after} of 10 after it.").format(after=what.after)
    return _("They gave {before} of 10 before it and {after} after.").format(before=what.before, after=what.after)


def _revenue(what: Afterwards, today: date) -> str:
    assert what.ended_on is not None
    if not what.revenue_before and not what.revenue_after:
        return ""
    first = _("In the 12 months before it they bought for {amount}").format(amount=_amount(what, what.revenue_before))
    months = full_months(what.ended_on, today)
    if months < 1:
        return first + "."
    span = _("12 months") if months >= MONTHS_COMPARED else plural("{n} month", "{n} months", months)
    words = _("{first}, in the {span} after it for {amount}{change}.")
    change = _change(what.revenue_before, what.revenue_after) if months >= MONTHS_COMPARED else ""
    return words.format(first=first, span=span, amount=_amount(what, what.revenue_after), change=change)


def _now(what: Afterwards, today: date) -> str:
    """The last twelve months, once they are others than those told before."""
    assert what.ended_on is not None
    if full_months(what.ended_on, today) < 2 * MONTHS_COMPARED or not what.revenue_now:
        return ""
    years = full_months(what.ended_on, today) // 12
    words = _("{years} later it is {amount} a year{change}.")
    said = plural("{n} year", "{n} years", years)
    return words.format(
        years=said, amount=_amount(what, what.revenue_now), change=_change(what.revenue_before, what.revenue_now)
    )


def _standing(what: Afterwards) -> str:
    if what.status_now is Status.LOST:
        return _("The account was lost.")
    if what.tier_then is None or what.tier_then is what.tier_now:
        return ""
    words = _("Then a {then} account, now a {now} account.")
    return words.format(then=what.tier_then.label.lower(), now=what.tier_now.label.lower())


def _contract(what: Afterwards) -> str:
    if what.contract is None:
        return ""
    name, value, starts = what.contract
    words = _("Since then they signed “{name}”: {amount} a year from {day}.")
    return words.format(name=name, amount=_amount(what, value), day=full_day(starts))


def full_months(start: date, end: date) -> int:
    """Whole months from one day to another; 0 when there is none."""
    count = max(0, (end.year - start.year) * 12 + end.month - start.month)
    return count - 1 if count and add_months(start, count) > end else count


def _amount(what: Afterwards, minor: int) -> str:
    return f"{Money(minor, what.currency).short} {what.currency}".strip()


def _change(before: int, after: int) -> str:
    if before <= 0 or after == before:
        return ""
    if after >= TIMES * before:
        return _(", {n} times as much").format(n=round(after / before))
    percent = round((after - before) / before * 100)
    return f" ({percent:+d} %)" if percent else ""
