"""Help to decide: a few questions give a value that is kept with how sure it is."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from amdesk.analysis.guided_rating import Guide
from amdesk.model.people import Person
from amdesk.model.values import Certainty, Stance
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.guided import GuidedRating
from amdesk.ui.account.map.said import said_of
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from tests.ui.account.map.conftest import Hand, People


def opened(view: MapView) -> GuidedRating:
    """The dialog in front."""
    dialogs = [each for each in view.findChildren(GuidedRating) if each.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def choose(dialog: GuidedRating, *names: str) -> None:
    for name in names:
        button = dialog.findChild(QRadioButton, f"guided-{name}")
        assert button is not None
        QTest.keyClick(button, Qt.Key.Key_Space)


def ratings(workspace: Workspace, person: int, what: str) -> list[tuple[object, ...]]:
    query = "SELECT value, certainty, since FROM rating WHERE person_id = ? AND what = ? ORDER BY since, id"
    return workspace.select(query, (person, what))


def test_a_key_asks_and_the_answers_are_kept_with_how_sure_as_one_step(
    workspace: Workspace, desk: Desk, people: People, view: MapView, hand: Hand
) -> None:
    hand.click(hand.middle(people.cleo))
    QTest.keyClicks(view.canvas, "?")
    dialog = opened(view)
    assert not dialog.save.isEnabled()
    choose(dialog, "talk-2", "deed-1", "gain-1")
    assert "Champion" in dialog.result_words.text()
    assert not dialog.save.isEnabled()
    choose(dialog, "seen")
    dialog.save.click()
    hand.settle()
    today = workspace.today.isoformat()
    assert ratings(workspace, people.cleo, "stance") == [(2, "seen", today)]
    assert view.people[people.cleo].stance is Stance.CHAMPION
    desk.undo()
    assert ratings(workspace, people.cleo, "stance") == []


def test_confirming_a_value_makes_it_of_today(workspace: Workspace, people: People, view: MapView, hand: Hand) -> None:
    old = workspace.today - timedelta(days=500)
    with workspace.write("Long ago") as session:
        Person.influence.change(session.get_one(Person, people.dan), 5, old, Certainty.GUESSED)
    hand.settle()
    view.beside.guide(people.dan, Guide.INFLUENCE)
    dialog = opened(view)
    choose(dialog, "asked-2", "no-2", "who-1", "told")
    dialog.save.click()
    found = ratings(workspace, people.dan, "influence")
    assert found == [(5, "guessed", old.isoformat()), (5, "told", workspace.today.isoformat())]


def test_authority_asks_for_the_amount_first(workspace: Workspace, people: People, view: MapView, hand: Hand) -> None:
    view.beside.guide(people.ada, Guide.AUTHORITY)
    dialog = opened(view)
    choose(dialog, "alone-1", "told")
    assert dialog.result_words.text() == "Up to which amount?"
    assert not dialog.save.isEnabled()
    QTest.keyClicks(dialog.amount.control, "50000")
    QTest.keyClick(dialog.amount.control, Qt.Key.Key_Tab)
    dialog.amount.finish()
    dialog.save.click()
    hand.settle()
    assert view.people[people.ada].authority == 50_000_00


def test_coverage_gives_a_colleague_and_a_rhythm(
    workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    view.beside.guide(people.ada, Guide.COVERAGE)
    dialog = opened(view)
    choose(dialog, "matters-2", "moves-1", "wishes-0", "seen")
    assert dialog.result_words.text() == "See them every 60 days"
    dialog.save.click()
    hand.settle()
    assert workspace.select("SELECT every_days, certainty FROM coverage") == [(60, "seen")]
    assert view.people[people.ada].covered_by == ("Me",)


def test_what_was_guessed_shows_on_card_and_inspector(
    workspace: Workspace, people: People, view: MapView, hand: Hand
) -> None:
    with workspace.write("A guess") as session:
        ada = session.get_one(Person, people.ada)
        Person.stance.change(ada, Stance.SUPPORTER, workspace.today - timedelta(days=250), Certainty.GUESSED)
    hand.settle()
    assert "Stance guessed, 8 months old" in said_of(view.canvas.card(people.ada).shape_of_person)
    view.canvas.choose([people.ada])
    texts = [each.text() for each in view.inspector.reading.findChildren(type(view.inspector.subtitle))]
    assert "Stance: guessed, 8 months old" in texts


def test_nothing_is_asked_while_someone_is_looking(people: People, view: MapView, hand: Hand) -> None:
    looking().set_on(True)
    try:
        view.beside.guide(people.ada)
        assert not view.findChildren(GuidedRating)
    finally:
        looking().set_on(False)


def test_the_inspector_opens_the_same_dialog(people: People, view: MapView, hand: Hand) -> None:
    hand.click(hand.middle(people.ada))
    link = view.inspector.reading.findChild(QAbstractButton, "map-guide")
    assert link is not None
    link.click()
    assert opened(view).person.id == people.ada
    opened(view).reject()
