"""The budget of attention (DESK-10), and what Today says within it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from amdesk.analysis import agenda
from amdesk.analysis.next_steps import next_step
from amdesk.analysis.series import Bars
from amdesk.model.day_rows import BandChange, Concern, Due, DueKind, MemoWaiting, TodayRows, Troubled
from amdesk.model.health_rows import Band
from amdesk.model.values import Tier
from amdesk.words import _, counted, plural, sentence

CONCERNS_SAID = 2
"""How many concerns of one account are said in its line."""
SENTENCES_SAID, LATE_SAID = 4, 2
"""How many sentences Today begins with, and how many of them about what is late."""
CROSSED_AT_MOST = 7

Item = TypeVar("Item")


def within_budget(items: Sequence[Item], limit: int) -> tuple[tuple[Item, ...], int]:
    """The first `limit` items and how many more there are behind them."""
    return tuple(items[:limit]), max(0, len(items) - limit)


@dataclass(frozen=True)
class NeedsMe:
    """An account that needs me: why, in one joined sentence, and the next step for its weightiest concern."""

    account_id: int
    account: str
    tier: Tier
    health: int | None
    band: Band
    trend: tuple[int, ...]
    sentence: str
    more: int
    rule: str
    next_step: str


@dataclass(frozen=True)
class Crossed:
    """Something that crossed a line by time alone; `account_id` opens it where it is about one account."""

    sentence: str
    account_id: int | None = None


@dataclass(frozen=True)
class TodayContent:
    """What Today shows: its sentence first, then short lists, each with how many more stand behind it."""

    today: date
    sentence: str
    due: tuple[Due, ...]
    more_due: int
    needs_me: tuple[NeedsMe, ...]
    more_accounts: int
    forgotten: Bars
    overdue_check_ins: int
    memos: tuple[MemoWaiting, ...]
    more_memos: int
    crossed: tuple[Crossed, ...]
    more_crossed: int


def today(rows: TodayRows) -> TodayContent:
    """What Today says of its rows."""
    crossed, more_crossed = within_budget(crossed_lines(rows), CROSSED_AT_MOST)
    return TodayContent(
        today=rows.today,
        sentence=opening(rows),
        due=rows.due,
        more_due=rows.more_due,
        needs_me=tuple(needs_me(one) for one in rows.troubled),
        more_accounts=rows.more_troubled,
        forgotten=agenda.nobody_forgotten(rows.beats),
        overdue_check_ins=rows.overdue_check_ins,
        memos=rows.memos,
        more_memos=rows.more_memos,
        crossed=crossed,
        more_crossed=more_crossed,
    )


def needs_me(one: Troubled) -> NeedsMe:
    """An account with its concerns as one line."""
    said, more = within_budget(one.concerns, CONCERNS_SAID)
    rule = said[0].rule if said else ""
    return NeedsMe(
        one.account_id,
        one.account,
        one.tier,
        one.health,
        one.band,
        one.trend,
        joined(said),
        more,
        rule,
        next_step(rule),
    )


def joined(concerns: Sequence[Concern]) -> str:
    """The sentences of concerns as one line: "2 complaints unanswered for 9 days · decider not seen since 2 Sep"."""
    first, *rest = [concern.sentence for concern in concerns] or [""]
    return " · ".join([first, *(_inside(text) for text in rest)])


def _inside(text: str) -> str:
    """A sentence of a concern as it stands inside another; none of them begins with a name."""
    return text[:1].lower() + text[1:]


def opening(rows: TodayRows) -> str:
    """Today in a few short sentences: meetings, what is late, who is slipping, who was forgotten."""
    said = [
        _meetings(rows.meetings_today),
        *[text for kind in LATE if (text := _late(kind, rows.late.get(kind, 0)))][:LATE_SAID],
        _count(rows.slipping, _("account is slipping"), _("accounts are slipping")),
        _count(rows.overdue_check_ins, _("check-in is overdue"), _("check-ins are overdue")),
    ]
    some = [sentence(text) for text in said if text]
    return " ".join(some[:SENTENCES_SAID]) or _("Nothing is late and nobody is forgotten.")


def _meetings(count: int) -> str:
    return _count(count, _("meeting today"), _("meetings today"))


LATE = {
    DueKind.ANSWER: (_("issue waits for its answer"), _("issues wait for their answer")),
    DueKind.PROMISE: (_("promise is late"), _("promises are late")),
    DueKind.MEMO: (_("memo is late"), _("memos are late")),
    DueKind.STEP: (_("step of an issue is late"), _("steps of issues are late")),
    DueKind.ACTION: (_("action is late"), _("actions are late")),
    DueKind.DECISION: (_("decision is late"), _("decisions are late")),
    DueKind.REVIEW_CALL: (_("review call is late"), _("review calls are late")),
    DueKind.CHECKPOINT: (_("checkpoint is late"), _("checkpoints are late")),
    DueKind.REVIEW: (_("review is late"), _("reviews are late")),
    DueKind.REQUEST: (_("request is late"), _("requests are late")),
}
"""What is late, in the order in which it is said."""


def _late(kind: DueKind, count: int) -> str:
    return _count(count, *LATE[kind])


def _count(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""


def crossed_lines(rows: TodayRows) -> list[Crossed]:
    """What crossed a line by time since the last opening: bands first, then new concerns, then what became late."""
    bands = [Crossed(_band_sentence(change), change.account_id) for change in rows.band_changes]
    concerns = [Crossed(f"{c.account}: {_inside(c.sentence)}", c.account_id) for c in rows.new_concerns]
    became = rows.became_late
    late = [Crossed(sentence(_became_late(kind, became[kind]))) for kind in LATE if became.get(kind)]
    return bands + concerns + late


BECAME_LATE = {
    DueKind.ANSWER: ("{n} answer became late", "{n} answers became late"),
    DueKind.PROMISE: ("{n} promise became late", "{n} promises became late"),
    DueKind.MEMO: ("{n} memo became late", "{n} memos became late"),
    DueKind.STEP: ("{n} step became late", "{n} steps became late"),
    DueKind.ACTION: ("{n} action became late", "{n} actions became late"),
}


def _became_late(kind: DueKind, count: int) -> str:
    return plural(*BECAME_LATE.get(kind, ("{n} more line became late", "{n} more lines became late")), count)


BAND_WORDS = {
    Band.GOOD: _("good"),
    Band.WATCH: _("needs attention"),
    Band.BAD: _("bad"),
    Band.UNKNOWN: _("not enough known"),
}
ORDER = (Band.BAD, Band.WATCH, Band.GOOD)


def _band_sentence(change: BandChange) -> str:
    """One change of band in words: "Betasoloin fell from 52 to 41: bad"."""
    if change.health is None or change.health_before is None:
        return _("{account}: {band}").format(account=change.account, band=BAND_WORDS[change.now])
    fell = ORDER.index(change.now) < ORDER.index(change.before)
    pattern = (
        _("{account} fell from {was} to {now}: {band}") if fell else _("{account} rose from {was} to {now}: {band}")
    )
    return pattern.format(
        account=change.account, was=change.health_before, now=change.health, band=BAND_WORDS[change.now]
    )
