"""The names for automation that do not change: each is a widget one can find."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.ui.app import open_desk
from amdesk.ui.pages import PAGES, TABS
from amdesk.ui.place import Place
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.ui.sampled import sample_file as sample_file

WHERE = {
    "search-field": Place("today"),
    "account-table": Place("accounts"),
    "due-table": Place("actions"),
    "issue-table": Place("issues"),
    "memo-table": Place("memos"),
    "review-table": Place("reviews"),
    "loss-table": Place("losses"),
    "tiers-table": Place("tiers"),
    "tiers-accept": Place("tiers"),
    "question-accounts": Place("five-questions"),
    "question-deciders": Place("five-questions", 1),
    "map-view": Place("account", 1, "map"),
    "plan-view": Place("account", 1, "plan"),
    "plan-add-objective": Place("account", 1, "plan"),
    "issue-checklist": Place("account", 1, "issues"),
    "issue-step-8": Place("account", 1, "issues"),
    "duplicates-table": Place("duplicates"),
    "intelligence-queue": Place("account", 1, "intelligence"),
    **{f"rail-{page.name}": Place("today") for page in PAGES},
    **{f"tab-{tab.name}": Place("account", 1) for tab in TABS},
}


@pytest.fixture(scope="module")
def window(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The desk on the sample workspace."""
    path = tmp_path_factory.mktemp("handles") / "sample.amdesk"
    path.write_bytes(sample_file.read_bytes())
    opened = open_desk(path, TODAY)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", WHERE)
def test_the_widget_of_this_name_is_to_be_seen(qtbot: QtBot, window: Window, name: str) -> None:
    window.visit(WHERE[name])
    qtbot.waitUntil(lambda: any(w.isVisible() for w in window.findChildren(QWidget, name)), timeout=8000)
