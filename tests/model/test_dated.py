"""Values that hold since a day: changed, corrected, put into the past, and never lost (MAP-9)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from amdesk.model.accounts import Account, Unit
from amdesk.model.dated import ends
from amdesk.model.fields import FieldError
from amdesk.model.people import Membership, Person, PersonRole, Rating
from amdesk.model.values import Certainty, Role, Stance
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)
MARCH, JUNE, YEAR = date(2026, 3, 1), date(2026, 6, 1), date(2020, 1, 1)


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    """A step that stays open for the test."""
    with workspace.write("Test") as session:
        yield session


@pytest.fixture
def ada(session: Session) -> Person:
    """A person at an account."""
    account = Account(name="Acme")
    session.add(account)
    session.flush()
    person = Person(account_id=account.id, name="Ada")
    session.add(person)
    session.flush()
    return person


def spells(ada: Person) -> list[tuple[object, ...]]:
    session = Session.object_session(ada)
    assert session is not None
    rows = session.scalars(select(Rating).where(Rating.person_id == ada.id).order_by(Rating.since, Rating.id))
    return [(r.value, r.since, r.until) for r in rows]


def test_nothing_is_known_at_first(ada: Person) -> None:
    assert (ada.stance, ada.job, ada.roles) == (None, None, ())


def test_setting_a_value_says_that_it_changed_today(ada: Person) -> None:
    ada.stance = Stance.SUPPORTER
    assert ada.stance is Stance.SUPPORTER
    assert spells(ada) == [(1, TODAY, None)]


def test_a_change_ends_what_held_before(ada: Person) -> None:
    Person.stance.change(ada, Stance.SUPPORTER, since=MARCH)
    ada.stance = Stance.OPPONENT
    assert spells(ada) == [(1, MARCH, TODAY), (-2, TODAY, None)]


def test_a_second_change_on_the_same_day_replaces_the_first(ada: Person) -> None:
    ada.stance = Stance.SUPPORTER
    ada.stance = Stance.OPPONENT
    assert spells(ada) == [(-2, TODAY, None)]


def test_the_same_value_again_changes_nothing(ada: Person) -> None:
    Person.stance.change(ada, Stance.SUPPORTER, since=MARCH)
    ada.stance = Stance.SUPPORTER
    assert spells(ada) == [(1, MARCH, None)]


def test_a_correction_keeps_the_day(ada: Person) -> None:
    Person.stance.change(ada, Stance.SUPPORTER, since=MARCH)
    Person.stance.correct(ada, Stance.NEUTRAL)
    assert spells(ada) == [(0, MARCH, None)]


def test_a_correction_of_what_was_never_said_holds_since_the_person_is_known(ada: Person) -> None:
    ada.came_in = MARCH
    Person.stance.correct(ada, Stance.NEUTRAL)
    assert spells(ada) == [(0, MARCH, None)]
    ada.joined_on = JUNE
    assert ada.known_since == JUNE


def test_a_role_that_was_always_held_or_never(ada: Person) -> None:
    ada.came_in = MARCH
    ada.correct_role(Role.DECIDER, held=True)
    assert [(spell.role, spell.since) for spell in ada._held()] == [(Role.DECIDER, MARCH)]
    ada.correct_role(Role.DECIDER, held=False)
    assert ada._held() == []


def test_a_change_in_the_past_leaves_the_later_ones(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=JUNE)
    Person.stance.change(ada, Stance.SCEPTIC, since=MARCH)
    assert ada.stance is Stance.CHAMPION
    assert spells(ada) == [(-1, MARCH, JUNE), (2, JUNE, None)]


def test_a_change_between_two_splits_the_first(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=YEAR)
    Person.stance.change(ada, Stance.NEUTRAL, since=JUNE)
    Person.stance.change(ada, Stance.SCEPTIC, since=MARCH)
    assert spells(ada) == [(2, YEAR, MARCH), (-1, MARCH, JUNE), (0, JUNE, None)]


def test_what_held_on_a_past_day_is_not_told_twice(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=YEAR)
    Person.stance.change(ada, Stance.NEUTRAL, since=JUNE)
    Person.stance.change(ada, Stance.CHAMPION, since=MARCH)
    assert spells(ada) == [(2, YEAR, JUNE), (0, JUNE, None)]


def test_what_had_ended_does_not_grow_over_its_gap(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=YEAR)
    ends(Person.stance.current(ada), MARCH)
    Person.stance.change(ada, Stance.NEUTRAL, since=JUNE)
    assert spells(ada) == [(2, YEAR, MARCH), (0, JUNE, None)]


def test_no_longer_knowing_is_a_change_too(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=MARCH)
    ada.stance = None
    assert ada.stance is None
    assert spells(ada) == [(2, MARCH, TODAY), (None, TODAY, None)]


def test_what_was_never_known_needs_no_row(ada: Person) -> None:
    ada.stance = None
    ada.job = ""
    ada.job = None
    assert spells(ada) == []


def test_stance_influence_interest_and_authority_have_each_their_own_history(ada: Person) -> None:
    ada.stance, ada.influence, ada.interest, ada.authority = Stance.NEUTRAL, 5, 0, 12_000_00
    ada.influence = 4
    assert (ada.stance, ada.influence, ada.interest, ada.authority) == (Stance.NEUTRAL, 4, 0, 12_000_00)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("influence", 0),
        ("influence", 6),
        ("interest", 11),
        ("authority", -1),
        ("stance", 3),
        ("influence", "5"),
        ("influence", True),
    ],
)
def test_a_value_out_of_range_is_refused_and_names_its_field(ada: Person, name: str, wrong: object) -> None:
    with pytest.raises(FieldError) as refused:
        setattr(ada, name, wrong)
    assert refused.value.field == name
    assert spells(ada) == []


def test_a_new_title_keeps_the_unit(ada: Person, session: Session) -> None:
    unit = Unit(account_id=ada.account_id, name="Plant")
    session.add(unit)
    session.flush()
    Person.job.change(ada, "Buyer", since=YEAR)
    Person.unit_id.change(ada, unit.id, since=MARCH)
    ada.job = "Head of buying"
    assert (ada.job, ada.unit_id) == ("Head of buying", unit.id)
    rows = session.execute(select(Membership.job, Membership.unit_id, Membership.since, Membership.until)).all()
    assert [tuple(r) for r in rows] == [
        ("Buyer", None, YEAR, MARCH),
        ("Buyer", unit.id, MARCH, TODAY),
        ("Head of buying", unit.id, TODAY, None),
    ]


def test_a_title_can_be_taken_away(ada: Person) -> None:
    Person.job.change(ada, "Buyer", since=YEAR)
    ada.job = None
    assert ada.job == ""


def test_a_change_can_say_how_sure_it_is(ada: Person) -> None:
    certainty = next(iter(Certainty))
    Person.stance.change(ada, Stance.CHAMPION, since=MARCH, certainty=certainty)
    assert Person.stance.current(ada).certainty is certainty


def test_an_account_keeps_the_history_of_its_rhythm(session: Session, ada: Person) -> None:
    account = session.get(Account, ada.account_id)
    assert account is not None
    Account.rhythm_days.change(account, 30, since=MARCH)
    account.rhythm_days = 60
    assert account.rhythm_days == 60
    rows = session.execute(text("SELECT days, since, until FROM rhythm")).all()
    assert [tuple(r) for r in rows] == [(30, "2026-03-01", "2026-11-21"), (60, "2026-11-21", None)]


def test_a_rhythm_of_no_days_is_refused(session: Session, ada: Person) -> None:
    with pytest.raises(FieldError):
        session.get(Account, ada.account_id).rhythm_days = 0


def test_a_row_outside_a_session_does_not_know_the_day() -> None:
    with pytest.raises(ValueError, match="day"):
        Person(name="Ada").stance = Stance.CHAMPION


def test_several_roles_are_held_at_once_in_their_order(ada: Person) -> None:
    ada.take_role(Role.USER)
    ada.take_role(Role.DECIDER, since=MARCH)
    ada.take_role(Role.USER)
    assert ada.roles == (Role.DECIDER, Role.USER)


def test_a_role_given_up_stays_in_the_past(ada: Person, session: Session) -> None:
    ada.take_role(Role.DECIDER, since=MARCH)
    ada.give_up_role(Role.DECIDER)
    assert ada.roles == ()
    assert [(r.since, r.until) for r in session.scalars(select(PersonRole))] == [(MARCH, TODAY)]


def test_a_role_given_by_mistake_today_just_goes(ada: Person, session: Session) -> None:
    ada.take_role(Role.DECIDER)
    ada.give_up_role(Role.DECIDER)
    assert session.scalars(select(PersonRole)).all() == []


def test_exactly_the_chosen_roles_are_held(ada: Person) -> None:
    ada.set_roles((Role.DECIDER, Role.USER))
    ada.set_roles((Role.USER, Role.BUYER))
    assert ada.roles == (Role.USER, Role.BUYER)


def test_a_spell_cannot_end_before_it_began(ada: Person) -> None:
    Person.stance.change(ada, Stance.CHAMPION, since=JUNE)
    with pytest.raises(FieldError):
        ends(Person.stance.current(ada), MARCH)


changes = st.lists(st.tuples(st.dates(YEAR, TODAY), st.sampled_from([None, *Stance])), max_size=12)


@given(made=changes)
def test_spells_never_overlap_and_never_run_backwards(
    made: list[tuple[date, Stance | None]], workspace: Workspace
) -> None:
    with workspace.write("Test") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        person = Person(account_id=account.id, name="Ada")
        session.add(person)
        session.flush()
        for day, value in made:
            Person.stance.change(person, value, since=day)
        rows = spells(person)
    for (_value, since, until), (_next_value, next_since, _until) in pairwise(rows):
        assert since < next_since
        assert until == next_since
    assert all(until is None for _value, _since, until in rows[-1:])
