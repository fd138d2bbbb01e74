"""What a file holds is told by its own headers; what is only guessed loses nothing and overwrites nothing."""

from pathlib import Path

import pytest

from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.guessing import guess
from amdesk.exchange.mapping import Subject
from amdesk.exchange.tables import read_text
from amdesk.store.workspace import Workspace
from tests.exchange.desk import imported, planned

ORDINARY = [
    ("Account,Issue,Date\nKonex,Wrong label,2026-08-01\n", Subject.ISSUES),
    (
        "Customer,Subject,Description,Created,Status,Priority\nKonex,Label,Salt,2026-08-01,New,High\n",
        Subject.ISSUES,
    ),
    ("Contract,Account,Starts,Ends,Value\nService,Konex,2026-01-01,2026-12-31,1200\n", Subject.CONTRACTS),
    ("Subject,Account,Start,End\nReview,Konex,2026-12-10 10:00,2026-12-10 11:30\n", Subject.MEETINGS),
    ("Customer,Date,Type,Notes\nKonex,2026-11-01,Call,Fine\n", Subject.TOUCHES),
    ("Invoice,Customer,Date,Due,Amount,Paid\nR1,Konex,2026-09-01,2026-10-01,100.00,yes\n", Subject.INVOICES),
    ("Company,Payment date,Invoice,Amount\nKonex,2026-09-01,R1,100.00\n", Subject.PAYMENTS),
    ("Name,Account,Stage,Amount,Close date\nDryer,Konex,Closed Won,5000,2026-10-01\n", Subject.OPPORTUNITIES),
    ("From,To,Relation\nAda,Ben,advice\n", Subject.LINES),
    ("Company,Name,E-mail,Phone,Title\nKonex,Ada Novak,ada@konex.example,+49 30 12345,CFO\n", Subject.PEOPLE),
    ("Company,First name,Last name,City\nKonex,Ada,Novak,Berlin\n", Subject.ACCOUNTS),
    ("Company,E-mail\nKonex,ada.novak@konex.example\n", Subject.PEOPLE),
    ("Company,E-mail\nKonex,info@konex.example\n", Subject.ACCOUNTS),
    ("Company,City,Start date,Notes\nKonex,Berlin,2020-01-01,Old friend\n", Subject.ACCOUNTS),
]


@pytest.mark.parametrize(("text", "subject"), ORDINARY)
def test_ordinary_headers_tell_what_the_rows_are(text: str, subject: Subject) -> None:
    mapping = guess(read_text(text, header=True))
    assert (mapping.subject, mapping.is_sure, mapping.is_guessed) == (subject, True, True)


def test_a_guess_that_would_lose_most_columns_is_not_sure(realdata: Path) -> None:
    table = read_foreign(realdata / "northwind" / "products.csv")
    mapping = guess(table)
    assert (mapping.subject, mapping.is_sure) == (Subject.PRODUCTS, False)
    assert len(mapping.left_out(table)) == 8


def test_columns_without_any_value_are_not_missed() -> None:
    table = read_text("Company,City,Flag\nKonex,Berlin,\nAcme,Rome,\n")
    assert guess(table).left_out(table) == []


def test_a_note_written_here_is_not_overwritten_by_a_guess(workspace: Workspace) -> None:
    text = "Company,City,Notes\nKonex,Berlin,New words\n"
    imported(workspace, "Company,City\nKonex,Berlin\n", Subject.ACCOUNTS)
    with workspace.write("Note"):
        workspace.raw.execute("UPDATE account SET note = 'Ours'")
    plan = planned(workspace, text)
    assert not plan.writes
    assert plan.remarks == ("The note of 1 account here stays as it is, since what the file holds was only guessed.",)
    assert planned(workspace, text, Subject.ACCOUNTS).outcomes[0].says == "Note: Ours → New words"


def test_a_note_that_a_file_brought_follows_the_file(workspace: Workspace) -> None:
    text = "Company,City,Notes\nKonex,Berlin,First\n"
    imported(workspace, text)
    imported(workspace, text.replace("First", "Second"))
    assert workspace.select("SELECT note FROM account") == [("Second",)]


def test_phone_and_mail_beside_a_person_are_the_persons(workspace: Workspace) -> None:
    imported(workspace, "Company,Name,E-mail,Phone,Title\nKonex,Ada Novak,ada@konex.example,+49 30 12345,CFO\n")
    assert workspace.select("SELECT name, mail, phone FROM person") == [
        ("Ada Novak", "ada@konex.example", "+49 30 12345")
    ]
    assert workspace.select("SELECT name, mail, phone FROM account") == [("Konex", "", "")]


def test_a_contact_without_company_makes_no_account(workspace: Workspace) -> None:
    plan = imported(workspace, "Company,Name,E-mail\nKonex,Ada Novak,ada@konex.example\n,Ben Okafor,b@x.example\n")
    assert workspace.select("SELECT name FROM account") == [("Konex",)]
    assert [(row.says, row.lacks_account) for row in plan.refused] == [("Company: No organisation is named.", True)]


def test_what_is_no_mail_address_is_said_and_left_out(workspace: Workspace) -> None:
    plan = imported(workspace, "Company,Name,E-mail\nKonex,Ada Novak,notamail\nKonex,Ben,Ben Ok <b@k.example>\n")
    assert workspace.select("SELECT mail FROM person ORDER BY id") == [("",), ("b@k.example",)]
    assert plan.remarks == ("“notamail” in E-mail is no mail address and is left out.",)


def test_a_meeting_lasts_until_its_end(workspace: Workspace) -> None:
    imported(workspace, "Subject,Account,Start,End\nReview,Konex,2026-12-10 10:00,2026-12-10 11:30\n")
    assert workspace.select('SELECT purpose, "on", at, minutes FROM touch') == [("Review", "2026-12-10", "10:00", 90)]


def test_complaints_are_issues_with_all_that_was_said_of_them(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, realdata / "complaints_cfpb" / "consumer_complaints.csv")
    name, subject, reported, facts = workspace.select(
        "SELECT i.name, i.subject, i.reported_on, i.facts FROM issue i JOIN origin o ON o.row = i.id "
        "WHERE o.subject = 'issue' AND o.key = '2441777'"
    )[0]
    assert (name, subject, reported) == (
        "Debt collection: Disclosure verification of debt",
        "billing",
        "2017-04-19",
    )
    assert facts.splitlines() == [
        "Status there: Closed with explanation",
        "Part of the topic: Other (i.e. phone, health club, etc.)",
        "Detail: Not disclosed as an attempt to collect",
        "Passed on to us: 2017-04-20",
        "Answered in time: yes",
        "Customer contested the answer: No",
    ]
    assert workspace.select("SELECT count(*) FROM issue WHERE words = ''") == [(77,)]
