"""`backup`: a verified copy of a workspace in a folder."""

import argparse
from pathlib import Path

from amdesk.commands.refusing import add_passphrase, opened
from amdesk.words import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `backup` takes."""
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="made when it is not there")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    """Take the backup and say where it lies."""
    with opened(args.workspace, args) as workspace:
        target = workspace.back_up(args.to)
    print(_("Backed up and verified: {file}").format(file=target))
    return 0
