"""Someone is looking: with F8 on nothing that is ours alone is on the screen, nor in what is said of it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.ui.kit.looking import Curtain, looking
from amdesk.ui.pages import BY_NAME, TABS
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.window import Window
from tests.ui.looked_at import Seen, look_around, opened, places, secrets, settle, with_other_secrets, words_of
from tests.ui.sampled import sample_file  # noqa: F401

ACCOUNT = 1
"""Konex, the account someone looks at."""
PLACES = dict(places(ACCOUNT))
HEALTH = re.compile(r"health\D*\d", re.IGNORECASE)
UI = Path(__file__).parents[2] / "amdesk" / "ui"
WITHOUT_SECRETS = {"start.py", "guide.py"}
"""Dialogs before there is a workspace, and the guide."""
FOR_BOTH_TO_SEE = {"account/plan/reviewing.py"}
"""Dialogs that stay on the screen while someone is looking, with only what may be seen."""
TELLING = ["today", "accounts", "actions", "issues", "account-overview", "account-plan", "account-timeline"]
"""Where much of what is ours alone stands as long as nobody is looking."""


@pytest.fixture(autouse=True)
def nobody_looks_afterwards() -> Iterator[None]:
    """Each test begins and ends without anyone looking."""
    looking().set_on(False)
    yield
    looking().set_on(False)


def looked_at(path: Path, state: Path, place: Place, *, on: bool) -> Seen:
    """What a window on `path`, with settings of its own, shows at a place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(state))
        looking().set_on(on)
        window = opened(path)
        try:
            return look_around(window, place)
        finally:
            window.close()
            window.deleteLater()
            looking().set_on(False)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> tuple[Path, Path]:  # noqa: F811
    """The sample, and the same with everything else that is ours alone; under one name."""
    ours, other = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("other")
    mine = Path(shutil.copy(sample_file, ours / "desk.amdesk"))
    return mine, with_other_secrets(sample_file, other / "desk.amdesk", ACCOUNT)


