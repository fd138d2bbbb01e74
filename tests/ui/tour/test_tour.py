"""The short tour points at real controls, by keyboard, and ends with the next useful step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.tour.stops import STOPS, next_step
from amdesk.ui.tour.tour import Tour, take_tour
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.journeys import hands
from tests.ui.sampled import sample_file as sample_file

Key = Qt.Key


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Window]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "mine.amdesk"
    Workspace.create(path, today=TODAY).close()
    opened = hands.ready(open_desk(path, TODAY))
    yield opened
    opened.close()


def begun(window: Window) -> Tour:
    window.actions_by_name["take-tour"].trigger()
    tour = window.findChild(Tour)
    assert tour is not None
    return tour


def press(key: Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QTest.qWait(10)


def test_every_stop_points_at_a_control_that_is_to_be_seen(window: Window) -> None:
    tour = begun(window)
    assert [stop.points_at for stop in tour.stops] == [stop.points_at for stop in STOPS]
    for stop in tour.stops:
        target = next(each for each in window.findChildren(QWidget, stop.points_at) if each.isVisible())
        assert tour.lit().size() == target.size()
        assert tour.rect().contains(tour.callout.geometry())
        tour.go_by(1)
    tour.leave()


def test_enter_goes_on_the_arrow_goes_back_and_escape_leaves(window: Window) -> None:
    tour = begun(window)
    press(Key.Key_Return)
    assert tour.at == 1
    press(Key.Key_Left)
    assert tour.at == 0
    press(Key.Key_Escape)
    assert window.findChild(Tour) is None


def test_tab_stays_within_the_callout(window: Window) -> None:
    tour = begun(window)
    press(Key.Key_Return)
    for _turn in range(5):
        press(Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None and tour.callout.isAncestorOf(focus)
    tour.leave()


def test_it_ends_with_the_next_useful_step(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(window)
    asked: list[str] = []
    window.actions_by_name["import-file"].triggered.disconnect()
    window.actions_by_name["import-file"].triggered.connect(lambda: asked.append("import"))
    for _stop in range(len(STOPS) + 1):
        press(Key.Key_Return)
    assert (asked, window.findChild(Tour)) == (["import"], None)


def test_with_accounts_but_no_map_the_five_questions_come_next(desk: Desk) -> None:
    with desk.workspace.write("Konex") as session:
        session.add(Account(name="Konex"))
    assert next_step(desk.workspace).place == Place("five-questions")


def test_on_the_sample_the_account_that_needs_me_comes_next(sample_file: Path) -> None:
    workspace = Workspace.open(sample_file, today=TODAY)
    step = next_step(workspace)
    workspace.close()
    assert step.place is not None and step.place.page == "account"


def test_a_second_tour_takes_the_place_of_the_first(window: Window, qtbot: QtBot) -> None:
    begun(window)
    again = take_tour(window.desk, window)
    qtbot.waitUntil(lambda: window.findChildren(Tour) == [again])
    again.leave()
