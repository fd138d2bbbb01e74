"""Lists leave as CSV and XLSX with every value as it was, guarded, private, and without what is internal."""

import json
import os
import re
import stat
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from amdesk.exchange.out.lists import Listed, is_internal, list_of
from amdesk.exchange.out.refusing import ExportRefused
from amdesk.exchange.out.spreadsheets import write_csv_list, write_list, write_xlsx
from amdesk.exchange.tables import read_table
from amdesk.model.accounts import Account
from amdesk.model.all import SUBJECTS
from amdesk.model.money import Revenue
from amdesk.model.people import Person, Rating
from amdesk.model.values import Role, Stance
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy
from tests.exchange.sampled import CANARY, account_called, sample_with_canaries

ENDINGS = (".csv", ".xlsx")
NO_SIGN = re.compile("[\ufffe\uffff]")
"""What XML cannot hold and no reader has to bring back."""


@pytest.fixture(scope="module")
def made() -> Path:
    return sample_with_canaries()


@pytest.fixture
def sample(made: Path, tmp_path: Path):
    workspace = opened_copy(made, tmp_path)
    yield workspace
    workspace.close()


def cells(path: Path, width: int) -> list[list[str]]:
    separator = "," if path.suffix == ".csv" else None
    table = read_table(path, header=True, separator=separator)
    return [[*row.cells, *[""] * (width - len(row.cells))] for row in table.rows]


def as_written(cell: object) -> object:
    """A cell as its reader gives it; numbers by their value, since sheets do not keep closing zeros."""
    return "" if cell is None else str(cell)


def same(wrote: object, read: str) -> bool:
    if isinstance(wrote, Decimal):
        return Decimal(read) == wrote
    return as_written(wrote) == read


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("with_internal", [True, False])
def test_every_list_comes_back_equal(sample: Workspace, tmp_path: Path, ending: str, with_internal: bool) -> None:
    for table, model in SUBJECTS.items():
        if is_internal(model) and not with_internal:
            continue
        listed = list_of(sample, model, with_internal=with_internal, names=with_internal)
        path = tmp_path / f"{table}{ending}"
        write_list(path, listed)
        back = cells(path, len(listed.columns)) if listed.rows else []
        assert len(back) == len(listed.rows), table
        for wrote, read in zip(listed.rows, back, strict=True):
            assert all(map(same, wrote, read)), (table, wrote, read)


@pytest.mark.parametrize("ending", ENDINGS)
def test_naughty_strings_come_back_equal(tmp_path: Path, realdata: Path, ending: str) -> None:
    from amdesk.model.base import clean

    told = json.loads((realdata / "naughty_strings" / "blns.json").read_text("utf-8"))
    more = ["=1+1", "'=1+1", "''-x", "_x0041_", "_x005F_", "@SUM(A1)", "+4", "-4", "\ttab", "a" * 40]
    texts = [
        text for each in (*told, *more) if (text := clean(str(each), lines=True)).strip() and not NO_SIGN.search(text)
    ]
    path = tmp_path / f"naughty{ending}"
    write_list(path, Listed("Naughty/[list]", ("Text", "Number"), [(text, 1) for text in texts]))
    assert [row[0] for row in cells(path, 2)] == texts


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_the_file_is_private_whatever_the_umask(tmp_path: Path, ending: str, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_list(tmp_path / f"list{ending}", Listed("List", ("A",), [("x",)]))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / f"list{ending}").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [f"list{ending}"]


def test_a_refused_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old", "utf-8")

    def broken():
        yield ("x",)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_csv_list(path, Listed("List", ("A",), broken()))  # type: ignore[arg-type]
    assert path.read_text("utf-8") == "old" and [each.name for each in tmp_path.iterdir()] == ["list.csv"]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "list.xlsx"
    write_xlsx(path, Listed("List", ("=A",), [("=1+1",), ("@x",), ("+1",), ("=HYPERLINK(1)",)]))
    sheet = load_workbook(path).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert all(cell.quotePrefix for row in sheet.iter_rows() for cell in row)


def test_a_text_too_long_for_a_cell_is_counted(tmp_path: Path) -> None:
    listed = Listed("List", ("A",), [("x" * 40_000,), ("y",)])
    assert write_xlsx(tmp_path / "a.xlsx", listed) == 1
    assert write_csv_list(tmp_path / "a.csv", listed) == 0


def test_money_stands_beside_its_currency_and_references_are_titles(workspace: Workspace) -> None:
    with workspace.write("Konex") as session:
        konex = Account(name="Konex", currency="JPY")
        session.add(konex)
        session.flush()
        session.add(Revenue(account_id=konex.id, on=date(2026, 1, 5), amount=1050, currency="EUR"))
        session.add(Revenue(account_id=konex.id, on=date(2026, 1, 6), amount=7))
    listed = list_of(workspace, Revenue, names=True)
    rows = [dict(zip(listed.columns, row, strict=True)) for row in listed.rows]
    assert [(r["amount"], r["currency"], r["account"], r["on"]) for r in rows] == [
        (Decimal("10.50"), "EUR", "Konex", date(2026, 1, 5)),
        (Decimal("7"), "JPY", "Konex", date(2026, 1, 6)),
    ]


def test_people_come_with_title_roles_and_only_on_request_with_their_stance(workspace: Workspace) -> None:
    with workspace.write("Ada") as session:
        konex = Account(name="Konex")
        session.add(konex)
        session.flush()
        ada = Person(account_id=konex.id, name="Ada Novak")
        session.add(ada)
        session.flush()
        ada.job, ada.stance = "CFO", Stance.OPPONENT
        ada.take_role(Role.DECIDER)
    open_list, whole = list_of(workspace, Person), list_of(workspace, Person, with_internal=True)
    assert "CFO" in open_list.rows[0] and "Decider" in open_list.rows[0]
    assert "Stance" not in open_list.columns and "Opponent" not in open_list.rows[0]
    assert "Opponent" in whole.rows[0]


def test_nothing_internal_leaves_unless_asked(sample: Workspace, tmp_path: Path) -> None:
    for table, model in SUBJECTS.items():
        if is_internal(model):
            with pytest.raises(ExportRefused, match="internal as a whole"):
                list_of(sample, model)
            continue
        path = tmp_path / f"{table}.csv"
        write_csv_list(path, list_of(sample, model))
        assert CANARY not in path.read_text("utf-8"), table


def test_one_account_s_rows_are_only_its_own(sample: Workspace) -> None:
    konex = account_called(sample, "Konex")
    ((expected,),) = sample.select("SELECT count(*) FROM person WHERE account_id = ?", (konex,))
    assert len(list_of(sample, Person, konex).rows) == expected
    assert {row[0] for row in list_of(sample, Rating, konex, with_internal=True).rows} == {"Konex"}


def test_what_belongs_to_no_account_is_refused_for_one(sample: Workspace) -> None:
    with pytest.raises(ExportRefused, match="do not belong to an account"):
        list_of(sample, SUBJECTS["memo"], 1)
