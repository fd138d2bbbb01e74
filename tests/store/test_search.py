"""What the search looks through: all words of every subject, and how they come back in order."""

import pytest

from amdesk.model.accounts import Account
from amdesk.model.all import SUBJECTS
from amdesk.model.base import fields_of
from amdesk.model.fields import Kind
from amdesk.model.people import Person
from amdesk.model.touches import Touch
from amdesk.store import search
from amdesk.store.queries.records import OWNER_PATHS
from amdesk.store.searched import NOWHERE, SEARCHED
from amdesk.store.workspace import Workspace

WORDY = (Kind.TEXT, Kind.NOTE, Kind.MAIL, Kind.PHONE, Kind.LINK)
NOT_LOOKED_FOR = {
    "kept_apart": "pairs that are not the same",
    "origin": "names of rows in other programs",
    "placement": "where cards stand",
    "release": "what may leave although it reads as internal",
    "saved_filter": "the program's own notes on lists",
    "setting": "the program's own settings",
    "shared": "what was handed over in bundles",
}
TECHNICAL = {
    ("evidence", "subject"),
    ("evidence", "sha"),
    ("plan", "proposed"),
    ("touch", "zone"),
    ("touch", "calendar_uid"),
    ("touch", "calendar_occurrence"),
}
"""Not words of people; what was proposed is found in the plan itself."""


def test_every_text_of_every_subject_is_looked_through() -> None:
    found = {(s.subject, column) for s in SEARCHED for column in s.columns}
    texts = {
        (table, field.name)
        for table, model in SUBJECTS.items()
        for field in fields_of(model)
        if field.kind in WORDY and not field.dated and table not in NOT_LOOKED_FOR
    }
    assert texts - found - TECHNICAL == set()


def test_every_subject_has_a_code_of_its_own_in_the_order_it_is_shown() -> None:
    codes = [s.code for s in SEARCHED]
    assert codes == sorted(set(codes), reverse=True)


@pytest.mark.parametrize("searched", SEARCHED, ids=lambda s: f"{s.code}-{s.subject}")
def test_a_row_found_says_its_account_when_it_has_one(searched: search.Searched) -> None:
    belongs = "account_id" in SUBJECTS[searched.subject].__table__.columns or searched.subject in OWNER_PATHS
    assert (searched.account != NOWHERE) == belongs


def many(workspace: Workspace) -> int:
    with workspace.write("Rows") as session:
        account = Account(name="Labelworks")
        session.add(account)
        session.flush()
        session.add_all(Touch(account_id=account.id, on=workspace.today, purpose=f"Labels {n}") for n in range(200))
        session.add_all(Person(account_id=account.id, name=f"Label Smith {n}") for n in range(20))
        session.add(Person(account_id=account.id, name="Ada Novak", wants="Label that lasts"))
        return int(account.id)


def test_one_subject_with_many_rows_does_not_hide_the_others(workspace: Workspace) -> None:
    many(workspace)
    found = search.find(workspace.raw, "label")
    assert [hit.subject for hit in found[:2]] == ["account", "person"]
    assert {hit.subject for hit in found} == {"account", "person", "touch"}
    assert len(found) == 50


def test_the_newest_rows_of_a_subject_come_first(workspace: Workspace) -> None:
    many(workspace)
    touches = [hit.id for hit in search.find(workspace.raw, "labels")]
    assert touches == list(range(200, 150, -1))


def test_every_word_may_be_unfinished(workspace: Workspace) -> None:
    many(workspace)
    assert [hit.subject for hit in search.find(workspace.raw, "lasts nov")] == ["person"]
    assert [hit.subject for hit in search.find(workspace.raw, "nov lab")] == ["person"]


@pytest.mark.parametrize("typed", ["labelwork", "labelworks", "LABELWOR", "labelw"])
def test_a_long_beginning_is_completed_from_the_words_there_are(workspace: Workspace, typed: str) -> None:
    account = many(workspace)
    assert search.find(workspace.raw, typed) == [search.Hit("account", account)]


def test_a_beginning_of_very_many_words_finds_them_too(workspace: Workspace) -> None:
    with workspace.write("Accounts") as session:
        session.add_all(Account(name=f"Station{n}") for n in range(30))
    assert len(search.find(workspace.raw, "station")) == 30
