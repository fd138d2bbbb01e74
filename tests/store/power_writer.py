"""Writes numbered steps into a workspace and acknowledges each; run under the record of power cuts.

Arguments: the workspace, how many steps, and what `synchronous` is set to.
"""

import os
import sys
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import text

from amdesk.model.accounts import Account
from amdesk.store.workspace import Workspace


def main() -> None:
    """Write the steps, with a backup in the middle."""
    path, count, synchronous = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    workspace = Workspace.open(path, sys.argv[4] if len(sys.argv) > 4 else "", today=date(2026, 11, 21))
    workspace.raw.execute(f"PRAGMA synchronous={synchronous}")
    acks = os.open(path.parent / "acknowledged", os.O_CREAT | os.O_WRONLY)
    for number in range(1, count + 1):
        with workspace.write(f"Step {number}") as session:
            session.add(Account(name=f"step {number}", note="many words here " * 200))
            session.execute(text("UPDATE account SET city = :c"), {"c": f"step {number}"})
        os.write(acks, str(number).encode())
        if number == count // 2:
            workspace.back_up(now=datetime(2026, 11, 21, 12))
    workspace.close()


main()
