"""Upkeep: health and concerns follow every step, undo and the day."""

from datetime import date, timedelta

import pytest

from amdesk import upkeep
from amdesk.model.accounts import Account, TierDefault
from amdesk.model.evidence import Setting
from amdesk.model.issues import Issue
from amdesk.model.people import Person
from amdesk.model.surveys import Pulse
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import Channel, Role, Status, Tier, TouchKind
from amdesk.store.queries import accounts, states
from amdesk.store.queries.today import concerns_of
from amdesk.store.touched import OF_ACCOUNTS, accounts_touched
from amdesk.store.watch import SQLITE_OK, SQLITE_READ
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def kept(workspace: Workspace) -> Workspace:
    """A workspace that is kept up: account 1 of growth, with Ada, who decides, and Ben, met and heard over months."""
    upkeep.keep(workspace)
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex", tier=Tier.GROWTH, came_in=days_ago(400)))
        session.flush()
        ada = Person(account_id=1, name="Ada")
        session.add_all([ada, Person(account_id=1, name="Ben")])
        ada.take_role(Role.DECIDER, days_ago(400))
        session.flush()
        for days in range(0, 300, 30):
            touch = Touch(account_id=1, on=days_ago(days), channel=Channel.VISIT, kind=TouchKind.CHECK_IN)
            session.add(touch)
            session.flush()
            session.add_all(TouchPerson(touch_id=touch.id, person_id=person) for person in (1, 2))
            session.add(Pulse(account_id=1, person_id=1, on=days_ago(days), company=9 if days > 60 else 6))
    return workspace


def rules(workspace: Workspace, account: int = 1) -> list[str]:
    return [concern.rule for concern in concerns_of(workspace, account)]


def health(workspace: Workspace, account: int = 1) -> int | None:
    return accounts.account_head(workspace, account).health.score


def test_a_commit_brings_the_health_of_its_account_up_to_date(kept: Workspace) -> None:
    before = health(kept)
    with kept.write("Issue") as session:
        session.add(Issue(account_id=1, name="Bill", reported_on=TODAY))
    assert before is not None and health(kept) < before  # type: ignore[operator]


def test_a_concern_comes_with_its_cause_and_goes_with_undo(kept: Workspace) -> None:
    with kept.write("Promise") as session:
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(2)))
    assert "promises" in rules(kept)
    kept.undo()
    assert "promises" not in rules(kept)
    kept.redo()
    assert "promises" in rules(kept)


def test_only_what_is_read_of_an_account_makes_its_health_anew(kept: Workspace) -> None:
    read: set[str | None] = set()

    def note(action: int, table: str | None, column: str | None, *_rest: object) -> int:
        read.update({column} if action == SQLITE_READ and table == "account" else ())
        return SQLITE_OK

    kept.raw.set_authorizer(note)
    upkeep.states_of(kept, None)
    upkeep.states_of(kept, {1})
    kept.raw.set_authorizer(None)
    assert read - {"", "id", *OF_ACCOUNTS} == set()
    with kept.write("Another address") as session:
        session.get_one(Account, 1).city = "Graz"
        session.flush()
        assert accounts_touched(kept.raw, {"account": frozenset({1})}) == set()
        session.get_one(Account, 1).tier = Tier.KEY
        session.flush()
        assert accounts_touched(kept.raw, {"account": frozenset({1})}) == {1}


def test_a_row_that_is_deleted_touches_its_account_too(kept: Workspace) -> None:
    with kept.write("Promise") as session:
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(2)))
    with kept.write("Delete") as session:
        session.delete(session.get(Promise, 1))
    assert "promises" not in rules(kept)


def test_a_role_touches_the_account_of_its_person(kept: Workspace) -> None:
    assert "no-decider" not in rules(kept)
    with kept.write("No longer") as session:
        session.get(Person, 1).give_up_role(Role.DECIDER)
    assert "no-decider" in rules(kept)


def test_a_row_that_moves_touches_both_accounts(kept: Workspace) -> None:
    with kept.write("Another") as session:
        session.add(Account(name="Isdom", came_in=TODAY))
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(2)))
    with kept.write("Move") as session:
        session.get(Promise, 1).account_id = 2
    assert "promises" not in rules(kept, 1) and "promises" in rules(kept, 2)


def test_since_when_a_concern_holds_is_kept(kept: Workspace) -> None:
    with kept.write("No longer") as session:
        session.get(Person, 1).give_up_role(Role.DECIDER)
    kept.fixed_today = TODAY + timedelta(days=3)
    upkeep.catch_up(kept)
    since = {concern.rule: concern.since for concern in concerns_of(kept, 1)}
    assert since["no-decider"] == TODAY


