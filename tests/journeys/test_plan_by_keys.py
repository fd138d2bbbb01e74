"""From a supplied plan to an agreed one, in the window, by keys alone; then its paper."""

from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget

from amdesk import papers
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.model.values import Stance, Tier
from amdesk.report.account_plan import PlanSection
from amdesk.store.queries.plan import plan_content
from amdesk.store.workspace import Workspace
from amdesk.ui.account.plan.agreeing import AgreementDialog
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.app import open_desk
from amdesk.ui.place import Place
from amdesk.ui.printing.preview import Preview
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.window import Window
from tests.conftest import TODAY
from tests.journeys import hands

Key = Qt.Key
Modifier = Qt.KeyboardModifier
PEOPLE = ("Ada Novak", "Ben Okafor", "Cleo Duarte")


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    workspace = Workspace.create(tmp_path / "mine.amdesk", today=TODAY)
    with workspace.write("Konex") as session:
        account = Account(name="Konex", tier=Tier.KEY, currency="EUR", came_in=TODAY)
        session.add(account)
        session.flush()
        for name in PEOPLE:
            person = Person(account_id=account.id, name=name)
            session.add(person)
            session.flush()
            person.stance = Stance.NEUTRAL
    workspace.close()
    return hands.ready(open_desk(tmp_path / "mine.amdesk", TODAY))


def in_front() -> QWidget | None:
    return QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()


def focus() -> QWidget:
    """Where the keyboard is."""
    hands.wait_until(lambda: in_front() is not None)
    found = in_front()
    assert found is not None
    return found


def press(key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)
    QTest.qWait(20)


def tell(words: str) -> None:
    """Words, then Enter."""
    QTest.keyClicks(focus(), words)
    press(Key.Key_Return)


def tab_to(name: str, back: bool = False) -> None:
    """Tab until the keyboard is there."""
    for _time in range(300):
        if focus().objectName() == name:
            return
        press(Key.Key_Backtab if back else Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


def test_a_plan_is_begun_written_proposed_and_agreed_by_keys(window: Window, tmp_path: Path) -> None:
    desk = window.desk
    account = desk.workspace.select("SELECT id FROM account")[0][0]
    window.visit(Place("account", account, "plan"))
    hands.wait_until(lambda: any(view.isVisible() for view in window.findChildren(PlanView)))
    view = next(view for view in window.findChildren(PlanView) if view.isVisible())
    tab_to("plan-begin")
    hands.answering(lambda dialog: hands.press(dialog, "plan-template-list"), lambda: press(Key.Key_Space))
    window.activateWindow()
    assert view.plan is not None
    assert len(view.plan.objectives) >= 4
    tab_to("plan-add-objective")
    QTest.keyClicks(focus(), "Grow: Second line for Plant B: pilot orders 0 > 4 by end of June")
    press(Key.Key_Tab)
    tell("First growth in Turin")
    tell("Twenty per cent more output")
    for words in ("Trial week by fri", "Case study in 3 weeks ~4h", "Offer by end of January"):
        tell(words)
    plan = plan_content(desk.workspace, view.plan.id)
    typed = next(one for one in plan.objectives if one.name == "Second line for Plant B")
    assert (typed.why_us, typed.why_them) == ("First growth in Turin", "Twenty per cent more output")
    assert [action.name for action in typed.actions] == ["Trial week", "Case study", "Offer"]
    assert sum(len(one.actions) for one in plan.objectives) >= 8
    for name in PEOPLE:
        tab_to("plan-add-target")
        hands.answering(partial(choose, field="person_id", name=name), lambda: press(Key.Key_Space))
        window.activateWindow()
    plan = plan_content(desk.workspace, plan.id)
    assert sorted(target.person for target in plan.targets) == sorted(PEOPLE)
    assert {target.stance_then for target in plan.targets} == {Stance.NEUTRAL}
    tab_to("plan-agree", back=True)
    press(Key.Key_Space)
    hands.wait_until(lambda: any(each.isVisible() for each in window.findChildren(Preview)))
    preview = next(each for each in window.findChildren(Preview) if each.isVisible())
    preview.reject()
    window.activateWindow()
    QTest.qWait(50)
    assert plan_content(desk.workspace, plan.id).status.value == "proposed"
    tab_to("plan-agree")
    hands.answering(agree, lambda: press(Key.Key_Space))
    after = plan_content(desk.workspace, plan.id)
    assert (after.status.value, after.agreed_on) == ("agreed", TODAY)
    path = tmp_path / "plan.pdf"
    papers.print_account_plan(desk.workspace, account, path, frozenset(PlanSection))
    document = pypdfium2.PdfDocument(path)
    words = "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    assert "Second line for Plant B" in words
    assert "Trial week" in words
    window.close()


def choose(dialog: QDialog, field: str, name: str) -> None:
    """Type a name into a field of a new row and add it."""
    assert isinstance(dialog, NewRecord)
    combo = dialog.form.editor(field).findChild(QComboBox)
    assert combo is not None
    QTest.keyClicks(combo, name)
    QTest.keyClick(combo, Key.Key_Tab)
    QTest.keyClick(dialog, Key.Key_Return)


def agree(dialog: QDialog) -> None:
    """How, in words; by whom, the first of the list; then Enter."""
    assert isinstance(dialog, AgreementDialog)
    how = dialog.form.editor("how").findChild(QLineEdit)
    assert how is not None
    QTest.keyClicks(how, "In the room")
    QTest.keyClick(how, Key.Key_Tab)
    by = dialog.form.editor("colleague_id").findChild(QComboBox)
    assert by is not None
    QTest.keyClick(by, Key.Key_Down)
    QTest.keyClick(dialog, Key.Key_Return)
