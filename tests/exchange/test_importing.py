"""Imports arrive wholly or not at all, twice is once, and what the user changed since stays."""

from decimal import Decimal

import pytest

from amdesk.exchange.importing import ImportRefused, Outcome, carry_out
from amdesk.exchange.mapping import Subject
from amdesk.model.accounts import Account
from amdesk.model.money import Product, Revenue
from amdesk.model.people import Person
from amdesk.model.values import Role, Status
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned

CUSTOMERS = (
    "customer_id,company_name,contact_name,contact_title,city\n"
    "A1,Konex,Ada Novak,CFO,Berlin\n"
    "B2,Acme,Ben Okafor,Buyer,Rome\n"
)
SALES = (
    "order_id,date,customer_id,customer,product,category,quantity,amount\n"
    "1,2026-01-05,A1,Konex,Oil,Fluids,2,10.50\n"
    "1,2026-01-05,A1,Konex,Oil,Fluids,2,10.50\n"
    "2,2026-01-06,B2,Acme,Fat,Fluids,1,-3.00\n"
)
TABLES = ("account", "person", "membership", "product", "product_range", "revenue", "origin", "label", "person_role")


def content(workspace: Workspace) -> list[object]:
    return [workspace.select(f'SELECT * FROM "{table}" ORDER BY id') for table in TABLES]


def test_a_plan_writes_nothing(workspace: Workspace) -> None:
    before = content(workspace)
    plan = planned(workspace, CUSTOMERS)
    assert plan.sentence == "2 accounts and 2 people will be added."
    assert content(workspace) == before


def test_an_import_is_one_step_that_can_be_undone_and_redone(workspace: Workspace) -> None:
    before = content(workspace)
    imported(workspace, CUSTOMERS)
    after = content(workspace)
    step = workspace.next_undo()
    assert step is not None and step.label == "Import pasted: 2 accounts, 2 people"
    workspace.undo()
    assert content(workspace) == before
    workspace.redo()
    assert content(workspace) == after


