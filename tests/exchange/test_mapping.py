"""Columns find their meaning by header, layout and content, and can be corrected."""

import pytest

from amdesk.exchange.guessing import guess
from amdesk.exchange.headers import squashed
from amdesk.exchange.mapping import ColumnMapping, Facts, Subject
from amdesk.exchange.tables import read_text


def chosen(text: str, subject: Subject | None = None, facts: Facts | None = None) -> dict[str, str]:
    return dict(guess(read_text(text), subject, facts).chosen)


@pytest.mark.parametrize("header", ["Customer_ID", "customer id", "CustomerId", "CUSTOMERID", "Cústomer-ID"])
def test_headers_are_compared_without_case_accents_and_signs(header: str) -> None:
    assert squashed(header) == "customerid"


def test_customers_with_contact_columns_are_accounts_with_people() -> None:
    table = "customer_id,company_name,contact_name,contact_title,city\nA,Konex,Ada,CFO,Berlin\nB,Acme,Ben,CEO,Rome\n"
    assert chosen(table) == {
        "customer_id": "account.id",
        "company_name": "account.name",
        "contact_name": "person.name",
        "contact_title": "person.job",
        "city": "account.city",
    }


def test_sales_in_german_are_revenue() -> None:
    table = "Datum;Kunde;Artikel;Menge;Umsatz\n03.04.2026;Konex;Öl;2;1.234,50\n05.04.2026;Acme;Fett;1;10,00\n"
    mapping = guess(read_text(table))
    assert mapping.subject is Subject.REVENUE
    assert set(mapping.chosen.values()) >= {"revenue.on", "account.name", "product.name", "revenue.amount"}


def test_french_and_spanish_headers_are_understood() -> None:
    french = chosen("Client;Ville;Téléphone;Pays\nKonex;Lyon;04 72 00 00 00;France\n", Subject.ACCOUNTS)
    spanish = chosen("Nombre;Apellidos;Empresa;Correo electrónico\nAda;Novak;Konex;ada@konex.es\n", Subject.PEOPLE)
    assert set(french.values()) == {"account.name", "account.city", "account.phone", "account.country"}
    assert set(spanish.values()) >= {"person.family", "account.name", "person.mail"}


@pytest.mark.parametrize(
    ("header", "program", "subject"),
    [
        ("Id,Name,BillingStreet,BillingCity,ParentId", "salesforce", Subject.ACCOUNTS),
        ("Id,FirstName,LastName,Email,AccountId,Title", "salesforce", Subject.PEOPLE),
        ("Record ID,First Name,Last Name,Email,Contact owner,Associated Company", "hubspot", Subject.PEOPLE),
        ("Record ID,Company name,Company owner,City", "hubspot", Subject.ACCOUNTS),
        ("Name,Given Name,Family Name,E-mail 1 - Value,Organization 1 - Name", "google", Subject.PEOPLE),
        ("First Name,Last Name,Company,Job Title,E-mail Address,Business Phone", "outlook", Subject.PEOPLE),
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "linkedin", Subject.PEOPLE),
    ],
)
def test_files_of_known_programs_are_recognised(header: str, program: str, subject: Subject) -> None:
    row = ",".join(f"x{n}" for n in range(header.count(",") + 1))
    mapping = guess(read_text(f"{header}\n{row}\n", header=True))
    assert (mapping.program, mapping.subject) == (program, subject)


def test_a_column_can_become_something_else() -> None:
    mapping = guess(read_text("company_name,contact_name\nKonex,Ada\nAcme,Ben\n"))
    assert mapping.with_column("contact_name", "account.note").chosen["contact_name"] == "account.note"


def test_a_target_takes_one_column_only() -> None:
    mapping = guess(read_text("company_name,city\nKonex,Berlin\nAcme,Rome\n")).with_column("city", "account.name")
    assert dict(mapping.chosen) == {"city": "account.name"}


def test_a_column_can_be_left_out() -> None:
    mapping = guess(read_text("company_name,city\nKonex,Berlin\nAcme,Rome\n")).with_column("city", "")
    assert "city" not in mapping.chosen


def test_an_unknown_target_is_refused_with_a_sentence() -> None:
    mapping = ColumnMapping(Subject.ACCOUNTS, ("x",))
    with pytest.raises(ValueError, match=r"“revenue.amount” is nothing a file of accounts can fill."):
        mapping.with_column("x", "revenue.amount")


def test_opportunities_are_not_taken_for_something_else() -> None:
    table = "id,name,amount,stage_name,close_date,AccountId\n1,Deal,75.0,Closed Won,2019-07-15,65\n"
    assert guess(read_text(table)).subject is Subject.OPPORTUNITIES
    assert not guess(read_text(table.replace("AccountId", "x"))).is_sure


def test_a_file_without_headings_is_mapped_by_what_stands_in_it() -> None:
    rows = "\n".join(
        f"{n}|AW{n:04}|245-555-01{n:02}|Bike {'ABCDEFGH'[n]} Shop|{n}51 Elliot Avenue" for n in range(1, 8)
    )
    found = chosen(rows, Subject.ACCOUNTS)
    assert found == {
        "Column 1": "account.id",
        "Column 2": "account.number",
        "Column 3": "account.phone",
        "Column 4": "account.name",
        "Column 5": "account.street",
    }


def test_a_column_of_known_accounts_is_recognised_by_its_values() -> None:
    table = "when,xyz,amount\n2026-01-01,Konex,1.00\n2026-01-02,Acme,2.00\n"
    found = chosen(table, Subject.REVENUE, Facts(frozenset({"konex", "acme"})))
    assert found["xyz"] == "account.name"


def test_a_date_header_over_other_values_is_not_believed() -> None:
    assert (
        "revenue.on" not in chosen("date,customer,amount\nsoon,Konex,1.00\nlater,Acme,2.00\n", Subject.REVENUE).values()
    )
