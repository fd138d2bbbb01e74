"""Export in the window: the right questions for each kind of file, internal remarks only when asked for twice."""

import json
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amdesk.exchange.bundle.reading import read_bundle
from amdesk.exchange.contacts import read_contacts
from amdesk.model.people import Person
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.away import Goes
from amdesk.ui.exchange.exporting import ExportDialog
from tests.ui.desks import Konex


@pytest.fixture
def dialog(desk: Desk, konex: Konex, qtbot: QtBot) -> ExportDialog:
    with desk.workspace.write("Remark") as session:
        session.get_one(Person, konex.ada).note = "INTERNAL"
    made = ExportDialog(desk, konex.account)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: ExportDialog, goes: Goes, table: str = "person") -> None:
    dialog.goes.setCurrentIndex(dialog.goes.findData(goes.name))
    dialog.subject.setCurrentIndex(dialog.subject.findData(table))


def written(dialog: ExportDialog, qtbot: QtBot, path: Path) -> str:
    said: list[str] = []
    dialog.desk.announced.connect(lambda text, *rest: said.append(text))
    dialog.write(str(path))
    qtbot.waitUntil(lambda: not dialog.desk.jobs.running(), timeout=10_000)
    return said[0] if said else ""


def test_a_list_leaves_without_internal_remarks(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, Goes.CSV)
    assert written(dialog, qtbot, tmp_path / "people.csv") == "Exported 2 rows: people.csv"
    text = (tmp_path / "people.csv").read_text("utf-8-sig")
    assert "Ada Novak" in text and "INTERNAL" not in text
    assert stat.S_IMODE((tmp_path / "people.csv").stat().st_mode) == 0o600


def test_internal_remarks_are_asked_for_twice(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, Goes.CSV)
    assert dialog.run_button.isEnabled() and dialog.really.isHidden()
    dialog.internal.click()
    assert not dialog.run_button.isEnabled() and dialog.really.isVisible()
    dialog.really.click()
    assert dialog.run_button.isEnabled()
    written(dialog, qtbot, tmp_path / "people.csv")
    assert "INTERNAL" in (tmp_path / "people.csv").read_text("utf-8-sig")


def test_the_account_in_view_is_offered(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, konex: Konex) -> None:
    choose(dialog, Goes.ACCOUNT)
    assert dialog.wish().account == konex.account and dialog.wish().internal
    written(dialog, qtbot, tmp_path / "k.amdesk-account")
    assert read_bundle(tmp_path / "k.amdesk-account").name == "Konex"


def test_an_account_must_be_chosen_to_be_handed_over(dialog: ExportDialog) -> None:
    choose(dialog, Goes.ACCOUNT)
    dialog.whose.setCurrentIndex(0)
    assert not dialog.run_button.isEnabled()
    assert dialog.sentence.text() == "Choose the account that is to be handed over."


@pytest.mark.parametrize("goes", [Goes.XLSX, Goes.CONTACTS, Goes.CALENDAR, Goes.COMPLETE])
def test_every_kind_of_file_is_written(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, goes: Goes) -> None:
    choose(dialog, goes)
    path = tmp_path / f"out{goes.value}"
    assert written(dialog, qtbot, path).startswith("Exported ")
    if goes is Goes.CONTACTS:
        assert [card.name for card in read_contacts(path).cards] == ["Ada Novak", "Ben Okafor"]
    if goes is Goes.COMPLETE:
        assert len(json.loads(path.read_text("utf-8"))["tables"]["person"]) == 2


def test_a_list_that_is_internal_as_a_whole_says_so(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, Goes.CSV, "rating")
    written(dialog, qtbot, tmp_path / "r.csv")
    assert "internal as a whole" in dialog.sentence.text() and dialog.isVisible()
    assert not (tmp_path / "r.csv").exists()


def test_a_place_that_takes_no_file_says_why(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    choose(dialog, Goes.CSV)
    written(dialog, qtbot, tmp_path / "nowhere" / "r.csv")
    assert dialog.sentence.text() == "The file could not be written: No such file or directory."
    assert dialog.run_button.isEnabled()
