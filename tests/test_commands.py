"""The command line does what it says, and answers what it cannot do with one sentence."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from amdesk.__main__ import DONE, REFUSED, main
from amdesk.store.workspace import Workspace

ROOT = Path(__file__).parents[1]
CUSTOMERS = "customer_id,company_name,contact_name,contact_title\nA1,Konex,Ada Novak,CFO\nB2,Acme,Ben Okafor,Buyer\n"
SALES = (
    "order_id,date,customer_id,customer,product,amount\n1,2026-01-05,A1,Konex,Oil,10.50\n2,2026-01-06,B2,Acme,Fat,-3\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "customers.csv").write_text(CUSTOMERS, "utf-8")
    (tmp_path / "sales.csv").write_text(SALES, "utf-8")
    return tmp_path


@pytest.fixture
def desk(files: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = files / "desk.amdesk"
    names = [str(files / name) for name in ("sales.csv", "customers.csv")]
    assert main(["import", *names, "--into", str(path), "--today", "2026-11-21"]) == DONE
    capsys.readouterr()
    return path


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main([*words, "--json"]) == DONE
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_accounts_are_imported_before_what_belongs_to_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["name"] for row in rows(capsys, "list", "accounts", "--from", str(desk))] == ["Konex", "Acme"]


def test_money_is_decimal_text_beside_its_currency(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = rows(capsys, "list", "revenue", "--from", str(desk))
    assert sum(Decimal(line["amount"]) for line in lines) == Decimal("7.50")
    assert {line["currency"] for line in lines} == {"EUR"}
    assert (lines[0]["account"], lines[0]["account_id"], lines[0]["product"]) == ("Konex", 1, "Oil")


def test_people_are_listed_with_their_title_and_for_one_account(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ada,) = rows(capsys, "list", "people", "--from", str(desk), "--account", "konex")
    assert (ada["name"], ada["job"], ada["account"], ada["roles"]) == ("Ada Novak", "CFO", "Konex", [])


@pytest.mark.parametrize(
    "subject", ["invoices", "issues", "actions", "plans", "product", "product ranges", "touches", "losses"]
)
def test_every_subject_can_be_listed(desk: Path, subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(rows(capsys, "list", subject, "--from", str(desk)), list)


def test_a_list_is_a_table_without_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "accounts", "--from", str(desk)])
    out = capsys.readouterr().out
    assert "Konex" in out and out.endswith("2 accounts\n")


def test_a_dry_run_changes_nothing(desk: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "more.csv").write_text("company_name,city\nGlobex,Rome\nInitech,Bonn\n", "utf-8")
    before = desk.read_bytes()
    assert main(["import", str(files / "more.csv"), "--into", str(desk), "--dry-run"]) == DONE
    assert "2 accounts will be added." in capsys.readouterr().out
    assert desk.read_bytes() == before


def test_a_dry_run_makes_no_workspace(files: Path) -> None:
    assert main(["import", str(files / "customers.csv"), "--into", str(files / "new.amdesk"), "--dry-run"]) == DONE
    assert not (files / "new.amdesk").exists()


def test_the_outcome_can_be_read_by_programs(desk: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(files / "customers.csv"), "--into", str(desk), "--json"])
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert told["added"] == {} and told["unchanged"] == {"account": 2, "person": 2}
    assert told["mapping"]["contact_title"] == "person.job"


def test_columns_can_be_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "odd.csv").write_text("aaa;bbb\nKonex;Berlin\nAcme;Rome\n", "utf-8")
    words = ["--as", "accounts", "--map", "aaa=account.name", "--map", "BBB=account.city"]
    main(["import", str(files / "odd.csv"), "--into", str(files / "o.amdesk"), *words])
    capsys.readouterr()
    listed = rows(capsys, "list", "accounts", "--from", str(files / "o.amdesk"))
    assert [row["city"] for row in listed] == ["Berlin", "Rome"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["list", "accounts", "--from", "nowhere.amdesk"], "There is no nowhere.amdesk"),
        (["list", "unicorns", "--from", "desk.amdesk"], "There is no list of “unicorns”"),
        (["list", "people", "--from", "desk.amdesk", "--account", "Nobody"], "There is no account called “Nobody”."),
        (["list", "people", "--from", "sales.csv"], "sales.csv is not an amdesk workspace."),
        (["check", "sales.csv"], "sales.csv is not an amdesk workspace."),
        (["import", "gone.csv", "--into", "desk.amdesk"], "gone.csv is no longer there."),
        (["import", "sales.csv", "--into", "desk.amdesk", "--map", "x=account.name"], "There is no column “x”"),
        (["import", "sales.csv", "--into", "desk.amdesk", "--map", "date=nothing"], "“nothing” is nothing a file"),
        (["export", "plan", "--from", "desk.amdesk", "--all", "--to", "out.pdf"], "No account has a plan yet."),
        (["backup", "nowhere.amdesk", "--to", "."], "There is no nowhere.amdesk"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_on_stderr(
    desk: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.parent)
    assert main(words) == REFUSED
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1 and "Traceback" not in told


@pytest.mark.parametrize("words", [["unicorn"], ["list"], ["list", "accounts", "--from", "x", "--today", "soon"]])
def test_what_is_not_understood_is_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_a_refused_file_leaves_no_new_workspace(files: Path) -> None:
    (files / "people.csv").write_text("first name,last name,email\nAda,Novak,a@b.de\nBen,Okafor,b@b.de\n", "utf-8")
    assert main(["import", str(files / "people.csv"), "--into", str(files / "new.amdesk")]) == REFUSED
    assert not (files / "new.amdesk").exists()


def test_check_says_what_is_right(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = desk.read_bytes()
    assert main(["check", str(desk)]) == DONE
    assert "desk.amdesk is whole" in capsys.readouterr().out
    assert desk.read_bytes() == before


def test_check_finds_damage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(desk.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\x00" * 4096
    desk.write_bytes(bytes(content))
    assert main(["check", str(desk)]) == REFUSED
    assert "is damaged" in capsys.readouterr().err


def test_a_backup_is_a_workspace(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(desk), "--to", str(tmp_path / "safe")]) == DONE
    (copy,) = (tmp_path / "safe").glob("*.amdesk")
    assert main(["check", str(copy)]) == DONE


def test_a_protected_workspace_opens_with_its_passphrase(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = files / "secret.txt"
    secret.write_text("correct horse\n", "utf-8")
    path = str(files / "safe.amdesk")
    told = ["--passphrase-file", str(secret)]
    assert main(["import", str(files / "customers.csv"), "--into", path, *told]) == DONE
    capsys.readouterr()
    assert len(rows(capsys, "list", "accounts", "--from", path, *told)) == 2
    assert main(["check", path, *told]) == DONE


def test_the_plan_of_an_account_is_printed(desk: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    assert main(["export", "plan", "--from", str(desk), "--account", "Konex", "--to", str(target)]) == DONE
    assert target.read_bytes().startswith(b"%PDF")


def run_main(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_a_screen_opening_says_what_works(desk: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    ended = run_main("open", str(desk))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert ended.stderr.startswith("There is no screen here")


def test_listing_imports_no_window_and_no_paper(desk: Path) -> None:
    code = (
        "import sys; from amdesk.__main__ import main; "
        f"main(['list', 'accounts', '--from', {str(desk)!r}]); "
        "sys.exit(any(name in sys.modules for name in ('PySide6', 'reportlab', 'openpyxl')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("words", [["list", "accounts", "--from", "x.amdesk"], ["open"], ["demo"]])
def test_missing_packages_are_named(words: list[str]) -> None:
    code = f"import sys; sys.argv[1:] = {words!r}; import runpy; runpy.run_path('main.py', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "is not installed. `uv sync` in its folder installs it." in ended.stderr


def test_missing_system_libraries_of_qt_are_answered_with_the_line_that_installs_them(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')", "utf-8"
    )
    ended = run_main("open", PYTHONPATH=str(tmp_path))
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "(libEGL.so.1)" in ended.stderr and "apt-get install -y libegl1 libgl1 " in ended.stderr


def test_the_line_for_qt_names_what_the_package_list_names() -> None:
    from amdesk.commands.screen import PACKAGES

    listed = (ROOT / "packaging" / "system-packages.txt").read_text("utf-8").split()
    assert set(listed) <= set(PACKAGES.split())


@pytest.mark.slow
def test_a_demo_without_a_screen_leaves_plans_and_pictures(tmp_path: Path) -> None:
    ended = run_main("demo", "--to", str(tmp_path / "sample.amdesk"), "--today", "2026-11-21")
    assert (ended.returncode, ended.stderr) == (0, "")
    made = sorted(path.name for path in (tmp_path / "sample pictures").iterdir())
    assert made[0] == "01-today.png" and made[-1] == "account plans.pdf"


def test_all_plain_sheets_of_a_workbook_arrive_as_one_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in (
        ("Sales", [("date", "customer", "amount"), ("2026-01-05", "Konex", "5.00")]),
        ("Notes", [("what", "else"), ("nothing", "much")]),
        ("Customers", [("company_name", "city"), ("Konex", "Bonn"), ("Acme", "Rome")]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "all.xlsx")
    path = tmp_path / "desk.amdesk"
    assert main(["import", str(tmp_path / "all.xlsx"), "--into", str(path)]) == 0
    assert "all.xlsx · Customers: Added 2 accounts." in capsys.readouterr().out
    workspace = Workspace.open(path)
    step = workspace.next_undo()
    assert (
        step is not None and step.label == "Import all.xlsx · Customers, all.xlsx · Sales: 2 accounts, 1 revenue line"
    )
    workspace.close()


def test_how_a_file_is_read_can_be_said(tmp_path: Path) -> None:
    path, file = tmp_path / "desk.amdesk", tmp_path / "odd.txt"
    file.write_bytes("Müller;Köln\nÉlan;Orléans\n".encode("mac_roman"))
    words = ["--encoding", "mac_roman", "--separator", ";", "--header", "no", "--as", "accounts"]
    assert main(["import", str(file), "--into", str(path), *words, "--map", "Column 1=account.name"]) == 0
    workspace = Workspace.open(path)
    assert workspace.select("SELECT name FROM account") == [("Müller",), ("Élan",)]
    workspace.close()
