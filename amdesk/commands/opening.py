"""`open`: the desk on a workspace, on the last one, or the start that offers one."""

import argparse
from pathlib import Path

from amdesk.commands import screen
from amdesk.commands.refusing import add_passphrase, passphrase_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `open` takes."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    screen.load_qt()
    screen.refuse_without_screen()
    from amdesk.ui import start

    path = getattr(args, "file", None)
    passphrase = passphrase_of(args) if getattr(args, "passphrase_file", None) else ""
    return start.run(path, args.today, passphrase)
