"""The tier each account's worth speaks for, beside the one it has, and what that means for the work (KPI-6, DESK-9).

Source: formulae F10.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.pareto import KEY_CAPACITY, Letter, Ranked, proposed_tiers, ranked
from amdesk.model.page_rows import TierWorth, TierWorths, Unpriced, Worth
from amdesk.model.rows import TierNeeds
from amdesk.model.values import Tier
from amdesk.words import FULL_MONTHS, _, counted, plural, sentence

DAYS_OF_WEEK = 7


@dataclass(frozen=True)
class TierLine:
    """An account with its tier now and the proposed one; what is not known is None, and then its tier stays.

    `share` and `cumulated` are parts 0..1 of the revenue of all accounts; `why` says in a few words what speaks for
    the proposal.
    """

    id: int
    name: str
    place: str
    revenue: int | None
    share: float | None
    cumulated: float | None
    letter: Letter | None
    tier: Tier
    proposed: Tier
    why: str


def tier_lines(worths: TierWorths, capacity: int = KEY_CAPACITY) -> list[TierLine]:
    """Every account with its proposal, the most valuable first; those of unknown worth keep their tier, at the end."""
    known = [row for row in worths.rows if row.value is not None]
    places = ranked(Worth(row.id, row.name, row.value or 0) for row in known)
    tiers = proposed_tiers(places, {row.id for row in known if row.potential}, capacity)
    total = sum(row.value for row in places if row.value > 0)
    by_id = {row.id: row for row in known}
    lines = [_line(by_id[place.id], place, tiers[place.id], total) for place in places]
    return lines + [_unknown(row) for row in worths.rows if row.value is None]


def _line(row: TierWorth, place: Ranked, proposed: Tier, total: int) -> TierLine:
    is_in_total = place.letter is not Letter.D
    return TierLine(
        row.id,
        row.name,
        row.place,
        place.value,
        place.value / total if is_in_total else None,
        place.cumulated if is_in_total else None,
        place.letter,
        row.tier,
        proposed,
        _why(row, place.letter, proposed),
    )


def _why(row: TierWorth, letter: Letter, proposed: Tier) -> str:
    if row.potential and proposed is Tier.GROWTH and letter is not Letter.A:
        return _("marked as having potential")
    return {
        Letter.A: _("A: the first 80 %"),
        Letter.B: _("B: the next 15 %"),
        Letter.C: _("C: the last 5 %"),
        Letter.D: _("D: no sales in 12 months"),
    }[letter]


WHY_UNKNOWN = {
    Unpriced.NO_SALES: _("no sales known"),
    Unpriced.NO_RATE: _("no rate for its currency"),
}


def _unknown(row: TierWorth) -> TierLine:
    why = WHY_UNKNOWN[row.unpriced or Unpriced.NO_SALES]
    return TierLine(row.id, row.name, row.place, None, None, None, None, row.tier, row.tier, why)


def changed(lines: Iterable[TierLine], chosen: Mapping[int, Tier]) -> dict[int, Tier]:
    """The accounts that would be served otherwise than now, with the tier `chosen` for them or else proposed."""
    wanted = {line.id: (line.tier, chosen.get(line.id, line.proposed)) for line in lines}
    return {number: tier for number, (now, tier) in wanted.items() if tier is not now}


def check_ins_a_week(tiers: Iterable[Tier], needs: Mapping[Tier, TierNeeds]) -> float:
    """How many check-ins a week accounts of these tiers ask for (DESK-9)."""
    counts = Counter(tiers)
    return sum(count * DAYS_OF_WEEK / needs[tier].check_in_days for tier, count in counts.items() if tier in needs)


def tiers_sentence(lines: Sequence[TierLine], chosen: Mapping[int, Tier], worths: TierWorths, today: date) -> str:
    """Said in a sentence: how few bring how much, and how many would be served otherwise."""
    if not lines:
        return _("There are no accounts yet.")
    if all(line.revenue is None for line in lines):
        return _("No sales are known, so every account keeps its tier. Import your sales, and the tiers follow.")
    count = len(changed(lines, chosen))
    few = [line for line in lines if line.letter is Letter.A]
    said = []
    if few:
        who = counted(len(few), _("account brings"), _("accounts bring"))
        words = _("{who} {percent} % of the revenue").format(who=who, percent=round((few[-1].cumulated or 0) * 100))
        said.append(sentence(f"{words} {_of_months(worths.month, today)}"))
    others = counted(count, _("account would be served otherwise"), _("accounts would be served otherwise"))
    said.append(sentence(others) if count else _("Every account is served as its revenue says."))
    return " ".join(said)


def _of_months(month: date, today: date) -> str:
    if (month.year, month.month) == (today.year, today.month):
        return _("of 12 months")
    until = f"{_(FULL_MONTHS[month.month - 1])} {month.year}"
    return _("of the 12 months to {month}, the newest sales known").format(month=until)


def workload_sentence(now: float, then: float) -> str:
    """Said in a sentence: what the tiers mean for the week, before and after."""
    if round(now) == round(then):
        return _("That asks for about {n} a week, as now.").format(n=_check_ins(then))
    return _("That asks for about {n} a week instead of {before}.").format(n=_check_ins(then), before=round(now))


def _check_ins(count: float) -> str:
    return plural("{n} check-in", "{n} check-ins", max(1, round(count)))


def depth(needs: TierNeeds) -> str:
    """What a tier asks for in a line: "check-in every 30 days, agreed plan, review every 91 days"."""
    asked = [plural("check-in every day", "check-in every {n} days", needs.check_in_days)]
    if needs.plan_expected:
        asked.append(_("agreed plan") if needs.tier is Tier.KEY else _("plan on a page"))
    if needs.review_days:
        asked.append(plural("review every day", "review every {n} days", needs.review_days))
    return ", ".join(asked)
