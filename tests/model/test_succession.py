"""Someone leaves, someone follows: what hangs on the place goes over, person and history stay."""

from datetime import date, timedelta

import pytest

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.fields import FieldError
from amdesk.model.people import BuyingStep, Coverage, Group, GroupMember, Line, Person
from amdesk.model.succession import Heritage, follow, leave_vacant
from amdesk.model.values import LineKind, Role, Stance
from amdesk.store.queries.map import account_map

LONG_AGO = date(2024, 1, 10)
ALL = tuple(Heritage)


@pytest.fixture
def place(workspace):
    """Ada decides, reports to Cora, leads Ben, is covered, in a camp and in the buying process."""
    with workspace.write("People") as session:
        account = Account(name="Konex")
        colleague = Colleague(name="Me")
        session.add_all([account, colleague])
        session.flush()
        names = ("Ada", "Ben", "Cora", "Dora")
        made = {name: Person(account_id=account.id, name=name, came_in=LONG_AGO) for name in names}
        session.add_all(made.values())
        session.flush()
        ada, ben, cora = made["Ada"], made["Ben"], made["Cora"]
        Person.job.change(ada, "CFO", LONG_AGO)
        Person.authority.change(ada, 50_000_00, LONG_AGO)
        Person.stance.change(ada, Stance.CHAMPION, LONG_AGO)
        ada.take_role(Role.DECIDER, LONG_AGO)
        camp = Group(account_id=account.id, name="Finance")
        session.add(camp)
        session.flush()
        session.add_all(
            [
                Line(source_id=ada.id, target_id=cora.id, kind=LineKind.REPORTS, since=LONG_AGO),
                Line(source_id=ben.id, target_id=ada.id, kind=LineKind.REPORTS, since=LONG_AGO),
                Line(source_id=ada.id, target_id=ben.id, kind=LineKind.TRUSTS, strength=3, since=LONG_AGO),
                Coverage(person_id=ada.id, colleague_id=colleague.id, every_days=30, since=LONG_AGO),
                GroupMember(group_id=camp.id, person_id=ada.id, since=LONG_AGO),
                BuyingStep(account_id=account.id, name="Signs", place=1, person_id=ada.id),
            ]
        )
        return {"account": account.id} | {name.lower(): person.id for name, person in made.items()}


def shown(workspace, place, on=None):
    return account_map(workspace, place["account"], on=on)


def lines(workspace, place, on=None):
    return {(line.source, line.target, line.kind) for line in shown(workspace, place, on).lines}


def leave(workspace, place, on):
    with workspace.write("Ada left") as session:
        ada = session.get_one(Person, place["ada"])
        ada.leave(on, "Elsewhere")
        return leave_vacant(session, ada, on).id


def test_a_vacant_place_keeps_lines_roles_and_who_looks_after_it(workspace, place):
    vacant = leave(workspace, place, workspace.today)
    now = {person.id: person for person in shown(workspace, place).people}
    assert place["ada"] not in now
    assert (now[vacant].name, now[vacant].job) == ("Vacant: CFO", "CFO")
    assert now[vacant].is_placeholder
    assert now[vacant].roles == (Role.DECIDER,)
    assert now[vacant].covered_by == ("Me",)
    assert now[vacant].authority == 50_000_00
    assert now[vacant].stance is None
    assert (vacant, place["cora"], LineKind.REPORTS) in lines(workspace, place)
    assert (place["ben"], vacant, LineKind.REPORTS) in lines(workspace, place)
    assert workspace.select("SELECT person_id FROM buying_step") == [(vacant,)]


def test_the_map_of_the_day_before_is_as_it_was(workspace, place):
    before = shown(workspace, place, workspace.today - timedelta(days=1))
    leave(workspace, place, workspace.today)
    after = shown(workspace, place, workspace.today - timedelta(days=1))
    assert [p.name for p in after.people] == [p.name for p in before.people]
    assert after.people[0].roles == (Role.DECIDER,)
    assert {(x.source, x.target) for x in after.lines} == {(x.source, x.target) for x in before.lines}


def test_the_successor_of_a_vacant_place_takes_over_what_is_chosen(workspace, place):
    vacant = leave(workspace, place, workspace.today - timedelta(days=40))
    with workspace.write("Dora follows") as session:
        old, dora = session.get_one(Person, vacant), session.get_one(Person, place["dora"])
        follow(session, old, dora, workspace.today, [Heritage.ROLES, Heritage.LINES])
    now = {person.id: person for person in shown(workspace, place).people}
    assert vacant not in now
    assert now[place["dora"]].roles == (Role.DECIDER,)
    assert now[place["dora"]].job == ""
    assert now[place["dora"]].covered_by == ()
    assert (place["ben"], place["dora"], LineKind.REPORTS) in lines(workspace, place)


def test_who_follows_from_below_takes_the_boss_of_who_left(workspace, place):
    with workspace.write("Ben follows") as session:
        ada, ben = session.get_one(Person, place["ada"]), session.get_one(Person, place["ben"])
        ada.leave()
        follow(session, ada, ben, workspace.today, ALL)
    found = lines(workspace, place)
    assert found == {(place["ben"], place["cora"], LineKind.REPORTS)}


def test_it_is_one_step_back(workspace, place):
    leave(workspace, place, workspace.today)
    workspace.undo()
    now = {person.id: person for person in shown(workspace, place).people}
    assert now[place["ada"]].roles == (Role.DECIDER,)
    assert len(now) == 4


def test_nobody_follows_themselves_and_nobody_who_left_follows(workspace, place):
    with pytest.raises(FieldError, match="themselves"), workspace.write("No") as session:
        ada = session.get_one(Person, place["ada"])
        follow(session, ada, ada, workspace.today, ALL)
    with pytest.raises(FieldError, match="Dora has left"), workspace.write("No") as session:
        dora = session.get_one(Person, place["dora"])
        dora.leave()
        follow(session, session.get_one(Person, place["ada"]), dora, workspace.today, ALL)
