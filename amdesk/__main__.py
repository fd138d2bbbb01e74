"""The command line: which command, and how its refusals and faults become one sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

COMMANDS = {
    "open": ("opening", "show the desk (also without any command)"),
    "demo": ("demo", "make the sample workspace and show it"),
    "import": ("importing", "bring in files of other programs"),
    "export": ("exporting", "print plans and briefs; write lists, contacts, calendar, everything"),
    "list": ("listing", "the rows of any subject"),
    "check": ("checking", "whether a workspace is whole"),
    "backup": ("backing_up", "a verified copy"),
}
"""Each command with its module in `amdesk.commands` and what it does."""
DONE, REFUSED, USAGE = 0, 1, 2


def day(text: str) -> date:
    """A day as 2026-11-21, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-21") from None


def parser_for(chosen: str | None) -> argparse.ArgumentParser:
    """The parser; only the chosen command's own module is imported."""
    parser = argparse.ArgumentParser(prog="amdesk", description="The account manager's own desk: one file, no network.")
    parser.add_argument("--today", type=day, default=None, metavar="YYYY-MM-DD", help="the day that counts as today")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (module, does) in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        command.add_argument("--today", type=day, default=argparse.SUPPRESS, metavar="YYYY-MM-DD")
        if name == chosen:
            import_module(f"amdesk.commands.{module}").add_arguments(command)
    return parser


def _chosen(words: Sequence[str]) -> str | None:
    """The command that is named, before its own arguments are known."""
    skip = False
    for word in words:
        if skip or word.startswith("-"):
            skip = word == "--today"
            continue
        return word if word in COMMANDS else None
    return None


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 done, 1 refused with one sentence, 2 not understood."""
    given = list(sys.argv[1:] if words is None else words)
    if len(given) == 1 and given[0] not in COMMANDS and Path(given[0]).is_file():
        given.insert(0, "open")
    try:
        args = parser_for(_chosen(given)).parse_args(given)
        module = COMMANDS[args.command or "open"][0]
        return int(import_module(f"amdesk.commands.{module}").run(args))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _refuse("Stopped.")
    except Exception as trouble:
        return _refuse(_sentence(trouble))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _sentence(trouble: Exception) -> str:
    """A refusal as it is; anything else is a fault, told without the user's data."""
    if isinstance(trouble, ModuleNotFoundError) and trouble.name and not trouble.name.startswith("amdesk"):
        package = trouble.name.partition(".")[0]
        return f"amdesk needs the package {package}, which is not installed. `uv sync` in its folder installs it."
    known = {"Refused", "ReadError", "ImportRefused", "ImportOutdated", "FieldError"}
    if type(trouble).__name__ in known or any(c.__name__ == "WorkspaceError" for c in type(trouble).__mro__):
        return str(trouble)
    if isinstance(trouble, OSError):
        return f"{trouble.filename or 'A file'} cannot be used: {trouble.strerror or type(trouble).__name__}."
    frame = trouble.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
    return f"Something went wrong in amdesk ({type(trouble).__name__} at {where}). What was saved is safe."


if __name__ == "__main__":
    sys.exit(main())
