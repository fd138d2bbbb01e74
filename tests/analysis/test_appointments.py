"""A field that understands day and time together, and keeps what the words leave open."""

from datetime import date

import pytest

from amdesk.analysis.appointments import Appointment, parse_appointment

TODAY = date(2026, 11, 21)  # a Saturday
BEFORE = Appointment(date(2026, 12, 1), "15:30", 45)


@pytest.mark.parametrize(
    ("words", "on", "at", "minutes"),
    [
        ("thu 14:00", date(2026, 11, 26), "14:00", 45),
        ("Thu, 14h15", date(2026, 11, 26), "14:15", 45),
        ("next tue", date(2026, 11, 24), "15:30", 45),
        ("14:30", date(2026, 12, 1), "14:30", 45),
        ("9.15 fri", date(2026, 11, 27), "09:15", 45),
        ("5.12", date(2026, 12, 5), "15:30", 45),
        ("5 Dec at 9", date(2026, 12, 5), "09:00", 45),
        ("tomorrow 2pm", date(2026, 11, 22), "14:00", 45),
        ("12:30 am mon", date(2026, 11, 23), "00:30", 45),
        ("in 2 weeks", date(2026, 12, 5), "15:30", 45),
        ("mon 9:00-10:30", date(2026, 11, 23), "09:00", 90),
        ("mon 9:00 for 2 hours", date(2026, 11, 23), "09:00", 120),
        ("+1", date(2026, 12, 2), "15:30", 45),
        ("-1 week", date(2026, 11, 24), "15:30", 45),
        ("2026-12-24 08:00", date(2026, 12, 24), "08:00", 45),
    ],
)
def test_words_name_a_day_a_time_or_both(words: str, on: date, at: str, minutes: int) -> None:
    assert parse_appointment(words, BEFORE, TODAY) == Appointment(on, at, minutes)


@pytest.mark.parametrize("words", ["", "   ", "sometime", "25:99", "the day before"])
def test_words_without_a_day_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(ValueError, match=r"such as thu 14:00|Write for example"):
        parse_appointment(words, BEFORE, TODAY)
