"""Importing in tests: a table written down as text, or a file, in one line."""

from pathlib import Path

from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import ImportPlan, carry_out, facts_of, plan_import
from amdesk.exchange.mapping import Subject
from amdesk.exchange.tables import Table, read_text
from amdesk.store.workspace import Workspace


def planned(
    workspace: Workspace,
    what: Path | str,
    subject: Subject | None = None,
    program: str = "",
    account: int | None = None,
) -> ImportPlan:
    """What importing a file, or a table as text, would do."""
    table: Table = read_text(what) if isinstance(what, str) else read_foreign(what)
    mapping = guess(table, subject, facts_of(workspace))
    name = "pasted" if isinstance(what, str) else what.name
    return plan_import(workspace, table, mapping, file=name, today=workspace.today, program=program, account=account)


def imported(
    workspace: Workspace,
    what: Path | str,
    subject: Subject | None = None,
    program: str = "",
    account: int | None = None,
) -> ImportPlan:
    """The plan of an import that was carried out."""
    plan = planned(workspace, what, subject, program, account)
    carry_out(workspace, plan)
    return plan


def count(workspace: Workspace, table: str) -> int:
    """How many rows a table has."""
    return int(workspace.select(f'SELECT count(*) FROM "{table}"')[0][0])
