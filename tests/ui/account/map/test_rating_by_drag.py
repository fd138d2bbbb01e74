"""In the grids a card dropped in another cell is rated anew."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.people import Person
from amdesk.model.values import Stance
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.conftest import TODAY
from tests.ui.account.map.conftest import LONG_AGO, Hand, People

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rated(hand: Hand, view: MapView, desk: Desk, people: People) -> Hand:
    """Eve is neutral with influence 2 and interest 3, since long."""
    with desk.workspace.write("Ratings") as session:
        eve = session.get_one(Person, people.eve)
        for field, value in (("stance", Stance.NEUTRAL), ("influence", 2), ("interest", 3)):
            getattr(Person, field).change(eve, value, LONG_AGO)
    hand.settle()
    return hand


def show(hand: Hand, arrangement: Arrangement) -> None:
    hand.view.toolbar.arrange(arrangement)
    hand.settle()


def cell(hand: Hand, across: int, up: int) -> QPoint:
    ground = hand.canvas.map_scene.standing.ground
    assert ground is not None
    found = next(each for each in ground.cells if (each.across, each.up) == (across, up))
    area = hand.canvas.mapFromScene(found.x, found.y, found.width, found.height).boundingRect()
    return area.center()


def ratings(workspace: Workspace, person: int, what: str) -> list[tuple[int, str, str | None]]:
    held = "SELECT value, since, until FROM rating WHERE person_id = ? AND what = ? ORDER BY since"
    return workspace.select(held, (person, what))


def test_dropping_a_card_in_a_cell_of_stance_and_influence_rates_it(
    rated: Hand, workspace: Workspace, people: People
) -> None:
    show(rated, Arrangement.STANCE_INFLUENCE)
    rated.drag(rated.middle(people.eve), cell(rated, 1, 4))
    eve = rated.view.people[people.eve]
    assert (eve.stance, eve.influence) == (Stance.SUPPORTER, 4)
    today = TODAY.isoformat()
    assert ratings(workspace, people.eve, "influence") == [(2, LONG_AGO.isoformat(), today), (4, today, None)]


def test_undo_brings_the_ratings_back_in_one_step(rated: Hand, desk: Desk, people: People) -> None:
    show(rated, Arrangement.STANCE_INFLUENCE)
    before = rated.canvas.card(people.eve).pos()
    rated.drag(rated.middle(people.eve), cell(rated, -2, 5))
    step = desk.workspace.next_undo()
    assert step is not None and step.label == "Eve: opponent, influence 5"
    desk.undo()
    rated.settle()
    assert rated.canvas.card(people.eve).pos() == before


def test_power_follows_the_influence_in_its_grid(rated: Hand, people: People) -> None:
    show(rated, Arrangement.POWER_INTEREST)
    rated.drag(rated.middle(people.eve), cell(rated, 9, 8))
    eve = rated.view.people[people.eve]
    assert (eve.influence, eve.interest) == (4, 9)


def test_what_dropping_means_is_said_before(rated: Hand, people: People) -> None:
    show(rated, Arrangement.POWER_INTEREST)
    port, start, end = rated.canvas.viewport(), rated.middle(people.eve), cell(rated, 9, 8)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * step / 5)
    assert rated.canvas.aim.hint.words == "Eve: power 8 (influence 4), interest 9"
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    rated.settle()
    assert not rated.canvas.aim.hint.isVisible()


def test_a_card_dropped_beside_the_grid_goes_back(rated: Hand, workspace: Workspace, people: People) -> None:
    show(rated, Arrangement.STANCE_INFLUENCE)
    before = rated.canvas.card(people.eve).pos()
    rated.drag(rated.middle(people.eve), QPoint(3, 3))
    assert rated.canvas.card(people.eve).pos() == before
    assert len(ratings(workspace, people.eve, "stance")) == 1


def test_several_cards_are_rated_in_one_step(rated: Hand, desk: Desk, people: People) -> None:
    show(rated, Arrangement.STANCE_INFLUENCE)
    rated.canvas.choose([people.ada, people.eve])
    rated.drag(rated.middle(people.eve), cell(rated, 2, 3))
    assert {rated.view.people[who].stance for who in (people.ada, people.eve)} == {Stance.CHAMPION}
    desk.undo()
    rated.settle()
    assert rated.view.people[people.ada].stance is None


def test_control_and_arrows_go_from_cell_to_cell(rated: Hand, people: People) -> None:
    show(rated, Arrangement.STANCE_INFLUENCE)
    rated.canvas.choose([people.eve])
    rated.key(Qt.Key.Key_Right, Control)
    rated.key(Qt.Key.Key_Up, Control)
    eve = rated.view.people[people.eve]
    assert (eve.stance, eve.influence) == (Stance.SUPPORTER, 3)
