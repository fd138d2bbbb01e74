"""The first moment offers a workspace, and pictures show every view."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from amdesk.store.workspace import Workspace
from amdesk.ui import start
from amdesk.ui.kit.buttons import Button
from amdesk.ui.start import COMMAND_OF, First, Passphrase, Start


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_the_last_workspace_is_remembered_while_it_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "desk.amdesk"
    assert start.last_workspace() is None
    Workspace.create(path).close()
    start.remember(path)
    assert start.last_workspace() == path
    path.unlink()
    assert start.last_workspace() is None


def test_a_new_workspace_is_made_where_one_says(tmp_path: Path, qtbot: QtBot) -> None:
    dialog = Start()
    qtbot.addWidget(dialog)
    dialog.take_new(tmp_path / "new.amdesk")
    assert (dialog.path, dialog.first) == (tmp_path / "new.amdesk", First.TOUR)
    Workspace.open(tmp_path / "new.amdesk").close()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "old.amdesk"
    path.write_text("mine")
    dialog = Start()
    qtbot.addWidget(dialog)
    dialog.take_new(path)
    assert (dialog.path, path.read_text()) == (None, "mine")
    assert dialog.said.text() == "There is a file old.amdesk already. Give another name."


def test_the_three_ways_to_begin_and_the_way_back_are_offered(qtbot: QtBot) -> None:
    dialog = Start()
    qtbot.addWidget(dialog)
    words = [button.text().replace("&", "") for button in dialog.findChildren(Button)]
    assert words == ["Import my contacts and accounts…", "Start empty…", "Look at the sample", "Open a workspace…"]


def test_bringing_in_my_own_begins_with_the_import(tmp_path: Path, qtbot: QtBot) -> None:
    dialog = Start()
    qtbot.addWidget(dialog)
    dialog.take_new(tmp_path / "mine.amdesk", First.IMPORT)
    assert COMMAND_OF[dialog.first] == "import-file"


def test_the_sample_is_made_once(tmp_path: Path, qtbot: QtBot) -> None:
    for _turn in range(2):
        dialog = Start()
        qtbot.addWidget(dialog)
        dialog.sample()
        assert dialog.path == tmp_path / "state" / "amdesk" / "sample.amdesk"


def test_a_passphrase_is_typed_unseen(tmp_path: Path, qtbot: QtBot) -> None:
    dialog = Passphrase(tmp_path / "<b>x</b>.amdesk", "It does not open.")
    qtbot.addWidget(dialog)
    dialog.line.setText("secret")
    assert dialog.text() == "secret"
    assert dialog.line.displayText() != "secret"
