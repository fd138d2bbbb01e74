"""How tables were left, on this machine."""

import json

from amdesk.ui.kit.table import Table
from amdesk.ui.remembered import settings


def remember_table(table: Table, key: str) -> None:
    """Keep how a table was left: columns, widths, order, groups and filters."""
    settings().setValue(f"tables/{key}", json.dumps(table.state()))


def recall_table(table: Table, key: str) -> None:
    """Bring a table back as it was left; one never seen stays as it is."""
    try:
        kept = json.loads(str(settings().value(f"tables/{key}", "{}")))
    except ValueError:
        return
    if isinstance(kept, dict) and kept:
        table.restore(kept)
