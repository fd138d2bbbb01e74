"""Today: seven lines and four accounts at most, ticks that store and can be undone, and the way to everything else."""

import sys
from datetime import date, datetime, time, timedelta
from subprocess import run

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import WarningReply
from amdesk.model.day_rows import DueKind
from amdesk.model.touches import Promise
from amdesk.model.values import PromiseStatus, WarningAnswer
from amdesk.store import backup
from amdesk.store.queries.today import today as today_rows
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.meetings.moving import MoveDialog
from amdesk.ui.today.due import DueLine, can_finish
from amdesk.ui.today.page import TodayPage
from amdesk.ui.today.wheels import WheelsCard
from amdesk.ui.view import View


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 820)
    made.show()
    return made


def promise_due_today(desk: Desk, text: str = "Send the labels") -> int:
    with desk.workspace.write("Promise") as session:
        row = Promise(account_id=1, text=text, due=date(2026, 11, 1))
        session.add(row)
        session.flush()
        return row.id


def line_of(page: TodayPage, promise: int) -> DueLine:
    return next(line for line in page.due.lines if (line.due.kind, line.due.id) == (DueKind.PROMISE, promise))


def status_of(desk: Desk, promise: int) -> PromiseStatus:
    with desk.workspace.read() as session:
        return session.get_one(Promise, promise).status


def test_it_says_the_day_and_a_sentence_first(page: TodayPage) -> None:
    assert page.heading.text() == "Saturday 21 November"
    assert page.sentence.text().endswith(".")


def test_it_shows_at_most_seven_lines_and_four_accounts(page: TodayPage) -> None:
    assert len(page.due.lines) == 7
    assert len(page.needs.rows) == 4
    assert page.findChild(QWidget, "today-due-more") is not None


