"""Evidence is kept by its hash, comes back with undo, and is opened only when that cannot run anything (SAFE-4)."""

import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amdesk.model.accounts import Account
from amdesk.model.evidence import Evidence
from amdesk.model.fields import FieldError
from amdesk.store import evidence
from amdesk.store.errors import CannotSave, Damaged, WorkspaceError
from amdesk.store.evidence import (
    DEVICES,
    OPENED,
    NotOpened,
    attach,
    bytes_of,
    collect_unused,
    damaged_evidence,
    evidence_rows,
    private_copy,
    read_verified,
    safe_name,
    save_copy,
    wipe_copies,
    wipe_leftovers,
)
from amdesk.store.workspace import Workspace


@pytest.fixture
def account(workspace: Workspace) -> int:
    with workspace.write("Account") as session:
        made = Account(name="Konex")
        session.add(made)
        session.flush()
        return made.id


@pytest.fixture(autouse=True)
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Copies made to be opened lie in the test's own folder."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    wipe_copies()


def hang(workspace: Workspace, account: int, name: str = "a.pdf", content: bytes = b"proof") -> str:
    with workspace.write("Attach") as session:
        return attach(workspace, session, "account", account, name, content).sha


def count(workspace: Workspace, table: str) -> int:
    return int(workspace.select(f"SELECT count(*) FROM {table}")[0][0])


def test_a_file_is_read_back_as_it_was(workspace: Workspace, account: int) -> None:
    content = bytes(range(256)) * 40
    sha = hang(workspace, account, content=content)
    assert read_verified(workspace, sha) == content
    (row,) = evidence_rows(workspace, "account", account)
    assert (row.name, row.size, row.on) == ("a.pdf", len(content), workspace.today)


def test_equal_bytes_are_kept_once(workspace: Workspace, account: int) -> None:
    hang(workspace, account, "a.pdf")
    hang(workspace, account, "b.pdf")
    assert (count(workspace, "evidence"), count(workspace, "content")) == (2, 1)


def test_a_refused_step_leaves_no_bytes(workspace: Workspace, account: int) -> None:
    with pytest.raises(FieldError), workspace.write("Attach") as session:
        attach(workspace, session, "account", account, "a.pdf", b"proof")
        raise FieldError("name", "no")
    assert (count(workspace, "evidence"), count(workspace, "content")) == (0, 0)


def test_undo_of_a_removal_brings_row_and_bytes_back(workspace: Workspace, account: int) -> None:
    sha = hang(workspace, account)
    with workspace.write("Remove") as session:
        session.delete(session.get_one(Evidence, evidence_rows(workspace, "account", account)[0].id))
    collect_unused(workspace)
    workspace.undo()
    assert evidence_rows(workspace, "account", account)[0].sha == sha
    assert read_verified(workspace, sha) == b"proof"


def test_redo_of_an_undone_file_finds_its_bytes(workspace: Workspace, account: int) -> None:
    sha = hang(workspace, account)
    workspace.undo()
    collect_unused(workspace)
    workspace.redo()
    assert read_verified(workspace, sha) == b"proof"


def test_bytes_that_nothing_names_are_let_go(workspace: Workspace, account: int) -> None:
    sha = hang(workspace, account)
    workspace.undo()

    def forget_for_good(raw: object) -> None:
        raw.execute("DELETE FROM journal WHERE tbl = 'evidence'")  # type: ignore[attr-defined]

    workspace.keep_derived(forget_for_good, frozenset())
    collect_unused(workspace)
    assert count(workspace, "content") == 0
    with pytest.raises(Damaged):
        read_verified(workspace, sha)


def test_adding_a_damaged_file_again_mends_it(workspace: Workspace, account: int) -> None:
    sha = hang(workspace, account)
    workspace.keep_derived(lambda raw: raw.execute("UPDATE content SET bytes = x'00'") and None, frozenset())
    assert damaged_evidence(workspace) == ["a.pdf"]
    hang(workspace, account)
    assert read_verified(workspace, sha) == b"proof"
    assert damaged_evidence(workspace) == []


def test_too_large_and_empty_files_are_refused_with_a_sentence(
    workspace: Workspace, account: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(evidence, "MOST_BYTES", 10)
    with pytest.raises(FieldError, match="add a link"):
        hang(workspace, account, content=b"12345678901")
    with pytest.raises(FieldError, match="empty"):
        hang(workspace, account, content=b"")
    (tmp_path / "large.bin").write_bytes(b"12345678901")
    with pytest.raises(FieldError, match=r"large\.bin"):
        bytes_of(tmp_path / "large.bin")


def test_a_folder_a_pipe_and_nothing_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "gone"):
        with pytest.raises(FieldError):
            bytes_of(path)


def found_flips(workspace: Workspace, account: int, count: int) -> int:
    """How many of so many flipped bits, spread over the content in the file, are found when it is read."""
    content = random.Random(7).randbytes(40_000)
    sha = hang(workspace, account, content=content)
    path = workspace.path
    workspace.close()
    whole = path.read_bytes()
    places = [whole.find(content[at : at + 16]) for at in range(0, len(content) - 16, 97)]
    places = [at for at in places if at >= 0]
    found = 0
    for number in range(count):
        at = places[number * len(places) // count]
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << number % 8]) + whole[at + 1 :])
        found += not reads_well(path, sha)
    path.write_bytes(whole)
    assert reads_well(path, sha)
    return found


def reads_well(path: Path, sha: str) -> bool:
    try:
        again = Workspace.open(path)
    except WorkspaceError:
        return False
    try:
        return bool(read_verified(again, sha))
    except Damaged:
        return False
    finally:
        again.close()


