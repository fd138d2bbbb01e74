"""An account handed over, changed in both places and handed back: nothing doubled, nothing lost, doubt asked."""

import json
import random
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from amdesk.exchange.bundle.carrying import carry_out_bundle
from amdesk.exchange.bundle.packing import export_bundle
from amdesk.exchange.bundle.planning import BundlePlan, plan_bundle
from amdesk.exchange.bundle.reading import read_bundle
from amdesk.exchange.bundle.row_plans import Choices, RowPlan, Side
from amdesk.exchange.bundle.rows import rows_of
from amdesk.exchange.bundle.states import Fate
from amdesk.exchange.plan import ImportOutdated
from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Issue, Step
from amdesk.model.money import Product, ProductRange, Revenue
from amdesk.model.people import Line, Person
from amdesk.model.plans import Action
from amdesk.model.reviews import Decision, Review
from amdesk.model.touches import Promise
from amdesk.model.values import LineKind, Role, Stance
from amdesk.store import evidence
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY
from tests.copies import opened_copy
from tests.exchange.sampled import CANARY, account_called, everything, sample_with_canaries


@dataclass
class Two:
    """Two desks, and handing an account from one to the other."""

    mine: Workspace
    theirs: Workspace
    file: Path

    def plan(self, giver: Workspace, taker: Workspace, name: str = "Konex", internal: bool = True) -> BundlePlan:
        export_bundle(giver, account_called(giver, name), self.file, internal)
        return plan_bundle(taker, read_bundle(self.file))

    def hand(
        self, giver: Workspace, taker: Workspace, choices: Choices | None = None, internal: bool = True
    ) -> BundlePlan:
        plan = self.plan(giver, taker, internal=internal)
        carry_out_bundle(taker, plan, choices)
        return plan


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    mine = Workspace.create(tmp_path / "mine.amdesk", today=TODAY)
    theirs = Workspace.create(tmp_path / "theirs.amdesk", today=TODAY)
    both = Two(mine, theirs, tmp_path / "Konex.amdesk-account")
    yield both
    both.mine.close()
    both.theirs.close()


@pytest.fixture(scope="module")
def made() -> Path:
    return sample_with_canaries()


@pytest.fixture
def sampled(made: Path, tmp_path: Path) -> Iterator[Two]:
    mine = opened_copy(made, tmp_path, "mine")
    theirs = Workspace.create(tmp_path / "theirs.amdesk", today=TODAY)
    both = Two(mine, theirs, tmp_path / "Konex.amdesk-account")
    yield both
    both.mine.close()
    both.theirs.close()


def make_konex(workspace: Workspace) -> None:
    with workspace.write("Konex") as session:
        konex = Account(name="Konex", currency="EUR", city="Leeds", industry="Tools")
        ben = Colleague(name="Ben Hall")
        family = ProductRange(name="Oils")
        session.add_all([konex, ben, family])
        session.flush()
        oil = Product(name="Oil", range_id=family.id)
        ada = Person(account_id=konex.id, name="Ada Novak", mail="ada@konex.example", phone="1")
        boss = Person(account_id=konex.id, name="Boss")
        session.add_all([oil, ada, boss])
        session.flush()
        ada.stance, ada.job = Stance.SUPPORTER, "CFO"
        ada.take_role(Role.DECIDER)
        first = Action(name="First", account_id=konex.id, owner_id=ben.id)
        issue = Issue(account_id=konex.id, name="Bills", reported_on=TODAY)
        session.add_all(
            [
                Line(source_id=ada.id, target_id=boss.id, kind=LineKind.REPORTS),
                Revenue(account_id=konex.id, on=date(2026, 1, 5), amount=1050, product_id=oil.id),
                first,
                issue,
            ]
        )
        session.flush()
        session.add(Action(name="Second", account_id=konex.id, after_id=first.id))
        session.add(Step(issue_id=issue.id, name="Listen"))


def change(workspace: Workspace, model: type, wanted: str, **values: object) -> None:
    with workspace.write("Change") as session:
        row = next(row for row in session.query(model).all() if row.title == wanted)
        for name, value in values.items():
            setattr(row, name, value)


