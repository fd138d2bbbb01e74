"""What a step leaves behind is possible, whichever way the change came: there is no way around."""

from datetime import date

import pytest

from amdesk.model.accounts import Account, Unit
from amdesk.model.fields import FieldError
from amdesk.model.people import Line, Person
from amdesk.model.values import LineKind
from amdesk.store.workspace import Workspace


@pytest.fixture
def three(workspace: Workspace) -> list[int]:
    """Three people at one account."""
    with workspace.write("People") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        people = [Person(account_id=account.id, name=name) for name in ("Ada", "Bob", "Cyd")]
        session.add_all(people)
        session.flush()
        numbers = [person.id for person in people]
    return numbers


def report(workspace: Workspace, *pairs: tuple[int, int], **says: object) -> None:
    with workspace.write("Lines") as session:
        session.add_all(Line(source_id=source, target_id=target, **says) for source, target in pairs)


def test_nobody_reports_to_someone_below(workspace: Workspace, three: list[int]) -> None:
    ada, bob, cyd = three
    report(workspace, (ada, bob), (bob, cyd))
    with pytest.raises(FieldError, match="circle"):
        report(workspace, (cyd, ada))
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


def test_a_circle_within_one_step_is_refused(workspace: Workspace, three: list[int]) -> None:
    ada, bob, cyd = three
    with pytest.raises(FieldError, match="circle"):
        report(workspace, (ada, bob), (bob, cyd), (cyd, ada))


def test_nobody_reports_to_themselves(workspace: Workspace, three: list[int]) -> None:
    with pytest.raises(FieldError, match="two different people"):
        report(workspace, (three[0], three[0]))


def test_influence_may_go_round(workspace: Workspace, three: list[int]) -> None:
    ada, bob, _cyd = three
    report(workspace, (ada, bob), (bob, ada), kind=LineKind.TRUSTS)
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


def test_a_line_that_ended_makes_no_circle(workspace: Workspace, three: list[int]) -> None:
    ada, bob, _cyd = three
    report(workspace, (ada, bob), since=date(2020, 1, 1), until=date(2024, 1, 1))
    report(workspace, (bob, ada))
    assert workspace.select("SELECT count(*) FROM line") == [(2,)]


def test_a_unit_cannot_be_part_of_itself_by_any_detour(workspace: Workspace) -> None:
    with workspace.write("Units") as session:
        session.add(Account(name="Konex"))
        session.flush()
        session.add_all([Unit(account_id=1, name="Operations"), Unit(account_id=1, name="Plant A", parent_id=1)])
    with pytest.raises(FieldError, match="A unit cannot be part of itself"), workspace.write("Circle") as session:
        session.get_one(Unit, 1).parent_id = 2
    assert workspace.select("SELECT parent_id FROM unit ORDER BY id") == [(None,), (1,)]
