"""Summaries and search follow every change, and undo, and the day."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.money import Revenue
from amdesk.model.people import Person
from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.store import search
from amdesk.store.search import Hit
from amdesk.store.workspace import Workspace
from tests.store.dump import found, kept_and_rebuilt
from tests.store.edits import random_edit

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits_undo_and_redo_all_is_as_if_made_anew(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    for _turn in range(40):
        act = chance.random()
        if act < 0.7:
            random_edit(workspace, chance)
        elif act < 0.9:
            workspace.undo()
        else:
            workspace.redo()
        if chance.random() < 0.2:
            kept, anew = kept_and_rebuilt(workspace, TODAY)
            assert kept == anew
    kept, anew = kept_and_rebuilt(workspace, TODAY)
    assert kept == anew
    while workspace.undo() is not None:
        pass
    kept, anew = kept_and_rebuilt(workspace, TODAY)
    assert kept == anew


def add_account(workspace: Workspace, name: str = "Acme", **says: object) -> int:
    with workspace.write("Add") as session:
        account = Account(name=name, **says)
        session.add(account)
        session.flush()
        number = account.id
    return number


def summary(workspace: Workspace, account: int, column: str) -> object:
    return workspace.select(f"SELECT {column} FROM account_summary WHERE account_id = ?", (account,))[0][0]


def test_the_last_touch_is_the_newest_that_was_held(workspace: Workspace) -> None:
    account = add_account(workspace)
    with workspace.write("Touches") as session:
        for days, status in ((9, TouchStatus.HELD), (40, TouchStatus.HELD), (2, TouchStatus.CANCELLED)):
            session.add(Touch(account_id=account, on=TODAY - timedelta(days=days), status=status))
        session.add(Touch(account_id=account, on=TODAY + timedelta(days=6), status=TouchStatus.PLANNED))
    assert summary(workspace, account, "last_touch") == "2026-11-12"
    assert summary(workspace, account, "next_meeting") == "2026-11-27"
    assert summary(workspace, account, "touches_90") == 2


def test_revenue_counts_twelve_months_and_the_twelve_before(workspace: Workspace) -> None:
    account = add_account(workspace)
    with workspace.write("Revenue") as session:
        for on, amount in (
            (date(2026, 11, 3), 100),
            (date(2025, 12, 1), 20),
            (date(2025, 11, 30), 3),
            (date(2024, 12, 1), 5),
            (date(2024, 11, 30), 1000),
        ):
            session.add(Revenue(account_id=account, on=on, amount=amount))
    assert summary(workspace, account, "revenue_12") == 120
    assert summary(workspace, account, "revenue_before") == 8


def test_another_day_renews_what_depends_on_it(workspace: Workspace) -> None:
    account = add_account(workspace)
    with workspace.write("Touch") as session:
        session.add(Touch(account_id=account, on=TODAY - timedelta(days=89)))
    assert summary(workspace, account, "touches_90") == 1
    workspace.fixed_today = TODAY + timedelta(days=1)
    assert (workspace.refresh_day(), summary(workspace, account, "touches_90")) == (True, 0)
    assert not workspace.refresh_day()


def test_a_moved_issue_leaves_one_account_and_counts_at_the_other(workspace: Workspace) -> None:
    first, second = add_account(workspace, "First"), add_account(workspace, "Second")
    with workspace.write("Issue") as session:
        session.add(Issue(account_id=first, name="Late", reported_on=TODAY))
    with workspace.write("Move") as session:
        session.get(Issue, 1).account_id = second
    assert (summary(workspace, first, "open_issues"), summary(workspace, second, "open_issues")) == (0, 1)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Ångström Société", "angstrom"),
        ("Société Générale", "societe gener"),
        ("Łódź Dvořák", "lodz dvorak"),
        ("Smørrebrød Æble", "smorrebrod aeble"),
        ("Straße", "strasse"),
        ("Ελλάδα", "ελλαδα"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Северсталь", "север"),
        ("Ёлка", "ёлк"),
        ("北京办事处", "北京"),
        ("北京办事处", "办事"),
        ("トヨタ自動車", "自動"),
        ("مُحَمَّد", "محمد"),
        ("Ёлка", "елка"),
        ("東京 営業所", "営業"),
        ("서울 사무소", "사무"),
        ("شركة النور", "النو"),
        ("חברת אור", "חברת"),
        ("हिन्दी कार्यालय", "हिन्दी"),
        ("สำนักงาน", "สำนัก"),
        ("สำนักงาน", "งาน"),
        ("Việt Nam", "viet"),
        ("O'Brien & Söhne", "o'brien sohne"),
        ("ACME-2000/B", "acme 2000"),
        ("naïve façade", "naive facade"),
    ],
)
def test_search_finds_any_script_and_needs_no_accents(workspace: Workspace, written: str, typed: str) -> None:
    number = add_account(workspace, written)
    add_account(workspace, "Something else")
    assert found(workspace, typed) == [Hit("account", number)]


def test_search_finds_what_was_renamed_under_its_new_name_only(workspace: Workspace) -> None:
    number = add_account(workspace, "Old name")
    with workspace.write("Rename") as session:
        session.get(Account, number).name = "Fresh name"
    assert (found(workspace, "old"), found(workspace, "fresh")) == ([], [Hit("account", number)])
    workspace.undo()
    assert (found(workspace, "old"), found(workspace, "fresh")) == ([Hit("account", number)], [])


def test_search_gives_names_first_and_then_the_newest_of_each_subject(workspace: Workspace) -> None:
    account = add_account(workspace, "Marmalade Ltd")
    with workspace.write("People") as session:
        session.add(Person(account_id=account, name="Someone"))
        session.add(Person(account_id=account, name="Marmalade lover"))
        session.add(Person(account_id=account, name="Marmalade maker"))
    assert found(workspace, "marma") == [Hit("account", account), Hit("person", 3), Hit("person", 2)]


def test_one_letter_finds_nothing_yet(workspace: Workspace) -> None:
    add_account(workspace, "A company")
    assert found(workspace, "a") == found(workspace, "  ") == found(workspace, "") == []


HOSTILE = [
    '"',
    '""',
    "a OR b",
    "NEAR(a b)",
    "text : x",
    "-a",
    "a*b*",
    "^a",
    "((",
    "{a b}: c",
    "'; DROP TABLE account; --",
    "a\0b",
    "\\",
    "--- ???",
    "AND",
    "NOT x",
    "\ud800x",
    "😀😀",
    "%_%",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_words_and_never_a_query(workspace: Workspace, typed: str) -> None:
    add_account(workspace, "Quiet company")
    assert Hit("account", 1) not in found(workspace, typed)


@given(typed=st.text(max_size=40))
def test_any_text_may_be_searched(typed: str, workspace: Workspace) -> None:
    assert isinstance(found(workspace, typed), list)


@given(name=st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=2, max_size=12))
def test_a_name_of_letters_is_found_by_itself(name: str, workspace: Workspace) -> None:
    number = add_account(workspace, name)
    assert Hit("account", number) in search.find(workspace.raw, name, limit=10_000)
