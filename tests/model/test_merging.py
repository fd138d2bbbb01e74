"""Two rows become one: nothing that hung on either is lost or doubled, rules hold, and undo brings all of it back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from amdesk.model.accounts import Account, Unit
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, plain_fields
from amdesk.model.dated import Spell
from amdesk.model.evidence import Evidence, Origin
from amdesk.model.fields import FieldError
from amdesk.model.merging import Taken, both_texts, merge, usually_taken
from amdesk.model.natural import NATURAL, ONE_AT_A_TIME, OURS, SIDE_BY_SIDE
from amdesk.model.people import Label, Line, Membership, Person, PersonRole, Placement, Rating
from amdesk.model.spans import Span, touching, whole, without
from amdesk.model.touches import Touch
from amdesk.model.values import LineKind, Rated, Role, Stance
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY
from tests.model.rows import make
from tests.store.dump import kept_and_rebuilt, state

MERGED = ("account", "person", "product")
TABLES = Base.metadata.sorted_tables
POINTING = sorted(
    (key.column.table.name, table.name, key.parent.name)
    for table in TABLES
    for key in table.foreign_keys
    if key.column.table.name in MERGED
)
NAMING = [(target, table.name) for target in MERGED for table in TABLES if {"subject", "row"} <= set(table.c.keys())]


def two(workspace: Workspace, table: str) -> tuple[int, int]:
    """Two rows of a table that may be one."""
    with workspace.write("Two that are one") as session:
        return make(session, table), make(session, table)


def join(workspace: Workspace, table: str, kept: int, lost: int, **taken: Taken) -> None:
    with workspace.write("Merge") as session:
        merge(session, table, kept, lost, taken)


def ids(workspace: Workspace, table: str, column: str, value: int) -> list[int]:
    return [row for (row,) in workspace.select(f'SELECT id FROM "{table}" WHERE "{column}" = ?', (value,))]


@pytest.mark.parametrize(("target", "table", "column"), POINTING)
def test_whatever_points_to_the_one_points_to_the_other_afterwards(
    workspace: Workspace, target: str, table: str, column: str
) -> None:
    kept, lost = two(workspace, target)
    with workspace.write("Something hangs on it") as session:
        row = make(session, table, **{column: lost})
    join(workspace, target, kept, lost)
    assert ids(workspace, table, column, kept) == [row]
    assert ids(workspace, table, column, lost) == ids(workspace, target, "id", lost) == []


@pytest.mark.parametrize(("target", "table"), NAMING)
def test_whatever_names_a_row_of_any_subject_comes_along(workspace: Workspace, target: str, table: str) -> None:
    kept, lost = two(workspace, target)
    with workspace.write("Something names it") as session:
        row = make(session, table, subject=target, row=lost)
        make(session, table, subject="colleague", row=lost)
    join(workspace, target, kept, lost)
    of = f"SELECT id FROM {table} WHERE subject = ? AND row = ?"
    assert (row,) in workspace.select(of, (target, kept))
    assert workspace.select(of, (target, lost)) == []
    assert len(workspace.select(of, ("colleague", lost))) == 1


@pytest.mark.parametrize("target", MERGED)
def test_undo_brings_everything_back_as_it_was(workspace: Workspace, target: str) -> None:
    kept, lost = two(workspace, target)
    with workspace.write("All that can hang on both") as session:
        for pointed, table, column in POINTING:
            if pointed == target:
                for row in (kept, lost):
                    make(session, table, **{column: row})
        for named, table in NAMING:
            if named == target:
                make(session, table, subject=target, row=lost)
    before = state(workspace.raw), kept_and_rebuilt(workspace, TODAY)[0]
    join(workspace, target, kept, lost, name=Taken.OTHER)
    kept_up, anew = kept_and_rebuilt(workspace, TODAY)
    assert state(workspace.raw) != before[0]
    assert kept_up == anew
    workspace.undo()
    assert (state(workspace.raw), kept_and_rebuilt(workspace, TODAY)[0]) == before


def test_every_kind_of_spell_has_its_way_to_be_merged() -> None:
    spells = {name for name, subject in SUBJECTS.items() if issubclass(subject, Spell)}
    assert spells == set(ONE_AT_A_TIME) | set(SIDE_BY_SIDE)


def test_the_columns_that_tell_rows_apart_are_there() -> None:
    for table, columns in {**NATURAL, **ONE_AT_A_TIME, **SIDE_BY_SIDE}.items():
        assert set(columns) <= set(Base.metadata.tables[table].c.keys())


# Values


def test_each_value_is_the_one_that_was_chosen_or_known(workspace: Workspace) -> None:
    kept, lost = two(workspace, "account")
    with workspace.write("Say more") as session:
        one, other = session.get_one(Account, kept), session.get_one(Account, lost)
        one.city, other.city, one.note, other.note, other.industry = "Leeds", "York", "First.", "Second.", "Steel"
    join(workspace, "account", kept, lost, city=Taken.OTHER)
    with workspace.read() as session:
        found = session.get_one(Account, kept)
        assert (found.city, found.note, found.industry) == ("York", "First.\n\nSecond.", "Steel")


@pytest.mark.parametrize(
    ("name", "kept", "other", "taken"),
    [
        ("city", "", "York", Taken.OTHER),
        ("city", "Leeds", "", Taken.KEPT),
        ("city", "Leeds", "York", Taken.KEPT),
        ("city", "", "", Taken.KEPT),
        ("note", "First.", "Second.", Taken.BOTH),
        ("note", "First. Second.", "Second.", Taken.KEPT),
        ("pinned", False, True, Taken.OTHER),
        ("came_in", date(2026, 5, 1), date(2025, 5, 1), Taken.OTHER),
        ("came_in", date(2025, 5, 1), date(2026, 5, 1), Taken.KEPT),
    ],
)
def test_what_is_known_stands_before_what_is_not(name: str, kept: Any, other: Any, taken: Taken) -> None:
    field = next(field for field in plain_fields(Account) if field.name == name)
    assert usually_taken(field, kept, other) is taken


def test_a_person_of_a_name_stands_before_a_placeholder() -> None:
    field = next(field for field in plain_fields(Person) if field.name == "is_placeholder")
    assert usually_taken(field, True, False) is Taken.OTHER
    assert usually_taken(field, False, True) is Taken.KEPT


def test_two_texts_stand_one_below_the_other_without_repetition() -> None:
    assert both_texts("a", "b") == "a\n\nb"
    assert both_texts("a and b", "b") == both_texts("b", "a and b") == "a and b"


def test_a_row_is_not_merged_with_itself(workspace: Workspace) -> None:
    kept, _lost = two(workspace, "account")
    with pytest.raises(FieldError):
        join(workspace, "account", kept, kept)


# People


@pytest.fixture
def ada(workspace: Workspace) -> tuple[int, int, int]:
    """An account where Ada is twice: the account and both."""
    with workspace.write("Ada twice") as session:
        account = make(session, "account", name="Konex")
        return account, make(session, "person", account_id=account), make(session, "person", account_id=account)


def test_a_touch_with_both_is_one_with_one(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Both came, one did not") as session:
        touch = make(session, "touch", account_id=account)
        make(session, "touch_person", touch_id=touch, person_id=kept, came=False)
        make(session, "touch_person", touch_id=touch, person_id=lost, came=True)
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT person_id, came FROM touch_person") == [(kept, 1)]
    assert len(workspace.select("SELECT id FROM touch")) == 1


def test_a_card_has_one_place_in_each_arrangement(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Place both") as session:
        for person, x in ((kept, 10), (lost, 90)):
            session.add(Placement(account_id=account, person_id=person, arrangement="free", x=x, y=0))
        session.add(Placement(account_id=account, person_id=lost, arrangement="grid", x=5, y=5))
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT arrangement, x FROM placement ORDER BY 1") == [("free", 10), ("grid", 5)]


def test_a_label_of_both_stays_once(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    _account, kept, lost = ada
    with workspace.write("Label both") as session:
        session.add_all([Label(person_id=kept, text="Donor"), Label(person_id=lost, text="Donor")])
        session.add(Label(person_id=lost, text="Board"))
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT person_id, text FROM label ORDER BY text") == [(kept, "Board"), (kept, "Donor")]


def test_a_line_between_the_two_goes(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Lines") as session:
        third = make(session, "person", account_id=account)
        session.add(Line(source_id=kept, target_id=lost, kind=LineKind.TRUSTS))
        session.add(Line(source_id=lost, target_id=third, kind=LineKind.TRUSTS))
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT source_id, target_id FROM line") == [(kept, third)]


def test_nobody_reports_to_someone_below_afterwards(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Kept above Ben above lost") as session:
        ben = make(session, "person", account_id=account)
        session.add(Line(source_id=ben, target_id=kept, kind=LineKind.REPORTS))
        session.add(Line(source_id=lost, target_id=ben, kind=LineKind.REPORTS, since=date(2026, 1, 1)))
    join(workspace, "person", kept, lost)
    open_lines = "SELECT source_id, target_id FROM line WHERE until IS NULL"
    assert workspace.select(open_lines) == [(ben, kept)]
    assert workspace.select("SELECT until FROM line WHERE until IS NOT NULL") == [("2026-11-21",)]


def test_the_same_line_of_both_is_one_from_the_earlier_day(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Both report to Ben") as session:
        ben = make(session, "person", account_id=account)
        session.add(Line(source_id=kept, target_id=ben, kind=LineKind.REPORTS, since=date(2026, 5, 1)))
        session.add(Line(source_id=lost, target_id=ben, kind=LineKind.REPORTS, since=date(2025, 5, 1), note="told"))
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT source_id, since, until, note FROM line") == [(kept, "2025-05-01", None, "told")]


def test_a_role_both_hold_is_held_once_since_the_earlier_day(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    _account, kept, lost = ada
    with workspace.write("Roles") as session:
        session.add(PersonRole(person_id=kept, role=Role.DECIDER, since=date(2026, 3, 1)))
        session.add(PersonRole(person_id=lost, role=Role.DECIDER, since=date(2025, 3, 1)))
        session.add(PersonRole(person_id=lost, role=Role.USER, since=date(2024, 1, 1), until=date(2024, 6, 1)))
    join(workspace, "person", kept, lost)
    found = workspace.select("SELECT role, since, until FROM person_role ORDER BY since")
    assert found == [("user", "2024-01-01", "2024-06-01"), ("decider", "2025-03-01", None)]


def stances(workspace: Workspace) -> list[tuple[Any, ...]]:
    return workspace.select("SELECT value, since, until FROM rating WHERE what = 'stance' ORDER BY since")


def test_histories_lie_behind_one_another(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    _account, kept, lost = ada
    with workspace.write("Stances") as session:
        one, other = session.get_one(Person, kept), session.get_one(Person, lost)
        Person.stance.change(one, Stance.SUPPORTER, date(2026, 6, 1))
        Person.stance.change(other, Stance.SCEPTIC, date(2026, 1, 1))
        Person.stance.change(other, Stance.OPPONENT, date(2026, 8, 1))
    join(workspace, "person", kept, lost)
    assert stances(workspace) == [(-1, "2026-01-01", "2026-06-01"), (1, "2026-06-01", None)]


def test_the_history_that_was_chosen_holds_where_both_say_something(
    workspace: Workspace, ada: tuple[int, int, int]
) -> None:
    _account, kept, lost = ada
    with workspace.write("Stances") as session:
        Person.stance.change(session.get_one(Person, kept), Stance.SUPPORTER, date(2026, 1, 1))
        Person.stance.change(session.get_one(Person, lost), Stance.SCEPTIC, date(2026, 6, 1))
    join(workspace, "person", kept, lost, stance=Taken.OTHER)
    assert stances(workspace) == [(1, "2026-01-01", "2026-06-01"), (-1, "2026-06-01", None)]


def test_what_says_nothing_gives_way(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    _account, kept, lost = ada
    with workspace.write("One knows nothing") as session:
        session.add(Rating(person_id=kept, what=Rated.STANCE, value=None, since=date(2026, 1, 1)))
        session.add(Rating(person_id=lost, what=Rated.STANCE, value=1, since=date(2026, 6, 1)))
    join(workspace, "person", kept, lost)
    assert stances(workspace) == [(None, "2026-01-01", "2026-06-01"), (1, "2026-06-01", None)]


def test_title_and_unit_can_come_from_different_sides(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Positions") as session:
        units = [Unit(account_id=account, name=name) for name in ("Leeds", "York")]
        session.add_all(units)
        session.flush()
        for person, job, unit in ((kept, "CFO", units[0]), (lost, "Finance", units[1])):
            session.add(Membership(person_id=person, job=job, unit_id=unit.id, since=date(2026, 1, 1)))
    join(workspace, "person", kept, lost, unit_id=Taken.OTHER)
    found = "SELECT m.job, u.name FROM membership m JOIN unit u ON u.id = m.unit_id WHERE m.until IS NULL"
    assert workspace.select(found) == [("CFO", "York")]


def test_a_person_merged_into_another_account_leaves_the_unit_there(workspace: Workspace) -> None:
    with workspace.write("Two accounts") as session:
        kept, lost = make(session, "person"), make(session, "person")
        unit = make(session, "unit", account_id=session.get_one(Person, lost).account_id)
        session.add(Membership(person_id=lost, job="CFO", unit_id=unit, since=date(2026, 1, 1)))
    join(workspace, "person", kept, lost, job=Taken.OTHER, unit_id=Taken.OTHER)
    assert workspace.select("SELECT person_id, job, unit_id FROM membership") == [(kept, "CFO", None)]


def test_ids_of_both_stay_and_the_uid_that_went_is_remembered(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    _account, kept, lost = ada
    uid = workspace.select("SELECT uid FROM person WHERE id = ?", (lost,))[0][0]
    with workspace.write("Ids") as session:
        for person, key in ((kept, "003A"), (lost, "003B"), (lost, "003A")):
            session.add(Origin(subject="person", row=person, program="Salesforce", key=key))
    join(workspace, "person", kept, lost)
    found = workspace.select("SELECT program, key FROM origin WHERE row = ? ORDER BY program, key", (kept,))
    assert found == [("Salesforce", "003A"), ("Salesforce", "003B"), (OURS, uid)]


def test_a_pair_kept_apart_that_becomes_one_is_forgotten(workspace: Workspace, ada: tuple[int, int, int]) -> None:
    account, kept, lost = ada
    with workspace.write("Kept apart") as session:
        third = make(session, "person", account_id=account)
        make(session, "kept_apart", subject="person", row=kept, other_row=lost)
        make(session, "kept_apart", subject="person", row=lost, other_row=third)
    join(workspace, "person", kept, lost)
    assert workspace.select("SELECT row, other_row FROM kept_apart") == [(kept, third)]


# Accounts


def test_an_account_is_never_its_own_parent(workspace: Workspace) -> None:
    kept, lost = two(workspace, "account")
    with workspace.write("Kept is part of lost, which is part of a third") as session:
        top, between = make(session, "account"), make(session, "account", parent_id=kept)
        session.get_one(Account, kept).parent_id = lost
        session.get_one(Account, lost).parent_id = top
    join(workspace, "account", kept, lost)
    chain = dict(workspace.select("SELECT id, parent_id FROM account"))
    assert chain == {kept: top, top: None, between: kept}


def test_a_parent_that_lies_below_is_no_parent(workspace: Workspace) -> None:
    kept, lost = two(workspace, "account")
    with workspace.write("Kept below child below lost") as session:
        child = make(session, "account", parent_id=lost)
        session.get_one(Account, kept).parent_id = child
    join(workspace, "account", kept, lost)
    assert dict(workspace.select("SELECT id, parent_id FROM account")) == {kept: None, child: kept}


def test_attachments_touches_and_sums_follow_the_account(workspace: Workspace) -> None:
    kept, lost = two(workspace, "account")
    with workspace.write("History") as session:
        session.add(Touch(account_id=lost, on=date(2026, 11, 1)))
        make(session, "revenue", account_id=lost, on=date(2026, 10, 1), amount=500)
        session.add(Evidence(subject="account", row=lost, name="Contract.pdf"))
    join(workspace, "account", kept, lost)
    found = workspace.select("SELECT account_id, last_touch, revenue_12 FROM account_summary")
    assert found == [(kept, "2026-11-01", 500)]
    assert workspace.select("SELECT row FROM evidence") == [(kept,)]


# Time


DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 2, 1)))
SPANS = st.lists(st.tuples(DAYS, DAYS).filter(lambda s: s[0] is None or s[1] is None or s[0] < s[1]), max_size=5)


def holds(span: Span, day: date) -> bool:
    return (span[0] is None or span[0] <= day) and (span[1] is None or day < span[1])


@given(SPANS.filter(bool), SPANS, st.dates(date(2025, 12, 25), date(2026, 2, 8)))
def test_what_is_left_of_a_span_is_what_the_others_do_not_hold(
    spans: list[Span], covered: list[Span], day: date
) -> None:
    left = without(spans[0], covered)
    wanted = holds(spans[0], day) and not any(holds(other, day) for other in covered)
    assert sum(holds(piece, day) for piece in left) == wanted


@given(SPANS, st.dates(date(2025, 12, 25), date(2026, 2, 8)))
def test_spans_that_touch_are_one_without_a_day_more_or_less(spans: list[Span], day: date) -> None:
    united = [whole(spans[place] for place in places) for places in touching(spans)]
    assert any(holds(span, day) for span in united) == any(holds(span, day) for span in spans)
    assert sum(holds(span, day) for span in united) <= 1


TOLD = st.tuples(st.booleans(), st.sampled_from(list(Stance)), st.dates(date(2026, 1, 1), date(2026, 1, 9)))


@given(st.lists(TOLD, max_size=8), st.booleans())
def test_whatever_the_histories_say_afterwards_one_thing_holds_on_a_day(
    workspace: Workspace, told: list[tuple[bool, Stance, date]], others: bool
) -> None:
    with workspace.write("Two with a history") as session:
        account = make(session, "account")
        pair = [make(session, "person", account_id=account) for _each in range(2)]
        for whose, stance, since in told:
            Person.stance.change(session.get_one(Person, pair[whose]), stance, since)
    before = state(workspace.raw)
    chosen = {"stance": Taken.OTHER} if others else {}
    join(workspace, "person", pair[0], pair[1], **chosen)
    with workspace.read() as session:
        spells = session.scalars(select(Rating).where(Rating.person_id == pair[0])).all()
        for number in range(12):
            day = date(2026, 1, 1 + number)
            assert sum(holds((spell.since, spell.until), day) for spell in spells) == any(
                d <= day for _w, _s, d in told
            )
    workspace.undo()
    assert state(workspace.raw) == before
