"""`import`: files of other programs and of colleagues into a workspace, each as one step; --dry-run only looks."""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from amdesk import upkeep
from amdesk.commands.invitations import is_invitation, take_invitations
from amdesk.commands.meanings import refuse_idle_wishes, with_meanings
from amdesk.commands.refusing import Refused, account_named, add_passphrase, opened, passphrase_of
from amdesk.commands.taking_in import is_bundle, take_in
from amdesk.commands.telling import as_json, columns_in_words, tell
from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.guessing import guess
from amdesk.exchange.importing import ImportPlan, ImportRefused, carry_out, facts_of, plan_import
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.reading import ENCODINGS, ReadError
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.relations import Relation
from amdesk.exchange.tables import Table
from amdesk.exchange.together import Part, bring_in, look, order_of
from amdesk.store.workspace import Workspace
from amdesk.words import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    known = "CSV, XLSX, vCard, iCalendar, invitation mails or handed-over accounts"
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=known)
    parser.add_argument("--into", required=True, type=Path, metavar="WORKSPACE", help="made when it is not there")
    parser.add_argument(
        "--as",
        dest="subject",
        choices=[*(subject.value for subject in Subject), "auto"],
        default="auto",
        help="what the rows are; guessed unless given",
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar='"Column=field"',
        help='such as "Umsatz=revenue.amount"; "" leaves out',
    )
    parser.add_argument(
        "--value",
        action="append",
        default=[],
        metavar='"Column:word=meaning"',
        help='what a word stands for, such as "Role:Donor=label"; "" leaves it out',
    )
    parser.add_argument(
        "--relation",
        choices=[relation.value for relation in Relation],
        metavar="WORDS",
        help='how the first person of each row is joined to the second, such as "asks" or "reports to"',
    )
    parser.add_argument("--sheet", metavar="NAME", help="one sheet of a workbook; all that are plain unless given")
    parser.add_argument(
        "--encoding", choices=list(ENCODINGS), metavar="NAME", help="such as cp1252; guessed unless given"
    )
    parser.add_argument("--separator", metavar="SIGN", help='such as ";", "tab" or "blanks"; else guessed')
    parser.add_argument(
        "--header", choices=["yes", "no", "auto"], default="auto", help="whether the first row names the columns"
    )
    parser.add_argument("--account", metavar="NAME", help="the account of rows that name none")
    parser.add_argument(
        "--take-theirs", action="store_true", help="of a colleague's account, what was changed in both places"
    )
    parser.add_argument(
        "--rejected", type=Path, metavar="FILE", help="a CSV file for the rows that are refused, each with its reason"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    parser.add_argument("--json", action="store_true", help="the outcome as JSON")
    add_passphrase(parser)


@dataclass(frozen=True)
class _File:
    """One table: a file, or a sheet of one."""

    path: Path
    table: Table
    mapping: ColumnMapping
    sheet: str = ""

    @property
    def subject(self) -> Subject:
        """What its rows are."""
        return self.mapping.subject

    @property
    def name(self) -> str:
        """What it is called in the step and in messages."""
        return f"{self.path.name} · {self.sheet}" if self.sheet else self.path.name


def run(args: argparse.Namespace) -> int:
    """Import the files, those with accounts first.

    Raises Refused when a file cannot be read or understood; files imported before it stay imported and are told.
    """
    bundles = [path for path in args.files if is_bundle(path)]
    meetings = [path for path in args.files if path not in bundles and is_invitation(path)]
    args.files = [path for path in args.files if path not in bundles and path not in meetings]
    if bundles:
        _each(take_in, bundles, args)
    if args.files:
        _tables(args)
    if meetings:
        _each(take_invitations, meetings, args)
    return 0


def _tables(args: argparse.Namespace) -> None:
    done: list[ImportPlan] = []
    is_new = not args.into.exists() and not args.dry_run
    try:
        with _target(args) as workspace:
            _import_all(workspace, args, done)
    finally:
        if is_new and not any(plan.writes for plan in done):
            args.into.unlink(missing_ok=True)
        if not args.json:
            tell(done, args.dry_run)
    if args.json:
        told = {"dry_run": args.dry_run, "files": [as_json(plan) for plan in done]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    if all(len(plan.refused) == len(plan.outcomes) for plan in done):
        sentence = _("No row of {file} could be imported: {why}")
        raise Refused(sentence.format(file=done[0].file, why=_first_reason(done)))


def _each(
    take: Callable[[Workspace, Path, argparse.Namespace], None], paths: list[Path], args: argparse.Namespace
) -> None:
    """Accounts of colleagues come before tables, meetings after; a workspace made for what is refused goes again."""
    is_new = not args.into.exists() and not args.dry_run
    try:
        with _target(args) as workspace:
            upkeep.keep(workspace)
            for path in paths:
                take(workspace, path, args)
    except Exception:
        if is_new:
            args.into.unlink(missing_ok=True)
        raise


def _import_all(workspace: Workspace, args: argparse.Namespace, done: list[ImportPlan]) -> None:
    """Read every file before the first is imported; health and concerns follow each of them."""
    upkeep.keep(workspace)
    books = sorted((_read(path, args, workspace) for path in args.files), key=_order_of_book)
    refuse_idle_wishes([file for files in books for file in files], args)
    for files in books:
        plans = [_import(workspace, files[0], args)] if len(files) == 1 else _import_together(workspace, files, args)
        for file, plan in zip(files, plans, strict=True):
            if args.rejected is not None and plan.refused:
                _save_rejected(args.rejected, file, plan, not any(other.refused for other in done))
            done.append(plan)


def _first_reason(done: list[ImportPlan]) -> str:
    return next((plan.refused[0].says for plan in done if plan.refused), _("it holds no rows."))


@contextmanager
def _target(args: argparse.Namespace) -> Iterator[Workspace]:
    """The workspace to import into; for a dry run a copy that vanishes afterwards."""
    path: Path = args.into
    with ExitStack() as stack:
        if args.dry_run:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="amdesk-")))
            path = _copied(path, folder / path.name, args)
        yield stack.enter_context(_made_or_opened(path, args))


