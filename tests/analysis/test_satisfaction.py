"""The weighted score over time and the people behind it."""

from datetime import date

from amdesk.analysis.satisfaction import satisfaction, weighted_line
from amdesk.analysis.series import Tone
from amdesk.model.rows import PulseRow, TimelineEntry
from amdesk.model.values import PulseKind, Role

ADA = (1, "Ada", (Role.DECIDER,))
BEN = (2, "Ben", (Role.USER,))


def pulse(number: int, on: date, who: tuple[int, str, tuple[Role, ...]], company: int | None) -> PulseRow:
    return PulseRow(number, on, PulseKind.CHECK_IN, who[0], who[1], who[2], company, None, "", "")


PULSES = [pulse(1, date(2026, 5, 1), ADA, 8), pulse(2, date(2026, 6, 1), BEN, 4)]


def test_each_day_weighs_everyone_heard_by_role() -> None:
    assert [(p.when, p.value) for p in weighted_line(PULSES).points] == [
        (date(2026, 5, 1), 8.0),
        (date(2026, 6, 1), 7.0),
    ]


def test_people_stand_quietly_behind_and_one_can_be_named() -> None:
    everyone = satisfaction(PULSES).lines
    assert [(line.name, line.tone) for line in everyone[:-1]] == [("", Tone.QUIET), ("", Tone.QUIET)]
    ben = satisfaction(PULSES, person="Ben").lines
    assert [line.name for line in ben] == ["Ben", "Weighted by role"]


def test_products_nobody_scored_have_no_curve() -> None:
    assert satisfaction(PULSES, products=True).lines == ()


def test_long_names_of_events_are_cut() -> None:
    event = TimelineEntry(date(2026, 5, 5), "issue", 9, "critical", "Deliveries at the wrong ramp again", "")
    chart = satisfaction(PULSES, [event])
    assert chart.events[0].name == "Deliveries at the wro…"
    assert chart.events[0].key == ("issue", 9)
