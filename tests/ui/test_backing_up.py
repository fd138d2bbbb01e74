"""Backups take themselves, in a second place too; a lock left by a dead machine is opened only on a clear yes."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.store import backup, evidence
from amdesk.store.cipher import Connection
from amdesk.store.errors import LeftBehind
from amdesk.store.lock import forget_left_behind, lock_path
from amdesk.store.workspace import Workspace
from amdesk.ui import start
from amdesk.ui.backing_up import Backups, choose_second_place, second_place
from amdesk.ui.desk import Desk
from amdesk.ui.settings.dialog import SettingsDialog
from tests.conftest import TODAY
from tests.ui.sampled import own_settings

__all__ = ["own_settings"]


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    desk.announced.connect(lambda text, _tone, link, _act: heard.append((text, link)))
    return heard


@pytest.fixture
def backups(qtbot: QtBot, desk: Desk, own_settings: None) -> Backups:
    from PySide6.QtWidgets import QWidget

    top = QWidget()
    qtbot.addWidget(top)
    made = Backups(desk, top)
    made.setProperty("top", top)
    return made


def copies(workspace: Workspace, folder: Path) -> int:
    return len(backup.present(workspace.path, folder))


def test_a_backup_is_taken_by_itself_once_a_day(qtbot: QtBot, desk: Desk, backups: Backups) -> None:
    beside = backup.folder_for(desk.whole.path)
    backups.take()
    qtbot.waitUntil(lambda: copies(desk.whole, beside) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not desk.jobs.running())
    backups.take()
    assert not desk.jobs.running()
    (when, path) = backup.present(desk.whole.path, beside)[0]
    old = when - timedelta(days=1, minutes=1)
    path.rename(path.with_name(f"{desk.whole.path.stem} {old.strftime(backup.STAMP)}{path.suffix}"))
    backups.take()
    qtbot.waitUntil(lambda: copies(desk.whole, beside) == 2, timeout=10_000)
    assert backup.is_whole(backup.present(desk.whole.path, beside)[0][1], "")


def test_a_second_place_is_asked_for_once_and_filled(
    qtbot: QtBot, desk: Desk, backups: Backups, said: list[tuple[str, str]], tmp_path: Path
) -> None:
    backups.take()
    qtbot.waitUntil(lambda: "Choose one…" in [link for _text, link in said], timeout=10_000)
    backups.take()
    assert [link for _text, link in said].count("Choose one…") == 1
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.use_place(str(stick))
    qtbot.waitUntil(lambda: copies(desk.whole, stick) == 1, timeout=10_000)


def test_a_place_without_a_backup_for_a_week_is_said(
    desk: Desk, backups: Backups, said: list[tuple[str, str]], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(desk.whole.path, stick)
    old = datetime.now() - timedelta(days=9)
    (stick / f"{desk.whole.path.stem} {old.strftime(backup.STAMP)}.amdesk").write_bytes(b"")
    backups.say_what_is_old()
    assert any(str(stick) in text and "9 days old" in text for text, _link in said)


def test_a_place_that_is_gone_is_said_and_the_other_is_filled(
    qtbot: QtBot, desk: Desk, backups: Backups, said: list[tuple[str, str]], tmp_path: Path
) -> None:
    gone = tmp_path / "file"
    gone.write_text("no folder")
    choose_second_place(desk.whole.path, gone / "stick")
    backups.take()
    qtbot.waitUntil(lambda: any("could not be written" in text for text, _link in said), timeout=10_000)
    assert copies(desk.whole, backup.folder_for(desk.whole.path)) == 1


def test_the_settings_show_the_second_place_and_take_it_back(
    qtbot: QtBot, desk: Desk, own_settings: None, tmp_path: Path
) -> None:
    dialog = SettingsDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.place.text() == "none yet"
    dialog.use_place(str(tmp_path / "stick"))
    assert second_place(desk.whole.path) == tmp_path / "stick"
    dialog.use_no_place()
    assert (second_place(desk.whole.path), dialog.place.text()) == (None, "none yet")


@pytest.fixture
def left(workspace: Workspace) -> LeftBehind:
    """A workspace whose lock another machine left."""
    workspace.close()
    says = {"user": "ada", "host": "old-laptop", "since": "2026-11-02 09:00"}
    lock_path(workspace.path).write_text(json.dumps(says))
    with pytest.raises(LeftBehind) as refused:
        Workspace.open(workspace.path, today=TODAY)
    return refused.value


@pytest.mark.parametrize(("words", "opens"), [("open", True), ("Cancel", False)])
def test_only_a_clear_yes_opens_what_another_machine_left(
    qtbot: QtBot, workspace: Workspace, left: LeftBehind, words: str, opens: bool
) -> None:
    def answer() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, QMessageBox)
        assert "ada on old-laptop, since 2026-11-02 09:00" in asking.text()
        next(button for button in asking.buttons() if words in button.text().replace("&", "")).click()

    QTimer.singleShot(0, answer)
    assert start.asks_to_open_anyway(left) is opens


def test_after_the_yes_the_workspace_opens_and_is_held_here(workspace: Workspace, left: LeftBehind) -> None:
    forget_left_behind(workspace.path)
    again = Workspace.open(workspace.path, today=TODAY)
    assert again.read_only_because == ""
    assert os.uname().nodename in lock_path(workspace.path).read_text()
    again.close()


def test_a_lock_of_a_running_program_is_never_removed(workspace: Workspace) -> None:
    forget_left_behind(workspace.path)
    assert lock_path(workspace.path).exists()


def test_with_the_backup_every_file_is_read_and_a_changed_one_is_named(
    qtbot: QtBot, desk: Desk, backups: Backups, said: list[tuple[str, str]]
) -> None:
    workspace = desk.whole
    with workspace.write("Account") as session:
        session.add(Account(name="Konex"))
        session.flush()
        evidence.attach(workspace, session, "account", 1, "contract.pdf", b"as it was signed")
        dropped = evidence.attach(workspace, session, "account", 1, "old.pdf", b"nobody needs this")
        session.delete(dropped)
    workspace.keep_derived(_flip, frozenset())
    backups.take()
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)
    words = "1 file kept here has changed on the drive: contract.pdf. Take from a backup, or add again."
    qtbot.waitUntil(lambda: words in [text for text, _link in said])


def _flip(raw: Connection) -> None:
    raw.execute("UPDATE content SET bytes = x'00' WHERE sha IN (SELECT sha FROM evidence WHERE name = 'contract.pdf')")