def test_people_get_their_title(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    with workspace.read() as session:
        ada = session.query(Person).filter_by(name="Ada Novak").one()
        assert ada.job == "CFO"


def test_customers_and_sales_meet_by_id(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    imported(workspace, SALES)
    assert count(workspace, "account") == 2
    assert workspace.select("SELECT sum(amount) FROM revenue") == [(1800,)]


def test_identical_lines_of_one_file_all_arrive_and_a_second_import_adds_nothing(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    imported(workspace, SALES)
    assert count(workspace, "revenue") == 3
    again = planned(workspace, SALES)
    assert not again.writes
    assert not planned(workspace, CUSTOMERS).writes


def test_only_the_surplus_of_identical_lines_is_added(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    imported(workspace, SALES)
    imported(workspace, SALES + "1,2026-01-05,A1,Konex,Oil,Fluids,2,10.50\n")
    assert count(workspace, "revenue") == 4


def test_undone_and_redone_it_is_still_known(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    imported(workspace, SALES)
    for turn in (workspace.undo, workspace.undo, workspace.redo, workspace.redo):
        turn()
    assert not planned(workspace, CUSTOMERS).writes
    assert not planned(workspace, SALES).writes


def test_what_the_user_changed_since_stays(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    with workspace.write("Move") as session:
        konex = session.query(Account).filter_by(name="Konex").one()
        konex.city, konex.name = "Munich", "Konex Group"
        session.query(Person).filter_by(name="Ada Novak").one().job = "CEO"
    assert not planned(workspace, CUSTOMERS).writes


def test_an_edited_line_and_a_renamed_product_are_not_doubled(workspace: Workspace) -> None:
    imported(workspace, SALES)
    with workspace.write("Correct") as session:
        session.query(Revenue).filter_by(document="2").one().amount = -400
        session.query(Product).filter_by(name="Oil").one().name = "Best oil"
    assert not planned(workspace, SALES).writes


def test_another_value_in_the_file_is_shown_before_and_after(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    plan = imported(workspace, CUSTOMERS.replace("Berlin", "Hamburg").replace("CFO", "CEO"))
    (changed,) = [row for row in plan.outcomes if row.outcome is Outcome.CHANGED]
    assert [str(change) for change in changed.changes] == ["City: Berlin → Hamburg", "Title: CFO → CEO"]
    assert workspace.select("SELECT city FROM account WHERE name = 'Konex'") == [("Hamburg",)]


def test_an_empty_cell_takes_nothing_away(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    assert not planned(workspace, CUSTOMERS.replace("Berlin", "")).writes


def test_a_bad_row_is_refused_with_row_column_and_reason(workspace: Workspace) -> None:
    plan = imported(
        workspace, SALES + "3,someday,A1,Konex,Oil,Fluids,1,5.00\n4,2026-01-07,A1,Konex,Oil,Fluids,1,much\n"
    )
    assert [(row.number, row.column) for row in plan.refused] == [(5, "date"), (6, "amount")]
    assert "someday" in plan.refused[0].sentence
    assert count(workspace, "revenue") == 3


def test_amounts_come_from_price_quantity_and_discount(workspace: Workspace) -> None:
    imported(
        workspace, "date,customer,qty,unit price,discount\n2026-01-05,Konex,10,42.40,0.15\n2026-01-05,Konex,-1,2.00,0\n"
    )
    assert workspace.select("SELECT amount FROM revenue ORDER BY id") == [(36040,), (-200,)]


def test_two_unknown_programs_with_the_same_ids_do_not_meet(workspace: Workspace) -> None:
    imported(workspace, "customer_id,company_name\n1,Konex\n2,Acme\n")
    imported(workspace, "customer_id,company_name\n1,Globex\n2,Initech\n")
    assert count(workspace, "account") == 4


def test_an_id_that_now_means_two_accounts_is_refused_without_a_name(workspace: Workspace) -> None:
    imported(workspace, "customer_id,company_name\n1,Konex\n2,Acme\n")
    imported(workspace, "customer_id,company_name\n1,Globex\n2,Initech\n")
    plan = planned(workspace, "date,customer_id,amount\n2026-01-05,1,5.00\n")
    assert [row.outcome for row in plan.outcomes] == [Outcome.REFUSED]


def test_a_trusted_program_may_rename_its_account(workspace: Workspace) -> None:
    imported(workspace, "Id,Name,BillingCity\n1,Konex,Berlin\n2,Acme,Rome\n")
    plan = imported(workspace, "Id,Name,BillingCity\n1,Konex Group,Berlin\n2,Acme,Rome\n")
    assert plan.outcomes[0].says == "Name: Konex → Konex Group"
    assert count(workspace, "account") == 2


def test_accounts_of_one_name_and_two_ids_stay_apart(workspace: Workspace) -> None:
    imported(workspace, "customer_id,company_name\n1,Household\n2,Household\n")
    assert count(workspace, "account") == 2
    assert not planned(workspace, "customer_id,company_name\n1,Household\n2,Household\n").writes


def test_names_meet_without_case_accents_and_spaces_but_never_when_only_similar(workspace: Workspace) -> None:
    imported(workspace, "company_name,city\nSociété Générale,Paris\nKonex,Berlin\n")
    plan = planned(workspace, "company_name,city\nSOCIETE  GENERALE,Paris\nKonexx,Berlin\n")
    assert [row.outcome for row in plan.outcomes] == [Outcome.UNCHANGED, Outcome.ADDED]


def test_customers_known_by_id_only_are_named_when_their_names_come(workspace: Workspace) -> None:
    imported(workspace, "date,customer_id,amount\n2026-01-05,17850.0,5.00\n2026-01-06,17851.0,6.00\n")
    imported(workspace, "customer_id,company_name\n17850,Konex\n17851,Acme\n")
    assert workspace.select("SELECT name FROM account ORDER BY id") == [("Konex",), ("Acme",)]


def test_people_whose_organisation_is_not_named_are_refused_or_go_where_one_says(workspace: Workspace) -> None:
    people = "first name,last name,company,email\nAda,Novak,,ada@konex.de\nBen,Okafor,Acme,ben@acme.it\n"
    assert planned(workspace, people).refused[0].sentence == ("No organisation is named.")
    imported(workspace, CUSTOMERS)
    konex = int(workspace.select("SELECT id FROM account WHERE name = 'Konex'")[0][0])
    plan = imported(workspace, people, account=konex)
    assert [row.outcome for row in plan.outcomes] == [Outcome.CHANGED, Outcome.CHANGED]


def test_a_person_is_matched_within_the_account_only(workspace: Workspace) -> None:
    imported(workspace, CUSTOMERS)
    imported(workspace, "first name,last name,company,email\nAda,Novak,Acme,ada@acme.it\nBen,Okafor,Acme,b@acme.it\n")
    assert count(workspace, "person") == 3


def test_roles_are_matched_and_other_words_become_labels(workspace: Workspace) -> None:
    imported(
        workspace,
        "first name,last name,company,role\nAda,Novak,Konex,Decision Maker\nBen,Okafor,Konex,Soft Credit; Influencer\n",
    )
    with workspace.read() as session:
        ada, ben = session.query(Person).order_by(Person.id)
        assert (ada.roles, ben.roles) == ((Role.DECIDER,), (Role.INFLUENCER,))
    assert workspace.select("SELECT text FROM label") == [("Soft Credit",)]


def test_statuses_are_matched_and_unknown_words_are_told(workspace: Workspace) -> None:
    plan = imported(workspace, "company_name,status\nKonex,Prospect\nAcme,Verloren\nGlobex,Purple\n", Subject.ACCOUNTS)
    assert "“Purple” in status is no choice of Account: Status and is left out." in plan.remarks
    assert workspace.select("SELECT status FROM account ORDER BY id") == [
        (Status.PROSPECT.value,),
        (Status.LOST.value,),
        (Status.ACTIVE.value,),
    ]


def test_parents_are_found_by_id_wherever_they_stand_in_the_file(workspace: Workspace) -> None:
    imported(workspace, "Id,Name,BillingCity,ParentId\n1,Konex Berlin,Berlin,2\n2,Konex,Rome,\n3,Lost,Rome,9\n")
    rows = dict(workspace.select("SELECT name, parent_id FROM account"))
    assert rows == {"Konex Berlin": 2, "Konex": None, "Lost": None}


def test_currencies_are_never_mixed_within_an_account(workspace: Workspace) -> None:
    plan = imported(workspace, "date,customer,amount,currency\n2026-01-05,Konex,5.00,USD\n2026-01-06,Konex,6.00,EUR\n")
    assert plan.refused[0].sentence == ("This line is in EUR, but the account is kept in USD; amounts are never mixed.")
    assert workspace.select("SELECT currency FROM account") == [("USD",)]


def test_minor_units_follow_the_currency(workspace: Workspace) -> None:
    imported(workspace, "date,customer,amount,currency\n2026-01-05,Konex,500,JPY\n2026-01-06,Acme,5.25,EUR\n")
    assert workspace.select("SELECT amount FROM revenue ORDER BY id") == [(500,), (525,)]


def test_products_are_their_numbers_where_there_are_any(workspace: Workspace) -> None:
    imported(
        workspace,
        "date,customer,stockcode,description,amount\n2026-01-05,Konex,85A,LANTERN,5.00\n"
        "2026-01-05,Konex,85A,LANTERN (damaged),4.00\n2026-01-05,Konex,86A,LANTERN,6.00\n",
    )
    assert workspace.select("SELECT number, name FROM product ORDER BY id") == [("85A", "LANTERN"), ("86A", "LANTERN")]


def test_quantities_of_12_and_12_0_are_one(workspace: Workspace) -> None:
    imported(workspace, "date,customer,qty,amount\n2026-01-05,Konex,12,5.00\n2026-01-06,Konex,1.5,6.00\n")
    assert not planned(
        workspace, "date,customer,qty,amount\n2026-01-05,Konex,12.0,5.00\n2026-01-06,Konex,1.50,6.00\n"
    ).writes
    with workspace.read() as session:
        assert session.query(Revenue).order_by(Revenue.id).first().quantity == Decimal(12)


def test_rows_that_contradict_each_other_about_one_account_settle_once(workspace: Workspace) -> None:
    table = "customer_id,company_name,city\nA1,Konex,Berlin\nA1,Konex,Munich\nA1,Konex,\nB2,Acme,\nB2,Acme,Rome\n"
    imported(workspace, table)
    assert workspace.select("SELECT name, city FROM account ORDER BY id") == [("Konex", "Berlin"), ("Acme", "Rome")]
    assert not planned(workspace, table).writes


class Stopping(Exception):
    """What the test raises in the middle."""


@pytest.mark.parametrize("after", range(12))
def test_an_exception_in_the_middle_leaves_nothing(workspace: Workspace, after: int) -> None:
    imported(workspace, CUSTOMERS)
    before = content(workspace)
    left = after

    def stop(share: float) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stopping

    plan = planned(workspace, SALES + "3,2026-02-01,C3,Globex,Oil,Fluids,1,5.00\n")
    try:
        carry_out(workspace, plan, stop)
    except Stopping:
        assert content(workspace) == before
        step = workspace.next_undo()
        assert step is not None and "2 people" in step.label
    else:
        assert left >= 0
    assert workspace.select("SELECT count(*) FROM sqlite_temp_master WHERE name = 'staged'") == [(0,)]


@pytest.mark.parametrize("steps", [1, 50, 200, 400, 800, 1600, 3200])
def test_a_statement_broken_off_leaves_nothing(workspace: Workspace, steps: int) -> None:
    before = content(workspace)
    plan = planned(workspace, CUSTOMERS)
    workspace.arm()
    left = steps

    def broken() -> int:
        nonlocal left
        left -= 1
        return int(left == 0)

    workspace.raw.set_progress_handler(broken, 1)
    try:
        carry_out(workspace, plan)
    except Exception:
        assert content(workspace) == before
    finally:
        workspace.raw.set_progress_handler(None, 0)


def test_a_plan_is_refused_when_the_workspace_changed_since(workspace: Workspace) -> None:
    plan = planned(workspace, CUSTOMERS)
    imported(workspace, SALES)
    with pytest.raises(ImportRefused, match="changed since this preview"):
        carry_out(workspace, plan)


def test_hostile_text_is_only_text(workspace: Workspace) -> None:
    names = ["<img src='file:///etc/passwd'>", "=1+1", "Robert'); DROP TABLE account;--", "a\u202eb"]
    imported(workspace, "company_name\tcity\n" + "".join(f"{name}\tX\n" for name in names), Subject.ACCOUNTS)
    found = [name for (name,) in workspace.select("SELECT name FROM account ORDER BY id")]
    assert found == [*names[:3], "ab"]


def test_a_name_that_is_too_long_is_refused(workspace: Workspace) -> None:
    plan = planned(workspace, f"company_name,city\n{'x' * 400},Berlin\nAcme,Rome\n", Subject.ACCOUNTS)
    assert plan.refused[0].sentence == "Name has 400 characters; 300 fit."
