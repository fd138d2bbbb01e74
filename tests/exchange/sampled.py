"""The sample workspace for tests of what leaves: every internal text of it stands out."""

from functools import cache
from pathlib import Path

from amdesk.model.all import SUBJECTS
from amdesk.model.base import fields_of
from amdesk.model.fields import Kind
from amdesk.store.workspace import Workspace
from tests.conftest import HOME
from tests.copies import opened_copy, sample_as_made

CANARY = "CANARY"
TEXTS = (Kind.TEXT, Kind.NOTE)


@cache
def sample_with_canaries() -> Path:
    """The sample, every internal text of it with a canary, closed."""
    workspace = opened_copy(sample_as_made(), HOME, "canaries")
    with workspace.write("Canaries"):
        for table, model in SUBJECTS.items():
            for field in fields_of(model):
                if field.internal and not field.dated and field.kind in TEXTS:
                    workspace.raw.execute(
                        f'UPDATE "{table}" SET "{field.name}" = \'{CANARY} {table} \' || "{field.name}"'
                    )
    workspace.close()
    return workspace.path


def account_called(workspace: Workspace, name: str) -> int:
    """The id of an account."""
    ((row,),) = workspace.select("SELECT id FROM account WHERE name = ?", (name,))
    return int(row)


def everything(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the journal and the search index."""
    tables = workspace.select("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    left_out = ("journal", "search", "sqlite_", "account_state", "account_concern", "content")
    return {
        table: workspace.select(f'SELECT * FROM "{table}" ORDER BY 1, 2')
        for (table,) in tables
        if not table.startswith(left_out)
    }
