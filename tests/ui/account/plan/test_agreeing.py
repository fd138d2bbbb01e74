"""A plan is proposed, agreed, changed, compared with what was agreed, and agreed again."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan, Target
from amdesk.model.values import Side, Stance
from amdesk.store.evidence import evidence_rows
from amdesk.store.queries.colleagues import me
from amdesk.store.queries.plan import plan_content
from amdesk.store.queries.plan_agreed import changes_since_agreed
from amdesk.ui.account.plan import doing
from amdesk.ui.account.plan.agreeing import AgreementDialog
from amdesk.ui.account.plan.comparing import CompareDialog
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.place import Place
from tests.ui.desks import Konex


@pytest.fixture
def plan(desk: Desk, konex: Konex) -> int:
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        made = Plan(account_id=konex.account, name="One year", starts=today, ends=today.replace(year=2027))
        session.add(made)
        session.flush()
        aim = Objective(plan_id=made.id, side=Side.CARE, name="Bills right", start=9, goal=2, due=today)
        session.add(aim)
        session.flush()
        for name in ("Audit", "One contact"):
            session.add(Action(name=name, account_id=konex.account, objective_id=aim.id, due=today))
        session.add(Target(plan_id=made.id, person_id=konex.ada, stance_wanted=Stance.SUPPORTER))
        return made.id


def propose(desk: Desk, plan: int) -> None:
    content = doing.frozen(plan_content(desk.workspace, plan))
    desk.change("Propose", lambda session: doing.plan_of(session, plan).propose(content))


@pytest.fixture
def agreed(desk: Desk, plan: int) -> int:
    propose(desk, plan)
    values = {"on": desk.workspace.today, "how": "In the room", "colleague_id": me(desk.workspace), "person_id": None}
    desk.change("Agree", lambda session: doing.agree(session, plan, values, ""))
    return plan


def change_four_things(desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Date") as session:
        session.query(Action).filter_by(name="Audit").one().due = desk.workspace.today.replace(month=12)
    with desk.workspace.write("Goal") as session:
        session.query(Objective).one().goal = Decimal(3)
    with desk.workspace.write("Delete") as session:
        session.delete(session.query(Action).filter_by(name="One contact").one())
    with desk.workspace.write("Stance") as session:
        session.get_one(Person, konex.ada).stance = Stance.SUPPORTER


def test_nothing_is_other_right_after_the_agreement(desk: Desk, agreed: int) -> None:
    assert changes_since_agreed(desk.workspace, agreed) == []


def test_the_comparison_lists_exactly_what_was_changed_and_grades_it(desk: Desk, agreed: int, konex: Konex) -> None:
    change_four_things(desk, konex)
    found = {(change.what, change.needs_agreement) for change in changes_since_agreed(desk.workspace, agreed)}
    assert found == {
        ("Action “Audit”: date 21 Nov 2026 → 21 Dec 2026", True),
        ("Objective “Bills right”: goal 2 → 3", True),
        ("Action “One contact” removed", True),
        ("Ada Novak: stance Neutral → Supporter", False),
    }


def test_an_action_moved_to_another_plan_or_out_of_any_is_told_in_the_first(
    desk: Desk, agreed: int, konex: Konex
) -> None:
    today = desk.workspace.today
    with desk.workspace.write("Next plan") as session:
        after = Plan(account_id=konex.account, name="Next", starts=today, ends=today)
        session.add(after)
        session.flush()
        session.add(Objective(plan_id=after.id, side=Side.GROW, name="Second line"))
        session.flush()
        other = session.query(Objective).filter_by(name="Second line").one().id
        first = session.query(Objective).filter_by(name="Bills right").one().id
    with desk.workspace.write("Move") as session:
        session.query(Action).filter_by(name="Audit").one().objective_id = other
        session.query(Action).filter_by(name="One contact").one().objective_id = None
    found = {(change.what, change.needs_agreement) for change in changes_since_agreed(desk.workspace, agreed)}
    assert found == {
        ("Action “Audit” moved to another plan", True),
        ("Action “One contact” stands alone now", True),
    }
    with desk.workspace.write("Delete where it went") as session:
        session.delete(session.query(Action).filter_by(name="Audit").one())
        session.query(Action).filter_by(name="One contact").one().objective_id = first
    assert [change.what for change in changes_since_agreed(desk.workspace, agreed)] == ["Action “Audit” removed"]


def test_done_and_wording_need_no_agreement(desk: Desk, agreed: int) -> None:
    with desk.workspace.write("Tick") as session:
        action = session.query(Action).filter_by(name="Audit").one()
        action.finish()
        action.name = "Audit three bills"
    found = changes_since_agreed(desk.workspace, agreed)
    assert len(found) == 2
    assert not any(change.needs_agreement for change in found)


def test_what_was_changed_between_proposing_and_agreeing_counts(desk: Desk, plan: int) -> None:
    propose(desk, plan)
    with desk.workspace.write("Goal") as session:
        session.query(Objective).one().goal = Decimal(5)
    values = {"on": desk.workspace.today, "how": "Mail", "colleague_id": me(desk.workspace), "person_id": None}
    desk.change("Agree", lambda session: doing.agree(session, plan, values, ""))
    assert [change.what for change in changes_since_agreed(desk.workspace, plan)] == [
        "Objective “Bills right”: goal 2 → 5"
    ]


def test_changes_are_marked_in_place_and_agreed_again(
    qtbot: QtBot, desk: Desk, agreed: int, konex: Konex, tmp_path: Path
) -> None:
    change_four_things(desk, konex)
    view = PlanView(desk)
    qtbot.addWidget(view)
    view.go_to(Place("account", konex.account, "plan"))
    view.show()
    assert view.head.changes.text() == "4 changes since agreed"
    assert view.head.agree_button.text() == "Agree to changes…"
    page = tmp_path / "signed.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    dialog = AgreementDialog(desk, plan_content(desk.workspace, agreed), view.changes, view)
    qtbot.addWidget(dialog)
    dialog.show()
    button = dialog.findChild(QWidget, "plan-agreed-signed-page")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog.form.set_values({"colleague_id": None, "person_id": konex.ada})
    dialog.take_page(page)
    dialog.keep()
    assert changes_since_agreed(desk.workspace, agreed) == []
    number, how = desk.workspace.select("SELECT id, how FROM agreement ORDER BY id DESC LIMIT 1")[0]
    assert how == "Signed page"
    assert [row.name for row in evidence_rows(desk.workspace, "agreement", number)] == ["signed.pdf"]
    desk.undo()
    assert len(changes_since_agreed(desk.workspace, agreed)) == 4


def test_an_agreement_of_nobody_is_refused_in_a_sentence(qtbot: QtBot, desk: Desk, plan: int) -> None:
    propose(desk, plan)
    view = PlanView(desk)
    qtbot.addWidget(view)
    dialog = AgreementDialog(desk, plan_content(desk.workspace, plan), [], view)
    qtbot.addWidget(dialog)
    dialog.keep()
    assert dialog.refusal.text() == "Say who agreed: the manager, or one of the customer's people."
    assert desk.workspace.select("SELECT status FROM plan") == [("proposed",)]


def test_the_comparison_says_how_many_are_to_be_agreed_again(
    qtbot: QtBot, desk: Desk, agreed: int, konex: Konex
) -> None:
    change_four_things(desk, konex)
    parent = QWidget()
    qtbot.addWidget(parent)
    content = plan_content(desk.workspace, agreed)
    dialog = CompareDialog(content, changes_since_agreed(desk.workspace, agreed), parent)
    assert "4 differences, 3 to be agreed again." in [text.text() for text in dialog.findChildren(Text)]


def test_a_withdrawn_plan_lists_no_changes(qtbot: QtBot, desk: Desk, konex: Konex, agreed: int) -> None:
    change_four_things(desk, konex)
    assert changes_since_agreed(desk.workspace, agreed)
    view = PlanView(desk)
    qtbot.addWidget(view)
    view.go_to(Place("account", konex.account, "plan"))
    view.show()
    assert view.head.changes.isVisible()
    view.withdraw()
    view.refresh()
    assert changes_since_agreed(desk.workspace, agreed) == []
    assert not view.head.changes.isVisible()
    dialog = CompareDialog(view.plan, view.changes, view)
    qtbot.addWidget(dialog)
    assert any("was withdrawn" in text.text() for text in dialog.findChildren(Text))
