"""The pipeline: opportunities by stage, what they are worth by their probability, what is late (PLAN-8)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.plan_words import Doubt, day_at_end, unread_day
from amdesk.analysis.written_amounts import Read, amount_in
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.values import Money, OpportunityStage
from amdesk.words import _, counted, plural, sentence

HUNTING, FARMING = "↗", "↻"
PERCENT = re.compile(r"(?:^|\s)(\d{1,2}|100)\s?%")
LEAST_VALUE = 1_000
"""A smaller bare number is part of a name, as in "Plant 3"."""


def way_words(row: OpportunityRow) -> str:
    """Whether an opportunity is hunted or farmed, by sign and word."""
    return f"{HUNTING} {_('hunting')}" if row.hunting else f"{FARMING} {_('farming')}"


@dataclass(frozen=True)
class Sum:
    """Opportunities added up by currency, in minor units; `unweighted` lack value or probability."""

    count: int
    value: dict[str, int]
    weighted: dict[str, int]
    unweighted: int


def add_up(rows: Iterable[OpportunityRow]) -> Sum:
    """What opportunities are worth, and by their probability."""
    counted_rows = list(rows)
    value: dict[str, int] = {}
    weighted: dict[str, int] = {}
    for row in counted_rows:
        if row.value is not None:
            value[row.currency] = value.get(row.currency, 0) + row.value
        if row.weighted is not None:
            weighted[row.currency] = weighted.get(row.currency, 0) + row.weighted
    return Sum(len(counted_rows), value, weighted, sum(row.weighted is None for row in counted_rows))


def amounts(sums: dict[str, int]) -> str:
    """Sums of several currencies in words: "84,000 EUR and 1,200 CHF"; empty when there are none."""
    parts = [f"{Money(minor, currency).short} {currency}" for currency, minor in sorted(sums.items())]
    return _(" and ").join(parts)


def by_stage(rows: Sequence[OpportunityRow]) -> dict[OpportunityStage, list[OpportunityRow]]:
    """The opportunities of every stage; what is decided, the latest first."""
    found: dict[OpportunityStage, list[OpportunityRow]] = {stage: [] for stage in OpportunityStage}
    for row in rows:
        found[row.stage].append(row)
    for stage in (OpportunityStage.WON, OpportunityStage.LOST):
        found[stage].sort(key=lambda row: row.closed_on or date.min, reverse=True)
    return found


def pipeline_sentence(rows: Sequence[OpportunityRow], today: date) -> str:
    """How much is open, what it is worth by probability, and what is late or not estimated."""
    going = [row for row in rows if row.stage.is_open]
    if not going:
        return _("Nothing is in the pipeline.")
    found = add_up(going)
    said = counted(found.count, _("opportunity is open"), _("opportunities are open"))
    worth = amounts(found.value)
    if worth:
        said += _(", worth {value}").format(value=worth)
        weighted = amounts(found.weighted)
        said += _(", {weighted} by probability").format(weighted=weighted) if weighted else ""
    parts = [sentence(said)]
    late = sum(row.is_overdue(today) for row in going)
    if late:
        parts.append(plural("{n} should have been decided by now.", "{n} should have been decided by now.", late))
    if found.unweighted:
        words = "{n} has no value or probability yet.", "{n} have no value or probability yet."
        parts.append(plural(*words, found.unweighted))
    return " ".join(parts)


@dataclass(frozen=True)
class OpportunitySaid:
    """An opportunity as it was typed; `value` in minor units."""

    name: str
    value: int | None = None
    probability: int | None = None
    closes_on: date | None = None
    hunting: bool = False
    doubts: tuple[Doubt, ...] = ()


def opportunity_said(text: str, today: date, currency: str, read: Read) -> OpportunitySaid:
    """What a line says: `Labels for Plant C 60k 40 % hunting by end of March`; `read` knows how amounts are written."""
    closes_on, rest = day_at_end(text, today)
    unread = unread_day(rest, today)[1] if closes_on is None else None
    words = rest.split()
    hunting = any(word.casefold() == _("hunting") for word in words)
    rest = " ".join(word for word in words if word.casefold() not in (_("hunting"), _("farming")))
    percent = PERCENT.search(rest)
    rest = " ".join(PERCENT.sub(" ", rest, count=1).split())
    amount = amount_in(rest, currency, read, LEAST_VALUE)
    doubts = (*amount.doubts, unread) if unread else amount.doubts
    chance = int(percent[1]) if percent else None
    return OpportunitySaid(amount.rest.rstrip(" ,;"), amount.minor, chance, closes_on, hunting, doubts)
