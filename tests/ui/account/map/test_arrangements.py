"""Arranging, folding, filtering and looking around on the map, by mouse and keys."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton
from pytestqt.qtbot import QtBot

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.accounts import Account
from amdesk.model.people import Line, Person, Rating
from amdesk.model.values import LineKind, Rated
from amdesk.papers.maps import MapWish
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.arranging import MOST_AT_ONCE
from amdesk.ui.account.map.glide import DURATION_MS
from amdesk.ui.account.map.look import Detail
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.printing.map import save_map
from amdesk.ui.printing.preview import Preview
from tests.ui.account.map.conftest import LONG_AGO, Hand, People

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was folded is remembered in the test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def influence(desk: Desk, *pairs: tuple[int, int]) -> None:
    with desk.workspace.write("Lines") as session:
        for source, target in pairs:
            session.add(Line(source_id=source, target_id=target, kind=LineKind.ADVISES, since=LONG_AGO))


def placements(workspace: Workspace) -> set[tuple[str, int]]:
    return set(workspace.select("SELECT arrangement, person_id FROM placement"))


def words(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def fold_sign(hand: Hand, person: int) -> QPoint:
    """The middle of the sign under a card, in the viewport."""
    card = hand.canvas.card(person)
    area = card.fold_sign()
    assert area is not None
    return hand.canvas.viewport_point(card.pos() + area.center())


# Arrangements


@pytest.mark.parametrize("arrangement", Arrangement)
def test_every_arrangement_shows_everyone_and_says_a_sentence(
    hand: Hand, view: MapView, people: People, arrangement: Arrangement
) -> None:
    view.toolbar.arrangement.setFocus()
    QTest.keyClick(view.toolbar.arrangement, Key.Key_Home)
    for _step in range(list(Arrangement).index(arrangement)):
        QTest.keyClick(view.toolbar.arrangement, Key.Key_Down)
    hand.settle()
    assert view.toolbar.showing.arrangement is arrangement
    assert set(view.canvas.map_scene.cards) == set(view.people)
    assert view.headline.words.text().endswith(".")
    assert not view.grab().isNull()


def test_each_arrangement_remembers_its_own_places(
    hand: Hand, view: MapView, desk: Desk, workspace: Workspace, people: People
) -> None:
    influence(desk, (people.ada, people.eve))
    hand.settle()
    hand.drag(hand.middle(people.eve), hand.middle(people.eve) + QPoint(40, 60))
    tree = view.canvas.card(people.eve).pos()
    view.toolbar.arrange(Arrangement.INFLUENCE)
    hand.settle()
    hand.drag(hand.middle(people.eve), hand.middle(people.eve) + QPoint(-30, 70))
    round_about = view.canvas.card(people.eve).pos()
    assert placements(workspace) == {("hierarchy", people.eve), ("influence", people.eve)}
    view.toolbar.arrange(Arrangement.HIERARCHY)
    hand.settle()
    assert view.canvas.card(people.eve).pos() == tree
    view.toolbar.arrange(Arrangement.INFLUENCE)
    hand.settle()
    assert view.canvas.card(people.eve).pos() == round_about


def test_tidying_some_leaves_the_places_of_the_others_and_of_other_arrangements(
    hand: Hand, view: MapView, workspace: Workspace, people: People
) -> None:
    view.acts.move({people.cleo: (900, 500), people.dan: (900, 700), people.eve: (900, 900)})
    view.toolbar.arrange(Arrangement.INFLUENCE)
    hand.settle()
    view.acts.move({people.dan: (0, 900)})
    view.toolbar.arrange(Arrangement.HIERARCHY)
    hand.settle()
    hand.canvas.choose([people.dan, people.eve])
    QTest.mouseClick(view.toolbar.tidy, Qt.MouseButton.LeftButton)
    assert placements(workspace) == {("hierarchy", people.cleo), ("influence", people.dan)}
    workspace.undo()
    assert ("hierarchy", people.eve) in placements(workspace)


def test_a_change_of_arrangement_takes_no_longer_than_a_fifth_of_a_second() -> None:
    assert DURATION_MS <= 200


def test_a_large_map_is_arranged_by_influence_in_a_job(
    qtbot: QtBot, hand: Hand, view: MapView, desk: Desk, workspace: Workspace
) -> None:
    with workspace.write("Crowd") as session:
        account = Account(name="Crowd")
        session.add(account)
        session.flush()
        crowd = [Person(account_id=account.id, name=f"P{n}", came_in=LONG_AGO) for n in range(MOST_AT_ONCE + 5)]
        session.add_all(crowd)
        session.flush()
        for one in crowd[1:]:
            session.add(Line(source_id=crowd[0].id, target_id=one.id, kind=LineKind.ADVISES, since=LONG_AGO))
    view.go_to(Place("account", account.id, "map"))
    view.toolbar.arrange(Arrangement.INFLUENCE)
    assert view.arranging.is_busy and view.canvas.working.isVisible()
    qtbot.waitUntil(lambda: not view.arranging.is_busy)
    assert view.canvas.working.isHidden()
    hand.settle()
    assert view.canvas.map_scene.showing.arrangement is Arrangement.INFLUENCE
    view.refresh()
    assert not view.arranging.is_busy
    assert view.headline.words.text().startswith("P0 is asked most, by 64 people.")


# Lines


def test_kinds_of_lines_are_switched_in_a_menu_that_stays(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    influence(desk, (people.ada, people.eve))
    hand.settle()
    menu = view.toolbar.lines.menu_of_kinds
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(view.toolbar.lines.none).center())
    hand.settle()
    assert {line.kind for line in view.canvas.map_scene.lines} == {LineKind.REPORTS}
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    advises = view.toolbar.lines.kinds[LineKind.ADVISES]
    QTest.mouseMove(menu, menu.actionGeometry(advises).center())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(advises).center())
    assert menu.isVisible() and "some" in view.toolbar.lines.text()
    menu.close()
    hand.settle()
    assert {line.kind for line in view.canvas.map_scene.lines} == {LineKind.REPORTS, LineKind.ADVISES}


def test_only_lines_of_the_most_asked_are_shown_when_wanted(
    hand: Hand, view: MapView, desk: Desk, workspace: Workspace, people: People
) -> None:
    with workspace.write("Six") as session:
        six = [Person(account_id=people.account, name=f"Six {n}", came_in=LONG_AGO) for n in range(6)]
        session.add_all(six)
        session.flush()
        for one in six[:5]:
            for other in (people.ada, people.ben):
                session.add(Line(source_id=one.id, target_id=other, kind=LineKind.ADVISES, since=LONG_AGO))
        session.add(Line(source_id=six[5].id, target_id=people.ada, kind=LineKind.ADVISES, since=LONG_AGO))
        last = six[5].id
    hand.settle()
    view.toolbar.lines.few.trigger()
    hand.settle()
    sources = {line.source for line in view.canvas.map_scene.lines if line.kind is LineKind.ADVISES}
    assert len(sources) == 5 and last not in sources


# Folding


def test_the_sign_under_a_card_folds_who_stands_below_and_unfolds_them(
    hand: Hand, view: MapView, people: People
) -> None:
    hand.hover(hand.middle(people.ben))
    hand.click(fold_sign(hand, people.ben))
    hand.settle()
    assert people.dan not in view.canvas.map_scene.cards
    assert view.canvas.card(people.ben).shape_of_person.below == 1
    hand.click(fold_sign(hand, people.ben))
    hand.settle()
    assert people.dan in view.canvas.map_scene.cards


def test_keys_fold_and_unfold_and_the_fold_is_there_next_time(
    qtbot: QtBot, hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    hand.canvas.choose([people.ada])
    hand.key(Key.Key_Up, Control)
    assert set(view.people) == {people.ada, people.eve}
    again = MapView(desk)
    qtbot.addWidget(again)
    again.go_to(Place("account", people.account, "map"))
    again.show()
    qtbot.waitUntil(lambda: bool(again.people))
    assert set(again.people) == {people.ada, people.eve}
    hand.key(Key.Key_Down, Control)
    assert len(view.people) == 5


def test_who_is_looked_for_is_unfolded(hand: Hand, view: MapView, people: People) -> None:
    view.acts.fold(people.ada)
    hand.settle()
    QTest.keyClicks(view.toolbar.finder, "Dan")
    hand.settle()
    assert view.canvas.chosen == [people.dan]


def test_the_list_names_everyone_folded_or_not(hand: Hand, view: MapView, people: People) -> None:
    view.acts.fold_below(1)
    hand.settle()
    assert people.dan not in view.people
    QTest.mouseClick(view.toolbar.list, Qt.MouseButton.LeftButton)
    assert "Dan" in view.table.as_tsv(list(people.__dict__.values())[1:])


# Looking around


def test_a_key_shows_what_is_chosen(hand: Hand, view: MapView, people: People) -> None:
    hand.canvas.zoom_to(0.3)
    hand.canvas.choose([people.dan])
    hand.key(Key.Key_Period)
    assert hand.canvas.scale_now() == pytest.approx(1.0)
    room = hand.canvas.viewport().rect()
    assert (hand.middle(people.dan) - room.center()).manhattanLength() < 8


def test_the_overview_opens_when_asked_for_and_leads_to_where_it_is_pressed(
    hand: Hand, view: MapView, people: People
) -> None:
    assert not view.overview.isVisible()
    QTest.mouseClick(view.zoom.overview, Qt.MouseButton.LeftButton)
    assert view.overview.isVisible()
    hand.canvas.zoom_to(2.0)
    scale, zero = view.overview._scale()
    card = hand.canvas.card(people.dan)
    there = (card.pos() + QPointF(92, 33)) * scale + zero
    QTest.mouseClick(view.overview, Qt.MouseButton.LeftButton, pos=there.toPoint())
    QApplication.processEvents()
    assert hand.canvas.viewport().rect().contains(hand.middle(people.dan))


@pytest.mark.parametrize(
    ("scale", "detail"), [(1.0, Detail.FULL), (0.5, Detail.MIDDLE), (0.2, Detail.NAMES), (0.1, Detail.BLOCKS)]
)
def test_from_far_cards_say_less_and_larger(hand: Hand, view: MapView, scale: float, detail: Detail) -> None:
    hand.canvas.zoom_to(scale)
    assert hand.canvas.map_scene.zoom.detail is detail
    assert not hand.canvas.grab().isNull()


# Saving


@pytest.mark.parametrize("name", ["map.pdf", "map.svg", "map.png"])
def test_the_map_is_saved_in_a_job_and_that_is_said(
    qtbot: QtBot, view: MapView, desk: Desk, people: People, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(desk.announced) as told:
        save_map(desk, people.account, MapWish(Arrangement.UNITS), tmp_path / name)
    assert told.args is not None and name in told.args[0]
    assert (tmp_path / name).stat().st_size > 1000


def test_a_map_that_cannot_be_written_is_said_in_a_sentence(
    qtbot: QtBot, view: MapView, desk: Desk, people: People, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.announced) as told:
        save_map(desk, people.account, MapWish(), tmp_path / "nowhere" / "map.svg")
    assert told.args is not None and "map.svg" in told.args[0]


def test_the_preview_offers_large_sheets_and_a_paper_for_the_customer(
    qtbot: QtBot, hand: Hand, view: MapView, people: People
) -> None:
    view.toolbar.arrange(Arrangement.COVERAGE)
    hand.settle()
    QTest.mouseClick(view.toolbar.print, Qt.MouseButton.LeftButton)
    (preview,) = view.window().findChildren(Preview)
    qtbot.waitUntil(lambda: bool(preview.pdf))
    assert "Nobody of ours" in words(preview.pdf)
    (papers,) = preview.findChildren(QComboBox, "preview-paper")
    assert {papers.itemText(place) for place in range(papers.count())} >= {"A4", "A3", "A2"}
    before = preview.pdf
    (customer,) = preview.findChildren(QRadioButton, "preview-part-customer")
    QTest.mouseClick(customer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.pdf != before)
    assert "Ada" in words(preview.pdf) and "Nobody of ours" not in words(preview.pdf)
    preview.close()


def test_a_grid_shows_from_where_somebody_moved(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Ratings") as session:
        ada = session.get_one(Person, people.ada)
        for what, value in ((Rated.INFLUENCE, 1), (Rated.INTEREST, 2)):
            session.add(Rating(person_id=people.ada, what=what, value=value, since=LONG_AGO))
        session.flush()
        ada.influence, ada.interest = 5, 9
    view.toolbar.arrange(Arrangement.POWER_INTEREST)
    hand.settle()
    ground = view.canvas.map_scene.standing.ground
    assert ground is not None
    assert set(ground.moved_from) == {people.ada}
    assert view.canvas.map_scene.standing.places[people.ada] != ground.moved_from[people.ada]
    assert not view.canvas.grab().isNull()
