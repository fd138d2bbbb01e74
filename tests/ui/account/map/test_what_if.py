"""The map as it would be if somebody left, and back."""

from PySide6.QtWidgets import QAbstractButton

from amdesk.model.accounts import Account
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.view import MapView
from amdesk.ui.kit.labels import Text
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from tests.ui.account.map.conftest import Hand, People


def test_the_map_shows_what_changes_and_stores_nothing(
    workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    hand.click(hand.middle(people.ada))
    link = view.inspector.reading.findChild(QAbstractButton, "map-what-if")
    assert link is not None
    link.click()
    hand.settle()
    assert view.beside.bar.isVisible()
    assert "If Ada leaves" in view.beside.bar.words.text()
    said = [text.text() for text in view.beside.bar.findChildren(Text)]
    assert "Nobody known would be decider." in said
    assert view.people[people.ada].left_on is not None
    assert workspace.select("SELECT count(*) FROM person WHERE left_on IS NOT NULL") == [(0,)]
    view.beside.bar.back.click()
    hand.settle()
    assert view.beside.bar.isHidden()
    assert view.people[people.ada].left_on is None


def test_going_elsewhere_ends_it(workspace: Workspace, people: People, view: MapView, hand: Hand) -> None:
    view.beside.suppose(people.ada)
    with workspace.write("Another") as session:
        other = Account(name="Other")
        session.add(other)
        session.flush()
        number = other.id
    view.go_to(Place("account", number, "map"))
    assert view.beside.supposed is None


def test_it_ends_while_someone_is_looking(people: People, view: MapView, hand: Hand) -> None:
    view.beside.suppose(people.ada)
    looking().set_on(True)
    try:
        hand.settle()
        assert view.beside.bar.isHidden()
    finally:
        looking().set_on(False)