def test_flipped_bits_are_found(workspace: Workspace, account: int) -> None:
    assert found_flips(workspace, account, 12) == 12


@pytest.mark.slow
def test_three_hundred_flipped_bits_are_found(workspace: Workspace, account: int) -> None:
    assert found_flips(workspace, account, 300) == 300


HOSTILE = (
    "../../etc/passwd",
    "..\\..\\windows\\system32\\a.pdf",
    "C:\\autoexec.bat",
    "CON",
    "con.txt",
    "lpt1 .pdf",
    "COM¹.txt",
    "a.pdf.",
    "a.pdf ",
    "invoice\u202efdp.exe",
    "a\u200b.p\u200ddf",
    "-rf",
    "~",
    "..",
    ".",
    "",
    "/",
    "a\x00b.pdf",
    "a\nb.pdf",
    "\ud800.pdf",
    "x" * 400 + ".pdf",
    "ü" * 300 + ".pdf",
    "a." + "y" * 300,
    "nul." + "z" * 250,
    "a:b.pdf",
    "file.pdf::$DATA",
    "%00.pdf",
    "desktop.ini",
    " . . ",
)


def holds(name: str) -> None:
    """A safe name keeps its promises, and is safe again."""
    made = safe_name(name)
    assert made and made not in (".", "..")
    assert not set(made) & set('<>:"/\\|?*')
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in made)
    assert made.partition(".")[0].rstrip().upper() not in DEVICES
    assert not made.endswith((".", " "))
    assert len(made.encode()) <= 255
    assert safe_name(made) == made
    assert Path("folder", made).name == made


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_become_harmless(name: str) -> None:
    holds(name)


@given(st.text(max_size=400))
@example("CON" + " " * 3 + ".txt")
@example("a" * 199 + ". b.pdf")
def test_any_name_becomes_harmless(name: str) -> None:
    holds(name)


@pytest.mark.slow
@settings(max_examples=3000)
@given(st.one_of(st.text(max_size=400), st.text('.:/\\ "a\u202e\u00fcCONulprtx19', max_size=300)))
def test_three_thousand_names_become_harmless(name: str) -> None:
    holds(name)


@pytest.mark.parametrize("name", ["proof.pdf", "Größe 10 %.PDF", "Mail von Ada.eml"])
def test_usual_names_stay_as_they_are(name: str) -> None:
    assert safe_name(name) == name


def test_the_ending_outlives_the_cut() -> None:
    assert safe_name("x" * 400 + ".pdf").endswith("x.pdf")


def test_a_copy_is_private_and_read_only(workspace: Workspace, account: int, own_temp: Path) -> None:
    sha = hang(workspace, account)
    path = private_copy(workspace, sha, "../proof.pdf")
    assert path.read_bytes() == b"proof"
    assert path.name == "proof.pdf"
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}
    wipe_copies()
    assert list(own_temp.iterdir()) == []


KINDS = """
    html htm xhtml svg lnk url desktop js vbs vbe wsf hta exe com bat cmd ps1 sh msi scr pif jar py pl rb php app dmg
    pkg deb rpm appimage docm xlsm pptm dotm xltm xlam ppam sldm iqy slk xll reg inf cpl chm hlp iso img zip 7z rar
    xml mht mhtml swf one rtf webloc library-ms settingcontent-ms
"""


@pytest.mark.parametrize(
    "name", [f"a.{kind}" for kind in KINDS.split()] + ["pdf", ".pdf", "a", "a.pdf.exe", "a.exe\u202epdf"]
)
def test_other_kinds_are_not_copied_to_be_opened(workspace: Workspace, account: int, name: str) -> None:
    sha = hang(workspace, account)
    with pytest.raises(NotOpened, match="copy can be saved"):
        private_copy(workspace, sha, name)


@pytest.mark.parametrize("kind", sorted(OPENED))
def test_harmless_kinds_are(workspace: Workspace, account: int, kind: str) -> None:
    sha = hang(workspace, account)
    assert private_copy(workspace, sha, f"a.{kind.upper()}").is_file()


def test_changed_bytes_are_never_copied(workspace: Workspace, account: int) -> None:
    sha = hang(workspace, account)
    workspace.keep_derived(lambda raw: raw.execute("UPDATE content SET bytes = x'00'") and None, frozenset())
    with pytest.raises(Damaged):
        private_copy(workspace, sha, "a.pdf")


def test_any_kind_can_be_saved_as_a_copy(workspace: Workspace, account: int, tmp_path: Path) -> None:
    sha = hang(workspace, account, "tool.exe")
    save_copy(workspace, sha, tmp_path / "tool.exe")
    assert (tmp_path / "tool.exe").read_bytes() == b"proof"
    with pytest.raises(CannotSave):
        save_copy(workspace, sha, tmp_path / "no such folder" / "tool.exe")


KILLED = """
import sys, tempfile, os, signal
from amdesk.store import evidence
tempfile.tempdir = sys.argv[1]
folder = evidence._copies.folder()
(folder / "left.pdf").write_bytes(b"left")
print("made", flush=True)
if sys.argv[2] == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no way to be killed here")
def test_copies_of_a_killed_process_go_at_the_next_start_and_those_of_a_living_one_stay(own_temp: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(own_temp), "kill"], capture_output=True, check=False)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(own_temp), "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as living:
        assert living.stdout is not None and living.stdout.readline() == b"made\n"
        wipe_leftovers()
        left = [folder for folder in own_temp.iterdir() if (folder / "left.pdf").exists()]
        assert len(left) == 1
        living.communicate(b"")
    assert list(own_temp.iterdir()) == []
