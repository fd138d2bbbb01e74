"""Opening evidence: PDF and pictures here, else only kinds that run nothing, as a private copy; web links outside."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.model.links import is_web_link
from amdesk.store import evidence
from amdesk.store.errors import WorkspaceError
from amdesk.store.evidence import EvidenceRow, NotOpened, safe_name
from amdesk.store.packet import save_packet
from amdesk.ui.account.issues.pictures import NoPicture, Sheets, is_shown_here
from amdesk.ui.account.issues.viewer import EvidenceViewer
from amdesk.ui.desk import Desk
from amdesk.words import _, plural

ACCOUNT_OF = {
    "touch": "SELECT account_id FROM touch WHERE id = ?",
    "credit_note": "SELECT i.account_id FROM credit_note n JOIN issue i ON i.id = n.issue_id WHERE n.id = ?",
}


def open_evidence(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    """Show a piece of evidence here, where it is at home or with the system's program; or say why not."""
    if row.sha:
        _open_file(desk, row, parent)
    elif row.link:
        _open_link(desk, row.link)
    elif row.touch_id is not None:
        desk.open_row("touch", row.touch_id, _account_of(desk, "touch", row.touch_id))
    elif row.credit_note_id is not None:
        desk.open_row("credit_note", row.credit_note_id, _account_of(desk, "credit_note", row.credit_note_id))


def _account_of(desk: Desk, table: str, row: int) -> int | None:
    found = desk.workspace.select(ACCOUNT_OF[table], (row,))
    return int(found[0][0]) if found else None


def _open_link(desk: Desk, link: str) -> None:
    url = QUrl(link.strip(), QUrl.ParsingMode.StrictMode)
    if is_web_link(link) and url.isValid():
        if not QDesktopServices.openUrl(url):
            desk.say(_("The system opens no web page from here: {link}").format(link=link[:200]), Tone.WARN)
    else:
        desk.say(_("Only web addresses are opened from here: {link}").format(link=link[:200]), Tone.WARN)


def _open_file(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    if not (is_shown_here(row.name) and _look_at(desk, row, parent)):
        _open_copy(desk, row, parent)


def _look_at(desk: Desk, row: EvidenceRow, parent: QWidget) -> bool:
    """Show a PDF or picture in the window; False when it is none, whatever its name says."""
    try:
        sheets = Sheets(row.name, evidence.read_verified(desk.workspace, row.sha))
    except NoPicture:
        return False
    except WorkspaceError as trouble:
        desk.say(str(trouble), Tone.BAD)
        return True
    viewer = EvidenceViewer(row.name, sheets, parent.window())
    viewer.other_asked.connect(partial(_open_copy, desk, row, viewer))
    viewer.copy_asked.connect(partial(save_copy, desk, row, viewer))
    viewer.open()
    return True


def _open_copy(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    try:
        path = evidence.private_copy(desk.workspace, row.sha, row.name)
    except NotOpened as refused:
        desk.say(str(refused), Tone.WARN, _("Save a copy…"), partial(save_copy, desk, row, parent.window()))
    except WorkspaceError as trouble:
        desk.say(str(trouble), Tone.BAD)
    else:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = _("No program on this computer opens “{name}”. A copy can be saved.").format(name=row.name)
            desk.say(said, Tone.WARN, _("Save a copy…"), partial(save_copy, desk, row, parent.window()))


def save_copy(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    """Ask where to save a copy of a file, and write it there."""
    offered = paths.documents_folder() / safe_name(row.name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save a copy"), str(offered))
    if not chosen:
        return
    try:
        evidence.save_copy(desk.workspace, row.sha, Path(chosen))
    except WorkspaceError as trouble:
        desk.say(str(trouble), Tone.BAD)
    else:
        desk.say(_("Saved a copy as {file}.").format(file=Path(chosen).name), Tone.GOOD)


def save_evidence(desk: Desk, issue: int, parent: QWidget) -> None:
    """Ask where to save all evidence of an issue as one packet, and write it there."""
    offered = paths.documents_folder() / safe_name(_("Evidence of issue {n}.zip").format(n=issue))
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the evidence"), str(offered), "ZIP (*.zip)")
    if not chosen:
        return
    try:
        count = save_packet(desk.workspace, issue, Path(chosen))
    except WorkspaceError as trouble:
        desk.say(str(trouble), Tone.BAD)
    else:
        said = plural("Saved {n} piece of evidence as", "Saved {n} pieces of evidence as", count)
        desk.say(f"{said} {Path(chosen).name}.", Tone.GOOD)
