"""`export plan`: an account's plan, or all of them, as PDF."""

import argparse
from pathlib import Path

from amdesk.commands.refusing import Refused, account_named, add_passphrase, opened
from amdesk.words import _, plural


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` takes."""
    what = parser.add_subparsers(dest="what", required=True, metavar="plan")
    plan = what.add_parser("plan", help="the account plan on paper")
    plan.add_argument("--from", dest="workspace", required=True, type=Path, metavar="WORKSPACE")
    whose = plan.add_mutually_exclusive_group(required=True)
    whose.add_argument("--account", metavar="NAME")
    whose.add_argument("--all", action="store_true", help="every account that has a plan, in one file")
    plan.add_argument("--to", required=True, type=Path, metavar="OUT.pdf")
    plan.add_argument("--today", type=_day, default=argparse.SUPPRESS, metavar="YYYY-MM-DD", help=argparse.SUPPRESS)
    add_passphrase(plan)


def _day(text: str) -> object:
    from amdesk.__main__ import day

    return day(text)


def run(args: argparse.Namespace) -> int:
    """Write the PDF. Raises Refused when the account is not known or the file cannot be written."""
    from amdesk import papers

    with opened(args.workspace, args) as workspace:
        try:
            if args.all:
                count = papers.print_all(workspace, args.to)
                if not count:
                    args.to.unlink(missing_ok=True)
                    raise Refused(_("No account has a plan yet."))
                print(plural("Printed {n} plan", "Printed {n} plans", count) + f": {args.to}")
            else:
                papers.print_account_plan(workspace, account_named(workspace, args.account), args.to)
                print(_("Printed the plan: {path}").format(path=args.to))
        except OSError as trouble:
            raise Refused(_("{path} cannot be written: {why}.").format(path=args.to, why=trouble.strerror)) from None
    return 0
