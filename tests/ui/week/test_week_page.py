"""The week: seven days, walked through, worked in and taken out by keyboard and mouse."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account, Rhythm
from amdesk.model.day_rows import DueKind
from amdesk.model.plans import Action
from amdesk.model.touches import Touch
from amdesk.model.values import TouchKind, TouchStatus
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.meetings.cancelling import CancelDialog
from amdesk.ui.place import Place
from amdesk.ui.week import leaving
from amdesk.ui.week.blocks import CARRIED, Block, MeetingBlock, ProposalBlock
from amdesk.ui.week.page import WeekPage

MONDAY = date(2026, 11, 23)
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def konex(desk: Desk) -> int:
    """An account with a meeting on Tuesday at 15:30 and a check-in due on Thursday."""
    with desk.workspace.write("Konex") as session:
        account = Account(name="Konex Two", came_in=desk.workspace.today)
        session.add(account)
        session.flush()
        session.add(Rhythm(account_id=account.id, days=5, since=desk.workspace.today))
        status = TouchStatus.PLANNED
        session.add(Touch(account_id=account.id, on=MONDAY + timedelta(days=1), at="15:30", minutes=45, status=status))
        return int(account.id)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, konex: int) -> WeekPage:
    made = WeekPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_week_of(MONDAY)
    return made


def mine(page: WeekPage, kind: type[Block]) -> Block:
    """The block of the account these tests made."""
    name = "Konex Two"
    return next(
        one for day in page.grid.days for one in day.blocks if isinstance(one, kind) and name in one.accessibleName()
    )


def press(page: WeekPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)
    QTest.qWait(20)


def day_of(desk: Desk, account: int) -> list[tuple[object, ...]]:
    query = 'SELECT "on", at, status, kind FROM touch WHERE account_id = ? ORDER BY id'
    return desk.workspace.select(query, (account,))


def test_seven_days_are_shown_and_the_first_line_says_how_it_stands(page: WeekPage) -> None:
    assert [day.on for day in page.grid.days] == [MONDAY + timedelta(days=n) for n in range(7)]
    assert page.title.text() == "Week 48 · 23–29 Nov 2026" and "without a purpose" in page.sentence.text()
    assert "no purpose yet" in mine(page, MeetingBlock).accessibleName()


def test_weeks_are_turned_and_come_back(page: WeekPage, desk: Desk) -> None:
    page.grid.days[2].setFocus()
    press(page, Qt.Key.Key_PageDown)
    assert page.monday == MONDAY + timedelta(weeks=1)
    assert page.grid.days[2].hasFocus()
    press(page, Qt.Key.Key_Home)
    assert page.monday == date(2026, 11, 16) and not page.now.isEnabled()
    assert any(day.name.text().endswith("21") and "today" in day.accessibleName() for day in page.grid.days)
    place = page.place()
    assert place is not None
    page.show_week_of(MONDAY)
    page.go_to(place)
    assert page.monday == date(2026, 11, 16)


def test_arrows_walk_through_the_days(page: WeekPage) -> None:
    page.grid.days[0].setFocus()
    press(page, Qt.Key.Key_Right)
    assert page.grid.current_day(page.monday) == MONDAY + timedelta(days=1)
    block = mine(page, MeetingBlock)
    for _step in range(20):
        if block.hasFocus():
            break
        press(page, Qt.Key.Key_Down)
    assert page.grid.current() is block
    for _step in range(20):
        press(page, Qt.Key.Key_Up)
    assert page.grid.days[1].hasFocus()


def test_a_meeting_is_carried_by_keyboard_and_followed(page: WeekPage, desk: Desk, konex: int) -> None:
    mine(page, MeetingBlock).setFocus()
    press(page, Qt.Key.Key_Right, Control)
    assert day_of(desk, konex)[0][:2] == ("2026-11-25", "15:30")
    assert page.grid.current() is mine(page, MeetingBlock)
    desk.undo()
    assert day_of(desk, konex)[0][:2] == ("2026-11-24", "15:30")


def test_a_meeting_is_dropped_on_another_day(qtbot: QtBot, page: WeekPage, desk: Desk, konex: int) -> None:
    block = mine(page, MeetingBlock)
    assert isinstance(block, MeetingBlock)
    carried = QMimeData()
    carried.setData(CARRIED, str(block.meeting.id).encode())
    friday = page.grid.days[4]
    how = (Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(friday, QDragEnterEvent(QPoint(20, 20), *how))
    QApplication.sendEvent(friday, QDropEvent(QPointF(20, 20), *how))
    assert day_of(desk, konex)[0][:2] == ("2026-11-27", "15:30")


def test_one_key_books_a_check_in(page: WeekPage, desk: Desk, konex: int) -> None:
    proposal = mine(page, ProposalBlock)
    proposal.setFocus()
    press(page, Qt.Key.Key_B)
    assert day_of(desk, konex)[1] == ("2026-11-26", "", TouchStatus.PLANNED.value, TouchKind.CHECK_IN.value)
    step = desk.workspace.next_undo()
    assert step is not None and step.label == "Book a check-in: Konex Two, 26 Nov 2026"


def test_a_meeting_is_cancelled_in_two_presses(qtbot: QtBot, page: WeekPage, desk: Desk, konex: int) -> None:
    mine(page, MeetingBlock).setFocus()
    press(page, Qt.Key.Key_Delete)
    dialog = page.window().findChild(CancelDialog)
    assert dialog is not None
    dialog.reason.setText("ill")
    dialog.they_button.click()
    found = desk.workspace.select("SELECT status, cancelled_by FROM touch WHERE account_id = ?", (konex,))
    assert found == [("cancelled", "They: ill")]
    qtbot.waitUntil(lambda: "Cancelled" in mine(page, MeetingBlock).accessibleName())


def test_a_meeting_opens_with_its_brief(qtbot: QtBot, page: WeekPage, desk: Desk, konex: int) -> None:
    block = mine(page, MeetingBlock)
    assert isinstance(block, MeetingBlock)
    with qtbot.waitSignal(desk.brief_asked) as asked:
        qtbot.mouseDClick(block, Qt.MouseButton.LeftButton)
    assert asked.args == [konex, block.meeting.id]


def _labels(page: WeekPage) -> Block | None:
    blocks = (block for day in page.grid.days for block in day.blocks)
    return next((block for block in blocks if "Send the labels" in block.accessibleName() and block.isVisible()), None)


def test_what_is_due_opens_where_it_is_at_home(
    qtbot: QtBot, page: WeekPage, desk: Desk, konex: int, visited: list[Place]
) -> None:
    with desk.workspace.write("Action") as session:
        session.add(Action(account_id=konex, name="Send the labels", due=MONDAY))
    qtbot.waitUntil(lambda: _labels(page) is not None)
    due = _labels(page)
    assert due is not None
    due.setFocus()
    press(page, Qt.Key.Key_Return)
    assert visited[-1].subject == "action"


def test_n_and_a_double_click_begin_a_meeting_on_that_day(
    qtbot: QtBot, page: WeekPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[date] = []
    monkeypatch.setattr(Creating, "new_meeting", lambda _creating, on: begun.append(on))
    page.grid.days[3].setFocus()
    press(page, Qt.Key.Key_N)
    qtbot.mouseDClick(page.grid.days[5], Qt.MouseButton.LeftButton, pos=QPoint(20, page.grid.days[5].height() - 10))
    assert begun == [MONDAY + timedelta(days=3), MONDAY + timedelta(days=5)]


def test_filters_hide_and_one_click_brings_everything_back(page: WeekPage, konex: int) -> None:
    whole = sum(len(day.blocks) for day in page.grid.days)
    page.tools.show_kinds(frozenset({DueKind.MEETING}))
    page.tools.show_account(konex, "Konex Two")
    blocks = [block for day in page.grid.days for block in day.blocks]
    assert [type(block) for block in blocks] == [MeetingBlock] and page.everything.isVisible()
    page.everything.click()
    assert sum(len(day.blocks) for day in page.grid.days) == whole and not page.everything.isVisible()


def test_the_week_is_copied_as_a_table(page: WeekPage) -> None:
    press(page, Qt.Key.Key_C, Control)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Day\tTime\tKind\tAccount\tWhat"
    assert "Tue 24 Nov 2026\t15:30–16:15\tMeeting\tKonex Two\tno purpose yet" in lines


def test_the_week_is_saved_as_a_calendar(qtbot: QtBot, page: WeekPage, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "week.ics"
    leaving.save_calendar(desk, page.monday, None, str(path))
    qtbot.waitUntil(lambda: not desk.jobs.running() and path.exists(), timeout=10_000)
    found = Calendar.from_ical(path.read_bytes())
    days = {MONDAY + timedelta(days=n) for n in range(7)}
    starts = [
        part.decoded("dtstart" if part.name == "VEVENT" else "due")
        for part in found.walk()
        if part.name in ("VEVENT", "VTODO")
    ]
    assert starts and all((when.date() if hasattr(when, "date") else when) in days for when in starts)


def test_another_account_s_change_does_not_make_the_days_anew(page: WeekPage, desk: Desk) -> None:
    before = [block for day in page.grid.days for block in day.blocks]
    with desk.workspace.write("Elsewhere") as session:
        session.add(Account(name="Far away"))
    QTest.qWait(50)
    assert [block for day in page.grid.days for block in day.blocks] == before
