"""Groups on the map: made of those chosen, joined and left by dragging, named anew, deleted."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from amdesk.model.values import GroupKind
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.group_popup import GroupPopup
from amdesk.ui.account.map.menus import build_menu
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.conftest import TODAY
from tests.ui.account.map.conftest import Hand, People

Control = Qt.KeyboardModifier.ControlModifier


def popup_of(view: MapView) -> GroupPopup:
    found = view.findChild(GroupPopup)
    assert isinstance(found, GroupPopup)
    return found


def button(popup: GroupPopup, name: str) -> QPushButton:
    found = popup.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def members(workspace: Workspace, name: str) -> list[int]:
    held = "SELECT m.person_id FROM camp_member m JOIN camp g ON g.id = m.group_id WHERE g.name = ? AND m.until IS NULL"
    return sorted(who for (who,) in workspace.select(held, (name,)))


def make(hand: Hand, name: str, *people: int) -> None:
    hand.canvas.choose(people)
    hand.key(Qt.Key.Key_G, Control)
    QTest.keyClicks(popup_of(hand.view).name, name)
    QTest.keyClick(popup_of(hand.view).name, Qt.Key.Key_Return)
    hand.settle()


def name_of_group(hand: Hand, at: int = 0) -> QPoint:
    return hand.canvas.viewport_point(hand.canvas.map_scene.named_areas()[at][1].center())


def test_a_lasso_and_ctrl_g_make_a_group_that_undo_takes_away(
    hand: Hand, desk: Desk, workspace: Workspace, people: People
) -> None:
    area = hand.canvas.card_rect(people.ben).united(hand.canvas.card_rect(people.cleo)).toRect()
    hand.drag(area.topLeft() - QPoint(8, 8), area.bottomRight() + QPoint(8, 8))
    chosen = sorted(hand.canvas.chosen)
    hand.key(Qt.Key.Key_G, Control)
    popup = popup_of(hand.view)
    QTest.mouseClick(button(popup, "map-group-kind-committee"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(popup.name, "Tender board")
    QTest.keyClick(popup.name, Qt.Key.Key_Return)
    hand.settle()
    assert members(workspace, "Tender board") == chosen
    assert hand.view.whole is not None and hand.view.whole.groups[0].kind is GroupKind.COMMITTEE
    desk.undo()
    hand.settle()
    assert hand.canvas.map_scene.named_areas() == []


def test_a_person_is_in_several_groups(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old guard", people.ben, people.cleo)
    make(hand, "Works council", people.ben, people.eve)
    assert people.ben in members(workspace, "Old guard") and people.ben in members(workspace, "Works council")


def test_dropping_a_card_on_a_groups_name_joins_it_and_undo_takes_it_out(
    hand: Hand, desk: Desk, workspace: Workspace, people: People
) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.drag(hand.middle(people.eve), name_of_group(hand))
    assert members(workspace, "Old guard") == [people.ben, people.dan, people.eve]
    desk.undo()
    hand.settle()
    assert members(workspace, "Old guard") == [people.ben, people.dan]


def test_dropping_a_member_on_the_name_takes_it_out(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.canvas.choose([])
    hand.drag(hand.middle(people.dan), name_of_group(hand))
    assert members(workspace, "Old guard") == [people.ben]


def test_what_dropping_on_a_name_means_is_said_while_dragging(hand: Hand, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    port, start, end = hand.canvas.viewport(), hand.middle(people.eve), name_of_group(hand)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * step / 5)
    assert hand.canvas.aim.hint.words == "Eve will join Old guard"
    QTest.keyClick(hand.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_a_card_dropped_elsewhere_in_a_region_only_moves(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    start = hand.middle(people.eve)
    hand.drag(start, start + QPoint(-70, 40))
    assert members(workspace, "Old guard") == [people.ben, people.dan]


def test_a_double_click_on_the_name_edits_the_group(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.double_click(name_of_group(hand))
    popup = popup_of(hand.view)
    assert popup.name.text() == "Old guard"
    QTest.keyClicks(popup.name, "New guard")
    QTest.keyClick(popup.name, Qt.Key.Key_Return)
    hand.settle()
    assert members(workspace, "New guard") == [people.ben, people.dan]


def test_deleting_a_group_keeps_its_people_and_can_be_undone(
    hand: Hand, desk: Desk, workspace: Workspace, people: People
) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.double_click(name_of_group(hand))
    QTest.mouseClick(button(popup_of(hand.view), "map-group-delete"), Qt.MouseButton.LeftButton)
    hand.settle()
    assert members(workspace, "Old guard") == [] and people.ben in hand.view.people
    desk.undo()
    hand.settle()
    assert members(workspace, "Old guard") == [people.ben, people.dan]


def test_the_menu_of_a_person_joins_and_leaves_groups(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old & <b>wise</b>", people.ben)
    hand.canvas.choose([people.eve])
    entry = next(each for each in build_menu(hand.view).actions() if each.text() == "Groups").menu()
    assert isinstance(entry, QMenu)
    entry.actions()[-1].trigger()
    hand.settle()
    assert members(workspace, "Old & <b>wise</b>") == [people.ben, people.eve]


def test_who_left_a_group_today_was_in_it_yesterday(hand: Hand, workspace: Workspace, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.canvas.choose([])
    workspace.fixed_today = TODAY.replace(day=TODAY.day + 1)
    hand.drag(hand.middle(people.dan), name_of_group(hand))
    spells = "SELECT since, until FROM camp_member WHERE person_id = ?"
    assert workspace.select(spells, (people.dan,)) == [(TODAY.isoformat(), workspace.today.isoformat())]


def test_the_menu_on_a_region_chooses_its_people(hand: Hand, people: People) -> None:
    make(hand, "Old guard", people.ben, people.dan)
    hand.canvas.choose([])
    number, area = hand.canvas.map_scene.named_areas()[0]
    where = hand.canvas.viewport().mapToGlobal(hand.canvas.viewport_point(area.center() + QPointF(0, -2)))
    menu = build_menu(hand.view, where)
    next(each for each in menu.actions() if each.text() == "Choose its people").trigger()
    assert sorted(hand.canvas.chosen) == [people.ben, people.dan] and number
