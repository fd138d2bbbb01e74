"""What hangs on a step or an issue: files, pictures, links, and notes of who confirmed it and when."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT, FieldError
from amdesk.store.evidence import EvidenceRow, attach, bytes_of, note_down
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.opening import is_web_link, open_evidence, save_copy
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.labels import Elided, Link, TextRole, plain_tip
from amdesk.ui.kit.panel import empty_out
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KB, MB = 1000, 1_000_000


def size_words(size: int | None) -> str:
    """A size in bytes as one reads it: "12 KB"."""
    if size is None:
        return ""
    return f"{size / MB:.1f} MB" if size >= MB else f"{max(1, round(size / KB))} KB"


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files on this machine that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def can_be_kept(mime: QMimeData | None) -> TypeGuard[QMimeData]:
    """Whether something dragged or pasted can become evidence."""
    return mime is not None and (bool(dropped_files(mime)) or mime.hasImage())


class ProofLine(QWidget):
    """One piece of evidence: opened by its name, taken away by the cross."""

    removed = Signal(object)

    def __init__(self, desk: Desk, row: EvidenceRow) -> None:
        super().__init__()
        self.desk, self.row = desk, row
        self.setObjectName(f"evidence-{row.id}")
        icon = "paperclip" if row.sha else "link" if row.link else "circle-check"
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Sign(icon, 15))
        line.addWidget(self._name())
        added = day(row.on, desk.workspace.today) if row.on else ""
        about = " · ".join(part for part in (row.note, size_words(row.size), added) if part)
        line.addWidget(Elided(about, role=TextRole.SMALL), 1)
        self.cross = IconButton("x", _("Remove {name}").format(name=row.name))
        self.cross.setObjectName(f"evidence-remove-{row.id}")
        self.cross.clicked.connect(self._remove)
        line.addWidget(self.cross)

    def _name(self) -> QWidget:
        if not (self.row.sha or self.row.link):
            return Elided(self.row.name)
        link = Link(self.row.name[:60])
        link.setObjectName(f"evidence-open-{self.row.id}")
        link.setAccessibleName(_("Open {name}").format(name=self.row.name))
        link.clicked.connect(self.open)
        return link

    def open(self) -> None:
        """Show it with the program the system has for it."""
        open_evidence(self.desk, self.row, self)

    def _remove(self) -> None:
        self.removed.emit(self.row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open, save a copy, remove."""
        menu = QMenu(self)
        if self.row.sha or self.row.link:
            menu.addAction(_("Open"), self.open)
        if self.row.sha:
            menu.addAction(_("Save a copy…"), partial(save_copy, self.desk, self.row, self))
        menu.addAction(_("Remove"), self._remove)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class ProofEntry(QLineEdit):
    """A line for a note or a link; a picture or files pasted into it are taken as evidence."""

    pasted = Signal(object)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(2000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste what is no text as evidence."""
        mime = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and can_be_kept(mime) and not mime.hasText():
            self.pasted.emit(mime)
        else:
            super().keyPressEvent(event)


class Proofs(QWidget):
    """The evidence of one row. `refused` says why something was not kept or not taken away."""

    refused = Signal(str)

    def __init__(self, desk: Desk, subject: str, row: int, what: str) -> None:
        super().__init__()
        self.desk, self.subject, self.row, self.what = desk, subject, row, what
        self.shown: tuple[EvidenceRow, ...] | None = None
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.entry = ProofEntry(_("Who confirmed it and when, or a link – then Enter"))
        self.entry.setObjectName("evidence-note")
        self.entry.returnPressed.connect(self._note_down)
        self.entry.pasted.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.lines)
        column.addWidget(self.entry)
        column.addLayout(self._adders())

    def _adders(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for name, words, tip, act in (
            ("evidence-add-file", _("+ file"), _("Choose files to keep"), self.choose_files),
            ("evidence-paste", _("+ picture"), _("Keep the picture or file on the clipboard"), self.paste),
        ):
            link = Link(words)
            link.setObjectName(name)
            plain_tip(link, tip)
            link.clicked.connect(_Plain(act))
            line.addWidget(link)
        line.addWidget(Elided(_("or drop files here"), role=TextRole.SMALL), 1)
        return line

    def show_rows(self, rows: tuple[EvidenceRow, ...]) -> None:
        """Show what hangs here now."""
        if rows == self.shown:
            return
        self.shown = rows
        empty_out(self.lines)
        for row in rows:
            line = ProofLine(self.desk, row)
            line.removed.connect(self.remove)
            self.lines.addWidget(line)

    # Adding

    def choose_files(self) -> None:
        """Ask for files with the system's dialog and keep them."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Add evidence"), str(paths.documents_folder()))
        self.keep_files([Path(name) for name in chosen])

    def paste(self) -> None:
        """Keep the picture or the files on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if can_be_kept(mime):
            self.take(mime)
        else:
            self.refused.emit(_("There is no picture and no file on the clipboard. Copy one first."))

    def take(self, mime: QMimeData) -> None:
        """Keep what was dropped or pasted."""
        if found := dropped_files(mime):
            self.keep_files(found)
        elif mime.hasImage():
            self._keep([(_("Picture of {day}.png").format(day=self.desk.workspace.today), png_of(mime))])

    def keep_files(self, found: Sequence[Path]) -> None:
        """Keep files as one step; when one cannot be kept, none is, and it is said why."""
        try:
            contents = [(path.name, bytes_of(path)) for path in found]
        except FieldError as wrong:
            self.refused.emit(wrong.sentence)
            return
        self._keep(contents)

    def _keep(self, contents: Sequence[tuple[str, bytes]]) -> None:
        if not contents:
            return
        workspace = self.desk.workspace

        def act(session: "Session") -> bool:
            for name, content in contents:
                attach(workspace, session, self.subject, self.row, name, content)
            return True

        self._change(_("Add evidence: {what}").format(what=self.what), act)

    def _note_down(self) -> None:
        text = self.entry.text().strip()
        if not text:
            return
        link = text if is_web_link(text) else ""
        act = partial(self._put_note, text[:NAME_LIMIT], link)
        if self._change(_("Add evidence: {what}").format(what=self.what), act):
            self.entry.clear()

    def _put_note(self, name: str, link: str, session: "Session") -> bool:
        note_down(self.desk.workspace, session, self.subject, self.row, name, link)
        return True

    # Taking away

    def remove(self, row: EvidenceRow) -> None:
        """Take a piece away; it can be undone."""
        label = _("Remove evidence: {name}").format(name=row.name)
        if self._change(label, partial(doing.remove_evidence, number=row.id)):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)

    def _change(self, label: str, act: "Callable[[Session], bool]") -> bool:
        return bool(self.desk.change(label, act, self._refuse))

    def _refuse(self, wrong: FieldError) -> None:
        self.refused.emit(wrong.sentence)


def png_of(mime: QMimeData) -> bytes:
    """A picture on the clipboard as PNG; empty when it is none."""
    picture = mime.imageData()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(picture, QImage):
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class _Plain:
    """Calls something without what a button's signal says."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.act = act

    def __call__(self, checked: bool = False) -> None:
        self.act()
