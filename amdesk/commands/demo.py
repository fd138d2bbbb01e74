"""`demo`: the sample workspace on the screen, or, where there is none, its plan and pictures in a folder."""

import argparse
import os
import tempfile
from pathlib import Path

from amdesk.commands import screen
from amdesk.commands.refusing import Refused
from amdesk.words import _

QUIET = "default.warning=false;qt.text.font.*=false"
"""What Qt says of a screen that is none concerns nobody."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `demo` takes."""
    parser.add_argument("--to", type=Path, metavar="FILE", help="where the sample workspace is made")


def run(args: argparse.Namespace) -> int:
    """Make the sample and show it. Raises Refused when there is a file already."""
    path = args.to or Path(tempfile.mkdtemp(prefix="amdesk-demo-")) / "sample.amdesk"
    _make(path, args)
    print(_("The sample workspace is {path}.").format(path=path))
    if screen.has_screen():
        screen.load_qt()
        screen.refuse_without_screen()
        from amdesk.ui import app

        return app.run(path, args.today)
    return _without_screen(path, args)


def _make(path: Path, args: argparse.Namespace) -> None:
    from amdesk import upkeep
    from amdesk.store import sample
    from amdesk.store.workspace import Workspace

    try:
        workspace = Workspace.create(path, today=args.today)
    except FileExistsError:
        raise Refused(_("There is a file {path} already. Name another one with --to.").format(path=path)) from None
    try:
        sample.fill(workspace)
        upkeep.catch_up(workspace)
    finally:
        workspace.close()


def _without_screen(path: Path, args: argparse.Namespace) -> int:
    """What the window would show, on paper and as pictures."""
    folder = path.parent / f"{path.stem} pictures"
    folder.mkdir(mode=0o700, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", QUIET)
    screen.load_qt()
    from amdesk.ui import pictures
    from amdesk.ui.app import application, open_desk

    application()
    _print_plans(path, folder, args)
    window = open_desk(path, args.today)
    taken = pictures.take(window, folder)
    window.close()
    said = _("There is no screen here, so its plans and {n} pictures of its views lie in {folder}.")
    print(said.format(n=len(taken), folder=folder))
    return 0


def _print_plans(path: Path, folder: Path, args: argparse.Namespace) -> None:
    from amdesk import papers
    from amdesk.store.workspace import Workspace

    workspace = Workspace.open(path, today=args.today)
    try:
        papers.print_all(workspace, folder / "account plans.pdf")
    finally:
        workspace.close()
