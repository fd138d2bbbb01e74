"""Evidence hangs on a step, is opened without running anything, and comes back with undo (figures 22 and 23)."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from reportlab.pdfgen.canvas import Canvas

from amdesk.model.issues import CreditNote
from amdesk.model.touches import Touch
from amdesk.store.evidence import OPENED, evidence_rows, note_down, read_verified, wipe_copies
from amdesk.ui.account.issues.proof_line import size_words
from amdesk.ui.account.issues.viewer import EvidenceViewer
from tests.ui.account.issues.conftest import Seen
from tests.ui.desks import Konex


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[QUrl]]:
    """What reached the system to be opened; copies lie in the test's own folder."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) is None)
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


def test_where_no_program_opens_a_file_a_copy_is_offered_and_a_long_name_has_room(
    seen: Seen, tmp_path: Path, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    put(seen, tmp_path, f"{'audit ' * 30}.txt")
    said: list[tuple[str, str]] = []
    seen.desk.announced.connect(lambda text, tone, link, act: said.append((text, link)))
    link = seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}")
    assert link.geometry().right() <= link.parentWidget().width()
    link.click()
    assert said[0][0].startswith("No program on this computer opens “audit")
    assert said[0][1] == "Save a copy…"


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
    with seen.desk.workspace.write("Link") as session:
        note_down(seen.desk.workspace, session, "issue", seen.issue, "link", link=hostile)
    seen.look()
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert opened == []


def test_a_typed_web_address_is_kept_and_opened_as_a_link(seen: Seen, opened: list[QUrl]) -> None:
    seen.prove(2, "https://example.org/audit?bill=3")
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert [url.toString() for url in opened] == ["https://example.org/audit?bill=3"]


@pytest.fixture
def pages() -> bytes:
    """A PDF of three pages."""
    whole = BytesIO()
    sheet = Canvas(whole)
    for number in (1, 2, 3):
        sheet.drawString(80, 700, f"Page {number}")
        sheet.showPage()
    sheet.save()
    return whole.getvalue()


def look_at_file(seen: Seen, tmp_path: Path, name: str, content: bytes) -> EvidenceViewer:
    """The viewer of a file added to step 2, opened by its name."""
    path = tmp_path / name
    path.write_bytes(content)
    seen.unfold(2).proofs.keep_files([path])
    seen.look()
    seen.child(f"evidence-open-{seen.one('SELECT max(id) FROM evidence')}").click()
    viewer = seen.view.window().findChild(EvidenceViewer)
    assert viewer is not None
    seen.qtbot.waitUntil(lambda: not viewer.picture.pixmap().isNull())
    return viewer


def test_a_pdf_is_looked_at_in_the_window_and_turned_by_keys(
    seen: Seen, tmp_path: Path, opened: list[QUrl], pages: bytes
) -> None:
    viewer = look_at_file(seen, tmp_path, "minutes.pdf", pages)
    said = [viewer.count.text()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        seen.qtbot.keyClick(viewer, key)
        said.append(viewer.count.text())
    assert said == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "Page 2 of 3"]
    width = viewer.picture.pixmap().width()
    seen.qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.picture.pixmap().width() > width
    assert opened == []
    viewer.findChild(QWidget, "evidence-other-program").click()
    assert [Path(url.toLocalFile()).name for url in opened] == ["minutes.pdf"]
    viewer.close()


