"""The command line writes the same files and takes accounts in, and answers what it cannot do with one sentence."""

import json
import stat
from pathlib import Path

import pytest

from amdesk.__main__ import DONE, REFUSED, main
from amdesk.exchange.bundle.packing import export_bundle
from amdesk.exchange.contacts import read_contacts
from amdesk.model.accounts import Account
from amdesk.model.people import Person
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "mine.amdesk"
    workspace = Workspace.create(path, today=TODAY)
    with workspace.write("Konex") as session:
        konex = Account(name="Konex", city="Leeds", note="INTERNAL")
        session.add(konex)
        session.flush()
        session.add(Person(account_id=konex.id, name="Ada Novak", note="INTERNAL"))
    workspace.close()
    return path


def city(path: Path, to: str = "") -> str:
    workspace = Workspace.open(path, today=TODAY)
    if to:
        with workspace.write("City") as session:
            session.query(Account).one().city = to
    ((found,),) = workspace.select("SELECT city FROM account")
    workspace.close()
    return str(found)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "vcf", "ics", "json", "bundle"])
def test_every_kind_of_file_is_written_and_private(desk: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = desk.parent / f"out.{kind}"
    words = ["export", kind, "--from", str(desk), "--to", str(out)]
    assert main([*words, "--account", "konex"] if kind != "json" else words) == DONE
    assert capsys.readouterr().out.startswith("Wrote ")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_lists_leave_without_internal_remarks_unless_asked(desk: Path) -> None:
    out = desk.parent / "people.csv"
    words = ["export", "csv", "--subject", "people", "--from", str(desk), "--to", str(out)]
    main(words)
    assert "Ada Novak" in out.read_text("utf-8-sig") and "INTERNAL" not in out.read_text("utf-8-sig")
    main([*words, "--internal"])
    assert "INTERNAL" in out.read_text("utf-8-sig")


def test_contacts_can_be_of_the_old_kind(desk: Path) -> None:
    out = desk.parent / "people.vcf"
    main(["export", "vcf", "--old", "--from", str(desk), "--to", str(out)])
    assert "VERSION:3.0" in out.read_text("utf-8") and len(read_contacts(out).cards) == 1


def handed_over(desk: Path) -> tuple[Path, Path]:
    """A colleague's desk with the account, and the bundle they give back after the city changed in both places."""
    bundle, theirs = desk.parent / "Konex.amdesk-account", desk.parent / "theirs.amdesk"
    main(["export", "bundle", "--account", "Konex", "--from", str(desk), "--to", str(bundle)])
    assert main(["import", str(bundle), "--into", str(theirs), "--today", TODAY.isoformat()]) == DONE
    city(desk, "York"), city(theirs, "Hull")
    main(["export", "bundle", "--account", "Konex", "--from", str(theirs), "--to", str(bundle)])
    return bundle, theirs


def test_an_account_is_taken_in_and_ours_is_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle, _theirs = handed_over(desk)
    capsys.readouterr()
    assert main(["import", str(bundle), "--into", str(desk)]) == DONE
    out = capsys.readouterr().out
    assert "1 row was changed in both places." in out and "Kept as they are here" in out and "York | Hull" in out
    assert city(desk) == "York"


def test_theirs_is_taken_when_asked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle, _theirs = handed_over(desk)
    assert main(["import", str(bundle), "--into", str(desk), "--take-theirs"]) == DONE
    assert city(desk) == "Hull"


def test_a_dry_run_only_looks(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle, _theirs = handed_over(desk)
    before = desk.read_bytes()
    capsys.readouterr()
    assert main(["import", str(bundle), "--into", str(desk), "--take-theirs", "--dry-run", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)["bundle"]
    assert told["conflicts"] == [
        {"table": "account", "title": "Konex", "field": "city", "here": "York", "there": "Hull"}
    ]
    assert desk.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "csv", "--from", "mine.amdesk", "--subject", "ratings", "--to", "x"], "internal as a whole"),
        (["export", "csv", "--from", "mine.amdesk", "--subject", "unicorns", "--to", "x"], "no list of “unicorns”"),
        (["export", "bundle", "--from", "mine.amdesk", "--account", "Acme", "--to", "x"], "no account called “Acme”"),
        (["export", "json", "--from", "mine.amdesk", "--to", "no/where/x"], "cannot be written"),
        (["import", "bad.amdesk-account", "--into", "mine.amdesk"], "not an account handed over by amdesk"),
        (["import", "gone.amdesk-account", "--into", "new.amdesk"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    desk: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.parent)
    Path("bad.amdesk-account").write_bytes(b"x")
    assert main(words) == REFUSED
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not Path("new.amdesk").exists() and not Path("x").exists()


def test_a_protected_or_read_only_workspace_is_exported_too(desk: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.amdesk", "secret words", TODAY)
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex"))
    assert export_bundle(workspace, 1, tmp_path / "p.amdesk-account") == 1
    workspace.close()