def _copied(path: Path, copy: Path, args: argparse.Namespace) -> Path:
    if path.exists():
        with opened(path, args) as workspace:
            workspace.save_copy(copy)
    return copy


@contextmanager
def _made_or_opened(path: Path, args: argparse.Namespace) -> Iterator[Workspace]:
    if path.exists():
        with opened(path, args) as workspace:
            yield workspace
        return
    workspace = Workspace.create(path, passphrase_of(args), args.today)
    try:
        yield workspace
    finally:
        workspace.close()


def _read(path: Path, args: argparse.Namespace, workspace: Workspace) -> list[_File]:
    """The table in a file, or those in the sheets of a workbook that are plain, what others refer to first."""
    tables = _tables_in(path, args)
    facts = facts_of(workspace)
    found = [(table, guess(table, _wanted(args), facts)) for table in tables]
    is_told = args.subject != "auto" or bool(args.map)
    plain = [(table, mapping) for table, mapping in found if mapping.is_sure or is_told]
    if not plain:
        raise Refused(_not_plain(path, *found[0]))
    several = len(tables) > 1
    files = [_File(path, table, _corrected(told, args.map), table.sheet if several else "") for table, told in plain]
    return sorted(files, key=_order)


def _not_plain(path: Path, table: Table, mapping: ColumnMapping) -> str:
    """Why a file is not imported, and what its rows may be."""
    sentence = _("It is not plain what {file} holds. Say it with --as {subjects}.")
    said = sentence.format(file=path.name, subjects=_subjects())
    if left_out := mapping.left_out(table):
        guessed = _("Taken for {subject}, these columns would be left out: {columns}.")
        subject, columns = mapping.subject.label.lower(), columns_in_words(left_out)
        said += " " + guessed.format(subject=subject, columns=columns)
    return said