def picture() -> bytes:
    """A red PNG."""
    red = QImage(400, 300, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    red.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_picture_shows_small_on_its_step_and_large_when_opened(
    seen: Seen, tmp_path: Path, opened: list[QUrl]
) -> None:
    viewer = look_at_file(seen, tmp_path, "form.png", picture())
    thumb = seen.child(f"evidence-picture-{seen.one('SELECT id FROM evidence')}")
    seen.qtbot.waitUntil(lambda: not thumb.isHidden())
    assert not thumb.icon().isNull()
    assert viewer.picture.pixmap().toImage().pixelColor(5, 5) == QColor("red")
    assert opened == []
    viewer.close()


def test_a_flipped_byte_is_not_looked_at(seen: Seen, tmp_path: Path, opened: list[QUrl]) -> None:
    (tmp_path / "form.png").write_bytes(picture())
    seen.unfold(2).proofs.keep_files([tmp_path / "form.png"])
    flip = "UPDATE content SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'00' AS BLOB)"
    seen.desk.workspace.keep_derived(lambda raw: raw.execute(flip) and None, frozenset())
    seen.look()
    said: list[str] = []
    seen.desk.announced.connect(lambda text, tone, link, act: said.append(text))
    seen.child(f"evidence-open-{seen.one('SELECT id FROM evidence')}").click()
    assert "its bytes have changed" in said[0]
    assert seen.view.window().findChild(EvidenceViewer) is None


def test_a_note_says_who_confirmed_it_and_when(seen: Seen) -> None:
    proofs = seen.unfold(2).proofs
    proofs.when.edit.setText("yesterday")
    seen.prove(2, "Ada Novak")
    assert seen.desk.workspace.select("SELECT confirmed_by, confirmed_on FROM evidence") == [
        ("Ada Novak", "2026-11-20")
    ]


def test_a_note_of_tomorrow_or_of_nobody_is_refused_and_stays_typed(seen: Seen) -> None:
    proofs = seen.unfold(2).proofs
    proofs.when.edit.setText("tomorrow")
    seen.prove(2, "Ada Novak")
    assert proofs.entry.text() == "Ada Novak"
    proofs.when.set_value(seen.desk.workspace.today)
    seen.prove(2, "x")
    assert "would prove nothing" in seen.step(2).trouble.text()
    assert seen.one("SELECT count(*) FROM evidence") == 0


def choose(seen: Seen, handle: str, words: str) -> None:
    """Choose a row as evidence of step 2, by typing."""
    proofs = seen.unfold(2).proofs
    proofs.findChild(QWidget, handle).click()
    proofs.choice.edit.setText(words)
    proofs.choice.finish()
    seen.qtbot.waitUntil(lambda: seen.one("SELECT count(*) FROM evidence") == 1)
    seen.look()


def test_a_touch_that_was_held_proves_a_step(seen: Seen, konex: Konex) -> None:
    with seen.desk.workspace.write("Touch") as session:
        session.add(Touch(account_id=konex.account, on=seen.desk.workspace.today, purpose="Claims gone through"))
    choose(seen, "evidence-add-touch", "Call today · Claims gone through")
    seen.tick(2)
    assert seen.one("SELECT status FROM step WHERE number = 2") == "done"


def test_a_credit_note_proves_a_step(seen: Seen) -> None:
    with seen.desk.workspace.write("Credit note") as session:
        session.add(CreditNote(issue_id=seen.issue, number="CN-7", amount=478_000))
    choose(seen, "evidence-add-credit-note", "Credit note CN-7, 4,780 EUR")
    seen.tick(2)
    assert seen.one("SELECT status FROM step WHERE number = 2") == "done"


def test_without_a_credit_note_it_is_said_where_to_add_one(seen: Seen) -> None:
    seen.unfold(2).proofs.choose_credit_note()
    assert "no credit note yet" in seen.step(2).trouble.text()


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
    seen.view.more.fill(menu)
    next(action for action in menu.actions() if "one packet" in action.text()).trigger()
    with zipfile.ZipFile(packet) as opened:
        assert opened.namelist() == ["list.txt", "02 bill.pdf"]
        assert opened.read("02 bill.pdf") == b"what was billed"
        first, second = opened.read("list.txt").decode().splitlines()
    assert first.startswith("Step 2: Confirm or correct each claim | Ada Novak, on the phone | ")
    assert second.endswith(f"02 bill.pdf | SHA-256 {hashlib.sha256(b'what was billed').hexdigest()}")
