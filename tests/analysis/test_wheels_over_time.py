"""The two wheels over the last year, against numbers worked out by hand."""

from datetime import date

from amdesk.analysis.series import Lines
from amdesk.analysis.wheels_over_time import days_to_look_at, wheels_over_time
from amdesk.model.page_rows import WheelFacts
from amdesk.model.values import IntelKind, Tier

TODAY = date(2026, 11, 21)


def facts(heard: tuple[tuple[IntelKind, date], ...] = (), due: int = 0, on_time: int = 0) -> WheelFacts:
    return WheelFacts(1, "Konex", Tier.KEY, 100.0, heard, due, on_time, len(heard), 0, due, 0)


def points(chart: Lines) -> dict[str, list[tuple[date, float]]]:
    return {line.name: [(point.when, point.value) for point in line.points] for line in chart.lines}


def test_it_looks_at_eleven_month_ends_and_today() -> None:
    days = days_to_look_at(TODAY)
    assert days[0] == date(2025, 12, 31)
    assert days[-2:] == [date(2026, 10, 31), TODAY]
    assert len(days) == 12


def test_a_kind_heard_ninety_days_ago_counts_and_one_day_later_it_is_stale() -> None:
    heard = ((IntelKind.NEED, date(2026, 8, 23)), (IntelKind.MARKET, date(2026, 8, 22)), (IntelKind.TREND, TODAY))

    def facts_on(when: date) -> list[WheelFacts]:
        return [facts(tuple(pair for pair in heard if pair[1] <= when), due=4, on_time=3 if when == TODAY else 1)]

    found = points(wheels_over_time(facts_on, TODAY))
    # a key account should have heard six kinds within 90 days: 23 Aug and 21 Nov count today, 22 Aug does not
    assert found["we know"][-1] == (TODAY, 33)
    assert found["we know"][0] == (date(2026, 8, 31), 33)
    assert found["we do"][-2:] == [(date(2026, 10, 31), 25), (TODAY, 75)]


def test_before_the_first_piece_nothing_is_known_rather_than_nought() -> None:
    chart = wheels_over_time(lambda when: [facts()], TODAY)
    assert chart.lines == ()
    assert chart.empty.startswith("Not known yet")
