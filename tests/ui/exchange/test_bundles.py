"""An account from a colleague in the window: here and there side by side, nothing written before the button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from amdesk.exchange.bundle.carrying import carry_out_bundle
from amdesk.exchange.bundle.packing import export_bundle
from amdesk.exchange.bundle.planning import plan_bundle
from amdesk.exchange.bundle.reading import read_bundle
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.bundles import BundleDialog
from amdesk.ui.exchange.wizard import ImportWizard
from tests.ui.desks import Konex


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path / "theirs.amdesk", today=desk.workspace.today)
    yield opened
    opened.close()


@pytest.fixture
def bundle(desk: Desk, konex: Konex, theirs: Workspace, tmp_path: Path) -> Path:
    """Handed over, then changed in both places: the city, and a phone only there."""
    path = tmp_path / "Konex.amdesk-account"
    export_bundle(desk.workspace, konex.account, path)
    carry_out_bundle(theirs, plan_bundle(theirs, read_bundle(path)))
    for workspace, city in ((desk.workspace, "York"), (theirs, "Hull")):
        with workspace.write("City") as session:
            session.query(Account).one().city = city
    with theirs.write("Phone") as session:
        session.query(Person).filter_by(name="Ada Novak").one().phone = "7"
    export_bundle(theirs, 1, path)
    return path


def opened(desk: Desk, qtbot: QtBot, path: Path) -> BundleDialog:
    dialog = BundleDialog(desk, path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, desk)
    return dialog


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=10_000)


def city_and_phone(desk: Desk) -> tuple[str, str]:
    ((city,),) = desk.workspace.select("SELECT city FROM account")
    ((phone,),) = desk.workspace.select("SELECT phone FROM person WHERE name = 'Ada Novak'")
    return city, phone


def test_here_and_there_stand_side_by_side_before_anything_is_written(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    (line,) = dict(dialog._lines()).values()
    assert (line.title, line.label, line.here, line.there, line.taken) == ("Konex", "City", "York", "Hull", "here")
    assert "1 row was changed in both places." in dialog.sentence.text()
    assert city_and_phone(desk) == ("York", "")


def test_what_only_changed_there_is_taken_and_ours_kept(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    said: list[tuple[str, str]] = []
    desk.announced.connect(lambda text, tone, link, action: said.append((text, link)))
    dialog.run_button.click()
    settle(qtbot, desk)
    assert city_and_phone(desk) == ("York", "7")
    assert said == [("Taken in: Konex", "Undo")]
    desk.undo()
    assert city_and_phone(desk) == ("York", "")


def test_the_keyboard_begins_with_what_is_to_be_decided_else_with_taking_it_in(
    desk: Desk, qtbot: QtBot, bundle: Path, konex: Konex, tmp_path: Path
) -> None:
    dialog = opened(desk, qtbot, bundle)
    qtbot.waitUntil(dialog.table.hasFocus)
    dialog.close()
    export_bundle(desk.workspace, konex.account, tmp_path / "same.amdesk-account")
    dialog = opened(desk, qtbot, tmp_path / "same.amdesk-account")
    qtbot.waitUntil(dialog.run_button.hasFocus)


def test_theirs_can_be_taken(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    dialog.there_button.click()
    dialog.run_button.click()
    settle(qtbot, desk)
    assert city_and_phone(desk) == ("Hull", "7")


def test_one_line_is_turned_and_turned_back(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    (key,) = dialog.table.shown_keys()
    dialog.turn(key)
    assert [line.taken for line in dict(dialog._lines()).values()] == ["there"]
    dialog.turn(key)
    assert [line.taken for line in dict(dialog._lines()).values()] == ["here"]


def test_what_changed_in_one_place_can_be_looked_at_and_turned(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    dialog.all.click()
    lines = dict(dialog._lines())
    assert {(line.label, line.taken) for line in lines.values()} == {("City", "here"), ("Phone", "there")}
    dialog.turn(next(key for key, line in lines.items() if line.label == "Phone"))
    dialog.run_button.click()
    settle(qtbot, desk)
    assert city_and_phone(desk) == ("York", "")


def test_a_file_that_is_no_bundle_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.amdesk-account"
    path.write_bytes(b"x")
    dialog = opened(desk, qtbot, path)
    assert "is not an account handed over by amdesk" in dialog.sentence.text()
    assert not dialog.run_button.isEnabled()


def test_a_workspace_changed_meanwhile_is_looked_at_anew(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    dialog = opened(desk, qtbot, bundle)
    with desk.workspace.write("Meanwhile") as session:
        session.query(Account).one().industry = "Tools"
    dialog.run_button.click()
    qtbot.waitUntil(lambda: not desk.jobs.running() and dialog.run_button.isEnabled(), timeout=10_000)
    assert city_and_phone(desk) == ("York", "")
    dialog.run_button.click()
    settle(qtbot, desk)
    assert city_and_phone(desk) == ("York", "7")


def test_the_import_opens_it_when_the_file_is_an_account(desk: Desk, qtbot: QtBot, bundle: Path) -> None:
    wizard = ImportWizard(desk)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.take_files([str(bundle)])
    settle(qtbot, desk)
    dialog = wizard.findChild(BundleDialog)
    assert dialog is not None and "1 row was changed in both places." in dialog.sentence.text()
    dialog.run_button.click()
    settle(qtbot, desk)
    assert city_and_phone(desk) == ("York", "7") and wizard.isHidden()
