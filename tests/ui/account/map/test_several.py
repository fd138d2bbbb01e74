"""Several people at once: changed as one step, copied, and pasted from elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from amdesk.model.accounts import Account, Unit
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Label, Person
from amdesk.model.values import LineKind, Role
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.line_popup import LinePopup
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.ui.account.map.conftest import Hand, People

Control = Qt.KeyboardModifier.ControlModifier


def names(workspace: Workspace) -> list[str]:
    return [name for (name,) in workspace.select("SELECT name FROM person ORDER BY id")]


def labels(workspace: Workspace, person: int) -> list[str]:
    return [text for (text,) in workspace.select("SELECT text FROM label WHERE person_id = ? ORDER BY id", (person,))]


def paste(hand: Hand, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hand.key(Qt.Key.Key_V, Control)


def type_into(editor: object, words: str) -> None:
    edit = editor.edit  # type: ignore[attr-defined]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_unit_is_given_to_several_in_one_step(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Unit") as session:
        session.add(Unit(account_id=people.account, name="Plant Ghent"))
    hand.canvas.choose([people.ben, people.eve])
    type_into(view.inspector.several.unit, "Plant Ghent")
    hand.settle()
    assert {view.people[who].unit for who in (people.ben, people.eve)} == {"Plant Ghent"}
    desk.undo()
    hand.settle()
    assert {view.people[who].unit for who in (people.ben, people.eve)} == {""}


def test_labels_of_several_change_but_what_only_one_has_stays(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    with desk.workspace.write("Labels") as session:
        for who, text in ((people.ben, "Donor"), (people.eve, "Donor"), (people.eve, "Golf")):
            session.add(Label(person_id=who, text=text))
    hand.settle()
    hand.canvas.choose([people.ben, people.eve])
    assert view.inspector.several.labels.edit.text() == "Donor"
    type_into(view.inspector.several.labels, "Board, Chess")
    hand.settle()
    assert labels(desk.workspace, people.ben) == ["Board", "Chess"]
    assert labels(desk.workspace, people.eve) == ["Golf", "Board", "Chess"]


def test_a_colleague_covers_several_in_one_step(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Colleague") as session:
        session.add(Colleague(name="Sam Own"))
    hand.canvas.choose([people.ben, people.eve])
    menu = QMenu()
    view.inspector.several._fill_coverage(menu)
    next(action for action in menu.actions() if action.text() == "Sam Own").trigger()
    hand.settle()
    assert {view.people[who].covered_by for who in (people.ben, people.eve)} == {("Sam Own",)}
    desk.undo()
    hand.settle()
    assert view.people[people.ben].covered_by == ()


def test_a_block_from_a_spreadsheet_becomes_people_and_undo_takes_all_away(
    hand: Hand, desk: Desk, people: People
) -> None:
    paste(hand, "Fay Green\tHead of IT\tfay@konex.example\nGus Blue\tBuyer\n")
    found = "SELECT p.name, p.mail, m.job FROM person p JOIN membership m ON m.person_id = p.id ORDER BY p.id"
    assert desk.workspace.select(found) == [
        ("Fay Green", "fay@konex.example", "Head of IT"),
        ("Gus Blue", "", "Buyer"),
    ]
    desk.undo()
    hand.settle()
    assert names(desk.workspace) == ["Ada", "Ben", "Cleo", "Dan", "Eve"]


def test_headings_say_what_is_in_which_column(hand: Hand, desk: Desk, people: People) -> None:
    paste(hand, "E-mail\tTitle\tName\nfay@konex.example\tHead of IT\tFay Green\n")
    found = "SELECT p.name, p.mail, m.job FROM person p JOIN membership m ON m.person_id = p.id"
    assert desk.workspace.select(found) == [("Fay Green", "fay@konex.example", "Head of IT")]


def test_who_is_on_the_map_is_not_added_again(hand: Hand, desk: Desk, people: People) -> None:
    paste(hand, "EVE\nFay\n")
    assert names(desk.workspace)[5:] == ["Fay"]


def test_a_contact_card_on_the_clipboard_is_pasted(hand: Hand, desk: Desk, people: People) -> None:
    paste(hand, "BEGIN:VCARD\nVERSION:3.0\nFN:Inês Café\nEND:VCARD\n")
    assert names(desk.workspace)[5:] == ["Inês Café"]


@pytest.mark.parametrize("text", ["", "\n\t\n", "\t\t\n"])
def test_an_empty_clipboard_adds_nobody(hand: Hand, desk: Desk, people: People, text: str) -> None:
    paste(hand, text)
    assert len(names(desk.workspace)) == 5


def test_those_chosen_are_copied_as_a_table(hand: Hand, view: MapView, people: People) -> None:
    hand.canvas.choose([people.ben])
    view.acts.copy_table()
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:2] == ["Name", "Title"] and line.split("\t")[0] == "Ben"


def test_a_line_leads_to_a_person_of_another_account_by_keys(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    with desk.workspace.write("Other") as session:
        other = Account(name="Daltek")
        session.add(other)
        session.flush()
        session.add(Person(account_id=other.id, name="Zoe", came_in=desk.workspace.today))
    hand.settle()
    hand.click(hand.middle(people.eve))
    hand.key(Qt.Key.Key_L, Control)
    popup = view.findChild(LinePopup)
    assert popup is not None and popup.to is not None
    QTest.keyClicks(popup.to.edit, "Zoe · Daltek")
    QTest.keyClick(popup.to.edit, Qt.Key.Key_Return)
    popup.kinds[0].setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_Return):
        QTest.keyClick(popup.kinds[0], key)
    hand.settle()
    zoe = next(person for person in view.people.values() if person.name == "Zoe")
    assert view.canvas.card(zoe.id).shape_of_person.is_small
    line = next(each for each in view.canvas.map_scene.lines if each.target == zoe.id)
    assert (line.kind, line.width) == (LineKind.TRUSTS, 3)
    desk.undo()
    hand.settle()
    assert zoe.id not in view.people


def know_ben_well(desk: Desk, people: People) -> None:
    with desk.workspace.write("Ben") as session:
        unit = Unit(account_id=people.account, name="Plant Ghent")
        session.add(unit)
        session.flush()
        ben = session.get_one(Person, people.ben)
        ben.job, ben.unit_id, ben.influence = "Head of IT", unit.id, 5
        ben.take_role(Role.BUYER)
        session.add(Label(person_id=ben.id, text="Donor"))


def test_cards_are_pasted_into_another_account_with_what_they_do_and_without_ratings(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    know_ben_well(desk, people)
    with desk.workspace.write("Other") as session:
        session.add(Account(name="Daltek"))
    hand.settle()
    hand.canvas.choose([people.ben, people.ada])
    hand.key(Qt.Key.Key_C, Control)
    assert "Ben" in QGuiApplication.clipboard().text()
    other = desk.workspace.select("SELECT id FROM account WHERE name = 'Daltek'")[0][0]
    view.go_to(Place("account", other, "map"))
    hand.settle()
    hand.key(Qt.Key.Key_V, Control)
    pasted = {person.name: person for person in view.people.values()}
    assert sorted(pasted) == ["Ada", "Ben"]
    ben = pasted["Ben"]
    assert (ben.job, ben.unit, ben.roles, ben.labels) == ("Head of IT", "Plant Ghent", (Role.BUYER,), ("Donor",))
    assert (ben.stance, ben.influence) == (None, None)
    desk.undo()
    hand.settle()
    assert view.people == {}


def test_cards_copied_before_they_were_deleted_come_back_by_pasting(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    know_ben_well(desk, people)
    hand.settle()
    hand.canvas.choose([people.ben, people.eve])
    hand.key(Qt.Key.Key_C, Control)
    hand.key(Qt.Key.Key_V, Control)
    assert len(names(desk.workspace)) == 5
    hand.key(Qt.Key.Key_Delete)
    hand.key(Qt.Key.Key_V, Control)
    assert names(desk.workspace) == ["Ada", "Cleo", "Dan", "Ben", "Eve"]
    assert {person.unit for person in view.people.values()} == {"", "Plant Ghent"}