def test_a_deleted_account_leaves_no_words_and_comes_back_by_undo(kept: Workspace) -> None:
    with kept.write("Promise") as session:
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(2)))
    score = health(kept)
    with kept.write("Delete") as session:
        session.delete(session.get(Account, 1))
    assert kept.select("SELECT count(*) FROM account_concern") == [(0,)]
    assert kept.select("SELECT DISTINCT parts FROM account_state") == [("{}",)]
    kept.undo()
    assert health(kept) == score and "promises" in rules(kept)


def test_what_a_tier_asks_for_touches_every_account(kept: Workspace) -> None:
    with kept.write("Ask for more") as session:
        session.query(TierDefault).filter_by(tier=Tier.GROWTH).one().influencers = 1
    assert "no-influencer" in rules(kept)


def test_other_weights_touch_every_account(kept: Workspace) -> None:
    with kept.write("Weights") as session:
        session.add(Setting(name="health_weights", value='{"pulse": 0, "relationships": 0}'))
    weights = {part.name: part.weight for part in accounts.account_head(kept, 1).health.parts}
    assert (weights["pulse"], weights["relationships"], weights["issues"]) == (0, 0, 20)


def test_a_step_over_many_accounts_is_made_in_one_go_after_it(workspace: Workspace) -> None:
    calls = []
    upkeep.keep(workspace, lambda: calls.append(upkeep.missing_states(workspace)))
    with workspace.write("Import") as session:
        session.add_all(Account(name=f"Account {n}", came_in=days_ago(400)) for n in range(upkeep.AT_ONCE + 1))
    assert [len(made) for made in calls] == [101]
    assert workspace.select("SELECT count(*) FROM account_state") == [(0,)]
    assert upkeep.store_missing(workspace, calls[0])
    assert workspace.select("SELECT count(*) FROM account_state") == [(101,)]


def test_what_a_step_made_meanwhile_is_not_overwritten(kept: Workspace) -> None:
    kept.fixed_today = TODAY + timedelta(days=1)
    old = upkeep.missing_states(kept)
    with kept.write("Promise") as session:
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(2)))
    assert not upkeep.store_missing(kept, old)
    assert "promises" in rules(kept)


def test_a_night_later_silence_is_noticed(kept: Workspace) -> None:
    assert "check-in" not in rules(kept) and "silence" not in rules(kept)
    kept.fixed_today = TODAY + timedelta(days=61)
    assert upkeep.catch_up(kept)
    assert "check-in" in rules(kept)
    assert not upkeep.catch_up(kept)


def test_a_past_is_made_so_that_trends_exist(workspace: Workspace, kept: Workspace) -> None:
    kept.keep_derived(lambda raw: raw.execute("DELETE FROM account_state"), frozenset())
    upkeep.catch_up(kept)
    (line,) = accounts.account_lines(kept)
    assert len(line.trend) == 13 and line.trend[-1] == line.health
    assert line.movement is not None and line.movement < 0
    assert accounts.account_head(kept, 1).health.movers[0][0] == "Pulse"


def test_days_that_are_over_keep_scores_without_words(kept: Workspace) -> None:
    kept.fixed_today = TODAY + timedelta(days=1)
    upkeep.catch_up(kept)
    ((parts,),) = kept.select("SELECT parts FROM account_state WHERE day = ?", (TODAY.isoformat(),))
    scores = states.scores_of(parts)
    assert scores["issues"] == 100 and "evidence" not in parts and "\n" not in parts


def test_a_lost_account_has_no_health(kept: Workspace) -> None:
    with kept.write("Lost") as session:
        session.get(Account, 1).status = Status.LOST
    assert health(kept) is None and rules(kept) == []


def test_a_panel_that_reads_health_is_told_of_a_new_score(kept: Workspace) -> None:
    told = []
    with kept.watch.noting() as tables:
        accounts.account_head(kept, 1)
    kept.on_commit.append(lambda changes: told.append(changes.touches(tables)))
    with kept.write("Pulse") as session:
        session.add(Pulse(account_id=1, on=TODAY, company=9))
    assert told == [True]


def test_states_as_packed_are_read_back_the_same(kept: Workspace) -> None:
    (made,) = upkeep.states_of(kept, [1])
    number, _day, score, confidence, band, parts = made.row
    assert number == 1
    assert states.health_of(score, band, confidence, parts) == made.health
    assert states.header_of(parts.split("\n")[0]) == (made.trend, made.health.movement)


def test_a_worker_makes_what_is_missing_from_a_reader_of_its_own(kept: Workspace) -> None:
    kept.fixed_today = TODAY + timedelta(days=1)
    with kept.reader() as reader:
        made = upkeep.missing_states(reader)
    assert upkeep.store_missing(kept, made)
    assert upkeep.missing_states(kept) == []
