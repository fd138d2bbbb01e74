"""Whether attention goes where the value is: each account's share of revenue beside its share of touches."""

from collections.abc import Mapping, Sequence

from amdesk.analysis.pareto import Letter, Ranked
from amdesk.analysis.series import Bar, Bars, Tone
from amdesk.words import _, counted

MOST = 10


def attention_share(rows: Sequence[Ranked], touches: Mapping[int, int]) -> float | None:
    """The share 0..1 of all touches that went to the accounts of class A; None without touches."""
    total = sum(touches.values())
    return sum(touches.get(row.id, 0) for row in rows if row.letter is Letter.A) / total if total else None


def value_and_attention(rows: Sequence[Ranked], touches: Mapping[int, int], most: int = MOST) -> Bars:
    """The most valuable accounts: share of revenue in percent, their share of touches behind it, and the Pareto curve.

    `rows` are ranked by revenue, `touches` are those of 90 days by account. A bar opens its account.
    """
    sold, touched = sum(max(0, row.value) for row in rows), sum(touches.values())
    shown = [row for row in rows if row.value > 0][:most]
    return Bars(
        _("Value and attention"),
        tuple(_bar(row, row.value, sold, Tone.ACCENT) for row in shown),
        tuple(_bar(row, touches.get(row.id, 0), touched, Tone.QUIET) for row in shown) if touched else (),
        line=tuple(round(row.cumulated * 100, 1) for row in shown),
        line_name=_("together"),
        unit="%",
        name=_("revenue"),
        compare_name=_("touches"),
        empty=_("No account brought revenue in the last 12 months."),
    )


def _bar(row: Ranked, part: int, whole: int, tone: Tone) -> Bar:
    return Bar(row.name, round(part / whole * 100, 1) if whole else None, tone, ("account", row.id))


def value_sentence(rows: Sequence[Ranked], touches: Mapping[int, int]) -> str:
    """Said in a sentence: how few bring how much, and how much of the attention they get."""
    few = [row for row in rows if row.letter is Letter.A]
    if not few:
        return _("No account brought revenue in the last 12 months.")
    who = counted(len(few), _("account brings"), _("accounts bring"))
    share = attention_share(rows, touches)
    bring = _("{who} {percent} % of the revenue").format(who=who, percent=round(few[-1].cumulated * 100))
    if share is not None:
        gets = _("gets") if len(few) == 1 else _("get")
        bring += _(" and {gets} {share} % of the touches").format(gets=gets, share=round(share * 100))
    return f"{bring[:1].upper()}{bring[1:]}."
