"""How satisfied an account is, as measured: its survey value, NPS and CSAT, and curves with the events behind them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from amdesk.analysis.relationships import role_weight
from amdesk.analysis.series import Event, Line, Lines, Point, Tone
from amdesk.model.facts import AccountFacts, PersonFacts, Score
from amdesk.model.rows import PulseRow, TimelineEntry
from amdesk.model.values import Role
from amdesk.words import _

COUNTS_FOR_DAYS = 180
SURE = 1.96
"""Standard errors on either side that hold 95 % of cases."""
FEWEST_ANSWERS = 10
"""Below this many answers the single ones are shown, not a number."""


def survey_value(scores: Iterable[Score], day: date, *, products: bool = False) -> float | None:
    """An account's value 0..10 on a day, of the company or of its products; None when nobody was heard in 180 days.

    Everyone counts once, with the newest score, by buying role (decider 3, influencer 2, all others 1), so that many
    users cannot outvote the deciders. Source: formulae F9.
    """
    latest: dict[int | None, tuple[int, int]] = {}
    for score in sorted(scores, key=lambda s: s.on):
        value = score.products if products else score.company
        if value is not None and day - timedelta(days=COUNTS_FOR_DAYS) < score.on <= day:
            latest[score.person_id] = (role_weight(score.roles), value)
    weight = sum(w for w, _v in latest.values())
    return sum(w * v for w, v in latest.values()) / weight if weight else None


def silent_deciders(facts: AccountFacts) -> tuple[PersonFacts, ...]:
    """The deciders of today who gave no score in the last 180 days."""
    since = facts.day - timedelta(days=COUNTS_FOR_DAYS)
    heard = {score.person_id for score in facts.scores if since < score.on <= facts.day}
    return tuple(p for p in facts.with_role(Role.DECIDER) if p.id not in heard)


def share_heard(revenues: Iterable[tuple[int, bool]]) -> float | None:
    """The share 0..1 of revenue whose accounts were heard; pairs of revenue and whether heard. None without revenue."""
    pairs = [(max(0, revenue), heard) for revenue, heard in revenues]
    total = sum(revenue for revenue, _h in pairs)
    return sum(revenue for revenue, heard in pairs if heard) / total if total else None


@dataclass(frozen=True)
class Nps:
    """Net promoters of `count` answers, in points: `margin` is half of the 95 % interval.

    `value` is None below ten answers, where `answers` are to be shown, and where all answers agree while others were
    not heard: then the error cannot be measured.
    """

    count: int
    value: float | None
    margin: float | None
    answers: tuple[int, ...]
    is_measurable: bool = True


def nps(answers: Sequence[int], asked: int | None = None) -> Nps:
    """Net promoter score of answers 0..10; `asked` makes the error smaller when most of them answered.

    Source: formulae F8. Raises ValueError for an answer outside 0..10.
    """
    if any(not 0 <= answer <= 10 for answer in answers):
        raise ValueError("answers go from 0 to 10")
    count = len(answers)
    sorted_answers = tuple(sorted(answers, reverse=True))
    if not count:
        return Nps(0, None, None, ())
    value, error = nps_of(sum(a >= 9 for a in answers), sum(a <= 6 for a in answers), count, asked)
    measurable = error > 0 or asked == count
    if count < FEWEST_ANSWERS or not measurable:
        return Nps(count, None, None, sorted_answers, measurable)
    return Nps(count, value, SURE * error, sorted_answers)


def nps_of(promoters: int, detractors: int, count: int, asked: int | None = None) -> tuple[float, float]:
    """The net promoter score and its standard error, both in points; the error is 0 when all answers agree."""
    share = (promoters - detractors) / count
    variance = (promoters + detractors) / count - share**2
    error = 100 * math.sqrt(max(0.0, variance) / count)
    if asked is not None and asked > 1 and asked >= count:
        error *= math.sqrt((asked - count) / (asked - 1))
    return 100 * share, error


def nps_words(result: Nps) -> str:
    """The score as it may honestly be said: "NPS 50 ± 42", the single answers when few, never without its error."""
    if not result.count:
        return _("Nobody answered yet.")
    if not result.is_measurable:
        return _("n = {n}, not measurable").format(n=result.count)
    if result.value is None or result.margin is None:
        return _("n = {n}: {answers}").format(n=result.count, answers=", ".join(map(str, result.answers)))
    return _("NPS {value} ± {margin} (n = {n})").format(
        value=round(result.value), margin=round(result.margin), n=result.count
    )


def csat(answers: Sequence[int]) -> float | None:
    """The share 0..1 of answers 4 and 5 of 5; None without answers. Source: formulae F8."""
    return sum(answer >= 4 for answer in answers) / len(answers) if answers else None


def satisfaction_lines(
    pulses: Iterable[PulseRow], events: Iterable[TimelineEntry] = (), *, products: bool = False
) -> Lines:
    """Satisfaction over time, one curve for each person, with the events that may have moved it (PULSE-4).

    Deciders come first; scores that nobody in particular gave are one dashed curve.
    """
    by_person: dict[str, list[PulseRow]] = defaultdict(list)
    for pulse in sorted(pulses, key=lambda p: (p.on, p.id)):
        if _value(pulse, products) is not None:
            by_person[pulse.person].append(pulse)
    people = sorted(by_person, key=lambda name: (not name, -role_weight(by_person[name][-1].roles), name))
    lines = tuple(_line(name, by_person[name], products) for name in people)
    return Lines(
        title=_("Satisfaction with the products") if products else _("Satisfaction with the company"),
        lines=lines,
        events=tuple(Event(e.on, e.what, _tone(e), (e.subject, e.id)) for e in events) if lines else (),
        low=0,
        high=10,
        empty=_("Scores from check-ins and surveys stand here."),
    )


def _value(pulse: PulseRow, products: bool) -> int | None:
    return pulse.products if products else pulse.company


def _line(name: str, pulses: list[PulseRow], products: bool) -> Line:
    valued = [(p, value) for p in pulses if (value := _value(p, products)) is not None]
    points = tuple(Point(p.on, float(value), ("pulse", p.id), p.words) for p, value in valued)
    decides = Role.DECIDER in pulses[-1].roles
    return Line(name or _("No name"), points, Tone.ACCENT if decides else Tone.CUSTOMER, dashed=not name)


BAD_EVENTS = frozenset({"issue", "promise"})


def _tone(event: TimelineEntry) -> Tone:
    return Tone.BAD if event.subject in BAD_EVENTS else Tone.QUIET
