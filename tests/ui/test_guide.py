"""The guide has a page for every view, dialog and panel, F1 shows it, and what it points to is there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amdesk import paths
from amdesk.ui.guide import GuideDialog
from amdesk.ui.helping import Helping, offer_help
from amdesk.ui.pages import ASIDE, PAGES, TABS, guide_page
from amdesk.ui.start import Start

GUIDE = paths.resources() / "guide"
UI = Path(__file__).parents[2] / "amdesk" / "ui"
WITHOUT_HELP = {"GuideDialog"}
"""The guide itself."""


@pytest.mark.parametrize("name", [page.name for page in (*PAGES, *ASIDE, *TABS)])
def test_every_view_has_its_page(name: str) -> None:
    assert (GUIDE / f"{name}.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("path", sorted(GUIDE.glob("*.md")), ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(path: object) -> None:
    assert isinstance(path, Path)
    targets = re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (GUIDE / target).is_file()] == []


def dialogs() -> dict[str, str]:
    """Every kind of dialog with the source of its module."""
    sources = [path.read_text("utf-8") for path in UI.rglob("*.py")]
    return {name: source for source in sources for name in re.findall(r"class (\w+)\(QDialog\)", source)}


@pytest.mark.parametrize("name", sorted(dialogs().keys() - WITHOUT_HELP))
def test_every_dialog_offers_help(name: str) -> None:
    assert "offer_help(self, " in dialogs()[name]


def test_every_topic_named_in_the_program_has_its_page() -> None:
    named = {
        topic
        for path in UI.rglob("*.py")
        for topic in re.findall(r'offer_help\(self, "([\w-]+)"\)', path.read_text("utf-8"))
    }
    assert named and [topic for topic in sorted(named) if not (GUIDE / f"{topic}.md").is_file()] == []


@pytest.mark.parametrize("subject", ["touch", "issue", "person", "memo", "tier_default", "account", "aim"])
def test_the_form_of_a_subject_leads_to_the_page_of_its_view(subject: str) -> None:
    assert (GUIDE / f"{guide_page(subject)}.md").is_file()


def read_by_f1(press: QWidget) -> str:
    """The first line of the guide F1 opens, and close it."""
    found: list[str] = []

    def look() -> None:
        guide = QApplication.activeModalWidget()
        assert isinstance(guide, GuideDialog)
        found.append(guide.browser.toPlainText().split("\n")[0])
        guide.reject()

    QTimer.singleShot(100, look)
    QTest.keyClick(press, Qt.Key.Key_F1)
    return found[0] if found else ""


def test_f1_in_a_dialog_shows_its_page(qtbot: QtBot) -> None:
    dialog = Start()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert read_by_f1(dialog) == "First steps"


def test_f1_in_a_panel_over_a_view_tells_about_the_panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, panel, line = QWidget(), QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(panel)
    QVBoxLayout(panel).addWidget(line)
    offer_help(panel, "quick-entry")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    helping, shown = Helping(window), []
    monkeypatch.setattr("amdesk.ui.helping.show_guide", lambda topic, over: shown.append(topic))
    helping.help()
    assert shown == ["quick-entry"]
