"""What is known of a chosen card: read and changed in place, said in the first line."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from amdesk.model.people import Label, Person
from amdesk.model.values import Role, Stance
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.menus import build_menu
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.conftest import TODAY
from tests.ui.account.map.conftest import LONG_AGO, Hand, People

Left = Qt.MouseButton.LeftButton


def test_a_role_is_given_and_taken_by_its_chip(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    hand.click(hand.middle(people.eve))
    chip = view.inspector.roles.buttons[Role.SPONSOR]
    QTest.mouseClick(chip, Left)
    hand.settle()
    assert view.people[people.eve].roles == (Role.SPONSOR,)
    QTest.mouseClick(chip, Left)
    hand.settle()
    assert view.people[people.eve].roles == ()


def test_a_stance_is_set_with_its_sign(hand: Hand, view: MapView, workspace: Workspace, people: People) -> None:
    hand.click(hand.middle(people.eve))
    QTest.mouseClick(view.inspector.stance.buttons[Stance.OPPONENT], Left)
    hand.settle()
    assert view.canvas.card(people.eve).shape_of_person.stance_sign == "−−"
    step = workspace.next_undo()
    assert step is not None and step.label == "Change stance of Eve"


def test_a_correction_keeps_the_day(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Rated") as session:
        Person.stance.change(session.get_one(Person, people.eve), Stance.NEUTRAL, LONG_AGO)
    hand.settle()
    hand.click(hand.middle(people.eve))
    view.inspector.correction.setChecked(True)
    QTest.mouseClick(view.inspector.stance.buttons[Stance.SCEPTIC], Left)
    rated = "SELECT value, since FROM rating WHERE person_id = ? AND what = 'stance'"
    assert desk.workspace.select(rated, (people.eve,)) == [(-1, LONG_AGO.isoformat())]


def test_a_role_that_was_always_held_is_held_since_the_person_is_known(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    hand.click(hand.middle(people.eve))
    view.inspector.correction.setChecked(True)
    QTest.mouseClick(view.inspector.roles.buttons[Role.SPONSOR], Left)
    held = "SELECT since FROM person_role WHERE person_id = ?"
    assert desk.workspace.select(held, (people.eve,)) == [(LONG_AGO.isoformat(),)]


def test_a_first_stance_that_was_always_so_is_no_change(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    hand.click(hand.middle(people.eve))
    view.inspector.correction.setChecked(True)
    QTest.mouseClick(view.inspector.stance.buttons[Stance.SCEPTIC], Left)
    rated = "SELECT value, since FROM rating WHERE person_id = ? AND what = 'stance'"
    assert desk.workspace.select(rated, (people.eve,)) == [(-1, LONG_AGO.isoformat())]


def test_a_boss_that_was_always_another_keeps_the_day_of_the_line(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    for person, boss, name in ((people.ben, people.cleo, "Cleo"), (people.eve, people.ada, "Ada")):
        hand.click(hand.middle(person))
        view.inspector.correction.setChecked(True)
        editor = view.inspector.details.boss.edit
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        hand.settle()
        found = "SELECT target_id, since, until FROM line WHERE source_id = ? AND kind = 'reports'"
        assert desk.workspace.select(found, (person,)) == [(boss, LONG_AGO.isoformat(), None)]


def test_another_card_and_a_closed_inspector_end_a_correction(hand: Hand, view: MapView, people: People) -> None:
    for end in (lambda: hand.click(hand.middle(people.ben)), view.inspector.hide):
        hand.click(hand.middle(people.eve))
        view.inspector.correction.setChecked(True)
        end()
        assert not view.deeds.corrects


def test_a_change_leaves_the_past_as_it_was(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Rated") as session:
        Person.influence.change(session.get_one(Person, people.eve), 2, LONG_AGO)
    hand.settle()
    hand.click(hand.middle(people.eve))
    view.inspector.influence.setFocus()
    QTest.keyClick(view.inspector.influence, Qt.Key.Key_5)
    rated = "SELECT value, until FROM rating WHERE person_id = ? AND what = 'influence' ORDER BY since"
    assert desk.workspace.select(rated, (people.eve,)) == [(2, TODAY.isoformat()), (5, None)]


def test_a_refused_value_is_said_at_its_field(hand: Hand, view: MapView, people: People) -> None:
    hand.click(hand.middle(people.eve))
    editor = view.inspector.details.form.editor("name")
    editor.setFocus()
    editor.control.clear()  # type: ignore[attr-defined]
    QTest.keyClick(editor.control, Qt.Key.Key_Return)
    assert "needed" in editor.error()
    assert view.people[people.eve].name == "Eve"


def test_several_chosen_people_get_a_stance_in_one_step(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    view.canvas.choose([people.ben, people.eve])
    QTest.mouseClick(view.inspector.stance.buttons[Stance.CHAMPION], Left)
    hand.settle()
    assert {view.people[who].stance for who in (people.ben, people.eve)} == {Stance.CHAMPION}
    desk.undo()
    hand.settle()
    assert view.people[people.eve].stance is None


def test_the_boss_is_chosen_by_name(hand: Hand, view: MapView, workspace: Workspace, people: People) -> None:
    hand.click(hand.middle(people.eve))
    view.inspector.details.boss.edited.emit(people.cleo)
    hand.settle()
    held = "SELECT target_id FROM line WHERE source_id = ? AND until IS NULL"
    assert workspace.select(held, (people.eve,)) == [(people.cleo,)]


def test_the_first_line_says_what_is_missing(view: MapView, people: People) -> None:
    assert "Ada decides" in view.headline.words.text()
    view.headline.toggle()
    assert view.headline.list.isVisible()


def test_an_empty_map_offers_to_begin(view: MapView, hand: Hand, desk: Desk, people: People) -> None:
    with desk.workspace.write("Other") as session:
        from amdesk.model.accounts import Account

        other = Account(name="Nova")
        session.add(other)
        session.flush()
        number = other.id
    view.go_to(Place("account", number, "map"))
    hand.settle()
    assert view.empty.isVisible() and view.headline.words.text() == "Nobody is on this map yet."
    assert view.empty.button is not None
    QTest.mouseClick(view.empty.button, Left)
    hand.type_name("First")
    assert [person.name for person in view.people.values()] == ["First"]


def test_the_list_shows_the_same_people_and_chooses_with_the_map(hand: Hand, view: MapView, people: People) -> None:
    view.toolbar.list.click()
    QApplication.processEvents()
    hand.click(hand.middle(people.cleo))
    assert set(view.table.shown_keys()) == set(view.people)
    assert view.table.chosen_keys() == [people.cleo]


def test_a_place_leads_to_the_card(view: MapView, hand: Hand, people: People) -> None:
    view.go_to(Place("account", people.account, "map", "person", people.dan))
    hand.settle()
    assert view.canvas.chosen == [people.dan]


def test_the_menu_marks_several_as_left(view: MapView, hand: Hand, workspace: Workspace, people: People) -> None:
    view.canvas.choose([people.dan, people.eve])
    menu = build_menu(view)
    next(action for action in menu.actions() if action.text() == "Mark as left").trigger()
    hand.settle()
    rows = workspace.select("SELECT id, left_on FROM person WHERE left_on IS NOT NULL ORDER BY id")
    assert rows == [(people.dan, TODAY.isoformat()), (people.eve, TODAY.isoformat())]


def test_the_canvas_says_what_it_is(view: MapView, people: People) -> None:
    assert view.canvas.accessibleName() == "Account map"
    assert view.canvas.accessibleDescription().startswith("5 people")


def test_an_earlier_day_shows_the_map_of_then(view: MapView, hand: Hand, people: People) -> None:
    view.acts.deeds.set_value({people.ben: "Ben"}, "stance", Stance.OPPONENT)
    with view.desk.workspace.write("Rated") as session:
        Person.stance.change(session.get_one(Person, people.ben), Stance.CHAMPION, LONG_AGO)
    hand.settle()
    view.time.toggle()
    view.time.slider.setValue(LONG_AGO.toordinal() + 30)
    hand.settle()
    assert view.people[people.ben].stance is Stance.CHAMPION


def test_the_past_is_not_changed_by_hand(view: MapView, hand: Hand, workspace: Workspace, people: People) -> None:
    view.time.toggle()
    view.time.slider.setValue(LONG_AGO.toordinal() + 30)
    hand.settle()
    said: list[str] = []
    view.desk.announced.connect(lambda text, *rest: said.append(text))
    view.canvas.choose([people.eve])
    hand.key(Qt.Key.Key_Delete)
    assert said == ["This is the map as it stood on 9 Feb 2025. Go back to today to change it."]
    assert people.eve in view.people


def test_labels_are_read_and_changed_in_one_line(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("A role from elsewhere") as session:
        session.add(Label(person_id=people.eve, text="Donor"))
    hand.settle()
    hand.click(hand.middle(people.eve))
    editor = view.inspector.details.labels
    assert editor.value() == "Donor"
    editor.edit.selectAll()
    QTest.keyClicks(editor.edit, "Donor, Volunteer ,Donor")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    hand.settle()
    assert view.people[people.eve].labels == ("Donor", "Volunteer")
    step = desk.workspace.next_undo()
    assert step is not None and step.label == "Change labels of Eve"
    desk.undo()
    assert desk.workspace.select("SELECT text FROM label") == [("Donor",)]


def test_who_has_a_label_is_listed_and_found_by_it(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("A role from elsewhere") as session:
        session.add(Label(person_id=people.eve, text="Soft Credit"))
    hand.settle()
    view.find_card("soft cr")
    assert [person.id for person in view.inspector.people] == [people.eve]
