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
from amdesk.papers.customer_plans import print_customer_plan
from amdesk.report.account_plan import TOLD, PlanSection
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


def said(path: Path) -> str:
    """All words of a PDF, line by line one after the other."""
    document = pypdfium2.PdfDocument(path)
    words = [document[page].get_textpage().get_text_range() for page in range(len(document))]
    return " ".join(" ".join(words).split())


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
    supplied = {objective.id for objective in view.plan.objectives}
    plan = view.plan.id
    write_objectives()
    found = plan_content(desk.workspace, plan)
    typed = {one.name: one for one in found.objectives if one.id not in supplied}
    assert {name: [action.name for action in one.actions] for name, one in typed.items()} == WRITTEN
    assert len(found.objectives) >= 4
    assert sum(len(one.actions) for one in found.objectives) >= 8
    second_line = typed["Second line for Plant B"]
    assert (second_line.why_us, second_line.why_them) == ("First growth in Turin", "Twenty per cent more output")
    win_people(window)
    found = plan_content(desk.workspace, plan)
    assert sorted(target.person for target in found.targets) == sorted(PEOPLE)
    assert {target.stance_then for target in found.targets} == {Stance.NEUTRAL}
    name_competitors()
    told = desk.workspace.select(
        'SELECT c.name, p."where", p.strength FROM presence p JOIN competitor c ON c.id = p.competitor_id ORDER BY p.id'
    )
    assert told == [("Varnadal", "Plant B", 4), ("Etiqo", "Procurement", None)]
    propose_and_agree(window)
    after = plan_content(desk.workspace, plan)
    assert (after.status.value, after.agreed_on) == ("agreed", TODAY)
    papers.print_account_plan(desk.workspace, account, tmp_path / "ours.pdf", frozenset(PlanSection))
    print_customer_plan(desk.workspace, account, tmp_path / "theirs.pdf", frozenset(TOLD))
    ours, theirs = said(tmp_path / "ours.pdf"), said(tmp_path / "theirs.pdf")
    for words in ("Second line for Plant B", "Trial week", "Deliveries on the day", "Weekly call"):
        assert words in ours
        assert words in theirs
    for words in ("0 neutral", "Varnadal", "Etiqo", "First growth in Turin"):
        assert words in ours
        assert words not in theirs
    assert "neutral" not in theirs
    window.close()


WRITTEN = {
    "Second line for Plant B": ["Trial week", "Case study", "Offer"],
    "Deliveries on the day": ["Weekly call", "Open the forecast"],
}


def write_objectives() -> None:
    """An objective for each side, each with both reasons and its actions."""
    tab_to("plan-add-objective")
    QTest.keyClicks(focus(), "Grow: Second line for Plant B: pilot orders 0 > 4 by end of June")
    press(Key.Key_Tab)
    tell("First growth in Turin")
    tell("Twenty per cent more output")
    for words in ("Trial week by fri", "Case study in 3 weeks ~4h", "Offer by end of January"):
        tell(words)
    tab_to("plan-add-objective-customer")
    QTest.keyClicks(focus(), "Care: Deliveries on the day: late a month 6 > 1 by end of May")
    press(Key.Key_Tab)
    tell("No more calls at night")
    tell("The line never waits")
    for words in ("Weekly call by mon", "Open the forecast by 15 Jan 2027"):
        tell(words)


def win_people(window: Window) -> None:
    """Three people to win."""
    for name in PEOPLE:
        tab_to("plan-add-target")
        hands.answering(partial(choose, field="person_id", name=name), lambda: press(Key.Key_Space))
        window.activateWindow()


def name_competitors() -> None:
    """Two competitors, the first with what it says and how strong it is; then back to the strategy."""
    tab_to("plan-angles-more")
    press(Key.Key_Space)
    tab_to("plan-step-competitors")
    press(Key.Key_Space)
    hands.wait_until(lambda: focus().objectName() == "position-add-competitor")
    tell("Varnadal")
    tell("Plant B")
    tell("A technician within the day")
    tell("A named technician of ours")
    press(Key.Key_4)
    tab_to("position-add-competitor")
    tell("Etiqo")
    tell("Procurement")
    tab_to("plan-part-main", back=True)
    press(Key.Key_Space)


def propose_and_agree(window: Window) -> None:
    """Propose, close the preview, and record that it was agreed."""
    tab_to("plan-agree", back=True)
    press(Key.Key_Space)
    hands.wait_until(lambda: any(each.isVisible() for each in window.findChildren(Preview)))
    preview = next(each for each in window.findChildren(Preview) if each.isVisible())
    preview.reject()
    window.activateWindow()
    hands.wait_until(lambda: window.desk.workspace.select("SELECT status FROM plan") == [("proposed",)])
    tab_to("plan-agree")
    hands.answering(agree, lambda: press(Key.Key_Space))


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
