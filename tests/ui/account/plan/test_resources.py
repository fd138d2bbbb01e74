"""Resources are asked for, granted, refused and used by keys; who is over-booked over all plans is said with why."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.plans import Resource
from amdesk.ui.account.plan.resources.view import ResourcesView
from amdesk.ui.account.plan.tab import PlanTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.records.dialog import NewRecord
from tests.ui.account.plan.parts import Alt, Key, a_plan, child, has_focus, part, press, shown, tell
from tests.ui.desks import Konex

FIGURES = "SELECT asked, granted, used FROM resource"


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, konex: Konex) -> PlanTab:
    a_plan(desk, konex.account)
    with desk.workspace.write("Paul") as session:
        session.add(Colleague(name="Paul Wrona", days_a_quarter=Decimal(10)))
    return shown(qtbot, desk, konex.account)


@pytest.fixture
def view(tab: PlanTab) -> ResourcesView:
    return part(tab, "resource", ResourcesView)


def asked(qtbot: QtBot, desk: Desk, view: ResourcesView, words: str = "Specialist 5 d @paul by 15 Jan 2027") -> int:
    tell(qtbot, view, "resources-add", words)
    return int(desk.workspace.select("SELECT max(id) FROM resource")[0][0])


def test_a_resource_is_typed_and_the_line_waits_for_the_next(qtbot: QtBot, desk: Desk, view: ResourcesView) -> None:
    asked(qtbot, desk, view)
    found = desk.workspace.select("SELECT what, kind, asked, due FROM resource")
    assert found == [("Specialist", "days", "5", "2027-01-15")]
    assert has_focus(view, "resources-add")


def test_a_name_nobody_has_is_offered_as_a_colleague_by_alt_and_a_digit(
    qtbot: QtBot, desk: Desk, view: ResourcesView
) -> None:
    def keep() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewRecord)
        qtbot.keyClick(dialog, Key.Key_Return)

    qtbot.keyClicks(child(view, "resources-add"), "Specialist 5 d @tomasz")
    assert "Nobody here is called “tomasz”." in view.entry.says.text()
    QTimer.singleShot(0, view, keep)
    qtbot.keyClick(child(view, "resources-add"), Key.Key_1, Alt)
    assert desk.workspace.select("SELECT count(*) FROM colleague WHERE name = 'tomasz'") == [(1,)]
    assert "tomasz" in view.entry.says.text()
    assert not view.entry.says.links


def test_letters_grant_refuse_and_use(qtbot: QtBot, desk: Desk, view: ResourcesView) -> None:
    row = asked(qtbot, desk, view)
    press(qtbot, view, f"resource-{row}", Key.Key_R)
    assert desk.workspace.select(FIGURES) == [("5", "0", None)]
    assert view.sentence.text() == "Everything asked for was answered. 1 was refused."
    press(qtbot, view, f"resource-{row}", Key.Key_G)
    press(qtbot, view, f"resource-{row}", Key.Key_U)
    assert desk.workspace.select(FIGURES) == [("5", "5", "5")]
    qtbot.waitUntil(lambda: has_focus(view, f"resource-{row}"))
    desk.undo()
    assert desk.workspace.select(FIGURES) == [("5", "5", None)]


def test_figures_are_typed_where_they_stand(qtbot: QtBot, desk: Desk, view: ResourcesView) -> None:
    row = asked(qtbot, desk, view)
    tell(qtbot, view, f"resource-granted-{row}", "3")
    assert desk.workspace.select(FIGURES) == [("5", "3", None)]
    assert not view.drawer.isVisible()


def test_what_is_no_number_is_marked_and_kept_as_typed(qtbot: QtBot, desk: Desk, view: ResourcesView) -> None:
    row = asked(qtbot, desk, view)
    tell(qtbot, view, f"resource-granted-{row}", "three")
    field = child(view, f"resource-granted-{row}")
    assert (field.text(), field.property("wrong")) == ("three", True)
    assert "is not a number" in field.accessibleDescription()
    assert child(view, f"resource-wrong-{row}").text() == "“three” is not a number."
    qtbot.keyClick(field, Key.Key_Escape)
    assert child(view, f"resource-wrong-{row}").isHidden()
    assert desk.workspace.select(FIGURES) == [("5", None, None)]


def test_days_and_money_are_summed_apart(qtbot: QtBot, desk: Desk, view: ResourcesView) -> None:
    asked(qtbot, desk, view)
    asked(qtbot, desk, view, "Finance 2.5 d @paul by 20 Jan 2027")
    asked(qtbot, desk, view, "Travel 12k")
    assert view.sums.text() == (
        "Colleague days (d): 7.5 asked, 0 granted, 0 used · Budget (EUR): 12,000 asked, 0 granted, 0 used"
    )


def test_over_booking_over_all_plans_is_said_with_its_evidence(
    qtbot: QtBot, desk: Desk, konex: Konex, view: ResourcesView
) -> None:
    paul = desk.workspace.select("SELECT id FROM colleague WHERE name = 'Paul Wrona'")[0][0]
    with desk.workspace.write("Vexel") as session:
        other = Account(name="Vexel", came_in=desk.workspace.today)
        session.add(other)
        session.flush()
        account = other.id
    plan = a_plan(desk, account)
    asked(qtbot, desk, view)
    due = desk.workspace.today.replace(year=2027, month=2)
    with desk.workspace.write("Audit") as session:
        session.add(Resource(plan_id=plan, what="Audit", colleague_id=paul, asked=Decimal(6), due=due))
    qtbot.waitUntil(lambda: "1 quarter is over-booked." in view.sentence.text())
    said = [text.text() for text in view.booking.findChildren(Text)]
    assert "Paul Wrona, Q1 2027: 11 d of 10 d, 2 plans: Konex 5 d (Specialist) and Vexel 6 d (Audit)." in said


def test_without_a_plan_the_way_to_one_is_offered(qtbot: QtBot, desk: Desk, konex: Konex) -> None:
    tab = shown(qtbot, desk, konex.account)
    view = part(tab, "resource", ResourcesView)
    assert view.empty.button is not None
    assert view.empty.isVisible()
    view.empty.button.click()
    assert tab.row.current() == "main"
