"""`check`: whether a workspace is whole; nothing of it is altered and nobody is kept out meanwhile."""

import argparse
from pathlib import Path

from amdesk.commands.refusing import Refused, add_passphrase, asked_for, passphrase_of

COUNTED = (("account", "accounts"), ("person", "people"), ("issue", "issues"), ("plan", "plans"), ("revenue", "lines"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` takes."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    """Verify every page and value and say what is right. Raises a WorkspaceError, its text a sentence, otherwise."""
    from amdesk.store import opening
    from amdesk.store.errors import PassphraseNeeded

    path: Path = args.workspace.absolute()
    try:
        raw, _key = opening.open_file(path, passphrase_of(args))
    except PassphraseNeeded:
        raw, _key = opening.open_file(path, asked_for(path))
    try:
        raw.execute("PRAGMA query_only=ON")
        found = [row[0] for row in raw.execute("PRAGMA integrity_check(3)")]
        if found != ["ok"]:
            raise Refused(f"{path.name} is damaged. It was not changed. Restore the newest backup: it lies beside it.")
        counts = [(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], word) for table, word in COUNTED]
        steps = raw.execute("SELECT count(*), max(at) FROM journal_step").fetchone()
    finally:
        raw.close()
    held = ", ".join(f"{n} {word}" for n, word in counts)
    print(f"{path.name} is whole: every page and every value was read. It holds {held}.")
    print(f"{steps[0]} steps are in its journal, the last of {steps[1] or 'no day'}.")
    return 0
