"""Satisfaction over time as it is drawn: the weighted score first, the people behind it apart (PULSE-4)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from amdesk.analysis.pulse import survey_value
from amdesk.analysis.series import Event, Line, Lines, Point, Tone
from amdesk.model.facts import Score
from amdesk.model.rows import PulseRow, TimelineEntry
from amdesk.words import _

LONGEST_EVENT = 22
BAD_EVENTS = frozenset({"issue", "promise"})


def as_scores(pulses: Iterable[PulseRow]) -> list[Score]:
    """Pulses as the scores that formulae F9 weights."""
    return [Score(p.on, p.person_id, p.person, p.roles, p.company, p.products) for p in pulses]


def weighted_line(pulses: Sequence[PulseRow], *, products: bool = False) -> Line:
    """The account's survey value on each day somebody gave a score. Source: formulae F9."""
    scores = as_scores(pulses)
    days = sorted({score.on for score in scores})
    valued = [(when, survey_value(scores, when, products=products)) for when in days]
    return Line(
        _("Weighted by role"), tuple(Point(when, round(value, 2)) for when, value in valued if value is not None)
    )


def satisfaction(
    pulses: Sequence[PulseRow], events: Iterable[TimelineEntry] = (), *, products: bool = False, person: str = ""
) -> Lines:
    """The weighted score with every person behind it in quiet lines, or with one `person` named, and the events."""
    by_person: dict[str, list[PulseRow]] = defaultdict(list)
    for pulse in sorted(pulses, key=_order):
        if _value(pulse, products) is not None and (not person or pulse.person == person):
            by_person[pulse.person].append(pulse)
    behind = tuple(_person_line(name, rows, products, named=bool(person)) for name, rows in by_person.items())
    return Lines(
        title=_("Satisfaction with the products") if products else _("Satisfaction with the company"),
        lines=(*behind, weighted_line(pulses, products=products)) if behind else (),
        events=tuple(_event(event) for event in events) if behind else (),
        low=0,
        high=10,
        empty=_("Scores from check-ins and surveys stand here."),
    )


def _order(pulse: PulseRow) -> tuple[date, int]:
    return pulse.on, pulse.id


def _value(pulse: PulseRow, products: bool) -> int | None:
    return pulse.products if products else pulse.company


def _person_line(name: str, rows: Sequence[PulseRow], products: bool, *, named: bool) -> Line:
    who = name or _("nobody in particular")
    points = tuple(
        Point(
            row.on, float(_value(row, products) or 0), ("pulse", row.id), row.words if named else f"{who} {row.words}"
        )
        for row in rows
    )
    return Line(who if named else "", points, Tone.CUSTOMER if named else Tone.QUIET)


def _event(entry: TimelineEntry) -> Event:
    name = entry.what if len(entry.what) <= LONGEST_EVENT else entry.what[: LONGEST_EVENT - 1] + "…"
    return Event(entry.on, name, Tone.BAD if entry.subject in BAD_EVENTS else Tone.QUIET, (entry.subject, entry.id))