def test_ticking_a_promise_keeps_it_and_undo_takes_that_back(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    promise = promise_due_today(desk)
    qtbot.waitUntil(lambda: any(line.due.id == promise for line in page.due.lines))
    box = line_of(page, promise).box
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert status_of(desk, promise) is PromiseStatus.LATE
    qtbot.waitUntil(lambda: not any(line.due.what.startswith("Send the labels") for line in page.due.lines))
    desk.undo()
    assert status_of(desk, promise) is PromiseStatus.OPEN
    qtbot.waitUntil(lambda: any(line.due.id == promise for line in page.due.lines))


def test_only_what_one_tick_finishes_has_a_box(page: TodayPage) -> None:
    assert all((line.box is not None) == can_finish(line.due) for line in page.due.lines)


def test_a_line_opens_what_it_stands_for(qtbot: QtBot, page: TodayPage, visited: list[object]) -> None:
    line = next(line for line in page.due.lines if line.due.subject not in ("touch", "account"))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    place = visited[-1]
    assert (place.account, place.row) == (line.due.account_id, line.due.id)  # type: ignore[attr-defined]


def test_a_meeting_ahead_opens_with_its_brief(qtbot: QtBot, page: TodayPage, desk: Desk) -> None:
    line = next(line for line in page.due.lines if line.due.kind is DueKind.MEETING and not line.due.days_late)
    page.clock = lambda: time(6)
    with qtbot.waitSignal(desk.brief_asked) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == [line.due.account_id, line.due.id]


def test_a_meeting_is_moved_and_cancelled_from_its_line(qtbot: QtBot, page: TodayPage, desk: Desk) -> None:
    line = next(line for line in page.due.lines if line.due.kind is DueKind.MEETING)
    names = [action.objectName() for action in line.build_menu().actions()]
    assert "meeting-move" in names and "meeting-cancel" in names
    qtbot.keyClick(line, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = page.window().findChild(MoveDialog)
    assert dialog is not None and dialog.meeting.id == line.due.id
    dialog.field.setText("in 3 weeks 9:15")
    dialog.run()
    moved = desk.workspace.today + timedelta(weeks=3)
    held = desk.workspace.select('SELECT "on", at FROM touch WHERE id = ?', (line.due.id,))
    assert held == [(moved.isoformat(), "09:15")]


def test_the_week_is_one_click_away(qtbot: QtBot, page: TodayPage, visited: list[object]) -> None:
    qtbot.mouseClick(page.week, Qt.MouseButton.LeftButton)
    assert visited[-1].page == "week"  # type: ignore[attr-defined]


def test_the_rest_stands_on_the_page_of_actions(qtbot: QtBot, page: TodayPage, visited: list[object]) -> None:
    more = page.findChild(QWidget, "today-due-more")
    assert more is not None
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert visited[-1].page == "actions"  # type: ignore[attr-defined]


def test_an_account_that_needs_me_opens_and_says_why(qtbot: QtBot, page: TodayPage, visited: list[object]) -> None:
    row = page.needs.rows[0]
    assert row.one.sentence
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert visited[-1].account == row.one.account_id  # type: ignore[attr-defined]


def test_a_warning_put_aside_leaves_with_its_reason(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    one = page.needs.rows[0].one
    menu = page.needs.rows[0].build_menu()
    snooze = next(action.menu() for action in menu.actions() if isinstance(action.menu(), type(menu)))
    reasons = [action for action in snooze.actions() if action.text() in {reason.label for reason in WarningAnswer}]
    assert len(reasons) == 5
    reasons[0].trigger()
    with desk.workspace.read() as session:
        reply = session.query(WarningReply).filter_by(account_id=one.account_id, rule=one.rule).one()
        assert (reply.until, reply.reason) == (date(2026, 12, 5), reasons[0].text())
    qtbot.waitUntil(lambda: page.needs.rows[0].one != one)
    concerns = [
        c.rule for t in today_rows(desk.workspace).troubled for c in t.concerns if t.account_id == one.account_id
    ]
    assert one.rule not in concerns


def test_every_bar_has_a_name_and_opens_its_account(qtbot: QtBot, page: TodayPage, visited: list[object]) -> None:
    assert page.forgotten.shown is not None
    assert all(bar.label and bar.key for bar in page.forgotten.shown.bars)
    first = page.forgotten.shown.bars[0]
    plot = page.findChild(QWidget, "today-forgotten-bars")
    plot.opened.emit(first.key)  # type: ignore[union-attr]
    assert ("account", visited[-1].account) == first.key  # type: ignore[attr-defined]


def test_show_the_open_findings_leads_to_what_waits_at_all_accounts(
    qtbot: QtBot, page: TodayPage, visited: list[object]
) -> None:
    qtbot.waitUntil(lambda: page.wheels.show_link is not None)
    assert page.wheels.show_link is not None
    page.wheels.show_link.click()
    assert visited[-1].page == "intelligence"  # type: ignore[attr-defined]


def test_a_change_elsewhere_redraws_it_once_and_when_hidden_not_before_it_is_shown(
    qtbot: QtBot, desk: Desk, page: TodayPage, fills: dict[type[View], int]
) -> None:
    qtbot.wait(20)
    fills.clear()
    promise_due_today(desk)
    qtbot.wait(20)
    assert fills == {TodayPage: 1, WheelsCard: 1}
    page.hide()
    promise_due_today(desk, "Another")
    qtbot.wait(20)
    assert fills == {TodayPage: 1, WheelsCard: 1}
    page.show()
    qtbot.wait(20)
    assert fills == {TodayPage: 2, WheelsCard: 2}


def test_what_crossed_a_line_is_dismissed_as_a_whole(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    from amdesk.ui.today.doing import looked_at

    with desk.workspace.write("Looked at Today") as session:
        looked_at(session, date(2026, 9, 1))
    qtbot.waitUntil(page.crossed.isVisible)
    assert not page.crossed.rows.isVisible()
    qtbot.mouseClick(page.crossed.show_link, Qt.MouseButton.LeftButton)
    assert page.crossed.rows.isVisible()
    button = page.findChild(QWidget, "today-crossed-dismiss")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.crossed.isVisible())


def test_an_empty_workspace_is_welcomed_with_two_ways_to_begin(qtbot: QtBot, empty_desk: Desk) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    begun: list[str] = []
    for name in ("import-file", "new-account"):
        action = QAction(name, window)
        action.setObjectName(f"command-{name}")
        action.triggered.connect(lambda _checked=False, name=name: begun.append(name))
    page = TodayPage(empty_desk)
    window.setCentralWidget(page)
    window.show()
    assert page.welcome.isVisible()
    for name in ("welcome-import", "welcome-new-account"):
        button = page.findChild(QWidget, name)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert begun == ["import-file", "new-account"]


def test_its_module_brings_neither_models_nor_charts_of_curves() -> None:
    code = (
        "import sys, amdesk.ui.today.page;"
        "print([m for m in ('sqlalchemy', 'pyqtgraph', 'numpy', 'amdesk.ui.records') if m in sys.modules])"
    )
    said = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_backup_older_than_a_week_is_said_until_one_is_taken(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    assert page.back_up.isHidden()
    taken = desk.whole.back_up()
    old = datetime.now() - timedelta(days=9)
    taken.rename(taken.with_name(f"{desk.whole.path.stem} {old.strftime(backup.STAMP)}{taken.suffix}"))
    page.refresh()
    assert "is 9 days old" in page.old_backup.text()
    assert page.back_up.isVisible()
    page.back_up.clicked.emit()
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)
    page.refresh()
    assert page.old_backup.isHidden()


def test_a_late_line_shows_the_day_it_was_due(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    promise = promise_due_today(desk)
    qtbot.waitUntil(lambda: any(line.due.id == promise for line in page.due.lines))
    line = line_of(page, promise)
    assert "1 Nov" in [text.text() for text in line.findChildren(Text)]
    assert line.due.note == "20 days late"
