"""Files made to harm: refused with a sentence, in little memory; what breaks half way leaves nothing behind."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.importing import carry_out
from amdesk.exchange.mapping import Subject
from amdesk.exchange.plan import ImportPlan
from amdesk.store.workspace import Workspace
from tests.exchange.desk import count, imported, planned
from tests.exchange.test_records import INVOICES, ISSUES, PEOPLE, TOUCHES

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MEGABYTE = 1_000_000
GROWTH_BYTES = 100 * MEGABYTE
CHILD = f"""
import resource, sys
from pathlib import Path
import openpyxl, amdesk.exchange.bundle.reading as bundles
from amdesk.exchange.foreign import read_foreign
from amdesk.exchange.reading import ReadError
with open("/proc/self/statm") as told:
    pages = int(told.read().split()[0])
limit = pages * resource.getpagesize() + {GROWTH_BYTES}
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
path = Path(sys.argv[1])
try:
    table = bundles.read_bundle(path) if bundles.is_bundle(path) else read_foreign(path)
except ReadError as refused:
    print("refused:", refused)
else:
    print("read:", len(table.rows), [problem.sentence for problem in table.problems])
"""


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def workbook(sheet: bytes) -> dict[str, bytes]:
    """The parts of a workbook that holds one sheet, from a real one."""
    from openpyxl import Workbook

    plain = io.BytesIO()
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return {**parts, "xl/worksheets/sheet1.xml": sheet}


def far_cell(path: Path) -> Path:
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return archive(path, **workbook(f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()))


def swollen(path: Path) -> Path:
    return archive(path, **workbook(b" " * 400 * MEGABYTE))


def laughs(path: Path) -> Path:
    names = "abcdefghij"
    lines = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names)]
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{"".join(lines)}]><worksheet>&j;</worksheet>'
    return archive(path, **workbook(text.encode()))


def slipping(path: Path) -> Path:
    return archive(path, **{"../../escaped.txt": b"x", "[Content_Types].xml": TYPES.encode(), "C:\\x": b"x"})


def long_card(path: Path) -> Path:
    path.write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:" + b"A" * 10 * MEGABYTE + b"\nEND:VCARD\n")
    return path


def open_quote(path: Path) -> Path:
    path.write_bytes(b'name,city\nKonex,"' + b"Berlin\n" * (5 * MEGABYTE // 7))
    return path


def wide_row(path: Path) -> Path:
    path.write_bytes(b"name,city\n" + b"x," * 50_000 + b"\n")
    return path


def handed_over(path: Path) -> Path:
    return archive(path, **{"manifest.json": b"{" + b" " * 300 * MEGABYTE + b"}"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited by RLIMIT_AS of Linux")
@pytest.mark.parametrize(
    ("name", "make", "answer"),
    [
        ("far.xlsx", far_cell, "refused: The sheet"),
        ("swollen.xlsx", swollen, "refused: swollen.xlsx unpacks to far more than it seems"),
        ("laughs.xlsx", laughs, "refused: laughs.xlsx is damaged"),
        ("slip.xlsx", slipping, "refused: slip.xlsx is damaged"),
        ("card.vcf", long_card, "re"),
        ("quote.csv", open_quote, "refused: The row at line 2 holds a text of more than"),
        ("wide.csv", wide_row, "refused: The row at line 2 has 50,001 columns"),
        ("given.amdesk-account", handed_over, "refused: "),
    ],
)
def test_a_bomb_is_answered_with_a_sentence_in_little_memory(
    tmp_path: Path, name: str, make: Callable[[Path], Path], answer: str
) -> None:
    path = make(tmp_path / name)
    result = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (result.returncode, result.stderr) == (0, "") and result.stdout.startswith(answer), result
    assert [file.name for file in tmp_path.iterdir()] == [name] and not (tmp_path.parent / "escaped.txt").exists()


TEXT = "Firma;Ort\nMüller & Söhne;Köln\nÉlan Café;Orléans\n"
SHAPES = {
    "utf-8": (TEXT.encode(), None, None),
    "mark": (TEXT.encode("utf-8-sig"), None, None),
    "utf-16-le": (TEXT.encode("utf-16-le"), None, None),
    "utf-16-be": (TEXT.encode("utf-16-be"), None, None),
    "utf-16": (TEXT.encode("utf-16"), None, None),
    "cp1252": (TEXT.encode("cp1252"), None, None),
    "latin-1": (TEXT.encode("latin-1"), "latin-1", None),
    "cp1250": (TEXT.encode("cp1250", "replace").replace(b"?lan Caf?", b"\xc9lan Caf\xe9"), "cp1250", None),
    "zeros": (TEXT.encode().replace(b"Ort\n", b"Ort\0\n"), None, None),
    "old Macintosh ends": (TEXT.encode().replace(b"\n", b"\r"), None, None),
    "ragged": (TEXT.encode().replace("Köln".encode(), "Köln;1;2".encode()), None, None),
    "tabs": (TEXT.replace(";", "\t").encode(), None, None),
    "bars": (TEXT.replace(";", "|").encode(), None, None),
    "commas": (TEXT.replace(";", ",").encode(), None, ","),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_encoding_and_shape_is_shown_and_nothing_written(
    workspace: Workspace, tmp_path: Path, shape: str
) -> None:
    raw, encoding, separator = SHAPES[shape]
    path = tmp_path / "customers.csv"
    path.write_bytes(raw)
    table = read_foreign(path, encoding=encoding, separator=separator)
    assert [row.cells[0] for row in table.rows] == ["Müller & Söhne", "Élan Café"]
    plan = planned(workspace, path, Subject.ACCOUNTS)
    assert len(plan.outcomes) == 2 and not count(workspace, "account") and workspace.next_undo() is None


def test_japanese_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes("会社名,都市\n株式会社東京商事,東京\n大阪製作所株式会社,大阪\n".encode("cp932"))
    assert read_foreign(path, encoding="cp932").rows[0].cells[0] == "株式会社東京商事"
    assert read_foreign(path).rows[0].cells[0] == "株式会社東京商事"


TABLES = ("account", "person", "unit", "membership", "line", "label", "person_role", "invoice", "payment", "issue")
POINTS = 50
"""Of each of four files: two hundred in all."""
STAFF = "id,name,company,title,department,reports to,role\n" + "".join(
    f"{n},Person {n},Konex,Title {n},Unit {n % 3},{n // 2 or ''},{('Donor', 'Influencer')[n % 2]}\n"
    for n in range(1, 15)
)


class Breaking:
    """Breaks SQLite off at one of the moments it asks whether to go on."""

    def __init__(self, at: int) -> None:
        self.at, self.asked = at, 0

    def __call__(self) -> int:
        self.asked += 1
        return int(self.asked == self.at)


def run_until(workspace: Workspace, plan: ImportPlan, breaking: Breaking) -> bool:
    """Whether the import was broken off."""
    workspace.raw.set_progress_handler(breaking, 20)
    try:
        carry_out(workspace, plan)
    except Exception:
        return True
    finally:
        workspace.raw.set_progress_handler(None, 0)
    return False


@pytest.mark.parametrize(
    ("text", "subject"),
    [(STAFF, Subject.PEOPLE), (INVOICES, Subject.INVOICES), (ISSUES, Subject.ISSUES), (TOUCHES, Subject.TOUCHES)],
    ids=["people", "invoices", "issues", "touches"],
)
def test_an_import_broken_off_at_any_point_leaves_nothing(workspace: Workspace, text: str, subject: Subject) -> None:
    imported(workspace, PEOPLE, Subject.PEOPLE)
    names = (
        *TABLES,
        "touch",
        "touch_person",
        "step",
        "origin",
        "setting",
        "journal",
        "journal_step",
        "account_summary",
    )
    step = workspace.next_undo()
    before = [count(workspace, name) for name in names]
    plan = planned(workspace, text, subject)
    whole = Breaking(0)
    assert not run_until(workspace, plan, whole)
    workspace.undo()
    after_undo = [count(workspace, name) for name in names]
    assert after_undo[: len(TABLES)] == before[: len(TABLES)] and whole.asked > POINTS
    for point in range(POINTS):
        broken = run_until(workspace, planned(workspace, text, subject), Breaking(1 + point * whole.asked // POINTS))
        if broken:
            assert [count(workspace, name) for name in names] == after_undo and workspace.next_undo() == step
        else:
            workspace.undo()
            after_undo = [count(workspace, name) for name in names]


def test_nothing_of_a_customer_is_left_outside_the_workspace(tmp_path: Path) -> None:
    canary = "CANARY-7f3a9c"
    folders = {name: tmp_path / name for name in ("state", "config", "data", "cache", "tmp", "home")}
    for folder in folders.values():
        folder.mkdir()
    good, bad, kept = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "kept"
    kept.mkdir()
    good.write_text(f"company,contact name,city,note\n{canary} A,{canary} B,{canary} C,{canary} D\n", "utf-8")
    bad.write_text(f"date,customer,amount\n{canary},{canary} A,{canary}\n2026-01-05,{canary} A,5.00\n", "utf-8")
    environment = {
        **{f"XDG_{name.upper()}_HOME": str(path) for name, path in folders.items()},
        **{"HOME": str(folders["home"]), "TMPDIR": str(folders["tmp"]), "PATH": os.environ["PATH"]},
        "QT_QPA_PLATFORM": "offscreen",
    }
    for words in (["--dry-run"], ["--rejected", str(kept / "refused.csv")], ["--map", "nothing=account.name"]):
        command = [sys.executable, "-m", "amdesk", "import", str(good), str(bad), "--into", str(kept / "desk.amdesk")]
        result = subprocess.run(
            [*command, *words], capture_output=True, text=True, timeout=120, check=False, env=environment
        )
        assert canary not in result.stderr
    assert (kept / "desk.amdesk").exists() and canary in (kept / "refused.csv").read_text("utf-8-sig")
    left = [file for folder in folders.values() for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in left if canary.encode() in file.read_bytes()]
