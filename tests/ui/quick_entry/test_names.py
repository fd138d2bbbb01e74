"""The names quick entry knows are those of the workspace, with the jobs held now."""

from datetime import date

from amdesk.model.accounts import Account
from amdesk.model.issues import Issue
from amdesk.model.people import Person
from amdesk.store.queries.names import KEEP_LINES, TypedLines, typed_lines
from amdesk.store.workspace import Workspace
from amdesk.ui.quick_entry.names import read_names
from tests.ui.desks import Konex


def test_people_have_the_job_held_now_and_placeholders_no_name(workspace: Workspace, konex: Konex) -> None:
    with workspace.write("Change of people") as session:
        session.get_one(Person, konex.ada).job = "CEO"
        session.get_one(Person, konex.ben).leave(date(2026, 11, 1))
        session.add(Person(account_id=konex.account, name="Someone who signs", is_placeholder=True))
    people = read_names(workspace).people_at(konex.account)
    assert [(one.name, one.job, one.has_left) for one in people] == [
        ("Ada Novak", "CEO", False),
        ("Ben Okafor", "", True),
    ]


def test_accounts_have_their_city_and_issues_whether_they_are_open(workspace: Workspace, konex: Konex) -> None:
    with workspace.write("An issue") as session:
        session.get_one(Account, konex.account).city = "Leeds"
        session.add(Issue(account_id=konex.account, name="Wrong labels", reported_on=workspace.today))
    known = read_names(workspace)
    assert [(one.name, one.place) for one in known.accounts.values()] == [("Konex", "Leeds")]
    assert [(one.name, one.is_open) for one in known.issues_named(("labels",), None)] == [("Wrong labels", True)]


def test_typed_lines_come_back_word_for_word(workspace: Workspace) -> None:
    lines = TypedLines('call "ada"\t王', ("first", "second"))
    workspace.keep_derived(lambda raw: raw.execute(KEEP_LINES, (lines.as_text(),)), frozenset())
    assert typed_lines(workspace) == lines


def test_unreadable_kept_lines_are_none(workspace: Workspace) -> None:
    workspace.keep_derived(lambda raw: raw.execute(KEEP_LINES, ("[not json",)), frozenset())
    assert typed_lines(workspace) == TypedLines()
