"""Evidence hangs on a step, is opened without running anything, and comes back with undo (figures 22 and 23)."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from amdesk.store.evidence import OPENED, evidence_rows, read_verified, wipe_copies
from amdesk.ui.account.issues.proofs import size_words
from tests.ui.account.issues.conftest import Seen


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[QUrl]]:
    """What reached the system to be opened; copies lie in the test's own folder."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    yield urls
    wipe_copies()


def put(seen: Seen, tmp_path: Path, *names: str) -> None:
    """Add files of these names to step 2."""
    paths = []
    for name in names:
        path = tmp_path / name
        path.write_bytes(f"content of {name}".encode())
        paths.append(path)
    seen.unfold(2).proofs.keep_files(paths)
    seen.look()


def step_two(seen: Seen) -> int:
    return int(seen.one("SELECT id FROM step WHERE number = 2"))


def test_with_a_file_the_step_is_ticked(seen: Seen, tmp_path: Path) -> None:
    put(seen, tmp_path, "invoice.pdf", "mail.eml")
    seen.tick(2)
    assert seen.one("SELECT status FROM step WHERE number = 2") == "done"
    assert seen.step(2).proof.text() == "2 items"


def test_files_are_added_as_one_step(seen: Seen, tmp_path: Path) -> None:
    put(seen, tmp_path, "invoice.pdf", "mail.eml")
    seen.undo()
    assert seen.one("SELECT count(*) FROM evidence") == 0


def test_when_one_file_cannot_be_kept_none_is_and_it_is_said_why(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(b"good")
    (tmp_path / "empty.pdf").write_bytes(b"")
    seen.unfold(2).proofs.keep_files([tmp_path / "good.pdf", tmp_path / "empty.pdf"])
    assert seen.one("SELECT count(*) FROM evidence") == 0
    assert "empty.pdf" in seen.step(2).trouble.text()


def test_a_file_dropped_onto_a_step_becomes_its_evidence(seen: Seen, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"minutes")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    seen.step(2).dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert [row.name for row in evidence_rows(seen.desk.workspace, "step", step_two(seen))] == ["minutes.docx"]


def test_a_picture_on_the_clipboard_becomes_a_png(seen: Seen) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(mime)
    seen.unfold(2).proofs.paste()
    (row,) = evidence_rows(seen.desk.workspace, "step", step_two(seen))
    assert row.name == "Picture of 2026-11-21.png"
    assert read_verified(seen.desk.workspace, row.sha).startswith(b"\x89PNG")


def test_an_empty_clipboard_is_said(seen: Seen) -> None:
    QGuiApplication.clipboard().clear()
    seen.unfold(2).proofs.paste()
    assert "clipboard" in seen.step(2).trouble.text()


def test_removed_evidence_comes_back_with_its_bytes(seen: Seen, tmp_path: Path) -> None:
    put(seen, tmp_path, "invoice.pdf")
    number = seen.one("SELECT id FROM evidence")
    seen.click(f"evidence-remove-{number}")
    assert seen.one("SELECT count(*) FROM evidence") == 0
    seen.undo()
    (row,) = evidence_rows(seen.desk.workspace, "step", step_two(seen))
    assert read_verified(seen.desk.workspace, row.sha) == b"content of invoice.pdf"


def test_the_last_evidence_of_a_step_that_is_done_stays(seen: Seen, tmp_path: Path) -> None:
    put(seen, tmp_path, "invoice.pdf")
    seen.tick(2)
    seen.click(f"evidence-remove-{seen.one('SELECT id FROM evidence')}")
    assert seen.one("SELECT count(*) FROM evidence") == 1
    assert "Open the step again first" in seen.step(2).trouble.text()


RISKY = """
html htm svg lnk url desktop js vbs wsf hta exe com bat cmd ps1 sh msi scr pif jar py pl app dmg deb rpm appimage
docm xlsm pptm dotm xltm xlam iqy slk xll reg inf cpl chm iso img zip 7z rar xml mht swf one rtf webloc
"""
KINDS = [*RISKY.split(), *sorted(OPENED)]


def test_only_the_allow_list_reaches_the_system(seen: Seen, tmp_path: Path, opened: list[QUrl]) -> None:
    assert len(KINDS) >= 60
    put(seen, tmp_path, *(f"proof.{kind}" for kind in KINDS))
    said: list[str] = []
    seen.desk.announced.connect(lambda text, tone, link, act: said.append(link))
    for row in evidence_rows(seen.desk.workspace, "step", step_two(seen)):
        seen.child(f"evidence-open-{row.id}").click()
    assert {Path(url.toLocalFile()).suffix[1:] for url in opened} == set(OPENED)
    assert said == ["Save a copy…"] * (len(KINDS) - len(OPENED))


def test_changed_bytes_do_not_reach_the_system(seen: Seen, tmp_path: Path, opened: list[QUrl]) -> None:
    put(seen, tmp_path, "invoice.pdf")
    seen.desk.workspace.keep_derived(lambda raw: raw.execute("UPDATE content SET bytes = x'00'") and None, frozenset())
    said: list[str] = []
    seen.desk.announced.connect(lambda text, tone, link, act: said.append(text))
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert opened == []
    assert "its bytes have changed" in said[0]


@pytest.mark.parametrize(
    "hostile", ["file:///etc/passwd", "javascript:alert(1)", "ms-msdt:/id x", "\\\\host\\share", "http:", "smb://h/x"]
)
def test_only_web_links_are_opened(seen: Seen, opened: list[QUrl], hostile: str) -> None:
    from amdesk.store.evidence import note_down

    with seen.desk.workspace.write("Link") as session:
        note_down(seen.desk.workspace, session, "step", step_two(seen), "link", hostile)
    seen.unfold(2)
    seen.look()
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert opened == []


def test_a_typed_web_address_is_kept_and_opened_as_a_link(seen: Seen, opened: list[QUrl]) -> None:
    seen.prove(2, "https://example.org/audit?bill=3")
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert [url.toString() for url in opened] == ["https://example.org/audit?bill=3"]


def test_sizes_are_said_in_words() -> None:
    assert [size_words(size) for size in (None, 12, 12_400, 3_210_000)] == ["", "1 KB", "12 KB", "3.2 MB"]


def test_all_evidence_goes_out_as_one_packet_with_a_list(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen.prove(2, "Ada Novak, on the phone")
    bill = tmp_path / "bill.pdf"
    bill.write_bytes(b"what was billed")
    seen.unfold(15).proofs.keep_files([bill])
    seen.look()
    packet = tmp_path / "packet.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(packet), ""))
    menu = QMenu(seen.view)
    seen.view.fill_more(menu)
    next(action for action in menu.actions() if "one packet" in action.text()).trigger()
    with zipfile.ZipFile(packet) as opened:
        assert opened.namelist() == ["list.txt", "02 bill.pdf"]
        assert opened.read("02 bill.pdf") == b"what was billed"
        first, second = opened.read("list.txt").decode().splitlines()
    assert first.startswith("Step 2: Confirm or correct each claim | Ada Novak, on the phone | ")
    assert second.endswith(f"02 bill.pdf | SHA-256 {hashlib.sha256(b'what was billed').hexdigest()}")
