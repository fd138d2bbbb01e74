"""A review steps through the plan, takes decisions down as typed, loses nothing, and is stored as one step."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Plan
from amdesk.store.queries.plan import current_plan, plan_content
from amdesk.ui.account.plan.review_map import ReviewMap
from amdesk.ui.account.plan.review_steps import STEPS
from amdesk.ui.account.plan.reviewing import ReviewSheet
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Chip, Text
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from tests.ui.sampled import desk as desk
from tests.ui.sampled import own_settings as own_settings
from tests.ui.sampled import sample_file as sample_file

Key = Qt.Key


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk) -> Iterator[ReviewSheet]:
    account = desk.workspace.select("SELECT account_id FROM plan ORDER BY id LIMIT 1")[0][0]
    plan = current_plan(desk.workspace, account)
    assert plan is not None
    made = ReviewSheet(desk, plan_content(desk.workspace, plan))
    qtbot.addWidget(made)
    made.show()
    yield made
    looking().set_on(False)
    if made.isVisible():
        made.reject()


def shown(sheet: ReviewSheet) -> str:
    return "\n".join(text.text() for text in sheet.content.findChildren(Text))


def is_in_sight(sheet: ReviewSheet, widget: QWidget) -> bool:
    port = sheet.content.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()))


def test_it_steps_through_everything_by_keys(qtbot: QtBot, sheet: ReviewSheet) -> None:
    seen = [sheet.title.text()]
    for _time in STEPS[1:]:
        qtbot.keyClick(sheet.deciding.entry, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        sheet.go_on()
        seen.append(sheet.title.text())
    assert not sheet.next_button.isEnabled()
    assert seen[-1].endswith("Issues")


def test_decisions_are_taken_down_as_typed_and_stored_as_one_step(qtbot: QtBot, desk: Desk, sheet: ReviewSheet) -> None:
    before = desk.workspace.select("SELECT count(*) FROM review")[0][0]
    qtbot.keyClicks(sheet.deciding.entry, "Visit Plant B by fri")
    qtbot.keyClick(sheet.deciding.entry, Key.Key_Return)
    qtbot.keyClicks(sheet.deciding.entry, "Send the comparison")
    qtbot.keyClicks(sheet.deciding.next_on, "in 3 months")
    sheet.finish()
    review, next_on = desk.workspace.select("SELECT id, next_on FROM review ORDER BY id DESC LIMIT 1")[0]
    assert next_on == "2027-02-21"
    assert desk.workspace.select("SELECT text, due FROM decision WHERE review_id = ? ORDER BY id", (review,)) == [
        ("Visit Plant B", "2026-11-27"),
        ("Send the comparison", None),
    ]
    assert desk.workspace.select("SELECT next_review FROM plan WHERE id = ?", (sheet.plan.id,)) == [("2027-02-21",)]
    desk.undo()
    assert desk.workspace.select("SELECT count(*) FROM review") == [(before,)]


def test_what_was_typed_is_there_again_when_it_was_left(qtbot: QtBot, desk: Desk, sheet: ReviewSheet) -> None:
    qtbot.keyClicks(sheet.deciding.entry, "Visit Plant B")
    qtbot.keyClick(sheet.deciding.entry, Key.Key_Return)
    qtbot.keyClicks(sheet.deciding.entry, "Half a thou")
    sheet.reject()
    again = ReviewSheet(desk, sheet.plan)
    qtbot.addWidget(again)
    assert again.deciding.entry.text() == "Half a thou"
    assert again.draft.decisions == ("Visit Plant B",)


def test_a_next_day_nobody_understands_is_said_and_nothing_is_stored(
    qtbot: QtBot, desk: Desk, sheet: ReviewSheet
) -> None:
    before = desk.workspace.select("SELECT count(*) FROM review")
    qtbot.keyClicks(sheet.deciding.next_on, "sometime")
    sheet.finish()
    assert "is not a date" in sheet.deciding.next_says.text()
    assert desk.workspace.select("SELECT count(*) FROM review") == before


def test_a_day_ahead_stays_the_next_one_when_none_is_typed(qtbot: QtBot, desk: Desk, sheet: ReviewSheet) -> None:
    with desk.workspace.write("Next") as session:
        session.get_one(Plan, sheet.plan.id).next_review = date(2027, 2, 24)
    sheet.go_on()
    assert sheet.deciding.next_says.text() == "The one of 24 Feb 2027 stays."
    sheet.finish()
    assert desk.workspace.select("SELECT next_review FROM plan WHERE id = ?", (sheet.plan.id,)) == [("2027-02-24",)]
    assert desk.workspace.select("SELECT next_on FROM review ORDER BY id DESC LIMIT 1") == [("2027-02-24",)]


def test_a_day_that_has_passed_does_not_stay_the_next_one(desk: Desk, sheet: ReviewSheet) -> None:
    with desk.workspace.write("Next") as session:
        session.get_one(Plan, sheet.plan.id).next_review = desk.workspace.today
    sheet.finish()
    assert desk.workspace.select("SELECT next_review FROM plan WHERE id = ?", (sheet.plan.id,)) == [(None,)]


def test_a_decision_keeps_a_name_nobody_has_and_its_effort(qtbot: QtBot, desk: Desk, sheet: ReviewSheet) -> None:
    qtbot.keyClicks(sheet.deciding.entry, "Visit Plant B @Zebedee ~2h by fri")
    assert "Nobody here is called “Zebedee”." in sheet.deciding.says.text()
    qtbot.keyClick(sheet.deciding.entry, Key.Key_Return)
    sheet.finish()
    assert desk.workspace.select("SELECT text, owner_id, due FROM decision ORDER BY id DESC LIMIT 1") == [
        ("Visit Plant B @Zebedee ~2h", None, "2026-11-27")
    ]


def test_the_people_step_shows_the_map_and_whom_to_win_and_the_objectives_their_bars(
    qtbot: QtBot, sheet: ReviewSheet
) -> None:
    sheet.resize(1280, 720)
    sheet.go_on()
    sheet.go_on()
    drawn = sheet.content.findChild(ReviewMap)
    assert drawn is not None and len(drawn.map_scene.cards) > 5
    to_win = [text for text in sheet.content.findChildren(Text) if "→" in text.text()]
    assert len(to_win) == 5
    for widget in (drawn, *to_win):
        qtbot.waitUntil(partial(is_in_sight, sheet, widget))
    sheet.go_on()
    assert len(sheet.content.findChildren(QProgressBar)) == 4
    assert "Queries per month: 9 → 5 of 2 queries" in shown(sheet)


def test_late_actions_come_first_and_say_so(sheet: ReviewSheet) -> None:
    for _time in range(4):
        sheet.go_on()
    cards = [card.title.text() for card in sheet.content.findChildren(Card)]
    assert cards == ["Late", "To come", "Done"]
    assert any(chip.text().startswith("! ") for chip in sheet.content.findChildren(Chip))


def test_with_the_customer_no_stance_is_on_the_screen(qtbot: QtBot, sheet: ReviewSheet) -> None:
    sheet.go_on()
    sheet.go_on()
    assert "→" in shown(sheet)
    qtbot.mouseClick(sheet.customer_button, Qt.MouseButton.LeftButton)
    assert looking().on
    assert "→" not in shown(sheet)
