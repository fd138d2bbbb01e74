"""The weekly round goes through what hurts, one thing after the other, by keys, and ends in "done"."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.analysis.rounds import STEPS, RoundKind, RoundStep
from amdesk.analysis.weekly_round import next_week
from amdesk.model.accounts import Account
from amdesk.model.touches import Promise, Touch
from amdesk.model.values import IntelAnswer, PromiseBy, TouchKind, TouchStatus
from amdesk.ui.desk import Desk
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.rounds.evidence import evidence
from amdesk.ui.rounds.page import WeeklyRoundPage
from amdesk.ui.rounds.steps import StepRow
from tests.ui.rounds.hands import Key, Modifier, focus, go_to, one, press, shown, type_line
from tests.ui.sampled import TODAY, Visited

FEWER_THAN = 40


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[WeeklyRoundPage]:
    """The round over the sample."""
    made = shown(qtbot, desk, WeeklyRoundPage)
    assert isinstance(made, WeeklyRoundPage)
    yield made


def test_the_round_over_the_sample_ends_in_done_with_fewer_than_forty_keys(desk: Desk, page: WeeklyRoundPage) -> None:
    presses = 0
    seen = set()
    while page.items and presses < FEWER_THAN:
        item = page.items[0]
        seen.add(item.step)
        if item.step in (RoundStep.INTEL, RoundStep.PURPOSE):
            QTest.keyClicks(focus(page), "Ask the plant by 2026-12-04")
            press(page, Key.Key_Return)
        elif item.step is RoundStep.CHECK_INS:
            press(page, Key.Key_2 if len(page.offered) > 1 else Key.Key_1)
        else:
            press(page, Key.Key_1)
        presses += 1
    assert not page.items
    assert presses < FEWER_THAN
    assert page.item.what.text().startswith("Done.")
    assert {RoundStep.WAITING, RoundStep.INTEL, RoundStep.CHECK_INS} <= seen
    assert (
        one(
            desk,
            "SELECT count(*) FROM intel WHERE no_action = '' AND id NOT IN (SELECT intel_id FROM action "
            "WHERE intel_id IS NOT NULL)",
        )
        == 0
    )


def test_each_answer_is_one_step_that_can_be_undone(desk: Desk, page: WeeklyRoundPage) -> None:
    while page.items[0].step is not RoundStep.INTEL:
        press(page, Key.Key_Return)
    item = page.items[0]
    press(page, Key.Key_2, Modifier.AltModifier)
    assert one(desk, f"SELECT no_action FROM intel WHERE id = {item.id}") == IntelAnswer.NO_EFFECT.label
    assert page.items[0].key != item.key
    desk.undo()
    assert one(desk, f"SELECT no_action FROM intel WHERE id = {item.id}") == ""


def test_the_number_of_an_answer_alone_in_the_line_is_that_answer_and_no_action(
    desk: Desk, page: WeeklyRoundPage
) -> None:
    go_to(page, RoundStep.INTEL)
    item, before = page.items[0], one(desk, "SELECT count(*) FROM action")
    account = page.item.account
    assert account.fontMetrics().horizontalAdvance(item.account) <= account.width()
    type_line(page, "2")
    assert one(desk, f"SELECT no_action FROM intel WHERE id = {item.id}") == IntelAnswer.NO_EFFECT.label
    assert one(desk, "SELECT count(*) FROM action") == before
    assert page.item.line.take() == ""


def test_a_name_nobody_has_is_offered_as_a_colleague_behind_the_answers(
    qtbot: QtBot, desk: Desk, page: WeeklyRoundPage
) -> None:
    while page.items[0].step is not RoundStep.INTEL:
        press(page, Key.Key_Return)

    def keep() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewRecord)
        QTest.keyClick(dialog, Key.Key_Return)

    item = page.items[0]
    QTest.keyClicks(focus(page), "Ask the plant @zoe by 2026-12-04")
    assert "Nobody here is called “zoe”." in page.item.line.says.text()
    QTimer.singleShot(0, page, keep)
    press(page, Key.Key_6, Modifier.AltModifier)
    press(page, Key.Key_Return)
    who = "SELECT c.name, a.due FROM action a JOIN colleague c ON c.id = a.owner_id WHERE a.intel_id = ?"
    assert desk.workspace.select(who, (item.id,)) == [("zoe", "2026-12-04")]
    assert page.item.line.take() == ""


def test_words_typed_for_a_thing_left_for_later_come_back_with_it(page: WeeklyRoundPage) -> None:
    while page.items[0].step is not RoundStep.INTEL:
        press(page, Key.Key_Return)
    first = page.items[0].key
    QTest.keyClicks(focus(page), "Ask the pl")
    page.skip.click()
    assert page.item.line.take() == ""
    page.kept.begin()
    page.go_on_with(RoundStep.INTEL)
    assert (page.items[0].key, page.item.line.take()) == (first, "Ask the pl")


def test_what_is_left_for_later_comes_again_when_one_begins_again(page: WeeklyRoundPage) -> None:
    first, count = page.items[0].key, len(page.items)
    while page.items:
        press(page, Key.Key_Return)
    assert page.item.what.text() == f"Done. {count} left for later."
    page.again.click()
    assert (page.items[0].key, len(page.items)) == (first, count)


def test_it_can_be_left_at_any_time(page: WeeklyRoundPage, visited: Visited) -> None:
    press(page, Key.Key_Escape)
    assert [place.page for place in visited] == ["today"]


def test_a_late_promise_and_a_meeting_without_purpose_are_asked_for(qtbot: QtBot, empty_desk: Desk) -> None:
    monday, _sunday = next_week(TODAY)
    with empty_desk.workspace.write("Fill") as session:
        account = Account(name="Konex", came_in=TODAY)
        session.add(account)
        session.flush()
        session.add(Promise(account_id=account.id, by=PromiseBy.US, text="Send the drawing", due=date(2026, 11, 9)))
        session.add(
            Touch(account_id=account.id, on=monday, at="10:00", status=TouchStatus.PLANNED, kind=TouchKind.MEETING)
        )
    page = shown(qtbot, empty_desk, WeeklyRoundPage)
    assert [(item.step, item.account) for item in page.items] == [
        (RoundStep.LATE, "Konex"),
        (RoundStep.PURPOSE, "Konex"),
    ]
    press(page, Key.Key_3)
    assert one(empty_desk, "SELECT due FROM promise") == "2026-11-28"
    QTest.keyClicks(focus(page), "Agree the trial week")
    press(page, Key.Key_Return)
    assert one(empty_desk, "SELECT purpose FROM touch") == "Agree the trial week"
    assert page.item.what.text() == "Done. 2 things answered."


def test_next_week_is_monday_to_sunday_also_seen_from_a_sunday() -> None:
    assert next_week(date(2026, 11, 22)) == (date(2026, 11, 23), date(2026, 11, 29))
    assert next_week(date(2026, 11, 23)) == (date(2026, 11, 30), date(2026, 12, 6))


def test_what_was_left_stays_out_when_the_round_is_taken_up_again_the_same_week(
    qtbot: QtBot, desk: Desk, page: WeeklyRoundPage
) -> None:
    left = page.items[0].key
    press(page, Key.Key_Return)
    page.close()
    again = shown(qtbot, desk, WeeklyRoundPage)
    assert left not in {item.key for item in again.items}
    assert (again.item.what.text(), again.kept.later) == (page.item.what.text(), {left})


def test_the_side_counts_what_is_left_of_each_part_and_leads_to_it(page: WeeklyRoundPage) -> None:
    rows = {row.step: row for row in page.parts.findChildren(StepRow)}
    counts = Counter(item.step for item in page.items)
    assert list(rows) == list(STEPS[RoundKind.WEEK])
    for step, row in rows.items():
        left = f"{counts[step]} left" if counts[step] else "done"
        assert row.accessibleName() == f"{step.label}: {left}"
    rows[RoundStep.INTEL].clicked.emit()
    assert page.items[0].step is RoundStep.INTEL


def test_what_one_needs_to_know_stands_below(page: WeeklyRoundPage) -> None:
    item = page.items[0]
    facts = {fact.label: fact.words for fact in evidence(page.desk.workspace, item)}
    assert facts["Was due"] == "9 Nov 2026, 12 days ago"
    assert facts["Promised"].startswith("18 Sep 2026")
    assert facts["Health"].splitlines()[:2] == ["36, bad", "2 complaints unanswered for 19 days"]
    assert facts["Last words"].startswith("23 Oct 2026, call with")
    assert facts["Next"].startswith("Video, Mon: Both complaints")
