"""The buying process as a band: begun, walked, moved, edited and removed, by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.process import ProcessBand
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.ui.account.map.conftest import Hand, People

Key, Control, Left = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
USUAL = ["Starts", "Tests", "Vets", "Shortlists", "Decides", "Signs", "Uses"]


@pytest.fixture
def band(view: MapView, hand: Hand) -> ProcessBand:
    """The band with the usual steps."""
    view.headline.process.setChecked(True)
    view.beside.process.usual.click()
    hand.settle()
    return view.beside.process


def names(band: ProcessBand) -> list[str]:
    return [step.name for step in band.steps]


def test_it_is_folded_until_asked_for(view: MapView, hand: Hand) -> None:
    assert view.beside.process.isHidden()
    view.headline.process.click()
    assert view.beside.process.isVisible()
    assert view.beside.process.words.text() == "How they buy is not written down yet."
    view.headline.process.click()
    assert view.beside.process.isHidden()


def test_the_usual_steps_come_as_one_step_with_who_is_known(
    desk: Desk, band: ProcessBand, people: People, hand: Hand
) -> None:
    assert names(band) == USUAL
    assert {step.name: step.person_id for step in band.steps}["Decides"] == people.ada
    assert "Nobody is known by name for" in band.words.text()
    desk.undo()
    hand.settle()
    assert names(band) == []


def test_a_step_shows_who_acts_on_the_map(view: MapView, band: ProcessBand, people: People, hand: Hand) -> None:
    decides = next(step for step in band.steps if step.name == "Decides")
    QTest.mouseClick(band.boxes[decides.id], Left)
    assert view.canvas.chosen == [people.ada]
    assert band.editor.isVisible()
    assert not band.gap_words.isVisible()


def test_keys_walk_and_move_the_steps(desk: Desk, band: ProcessBand, hand: Hand) -> None:
    first = band.steps[0].id
    band.boxes[first].setFocus()
    QTest.keyClick(band.boxes[first], Key.Key_Right, Control)
    assert names(band)[:2] == ["Tests", "Starts"]
    assert band.boxes[first].hasFocus()
    QTest.keyClick(band.boxes[first], Key.Key_Left)
    assert band.boxes[band.steps[0].id].hasFocus()
    desk.undo()
    hand.settle()
    assert names(band) == USUAL


def test_a_step_is_dragged_to_another_place(band: ProcessBand, hand: Hand) -> None:
    box, last = band.boxes[band.steps[0].id], band.boxes[band.steps[-1].id]
    start = box.rect().center()
    end = box.mapFromGlobal(last.mapToGlobal(QPoint(last.width() - 4, start.y())))
    QTest.mousePress(box, Left, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(box, start + QPoint(40, 0))
    QTest.mouseMove(box, end)
    QTest.mouseRelease(box, Left, Qt.KeyboardModifier.NoModifier, end)
    assert names(band) == [*USUAL[1:], USUAL[0]]


def test_a_step_is_edited_in_place(workspace: Workspace, band: ProcessBand, people: People, hand: Hand) -> None:
    QTest.keyClick(band.boxes[band.steps[1].id], Key.Key_Return)
    days = band.form.editor("days")
    QTest.keyClicks(days.control, "30")
    days.finish()
    hand.settle()
    assert band.steps[1].days == 30
    assert "at least 30 days" in band.words.text()


def test_a_gap_gets_a_card(view: MapView, band: ProcessBand, hand: Hand) -> None:
    signs = next(step for step in band.steps if step.name == "Signs")
    band.choose(signs.id)
    assert band.gap_words.isVisible()
    before = len(view.people)
    band.draw.click()
    hand.settle()
    assert len(view.people) == before + 1
    drawn = next(step for step in band.steps if step.name == "Signs")
    assert drawn.person == "Someone: signs"
    assert not drawn.is_known


def test_delete_removes_a_step_and_it_comes_back(desk: Desk, band: ProcessBand, hand: Hand) -> None:
    QTest.keyClick(band.boxes[band.steps[2].id], Key.Key_Delete)
    assert "Vets" not in names(band)
    desk.undo()
    hand.settle()
    assert names(band) == USUAL


def test_another_kind_of_purchase_has_its_own_steps(band: ProcessBand, hand: Hand) -> None:
    band.kind.setCurrentIndex(band.kind.count() - 1)
    band.kind.activated.emit(band.kind.count() - 1)
    QTest.keyClicks(band.new_kind, "Small orders")
    QTest.keyClick(band.new_kind, Key.Key_Return)
    assert names(band) == []
    band.add.click()
    hand.settle()
    assert names(band) == ["New step"]
    assert band.kind.currentText() == "Small orders"
    band.kind.activated.emit(0)
    assert names(band) == USUAL
