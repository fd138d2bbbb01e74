"""`check`: whether a workspace is whole; nothing of it is altered and nobody is kept out meanwhile."""

import argparse
from datetime import date
from pathlib import Path

from amdesk.commands.refusing import Refused, add_passphrase, asked_for, passphrase_of
from amdesk.words import _

COUNTED = (("account", "accounts"), ("person", "people"), ("issue", "issues"), ("plan", "plans"), ("revenue", "lines"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` takes."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    """Verify every page and value and say what is right. Raises a WorkspaceError, its text a sentence, otherwise."""
    from amdesk.store import evidence, opening
    from amdesk.store.errors import PassphraseNeeded, damaged
    from amdesk.store.workspace import Reader

    path: Path = args.workspace.absolute()
    try:
        raw, _key = opening.open_file(path, passphrase_of(args))
    except PassphraseNeeded:
        raw, _key = opening.open_file(path, asked_for(path))
    try:
        raw.execute("PRAGMA query_only=ON")
        found = [row[0] for row in raw.execute("PRAGMA integrity_check(3)")]
        if found != ["ok"]:
            raise Refused(damaged(path))
        changed = evidence.damaged_evidence(Reader(raw, date.today()))
        if changed:
            raise Refused(evidence.damage_words(changed))
        counts = [(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], word) for table, word in COUNTED]
        steps = raw.execute("SELECT count(*), max(at) FROM journal_step").fetchone()
    finally:
        raw.close()
    held = ", ".join(f"{n} {word}" for n, word in counts)
    whole = _("{file} is whole: every page and every value was read. It holds {what}.")
    print(whole.format(file=path.name, what=held))
    print(_("{n} steps are in its journal, the last of {when}.").format(n=steps[0], when=steps[1]))
    return 0
