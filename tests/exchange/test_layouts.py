"""Exports of well-known programs arrive without a word from the user."""

import csv
import io
from pathlib import Path

import pytest

from amdesk.exchange.guessing import guess
from amdesk.exchange.mapping import Subject
from amdesk.exchange.outlook import HEADERS as OUTLOOK
from amdesk.exchange.outlook import MEANT
from amdesk.exchange.tables import read_text
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned
from tests.exchange.outlook_headers import HEADERS, headers_of
from tests.exchange.test_people_rows import lines

ADA = {
    "person.given": "Ada",
    "person.family": "Novák",
    "account.name": "Konex",
    "unit.name": "Sales",
    "person.job": "Buyer",
    "person.mail": "ada@konex.example",
    "person.phone": "+49 30 12345",
    "person.mobile": "+49 170 12345",
    "person.reports_to": "Ben Okafor",
    "person.note": "Likes labels",
    "account.phone": "+49 30 999",
}
BEN = {"person.given": "Ben", "person.family": "Okafor", "account.name": "Konex"}
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Website 1 - Value\n"
    "Ada Novák,Ada,,Novák,,Likes labels,* myContacts,* Work,ada@konex.example ::: ada@home.example,Mobile,"
    "+49 170 12345,Work,+49 30 12345,,Konex,,Buyer,Sales,\n"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
    "Ada,,Novák,,,,Konex,Buyer,Sales,,Likes labels,,* myContacts,* Work,ada@konex.example,Work,+49 30 12345,Mobile,"
    "+49 170 12345\n"
)
LINKEDIN = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download them "
    'using this setting https://www.linkedin.com/psettings/privacy/email."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Novák,https://www.linkedin.com/in/ada,,Konex,Buyer,07 Dec 2025\n"
    "Ben,Okafor,https://www.linkedin.com/in/ben,ben@konex.example,Konex,CEO,01 Mar 2024\n"
)


def written(language: str) -> str:
    """Two contacts as Outlook in a language writes them."""
    columns = next(csv.reader([headers_of(language)]))
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for person in (ADA, BEN):
        told = {header: person.get(target, "") for header, target in zip(OUTLOOK[language], MEANT, strict=True)}
        second = 0
        row = []
        for column in columns:
            second += column == "Titre"
            row.append(told.get("Titre 2" if column == "Titre" and second == 2 else column, ""))
        writer.writerow(row)
    return text.getvalue()


@pytest.mark.parametrize("language", HEADERS)
def test_contacts_of_outlook_arrive_in_every_language(workspace: Workspace, tmp_path: Path, language: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(written(language), "cp1250" if language == "pl" else "cp1252", newline="")
    plan = imported(workspace, path)
    assert (plan.program, plan.mapping.subject, plan.refused) == ("outlook", Subject.PEOPLE, [])
    assert set(plan.mapping.chosen.values()) == set(MEANT)
    query = (
        "SELECT p.name, a.name, u.name, m.job, p.mail, p.phone, p.mobile, p.note FROM person p "
        "JOIN account a ON a.id = p.account_id JOIN membership m ON m.person_id = p.id JOIN unit u ON u.id = m.unit_id"
    )
    assert workspace.select(query) == [("Ada Novák", *list(ADA.values())[2:8], "Likes labels")]
    assert lines(workspace) == [("Ada Novák", "reports", "Ben Okafor")]
    assert not planned(workspace, path).writes


@pytest.mark.parametrize("text", [GOOGLE_OLD, GOOGLE_NEW], ids=["until 2024", "since"])
def test_contacts_of_google_arrive_whichever_number_is_the_mobile(workspace: Workspace, text: str) -> None:
    assert imported(workspace, text).program == "google"
    found = workspace.select("SELECT name, mail, phone, mobile, note FROM person")
    assert found == [("Ada Novák", "ada@konex.example", "+49 30 12345", "+49 170 12345", "Likes labels")]
    assert workspace.select("SELECT job FROM membership WHERE unit_id = 1") == [("Buyer",)]


def test_connections_of_linkedin_arrive_below_their_notes(workspace: Workspace) -> None:
    plan = imported(workspace, LINKEDIN)
    assert (plan.program, len(plan.outcomes), plan.refused) == ("linkedin", 2, [])
    assert workspace.select("SELECT name, mail FROM person") == [("Ada Novák", ""), ("Ben Okafor", "ben@konex.example")]


@pytest.mark.parametrize(
    ("headers", "program", "subject"),
    [
        ("Account Name,Billing Street,Billing City,Billing Zip/Postal Code,Account ID", "salesforce", Subject.ACCOUNTS),
        ("First Name,Last Name,Title,Account Name,Mailing City,Email,Reports To", "salesforce", Subject.PEOPLE),
        ("Opportunity Name,Stage,Amount,Close Date,Account Name,Probability (%)", "salesforce", Subject.OPPORTUNITIES),
        ("Case Number,Subject,Status,Priority,Date/Time Opened,Account Name", "salesforce", Subject.ISSUES),
        ("Id,CaseNumber,Subject,Status,Priority,CreatedDate,AccountId", "salesforce", Subject.ISSUES),
        ("Id,WhoId,Subject,ActivityDate,Status,AccountId,Description", "salesforce", Subject.TOUCHES),
        ("Id,ContractNumber,StartDate,EndDate,AccountId", "salesforce", Subject.CONTRACTS),
        ("Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company", "hubspot", Subject.OPPORTUNITIES),
    ],
)
def test_reports_and_exports_of_customer_programs_are_recognised(headers: str, program: str, subject: Subject) -> None:
    mapping = guess(read_text(headers + "\n" + "x," * headers.count(",") + "x\n", header=True))
    assert (mapping.program, mapping.subject, mapping.lacks(), mapping.is_sure) == (program, subject, "", True)


def test_deals_of_hubspot_keep_their_stage(workspace: Workspace) -> None:
    text = (
        "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n"
        "1,Renewal,Closed Won,5000,2026-10-01,Konex\n2,Pilot,Decision Maker Bought-In,2000,2027-01-15,Konex\n"
    )
    imported(workspace, text)
    assert workspace.select("SELECT name, stage FROM opportunity") == [("Renewal", "won"), ("Pilot", "offered")]


def test_ids_of_reports_and_exports_of_salesforce_meet(workspace: Workspace) -> None:
    exported = "Id,Name,BillingCity\n0012400000Xq1WoAAJ,Konex,Berlin\n"
    report = "Account Name,Billing City,Billing Street,Account ID\nKonex GmbH,Berlin,Main 1,0012400000Xq1Wo\n"
    imported(workspace, exported)
    imported(workspace, report)
    assert workspace.select("SELECT name, street FROM account") == [("Konex GmbH", "Main 1")]
    assert count(workspace, "account") == 1
