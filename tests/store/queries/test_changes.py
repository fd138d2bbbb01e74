"""What changed since a day, told from the journal."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan, Resource, Target
from amdesk.model.values import ResourceKind, Side, Stance
from amdesk.store.queries.changes import PLAN_TALES, account_changes, plan_changes


def moment_after_the_last_step(konex):
    """The instant after which changes count: a millisecond after the last step."""
    (at,) = konex.workspace.select("SELECT max(at) FROM journal_step")[0]
    instant = datetime.fromisoformat(at)
    while datetime.now(UTC) <= instant + timedelta(milliseconds=2):
        pass
    return instant + timedelta(milliseconds=1)


@pytest.fixture
def agreed(konex):
    return moment_after_the_last_step(konex)


def told(konex, agreed):
    return [(c.what, c.needs_agreement) for c in plan_changes(konex.workspace, konex["plan"], agreed)]


def change(konex, kind, name, label="Change", **values):
    with konex.workspace.write(label) as session:
        row = session.get(kind, konex[name])
        for column, value in values.items():
            setattr(row, column, value)


def test_nothing_changed_since_now(konex, agreed):
    assert told(konex, agreed) == []


def test_a_new_goal_needs_agreement_and_a_new_wording_does_not(konex, agreed):
    change(konex, Objective, "renew", goal=Decimal(1), why_us="Reworded")
    assert told(konex, agreed) == [
        ("Objective “Renew”: why for us reworded", False),
        ("Objective “Renew”: goal 2 → 1", True),
    ]


def test_done_needs_no_agreement_and_a_moved_date_does(konex, agreed):
    with konex.workspace.write("Done") as session:
        session.get(Action, konex["meet"]).finish()
    change(konex, Action, "meet", due=None)
    assert sorted(told(konex, agreed)) == [
        ("Action “Meet the CFO”: date 10 Nov 2026 → no date", True),
        ("Action “Meet the CFO”: status Open → Done", False),
    ]


def test_what_was_changed_back_or_undone_is_no_change(konex, agreed):
    change(konex, Objective, "renew", goal=Decimal(7))
    konex.workspace.undo()
    assert told(konex, agreed) == []
    change(konex, Objective, "renew", goal=Decimal(7))
    change(konex, Objective, "renew", goal=Decimal(2))
    assert told(konex, agreed) == []


def test_the_first_and_the_last_value_are_told(konex, agreed):
    change(konex, Objective, "renew", goal=Decimal(7))
    change(konex, Objective, "renew", goal=Decimal(8))
    assert told(konex, agreed) == [("Objective “Renew”: goal 2 → 8", True)]


def test_added_and_removed_rows_are_told(konex, agreed):
    with konex.workspace.write("Add") as session:
        session.add(Objective(plan_id=konex["plan"], side=Side.GROW, name="Second line"))
        session.add(Resource(plan_id=konex["plan"], kind=ResourceKind.BUDGET, what="Travel"))
    with konex.workspace.write("Remove") as session:
        session.delete(session.get(Objective, konex["renew"]))
        session.delete(session.get(Target, konex["target"]))
    assert sorted(told(konex, agreed)) == [
        ("Action “Meet the CFO” removed", True),
        ("Action “Settle” removed", True),
        ("Objective “Renew” removed", True),
        ("Objective “Second line” added", True),
        ("Person to win “Cora” removed", True),
        ("Resource removed", True),
        ("Resource “Travel” added", True),
    ]


def test_what_was_added_and_removed_again_is_no_change(konex, agreed):
    with konex.workspace.write("Add") as session:
        session.add(Objective(plan_id=konex["plan"], name="Short"))
    konex.workspace.undo()
    assert told(konex, agreed) == []


def test_a_row_deleted_and_brought_back_is_no_change(konex, agreed):
    with konex.workspace.write("Remove") as session:
        session.delete(session.get(Objective, konex["renew"]))
    konex.workspace.undo()
    assert told(konex, agreed) == []


def test_owners_are_told_by_name(konex, agreed):
    change(konex, Action, "meet", owner_id=None)
    assert told(konex, agreed) == [("Action “Meet the CFO”: owner Ben Adler → nobody", True)]


def test_an_account_tells_its_own_changes_and_moved_stances(konex, agreed):
    with konex.workspace.write("Move") as session:
        Person.stance.change(session.get(Person, konex["cora"]), Stance.CHAMPION)
        session.get(Person, konex["ada"]).leave()
    day = konex.workspace.today - timedelta(days=1)
    moved = [c.what for c in account_changes(konex.workspace, konex["konex"], day)]
    assert "Cora: stance Supporter → Champion" in moved
    since = [c.what for c in account_changes(konex.workspace, konex["konex"], agreed)]
    assert "Person “Ada”: left on no date → 21 Nov 2026" in since
    assert account_changes(konex.workspace, konex["other"], agreed) == []


@pytest.mark.parametrize(
    ("kind", "name", "column", "value", "what"),
    [
        (Action, "meet", "effort_hours", Decimal(6), "Action “Meet the CFO”: effort in hours nothing → 6"),
        (Action, "meet", "after_id", "first", "Action “Meet the CFO”: waits for nothing → Settle"),
        (Action, "meet", "objective_id", "bills", "Action “Meet the CFO”: objective Renew → Bills right"),
        (Resource, "days", "kind", ResourceKind.MANAGEMENT, "Resource: kind Colleague days → Management time"),
        (Resource, "days", "action_id", "first", "Resource: for action Meet the CFO → Settle"),
        (Target, "target", "objective_id", "bills", "Person to win “Cora”: objective nothing → Bills right"),
        (Objective, "renew", "measure", "Orders", "Objective “Renew”: measure Queries → Orders"),
        (Objective, "renew", "measure_unit", "EUR", "Objective “Renew”: unit nothing → EUR"),
    ],
)
def test_what_alters_the_agreement_is_told_with_both_values(konex, agreed, kind, name, column, value, what):
    with konex.workspace.write("Change") as session:
        setattr(session.get(kind, konex[name]), column, konex[value] if column.endswith("_id") else value)
    assert told(konex, agreed) == [(what, True)]


def test_an_action_that_waited_for_a_deleted_one_is_told_by_name(konex, agreed):
    with konex.workspace.write("Wait") as session:
        session.get(Action, konex["meet"]).after_id = konex["first"]
    at = moment_after_the_last_step(konex)
    with konex.workspace.write("Remove") as session:
        session.delete(session.get(Action, konex["first"]))
    words = [one.what for one in plan_changes(konex.workspace, konex["plan"], at)]
    assert "Action “Meet the CFO”: waits for Settle → nothing" in words


UNGRADED = {
    "plan": {"status", "proposed", "proposed_on", "account_id"},
    "objective": {"plan_id", "reached_on", "place"},
    "action": {
        "account_id",
        "issue_id",
        "intel_id",
        "memo_id",
        "loss_id",
        "person_id",
        "done_on",
        "corrective",
        "check_on",
        "check_result",
        "asked_on",
        "asked_times",
        "place",
        "typed",
    },
    "target": {"plan_id", "stance_then"},
    "resource": {"plan_id"},
}
"""What is no part of what was agreed: where a row belongs, its order, how it came about, that it was done."""


@pytest.mark.parametrize("kind", [Plan, Objective, Action, Target, Resource])
def test_every_column_of_a_plan_is_told_or_is_known_to_be_none_of_the_agreement(kind):
    table = kind.__tablename__
    columns = {column.name for column in kind.__table__.columns} - {"id", "uid"}
    assert columns - UNGRADED[table] == set(PLAN_TALES[table].columns)
