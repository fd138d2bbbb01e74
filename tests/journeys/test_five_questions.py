"""From Northwind's two files to a map, a draft plan and a printed brief of one account, with real keys, counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.exchange.wizard import ImportWizard
from amdesk.ui.printing.preview import Preview
from amdesk.ui.window import Window
from tests.exchange.conftest import realdata as realdata
from tests.journeys import hands

DAYS = (date(1998, 5, 7), date(2026, 11, 21))
"""The day after Northwind's last order, and one when nobody has bought anything for years."""
FEWER_THAN = 40
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def wait(test: Callable[[], bool]) -> None:
    """Let the program go on until something is true; an import takes its time on a busy machine."""
    hands.wait_until(test, milliseconds=60_000)


class CountedHands:
    """Presses keys where the focus is; words typed do not count, every other key does."""

    def __init__(self) -> None:
        self.presses = 0

    def _focus(self) -> QWidget:
        """Where the keyboard is: the widget in focus, else the window in front."""
        wait(lambda: self._in_front() is not None)
        focus = self._in_front()
        assert focus is not None
        return focus

    def _in_front(self) -> QWidget | None:
        return QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()

    def press(self, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(self._focus(), key, modifiers)
        QTest.qWait(20)

    def type(self, words: str) -> None:
        QTest.keyClicks(self._focus(), words)

    def tell(self, words: str) -> None:
        """Answer with words and Enter."""
        self.type(words)
        self.press(Key.Key_Return)


@pytest.fixture(params=DAYS, ids=str)
def window(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "mine.amdesk"
    Workspace.create(path, today=request.param).close()
    return hands.ready(open_desk(path, request.param))


def bring_in(window: Window, hand: CountedHands, folder: Path) -> None:
    """Both files together: the command, their names in the system's dialog, and the one button."""
    hand.press(Key.Key_I, Modifier.ControlModifier)
    wizard = found(window, ImportWizard)
    asking = found(wizard, QFileDialog)
    asking.setDirectory(str(folder))
    hands.seen(asking, "fileNameEdit").setFocus()
    hand.tell('"customers.csv" "sales.csv"')
    wait(lambda: len(wizard.reads) == 2 and wizard.run_button.isEnabled())
    hand.press(Key.Key_Return)


Kind = TypeVar("Kind", bound=QWidget)


def found(parent: QWidget, kind: type[Kind]) -> Kind:
    """The visible dialog of a kind."""
    wait(lambda: any(each.isVisible() for each in parent.findChildren(kind)))
    return next(each for each in parent.findChildren(kind) if each.isVisible())


def answer(window: Window, hand: CountedHands) -> None:
    wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hand.press(Key.Key_Return)  # the first account that is proposed
    hands.seen(window, "question-deciders")
    hand.tell("jose, head of purchasing")
    hand.tell("dana scully (store manager)")
    hand.tell("jose")
    hand.tell("open two shops in Idaho")
    hand.tell("cost sheet fri")
    hand.tell("tue 15:30 boise dana")


def words_of(pdf: Path) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_from_two_files_to_a_map_a_plan_and_a_printed_brief_in_under_forty_presses(
    qtbot: QtBot, window: Window, realdata: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, pdf = CountedHands(), tmp_path / "brief.pdf"
    bring_in(window, hand, realdata / "northwind")
    wait(lambda: "tiers" in window.views and window.views["tiers"].isVisible())
    window.activateWindow()  # as a window manager does when the window before it closes
    wait(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "tiers-accept")
    hand.press(Key.Key_Space)
    answer(window, hand)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(pdf), ""))
    hand.press(Key.Key_Space)  # print the brief
    preview = found(window, Preview)
    wait(lambda: bool(preview.pdf))
    hand.press(QKeySequence("Ctrl+S")[0].key(), Modifier.ControlModifier)
    hand.presses += 1  # Enter in the system's dialog
    wait(pdf.is_file)
    preview.close()

    select = window.desk.workspace.select
    account, name, tier = select('SELECT a.id, a.name, a.tier FROM "plan" p JOIN account a ON a.id = p.account_id')[0]
    people = select("SELECT name, is_placeholder FROM person WHERE account_id = ? ORDER BY name", (account,))
    plans = select('SELECT status, count(o.id) FROM "plan" p JOIN objective o ON o.plan_id = p.id GROUP BY p.id')
    assert {("Dana Scully", 0), ("Head of purchasing", 1)} < set(people)
    if window.desk.workspace.today == DAYS[0]:
        assert (name, tier) == ("Save-a-lot Markets", "key")
        assert people == [("Dana Scully", 0), ("Head of purchasing", 1), ("Jose Pavarotti", 0)]
    assert plans == [("draft", 4)]
    assert all(said in words_of(pdf) for said in (name, "cost sheet", "Dana Scully"))
    assert hand.presses < FEWER_THAN

    while window.actions_by_name["undo"].isEnabled():
        window.actions_by_name["undo"].trigger()
        QTest.qWait(10)
    assert select("SELECT count(*) FROM account") == [(0,)]
    window.close()
