"""Lines typed into the Overview's cards, as they are understood: the first part is what it is, the others tell more.

Parts are set apart by a comma and a space: "Plant C opens, more, by March, needs cold labels".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from amdesk.analysis.dates import parse_day
from amdesk.analysis.known_days import known_day
from amdesk.model.values import Money, UsageEffect
from amdesk.ui.kit.amounts import parse_amount
from amdesk.words import _, full_day

PARTS = re.compile(r"[,;]\s+")
AMOUNT = re.compile(
    r"(?P<lead>[€$£]|[A-Z]{3}(?=\s*\d))?\s*(?P<digits>\d[\d.,'’]*)\s?(?P<short>[km](?![a-z]))?\s*"
    r"(?P<code>[€$£]|[A-Za-z]{3})?(?:\s*(?:a|per)\s+year|/\s?year)?",
    re.IGNORECASE,
)
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
HOURS = re.compile(r"(?P<n>\d+(?:[.,]\d+)?)\s*(?:h|hours?)(?:\s*(?:a|per)\s+month)?", re.IGNORECASE)
QUERIES = re.compile(r"(?P<n>\d+)\s*(?:query|queries)(?:\s*(?:a|per)\s+month)?", re.IGNORECASE)
LEVEL = re.compile(
    r"(?P<what>.*?)\s*\b(?P<reached>\d{1,3})\s*%?(?:\s*(?:of|/|agreed|against)\s*(?P<agreed>\d{1,3})\s*%?)?",
    re.IGNORECASE,
)
EFFECT = {"more": UsageEffect.MORE, "less": UsageEffect.LESS, "different": UsageEffect.DIFFERENT}


@dataclass
class Typed:
    """What a line means: the values of its row, and how that reads."""

    values: dict[str, Any] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def take(self, said: str, **values: Any) -> bool:
        """Note what a part means."""
        self.values |= values
        self.says.append(said)
        return True


Reads = Callable[[Typed, str, date, str], bool]
"""Understands a part of a line for a row in a currency; False leaves it with the words."""


def understood(text: str, reads: Reads, today: date, currency: str) -> Typed:
    """What a typed line means; parts nobody understands stay with the words."""
    first, *others = (part.strip() for part in PARTS.split(text.strip()))
    found = Typed(rest=[first])
    for part in others:
        if part and not reads(found, part, today, currency):
            found.rest.append(part)
    found.values["text"] = ", ".join(found.rest)
    return found


def their_plan(found: Typed, part: str, today: date, currency: str) -> bool:
    """More, less or different use; a risk or an opportunity; by when; what our product needs."""
    low = part.lower()
    if (effect := EFFECT.get(low.split()[0])) is not None and len(low.split()) <= 4:
        found.values.setdefault("is_risk", effect is UsageEffect.LESS)
        return found.take(effect.label, effect=effect)
    if low in ("risk", "a risk"):
        return found.take(_("a risk for us"), is_risk=True)
    if low in ("opportunity", "an opportunity", "chance"):
        return found.take(_("an opportunity"), is_risk=False)
    if low.startswith("needs "):
        return found.take(_("needs: {what}").format(what=part[6:]), product_change=part[6:])
    return _take_day(found, part.removeprefix("by "), "by", today, parse_day, _("by {day}"))


def value(found: Typed, part: str, today: date, currency: str) -> bool:
    """An amount, since when, and whether they accepted it."""
    low = part.lower()
    if low in ("accepted", "they accepted it", "signed"):
        return found.take(_("accepted"), accepted=True)
    if low in ("not accepted", "not yet accepted", "not accepted yet"):
        return found.take(_("not accepted yet"), accepted=False)
    return _take_amount(found, part, "amount", currency) or _take_known(found, part, today)


def cost(found: Typed, part: str, today: date, currency: str) -> bool:
    """Hours and queries a month, an amount a year, and when it was measured."""
    if hours := HOURS.fullmatch(part):
        number = Decimal(hours["n"].replace(",", "."))
        return found.take(_("{n} h a month").format(n=number), hours_a_month=number)
    if queries := QUERIES.fullmatch(part):
        return found.take(_("{n} queries a month").format(n=queries["n"]), queries_a_month=int(queries["n"]))
    return _take_amount(found, part, "amount", currency) or _take_known(found, part, today)


def idea(found: Typed, part: str, today: date, currency: str) -> bool:
    """What it is worth a year, who told it, and when."""
    if part.lower().startswith("from ") and not _known(part, today):
        return found.take(_("told by {who}").format(who=part[5:]), told_by=part[5:])
    return _take_amount(found, part, "worth", currency) or _take_known(found, part, today)


def since(found: Typed, part: str, today: date, currency: str) -> bool:
    """Since when."""
    return _take_known(found, part, today)


def level(text: str, today: date) -> Typed:
    """A service level: "Deliveries on time 97 of 98, October"."""
    found = understood(text, since, today, "")
    words = found.values.pop("text")
    if matched := LEVEL.fullmatch(words):
        reached, agreed = int(matched["reached"]), int(matched["agreed"]) if matched["agreed"] else None
        words = matched["what"].rstrip(" :") or words
        said = _("{n} %").format(n=reached) + (_(" of {n} % agreed").format(n=agreed) if agreed is not None else "")
        found.take(said, reached=reached, **({"agreed": agreed} if agreed is not None else {}))
    found.values["what"] = words
    return found


def _take_amount(found: Typed, part: str, name: str, currency: str) -> bool:
    matched = AMOUNT.fullmatch(part)
    if matched is None or not (matched["lead"] or matched["code"] or matched["short"]):
        return False
    mark = (matched["lead"] or matched["code"] or currency).upper()
    code = SIGNS.get(mark, mark)
    try:
        minor = parse_amount(matched["digits"] + (matched["short"] or ""), code)
    except ValueError:
        return False
    amount = Money(minor, code)
    return found.take(f"{amount.short} {code}", **{name: minor, "currency": code})


def _known(part: str, today: date) -> date | None:
    try:
        return known_day(part, today)
    except ValueError:
        return None


def _take_known(found: Typed, part: str, today: date) -> bool:
    day = _known(part, today)
    return day is not None and found.take(full_day(day), on=day)


def _take_day(found: Typed, part: str, name: str, today: date, read: Callable[[str, date], date], words: str) -> bool:
    try:
        day = read(part, today)
    except ValueError:
        return False
    return found.take(words.format(day=full_day(day)), **{name: day})
