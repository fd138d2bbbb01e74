"""Files made by other programs arrive as they are meant, or say why not."""

from pathlib import Path

import pytest

from amdesk.exchange.importing import Outcome
from amdesk.exchange.mapping import Subject
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned


@pytest.fixture
def northwind(workspace: Workspace, realdata: Path) -> Workspace:
    imported(workspace, realdata / "northwind" / "customers.csv")
    imported(workspace, realdata / "northwind" / "sales.csv")
    return workspace


def test_northwind_is_there_with_people_and_titles(northwind: Workspace) -> None:
    assert (count(northwind, "account"), count(northwind, "person"), count(northwind, "membership")) == (91, 91, 91)
    assert northwind.select(
        "SELECT p.name, m.job FROM person p JOIN membership m ON m.person_id = p.id JOIN account a "
        "ON a.id = p.account_id WHERE a.name = 'Alfreds Futterkiste'"
    ) == [("Maria Anders", "Sales Representative")]


def test_two_customers_of_northwind_bought_nothing(northwind: Workspace) -> None:
    assert northwind.select("SELECT count(*) FROM account WHERE id NOT IN (SELECT account_id FROM revenue)") == [(2,)]


def test_northwinds_sales_sum_to_the_cent(northwind: Workspace) -> None:
    assert northwind.select("SELECT count(*), sum(amount) FROM revenue") == [(2155, 126_579_329)]
    largest = northwind.select(
        "SELECT a.name, sum(r.amount) FROM revenue r JOIN account a ON a.id = r.account_id "
        "GROUP BY 1 ORDER BY 2 DESC LIMIT 3"
    )
    assert largest == [("QUICK-Stop", 11_027_732), ("Ernst Handel", 10_487_500), ("Save-a-lot Markets", 10_436_196)]


def test_northwind_again_adds_and_changes_nothing(northwind: Workspace, realdata: Path) -> None:
    for turn in (northwind.undo, northwind.undo, northwind.redo, northwind.redo):
        turn()
    for name in ("customers.csv", "sales.csv"):
        assert not planned(northwind, realdata / "northwind" / name).writes


def test_every_card_arrives_or_says_why_not(workspace: Workspace, realdata: Path) -> None:
    cards = refused = 0
    for path in sorted((realdata / "vcard").glob("*.vcf")):
        plan = imported(workspace, path)
        cards += len(plan.outcomes)
        refused += len(plan.refused)
        assert {row.sentence for row in plan.refused} <= {"No organisation is named."}
    assert (cards, refused) == (26, 7)
    row = workspace.select(
        "SELECT a.name, m.job, p.mail, p.mobile FROM person p JOIN account a ON a.id = p.account_id "
        "JOIN membership m ON m.person_id = p.id WHERE p.name = 'Greg Dartmouth'"
    )
    assert row == [("TheCompany", "TheJobTitle", "gdartmouth@hotmail.com", "555 555 1111")]


def test_salesforce_accounts_of_one_name_stay_apart_and_contacts_find_theirs(
    workspace: Workspace, realdata: Path
) -> None:
    imported(workspace, realdata / "salesforce_npsp" / "Account.csv")
    plan = imported(workspace, realdata / "salesforce_npsp" / "Contact.csv")
    assert workspace.select("SELECT count(*), count(DISTINCT name) FROM account") == [(167, 155)]
    assert (count(workspace, "person"), plan.refused) == (102, [])


def test_an_export_of_the_data_loader_is_recognised(workspace: Workspace, realdata: Path) -> None:
    plan = imported(workspace, realdata / "salesforce_dataloader" / "accountData.csv")
    assert (plan.program, count(workspace, "account")) == ("salesforce", 423)


def test_resellers_without_headings_arrive(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, realdata / "adventureworks" / "DimReseller.csv", Subject.ACCOUNTS)
    assert count(workspace, "account") == 701
    assert workspace.select("SELECT name, number, phone, street FROM account LIMIT 1") == [
        ("A Bike Store", "AW00000001", "245-555-0173", "2251 Elliot Avenue")
    ]


def test_customers_that_are_persons_are_named_after_them(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, realdata / "chinook" / "Customer.csv")
    assert (count(workspace, "account"), count(workspace, "person")) == (59, 59)
    assert workspace.select("SELECT region FROM account WHERE name = 'Leonie Köhler'") == [("",)]


def test_returns_are_negative_and_lines_without_customer_are_refused(workspace: Workspace, realdata: Path) -> None:
    plan = imported(workspace, realdata / "online_retail" / "2010-12-01.csv")
    assert {row.sentence for row in plan.refused} == {"The row names no customer."}
    assert len(plan.refused) + count(workspace, "revenue") == 3108
    assert workspace.select("SELECT count(*) FROM revenue WHERE document LIKE 'C%' AND amount >= 0") == [(0,)]
    again = planned(workspace, realdata / "online_retail" / "2010-12-01.csv")
    assert again.total(Outcome.ADDED) == 0
