"""Coverage in the place of the map: cells by key and mouse, findings with evidence and answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox

from amdesk.analysis.coverage_matrix import CellSort
from amdesk.model.colleagues import Colleague
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.coverage_panel import CoveragePanel
from amdesk.ui.account.map.rhythm_popup import RhythmPopup
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from tests.ui.account.map.conftest import Hand, People

Key = Qt.Key


@pytest.fixture
def panel(workspace: Workspace, view: MapView, hand: Hand) -> CoveragePanel:
    """Coverage with me and Tom."""
    with workspace.write("Us") as session:
        session.add(Colleague(name="Tom"))
    view.toolbar.coverage.click()
    hand.settle()
    return view.beside.coverage


def popup(panel: CoveragePanel) -> RhythmPopup:
    return next(each for each in panel.findChildren(RhythmPopup) if each.isVisible())


def assign(panel: CoveragePanel, days: int) -> None:
    """Enter on the current cell, a rhythm, and keep."""
    QTest.keyClick(panel.grid, Key.Key_Return)
    asked = popup(panel)
    spin = asked.findChild(QSpinBox)
    assert spin is not None
    spin.setValue(days)
    asked.keep.click()
    QApplication.processEvents()


def test_it_stands_in_the_place_of_the_map_and_goes_again(view: MapView, panel: CoveragePanel, hand: Hand) -> None:
    assert panel.isVisible()
    assert not view.canvas.isVisible()
    assert panel.words.text() == "One decider nobody looks after."
    view.toolbar.coverage.click()
    assert view.canvas.isVisible()


def test_arrows_and_enter_assign_a_colleague_with_a_rhythm_and_delete_ends_it(
    desk: Desk, workspace: Workspace, people: People, panel: CoveragePanel, hand: Hand
) -> None:
    panel.grid.setFocus()
    panel.grid.go_to(people.ada)
    QTest.keyClick(panel.grid, Key.Key_Right)
    QTest.keyClick(panel.grid, Key.Key_Right)
    assign(panel, 45)
    hand.settle()
    assert workspace.select("SELECT person_id, every_days FROM coverage") == [(people.ada, 45)]
    held = panel.grid.current()
    assert held is not None
    assert held[0] == people.ada
    assert panel.found is not None
    assert panel.found.cell(*held).sort is CellSort.KEPT  # type: ignore[arg-type]
    QTest.keyClick(panel.grid, Key.Key_Delete)
    hand.settle()
    assert workspace.select("SELECT count(*) FROM coverage WHERE until IS NULL") == [(0,)]
    desk.undo()
    desk.undo()
    assert workspace.select("SELECT count(*) FROM coverage") == [(0,)]


def test_a_finding_is_answered_where_it_stands(
    workspace: Workspace, people: People, panel: CoveragePanel, hand: Hand
) -> None:
    link = panel.findings.findChild(QAbstractButton, "coverage-assign-1")
    assert link is not None
    link.click()
    popup(panel).keep.click()
    hand.settle()
    assert workspace.select("SELECT person_id FROM coverage") == [(people.ada,)]
    assert "decider nobody" not in panel.words.text()


def test_rows_are_narrowed_and_sorted(panel: CoveragePanel, people: People, hand: Hand) -> None:
    panel.filter.setText("cle")
    assert [person.name for person in panel.grid.rows.people] == ["Cleo"]
    panel.filter.clear()
    panel.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [person.name for person in panel.grid.rows.people] == ["Eve", "Dan", "Cleo", "Ben", "Ada"]


def test_only_those_nobody_looks_after(panel: CoveragePanel, people: People, hand: Hand) -> None:
    panel.cover(people.ada, panel.found.colleagues[0].id, 30)  # type: ignore[union-attr]
    hand.settle()
    panel.uncovered.click()
    assert people.ada not in [person.id for person in panel.grid.rows.people]
    assert len(panel.grid.rows.people) == 4


def test_the_matrix_is_copied_as_a_table(panel: CoveragePanel, people: People, hand: Hand) -> None:
    panel.cover(people.ada, panel.found.colleagues[0].id, 30)  # type: ignore[union-attr]
    hand.settle()
    head, first, *_rest = panel.grid.as_tsv().splitlines()
    assert head == "Person\tRhythm\tMe\tTom"
    assert first.split("\t")[2] == "✓ 30 d · 0×"


def test_enter_on_a_person_goes_to_the_card(view: MapView, panel: CoveragePanel, people: People, hand: Hand) -> None:
    panel.grid.setFocus()
    panel.grid.go_to(people.dan)
    QTest.keyClick(panel.grid, Key.Key_Return)
    assert view.canvas.isVisible()
    assert view.canvas.chosen == [people.dan]


def test_it_is_behind_a_curtain_while_someone_is_looking(view: MapView, panel: CoveragePanel, hand: Hand) -> None:
    looking().set_on(True)
    try:
        hand.settle()
        assert not panel.grid.isVisible()
        assert not panel.findings.isVisible()
    finally:
        looking().set_on(False)
    hand.settle()
    assert panel.grid.isVisible()
