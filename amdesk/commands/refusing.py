"""What every command shares: refusing with one sentence, the passphrase, opening and closing a workspace."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from amdesk.words import _

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
        raise Refused(_("The passphrase cannot be read from {file}.").format(file=path.name)) from trouble
    if not lines or not lines[0]:
        raise Refused(_("There is no passphrase on the first line of {file}.").format(file=path.name))
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
        raise Refused(_("{file} is protected. Give its passphrase with --passphrase-file FILE.").format(file=path.name))
    try:
        return getpass.getpass(_("Passphrase of {file}: ").format(file=path.name))
    except (EOFError, KeyboardInterrupt):
        raise Refused(_("No passphrase was given; nothing was opened.")) from None


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
        raise Refused(_("There is no account called “{name}”. `list accounts` shows all names.").format(name=name))
    raise Refused(_("{n} accounts are called “{name}”. Give the whole name.").format(n=len(found), name=name))
