"""Invoices, issues, touches, opportunities and contracts: found again, paid once, closed by nobody but their rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amdesk.exchange.importing import Outcome
from amdesk.exchange.mapping import Subject
from amdesk.store.queries.issues import issue_lines
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned

PEOPLE = "contact id,contact name,customer_id,company\n1,Ada Novak,A1,Konex\n2,Ben Okafor,A1,Konex\n"
INVOICES = (
    "invoice,customer,date,due,amount,paid,payment date\n"
    "R1,Konex,2026-09-01,2026-10-01,100.00,yes,2026-09-20\n"
    "R2,Konex,2026-09-02,,200.00,no,2026-09-21\n"
    "R3,Acme,2026-09-03,2026-12-01,300.00,120.50,\n"
)
ISSUES = (
    "case id,company,created,subject,description,status\n"
    "7,Konex,2026-08-01,Wrong label,It says salt,Closed with refund\n"
    "8,Konex,2026-08-02,Late again,,New\n"
)
TOUCHES = (
    "date,company,contact name,subject,notes\n2026-11-02 14:30,Konex,Ada Novak;Ben Okafor,Harvest,Fine\n"
    "2026-12-02,Konex,Nobody,Plan,\n"
)
DEALS = (
    "deal,company,stage,amount,close date\nDryer,Konex,Closed Won,5000,2026-10-01\n"
    "Silo,Konex,Proposal,7000,2026-12-24\n"
)
CONTRACTS = (
    "contract,company,start,end,value\nService,Konex,2026-01-01,2026-12-31,1200\nOdd,Konex,2026-05-01,2026-04-01,1\n"
)
EACH = [
    (Subject.INVOICES, INVOICES, "invoice", 3),
    (Subject.ISSUES, ISSUES, "issue", 2),
    (Subject.TOUCHES, TOUCHES, "touch", 2),
    (Subject.MEETINGS, TOUCHES, "touch", 2),
    (Subject.OPPORTUNITIES, DEALS, "opportunity", 2),
    (Subject.CONTRACTS, CONTRACTS, "contract", 1),
]


@pytest.mark.parametrize(("subject", "text", "table", "arriving"), EACH)
def test_importing_again_adds_and_changes_nothing(
    workspace: Workspace, subject: Subject, text: str, table: str, arriving: int
) -> None:
    imported(workspace, PEOPLE, Subject.PEOPLE)
    imported(workspace, text, subject)
    assert count(workspace, table) == arriving
    assert not planned(workspace, text, subject).writes


@pytest.mark.parametrize(("subject", "text", "table", "arriving"), EACH)
def test_an_import_is_undone_in_one_step(
    workspace: Workspace, subject: Subject, text: str, table: str, arriving: int
) -> None:
    imported(workspace, text, subject)
    workspace.undo()
    assert [count(workspace, name) for name in (table, "account", "payment", "origin")] == [0, 0, 0, 0]
    assert count(workspace, table) == 0 and planned(workspace, text, subject).writes


@pytest.mark.parametrize(("subject", "text", "table", "arriving"), EACH)
def test_what_was_changed_here_stays(
    workspace: Workspace, subject: Subject, text: str, table: str, arriving: int
) -> None:
    imported(workspace, text, subject)
    with workspace.write("Change it") as session:
        from amdesk.model.all import SUBJECTS

        for row in session.query(SUBJECTS[table]):
            row.note = "ours" if table != "issue" else None
            setattr(row, SUBJECTS[table].title_column, "renamed")
    again = planned(workspace, text, subject)
    assert not again.writes, again.sentence


def test_a_column_paid_beats_a_date_of_payment(workspace: Workspace) -> None:
    plan = imported(workspace, INVOICES, Subject.INVOICES)
    paid = 'SELECT i.number, p.amount, p."on" FROM payment p JOIN invoice i ON i.id = p.invoice_id ORDER BY p.id'
    assert workspace.select(paid) == [("R1", 10_000, "2026-09-20"), ("R3", 12_050, None)]
    assert plan.remarks[-1] == "1 invoice has a date of payment but is not paid; it stays open."


def test_the_rest_of_an_invoice_is_paid_by_a_later_file(workspace: Workspace) -> None:
    imported(workspace, INVOICES, Subject.INVOICES)
    later = INVOICES.replace("120.50", "300.00")
    imported(workspace, later, Subject.INVOICES)
    query = "SELECT sum(p.amount) FROM payment p JOIN invoice i ON i.id = p.invoice_id WHERE number = 'R3'"
    assert workspace.select(query) == [(30_000,)]
    assert not planned(workspace, later, Subject.INVOICES).writes


def test_an_empty_cell_erases_nothing(workspace: Workspace) -> None:
    with_ids = "invoice id,customer,amount,due\n1,Konex,5.00,2026-10-01\n"
    imported(workspace, with_ids, Subject.INVOICES)
    plan = planned(workspace, with_ids.replace("2026-10-01", ""), Subject.INVOICES)
    assert not plan.writes


def test_two_invoices_alike_arrive_as_two(workspace: Workspace) -> None:
    text = "customer,date,amount\nKonex,2026-09-01,5.00\nKonex,2026-09-01,5.00\n"
    imported(workspace, text, Subject.INVOICES)
    assert count(workspace, "invoice") == 2 and not planned(workspace, text, Subject.INVOICES).writes


def test_another_currency_than_the_accounts_is_refused(workspace: Workspace) -> None:
    imported(workspace, "company,currency\nKonex,EUR\n", Subject.ACCOUNTS)
    plan = planned(workspace, "invoice,customer,amount,currency\nR1,Konex,5.00,USD\n", Subject.INVOICES)
    assert [row.outcome for row in plan.outcomes] == [Outcome.REFUSED]


def test_what_was_closed_before_is_closed_elsewhere(workspace: Workspace) -> None:
    imported(workspace, ISSUES, Subject.ISSUES)
    assert workspace.select("SELECT status FROM issue ORDER BY id") == [("closed-elsewhere",), ("open",)]


def test_no_file_closes_an_issue_that_is_open_here(workspace: Workspace) -> None:
    imported(workspace, ISSUES, Subject.ISSUES)
    plan = imported(workspace, ISSUES.replace("New", "Resolved"), Subject.ISSUES)
    assert workspace.select("SELECT status FROM issue ORDER BY id") == [("closed-elsewhere",), ("open",)]
    assert plan.remarks[-1] == "1 issue ended there but is open here; its steps close it."


def test_an_open_issue_begins_with_the_checklist_that_fits(workspace: Workspace) -> None:
    imported(workspace, ISSUES, Subject.ISSUES)
    from amdesk.model.issues import Issue
    from amdesk.model.proposals import begin_list, checklists, proposed_list

    told = "number, phase, name, due, needs_evidence, may_be_skipped, status"
    held = f"SELECT {told} FROM step WHERE issue_id = ? ORDER BY id"
    steps = workspace.select(held, (2,))
    with workspace.write("The same by hand") as session:
        like = session.get_one(Issue, 2)
        made = Issue(account_id=1, name="By hand", reported_on=workspace.today, kind=like.kind, severity=like.severity)
        session.add(made)
        session.flush()
        fitting = proposed_list(checklists(workspace), made.kind, made.severity)
        assert fitting is not None
        begin_list(session, made, fitting.id)
        session.flush()
    assert steps and steps == workspace.select(held, (made.id,)) and not workspace.select(held, (1,))
    workspace.undo()
    workspace.undo()
    assert not count(workspace, "step") and not count(workspace, "issue")


def test_a_meeting_to_come_is_planned_and_has_its_people(workspace: Workspace) -> None:
    imported(workspace, PEOPLE, Subject.PEOPLE)
    plan = imported(workspace, TOUCHES, Subject.MEETINGS)
    found = workspace.select('SELECT "on", at, status FROM touch ORDER BY id')
    assert found == [("2026-11-02", "14:30", "held"), ("2026-12-02", "", "planned")]
    assert workspace.select("SELECT touch_id, person_id FROM touch_person") == [(1, 1), (1, 2)]
    assert plan.remarks[-1] == "“Nobody” is nobody known here, or not plain, and is left out."


def test_a_sale_that_ended_says_where_its_reason_was_read(workspace: Workspace) -> None:
    imported(workspace, DEALS, Subject.OPPORTUNITIES)
    found = workspace.select("SELECT stage, value, closed_on, why FROM opportunity ORDER BY id")
    assert found == [
        ("won", 500_000, "2026-10-01", "Won before it came here: pasted"),
        ("offered", 700_000, None, ""),
    ]


def test_a_contract_that_ends_before_it_starts_is_refused(workspace: Workspace) -> None:
    plan = planned(workspace, CONTRACTS, Subject.CONTRACTS)
    assert [row.says for row in plan.refused] == ["end: A contract cannot end before it starts."]


@pytest.fixture
def npsp(workspace: Workspace, realdata: Path) -> Callable[[str], Workspace]:
    """A workspace with the accounts and people of a foundation, into which further files are taken twice."""

    def take(name: str) -> Workspace:
        imported(workspace, realdata / "salesforce_npsp" / name)
        assert not planned(workspace, realdata / "salesforce_npsp" / name).writes
        return workspace

    for name in ("Account.csv", "Contact.csv"):
        imported(workspace, realdata / "salesforce_npsp" / name)
    return take


def test_the_payments_of_a_foundation_come_out_to_the_cent(npsp: Callable[[str], Workspace]) -> None:
    workspace = npsp("Payments report.csv")
    unpaid = "NOT EXISTS (SELECT 1 FROM payment p WHERE p.invoice_id = i.id) AND written_off IS NULL"
    assert workspace.select("SELECT count(*), sum(amount) FROM payment") == [(485, 37_324_000)]
    assert workspace.select(f"SELECT count(*), sum(amount) FROM invoice i WHERE {unpaid}") == [(153, 2_158_200)]
    assert workspace.select("SELECT count(written_off), sum(written_off) FROM invoice") == [(6, 93_500)]


def test_the_opportunities_of_a_foundation_keep_stage_and_people(npsp: Callable[[str], Workspace]) -> None:
    workspace = npsp("Opportunity.csv")
    stages = workspace.select("SELECT stage, count(*) FROM opportunity GROUP BY stage ORDER BY stage")
    assert stages == [("idea", 1), ("lost", 6), ("offered", 35), ("qualified", 6), ("won", 294)]


def test_invoices_find_the_customers_of_their_shop(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, realdata / "chinook" / "Customer.csv", Subject.ACCOUNTS)
    imported(workspace, realdata / "chinook" / "Invoice.csv", Subject.INVOICES)
    assert (count(workspace, "account"), count(workspace, "invoice")) == (59, 412)
    assert workspace.select("SELECT sum(amount) FROM invoice") == [(232_860,)]


def test_complaints_arrive_with_their_companies(workspace: Workspace, realdata: Path) -> None:
    imported(workspace, realdata / "complaints_cfpb" / "consumer_complaints.csv", Subject.ISSUES)
    assert count(workspace, "account") == 68
    states = workspace.select("SELECT status, count(*) FROM issue GROUP BY status ORDER BY status")
    assert states == [("closed-elsewhere", 132), ("open", 13)]
    assert sum(not line.has_words for line in issue_lines(workspace)) == 77


def test_what_the_account_says_in_public_is_among_the_words_of_its_side(workspace: Workspace) -> None:
    header = "Company,Date received,Issue,Consumer complaint narrative,Company public response\n"
    rows = "Konex,2026-03-04,Billing,They billed twice,We acted rightly\nKonex,2026-03-05,Terms,,We acted rightly\n"
    imported(workspace, f"{header}{rows}Konex,2026-03-06,Labels,Too small,\n", Subject.ISSUES)
    assert workspace.select("SELECT words FROM issue ORDER BY reported_on") == [
        ("They billed twice\n\nThe account in public: We acted rightly",),
        ("The account in public: We acted rightly",),
        ("Too small",),
    ]


def test_what_would_change_is_told_in_words(workspace: Workspace) -> None:
    deals = "deal id,deal,company,stage,amount,close date\n1,Dryer,Konex,Closed Won,5000,2026-10-01\n"
    imported(workspace, deals, Subject.OPPORTUNITIES)
    other = deals.replace("Closed Won,5000,2026-10-01", "Closed Lost,5500,2026-10-31")
    told = planned(workspace, other, Subject.OPPORTUNITIES).outcomes[0]
    assert [str(change) for change in told.changes] == [
        "Stage: Won → Lost",
        "Closes on: 1 Oct 2026 → 31 Oct 2026",
        "Value: 5,000.00 EUR → 5,500.00 EUR",
        "Closed on: 1 Oct 2026 → 31 Oct 2026",
    ]