def value(workspace: Workspace, table: str, title: str, column: str) -> object:
    ((found,),) = workspace.select(f'SELECT "{column}" FROM "{table}" WHERE name = ?', (title,))
    return found


def delete(workspace: Workspace, model: type, wanted: str) -> None:
    with workspace.write("Delete") as session:
        session.delete(next(row for row in session.query(model).all() if row.title == wanted))


def row_of(plan: BundlePlan, title: str) -> RowPlan:
    return next(row for row in plan.rows if row.title == title)


# Handing over


def test_everything_that_hangs_on_the_account_arrives(sampled: Two) -> None:
    sampled.hand(sampled.mine, sampled.theirs)
    before = rows_of(sampled.mine, account_called(sampled.mine, "Konex"))
    after = rows_of(sampled.theirs, account_called(sampled.theirs, "Konex"))
    for table, rows in before.by_key.items():
        assert len(after.by_key.get(table, {})) == len(rows), table
    for table in ("person", "touch", "issue", "plan", "objective", "rating", "membership", "invoice", "evidence"):
        assert rows_equal(before, after, table), table


def rows_equal(before, after, table: str) -> bool:
    def plain(rows):
        from amdesk.exchange.bundle.subjects import HOUSE, subject

        of = subject(table)
        return {
            key: {c: cell for c, cell in row.cells.items() if of.target(c, row.cells) not in (*HOUSE, "memo")}
            for key, row in rows.by_key[table].items()
        }

    return plain(before) == plain(after)


def test_taking_it_in_twice_changes_nothing(sampled: Two) -> None:
    sampled.hand(sampled.mine, sampled.theirs)
    before, step = everything(sampled.theirs), sampled.theirs.next_undo()
    plan = sampled.hand(sampled.mine, sampled.theirs)
    assert {row.fate for row in plan.rows} == {Fate.SAME}
    assert everything(sampled.theirs) == before and sampled.theirs.next_undo() == step


def test_handing_it_straight_back_changes_nothing(sampled: Two) -> None:
    sampled.hand(sampled.mine, sampled.theirs)
    before = everything(sampled.mine)
    plan = sampled.hand(sampled.theirs, sampled.mine)
    assert not plan.questions and not plan.count(Fate.ADDED) and not plan.count(Fate.CHANGED_THERE)
    after = everything(sampled.mine)
    assert {table for table in after if after[table] != before[table]} <= {"shared", "origin"}


def test_undo_restores_exactly_and_redo_brings_it_back(sampled: Two) -> None:
    before = everything(sampled.theirs)
    sampled.hand(sampled.mine, sampled.theirs)
    after = everything(sampled.theirs)
    assert sampled.theirs.next_undo().label == "Take in Konex from a colleague"  # type: ignore[union-attr]
    sampled.theirs.undo()
    assert everything(sampled.theirs) == before
    sampled.theirs.redo()
    assert everything(sampled.theirs) == after


def test_the_taken_in_workspace_is_whole(sampled: Two) -> None:
    sampled.hand(sampled.mine, sampled.theirs)
    path = sampled.theirs.path
    sampled.theirs.close()
    sampled.theirs = Workspace.open(path, today=TODAY)
    assert sampled.theirs.select("PRAGMA foreign_key_check") == []


def test_the_file_is_private(two: Two) -> None:
    make_konex(two.mine)
    two.plan(two.mine, two.theirs)
    assert stat.S_IMODE(two.file.stat().st_mode) == 0o600


# Changed in both places


