"""What every command shares: refusing with one sentence, the passphrase, opening and closing a workspace."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amdesk.store.workspace import Workspace


class Refused(Exception):
    """The command cannot be done; the text is the one sentence that says why."""


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Let a command open protected workspaces."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="the passphrase of a protected workspace, on its first line",
    )


def passphrase_of(args: argparse.Namespace) -> str:
    """The passphrase from the file that was named, "" without one.

    Raises Refused when the file cannot be read or is empty.
    """
    path: Path | None = args.passphrase_file
    if path is None:
        return ""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise Refused(f"The passphrase cannot be read from {path.name}.") from trouble
    if not lines or not lines[0]:
        raise Refused(f"There is no passphrase on the first line of {path.name}.")
    return lines[0]


@contextmanager
def opened(path: Path, args: argparse.Namespace) -> Iterator["Workspace"]:
    """The workspace at `path`, closed at the end; a passphrase that is needed is asked for at a terminal."""
    from amdesk.store.errors import PassphraseNeeded
    from amdesk.store.workspace import Workspace

    given = passphrase_of(args)
    try:
        workspace = Workspace.open(path, given, args.today)
    except PassphraseNeeded:
        workspace = Workspace.open(path, asked_for(path), args.today)
    try:
        yield workspace
    finally:
        workspace.close()


def asked_for(path: Path) -> str:
    """The passphrase typed at the terminal.

    Raises Refused where there is no terminal to ask at.
    """
    if not sys.stdin.isatty():
        raise Refused(f"{path.name} is protected by a passphrase. Give it with --passphrase-file FILE.")
    try:
        return getpass.getpass(f"Passphrase of {path.name}: ")
    except (EOFError, KeyboardInterrupt):
        raise Refused("No passphrase was given; nothing was opened.") from None


def account_named(workspace: "Workspace", name: str) -> int:
    """The id of the account with this name, without regard to case and accents, or whose name alone begins so.

    Raises Refused when there is none, or several.
    """
    from amdesk.exchange.mapping import fold

    names = {int(row): fold(str(text)) for row, text in workspace.select("SELECT id, name FROM account ORDER BY id")}
    wanted = fold(name)
    found = [row for row, text in names.items() if text == wanted]
    found = found or [row for row, text in names.items() if text.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(f"There is no account called “{name}”. `list accounts` shows all names.")
    raise Refused(f"{len(found)} accounts are called “{name}”. Give the whole name.")
