"""The group of an account, what it owes together, and its units, read from a real workspace."""

from datetime import date

import pytest

from amdesk.model.accounts import Account, Unit
from amdesk.model.money import Invoice, Payment
from amdesk.model.people import Membership, Person
from amdesk.model.values import Money
from amdesk.store.queries.groups import companies, possible_parents, possible_subsidiaries, unit_rows
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


@pytest.fixture
def group(workspace: Workspace) -> Workspace:
    """Holding 1 owns North 2, which owns Small 3; Other 4 stands alone."""
    with workspace.write("Group") as session:
        for name, parent, currency in (
            ("Holding", None, "EUR"),
            ("North", 1, "SEK"),
            ("Small", 2, "SEK"),
            ("Other", None, "EUR"),
        ):
            session.add(Account(name=name, parent_id=parent, currency=currency))
            session.flush()
    return workspace


@pytest.mark.parametrize("account", [1, 2, 3])
def test_the_group_is_the_same_from_wherever_one_looks(group: Workspace, account: int) -> None:
    assert [company.name for company in companies(group, account)] == ["Holding", "North", "Small"]


def test_an_account_without_parent_and_subsidiaries_stands_alone(group: Workspace) -> None:
    assert [company.name for company in companies(group, 4)] == ["Other"]


def test_what_is_outstanding_leaves_out_what_was_paid(group: Workspace) -> None:
    with group.write("Bills") as session:
        session.add(Invoice(account_id=2, number="1", on=TODAY, amount=900_00, currency="SEK", written_off=50_00))
        session.add(Invoice(account_id=2, number="2", on=TODAY, amount=70_00, currency="EUR"))
        session.flush()
        session.add(Payment(account_id=2, invoice_id=1, on=TODAY, amount=300_00, currency="SEK"))
        session.add(Payment(account_id=2, on=TODAY, amount=20_00, currency="SEK"))
    north = companies(group, 2)[1]
    sums = {currency: sum(a.minor for a in north.outstanding if a.currency == currency) for currency in ("SEK", "EUR")}
    assert sums == {"SEK": 530_00, "EUR": 70_00}
    assert Money(70_00, "EUR") in north.outstanding


def test_only_what_makes_no_circle_is_offered(group: Workspace) -> None:
    assert [name for _id, name in possible_parents(group, 2)] == ["Holding", "Other"]
    assert [name for _id, name in possible_subsidiaries(group, 2)] == ["Other"]
    assert [name for _id, name in possible_subsidiaries(group, 1)] == ["Other", "Small"]


def test_units_count_the_people_who_are_there_now(group: Workspace) -> None:
    with group.write("Units") as session:
        session.add(Unit(account_id=1, name="Finance"))
        session.flush()
        for name, left in (("Ada", None), ("Ben", TODAY), ("Cleo", None)):
            person = Person(account_id=1, name=name, left_on=left)
            session.add(person)
            session.flush()
            session.add(Membership(person_id=person.id, unit_id=1, until=TODAY if name == "Cleo" else None))
    (finance,) = unit_rows(group, 1)
    assert (finance.name, finance.people) == ("Finance", 1)
