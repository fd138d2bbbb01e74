"""The year: every plan carried over line by line, then tiers, then rhythms."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.analysis.rounds import RoundStep
from amdesk.model.accounts import Account
from amdesk.model.money import Revenue
from amdesk.model.plans import Objective, Plan
from amdesk.model.touches import Touch
from amdesk.model.values import Tier, TouchKind
from amdesk.ui.account.plan.carrying import CarryDialog
from amdesk.ui.desk import Desk
from amdesk.ui.rounds.page import RoundPage, YearRoundPage
from tests.ui.rounds.hands import Key, Modifier, go_to, one, press, shown, steps, type_line


@pytest.fixture
def konex(empty_desk: Desk) -> Desk:
    """Konex, a standard account that brings everything, was called twice this year, and whose plan ends soon."""
    with empty_desk.workspace.write("Konex") as session:
        account = Account(name="Konex", tier=Tier.STANDARD, currency="EUR", came_in=date(2025, 1, 1))
        session.add(account)
        session.flush()
        account.rhythm_days = 45
        plan = Plan(account_id=account.id, name="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31))
        session.add(plan)
        session.flush()
        session.add_all([Objective(plan_id=plan.id, name=name) for name in ("Grow", "Care")])
        session.add(Revenue(account_id=account.id, on=date(2026, 10, 1), amount=900_000))
        for month in (3, 9):
            session.add(Touch(account_id=account.id, on=date(2026, month, 2), kind=TouchKind.CHECK_IN))
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, konex: Desk) -> RoundPage:
    """The year over Konex."""
    return shown(qtbot, konex, YearRoundPage)


def test_it_goes_from_plans_over_tiers_to_rhythms(page: RoundPage) -> None:
    assert [(item.step, item.what, item.note) for item in page.items] == [
        (RoundStep.PLANS, "“2026” ends 31 Dec 2026", "2 objectives, 0 actions"),
        (RoundStep.TIERS, "Key instead of Standard", "A: the first 80 %"),
        (RoundStep.RHYTHMS, "A check-in every 45 days", "2 of 8 held in twelve months"),
    ]


def test_a_plan_is_carried_over_line_by_line_in_its_dialog(page: RoundPage, konex: Desk) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CarryDialog):
            QTimer.singleShot(10, answer)
            return
        dialog.answer(True)
        dialog.answer(False)
        dialog.accept()

    QTimer.singleShot(0, answer)
    press(page, Key.Key_1)
    found = konex.workspace.select(
        "SELECT p.starts, o.name FROM plan p JOIN objective o ON o.plan_id = p.id WHERE p.starts = '2027-01-01'"
    )
    assert found == [("2027-01-01", "Grow")]
    assert steps(page) == [RoundStep.TIERS, RoundStep.RHYTHMS]


def test_a_plan_that_ends_is_closed_by_one_key(page: RoundPage, konex: Desk) -> None:
    press(page, Key.Key_2)
    assert one(konex, "SELECT status FROM plan") == "closed"
    assert page.items[0].step is RoundStep.TIERS


def test_a_tier_is_accepted_with_its_reason_and_its_workload_is_told(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.TIERS)
    labels = {page.facts.grid.itemAt(at).widget().text() for at in range(page.facts.grid.count())}  # type: ignore[union-attr]
    assert "Estimated 132 h a year of 1,144 h (12 %), now 10 h." in labels
    press(page, Key.Key_1)
    assert konex.workspace.select("SELECT tier, tier_reason FROM account") == [("key", "By revenue: A: the first 80 %")]


def test_a_tier_that_stays_is_gone_through(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.TIERS)
    press(page, Key.Key_2)
    assert one(konex, "SELECT tier FROM account") == "standard"
    assert steps(page) == [RoundStep.RHYTHMS]


def test_a_rhythm_is_typed_or_becomes_that_of_its_tier(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.RHYTHMS)
    type_line(page, "as it was")
    assert page.item.wrong.text() == "Say how many days: such as “every 45 days”."
    page.item.line.clear()
    type_line(page, "every 60 days")
    days = "SELECT days FROM rhythm WHERE until IS NULL ORDER BY id DESC"
    assert one(konex, days) == 60
    assert not page.items
    konex.undo()
    page.begin()
    go_to(page, RoundStep.RHYTHMS)
    press(page, Key.Key_2, Modifier.AltModifier)
    assert one(konex, days) == 90


def test_a_plan_that_is_followed_by_another_is_not_asked_for(page: RoundPage, konex: Desk) -> None:
    with konex.workspace.write("Next") as session:
        session.add(Plan(account_id=1, name="2027", starts=date(2027, 1, 1), ends=date(2027, 12, 31)))
    page.refresh()
    assert RoundStep.PLANS not in steps(page)
