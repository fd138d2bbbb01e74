"""A panel is told of a change exactly when it read one of the tables that changed."""

import pytest
from sqlalchemy import select, text

from amdesk.model.accounts import Account
from amdesk.model.people import Line, Person
from amdesk.store import search
from amdesk.store.derived import DERIVED_FROM
from amdesk.store.workspace import Workspace


def noted(workspace: Workspace, sql: str) -> set[str]:
    with workspace.watch.noting() as tables:
        workspace.select(sql)
    return tables


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("SELECT name FROM account", {"account"}),
        ("SELECT count(*) FROM touch", {"touch"}),
        ("SELECT 1 FROM account WHERE 0", {"account"}),
        (
            "SELECT name FROM account WHERE EXISTS (SELECT 1 FROM issue WHERE account_id = account.id)",
            {"account", "issue"},
        ),
        ("WITH p AS (SELECT * FROM person) SELECT p.name FROM p", {"person"}),
        ("SELECT a.name FROM account a LEFT JOIN rating r ON r.person_id = a.id", {"account", "rating"}),
        ("SELECT 1", set()),
    ],
)
def test_plain_sql_is_noted(workspace: Workspace, sql: str, tables: set[str]) -> None:
    assert noted(workspace, sql) == tables


def test_the_second_run_of_a_text_is_noted_like_the_first(workspace: Workspace) -> None:
    sql = "SELECT person.name FROM person JOIN account ON account.id = person.account_id"
    assert noted(workspace, sql) == noted(workspace, sql) == {"person", "account"}


def test_what_was_first_run_while_nobody_watched_is_noted_later(workspace: Workspace) -> None:
    workspace.select("SELECT name FROM product")
    assert noted(workspace, "SELECT name FROM product") == {"product"}


def test_subjects_are_noted_like_plain_sql(workspace: Workspace) -> None:
    for _time in range(2):
        with workspace.watch.noting() as tables, workspace.read() as session:
            session.scalars(select(Person).join(Line, Line.source_id == Person.id)).all()
            session.get(Account, 1)
        assert tables == {"person", "line", "account"}


def test_text_through_a_session_is_noted(workspace: Workspace) -> None:
    with workspace.watch.noting() as tables, workspace.read() as session:
        session.execute(text("SELECT * FROM evidence"))
    assert tables == {"evidence"}


def test_a_dated_value_notes_the_table_of_its_spells(workspace: Workspace) -> None:
    with workspace.write("Add") as session:
        account = Account(name="Acme")
        session.add(account)
        session.flush()
        number = account.id
    with workspace.watch.noting() as tables, workspace.read() as session:
        assert session.get(Account, number).rhythm_days is None
    assert tables == {"account", "rhythm"}


def test_summaries_count_as_what_they_are_made_from(workspace: Workspace) -> None:
    assert noted(workspace, "SELECT people FROM account_summary") == DERIVED_FROM["account_summary"]
    assert noted(workspace, "SELECT amount FROM revenue_month") == {"revenue"}


def test_search_counts_as_everything_with_words(workspace: Workspace) -> None:
    subjects = {s.subject for s in search.SEARCHED}
    assert noted(workspace, "SELECT rowid FROM search WHERE search MATCH 'x'") == subjects


def test_a_panel_within_a_panel_is_noted_for_both(workspace: Workspace) -> None:
    with workspace.watch.noting() as outer:
        workspace.select("SELECT * FROM account")
        with workspace.watch.noting() as inner:
            workspace.select("SELECT * FROM plan")
    assert (inner, outer) == ({"plan"}, {"account", "plan"})


def test_watching_goes_on_after_a_query_that_fails(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="no such table"), workspace.watch.noting():
        workspace.select("SELECT * FROM nowhere")
    assert workspace.watch.reading == []
    assert noted(workspace, "SELECT * FROM plan") == {"plan"}
