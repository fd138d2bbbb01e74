"""Handling the map directly: adding, moving, joining, choosing, deleting."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.people import Line, Person
from amdesk.model.values import LineKind
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.line_popup import LinePopup
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.conftest import TODAY
from tests.ui.account.map.conftest import LONG_AGO, Hand, People

HOSTILE = ("<b>Bold</b> & <img src=x>", "O'Brien; DROP TABLE person;--", "名前 مرحبا 🙂", "x" * 300)


def names(workspace: Workspace) -> list[str]:
    return [name for (name,) in workspace.select("SELECT name FROM person ORDER BY id")]


def boss_of(workspace: Workspace, person: int) -> list[int]:
    held = "SELECT target_id FROM line WHERE source_id = ? AND kind = 'reports' AND until IS NULL"
    return [boss for (boss,) in workspace.select(held, (person,))]


def steps(workspace: Workspace) -> str:
    step = workspace.next_undo()
    return step.label if step is not None else ""


# Adding


def test_a_double_click_on_free_ground_adds_a_person_there(hand: Hand, workspace: Workspace, people: People) -> None:
    at = hand.free_ground()
    place = hand.canvas.place_at(at)
    hand.double_click(at)
    hand.type_name("Fay Green")
    found = workspace.select(
        "SELECT p.x, p.y FROM placement p JOIN person q ON q.id = p.person_id WHERE q.name = ?", ("Fay Green",)
    )
    assert found == [place]


def test_a_letter_typed_on_the_canvas_begins_a_person(hand: Hand, workspace: Workspace, people: People) -> None:
    QTest.keyClicks(hand.canvas, "G")
    hand.type_name("us")
    assert names(workspace)[-1] == "Gus"


def test_escape_leaves_without_adding(hand: Hand, workspace: Workspace, people: People) -> None:
    hand.double_click(hand.free_ground())
    QTest.keyClicks(hand.canvas.name_field, "Nobody")
    QTest.keyClick(hand.canvas.name_field, Qt.Key.Key_Escape)
    assert len(names(workspace)) == 5 and not hand.canvas.name_field.isVisible()


def test_the_button_adds_a_person_who_is_chosen_then(hand: Hand, view: MapView, people: People) -> None:
    QTest.mouseClick(view.toolbar.add, Qt.MouseButton.LeftButton)
    hand.type_name("Hal")
    assert [person.name for person in view.chosen_people()] == ["Hal"]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_and_drawn_as_typed(hand: Hand, view: MapView, people: People, name: str) -> None:
    view.canvas.person_named.emit(name, (0, 400), None)
    hand.settle()
    card = view.canvas.card(max(view.people))
    view.grab()
    assert card.shape_of_person.name == name and "<b>" not in card.toolTip()


# Moving


def test_dragging_a_card_remembers_its_place(hand: Hand, workspace: Workspace, people: People) -> None:
    before = hand.canvas.card(people.eve).pos()
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(90, 60))
    scale = hand.canvas.scale_now()
    moved = hand.canvas.card(people.eve).pos() - before
    placed = workspace.select("SELECT x, y FROM placement WHERE person_id = ?", (people.eve,))
    assert abs(moved.x() - 90 / scale) <= 2 and abs(moved.y() - 60 / scale) <= 2
    assert placed == [(round(hand.canvas.card(people.eve).x()), round(hand.canvas.card(people.eve).y()))]


def test_undo_takes_a_move_back(hand: Hand, desk: Desk, workspace: Workspace, people: People) -> None:
    before = hand.canvas.card(people.eve).pos()
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(90, 60))
    assert steps(workspace) == "Move card"
    desk.undo()
    hand.settle()
    assert hand.canvas.card(people.eve).pos() == before


def test_several_cards_move_as_one_step(hand: Hand, workspace: Workspace, people: People) -> None:
    hand.canvas.choose([people.cleo, people.eve])
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(0, 70))
    assert steps(workspace) == "Move 2 cards"
    assert workspace.select("SELECT count(*) FROM placement") == [(2,)]


def test_who_reports_to_a_moved_card_follows_it(hand: Hand, people: People) -> None:
    dan = hand.canvas.card(people.dan).pos()
    start = hand.middle(people.ben)
    hand.drag(start, start + QPoint(-60, 30))
    assert hand.canvas.card(people.dan).x() < dan.x()


def test_places_survive_reopening(hand: Hand, workspace: Workspace, people: People) -> None:
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(90, 60))
    placed = hand.canvas.card(people.eve).pos()
    hand.view.hide()
    workspace.close()
    again = Workspace.open(workspace.path, today=TODAY)
    found = again.select("SELECT x, y FROM placement WHERE person_id = ?", (people.eve,))
    again.close()
    assert found == [(round(placed.x()), round(placed.y()))]


def test_tidying_forgets_the_places(hand: Hand, view: MapView, workspace: Workspace, people: People) -> None:
    before = hand.canvas.card(people.eve).pos()
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(90, 60))
    hand.canvas.choose([])
    QTest.mouseClick(view.toolbar.tidy, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.canvas.card(people.eve).pos() == before
    assert workspace.select("SELECT count(*) FROM placement") == [(0,)]


# Lines


def test_dropping_a_card_on_an_upper_edge_sets_the_boss(hand: Hand, workspace: Workspace, people: People) -> None:
    hand.drag(hand.middle(people.dan), hand.upper_edge(people.cleo))
    assert boss_of(workspace, people.dan) == [people.cleo]
    ended = "SELECT until FROM line WHERE source_id = ? AND target_id = ?"
    assert workspace.select(ended, (people.dan, people.ben)) == [(TODAY.isoformat(),)]


def test_a_circle_is_refused_with_a_sentence(hand: Hand, desk: Desk, workspace: Workspace, people: People) -> None:
    said: list[str] = []
    desk.announced.connect(lambda text, *rest: said.append(text))
    hand.drag(hand.middle(people.ben), hand.upper_edge(people.dan))
    assert said == ["Nobody reports to someone below: that would make a circle."]
    assert boss_of(workspace, people.ben) == [people.ada]


def test_dragging_from_an_edge_draws_a_line_of_influence(
    hand: Hand, view: MapView, workspace: Workspace, people: People
) -> None:
    hand.hover(hand.middle(people.eve))
    hand.hover(hand.right_edge(people.eve))
    assert hand.canvas.handles.at(hand.right_edge(people.eve))
    hand.drag(hand.right_edge(people.eve), hand.middle(people.cleo))
    popup = view.findChild(LinePopup)
    assert popup is not None
    QTest.mouseClick(popup.findChild(object, "map-line-strength-3"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(popup.findChild(object, "map-line-kind-trusts"), Qt.MouseButton.LeftButton)
    drawn = "SELECT source_id, target_id, kind, strength, since FROM line ORDER BY id DESC LIMIT 1"
    assert workspace.select(drawn) == [(people.eve, people.cleo, "trusts", 3, TODAY.isoformat())]


def test_a_line_is_chosen_by_a_click_and_ended_by_delete(hand: Hand, workspace: Workspace, people: People) -> None:
    line = next(each for each in hand.canvas.map_scene.lines if each.source == people.dan)
    x, y = line.points[len(line.points) // 2]
    at = hand.canvas.viewport_point(hand.canvas.map_scene.origin)
    scale = hand.canvas.scale_now()
    hand.click(at + QPoint(round(x * scale), round(y * scale)))
    assert hand.canvas.chosen_line == line.id
    hand.key(Qt.Key.Key_Delete)
    assert boss_of(workspace, people.dan) == []


# Choosing and deleting


def test_delete_removes_a_person_and_undo_brings_lines_back(
    hand: Hand, desk: Desk, workspace: Workspace, people: People
) -> None:
    hand.click(hand.middle(people.ben))
    hand.key(Qt.Key.Key_Delete)
    assert "Ben" not in names(workspace)
    desk.undo()
    hand.settle()
    assert "Ben" in names(workspace) and boss_of(workspace, people.dan) == [people.ben]


def test_nothing_of_a_deleted_card_stays_on_the_screen(hand: Hand, people: People) -> None:
    port = hand.canvas.viewport()
    furthest = max(hand.view.people, key=lambda person: hand.canvas.card_rect(person).right())
    hand.click(hand.middle(furthest))
    hand.settle()
    hand.key(Qt.Key.Key_Delete)
    hand.settle()
    above_the_zoom_bar = QRect(0, 0, port.width(), port.height() // 2)
    seen = port.screen().grabWindow(port.window().winId())
    seen = seen.copy(above_the_zoom_bar.translated(port.mapTo(port.window(), QPoint())))
    assert seen.toImage() == port.grab(above_the_zoom_bar).toImage()


def test_a_lasso_chooses_the_cards_it_touches(hand: Hand, people: People) -> None:
    area = hand.canvas.card_rect(people.ben).united(hand.canvas.card_rect(people.cleo)).toRect()
    hand.drag(area.topLeft() - QPoint(8, 8), area.bottomRight() + QPoint(8, 8))
    assert set(hand.canvas.chosen) >= {people.ben, people.cleo}
    assert people.ada not in hand.canvas.chosen


def test_a_click_with_control_adds_to_what_is_chosen(hand: Hand, people: People) -> None:
    hand.click(hand.middle(people.ben))
    hand.click(hand.middle(people.eve), Qt.KeyboardModifier.ControlModifier)
    assert hand.canvas.chosen == [people.ben, people.eve]


def test_arrow_keys_go_along_the_reporting_lines(hand: Hand, people: People) -> None:
    hand.click(hand.middle(people.dan))
    hand.key(Qt.Key.Key_Up)
    assert hand.canvas.chosen == [people.ben]
    hand.key(Qt.Key.Key_Right)
    assert hand.canvas.chosen == [people.cleo]
    hand.key(Qt.Key.Key_Up)
    assert hand.canvas.chosen == [people.ada]
    hand.key(Qt.Key.Key_Down)
    assert hand.canvas.chosen in ([people.ben], [people.cleo])


def test_enter_opens_the_first_field(hand: Hand, view: MapView, people: People) -> None:
    hand.click(hand.middle(people.eve))
    hand.key(Qt.Key.Key_Return)
    assert view.inspector.details.form.editor("name").control.hasFocus()


def test_finding_goes_to_the_card(view: MapView, people: People) -> None:
    QTest.keyClicks(view.toolbar.finder, "cle")
    assert view.canvas.chosen == [people.cleo]


def test_fit_shows_every_card(hand: Hand, people: People) -> None:
    hand.canvas.zoom_to(2.5)
    hand.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    port = hand.canvas.viewport().rect()
    cards = (people.ada, people.ben, people.cleo, people.dan, people.eve)
    assert all(port.contains(hand.canvas.card_rect(who).toRect()) for who in cards)


def test_zooming_keeps_the_point_under_the_mouse(hand: Hand, people: People) -> None:
    at = hand.middle(people.cleo)
    held = hand.canvas.mapToScene(at)
    hand.canvas.zoom_to(1.7, hand.canvas.card_rect(people.cleo).center())
    moved = hand.canvas.mapFromScene(held) - at
    assert moved.manhattanLength() <= 3


def test_grids_put_the_same_people_by_their_ratings(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Ratings") as session:
        for number, who in enumerate((people.ada, people.ben)):
            person = session.get_one(Person, who)
            person.influence, person.interest = 5 - number * 4, 9
    view.toolbar.arrangement.setCurrentIndex(1)
    view.toolbar.arrange(Arrangement.POWER_INTEREST)
    hand.settle()
    assert view.canvas.card(people.ada).y() < view.canvas.card(people.ben).y()
    assert set(view.canvas.map_scene.cards) == set(view.people)


def test_a_card_does_not_move_by_unit(hand: Hand, view: MapView, workspace: Workspace, people: People) -> None:
    view.toolbar.arrange(Arrangement.UNITS)
    hand.settle()
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(60, -40))
    assert workspace.select("SELECT count(*) FROM placement") == [(0,)]


def test_reporting_lines_can_be_hidden(hand: Hand, view: MapView, people: People) -> None:
    view.toolbar.lines.kinds[LineKind.REPORTS].trigger()
    hand.settle()
    assert not [line for line in view.canvas.map_scene.lines if line.kind is LineKind.REPORTS]


def test_who_left_is_hidden_until_asked_for(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Left") as session:
        session.get_one(Person, people.cleo).leave(TODAY - timedelta(days=3))
    hand.settle()
    assert people.cleo not in view.people
    view.toolbar.toggles["left"].click()
    hand.settle()
    assert view.canvas.card(people.cleo).shape_of_person.has_left


def test_the_place_of_who_left_stays_while_others_report_there(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    with desk.workspace.write("Left") as session:
        session.get_one(Person, people.ben).leave(TODAY - timedelta(days=3))
    hand.settle()
    assert view.canvas.card(people.ben).shape_of_person.has_left


def test_the_whole_map_is_drawn_at_every_zoom(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Lines") as session:
        session.add(
            Line(source_id=people.eve, target_id=people.ada, kind=LineKind.CONFLICT, strength=3, since=LONG_AGO)
        )
    hand.settle()
    for scale in (0.1, 0.3, 0.5, 1.0, 2.0):
        view.canvas.zoom_to(scale)
        assert not view.canvas.grab().isNull()


def test_a_contact_card_dropped_on_the_map_becomes_a_person(
    hand: Hand, workspace: Workspace, people: People, tmp_path: Path
) -> None:
    card = tmp_path / "ines.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Inês Café\nTITLE:Buyer\nEMAIL:ines@konex.example\nEND:VCARD\n")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(card))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at = QPointF(hand.free_ground())
    hand.canvas.dropEvent(QDropEvent(at, action, dropped, button, Qt.KeyboardModifier.NoModifier))
    hand.settle()
    found = "SELECT p.name, p.mail, m.job FROM person p JOIN membership m ON m.person_id = p.id"
    assert workspace.select(found) == [("Inês Café", "ines@konex.example", "Buyer")]


def test_any_letter_begins_a_name(hand: Hand, view: MapView) -> None:
    hand.key(Qt.Key.Key_F)
    assert view.canvas.name_field.text() == "f"


def test_tidying_where_nothing_was_placed_says_so_and_is_no_step(hand: Hand, view: MapView, desk: Desk) -> None:
    said: list[str] = []
    desk.announced.connect(lambda words, *_rest: said.append(words))
    before = desk.workspace.next_undo()
    QTest.mouseClick(view.toolbar.tidy, Qt.MouseButton.LeftButton)
    assert desk.workspace.next_undo() == before
    assert said == ["Every card stands where the layout puts it: there is nothing to tidy."]


Nudging = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def nudge(hand: Hand, key: Qt.Key) -> None:
    """Press an arrow key while Alt and Shift stay down."""
    QApplication.sendEvent(hand.canvas, QKeyEvent(QEvent.Type.KeyPress, key, Nudging))
    hand.settle()


def placed(workspace: Workspace) -> dict[int, tuple[int, int]]:
    return {who: (x, y) for who, x, y in workspace.select("SELECT person_id, x, y FROM placement")}


def test_a_card_is_put_in_its_place_by_keys_and_a_burst_is_one_step(
    hand: Hand, view: MapView, desk: Desk, workspace: Workspace, people: People
) -> None:
    hand.click(hand.middle(people.eve))
    at = view.canvas.card(people.eve).pos()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        nudge(hand, key)
    assert placed(workspace) == {}
    QTest.keyRelease(view.canvas, Qt.Key.Key_Alt)
    hand.settle()
    assert placed(workspace) == {people.eve: (round(at.x()) + 40, round(at.y()) + 20)}
    desk.undo()
    hand.settle()
    assert placed(workspace) == {} and view.canvas.card(people.eve).pos() == at


def test_a_pause_ends_moving_by_keys_and_escape_puts_back(
    hand: Hand, view: MapView, workspace: Workspace, people: People, qtbot: QtBot
) -> None:
    hand.click(hand.middle(people.eve))
    at = view.canvas.card(people.eve).pos()
    nudge(hand, Qt.Key.Key_Left)
    hand.key(Qt.Key.Key_Escape)
    assert view.canvas.card(people.eve).pos() == at
    nudge(hand, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: placed(workspace) == {people.eve: (round(at.x()) - 20, round(at.y()))})


def test_the_lines_of_a_card_are_walked_changed_and_ended_by_keys(
    hand: Hand, view: MapView, desk: Desk, workspace: Workspace, people: People
) -> None:
    with workspace.write("Lines") as session:
        session.add(Line(source_id=people.ben, target_id=people.eve, kind=LineKind.ADVISES, strength=1, since=LONG_AGO))
    hand.settle()
    hand.click(hand.middle(people.ben))
    seen = []
    for _press in range(4):
        hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        seen.append(view.canvas.chosen_line)
    assert len(set(seen)) == 3 and seen[3] == seen[0]
    while next(line for line in view.canvas.map_scene.lines if line.id == view.canvas.chosen_line).kind.is_formal:
        hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    hand.key(Qt.Key.Key_Return)
    popup = view.findChild(LinePopup)
    assert popup is not None
    for key in (Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    hand.settle()
    held = "SELECT kind, strength FROM line WHERE source_id = ? AND kind <> 'reports' AND until IS NULL"
    assert workspace.select(held, (people.ben,)) == [("trusts", 3)]
    hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    while next(line for line in view.canvas.map_scene.lines if line.id == view.canvas.chosen_line).kind.is_formal:
        hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    hand.key(Qt.Key.Key_Delete)
    assert workspace.select(held, (people.ben,)) == []


def test_no_card_lies_under_the_zoom_bar_when_all_is_shown(hand: Hand, view: MapView, people: People) -> None:
    view.canvas.fit()
    corner = view.canvas.card(people.ada).pos() + QPointF(900, 560)
    view.deeds.move({people.eve: (round(corner.x()), round(corner.y()))})
    hand.settle()
    view.canvas.fit()
    bar = view.zoom.geometry()
    assert not any(view.canvas.card_rect(who).toRect().intersects(bar) for who in view.people)
    port = view.canvas.viewport().rect()
    assert all(port.contains(view.canvas.card_rect(who).toRect()) for who in view.people)


def test_everything_of_a_reporting_line_is_seen_when_all_is_shown(hand: Hand, view: MapView) -> None:
    view.canvas.fit()
    scene = view.canvas.map_scene
    for line in scene.lines:
        assert all(scene.area().contains(QPointF(x, y) + scene.origin) for x, y in line.points)


def test_in_a_low_window_the_list_takes_the_place_of_the_inspector(hand: Hand, view: MapView) -> None:
    view.resize(1000, 560)
    view.toolbar.list.setChecked(True)
    hand.settle()
    assert view.split.orientation() is Qt.Orientation.Horizontal
    assert view.inspector.isHidden() and view.legend.isHidden()
    view.toolbar.inspector.setChecked(True)
    hand.settle()
    assert view.list.isHidden() and view.inspector.isVisible() and view.legend.isVisible()


def test_what_arranges_the_map_is_not_offered_while_coverage_is_shown(hand: Hand, view: MapView) -> None:
    controls = (view.toolbar.tidy, view.toolbar.arrangement, view.toolbar.lines, view.toolbar.finder)
    view.toolbar.coverage.setChecked(True)
    assert not any(control.isEnabled() for control in controls)
    view.toolbar.coverage.setChecked(False)
    assert all(control.isEnabled() for control in controls)
