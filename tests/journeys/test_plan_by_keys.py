"""From a supplied plan to an agreed one, in the window, by keys alone; then its paper."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from amdesk import papers
from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.model.profile import Aim
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.model.values import Side, Stance, Tier
from amdesk.papers.customer_plans import print_customer_plan
from amdesk.report.account_plan import TOLD, PlanSection
from amdesk.store.queries.plan import plan_content
from amdesk.store.workspace import Workspace
from amdesk.ui.account.plan.agreeing import AgreementDialog
from amdesk.ui.account.plan.beginning import TemplateChoice
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
COLLEAGUES = ("Carla Menotti", "Tomasz Wrona", "Marguerite Vance")
CLEO = {
    "person-id": "Cleo Duarte",
    "stance-wanted": "Supp",
    "by": "end of April",
    "approach": "Over lunch, at the plant",
}
AIM = "Twenty per cent more output"


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    workspace = Workspace.create(tmp_path / "mine.amdesk", today=TODAY)
    with workspace.write("Konex") as session:
        account = Account(name="Konex", tier=Tier.KEY, currency="EUR", came_in=TODAY)
        session.add(account)
        session.flush()
        session.add(Aim(account_id=account.id, text=AIM, on=TODAY))
        session.add_all(Colleague(name=name, is_manager=name.startswith("Marguerite")) for name in COLLEAGUES)
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
    """Press a key, and let the program do what it asks for."""
    QTest.keyClick(focus(), key, modifiers)
    QApplication.processEvents()


def tell(*lines: str) -> None:
    """Words, then Enter, each where the keyboard stands then."""
    for words in lines:
        QTest.keyClicks(focus(), words)
        press(Key.Key_Return)


def tab_to(name: str, back: bool = False) -> None:
    """Tab until the keyboard is there; what was just made has time to appear."""
    for time in range(300):
        if focus().objectName() == name:
            return
        if time % 50 == 0:
            QTest.qWait(20)
        QTest.keyClick(focus(), Key.Key_Backtab if back else Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


def go_into(name: str, back: bool = False) -> None:
    """Tab to a button or a link, and press it."""
    tab_to(name, back)
    press(Key.Key_Space)


def said(path: Path) -> str:
    """All words of a PDF, line by line one after the other."""
    document = pypdfium2.PdfDocument(path)
    words = [document[page].get_textpage().get_text_range() for page in range(len(document))]
    return " ".join(" ".join(words).split())


def test_a_plan_is_begun_written_proposed_and_agreed_by_keys(window: Window, tmp_path: Path) -> None:
    desk = window.desk
    account = desk.workspace.select("SELECT id FROM account")[0][0]
    window.visit(Place("account", account, "plan"))
    hands.answering(begin, lambda: go_into("plan-begin"))
    window.activateWindow()
    ((plan,),) = desk.workspace.select("SELECT id FROM plan")
    supplied = plan_content(desk.workspace, plan).objectives
    write_objectives()
    for side in (Side.GROW, Side.CARE):
        drop(next(one for one in supplied if one.side is side))
    name_the_third_person(window)
    name_competitors()
    tab_to("plan-part-position-line", back=True)
    press(Key.Key_Left)
    check_objectives(plan_content(desk.workspace, plan).objectives)
    check_what_stands_beside(desk.workspace, plan)
    propose_and_agree(window)
    after = plan_content(desk.workspace, plan)
    assert (after.status.value, after.agreed_on, after.agreed_by) == ("agreed", TODAY, "Marguerite Vance")
    papers.print_account_plan(desk.workspace, account, tmp_path / "ours.pdf", frozenset(PlanSection))
    print_customer_plan(desk.workspace, account, tmp_path / "theirs.pdf", frozenset(TOLD))
    ours, theirs = said(tmp_path / "ours.pdf"), said(tmp_path / "theirs.pdf")
    for words in ("Second line for Plant B", "Trial week", "Deliveries on the day", "Weekly call", AIM):
        assert words in ours
        assert words in theirs
    for words in ("0 neutral", "Varnadal", "Etiqo", "First growth in Turin", "Over lunch, at the plant"):
        assert words in ours
        assert words not in theirs
    assert "neutral" not in theirs
    window.close()


def begin(dialog: QDialog) -> None:
    """The plan for a renewal at risk, the second of the list; Enter begins."""
    assert isinstance(dialog, TemplateChoice)
    hands.wait_until(lambda: dialog.isAncestorOf(focus()))
    press(Key.Key_Down)
    press(Key.Key_Return)


def write_objectives() -> None:
    """An objective for each side with its measure, both reasons and its actions, where the keyboard waits for them."""
    line = "Grow: Second line for Plant B: pilot orders 0 > 4 by end of June, for: Twenty, win: Ada + by end of March"
    QTest.keyClicks(focus(), line)
    press(Key.Key_Tab)
    tell("First growth in Turin", "Their new line runs from the first day")
    tell(
        "Trial week @carla by fri ~4h",
        "Case study @tomasz in 3 weeks ~2d, after 1, needs 2d Tomasz, how: with their own figures",
        "Offer by end of March, after Case study",
    )
    tab_to("plan-add-objective-customer")
    QTest.keyClicks(focus(), "Care: Deliveries on the day: late a month 6 > 1 by end of May, win: Ben ++")
    press(Key.Key_Tab)
    tell("No more calls at night", "The line never waits")
    tell("Weekly call @carla by mon ~1h", "Open the forecast by 15 Jan 2027, needs 5000 EUR for the portal")


def drop(objective: ObjectiveRow) -> None:
    """Take away what the template proposed: opened with all its fields, then Alt+Delete."""
    go_into(f"plan-edit-{objective.id}")
    press(Key.Key_Delete, Modifier.AltModifier)


def name_the_third_person(window: Window) -> None:
    """Two were named with their objectives; the third with all that is to be said of it."""
    hands.answering(win_cleo, lambda: go_into("plan-add-target"))
    window.activateWindow()


def win_cleo(dialog: QDialog) -> None:
    """Each field where Tab leads to it; from within the note Ctrl+Enter keeps."""
    assert isinstance(dialog, NewRecord)
    hands.wait_until(lambda: dialog.isAncestorOf(focus()))
    for name, words in CLEO.items():
        tab_to(f"field-{name}")
        QTest.keyClicks(focus(), words)
    press(Key.Key_Return, Modifier.ControlModifier)


def name_competitors() -> None:
    """Two competitors: where they are, what they say, our answer, how strong they are and how open we are to them."""
    go_into("plan-angles-more")
    go_into("plan-step-competitors")
    hands.wait_until(lambda: focus().objectName() == "position-add-competitor")
    tell("Varnadal", "Plant B", "A technician within the day", "A named technician of ours")
    press(Key.Key_4)
    press(Key.Key_Tab)
    press(Key.Key_3)
    tab_to("position-add-competitor")
    tell("Etiqo", "Procurement", "A tenth cheaper", "What a stop of the line costs")
    press(Key.Key_2)
    press(Key.Key_Tab)
    press(Key.Key_2)


def check_objectives(objectives: tuple[ObjectiveRow, ...]) -> None:
    """Four objectives, two of them as they were typed, with eight actions."""
    assert sorted(one.side.value for one in objectives) == ["care", "cultivate", "grow", "protect"]
    actions = [action for one in objectives for action in one.actions]
    assert len(actions) == 8
    assert all(action.owner and action.due for action in actions)
    grow = next(one for one in objectives if one.side is Side.GROW)
    assert (grow.name, grow.measure, grow.start, grow.goal) == ("Second line for Plant B", "pilot orders", 0, 4)
    assert (grow.due, grow.aim) == (date(2027, 6, 30), AIM)
    assert (grow.why_us, grow.why_them) == ("First growth in Turin", "Their new line runs from the first day")
    assert [told(action) for action in grow.actions] == [
        ("Trial week", "Carla Menotti", date(2026, 11, 27), 4),
        ("Case study", "Tomasz Wrona", date(2026, 12, 12), 16),
        ("Offer", "Me", date(2027, 3, 31), None),
    ]
    care = next(one for one in objectives if one.side is Side.CARE)
    assert [told(action) for action in care.actions] == [
        ("Weekly call", "Carla Menotti", date(2026, 11, 23), 1),
        ("Open the forecast", "Me", date(2027, 1, 15), None),
    ]


def told(action: ActionRow) -> tuple[str, str, date | None, Decimal | None]:
    return action.name, action.owner, action.due, action.effort_hours


def check_what_stands_beside(workspace: Workspace, plan: int) -> None:
    """Whom to win, which action waits for which, what is asked for, and who else is there."""
    found = plan_content(workspace, plan)
    assert {(one.person, one.stance_then, one.stance_wanted, one.by) for one in found.targets} == {
        ("Ada Novak", Stance.NEUTRAL, Stance.SUPPORTER, date(2027, 3, 31)),
        ("Ben Okafor", Stance.NEUTRAL, Stance.CHAMPION, None),
        ("Cleo Duarte", Stance.NEUTRAL, Stance.SUPPORTER, date(2027, 4, 30)),
    }
    waits = "SELECT x.name, b.name FROM action x JOIN action b ON b.id = x.after_id ORDER BY x.id"
    assert workspace.select(waits) == [("Case study", "Trial week"), ("Offer", "Case study")]
    assert [(one.kind.value, one.what or one.colleague, one.asked) for one in found.resources] == [
        ("days", "Tomasz Wrona", 2),
        ("budget", "the portal", 5000),
    ]
    rivals = """
    SELECT c.name, p."where", p.answer, p.strength, p.vulnerability
    FROM presence p JOIN competitor c ON c.id = p.competitor_id ORDER BY p.id
    """
    assert workspace.select(rivals) == [
        ("Varnadal", "Plant B", "A named technician of ours", 4, 3),
        ("Etiqo", "Procurement", "What a stop of the line costs", 2, 2),
    ]


def propose_and_agree(window: Window) -> None:
    """Propose, close the preview, and record that it was agreed."""
    go_into("plan-agree", back=True)
    hands.wait_until(lambda: any(each.isVisible() for each in window.findChildren(Preview)))
    preview = next(each for each in window.findChildren(Preview) if each.isVisible())
    QTest.keyClick(preview, Key.Key_Escape)
    window.activateWindow()
    hands.wait_until(lambda: window.desk.workspace.select("SELECT status FROM plan") == [("proposed",)])
    hands.answering(agree, lambda: go_into("plan-agree"))


def agree(dialog: QDialog) -> None:
    """How, in words; the manager is proposed; Enter."""
    assert isinstance(dialog, AgreementDialog)
    hands.wait_until(lambda: dialog.isAncestorOf(focus()))
    QTest.keyClicks(focus(), "In the room")
    press(Key.Key_Return)
