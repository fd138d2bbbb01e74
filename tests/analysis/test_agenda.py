"""Nobody forgotten, and the sentence Today begins with."""

from datetime import date, time

import pytest

from amdesk.analysis import agenda, attention
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import BandChange, Beat, Concern, Due, DueKind, TodayRows, Troubled
from amdesk.model.health_rows import Band
from amdesk.model.values import Tier

TODAY = date(2026, 11, 21)


def beat(name: str, days: int, rhythm: int, next_on: date | None = None) -> Beat:
    return Beat(len(name), name, Tier.GROWTH, days, rhythm, next_on)


def today_rows(**rest: object) -> TodayRows:
    empty: dict[str, object] = {
        **dict.fromkeys(("due", "troubled", "beats", "memos", "band_changes", "new_concerns"), ()),
        **dict.fromkeys(
            ("more_due", "meetings_today", "more_troubled", "slipping", "overdue_check_ins", "more_memos"), 0
        ),
        "today": TODAY,
        "last_opened": None,
        "late": {},
        "became_late": {},
    }
    return TodayRows(**{**empty, **rest})  # type: ignore[arg-type]


def concern(rule: str, sentence: str, weight: int = 50) -> Concern:
    return Concern(1, "Betasoloin", rule, weight, sentence)


def test_the_longest_wait_stands_first_and_carries_its_name() -> None:
    bars = agenda.nobody_forgotten([beat("Isdom", 20, 60), beat("Rangreen", 94, 60)]).bars
    assert [(bar.label, bar.value) for bar in bars] == [("Rangreen", 1.57), ("Isdom", 0.33)]


def test_the_agreed_rhythm_is_the_limit() -> None:
    assert agenda.nobody_forgotten([]).limit == 1.0


def test_far_over_the_rhythm_is_bad_unless_a_check_in_is_planned() -> None:
    bars = agenda.nobody_forgotten([beat("Rangreen", 94, 60), beat("Hottechi", 94, 60, TODAY)]).bars
    assert {bar.label: bar.tone for bar in bars} == {"Rangreen": Tone.BAD, "Hottechi": Tone.WARN}


def test_today_begins_with_a_sentence() -> None:
    rows = today_rows(meetings_today=1, late={DueKind.PROMISE: 2}, slipping=4)
    assert attention.today(rows).sentence == "One meeting today. Two promises are late. Four accounts are slipping."


def test_two_sentences_at_most_are_about_what_is_late() -> None:
    late = {DueKind.ANSWER: 1, DueKind.PROMISE: 2, DueKind.MEMO: 3, DueKind.ACTION: 4}
    said = attention.today(today_rows(late=late, slipping=1)).sentence
    assert said == "One issue waits for its answer. Two promises are late. One account is slipping."


def test_a_quiet_day_is_said_too() -> None:
    assert attention.today(today_rows()).sentence == "Nothing is late and nobody is forgotten."


def test_two_concerns_of_an_account_are_one_line() -> None:
    said = (
        concern("unanswered", "2 complaints unanswered for 9 days"),
        concern("decider-silent", "Decider not seen since 2 Sep"),
        concern("dispute", "Invoice dispute open"),
    )
    line = attention.needs_me(Troubled(1, "Betasoloin", Tier.KEY, 41, Band.BAD, (60, 41), said))
    assert line.sentence == "2 complaints unanswered for 9 days · decider not seen since 2 Sep"
    assert (line.more, line.next_step) == (1, "Answer it now")


def test_what_crossed_a_line_by_time_is_said_in_sentences() -> None:
    rows = today_rows(
        band_changes=(BandChange(1, "Betasoloin", Band.WATCH, Band.BAD, 52, 41),),
        new_concerns=(concern("check-in", "No check-in for 94 days (agreed: every 60)"),),
        became_late={DueKind.PROMISE: 2},
    )
    assert [crossed.sentence for crossed in attention.today(rows).crossed] == [
        "Betasoloin fell from 52 to 41: bad",
        "Betasoloin: no check-in for 94 days (agreed: every 60)",
        "2 promises became late.",
    ]


def test_the_budget_says_how_many_more_there_are() -> None:
    assert attention.within_budget("abcdefghi", 7) == (tuple("abcdefg"), 2)
    assert attention.within_budget("ab", 7) == (("a", "b"), 0)


NOON, AFTERNOON = time(12), time(16, 30)


@pytest.mark.parametrize(
    ("on", "at", "minutes", "now", "over"),
    [
        (date(2026, 11, 20), "", None, NOON, True),
        (date(2026, 11, 20), "23:00", None, NOON, True),
        (TODAY, "", None, AFTERNOON, False),
        (TODAY, "15:30", None, NOON, False),
        (TODAY, "15:30", None, AFTERNOON, True),
        (TODAY, "15:30", 90, AFTERNOON, False),
        (TODAY, "11:30", 30, NOON, True),
        (date(2026, 11, 22), "09:00", None, AFTERNOON, False),
    ],
)
def test_a_meeting_is_over_when_its_time_has_passed(
    on: date, at: str, minutes: int | None, now: time, over: bool
) -> None:
    assert agenda.is_over(on, at, TODAY, now, minutes) is over


def due(kind: DueKind, on: date = TODAY, at: str = "15:30") -> Due:
    return Due(kind, "touch", 1, 1, "Konex", "Visit · Renewal", on, at, "", True, "", (TODAY - on).days)


def test_a_meeting_of_today_that_is_over_asks_how_it_went() -> None:
    lines = (due(DueKind.MEETING), due(DueKind.ACTION))
    assert [line.note for line in agenda.asking(lines, TODAY, NOON)] == ["", ""]
    assert [line.note for line in agenda.asking(lines, TODAY, AFTERNOON)] == ["how did it go?", ""]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        (due(DueKind.MEETING), False),
        (due(DueKind.MEETING, date(2026, 11, 20)), True),
        (due(DueKind.CHECK_IN), True),
        (due(DueKind.HALF_FILLED), True),
        (due(DueKind.PROMISE, date(2026, 11, 20)), False),
    ],
)
def test_what_is_told_of_on_the_card(line: Due, asks: bool) -> None:
    assert agenda.asks_how(line, TODAY, NOON) is asks
