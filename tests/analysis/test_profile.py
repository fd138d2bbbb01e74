"""The profile: newer takes the place of older, and each section grows old in its own time."""

from datetime import date, timedelta

from amdesk.analysis.profile import is_aim_stale, is_stale, sections_known, sections_missing, worth_finding_out
from amdesk.model.profile_rows import AimRow, ProfileText
from amdesk.model.values import Section

TODAY = date(2026, 11, 21)


def entry(number: int, section: Section, days: int | None, text: str = "x") -> ProfileText:
    return ProfileText(number, section, text, None if days is None else TODAY - timedelta(days=days), "")


def test_what_is_newer_takes_the_place_of_what_is_older() -> None:
    texts = [
        entry(1, Section.MISSION, 900),
        entry(2, Section.MISSION, 10),
        entry(3, Section.MISSION, 10),
        entry(4, Section.MISSION, 400),
    ]
    (mission,) = sections_known(texts)
    assert [text.id for text in mission.now] == [2, 3]
    assert [text.id for text in mission.former] == [4, 1]


def test_what_has_no_day_is_never_taken_for_former() -> None:
    (mission,) = sections_known([entry(1, Section.MISSION, None), entry(2, Section.MISSION, 5)])
    assert [text.id for text in mission.now] == [1, 2]


def test_who_sits_where_is_old_long_before_a_mission() -> None:
    assert is_stale(entry(1, Section.STRUCTURES, 200), TODAY)
    assert not is_stale(entry(1, Section.MISSION, 200), TODAY)
    assert is_stale(entry(1, Section.MISSION, 1200), TODAY)
    assert not is_stale(entry(1, Section.HISTORY, 9000), TODAY)
    assert not is_stale(entry(1, Section.STRATEGY, None), TODAY)


def test_an_aim_of_a_year_that_is_over_is_old_unless_reached() -> None:
    old = AimRow(1, "Grow", 2025, "", "", None, False)
    assert is_aim_stale(old, TODAY)
    assert not is_aim_stale(AimRow(1, "Grow", 2025, "", "", None, True), TODAY)
    assert not is_aim_stale(AimRow(1, "Grow", 2026, "", "", date(2020, 1, 1), False), TODAY)


def test_what_lacks_is_asked_before_what_is_old() -> None:
    known = sections_known([entry(1, Section.MISSION, 2000)])
    assert sections_missing(known)[0] is Section.VISION
    assert worth_finding_out(known, TODAY) == (Section.VISION, "Where do they want to be in five years?")
    full = [entry(at, section, 5) for at, section in enumerate(Section) if section is not Section.SYSTEMS]
    stale = worth_finding_out(sections_known([*full, entry(99, Section.SYSTEMS, 500)]), TODAY)
    assert stale == (Section.SYSTEMS, "Which systems do they run?")
    assert worth_finding_out(sections_known([*full, entry(99, Section.SYSTEMS, 5)]), TODAY) is None
