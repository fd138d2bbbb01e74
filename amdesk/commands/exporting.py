"""`export`: plans and briefs on paper, and everything else as files other programs read."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from amdesk.commands.refusing import Refused, account_named, add_passphrase, opened
from amdesk.words import _, plural

if TYPE_CHECKING:
    from amdesk.store.workspace import Workspace

ARRANGEMENTS = ("hierarchy", "influence", "power-interest", "stance-influence", "units", "coverage")
ON_PAPER = ("plan", "brief", "manager-page")
"""What shows health and concerns, which are worked out first when they are not of today."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `export` takes."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    plan = what.add_parser("plan", help="the account plan on paper")
    plan.add_argument("--from", dest="workspace", required=True, type=Path, metavar="WORKSPACE")
    whose = plan.add_mutually_exclusive_group(required=True)
    whose.add_argument("--account", metavar="NAME")
    whose.add_argument("--all", action="store_true", help="every account that has a plan, in one file")
    plan.add_argument("--customer", action="store_true", help="the edition that may be shown to the customer")
    plan.add_argument("--to", required=True, type=Path, metavar="OUT.pdf")
    plan.add_argument("--today", type=_day, default=argparse.SUPPRESS, metavar="YYYY-MM-DD", help=argparse.SUPPRESS)
    add_passphrase(plan)
    _add_brief(what)
    _added(what, "manager-page", "one page for the review with the manager", of_account=False)
    _add_map(what)
    _add_issue(what)
    _add_tables(what)
    _add_contacts_and_dates(what)
    _add_wholes(what)


