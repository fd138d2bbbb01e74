"""Moving and cancelling in few presses, from wherever a meeting is listed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.ui.account.timeline.ahead import AheadRow
from amdesk.ui.account.timeline.view import TimelineView
from amdesk.ui.desk import Desk
from amdesk.ui.meeting import fill_meeting_menu, meeting_of
from amdesk.ui.meetings.cancelling import CancelDialog
from amdesk.ui.meetings.moving import MoveDialog
from amdesk.ui.place import Place
from tests.ui.desks import Konex


def plan(desk: Desk, konex: Konex, on: date, at: str = "15:30", status: TouchStatus = TouchStatus.PLANNED) -> int:
    with desk.workspace.write("Meeting") as session:
        touch = Touch(account_id=konex.account, on=on, at=at, purpose="Bills", status=status)
        session.add(touch)
        session.flush()
        return int(touch.id)


def moving(qtbot: QtBot, desk: Desk, touch: int) -> MoveDialog:
    meeting = meeting_of(desk.workspace, touch)
    assert meeting is not None
    dialog = MoveDialog(desk, meeting)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def held(desk: Desk, touch: int) -> tuple[object, ...]:
    return desk.workspace.select('SELECT "on", at, status, cancelled_by FROM touch WHERE id = ?', (touch,))[0]


def offered(desk: Desk, touch: int, parent: QWidget) -> list[str]:
    menu = QMenu(parent)
    fill_meeting_menu(menu, desk, touch, parent)
    return [action.text() for action in menu.actions() if action.text()]


def test_typed_words_move_a_meeting(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    touch = plan(desk, konex, date(2026, 12, 1))
    plan(desk, konex, date(2026, 12, 3), "10:00")
    dialog = moving(qtbot, desk, touch)
    QTest.keyClicks(dialog.field, "3 dec 14:00")
    assert dialog.understood.text() == "→ Thu 3 Dec 2026 14:00"
    assert dialog.others.text() == "Also that day: Konex 10:00."
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert held(desk, touch) == ("2026-12-03", "14:00", "planned", "")
    desk.undo()
    assert held(desk, touch)[:2] == ("2026-12-01", "15:30")


def test_words_without_a_day_are_answered_at_the_field(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    touch = plan(desk, konex, date(2026, 12, 1))
    dialog = moving(qtbot, desk, touch)
    QTest.keyClicks(dialog.field, "whenever")
    dialog.move_button.click()
    assert dialog.isVisible() and "is not a date" in dialog.understood.text()
    assert held(desk, touch)[0] == "2026-12-01"


@pytest.mark.parametrize(("we", "reason", "by"), [(False, "", "They"), (True, "no room", "We: no room")])
def test_who_cancelled_is_kept(qtbot: QtBot, desk: Desk, konex: Konex, we: bool, reason: str, by: str) -> None:
    touch = plan(desk, konex, date(2026, 12, 1))
    meeting = meeting_of(desk.workspace, touch)
    assert meeting is not None
    dialog = CancelDialog(desk, meeting)
    qtbot.addWidget(dialog)
    dialog.reason.setText(reason)
    (dialog.we_button if we else dialog.they_button).click()
    assert held(desk, touch)[2:] == ("cancelled", by)


def test_a_cancelled_meeting_can_take_place_after_all(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    touch = plan(desk, konex, date(2026, 12, 1), status=TouchStatus.CANCELLED)
    dialog = moving(qtbot, desk, touch)
    QTest.keyClicks(dialog.field, "+1 week")
    dialog.run()
    assert held(desk, touch) == ("2026-12-08", "15:30", "planned", "")


def test_the_menu_offers_what_fits(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    today = desk.workspace.today
    ahead, past = plan(desk, konex, today + timedelta(days=3)), plan(desk, konex, today - timedelta(days=1))
    gone = plan(desk, konex, today, status=TouchStatus.CANCELLED)
    told = plan(desk, konex, today, status=TouchStatus.HELD)
    assert offered(desk, ahead, parent) == ["Move…", "Cancel…"]
    assert offered(desk, past, parent) == ["Move…", "Cancel…", "How did it go?…"]
    assert offered(desk, gone, parent) == ["Takes place after all…"]
    assert offered(desk, told, parent) == []


def test_the_timeline_shows_what_is_ahead_and_what_was_cancelled(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    today = desk.workspace.today
    ahead = plan(desk, konex, today + timedelta(days=3))
    plan(desk, konex, today - timedelta(days=2), status=TouchStatus.CANCELLED)
    plan(desk, konex, today - timedelta(days=1))
    view = TimelineView(desk)
    qtbot.addWidget(view)
    view.go_to(Place("account", konex.account, "timeline"))
    view.show()
    row = view.findChild(AheadRow, f"ahead-{ahead}")
    assert row is not None
    kinds = [entry.kind for entry in view.entries.values() if entry.subject == "touch"]
    assert kinds == ["not-told", "cancelled"]
    with qtbot.waitSignal(desk.brief_asked) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == [konex.account, ahead]
