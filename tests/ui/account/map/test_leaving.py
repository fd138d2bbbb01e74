"""Someone leaves, someone follows: the dialog, its refusals, and one step back."""

from datetime import timedelta

from amdesk.model.values import Role
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.leaving import Leaving
from amdesk.ui.account.map.menus import build_menu
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.ui.account.map.conftest import Hand, People


def opened(view: MapView, person: int) -> Leaving:
    """The dialog about a person."""
    view.beside.leave(person)
    return next(each for each in view.findChildren(Leaving) if each.isVisible())


def vacancies(view: MapView) -> list[int]:
    return [person.id for person in view.people.values() if person.is_placeholder]


def test_a_vacant_card_stands_where_somebody_left(
    desk: Desk, workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    dialog = opened(view, people.ada)
    dialog.when.editor("left_to").set_value("Betasoloin")
    dialog.save.click()
    hand.settle()
    (vacant,) = vacancies(view)
    assert view.people[vacant].roles == (Role.DECIDER,)
    bosses = {line.source: line.target for line in view.canvas.map_scene.lines}
    assert bosses[people.ben] == vacant
    assert workspace.select("SELECT left_to FROM person WHERE id = ?", (people.ada,)) == [("Betasoloin",)]
    desk.undo()
    hand.settle()
    assert vacancies(view) == []
    assert view.people[people.ada].roles == (Role.DECIDER,)


def test_the_successor_of_a_vacant_place_is_named_with_what_goes_over(
    people: People, view: MapView, hand: Hand
) -> None:
    opened(view, people.ada).save.click()
    hand.settle()
    (vacant,) = vacancies(view)
    dialog = opened(view, vacant)
    dialog.who.editor("new_name").set_value("Nora New")
    dialog.save.click()
    hand.settle()
    assert vacancies(view) == []
    nora = next(person for person in view.people.values() if person.name == "Nora New")
    assert nora.roles == (Role.DECIDER,)


def test_a_successor_must_be_said(people: People, view: MapView, hand: Hand) -> None:
    dialog = opened(view, people.ada)
    dialog.choices.buttons()[1].click()
    dialog.save.click()
    assert dialog.isVisible()
    assert "Choose who follows" in dialog.who.editor("successor").error()
    dialog.reject()


def test_a_day_to_come_is_refused_at_its_field(people: People, view: MapView, hand: Hand) -> None:
    dialog = opened(view, people.ada)
    dialog.when.editor("left_on").set_value(view.desk.workspace.today + timedelta(days=3))
    dialog.save.click()
    assert dialog.isVisible()
    assert "still to come" in dialog.when.editor("left_on").error()
    dialog.reject()


def test_a_place_that_is_no_longer_there_leaves_no_role_behind(
    workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    dialog = opened(view, people.ada)
    dialog.choices.buttons()[2].click()
    dialog.save.click()
    hand.settle()
    assert vacancies(view) == []
    assert workspace.select("SELECT count(*) FROM person_role WHERE until IS NULL") == [(0,)]


def test_the_menu_of_a_card_leads_there(people: People, view: MapView, hand: Hand) -> None:
    hand.click(hand.middle(people.ada))
    actions = {action.objectName(): action for action in build_menu(view).actions()}
    actions["map-leaves"].trigger()
    assert any(each.isVisible() for each in view.findChildren(Leaving))
