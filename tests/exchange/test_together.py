"""Files that belong together, or the sheets of one workbook, arrive as one step in the order they depend on."""

from pathlib import Path

import pytest

from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import facts_of
from amdesk.exchange.plan import ImportOutdated, ImportRefused
from amdesk.exchange.tables import read_table, read_text
from amdesk.exchange.together import Part, bring_in, in_order, look
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported

CUSTOMERS = "customer_id,company_name,contact_name\nA1,Konex,Ada Novak\nB2,Acme,Ben Okafor\n"
ROLES = "contact name,company,role\nAda Novak,Konex,Donor\n"
SALES = "date,customer_id,customer,amount\n2026-01-05,A1,Konex,5.00\n2026-01-06,B2,Acme,7.00\n"


def parts(workspace: Workspace, **texts: str) -> list[Part]:
    found = []
    for name, text in texts.items():
        table = read_text(text)
        found.append(Part(f"{name}.csv", table, guess(table, None, facts_of(workspace))))
    return in_order(found)


def test_what_comes_later_finds_what_comes_before(workspace: Workspace) -> None:
    wanted = parts(workspace, sales=SALES, customers=CUSTOMERS)
    assert [part.name for part in wanted] == ["customers.csv", "sales.csv"]
    together = look(workspace, wanted)
    assert together.sentence == "2 accounts, 2 people and 2 revenue lines will be added."
    assert not count(workspace, "account") and workspace.next_undo() is None
    bring_in(workspace, wanted, together)
    assert workspace.select("SELECT account_id, amount FROM revenue") == [(1, 500), (2, 700)]


def test_all_of_it_is_one_step(workspace: Workspace) -> None:
    wanted = parts(workspace, customers=CUSTOMERS, sales=SALES)
    bring_in(workspace, wanted, look(workspace, wanted))
    step = workspace.next_undo()
    assert step is not None and step.label == "Import customers.csv, sales.csv: 2 accounts, 2 people, 2 revenue lines"
    workspace.undo()
    assert not any(count(workspace, table) for table in ("account", "person", "revenue", "origin"))
    assert not look(workspace, parts(workspace, customers="company\nKonex\n")).plans[0].refused


def test_importing_all_of_it_again_changes_nothing(workspace: Workspace) -> None:
    wanted = parts(workspace, customers=CUSTOMERS, sales=SALES)
    bring_in(workspace, wanted, look(workspace, wanted))
    assert not look(workspace, wanted).writes


def test_a_part_that_cannot_be_is_named_and_nothing_arrives(workspace: Workspace) -> None:
    wanted = [
        *parts(workspace, customers=CUSTOMERS),
        Part("odd.csv", read_text("a,b\n1,2\n"), guess(read_text("a,b\n1,2\n"))),
    ]
    with pytest.raises(ImportRefused, match=r"^odd\.csv: Say which column"):
        look(workspace, wanted)
    assert not count(workspace, "account")


def test_a_workspace_that_changed_meanwhile_is_looked_at_anew(workspace: Workspace) -> None:
    wanted = parts(workspace, customers=CUSTOMERS, sales=SALES)
    together = look(workspace, wanted)
    imported(workspace, "company\nGlobex\n")
    with pytest.raises(ImportOutdated):
        bring_in(workspace, wanted, together)
    assert count(workspace, "account") == 1


def test_stopping_leaves_nothing_of_any_part(workspace: Workspace) -> None:
    wanted = parts(workspace, customers=CUSTOMERS, sales=SALES)
    together = look(workspace, wanted)

    def stop(share: float) -> None:
        if share > 0.6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bring_in(workspace, wanted, together, stop)
    assert not count(workspace, "account") and workspace.next_undo() is None


def test_the_sheets_of_a_workbook_are_parts_of_their_own(workspace: Workspace, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, text in (("Umsatz", SALES), ("Kunden", CUSTOMERS)):
        sheet = book.create_sheet(title)
        for line in text.splitlines():
            sheet.append(line.split(","))
    book.save(tmp_path / "all.xlsx")
    tables = [read_table(tmp_path / "all.xlsx", sheet=title) for title in ("Umsatz", "Kunden")]
    wanted = in_order([Part(t.sheet, t, guess(t, None, facts_of(workspace))) for t in tables])
    bring_in(workspace, wanted, look(workspace, wanted))
    assert (count(workspace, "account"), count(workspace, "revenue")) == (2, 2)


def test_a_foundation_s_five_files_arrive_as_one_step_and_again_change_nothing(
    workspace: Workspace, realdata: Path
) -> None:
    names = ("Payments report", "npe4__Relationship__c", "OpportunityContactRole", "Contact", "Account")
    tables = {name: read_table(realdata / "salesforce_npsp" / f"{name}.csv") for name in names}
    wanted = in_order([Part(name, table, guess(table, None, facts_of(workspace))) for name, table in tables.items()])
    assert [part.name for part in wanted[:2]] == ["Account", "Contact"]
    bring_in(workspace, wanted, look(workspace, wanted))
    held = ("account", "person", "person_role", "label", "line", "invoice", "payment")
    assert [count(workspace, table) for table in held] == [167, 102, 90, 126, 62, 644, 485]
    assert workspace.select("SELECT count(DISTINCT name) FROM account") == [(155,)]
    assert not look(workspace, wanted).writes
    workspace.undo()
    assert not any(count(workspace, table) for table in held)


def test_what_one_file_adds_and_another_changes_is_counted_once(workspace: Workspace) -> None:
    texts = ("Company,Name\nKonex,Ada Novak\n", "Company,Name,Phone\nKonex,Ada Novak,+49 30 12345\n")
    tables = [read_text(text) for text in texts]
    parts = [Part(f"{n}.csv", table, guess(table)) for n, table in enumerate(tables)]
    told = look(workspace, parts)
    assert told.sentence == "1 account and 1 person will be added."
    assert told.label.endswith(": 1 account, 1 person")
