"""Resources of a plan: how each was answered, what they come to, and what a typed line asks for (PLAN-5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amdesk.analysis.plan_lines import action_said
from amdesk.analysis.plan_words import Doubt
from amdesk.analysis.series import Signed, Tone
from amdesk.analysis.written_amounts import Read, amount_in
from amdesk.model.resource_rows import ResourceLine
from amdesk.model.values import ResourceKind, exponent
from amdesk.words import _, counted, plural, sentence

IN_DAYS = (ResourceKind.DAYS, ResourceKind.MANAGEMENT)
DAYS = re.compile(r"(?:^|\s)(\d+(?:[.,]\d+)?)\s?(?:d|day|days)\b", re.IGNORECASE)
LEAST_BUDGET = 100
"""A smaller bare number counts things, as in "2 samples"."""


class Answer(Signed):
    """How a resource was answered."""

    OPEN = ("open", "…", Tone.WARN)
    REFUSED = ("refused", "✕", Tone.BAD)
    PARTLY = ("partly granted", "◐", Tone.WARN)
    GRANTED = ("granted", "✓", Tone.GOOD)
    OVERDRAWN = ("used more than granted", "!", Tone.BAD)


def answer(row: ResourceLine) -> Answer:
    """How a resource was answered; nothing granted is a no, nothing said is open."""
    if row.used is not None and row.used > (row.granted or 0):
        return Answer.OVERDRAWN
    if row.granted is None:
        return Answer.OPEN
    if row.granted == 0:
        return Answer.REFUSED
    return Answer.PARTLY if row.asked is not None and row.granted < row.asked else Answer.GRANTED


@dataclass(frozen=True)
class Total:
    """What is asked, granted and used together; None where nothing was said."""

    asked: Decimal | None
    granted: Decimal | None
    used: Decimal | None


def total(rows: Iterable[ResourceLine]) -> Total:
    """Resources of one kind added up."""
    lines = list(rows)
    return Total(*(_sum([getattr(row, name) for row in lines]) for name in ("asked", "granted", "used")))


def by_kind(rows: Sequence[ResourceLine]) -> dict[ResourceKind, Total]:
    """The sums of the kinds that occur; days are not money."""
    return {kind: total(mine) for kind in ResourceKind if (mine := [row for row in rows if row.kind is kind])}


def resources_sentence(rows: Sequence[ResourceLine], over: int) -> str:
    """What waits for an answer, what was refused, and how many colleagues have more to do than days."""
    if not rows:
        return _("Nothing is asked for yet.")
    waiting = sum(row.granted is None for row in rows)
    words = counted(waiting, _("resource waits for an answer"), _("resources wait for an answer"))
    parts = [sentence(words) if waiting else _("Everything asked for was answered.")]
    refused = sum(answer(row) is Answer.REFUSED for row in rows)
    if refused:
        parts.append(plural("{n} was refused.", "{n} were refused.", refused))
    if over:
        parts.append(plural("{n} quarter is over-booked.", "{n} quarters are over-booked.", over))
    return " ".join(parts)


@dataclass(frozen=True)
class ResourceSaid:
    """A resource as it was typed."""

    what: str
    kind: ResourceKind
    asked: Decimal | None
    colleague_id: int | None = None
    colleague: str = ""
    due: date | None = None
    doubts: tuple[Doubt, ...] = ()


def resource_said(
    text: str, today: date, colleagues: Sequence[tuple[int, str]], currency: str, read: Read
) -> ResourceSaid:
    """What a line asks for: `Specialist on site 5 d @paul by mid January`, `Travel 12k`."""
    said = action_said(text, today, colleagues)
    kind, asked, name, doubts = ResourceKind.MATERIAL, None, said.name, said.doubts
    days = DAYS.search(name)
    if days is not None:
        kind, asked = ResourceKind.DAYS, Decimal(days[1].replace(",", "."))
        name = name[: days.start()] + name[days.end() :]
    else:
        money = amount_in(name, currency, read, LEAST_BUDGET)
        name, doubts = money.rest, (*doubts, *money.doubts)
        if money.minor is not None:
            kind, asked = ResourceKind.BUDGET, Decimal(money.minor) / 10 ** exponent(currency)
        elif said.owner_id is not None:
            kind = ResourceKind.DAYS
    what = " ".join(name.split()).rstrip(" ,;:")
    return ResourceSaid(what, kind, asked, said.owner_id, said.owner, said.due, doubts)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