def _add_brief(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    brief = _added(what, "brief", "the meeting brief of an account on one page", of_account=False)
    brief.add_argument("--account", metavar="NAME", required=True)
    whose = brief.add_mutually_exclusive_group()
    whose.add_argument("--train", action="store_true", help="with everything, marked internal; else for the pocket")
    whose.add_argument("--successor", action="store_true", help="the account in five minutes for whoever takes it over")


def _add_issue(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    issue = _added(what, "issue", "the report or a letter of an issue", of_account=False)
    issue.add_argument("--number", required=True, type=int, metavar="N", help="the issue's number, as #7 on the screen")
    kinds = ("internal", "customer", "update", "debrief")
    issue.add_argument("--print", dest="print_", choices=kinds, default="internal", help="for whose eyes")


def _add_map(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    drawn = _added(what, "map", "the map of an account: .pdf, .svg or .png", of_account=False)
    drawn.add_argument("--account", metavar="NAME", required=True)
    drawn.add_argument("--arrangement", choices=ARRANGEMENTS, default=ARRANGEMENTS[0])
    drawn.add_argument("--paper", choices=("a4", "a3", "a2", "letter"), default="a4")
    drawn.add_argument("--sheets", type=int, choices=(1, 2, 3, 4), default=1, help="sheets each way, to be joined")
    drawn.add_argument("--most-asked", action="store_true", help="of influence only that of the people most asked")
    drawn.add_argument("--for-customer", action="store_true", help="names, titles, units and reporting lines only")


def _add_tables(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for kind, said in (("csv", "any list as CSV"), ("xlsx", "any list as a workbook")):
        table = _added(what, kind, said)
        table.add_argument("--subject", default="accounts", help="accounts, people, revenue, issues, actions, …")
        table.add_argument("--names", action="store_true", help="headings and choices for programs, and uids")
        table.add_argument("--internal", action="store_true", help="also what is marked internal")


def _add_contacts_and_dates(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    cards = _added(what, "vcf", "people as contact cards")
    cards.add_argument("--old", action="store_true", help="vCard 3.0 for older address books")
    cards.add_argument("--former", action="store_true", help="also who has left")
    dates = _added(what, "ics", "meetings and everything due as a calendar")
    dates.add_argument("--events", action="store_true", help="what is due as days instead of tasks")
    dates.add_argument("--notes", action="store_true", help="also what was noted of meetings")


def _add_wholes(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    whole = _added(what, "json", "every table with every row", of_account=False)
    whole.add_argument("--without-files", action="store_true", help="without the content of evidence")
    bundle = _added(what, "bundle", "an account to be handed over to a colleague")
    bundle.add_argument("--without-internal", action="store_true", help="without what is marked internal")


def _added(
    what: "argparse._SubParsersAction[argparse.ArgumentParser]", kind: str, said: str, *, of_account: bool = True
) -> argparse.ArgumentParser:
    parser = what.add_parser(kind, help=said)
    parser.add_argument("--from", dest="workspace", required=True, type=Path, metavar="WORKSPACE")
    if of_account:
        parser.add_argument("--account", metavar="NAME", required=kind == "bundle", help="only one account")
    parser.add_argument("--to", required=True, type=Path, metavar="FILE")
    parser.add_argument("--today", type=_day, default=argparse.SUPPRESS, metavar="YYYY-MM-DD", help=argparse.SUPPRESS)
    add_passphrase(parser)
    return parser


def _day(text: str) -> object:
    from amdesk.__main__ import day

    return day(text)


def run(args: argparse.Namespace) -> int:
    """Write the file. Raises Refused when the account is not known or the file cannot be written."""
    from amdesk.exchange.out.refusing import ExportRefused

    with opened(args.workspace, args) as workspace:
        if args.what in ON_PAPER:
            from amdesk import upkeep

            upkeep.catch_up(workspace)
        try:
            print(WRITERS[args.what](workspace, args))
        except ExportRefused as refused:
            raise Refused(str(refused)) from None
        except OSError as trouble:
            raise Refused(_("{path} cannot be written: {why}.").format(path=args.to, why=trouble.strerror)) from None
    return 0


def _account(workspace: "Workspace", args: argparse.Namespace) -> int | None:
    return None if args.account is None else account_named(workspace, args.account)


def _plan(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk import papers

    if args.customer:
        return _customer_plan(workspace, args)
    if not args.all:
        papers.print_account_plan(workspace, account_named(workspace, args.account), args.to)
        return _("Printed the plan: {path}").format(path=args.to)
    count = papers.print_all(workspace, args.to)
    if not count:
        args.to.unlink(missing_ok=True)
        raise Refused(_("No account has a plan yet."))
    return plural("Printed {n} plan", "Printed {n} plans", count) + f": {args.to}"


def _customer_plan(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.papers.customer_plans import LeaksFound, print_customer_plan

    if args.all:
        raise Refused(_("The customer's edition is of one account: name it with --account."))
    try:
        print_customer_plan(workspace, account_named(workspace, args.account), args.to)
    except LeaksFound as found:
        raise Refused(_("Not for the customer yet. {findings}").format(findings=found)) from None
    return _("Printed the plan for the customer: {path}").format(path=args.to)


def _brief(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.papers.briefs import BriefPrint, print_brief

    kind = BriefPrint.TRAIN if args.train else BriefPrint.SUCCESSOR if args.successor else BriefPrint.POCKET
    print_brief(workspace, account_named(workspace, args.account), args.to, kind)
    return _("Printed the brief: {path}").format(path=args.to)


def _managers_page(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.papers.managers_pages import print_managers_page

    print_managers_page(workspace, args.to)
    return _("Printed the manager's page: {path}").format(path=args.to)


def _issue(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.papers.issue_reports import IssuePrint, LeaksFound, print_issue

    try:
        print_issue(workspace, args.number, args.to, IssuePrint(args.print_))
    except LookupError:
        raise Refused(_("There is no issue {number}.").format(number=args.number)) from None
    except LeaksFound as found:
        raise Refused(_("Not for the customer yet. {findings}").format(findings=found)) from None
    return _("Printed the issue: {path}").format(path=args.to)


def _map(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.analysis.map_arrangements import Arrangement
    from amdesk.papers.maps import MapFormat, MapWish, write_map
    from amdesk.report.styles import PaperSize

    wish = MapWish(
        Arrangement(args.arrangement),
        most_asked=args.most_asked,
        for_customer=args.for_customer,
        size=PaperSize[args.paper.upper()],
        sheets=args.sheets,
    )
    if args.to.suffix.lower() not in [kind.value for kind in MapFormat]:
        raise Refused(_("A map is written as .pdf, .svg or .png; {path} is none of them.").format(path=args.to))
    write_map(workspace, account_named(workspace, args.account), args.to, wish)
    return _("Wrote the map: {path}").format(path=args.to)


def _table(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.commands.subjects import kept_under, subject_called
    from amdesk.exchange.out.lists import list_of
    from amdesk.exchange.out.spreadsheets import write_csv_list, write_xlsx

    account = _account(workspace, args)
    model = subject_called(args.subject)
    keeps = kept_under(args.subject)
    listed = list_of(workspace, model, account, with_internal=args.internal, names=args.names, keeps=keeps)
    cut = write_xlsx(args.to, listed) if args.what == "xlsx" else write_csv_list(args.to, listed)
    said = _wrote(plural("{n} row", "{n} rows", len(listed.rows)), args.to)
    if cut:
        said += "\n" + plural("{n} text was too long for a cell.", "{n} texts were too long for a cell.", cut)
    return said


def _contacts(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.exchange.out.contacts import Version, write_contacts

    version = Version.OLD if args.old else Version.NEW
    count = write_contacts(args.to, workspace, _account(workspace, args), version=version, former=args.former)
    return _wrote(plural("{n} contact", "{n} contacts", count), args.to)


def _dates(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.exchange.out.calendar import CalendarWish, write_calendar

    wish = CalendarWish(as_tasks=not args.events, with_notes=args.notes)
    count = write_calendar(args.to, workspace, _account(workspace, args), wish=wish)
    return _wrote(plural("{n} date", "{n} dates", count), args.to)


def _whole(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.exchange.out.complete import write_complete

    count = write_complete(args.to, workspace, with_content=not args.without_files)
    return _wrote(plural("{n} row", "{n} rows", count), args.to)


def _bundle(workspace: "Workspace", args: argparse.Namespace) -> str:
    from amdesk.exchange.bundle.packing import export_bundle

    account = account_named(workspace, args.account)
    count = export_bundle(workspace, account, args.to, not args.without_internal)
    return _wrote(plural("{n} row", "{n} rows", count), args.to)


def _wrote(what: str, path: Path) -> str:
    return _("Wrote {what}: {path}").format(what=what, path=path)


WRITERS: dict[str, Callable[["Workspace", argparse.Namespace], str]] = {
    "plan": _plan,
    "brief": _brief,
    "manager-page": _managers_page,
    "map": _map,
    "issue": _issue,
    "csv": _table,
    "xlsx": _table,
    "vcf": _contacts,
    "ics": _dates,
    "json": _whole,
    "bundle": _bundle,
}
"""Who writes each kind of file and says so."""
