"""The import in the window asks of rows that may be there already, and never answers for the user."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.wizard import ImportWizard
from amdesk.ui.place import Place

ROWS = "company,first name,last name,email\nKonex,Ben,Okafor,ben@konex.com\nKonex,A.,Lovelace,ADA@konex.com\n"
Keys = Qt.Key


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[ImportWizard]:
    """The import of a file that names Ada, who is here, under another spelling."""
    with desk.workspace.write("Ada") as session:
        account = Account(name="Konex")
        session.add(account)
        session.flush()
        session.add(Person(account_id=account.id, name="Ada Lovelace", mail="ada@konex.com"))
    path = tmp_path / "people.csv"
    path.write_text(ROWS, "utf-8")
    made = ImportWizard(desk, [path])
    made.show()
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)
    yield made
    if isValid(made):
        made.close()


def names(desk: Desk) -> list[str]:
    return [name for (name,) in desk.workspace.select("SELECT name FROM person ORDER BY id")]


def answer(wizard: ImportWizard, key: Keys) -> None:
    table = wizard.preview.table
    assert table is not None
    table.choose([3])
    QTest.keyClick(table, key)


def run(wizard: ImportWizard, qtbot: QtBot) -> tuple[str, str]:
    """Import; gives what is said and the words of the link."""
    with qtbot.waitSignal(wizard.desk.announced, timeout=10_000) as said:
        wizard.run_button.click()
    assert said.args is not None
    return said.args[0], said.args[2]


def shown(wizard: ImportWizard, column: str) -> list[str]:
    assert wizard.preview.table is not None
    return wizard.preview.table.texts(column)


def test_the_preview_says_who_it_may_be_and_why(wizard: ImportWizard) -> None:
    reason = "may be Ada Lovelace · Konex: same last name, first name as initial, same mail address"
    assert shown(wizard, "likely") == ["", reason]
    assert shown(wizard, "meant") == ["", "decide later"]
    assert "Some may be there already" in wizard.remarks.text()


def test_a_filter_shows_only_those(wizard: ImportWizard) -> None:
    button = next(b for b in wizard.filters.buttons() if b.objectName() == "import-filter-likely")
    assert button.text() == "May be there 1"
    button.click()
    assert wizard.preview.table is not None and wizard.preview.table.shown_keys() == [3]


def test_unsaid_all_arrive_and_the_duplicates_are_offered(wizard: ImportWizard, qtbot: QtBot, desk: Desk) -> None:
    gone: list[Place] = []
    said: list[tuple[object, ...]] = []
    desk.travelled.connect(gone.append)
    desk.announced.connect(lambda *words: said.append(words))
    assert run(wizard, qtbot) == ("Imported: 2 people. 1 may be there twice.", "Compare")
    assert names(desk) == ["Ada Lovelace", "Ben Okafor", "A. Lovelace"]
    act = said[0][3]
    assert callable(act)
    act()
    assert gone[-1] == Place("duplicates")


def test_s_makes_one_of_them_and_one_undo_takes_all_back(wizard: ImportWizard, qtbot: QtBot, desk: Desk) -> None:
    answer(wizard, Keys.Key_S)
    assert shown(wizard, "meant") == ["", "same"]
    assert run(wizard, qtbot)[1] == "Undo"
    assert names(desk) == ["Ada Lovelace", "Ben Okafor"]
    desk.undo()
    assert names(desk) == ["Ada Lovelace"]


def test_d_keeps_them_apart_for_good_and_l_takes_an_answer_back(wizard: ImportWizard, qtbot: QtBot, desk: Desk) -> None:
    answer(wizard, Keys.Key_S)
    answer(wizard, Keys.Key_L)
    assert shown(wizard, "meant") == ["", "decide later"]
    answer(wizard, Keys.Key_D)
    run(wizard, qtbot)
    assert names(desk) == ["Ada Lovelace", "Ben Okafor", "A. Lovelace"]
    assert len(desk.workspace.select("SELECT id FROM kept_apart")) == 1


def test_enter_goes_on_to_the_next_answer(wizard: ImportWizard) -> None:
    seen = []
    for _each in range(3):
        answer(wizard, Keys.Key_Return)
        seen.append(shown(wizard, "meant")[1])
    assert seen == ["same", "different", "decide later"]