def test_different_fields_changed_in_both_places_are_both_kept(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    change(two.mine, Person, "Ada Novak", phone="2")
    change(two.theirs, Person, "Ada Novak", mail="new@konex.example")
    plan = two.hand(two.theirs, two.mine)
    assert not plan.questions
    assert value(two.mine, "person", "Ada Novak", "phone") == "2"
    assert value(two.mine, "person", "Ada Novak", "mail") == "new@konex.example"


def test_the_same_field_changed_in_both_places_is_a_question(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    change(two.mine, Account, "Konex", city="York")
    change(two.theirs, Account, "Konex", city="Hull")
    plan = two.plan(two.theirs, two.mine)
    (row,) = plan.conflicts
    assert [(f.label, f.here, f.there) for f in row.fields] == [("City", "York", "Hull")]
    carry_out_bundle(two.mine, plan)
    assert value(two.mine, "account", "Konex", "city") == "York"


@pytest.mark.parametrize("by_field", [True, False])
def test_theirs_can_be_taken_by_field_or_row(two: Two, by_field: bool) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    change(two.mine, Account, "Konex", city="York", industry="Mine")
    change(two.theirs, Account, "Konex", city="Hull", industry="Theirs")
    plan = two.plan(two.theirs, two.mine)
    (row,) = plan.conflicts
    key = (row.table, row.key)
    carry_out_bundle(two.mine, plan, {key: {"city": Side.THERE}} if by_field else {key: Side.THERE})
    assert value(two.mine, "account", "Konex", "city") == "Hull"
    assert value(two.mine, "account", "Konex", "industry") == ("Mine" if by_field else "Theirs")


def test_a_settled_question_is_not_asked_again(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    change(two.mine, Account, "Konex", city="York")
    change(two.theirs, Account, "Konex", city="Hull")
    two.hand(two.theirs, two.mine)
    assert not two.hand(two.theirs, two.mine).questions
    two.hand(two.mine, two.theirs)
    assert value(two.theirs, "account", "Konex", "city") == "York"


def test_changes_go_to_and_fro_without_false_questions(two: Two) -> None:
    make_konex(two.mine)
    for number in range(4):
        two.hand(two.mine, two.theirs)
        change(two.theirs, Person, "Ada Novak", phone=f"there {number}")
        assert not two.hand(two.theirs, two.mine).questions
        assert value(two.mine, "person", "Ada Novak", "phone") == f"there {number}"
        change(two.mine, Person, "Ada Novak", phone=f"here {number}")
    assert not two.hand(two.mine, two.theirs).questions
    assert value(two.theirs, "person", "Ada Novak", "phone") == "here 3"


def test_what_two_workspaces_do_for_long_ends_equal(two: Two) -> None:
    """Without fields changed in both places since the last exchange, both desks always come to say the same."""
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    rng = random.Random(7)
    fields = ("city", "industry", "number", "region", "country")
    for turn in range(12):
        rng.shuffle(names := list(fields))
        for workspace, column in zip((two.mine, two.theirs), names, strict=False):
            change(workspace, Account, "Konex", **{column: f"{column} {turn}"})
            with workspace.write("More") as session:
                account = account_called(workspace, "Konex")
                session.add(Promise(account_id=account, text=f"{workspace.path.stem} {turn}"))
        assert not two.hand(two.mine, two.theirs).questions
        assert not two.hand(two.theirs, two.mine).questions
        for column in fields:
            here, there = (value(w, "account", "Konex", column) for w in (two.mine, two.theirs))
            assert here == there, (turn, column)
    for workspace in (two.mine, two.theirs):
        assert workspace.select("SELECT count(*), count(DISTINCT text) FROM promise") == [(24, 24)]


def test_a_new_row_there_is_added_once(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    with two.theirs.write("New") as session:
        session.add(Promise(account_id=account_called(two.theirs, "Konex"), text="Call back"))
    for _time in range(2):
        two.hand(two.theirs, two.mine)
    assert two.mine.select("SELECT text FROM promise") == [("Call back",)]


def test_a_stance_that_changed_there_comes_with_its_history(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    two.theirs.fixed_today = date(2026, 12, 1)
    with two.theirs.write("Stance") as session:
        session.query(Person).filter_by(name="Ada Novak").one().stance = Stance.OPPONENT
    two.hand(two.theirs, two.mine)
    with two.mine.read() as session:
        ada = session.query(Person).filter_by(name="Ada Novak").one()
        assert ada.stance is Stance.OPPONENT and ada.job == "CFO" and ada.roles == (Role.DECIDER,)
    assert two.mine.select("SELECT count(*) FROM rating") == [(2,)]


def test_an_older_bundle_takes_nothing_back_without_asking(two: Two, tmp_path: Path) -> None:
    make_konex(two.mine)
    old = tmp_path / "old.amdesk-account"
    export_bundle(two.mine, 1, old, now=datetime(2026, 11, 1, tzinfo=UTC))
    carry_out_bundle(two.theirs, plan_bundle(two.theirs, read_bundle(old)))
    change(two.mine, Account, "Konex", city="York")
    two.hand(two.mine, two.theirs)
    plan = plan_bundle(two.theirs, read_bundle(old))
    assert plan.is_older and plan.sentence.startswith("This is older than what was taken in before.")
    assert [(f.here, f.there) for row in plan.questions for f in row.fields] == [("York", "Leeds")]
    carry_out_bundle(two.theirs, plan)
    assert value(two.theirs, "account", "Konex", "city") == "York"
    assert not two.hand(two.mine, two.theirs).questions


def test_a_third_desk_is_asked_rather_than_overruled(two: Two, tmp_path: Path) -> None:
    third = Workspace.create(tmp_path / "third.amdesk", today=TODAY)
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    change(two.theirs, Account, "Konex", city="Hull")
    two.hand(two.theirs, third)
    plan = two.hand(third, two.mine)
    assert [f.there for row in plan.conflicts for f in row.fields] == ["Hull"]
    third.close()


# Deleted in one place


def test_what_was_deleted_here_stays_deleted(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    two.hand(two.theirs, two.mine)
    delete(two.mine, Action, "Second")
    plan = two.hand(two.theirs, two.mine)
    assert row_of(plan, "Second").fate is Fate.GONE_HERE and not plan.questions
    assert two.mine.select("SELECT name FROM action") == [("First",)]


def test_what_was_deleted_here_and_changed_there_is_a_question(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    delete(two.mine, Action, "Second")
    two.hand(two.theirs, two.mine)
    change(two.theirs, Action, "Second", how="By phone")
    plan = two.plan(two.theirs, two.mine)
    (row,) = plan.questions
    assert (row.title, row.fate) == ("Second", Fate.GONE_HERE)
    carry_out_bundle(two.mine, plan, {(row.table, row.key): Side.THERE})
    assert value(two.mine, "action", "Second", "how") == "By phone"
    assert value(two.mine, "action", "Second", "after_id") == 1


def test_what_they_added_to_someone_deleted_here_is_a_question_and_comes_with_her(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    two.hand(two.theirs, two.mine)
    delete(two.mine, Person, "Ada Novak")
    with two.theirs.write("Ada tells too") as session:
        session.query(Person).filter_by(name="Ada Novak").one().take_role(Role.INFLUENCER)
    plan = two.plan(two.theirs, two.mine)
    (row,) = plan.questions
    assert (row.title, row.fate) == ("Ada Novak", Fate.GONE_HERE)
    assert row.brings > 1 and not plan.count(Fate.ADDED)
    roles = "SELECT count(*) FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.name = 'Ada Novak'"
    carry_out_bundle(two.mine, plan)
    assert two.mine.select(roles) == [(0,)]
    two.mine.undo()
    carry_out_bundle(two.mine, two.plan(two.theirs, two.mine), {(row.table, row.key): Side.THERE})
    assert two.mine.select(roles) == [(2,)]
    assert two.mine.select("SELECT count(*) FROM line") == [(1,)]


def test_what_was_deleted_there_stays_until_one_says_so(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    delete(two.theirs, Action, "Second")
    plan = two.plan(two.theirs, two.mine)
    (row,) = plan.questions
    assert row.fate is Fate.GONE_THERE
    carry_out_bundle(two.mine, plan)
    assert two.mine.select("SELECT count(*) FROM action") == [(2,)]
    plan = two.plan(two.theirs, two.mine)
    carry_out_bundle(two.mine, plan, {(row.table, row.key): Side.THERE})
    assert two.mine.select("SELECT name FROM action") == [("First",)]


# House things and rows both made


def test_colleagues_and_products_are_known_by_name(two: Two) -> None:
    make_konex(two.mine)
    with two.theirs.write("House") as session:
        session.add_all([Colleague(name="ben hall"), ProductRange(name="Oils"), Product(name="OIL")])
    two.hand(two.mine, two.theirs)
    assert two.theirs.select("SELECT name FROM colleague ORDER BY id") == [("Me",), ("ben hall",)]
    assert two.theirs.select("SELECT (SELECT count(*) FROM product), (SELECT count(*) FROM product_range)") == [(1, 1)]
    change(two.theirs, Action, "Second", owner_id=2)
    assert not two.hand(two.theirs, two.mine).questions
    assert two.mine.select("SELECT count(*) FROM colleague") == [(2,)]
    assert value(two.mine, "action", "Second", "owner_id") == 2


def test_me_there_is_a_colleague_here_and_never_me(two: Two) -> None:
    make_konex(two.mine)
    change(two.mine, Action, "Second", owner_id=1)
    two.hand(two.mine, two.theirs)
    ((name, is_me),) = two.theirs.select(
        "SELECT c.name, c.is_me FROM action x JOIN colleague c ON c.id = x.owner_id WHERE x.name = 'Second'"
    )
    assert name.startswith("Colleague ") and not is_me
    assert not two.hand(two.theirs, two.mine).count(Fate.CHANGED_THERE)
    assert value(two.mine, "action", "Second", "owner_id") == 1


def test_an_account_both_made_themselves_is_not_doubled(two: Two) -> None:
    for workspace in (two.mine, two.theirs):
        make_konex(workspace)
    change(two.theirs, Person, "Ada Novak", phone="2")
    change(two.mine, Person, "Ada Novak", mobile="3")
    plan = two.hand(two.mine, two.theirs)
    (row,) = plan.conflicts
    assert [(f.label, f.fate) for f in row.fields] == [("Phone", Fate.CONFLICT), ("Mobile", Fate.CHANGED_THERE)]
    assert value(two.theirs, "person", "Ada Novak", "mobile") == "3"
    counts = "SELECT (SELECT count(*) FROM account), (SELECT count(*) FROM person), (SELECT count(*) FROM revenue), "
    counts += "(SELECT count(*) FROM action), (SELECT count(*) FROM line), (SELECT count(*) FROM rating)"
    assert two.theirs.select(counts) == two.mine.select(counts)
    again = two.hand(two.mine, two.theirs)
    assert {row.fate for row in again.rows} <= {Fate.SAME, Fate.CHANGED_HERE, Fate.DECIDED}
    two.hand(two.theirs, two.mine)
    assert two.mine.select(counts) == two.theirs.select(counts)


def test_what_was_decided_before_is_said_and_can_be_decided_anew(two: Two) -> None:
    for workspace in (two.mine, two.theirs):
        make_konex(workspace)
    change(two.theirs, Person, "Ada Novak", phone="2")
    two.hand(two.mine, two.theirs)
    again = plan_bundle(two.theirs, read_bundle(two.file))
    assert again.sentence == "Nothing in it is new. 1 row differs; what is here was kept before."
    carry_out_bundle(two.theirs, again, again.taking_theirs())
    assert value(two.theirs, "person", "Ada Novak", "phone") == value(two.mine, "person", "Ada Novak", "phone")


def test_what_was_changed_here_after_it_was_taken_in_is_not_taken_back(two: Two) -> None:
    for workspace in (two.mine, two.theirs):
        make_konex(workspace)
    two.hand(two.mine, two.theirs)
    change(two.theirs, Person, "Ada Novak", phone="2")
    again = plan_bundle(two.theirs, read_bundle(two.file))
    assert again.taking_theirs() == {} and again.decided == 0


def test_a_person_who_moved_to_another_account_here_is_not_doubled(two: Two) -> None:
    make_konex(two.mine)
    two.hand(two.mine, two.theirs)
    with two.theirs.write("Move") as session:
        other = Account(name="Acme")
        session.add(other)
        session.flush()
        session.query(Person).filter_by(name="Boss").one().account_id = other.id
    two.hand(two.mine, two.theirs)
    assert two.theirs.select("SELECT count(*) FROM person WHERE name = 'Boss'") == [(1,)]
    assert two.theirs.select(
        "SELECT a.name FROM person p JOIN account a ON a.id = p.account_id WHERE p.name = 'Boss'"
    ) == [("Acme",)]


def test_a_line_to_someone_of_another_account_does_not_go_without_them(two: Two) -> None:
    make_konex(two.mine)
    with two.mine.write("Other") as session:
        other = Account(name="Acme")
        session.add(other)
        session.flush()
        friend = Person(account_id=other.id, name="Friend")
        session.add(friend)
        session.flush()
        session.add(Line(source_id=1, target_id=friend.id, kind=LineKind.PEER))
    two.hand(two.mine, two.theirs)
    assert two.theirs.select("SELECT kind FROM line") == [("reports",)]


def test_a_decision_of_a_review_of_many_comes_without_what_was_said_of_others(two: Two) -> None:
    make_konex(two.mine)
    with two.mine.write("Review") as session:
        acme = Account(name="Acme")
        review = Review(name="All of them", on=TODAY, summary="Acme is lost")
        session.add_all([acme, review])
        session.flush()
        session.add(Decision(review_id=review.id, account_id=1, text="Visit Konex"))
        session.add(Decision(review_id=review.id, account_id=acme.id, text="Drop Acme"))
    two.hand(two.mine, two.theirs)
    joined = "SELECT r.name, r.summary, d.text FROM decision d JOIN review r ON r.id = d.review_id"
    assert two.theirs.select(joined) == [("All of them", "", "Visit Konex")]
    delete(two.theirs, Decision, "Visit Konex")
    plan = two.hand(two.theirs, two.mine)
    assert [row.title for row in plan.questions] == ["Visit Konex"]
    assert two.mine.select("SELECT summary FROM review") == [("Acme is lost",)]


# Evidence, internal remarks


def test_evidence_comes_with_its_bytes(two: Two) -> None:
    make_konex(two.mine)
    with two.mine.write("Evidence") as session:
        evidence.attach(two.mine, session, "step", 1, "call.txt", b"they agreed")
    two.hand(two.mine, two.theirs)
    ((sha,),) = two.theirs.select("SELECT e.sha FROM evidence e JOIN step s ON s.id = e.\"row\" AND e.subject = 'step'")
    assert evidence.read_verified(two.theirs, sha) == b"they agreed"


def test_without_internal_remarks_none_leaves(sampled: Two) -> None:
    export_bundle(sampled.mine, account_called(sampled.mine, "Konex"), sampled.file, with_internal=False)
    with zipfile.ZipFile(sampled.file) as packed:
        content = packed.read("data.json").decode("utf-8")
    assert CANARY not in content
    for table in ("rating", "refusal", "position_line", "presence", "competitor", "cause_node", "target"):
        assert table not in json.loads(content)["rows"] and table not in json.loads(content)["house"], table


def test_a_bundle_without_internal_remarks_takes_none_away(sampled: Two) -> None:
    sampled.hand(sampled.mine, sampled.theirs)
    before = everything(sampled.theirs)
    plan = sampled.hand(sampled.mine, sampled.theirs, internal=False)
    assert {row.fate for row in plan.rows} == {Fate.SAME}
    assert everything(sampled.theirs) == before


# Refusing


def test_a_plan_is_not_carried_out_after_other_changes(two: Two) -> None:
    make_konex(two.mine)
    plan = two.plan(two.mine, two.theirs)
    with two.theirs.write("Meanwhile") as session:
        session.add(Account(name="Acme"))
    with pytest.raises(ImportOutdated):
        carry_out_bundle(two.theirs, plan)


def test_breaking_off_leaves_nothing(sampled: Two) -> None:
    plan = sampled.plan(sampled.mine, sampled.theirs)
    before = everything(sampled.theirs)

    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out_bundle(sampled.theirs, plan, None, stop)
    assert everything(sampled.theirs) == before


def test_naughty_strings_travel_to_and_fro(two: Two, realdata: Path) -> None:
    make_konex(two.mine)
    strings = json.loads((realdata / "naughty_strings" / "blns.json").read_text("utf-8"))
    with two.mine.write("Naughty") as session:
        for text in strings:
            if str(text).strip():
                session.add(Promise(account_id=1, text=f"x{text}"[:300]))
    two.hand(two.mine, two.theirs)
    assert two.theirs.select("SELECT text FROM promise ORDER BY uid") == two.mine.select(
        "SELECT text FROM promise ORDER BY uid"
    )
    assert {row.fate for row in two.hand(two.theirs, two.mine).rows} == {Fate.SAME}
