"""The brief on the screen: Ctrl+B anywhere, Esc, the button of the bar, and the two prints in the preview."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.store.workspace import Workspace
from amdesk.ui.app import open_desk
from amdesk.ui.brief.button import BriefButton
from amdesk.ui.brief.panel import BriefPanel
from amdesk.ui.brief.printing import preview_brief
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link, Text
from amdesk.ui.kit.row import Row
from amdesk.ui.place import Place
from amdesk.ui.printing.preview import Preview
from amdesk.ui.printing.raster import LOCK
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.desks import make_konex
from tests.ui.sampled import Visited, desk, own_settings, sample_file, visited

__all__ = ["desk", "own_settings", "sample_file", "visited"]


def noon() -> time:
    return time(12)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Iterator[BriefPanel]:
    """The panel over an empty window, on the sample."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    made = BriefPanel(desk, window)
    made.open(1)
    yield made
    window.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, own_settings: None) -> Iterator[Window]:
    """The whole window on one account with a meeting today that has no time."""
    path = tmp_path / "mine.amdesk"
    workspace = Workspace.create(path, today=TODAY)
    konex = make_konex(workspace)
    with workspace.write("Meeting") as session:
        session.add(Touch(account_id=konex.account, on=TODAY, status=TouchStatus.PLANNED, purpose="Bills"))
    workspace.close()
    opened = open_desk(path, TODAY)
    qtbot.waitUntil(lambda: bool(opened.property("ready")), timeout=10_000)
    yield opened
    opened.close()


def panel_of(window: Window) -> BriefPanel:
    found = window.findChild(BriefPanel, "brief-panel")
    assert found is not None
    return found


def words(widget: QWidget) -> str:
    return " ".join(text.text() for text in widget.findChildren(Text))


