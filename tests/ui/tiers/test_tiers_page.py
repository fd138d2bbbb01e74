"""The proposed tiers: looked at, changed by a key, accepted by one press, and all of it one step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.money import Revenue
from amdesk.model.values import Status, Tier
from amdesk.ui.desk import Desk
from amdesk.ui.exchange.wizard import ImportWizard
from amdesk.ui.kit.looking import looking
from amdesk.ui.place import Place
from amdesk.ui.tiers.page import TiersPage

SOLD = {"Acme": 9000, "Brio": 700, "Cora": 300, "Dune": 0}
"""What each account brought this year; Dune bought two years ago, Echo never did."""


@pytest.fixture
def accounts(desk: Desk) -> dict[str, int]:
    with desk.workspace.write("Accounts") as session:
        made = {name: Account(name=name, currency="EUR") for name in (*SOLD, "Echo")}
        session.add_all(made.values())
        session.flush()
        for name, amount in SOLD.items():
            day = date(2026, 10, 1) if amount else date(2024, 10, 1)
            session.add(Revenue(account_id=made[name].id, on=day, amount=max(amount, 50) * 100))
        return {name: account.id for name, account in made.items()}


@pytest.fixture
def page(desk: Desk, accounts: dict[str, int], qtbot: QtBot) -> TiersPage:
    made = TiersPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def tiers(desk: Desk) -> dict[str, str]:
    return dict(desk.workspace.select("SELECT name, tier FROM account"))


def cells(page: TiersPage, column: str) -> list[str]:
    return page.table.texts(column)


def test_every_account_stands_there_with_what_speaks_for_its_tier(page: TiersPage) -> None:
    assert cells(page, "name") == ["Acme", "Brio", "Cora", "Dune", "Echo"]
    assert cells(page, "revenue") == ["9,000 EUR", "700 EUR", "300 EUR", "0 EUR", "not known"]
    assert cells(page, "wanted") == ["Key", "Standard", "Small", "Small", "Standard"]
    assert cells(page, "why")[2:] == ["C: the last 5 %", "D: no sales in 12 months", "no sales known"]


def test_accepting_is_one_press_and_one_step(desk: Desk, page: TiersPage) -> None:
    went: list[Place] = []
    desk.travelled.connect(went.append)
    page.accept_button.setFocus()
    QTest.keyClick(page.accept_button, Qt.Key.Key_Space)
    assert tiers(desk) == {"Acme": "key", "Brio": "standard", "Cora": "small", "Dune": "small", "Echo": "standard"}
    assert went == [Place("five-questions")]
    desk.undo()
    assert set(tiers(desk).values()) == {"standard"}


def test_why_a_tier_was_given_is_kept(desk: Desk, page: TiersPage) -> None:
    page.accept()
    reason = desk.workspace.select("SELECT tier_reason FROM account WHERE name = 'Acme'")
    assert reason == [("By revenue: A: the first 80 %",)]


def test_a_key_gives_the_chosen_row_another_tier(desk: Desk, page: TiersPage, accounts: dict[str, int]) -> None:
    page.table.choose([accounts["Echo"]])
    QTest.keyClick(page.table, Qt.Key.Key_2)
    assert cells(page, "wanted")[-1] == "Growth" and cells(page, "why")[-1] == "your choice"
    QTest.keyClick(page.table, Qt.Key.Key_0)
    assert cells(page, "wanted")[-1] == "Standard"


def test_the_menu_of_rows_offers_the_same_as_the_keys(page: TiersPage, accounts: dict[str, int]) -> None:
    menu = QMenu()
    page.fill_menu(menu, [accounts["Echo"]])
    words = [action.text().split("\t") for action in menu.actions()][:5]
    assert [tuple(each) for each in words] == [
        ("Key", "1"),
        ("Growth", "2"),
        ("Standard", "3"),
        ("Small", "4"),
        ("As proposed", "0"),
    ]


def test_what_was_chosen_by_hand_is_accepted(desk: Desk, page: TiersPage, accounts: dict[str, int]) -> None:
    page.choose([accounts["Echo"], accounts["Dune"]], Tier.GROWTH)
    page.accept()
    found = tiers(desk)
    assert (found["Echo"], found["Dune"]) == ("growth", "growth")


def test_what_it_means_for_the_week_is_said(page: TiersPage) -> None:
    assert page.strip.work.text() == (
        "That asks for about 1 check-in a week, as now. Estimated 162 h a year of 1,144 h (14 %), now 50 h."
    )
    assert page.sentence.text() == (
        "One account brings 90 % of the revenue of 12 months. Three accounts would be served otherwise."
    )


def test_lost_accounts_are_left_alone(desk: Desk, page: TiersPage, accounts: dict[str, int]) -> None:
    with desk.workspace.write("Lose") as session:
        session.get_one(Account, accounts["Cora"]).status = Status.LOST
    page.refresh()
    assert "Cora" not in cells(page, "name")


def test_without_any_sales_every_tier_stays_and_the_way_to_import_is_offered(desk: Desk, qtbot: QtBot) -> None:
    with desk.workspace.write("Accounts") as session:
        session.add(Account(name="Echo"))
    page = TiersPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.sentence.text().startswith("No sales are known, so every account keeps its tier.")
    assert page.import_button.isVisible() and cells(page, "change") == ["as now"]


def brought_in(desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, text: str) -> list[Place]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    went: list[Place] = []
    desk.travelled.connect(went.append)
    wizard = ImportWizard(desk, [path])
    qtbot.addWidget(wizard)
    wizard.show()
    qtbot.waitUntil(wizard.run_button.isEnabled, timeout=10_000)
    wizard.run_button.click()
    qtbot.waitUntil(lambda: bool(went), timeout=10_000)
    return went


def test_the_first_accounts_and_the_first_sales_lead_here(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    accounts = "company_name,city\nKonex,Leeds\nAcme,Rome\n"
    sales = "date,customer,amount\n2026-01-05,Konex,5.00\n2026-01-07,Acme,7.00\n"
    more = "date,customer,amount\n2026-02-05,Konex,5.00\n2026-02-07,Acme,7.00\n"
    assert brought_in(desk, qtbot, tmp_path, "customers.csv", accounts) == [Place("tiers")]
    assert brought_in(desk, qtbot, tmp_path, "sales.csv", sales) == [Place("tiers")]
    assert brought_in(desk, qtbot, tmp_path, "more.csv", more) == [Place("accounts")]


def test_nothing_is_accepted_while_someone_is_looking(
    desk: Desk, page: TiersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking(), "on", True)
    page.accept()
    assert set(tiers(desk).values()) == {"standard"}
