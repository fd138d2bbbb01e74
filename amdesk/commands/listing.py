"""`list`: the rows of any subject, as a table to read or as JSON for other programs."""

import argparse
import json
import shutil
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from amdesk.commands.refusing import Refused, account_named, add_passphrase, opened
from amdesk.commands.subjects import kept_under, subject_called
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, fields_of
from amdesk.model.fields import Field, Kind
from amdesk.model.source import Source
from amdesk.model.values import Money
from amdesk.store.queries.currency import own_currency
from amdesk.store.queries.records import Shape, record_rows, title_key
from amdesk.words import _

WIDEST = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `list` takes."""
    parser.add_argument("subject", help="accounts, people, products, revenue, invoices, issues, actions, plans, …")
    parser.add_argument("--from", dest="workspace", required=True, type=Path, metavar="WORKSPACE")
    parser.add_argument("--account", metavar="NAME", help="only the rows of one account")
    parser.add_argument("--json", action="store_true", help="a JSON list, one object for each row")
    add_passphrase(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rows. Raises Refused for an unknown subject or account."""
    model = subject_called(args.subject)
    with opened(args.workspace, args) as workspace:
        account = None if args.account is None else account_named(workspace, args.account)
        keeps = kept_under(args.subject)
        rows = [row for row in described_rows(workspace, model, account) if keeps is None or keeps(row)]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _print_table(model, rows)
    return 0


def shape_of(model: type[Base]) -> Shape:
    """How the rows of a subject are read."""
    fields = fields_of(model)
    references = {
        f.name: (f.subject, SUBJECTS[f.subject].title_column) for f in fields if f.kind is Kind.REFERENCE and f.subject
    }
    return Shape(
        str(model.__tablename__),
        tuple(f.name for f in fields if not f.dated),
        tuple(f.name for f in fields if f.dated),
        references,
    )


def described_rows(source: Source, model: type[Base], account: int | None = None) -> list[dict[str, Any]]:
    """The rows by field name: money as decimal text beside its currency, references as titles beside their ids."""
    home = own_currency(source)
    shape = shape_of(model)
    if account is not None and shape.account is None:
        raise Refused(_("{subject} do not belong to an account.").format(subject=_(model.plural)))
    fields = fields_of(model)
    rows = [_described(row, fields, home) for row in record_rows(source, shape, account)]
    if shape.table == "person":
        _add_roles(source, rows)
    return rows


def _described(row: dict[str, Any], fields: tuple[Field, ...], home: str) -> dict[str, Any]:
    currency = str(row.get("currency") or row.get("account_currency") or home)
    told: dict[str, Any] = {"id": row["id"]}
    for field in fields:
        told[field.name] = _told(field, row[field.name], currency)
        if field.kind is Kind.REFERENCE:
            told[_title_name(field, fields)] = row[title_key(field.name)]
    if "account_title" in row and "account" not in told and "account_id" in row and "parent_id" not in told:
        told["account_id"], told["account"] = row["account_id"], row["account_title"]
    if "currency" in told or any(field.kind is Kind.MONEY for field in fields):
        told["currency"] = currency
    return told


def _title_name(field: Field, fields: tuple[Field, ...]) -> str:
    bare = field.name.removesuffix("_id")
    return title_key(field.name) if any(other.name == bare for other in fields) else bare


def _told(field: Field, value: Any, currency: str) -> Any:
    if value is None or (value == "" and field.kind in (Kind.DATE, Kind.CHOICE)):
        return None
    if field.kind is Kind.MONEY:
        return format(Money(int(value), currency).decimal, "f")
    if field.kind is Kind.YES:
        return bool(value)
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Decimal | date) else value


def _add_roles(source: Source, rows: list[dict[str, Any]]) -> None:
    held: dict[int, list[str]] = {}
    for person, role in source.select("SELECT person_id, role FROM person_role WHERE until IS NULL ORDER BY id"):
        held.setdefault(person, []).append(role)
    labels: dict[int, list[str]] = {}
    for person, text in source.select("SELECT person_id, text FROM label ORDER BY id"):
        labels.setdefault(person, []).append(text)
    for row in rows:
        row["roles"], row["labels"] = held.get(row["id"], []), labels.get(row["id"], [])


def _print_table(model: type[Base], rows: list[dict[str, Any]]) -> None:
    """The listed columns that hold something, cut to the width of the terminal."""
    fields = [field for field in fields_of(model) if field.listed]
    names = ["id", *(f.name.removesuffix("_id") if f.kind is Kind.REFERENCE else f.name for f in fields)]
    shown = [name for name in dict.fromkeys(names) if any(row.get(name) not in (None, "", False) for row in rows)]
    lines = [shown, *([_cell(row.get(name)) for name in shown] for row in rows)]
    widths = [min(WIDEST, max(len(line[at]) for line in lines)) for at in range(len(shown))]
    width = shutil.get_terminal_size((160, 24)).columns
    for line in lines if rows else []:
        cells = (cell[:size].ljust(size) for cell, size in zip(line, widths, strict=True))
        print("  ".join(cells)[:width].rstrip())
    print(f"{len(rows)} {_(model.plural).lower()}" if len(rows) != 1 else f"1 {_(model.singular).lower()}")


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else " ".join(str(value).split())
