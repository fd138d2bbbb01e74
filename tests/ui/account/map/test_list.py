"""The list beside the canvas: the same people, edited in place, filtered, in step with the map."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from amdesk.model.people import Label
from amdesk.model.values import Role, Stance
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.ui.account.map.conftest import Hand, People


def open_list(view: MapView, hand: Hand) -> None:
    QTest.mouseClick(view.toolbar.list, Qt.MouseButton.LeftButton)
    hand.settle()


def cell(view: MapView, person: int, column: str) -> QLineEdit:
    """Open a cell as a double click does."""
    at = next(number for number, each in enumerate(view.table.columns()) if each.name == column)
    row = view.table.shown_keys().index(person)
    where = view.table.visualRect(view.table.model().index(row, at)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseRelease(view.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    editor = view.editing.editor
    assert isinstance(editor, QLineEdit)
    return editor


def type_over(editor: QLineEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)


def test_a_double_click_edits_a_cell_and_undo_takes_it_back(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    open_list(view, hand)
    type_over(cell(view, people.eve, "job"), "Head of IT")
    hand.settle()
    assert view.canvas.card(people.eve).shape_of_person.job == "Head of IT"
    desk.undo()
    hand.settle()
    assert view.people[people.eve].job == ""


def test_tab_goes_on_to_the_next_cell(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    type_over(cell(view, people.eve, "name"), "Eva", Qt.Key.Key_Tab)
    hand.settle()
    assert isinstance(view.editing.editor, QLineEdit) and view.editing.editor.objectName() == "map-table-job"
    type_over(view.editing.editor, "Buyer")
    hand.settle()
    assert (view.people[people.eve].name, view.people[people.eve].job) == ("Eva", "Buyer")


def test_f2_opens_the_cell_and_escape_changes_nothing(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    view.table.choose([people.eve])
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    assert isinstance(view.editing.editor, QLineEdit)
    type_over(view.editing.editor, "Nobody", Qt.Key.Key_Escape)
    hand.settle()
    assert view.people[people.eve].name == "Eve" and view.editing.editor is None


def test_what_is_refused_stays_open_with_its_text(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    editor = cell(view, people.eve, "name")
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert view.editing.editor is editor and view.people[people.eve].name == "Eve"


def test_a_stance_is_chosen_in_its_cell(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    assert view.editing.open(people.eve, "stance")
    editor = view.editing.editor
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData(Stance.SCEPTIC))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hand.settle()
    assert view.people[people.eve].stance is Stance.SCEPTIC


def test_roles_are_ticked_in_their_cell(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    assert view.editing.open(people.eve, "roles")
    menu = view.editing.menu
    assert menu is not None
    next(action for action in menu.actions() if Role.SPONSOR.label in action.text()).trigger()
    menu.close()
    hand.settle()
    assert view.people[people.eve].roles == (Role.SPONSOR,)


def test_what_the_list_leaves_out_recedes_on_the_map(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Label") as session:
        session.add(Label(person_id=people.eve, text="Donor"))
    hand.settle()
    open_list(view, hand)
    view.table.filter_column("labels", {"Donor"})
    faint = {who for who, card in view.canvas.map_scene.cards.items() if card.opacity() < 1}
    assert faint == {people.ada, people.ben, people.cleo, people.dan}
    view.table.clear_filters()
    assert all(card.opacity() == 1 for card in view.canvas.map_scene.cards.values())


def test_choosing_goes_both_ways_and_the_person_is_passed_on(hand: Hand, view: MapView, people: People) -> None:
    open_list(view, hand)
    view.table.choose([people.dan])
    assert view.canvas.chosen == [people.dan]
    hand.click(hand.middle(people.ben))
    assert view.table.chosen_keys() == [people.ben]
    assert view.stands_on() == (people.account, people.ben)
