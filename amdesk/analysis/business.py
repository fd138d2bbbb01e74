"""What their plans, the value we brought, dealing with us and our service come to, in a sentence with its figures.

Source: domain ACC-4, ACC-7, ACC-9.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.analysis.account_tree import Amounts, added, amounts_text
from amdesk.analysis.series import Tone
from amdesk.model.profile_rows import CostLine, IdeaLine, LevelLine, OwnRiskLine, TheirPlanLine, ValueLine
from amdesk.model.values import Money, UsageEffect
from amdesk.words import _, counted, full_day, listed, plural, sentence

EFFECTS = {
    UsageEffect.MORE: "they will use more of us",
    UsageEffect.LESS: "they will use less of us",
    UsageEffect.DIFFERENT: "they will use us differently",
}
AGED_MONTHS = 12


@dataclass(frozen=True)
class Entry:
    """One line of a card: the words, what stands quietly under them, a chip, and a row of values for a small chart."""

    table: str
    id: int
    words: str
    aside: str = ""
    chip: str = ""
    tone: Tone = Tone.QUIET
    values: tuple[int | None, ...] = ()
    level: int | None = None


@dataclass(frozen=True)
class Ledger:
    """What a card says: a sentence that answers first, then its lines."""

    says: str
    entries: tuple[Entry, ...]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def plans_of_theirs(rows: Sequence[TheirPlanLine]) -> Ledger:
    """How many plans of theirs are an opportunity and how many a risk, and what each asks of us."""
    risks = sum(row.is_risk for row in rows)
    chances = len(rows) - risks
    parts = [counted(chances, _("opportunity"), _("opportunities"))] if chances else []
    parts += [counted(risks, _("risk"), _("risks"))] if risks else []
    says = sentence(_("Their plans hold {what} for us").format(what=listed(parts))) if rows else ""
    return Ledger(says, tuple(_plan_of_theirs(row) for row in rows))


def _plan_of_theirs(row: TheirPlanLine) -> Entry:
    change = ""
    if row.product_change:
        asked = _("{change}, asked of {whom}") if row.asked_of else _("{change}, asked of nobody yet")
        change = _("needs: {what}").format(what=asked.format(change=row.product_change, whom=row.asked_of))
    aside = _joined(
        _(EFFECTS[row.effect]) if row.effect else "",
        _("by {day}").format(day=full_day(row.by)) if row.by else "",
        change,
    )
    chip, tone = (_("risk"), Tone.WARN) if row.is_risk else (_("opportunity"), Tone.GOOD)
    return Entry("their_plan", row.id, row.text, aside, chip, tone)


def value_brought(rows: Sequence[ValueLine], today: date) -> Ledger:
    """What they accepted as brought by us this year, what waits for it, and what was accepted the year before."""
    accepted = [row for row in rows if row.accepted and row.on is not None and row.on.year == today.year]
    before = [row for row in rows if row.accepted and row.on is not None and row.on.year == today.year - 1]
    waiting = [row for row in rows if not row.accepted]
    parts = []
    if rows:
        parts.append(_("accepted this year: {what}").format(what=_worth(accepted)))
    if waiting:
        parts.append(_("not accepted yet: {what}").format(what=_worth(waiting)))
    if before:
        parts.append(_("accepted last year: {what}").format(what=_worth(before)))
    says = sentence("; ".join(parts)) if parts else ""
    return Ledger(says, tuple(_value(row) for row in rows))


def _worth(rows: Sequence[ValueLine]) -> str:
    if not rows:
        return _("nothing")
    sums: Amounts = ()
    for row in rows:
        sums = added(sums, (row.amount,)) if row.amount else sums
    many = plural("{n} gain", "{n} gains", len(rows))
    return f"{amounts_text(sums)} ({many})" if sums else many


def _value(row: ValueLine) -> Entry:
    chip, tone = (_("accepted"), Tone.GOOD) if row.accepted else (_("not accepted yet"), Tone.WARN)
    aside = _joined(_money(row.amount), full_day(row.on) if row.on else "")
    return Entry("value_brought", row.id, row.text, aside, chip, tone)


def _money(amount: Money | None) -> str:
    return f"{amount.short} {amount.currency}" if amount is not None else ""


@dataclass
class _Cost:
    """What one cause costs now, and before it was last measured."""

    now: CostLine
    before: CostLine | None = None


def dealing_cost(rows: Sequence[CostLine]) -> Ledger:
    """What dealing with us costs them now, and whether it falls against what was known before.

    `rows` are in order of time: a cause written down again is a newer measure of the same.
    """
    causes: dict[str, _Cost] = {}
    for row in rows:
        known = causes.get(row.text.casefold())
        causes[row.text.casefold()] = _Cost(row, known.now if known else None)
    found = list(causes.values())
    if not found:
        return Ledger("", ())
    hours = sum((one.now.hours or Decimal(0) for one in found), Decimal(0))
    queries = sum(one.now.queries or 0 for one in found)
    money: Amounts = ()
    for one in found:
        money = added(money, (one.now.amount,)) if one.now.amount else money
    parts = [
        _("{n} h a month").format(n=_plain(hours)) if hours else "",
        plural("{n} query a month", "{n} queries a month", queries) if queries else "",
        _("{amount} a year").format(amount=amounts_text(money)) if money else "",
    ]
    now = listed([part for part in parts if part]) or _("not counted yet")
    says = sentence(_("Dealing with us costs them {what}; {how}").format(what=now, how=_falling(found)))
    return Ledger(says, tuple(_cost(one) for one in found))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _falling(found: Sequence[_Cost]) -> str:
    twice = [(one.now, one.before) for one in found if one.before is not None]
    moves = [_move(now, before) for now, before in twice]
    known = [move for move in moves if move is not None]
    if not known:
        return _("nothing was measured twice, so nobody knows whether it falls")
    total = sum(known, Decimal(0))
    if total == 0:
        return _("it stays as it was")
    return _("it is falling") if total < 0 else _("it is rising")


def _move(now: CostLine, before: CostLine) -> Decimal | None:
    """The change between two measures as a share of the one before: of hours, else of queries, else of the amount."""
    amounts = (now.amount, before.amount)
    pairs = (
        (now.hours, before.hours),
        (now.queries, before.queries),
        tuple(amount.minor if amount else None for amount in amounts),
    )
    for new, old in pairs:
        if new is not None and old:
            return (Decimal(new) - Decimal(old)) / Decimal(old)
    return None


def _cost(one: _Cost) -> Entry:
    now, move = one.now, _move(one.now, one.before) if one.before is not None else None
    aside = _joined(
        _("{n} h a month").format(n=_plain(now.hours)) if now.hours else "",
        plural("{n} query a month", "{n} queries a month", now.queries) if now.queries else "",
        _("{amount} a year").format(amount=_money(now.amount)) if now.amount else "",
    )
    if move is None or move == 0:
        return Entry("dealing_cost", now.id, now.text, aside)
    words, tone = (_("▼ falling"), Tone.GOOD) if move < 0 else (_("▲ rising"), Tone.BAD)
    return Entry("dealing_cost", now.id, now.text, aside, words, tone)


def service_levels(rows: Sequence[LevelLine]) -> Ledger:
    """Each service as it was reached last beside what was agreed, with its months for a small chart."""
    by_service: dict[str, list[LevelLine]] = defaultdict(list)
    for row in rows:
        by_service[row.what].append(row)
    entries = tuple(_service(what, months) for what, months in by_service.items())
    below = [entry.words for entry in entries if entry.tone is Tone.BAD]
    if not entries:
        return Ledger("", ())
    if below:
        is_one = len(below) == 1
        words = _("{what} is below what was agreed") if is_one else _("{what} are below what was agreed")
        return Ledger(sentence(words.format(what=listed(below))), entries)
    judged = any(entry.tone is Tone.GOOD for entry in entries)
    return Ledger(_("Every service level is kept.") if judged else _("What was agreed is not known."), entries)


def _service(what: str, months: Sequence[LevelLine]) -> Entry:
    reached = [month for month in months if month.reached is not None]
    last = reached[-1] if reached else months[-1]
    values = tuple(month.reached for month in months[-AGED_MONTHS:])
    agreed = next((month.agreed for month in reversed(months) if month.agreed is not None), None)
    now = _("{n} %").format(n=last.reached) if last.reached is not None else _("not measured")
    aside = _joined(
        now + (_(" of {n} % agreed").format(n=agreed) if agreed is not None else ""),
        full_day(last.on) if last.on else "",
    )
    if last.reached is None or agreed is None:
        return Entry("service_level", last.id, what, aside, values=values, level=agreed)
    chip, tone = (_("kept"), Tone.GOOD) if last.reached >= agreed else (_("missed"), Tone.BAD)
    return Entry("service_level", last.id, what, aside, chip, tone, values, agreed)


def own_risks(rows: Sequence[OwnRiskLine]) -> Ledger:
    """What on our side puts the account at risk."""
    says = sentence(counted(len(rows), _("thing"), _("things")) + _(" on our side may cost us this account"))
    return Ledger(says if rows else "", tuple(_own_risk(row) for row in rows))


def _own_risk(row: OwnRiskLine) -> Entry:
    since = _("since {day}").format(day=full_day(row.on)) if row.on else ""
    return Entry("own_risk", row.id, row.text, _joined(since, _("concerns all accounts") if row.is_of_all else ""))


def ideas(rows: Sequence[IdeaLine]) -> Ledger:
    """How many ideas for saving and quality wait, and what came of the others."""
    waiting = sum(not row.outcome for row in rows)
    parts = [counted(waiting, _("idea waits"), _("ideas wait"))] if waiting else []
    done = len(rows) - waiting
    parts += [_("something came of {n}").format(n=done)] if done else []
    return Ledger(sentence("; ".join(parts)) if parts else "", tuple(_idea(row) for row in rows))


def _idea(row: IdeaLine) -> Entry:
    worth = _("{amount} a year").format(amount=_money(row.worth)) if row.worth else ""
    aside = _joined(worth, row.told_by, row.outcome)
    return Entry("idea", row.id, row.text, aside, "" if row.outcome else _("waits"), Tone.QUIET)
