"""Which few bring most of the worth: classes A to D, the curve of their shares, and the tiers that follow.

Source: formulae F10.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.model.page_rows import Worth
from amdesk.model.values import Tier
from amdesk.words import _, counted

A_BELOW_PERCENT, B_BELOW_PERCENT = 80, 95
KEY_CAPACITY = 10
"""How many key accounts one account manager can serve where no workload is reckoned (formulae F10, F15)."""


class Letter(Enum):
    """The class of a row: A brings most, D nothing."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True)
class Ranked:
    """A row with its class; `cumulated` is the share of the total up to and including it, 0..1."""

    id: int
    name: str
    value: int
    letter: Letter
    cumulated: float


def ranked(worths: Iterable[Worth]) -> list[Ranked]:
    """The rows with their classes, the most valuable first, equal ones by name.

    The class comes from the share before the row: below 80 % A, below 95 % B, else C; what brings nothing or costs is
    D and outside the total.
    """
    ordered = sorted(worths, key=_order)
    total = sum(w.value for w in ordered if w.value > 0)
    before, found = 0, []
    for worth in ordered:
        letter = _letter(worth.value, before, total)
        before += max(0, worth.value)
        found.append(Ranked(worth.id, worth.name, worth.value, letter, before / total if total else 0.0))
    return found


def _order(worth: Worth) -> tuple[int, str]:
    return -worth.value, worth.name.casefold()


def _letter(value: int, before: int, total: int) -> Letter:
    if value <= 0:
        return Letter.D
    percent = before * 100
    if percent < A_BELOW_PERCENT * total:
        return Letter.A
    return Letter.B if percent < B_BELOW_PERCENT * total else Letter.C


def proposed_tiers(
    rows: Sequence[Ranked], potential: Collection[int] = (), capacity: int = KEY_CAPACITY
) -> dict[int, Tier]:
    """The tier each account's worth speaks for; a mark of potential raises it to growth. The user decides."""
    proposed: dict[int, Tier] = {}
    for place, row in enumerate(rows):
        tier = {Letter.A: Tier.GROWTH, Letter.B: Tier.STANDARD}.get(row.letter, Tier.SMALL)
        if row.letter is Letter.A and place < capacity:
            tier = Tier.KEY
        elif row.id in potential:
            tier = Tier.GROWTH
        proposed[row.id] = tier
    return proposed


def pareto_bars(rows: Sequence[Ranked], title: str, unit: str = "", scale: int = 1, most: int = 30) -> Bars:
    """The largest rows as bars with the curve of their share; `scale` minor units make one unit of the chart."""
    shown = [row for row in rows if row.letter is not Letter.D][:most]
    return Bars(
        title,
        tuple(Bar(row.name, row.value / scale, TONES[row.letter], row.id, row.letter.value) for row in shown),
        line=tuple(round(row.cumulated * 100, 1) for row in shown),
        line_name=_("Share of the total"),
        unit=unit,
        empty=_("Nothing was sold in the last 12 months."),
    )


TONES = {Letter.A: Tone.ACCENT, Letter.B: Tone.CUSTOMER, Letter.C: Tone.QUIET}


def pareto_sentence(rows: Sequence[Ranked]) -> str:
    """Said in a sentence: how few bring how much."""
    few = [row for row in rows if row.letter is Letter.A]
    if not few:
        return _("No account brought revenue in the last 12 months.")
    who = counted(len(few), _("account brings"), _("accounts bring"))
    words = _("{who} {percent} % of the revenue.").format(who=who, percent=round(few[-1].cumulated * 100))
    return words[:1].upper() + words[1:]