def named(panel: BriefPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None, name
    return found


def seen_rows(panel: BriefPanel, name: str) -> list[Row]:
    return [row for row in named(panel, f"brief-{name}").findChildren(Row) if row.isVisible()]


def test_say_ask_and_avoid_stand_first_with_a_line_each(panel: BriefPanel) -> None:
    assert [len(seen_rows(panel, name)) for name in ("say", "ask", "avoid")] == [1, 1, 1]
    assert named(panel, "brief-advice").y() < named(panel, "brief-told").y()


def test_all_three_are_seen_at_once_on_a_small_screen(panel: BriefPanel, qtbot: QtBot) -> None:
    scroll = panel.below.viewport()
    qtbot.waitUntil(lambda: scroll.rect().contains(named(panel, "brief-avoid").geometry()))
    below = named(panel, "brief-avoid")
    bottom = below.mapTo(scroll, below.rect().bottomLeft()).y()
    assert 0 < bottom < scroll.height()


def test_the_other_lines_unfold_and_stay_so_after_a_change(panel: BriefPanel, qtbot: QtBot) -> None:
    more = panel.findChild(Link, "brief-more-advice")
    assert more is not None
    assert more.text() == "6 more lines"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [len(seen_rows(panel, name)) for name in ("say", "ask", "avoid")] == [3, 3, 3]
    panel.refresh()
    qtbot.waitUntil(lambda: [len(seen_rows(panel, name)) for name in ("say", "ask", "avoid")] == [3, 3, 3])


def test_the_rest_stands_below(panel: BriefPanel) -> None:
    for name in ("told", "we-owe", "they-owe", "people", "changes", "reasons"):
        assert words(named(panel, f"brief-{name}"))
    assert "Bills put right, and how we go on" in words(panel)


def test_satisfaction_with_its_events_comes_a_moment_later(panel: BriefPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.findChild(QWidget, "brief-satisfaction") is not None)


def test_escape_puts_it_away(panel: BriefPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_a_line_opens_what_it_rests_on(panel: BriefPanel, qtbot: QtBot, visited: Visited) -> None:
    row = named(panel, "brief-we-owe").findChildren(Row)[0]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert visited[-1].account == 1
    assert visited[-1].subject == "promise"
    panel.desk.arrived.emit(visited[-1])
    assert panel.isHidden()


def test_the_account_opens(panel: BriefPanel, qtbot: QtBot, visited: Visited) -> None:
    qtbot.mouseClick(named(panel, "brief-open-account"), Qt.MouseButton.LeftButton)
    assert visited == [Place("account", 1)]


def test_a_change_shows_at_once(panel: BriefPanel, qtbot: QtBot, desk: Desk) -> None:
    with desk.workspace.write("Purpose") as session:
        meeting = panel.content.meeting if panel.content else None
        assert meeting is not None
        session.get_one(Touch, meeting.id).purpose = "Something <b>else</b>"
    qtbot.waitUntil(lambda: "Something <b>else</b>" in words(panel))


def test_the_brief_button_names_the_time_of_the_next_meeting(qtbot: QtBot, desk: Desk) -> None:
    button = BriefButton(desk, noon)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.chosen):
        button.look()
        assert button.text() in ("Brief for 11:00", "Brief for 15:30")
        button.click()


def test_the_brief_button_is_absent_without_a_meeting(qtbot: QtBot, workspace: Workspace) -> None:
    made = Desk(workspace)
    button = BriefButton(made, noon)
    qtbot.addWidget(button)
    button.look()
    assert button.isHidden()
    made.jobs.close()


def test_the_bars_button_shows_the_brief_of_the_next_meeting(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.bar.brief.isVisible)
    assert window.bar.brief.text() == "Brief for today"
    qtbot.mouseClick(window.bar.brief, Qt.MouseButton.LeftButton)
    assert panel_of(window).isVisible()
    assert "Bills" in words(panel_of(window))


def test_the_command_shows_the_brief_and_puts_it_away(window: Window) -> None:
    window.visit(Place("account", 1, "overview"))
    assert window.actions_by_name["brief"].shortcut().toString() == "Ctrl+B"
    window.actions_by_name["brief"].trigger()
    assert panel_of(window).isVisible()
    window.actions_by_name["brief"].trigger()
    assert panel_of(window).isHidden()


def test_a_person_in_view_comes_first_in_the_brief(window: Window) -> None:
    window.visit(Place("account", 1, "map", "person", 2))
    window.actions_by_name["brief"].trigger()
    content = panel_of(window).content
    assert content is not None
    assert [person.id for person in content.people] == [2]


def test_without_an_account_and_a_meeting_it_says_so(window: Window) -> None:
    with window.desk.workspace.write("Cancel") as session:
        session.get_one(Touch, 1).cancel()
    window.visit(Place("today"))
    window.actions_by_name["brief"].trigger()
    assert window.findChild(BriefPanel, "brief-panel") is None


def test_printing_offers_the_pocket_and_the_train_and_makes_one_page(qtbot: QtBot, desk: Desk) -> None:
    preview = preview_brief(desk, 1)
    qtbot.waitUntil(lambda: preview._pages is not None, timeout=10_000)
    pocket, train, _successor = preview.side.findChildren(QRadioButton)
    assert pocket.isChecked()
    assert not train.isChecked()
    assert "Internal" not in page_words(preview)
    train.click()
    assert not pocket.isChecked()
    qtbot.waitUntil(lambda: "Internal" in page_words(preview), timeout=10_000)
    preview.close()
    QApplication.processEvents()


def page_words(preview: Preview) -> str:
    with LOCK:  # PDFium does one thing at a time, and the preview draws in a worker
        document = pypdfium2.PdfDocument(preview.pdf)
        assert len(document) == 1
        words = str(document[0].get_textpage().get_text_range())
        document.close()
    return words


def test_the_hand_over_page_has_a_command_of_its_own(window: Window, qtbot: QtBot) -> None:
    window.visit(Place("account", 1))
    window.actions_by_name["print-hand-over"].trigger()
    preview = window.findChild(Preview)
    assert preview is not None
    chosen = [button.text() for button in preview.findChildren(QRadioButton) if button.isChecked()]
    assert "For a successor, internal" in chosen
    preview.close()
