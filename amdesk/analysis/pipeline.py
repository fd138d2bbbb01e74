"""The pipeline: opportunities by stage, what they are worth by their probability, what is late (PLAN-8)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.plan_words import day_at_end
from amdesk.model.pipeline_rows import OpportunityRow
from amdesk.model.values import Money, OpportunityStage
from amdesk.words import _, counted, plural, sentence

HUNTING, FARMING = "↗", "↻"
PERCENT = re.compile(r"(?:^|\s)(\d{1,2}|100)\s?%")
AMOUNT = re.compile(r"(?:^|\s)(\d[\d.,]*)\s?([km]?)(?=\s|$)", re.IGNORECASE)
FACTORS = {"": 1, "k": 1_000, "m": 1_000_000}


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
    """An opportunity as it was typed; `value` in major units."""

    name: str
    value: int | None = None
    probability: int | None = None
    closes_on: date | None = None
    hunting: bool = False


def opportunity_said(text: str, today: date) -> OpportunitySaid:
    """What a line says: `Labels for Plant C 60k 40 % hunting by end of March`."""
    closes_on, rest = day_at_end(text, today)
    words = rest.split()
    hunting = any(word.casefold() == _("hunting") for word in words)
    rest = " ".join(word for word in words if word.casefold() not in (_("hunting"), _("farming")))
    percent = PERCENT.search(rest)
    rest = PERCENT.sub(" ", rest, count=1)
    amount = _last(AMOUNT, rest)
    if amount is not None and rest[: amount.start()].strip():
        rest = rest[: amount.start()] + rest[amount.end() :]
    else:
        amount = None
    name = " ".join(rest.split()).rstrip(" ,;")
    value = _figure(amount) if amount is not None else None
    return OpportunitySaid(name, value, int(percent[1]) if percent else None, closes_on, hunting)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last amount: with a k or m or four digits and more, so that "Plant 3" keeps its number."""
    found = [each for each in pattern.finditer(text) if each[2] or len(re.sub(r"\D", "", each[1])) > 3]
    return found[-1] if found else None


def _figure(found: re.Match[str]) -> int:
    factor = FACTORS[found[2].lower()]
    if factor == 1:
        return int(re.sub(r"\D", "", found[1]))
    return round(float(found[1].replace(",", ".")) * factor)
