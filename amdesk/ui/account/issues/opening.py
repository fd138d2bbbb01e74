"""Opening evidence: only kinds that cannot run anything, only as a private copy; web links go to the browser."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.store import evidence
from amdesk.store.errors import WorkspaceError
from amdesk.store.evidence import EvidenceRow, NotOpened, safe_name
from amdesk.store.packet import save_packet
from amdesk.ui.desk import Desk
from amdesk.words import _, plural

WEB = ("http", "https")


def is_web_link(text: str) -> bool:
    """Whether a text is an address of the web, whole."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in WEB and bool(url.host()) and " " not in text.strip()


def open_evidence(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    """Show a piece of evidence with the program the system has for it, or say why not and offer a copy."""
    if row.link:
        _open_link(desk, row.link)
    elif row.sha:
        _open_file(desk, row, parent)


def _open_link(desk: Desk, link: str) -> None:
    if is_web_link(link):
        QDesktopServices.openUrl(QUrl(link.strip(), QUrl.ParsingMode.StrictMode))
    else:
        desk.say(_("Only web addresses are opened from here: {link}").format(link=link[:200]), Tone.WARN)


def _open_file(desk: Desk, row: EvidenceRow, parent: QWidget) -> None:
    try:
        path = evidence.private_copy(desk.workspace, row.sha, row.name)
    except NotOpened as refused:
        desk.say(str(refused), Tone.WARN, _("Save a copy…"), partial(save_copy, desk, row, parent.window()))
    except WorkspaceError as trouble:
        desk.say(str(trouble), Tone.BAD)
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


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