@pytest.fixture
def window(qtbot: QtBot, files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """A window on a copy of the workspace that is full of secrets."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = opened(Path(shutil.copy(files[1], tmp_path / "desk.amdesk")))
    yield made
    made.close()
    made.deleteLater()


def test_every_page_and_tab_is_looked_at() -> None:
    assert {*PLACES} == {*BY_NAME} - {"account"} | {f"account-{tab.name}" for tab in TABS}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_ours_alone_changes_no_pixel_and_is_in_no_word(
    qapp: QApplication, files: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    qapp.setCursorFlashTime(0)
    mine = looked_at(files[0], tmp_path / "mine", PLACES[name], on=True)
    other = looked_at(files[1], tmp_path / "other", PLACES[name], on=True)
    assert [part for part, picture in mine.pictures.items() if picture != other.pictures.get(part)] == []
    assert {part: said for part, words in other.words.items() if (said := secrets(words))} == {}
    assert [words for part in mine.words.values() for words in part if HEALTH.search(words)] == []


@pytest.mark.parametrize("name", TELLING)
def test_without_f8_it_is_seen(qapp: QApplication, files: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    qapp.setCursorFlashTime(0)
    mine = looked_at(files[0], tmp_path / "mine", PLACES[name], on=False)
    other = looked_at(files[1], tmp_path / "other", PLACES[name], on=False)
    assert mine.pictures[""] != other.pictures[""]
    assert any(secrets(words) for words in other.words.values())


def test_f8_hides_and_f8_shows_again(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("account", ACCOUNT, "timeline"))
    settle(window)
    before = window.grab().toImage()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    settle(window)
    assert window.bar.looking.isVisible()
    assert window.grab().toImage() != before
    qtbot.keyClick(window, Qt.Key.Key_F8)
    settle(window)
    assert not window.bar.looking.isVisible()
    assert window.grab().toImage() == before


def test_what_was_in_view_before_f8_is_gone_at_once_everywhere(window: Window) -> None:
    for _name, place in places(ACCOUNT):
        window.visit(place)
        settle(window)
    looking().set_on(True)
    for name, place in places(ACCOUNT):
        window.visit(place)
        settle(window)
        assert secrets(list(words_of(window))) == [], name


def test_nothing_is_painted_before_all_in_view_hides_what_is_ours_alone(window: Window) -> None:
    for name in TELLING:
        looking().set_on(False)
        window.visit(PLACES[name])
        settle(window)
        assert secrets(list(words_of(window))) != [], name
        looking().set_on(True)  # no event was dealt with since: this is what would be painted next
        assert secrets(list(words_of(window))) == [], name


def test_the_account_in_view_keeps_its_name_and_others_have_none(window: Window) -> None:
    looking().set_on(True)
    window.visit(Place("account", ACCOUNT))
    names = dict(window.desk.workspace.select("SELECT id, name FROM account"))
    assert names.pop(ACCOUNT) == "Konex"
    assert len(set(names.values())) == 1


def test_the_brief_of_the_meeting_shows_what_the_customer_may_read(window: Window) -> None:
    looking().set_on(True)
    window.briefing.show_meeting(ACCOUNT, None)  # type: ignore[arg-type]
    settle(window)
    panel = window.findChild(QWidget, "brief-panel")
    assert panel is not None and panel.isVisible()
    assert secrets(list(words_of(panel))) == []
    assert panel.findChild(QWidget, "brief-avoid") is None


def test_a_question_of_quick_entry_names_no_other_account(window: Window) -> None:
    ((other, name),) = window.desk.whole.select("SELECT id, name FROM account WHERE id <> ? LIMIT 1", (ACCOUNT,))
    window.visit(Place("account", ACCOUNT, "map"))
    looking().set_on(True)
    window.quick_entry()
    quick = window.findChild(QWidget, "quick-entry")
    settle(window)
    quick.line.setText(f"call {name[:-1].lower()} quentinius 8/10")
    settle(window)
    asked = [box.accessibleName() for box in quick.findChildren(QWidget, "quick-entry-question")]
    assert asked and not any(name in words for words in [*asked, *words_of(quick)]), (other, asked)


def test_a_form_opened_while_someone_is_looking_has_no_field_that_is_ours_alone(qtbot: QtBot, window: Window) -> None:
    window.visit(Place("account", ACCOUNT))
    looking().set_on(True)
    dialog = NewRecord(window.desk, "person", {"account_id": ACCOUNT}, parent=window)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.form.editor("name").isVisible()
    assert not dialog.form.editor("feelings").isVisible()
    looking().set_on(False)
    assert dialog.form.editor("feelings").isVisible()


def test_a_dialog_in_front_hides_with_what_was_typed_and_comes_back_with_it(qtbot: QtBot, window: Window) -> None:
    dialog = NewRecord(window.desk, "person", {"account_id": ACCOUNT}, parent=window)
    dialog.show()
    qtbot.waitExposed(dialog)
    note = dialog.form.editor("note")
    note.set_value("Loses his temper")
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert looking().on
    assert dialog.findChild(Curtain) is not None
    assert "Loses his temper" not in list(words_of(dialog))
    qtbot.keyClick(dialog, Qt.Key.Key_F8)
    assert note.isVisible()
    assert note.value() == "Loses his temper"


def test_what_is_written_while_someone_is_looking_is_stored_whole(window: Window) -> None:
    looking().set_on(True)
    person = window.desk.workspace.select("SELECT id FROM person WHERE account_id = ?", (ACCOUNT,))[0][0]
    kept = window.desk.whole.select("SELECT note FROM person WHERE id = ?", (person,))[0][0]
    window.desk.change("Phone", lambda session: setattr(session.get_one(Person, person), "phone", "+49 30 1234"))
    assert window.desk.whole.select("SELECT phone, note FROM person WHERE id = ?", (person,)) == [
        ("+49 30 1234", kept),
    ]


def test_a_blot_is_never_stored_over_the_words_it_hides(window: Window) -> None:
    other = window.desk.whole.select("SELECT id, name FROM account WHERE id <> ? LIMIT 1", (ACCOUNT,))[0]
    looking().set_on(True)
    blotted = window.desk.workspace.select("SELECT name FROM account WHERE id = ?", (other[0],))[0][0]
    refused: list[str] = []
    window.desk.change(
        "Name",
        lambda session: setattr(session.get_one(Account, other[0]), "name", blotted + " & Sons"),
        lambda wrong: refused.append(wrong.field),
    )
    assert refused == ["name"]
    assert window.desk.whole.select("SELECT name FROM account WHERE id = ?", (other[0],)) == [(other[1],)]


def test_undo_works_without_saying_what_it_takes_back(window: Window) -> None:
    name = window.desk.whole.select("SELECT name FROM account WHERE id <> ? LIMIT 1", (ACCOUNT,))[0][0]
    window.desk.change(
        f"Pin {name}", lambda session: setattr(session.query(Account).filter_by(name=name).one(), "pinned", True)
    )
    assert name in window.actions_by_name["undo"].text()
    looking().set_on(True)
    assert name not in window.actions_by_name["undo"].text()
    window.undo()
    assert secrets(window.notices.texts()) == []
    assert name not in " ".join(window.notices.texts())


def test_every_dialog_of_a_window_obeys_f8() -> None:
    sources = {path.relative_to(UI).as_posix(): path.read_text("utf-8") for path in UI.rglob("*.py")}
    dialogs = {name for name, source in sources.items() if "(QDialog)" in source}
    assert {name for name in dialogs if "DialogCurtain(self" not in sources[name]} == WITHOUT_SECRETS | FOR_BOTH_TO_SEE


def test_nobody_is_looking_when_the_program_starts() -> None:
    assert not looking().__class__().on