def _tables_in(path: Path, args: argparse.Namespace) -> list[Table]:
    separator = {"tab": "\t", "blanks": " "}.get(args.separator, args.separator)
    header = {"yes": True, "no": False}.get(args.header)
    try:
        first = read_foreign(path, encoding=args.encoding, separator=separator, header=header, sheet=args.sheet)
        if args.sheet is not None or len(first.sheets) < 2:
            return [first]
        others = (read_foreign(path, header=header, sheet=sheet) for sheet in first.sheets if sheet != first.sheet)
        return [first, *(table for table in others if table.columns)]
    except ReadError as wrong:
        raise Refused(str(wrong)) from None


def _subjects() -> str:
    *most, last = (subject.value for subject in Subject)
    return _("{most} or {last}").format(most=", ".join(most), last=last)


def _wanted(args: argparse.Namespace) -> Subject | None:
    return None if args.subject == "auto" else Subject(args.subject)


def _order(file: _File) -> int:
    return order_of(file.mapping)


def _order_of_book(files: list[_File]) -> int:
    return _order(files[0])


def _part(workspace: Workspace, file: _File, args: argparse.Namespace) -> Part:
    """What is imported of a file, with all that the user said of it."""
    wants_account = args.account is not None and file.subject.can_be_taken
    account = account_named(workspace, args.account) if wants_account else None
    now = guess(file.table, _wanted(args), facts_of(workspace))  # files before this one may have told more
    mapping = _corrected(now, args.map) if now.subject is file.subject else file.mapping
    return Part(file.name, file.table, with_meanings(mapping, args.value, args.relation), account)


def _import(workspace: Workspace, file: _File, args: argparse.Namespace) -> ImportPlan:
    part, today = _part(workspace, file, args), workspace.today
    try:
        plan = plan_import(workspace, part.table, part.mapping, file=part.name, today=today, account=part.account)
        if plan.writes:
            carry_out(workspace, plan)
    except ImportRefused as wrong:
        raise Refused(f"{part.name}: {wrong}") from None
    return plan


def _import_together(workspace: Workspace, files: list[_File], args: argparse.Namespace) -> tuple[ImportPlan, ...]:
    """The sheets of a workbook, as one step."""
    parts = [_part(workspace, file, args) for file in files]
    try:
        together = look(workspace, parts)
        if together.writes:
            bring_in(workspace, parts, together)
    except ImportRefused as wrong:
        raise Refused(str(wrong)) from None
    return together.plans


def _save_rejected(path: Path, file: _File, plan: ImportPlan, is_first: bool) -> None:
    """Save the refused rows of a file; those of a further file go beside the first, under its name too."""
    if not is_first:
        own = f"{file.path.stem} {file.sheet}".strip()
        path = path.with_name(f"{path.stem} {own}{path.suffix}")
    try:
        write_rejected(path, file.table, plan)
    except OSError as trouble:
        raise Refused(f"{path}: {trouble.strerror or trouble}") from None


def _corrected(mapping: ColumnMapping, wishes: list[str]) -> ColumnMapping:
    """The mapping with what the user said of columns; a wish for a column of another file is left to that file."""
    for wish in wishes:
        column, sign, target = wish.rpartition("=")
        if not sign:
            raise Refused(_("--map takes “Column=field”, not “{wish}”.").format(wish=wish))
        found = next((c for c in mapping.columns if c.casefold() == column.strip().casefold()), None)
        if found is None:
            said = _("There is no column “{column}”; there are {columns}.")
            raise Refused(said.format(column=column, columns=", ".join(mapping.columns)))
        try:
            mapping = mapping.with_column(found, target.strip())
        except ValueError as wrong:
            raise Refused(str(wrong)) from None
    return mapping
