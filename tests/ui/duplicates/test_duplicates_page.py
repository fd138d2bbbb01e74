"""The page of duplicates: pairs with their reasons, side by side, merged by keys, kept apart, undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.model.touches import Touch, TouchPerson
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.duplicates.page import DuplicatesPage
from amdesk.ui.place import Place
from tests.ui.sampled import Visited
from tests.ui.sampled import visited as visited

Keys = Qt.Key


def add_people(workspace: Workspace) -> tuple[int, int]:
    """Ada twice at one account: once with a touch, once with a phone and another city."""
    with workspace.write("Ada twice") as session:
        account = Account(name="Konex")
        session.add(account)
        session.flush()
        one = Person(account_id=account.id, name="Ada Lovelace", mail="ada@konex.com", note="Likes mails.")
        other = Person(account_id=account.id, name="A. Lovelace", mail="ADA@konex.com", phone="1", note="Met in York.")
        session.add_all([one, other, Touch(account_id=account.id, on=workspace.today)])
        session.flush()
        one.job, other.job = "CFO", "Finance"
        session.add(TouchPerson(touch_id=1, person_id=one.id))
        return one.id, other.id


@pytest.fixture
def pair(workspace: Workspace) -> tuple[int, int]:
    return add_people(workspace)


@pytest.fixture
def page(desk: Desk, pair: tuple[int, int], qtbot: QtBot) -> Iterator[DuplicatesPage]:
    made = DuplicatesPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: bool(made.found))
    yield made


def names(workspace: Workspace) -> list[str]:
    return [name for (name,) in workspace.select("SELECT name FROM person ORDER BY id")]


def press(qtbot: QtBot, page: DuplicatesPage, field: str, key: Keys) -> None:
    page.comparison.table.choose([field])
    QTest.keyClick(page.comparison.table, key)


def test_a_pair_is_proposed_with_its_reasons(page: DuplicatesPage) -> None:
    assert page.sentence.text() == "1 pair of people may be the same. Nothing is merged unless you say so."
    assert page.comparison.reason.text() == "Very likely: same last name, first name as initial, same mail address."
    assert page.tabs.buttons["person"].text() == "People  1"


def test_the_one_more_hangs_on_stands_at_the_left(page: DuplicatesPage) -> None:
    assert page.comparison.left.name.text() == "Ada Lovelace"
    assert page.comparison.left.hangs.text() == "Hangs on it: 1 position and 1 touch"


def test_what_differs_comes_first_and_says_what_will_stand(page: DuplicatesPage) -> None:
    fields = {field.name: field for field in page.comparison.fields}
    assert [field.name for field in page.comparison.fields][:4] == ["name", "mail", "note", "job"]
    stands = [fields[name].stands for name in ("name", "note", "phone", "account_id")]
    assert stands == [
        "left",
        "both",
        "right",
        "same",
    ]


def test_keys_choose_whose_value_stands(qtbot: QtBot, page: DuplicatesPage, workspace: Workspace) -> None:
    press(qtbot, page, "name", Keys.Key_Right)
    press(qtbot, page, "job", Keys.Key_Right)
    press(qtbot, page, "note", Keys.Key_Left)
    press(qtbot, page, "mail", Keys.Key_B)
    QTest.keyClick(page.comparison.table, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said = "SELECT p.name, p.mail, p.phone, p.note, m.job FROM person p JOIN membership m ON m.person_id = p.id"
    assert workspace.select(said) == [("A. Lovelace", "ada@konex.com", "1", "Likes mails.", "Finance")]


def test_a_click_on_a_side_takes_it(qtbot: QtBot, page: DuplicatesPage) -> None:
    table = page.comparison.table
    table.clicked.emit(table.model().index(0, 2))
    table.choose(["name"])
    table.clicked.emit(table.model().index(0, 2))
    assert next(field for field in page.comparison.fields if field.name == "name").stands == "right"


def test_all_of_one_side_is_taken_at_once(page: DuplicatesPage) -> None:
    page.comparison.right.take_button.click()
    stands = {field.name: field.stands for field in page.comparison.fields}
    assert (stands["name"], stands["note"], stands["job"]) == ("right", "right", "right")


def test_merging_is_one_step_that_is_offered_to_be_undone(
    qtbot: QtBot, page: DuplicatesPage, desk: Desk, workspace: Workspace
) -> None:
    with qtbot.waitSignal(desk.announced) as said:
        page.comparison.merge_button.click()
    assert said.args is not None and said.args[0] == "Merged: Ada Lovelace" and said.args[2] == "Undo"
    assert names(workspace) == ["Ada Lovelace"]
    qtbot.waitUntil(lambda: not page.found)
    assert page.sentence.text() == "Nobody and nothing here seems to be there twice."
    said.args[3]()
    assert names(workspace) == ["Ada Lovelace", "A. Lovelace"]
    qtbot.waitUntil(lambda: len(page.found) == 1)


def test_those_who_are_different_are_never_proposed_again_until_the_user_says_so(
    qtbot: QtBot, page: DuplicatesPage, workspace: Workspace
) -> None:
    page.comparison.apart_button.click()
    qtbot.waitUntil(lambda: bool(page.found) and bool(page.found[0].apart))
    assert page.table.shown_keys() == []
    page._choose_tab("apart")
    assert page.comparison.reason.text() == "You keep these two apart."
    page.comparison.apart_button.click()
    qtbot.waitUntil(lambda: bool(page.found) and page.found[0].apart is None)
    assert workspace.select("SELECT * FROM kept_apart") == []


def test_any_two_can_be_compared_though_nothing_says_they_are_the_same(
    qtbot: QtBot, page: DuplicatesPage, workspace: Workspace
) -> None:
    with workspace.write("Two that share nothing") as session:
        session.add_all([Account(name="Firma"), Account(name="Other")])
    (one,), (other,) = workspace.select("SELECT id FROM account WHERE name <> 'Konex' ORDER BY id")
    page.go_to(Place("duplicates", None, "", "account", one, other))
    assert page.comparison.reason.text().startswith("Nothing they hold says")
    assert page.tabs.current() == "account"
    page.comparison.merge_button.click()
    assert workspace.select("SELECT count(*) FROM account WHERE name <> 'Konex'") == [(1,)]


def test_a_choice_stays_while_something_else_changes(qtbot: QtBot, page: DuplicatesPage, workspace: Workspace) -> None:
    press(qtbot, page, "name", Keys.Key_Right)
    with workspace.write("Another account") as session:
        session.add(Account(name="Firma"))
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not page.desk.jobs.running())
    assert next(field for field in page.comparison.fields if field.name == "name").stands == "right"


def test_the_next_pair_follows_and_a_row_opens_where_it_is_at_home(
    qtbot: QtBot, page: DuplicatesPage, workspace: Workspace, visited: Visited, pair: tuple[int, int]
) -> None:
    page.comparison.right.open_button.click()
    assert visited == [Place("account", 1, "map", "person", pair[1])]
    with workspace.write("Ben twice") as session:
        session.add_all([Person(account_id=1, name="Ben Okafor"), Person(account_id=1, name="Okafor, Ben")])
    qtbot.waitUntil(lambda: len(page.found) == 2)
    page.comparison.next_button.click()
    assert {page.comparison.left.name.text(), page.comparison.right.name.text()} == {"Ben Okafor", "Okafor, Ben"}
    page.comparison.next_button.click()
    assert page.comparison.left.name.text() == "Ada Lovelace"


def test_a_pair_that_is_gone_since_it_was_proposed_is_not_shown(page: DuplicatesPage, desk: Desk) -> None:
    stale = page.found[0]
    desk.workspace.undo()
    page.comparison.show_pair(stale)
    assert page.comparison.proposal is None


def test_while_it_looks_it_does_not_say_that_there_is_nothing(desk: Desk, qtbot: QtBot) -> None:
    made = DuplicatesPage(desk)
    qtbot.addWidget(made)
    assert made.table.said_when_empty() == made.sentence.text() == "Looking …"
