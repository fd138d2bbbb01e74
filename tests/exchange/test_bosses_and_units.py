"""Files of people bring whom they report to and which unit they belong to, however the file says it."""

from pathlib import Path

import pytest

from amdesk.exchange.mapping import Subject
from amdesk.exchange.plan import Outcome
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned
from tests.exchange.test_people_rows import lines

STAFF = "id,name,company,reports to\n1,Ada,Konex,2\n2,Ben,Konex,\n3,Cleo,Konex,1\n"


def test_people_report_to_those_their_file_names_by_id(workspace: Workspace) -> None:
    plan = imported(workspace, STAFF, Subject.PEOPLE)
    assert lines(workspace) == [("Ada", "reports", "Ben"), ("Cleo", "reports", "Ada")]
    assert plan.counts["line"][Outcome.ADDED] == 2
    workspace.undo()
    assert not count(workspace, "line") and not count(workspace, "person")


def test_people_report_to_those_their_file_names(workspace: Workspace) -> None:
    imported(workspace, "name,company,manager\nAda,Konex,Ben\nBen,Konex,\nBen,Acme,\n", Subject.PEOPLE)
    (boss,) = workspace.select("SELECT a.name FROM line JOIN person p ON p.id = target_id JOIN account a ON a.id = 1")
    assert lines(workspace) == [("Ada", "reports", "Ben")] and boss == ("Konex",)


def test_importing_again_leaves_a_corrected_boss_alone(workspace: Workspace) -> None:
    imported(workspace, STAFF, Subject.PEOPLE)
    with workspace.write("Nobody above Ada") as session:
        from amdesk.model.people import Line

        session.delete(session.get_one(Line, 1))
    assert not planned(workspace, STAFF, Subject.PEOPLE).writes


def test_another_boss_in_a_later_file_takes_over(workspace: Workspace) -> None:
    imported(workspace, STAFF, Subject.PEOPLE)
    imported(workspace, STAFF.replace("3,Cleo,Konex,1", "3,Cleo,Konex,2"), Subject.PEOPLE)
    held = "SELECT p.name, until FROM line JOIN person p ON p.id = target_id WHERE source_id = 3 ORDER BY line.id"
    assert workspace.select(held) == [("Ada", workspace.today.isoformat()), ("Ben", None)]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("id,name,company,manager\n1,Ada,Konex,2\n2,Ben,Konex,1\n", "would make a circle"),
        ("id,name,company,manager\n1,Ada,Konex,77\n", "“77” is nobody known here"),
    ],
)
def test_a_boss_that_cannot_be_is_said_and_costs_no_person(workspace: Workspace, text: str, remark: str) -> None:
    plan = imported(workspace, text, Subject.PEOPLE)
    assert any(remark in said for said in plan.remarks) and not plan.refused
    assert count(workspace, "person") == len(plan.outcomes)


@pytest.mark.parametrize(
    ("name", "people", "reporting", "top"),
    [("northwind/employees.csv", 9, 8, "Andrew Fuller"), ("chinook/Employee.csv", 8, 7, "Andrew Adams")],
)
def test_the_staff_of_two_companies_hang_together(
    workspace: Workspace, realdata: Path, name: str, people: int, reporting: int, top: str
) -> None:
    imported(workspace, "company\nTheirs\n", Subject.ACCOUNTS)
    imported(workspace, realdata / name, Subject.PEOPLE, account=1)
    assert (count(workspace, "person"), count(workspace, "line")) == (people, reporting)
    free = "SELECT name FROM person WHERE id NOT IN (SELECT source_id FROM line)"
    assert workspace.select(free) == [(top,)]
    assert not planned(workspace, realdata / name, Subject.PEOPLE, account=1).writes


def test_a_salesforce_contact_reports_by_its_id(workspace: Workspace) -> None:
    imported(workspace, "Id,Name,BillingCity\n001A,Konex,Berlin\n", Subject.ACCOUNTS)
    contacts = "Id,FirstName,LastName,AccountId,ReportsToId\n003A,Ada,Novak,001A,003B\n003B,Ben,Okafor,001A,\n"
    assert imported(workspace, contacts).program == "salesforce"
    assert lines(workspace) == [("Ada Novak", "reports", "Ben Okafor")]


def test_units_and_sites_belong_to_their_account(workspace: Workspace) -> None:
    accounts = "company,city,site\nKonex,Berlin,Plant 1\nKonex,Berlin,Plant 2\nAcme,Rome,Plant 1\n"
    people = "name,company,department\nAda,Konex,Sales\nBen,Konex,Sales\nCleo,Acme,Sales\n"
    imported(workspace, accounts, Subject.ACCOUNTS)
    imported(workspace, people, Subject.PEOPLE)
    units = "SELECT a.name, u.name, is_site FROM unit u JOIN account a ON a.id = account_id ORDER BY u.id"
    sites = [("Konex", "Plant 1", 1), ("Konex", "Plant 2", 1), ("Acme", "Plant 1", 1)]
    assert workspace.select(units) == [*sites, ("Konex", "Sales", 0), ("Acme", "Sales", 0)]
    assert workspace.select("SELECT person_id, unit_id FROM membership") == [(1, 4), (2, 4), (3, 5)]
    assert not planned(workspace, accounts, Subject.ACCOUNTS).writes
    assert not planned(workspace, people, Subject.PEOPLE).writes


def test_an_older_file_does_not_move_people_back(workspace: Workspace) -> None:
    text = "name,company,title,unit\nAda,Konex,Buyer,North\n"
    imported(workspace, text, Subject.PEOPLE)
    imported(workspace, text.replace("North", "South"), Subject.PEOPLE)
    held = "SELECT job, u.name FROM membership m JOIN unit u ON u.id = unit_id WHERE until IS NULL"
    assert workspace.select(held) == [("Buyer", "South")]
    assert not planned(workspace, text, Subject.PEOPLE).writes


def test_accounts_are_put_under_their_parents(workspace: Workspace) -> None:
    imported(workspace, "company,parent company,city\nKonex North,Konex,Kiel\nKonex,,Berlin\n", Subject.ACCOUNTS)
    assert workspace.select("SELECT p.name FROM account a JOIN account p ON p.id = a.parent_id") == [("Konex",)]
