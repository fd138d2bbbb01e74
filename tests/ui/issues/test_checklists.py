"""Own checklists are made, versioned, put in order and proposed; one that could never resolve is refused."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.issues import Checklist, ChecklistStep, Issue
from amdesk.model.proposals import checklists, proposed_list
from amdesk.model.values import IssueKind, Phase, Severity
from amdesk.ui.desk import Desk
from amdesk.ui.issues.checklists import ChecklistsView
from tests.ui.desks import Konex


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> ChecklistsView:
    made = ChecklistsView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def press(view: ChecklistsView, name: str) -> None:
    button = view.findChild(QWidget, name)
    button.click()
    view.refresh()


def numbers(desk: Desk, checklist: int) -> list[int]:
    found = desk.workspace.select("SELECT number FROM checklist_step WHERE checklist_id = ? ORDER BY 1", (checklist,))
    return [number for (number,) in found]


def test_an_own_list_begins_with_what_every_customer_gets(view: ChecklistsView, desk: Desk) -> None:
    press(view, "checklists-add")
    assert view.current is not None
    assert numbers(desk, view.current) == [1, 3, 16, 17]
    assert "Say what it is for" in view.sentence.text()


def test_a_new_version_copies_every_step(view: ChecklistsView, desk: Desk) -> None:
    old = view.current
    assert old is not None
    press(view, "checklists-new-version")
    assert view.current not in (None, old)
    assert view.choice.currentText() == "Full 2"
    assert numbers(desk, view.current or 0) == numbers(desk, old)


def test_what_every_customer_gets_cannot_be_taken_out_of_a_list(view: ChecklistsView, desk: Desk) -> None:
    press(view, "checklists-add")
    said: list[str] = []
    desk.announced.connect(lambda words, *_rest: said.append(words))
    panel = view.steps.currentWidget()
    step = desk.workspace.select(
        "SELECT id FROM checklist_step WHERE checklist_id = ? AND number = 16", (view.current,)
    )[0][0]
    panel.table.choose([step])
    panel.delete()
    assert numbers(desk, view.current or 0) == [1, 3, 16, 17]
    assert "lacks step 16" in said[-1]


def own_steps(desk: Desk, checklist: int) -> list[str]:
    sql = "SELECT name FROM checklist_step WHERE checklist_id = ? AND number > 17 ORDER BY number"
    return [name for (name,) in desk.workspace.select(sql, (checklist,))]


def test_own_steps_are_put_in_order(view: ChecklistsView, desk: Desk) -> None:
    press(view, "checklists-add")
    number = view.current or 0
    with desk.workspace.write("Two steps") as session:
        for at, name in ((31, "Call the plant"), (32, "Send a sample")):
            session.add(ChecklistStep(checklist_id=number, number=at, phase=Phase.FIND_OUT, name=name))
    view.refresh()
    view.steps.currentWidget().refresh()
    second = desk.workspace.select("SELECT id FROM checklist_step WHERE name = 'Send a sample'")[0][0]
    view.steps.currentWidget().table.choose([second])
    press(view, "checklists-earlier")
    assert own_steps(desk, number) == ["Send a sample", "Call the plant"]
    press(view, "checklists-earlier")
    assert "last of its phase" in view.trouble.text()


def test_the_newest_own_list_of_a_kind_wins_over_the_supplied(view: ChecklistsView, desk: Desk) -> None:
    press(view, "checklists-add")
    with desk.workspace.write("For complaints") as session:
        session.get_one(Checklist, view.current).kind = IssueKind.COMPLAINT
    lists = checklists(desk.workspace)
    for severity in Severity:
        found = proposed_list(lists, IssueKind.COMPLAINT, severity)
        assert found is not None and found.id == view.current
    request = proposed_list(lists, IssueKind.REQUEST, Severity.LOW)
    assert request is not None and request.title == "Request"


def test_an_issue_keeps_the_steps_it_began_with(view: ChecklistsView, desk: Desk, konex: Konex) -> None:
    with desk.workspace.write("Issue") as session:
        issue = Issue(account_id=konex.account, name="Late", reported_on=desk.workspace.today)
        session.add(issue)
        issue.use(session.get_one(Checklist, 1))
    with desk.workspace.write("Change the list") as session:
        step = session.query(ChecklistStep).filter_by(checklist_id=1, number=4).one()
        step.name = "Ask everyone"
    press(view, "checklists-delete")
    assert desk.workspace.select("SELECT count(*) FROM step WHERE name = 'Ask everyone'") == [(0,)]
    assert desk.workspace.select("SELECT count(*) FROM step") == [(17,)]
