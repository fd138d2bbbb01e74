"""What hangs on a step or an issue: files, pictures, links, and notes of who confirmed it and when."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.model.fields import NAME_LIMIT, Field, FieldError, Kind
from amdesk.model.links import is_web_link
from amdesk.store.evidence import EvidenceRow, attach, bytes_of, note_down
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.proof_line import ProofLine
from amdesk.ui.account.issues.proof_sources import credit_notes_to_choose, touches_to_choose
from amdesk.ui.desk import Desk
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.date_editor import DateEditor
from amdesk.ui.kit.focus import reach_after
from amdesk.ui.kit.labels import Elided, Link, TextRole, plain_tip
from amdesk.ui.kit.panel import empty_out
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
WHEN = Field("when", "Confirmed on", Kind.DATE, required=True)
CHOICE = Field("choice", "Which one", Kind.REFERENCE)
WHEN_PX = 190


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files on this machine that are dragged or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def can_be_kept(mime: QMimeData | None) -> TypeGuard[QMimeData]:
    """Whether something dragged or pasted can become evidence."""
    return mime is not None and (bool(dropped_files(mime)) or mime.hasImage())


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
        self.offered = ""
        self.before: QWidget | None = None  # what Tab comes from, where that is known
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.entry = ProofEntry(_("Who confirmed it, or a link – then Enter"))
        self.entry.setObjectName("evidence-note")
        self.entry.returnPressed.connect(self._note_down)
        self.entry.pasted.connect(self.take)
        self.when = DateEditor(WHEN, today=self._today)
        self.when.control.setObjectName("evidence-when")
        self.when.setFixedWidth(WHEN_PX)
        self.when.set_value(desk.workspace.today)
        self.when.edit.returnPressed.connect(self._note_down)
        self.when.setVisible(subject == "step")  # elsewhere nothing hangs on the day
        noting = QHBoxLayout()
        noting.setSpacing(6)
        noting.addWidget(self.entry, 1)
        noting.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.lines)
        column.addLayout(noting)
        column.addLayout(self._adders())
        self.choice = ReferenceEditor(CHOICE)
        self.choice.setObjectName("evidence-choice")
        # queued: the list must not change while a choice from it is still being told
        self.choice.edited.connect(self._take_choice, Qt.ConnectionType.QueuedConnection)
        self.choice.hide()
        column.addWidget(self.choice)

    def _today(self) -> date:
        return self.desk.workspace.today

    def _adders(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        adders: list[tuple[str, str, str, Callable[[], object]]] = [
            ("evidence-add-file", _("+ file"), _("Choose files to keep"), self.choose_files),
            ("evidence-paste", _("+ picture"), _("Keep the picture or file on the clipboard"), self.paste),
        ]
        if self.subject == "step":
            adders += [
                ("evidence-add-touch", _("+ touch"), _("Choose a touch that was held"), self.choose_touch),
                ("evidence-add-credit-note", _("+ credit note"), _("Choose a credit note"), self.choose_credit_note),
            ]
        for name, words, tip, act in adders:
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
        before = self.before
        for row in rows:
            line = ProofLine(self.desk, row)
            line.removed.connect(self.remove)
            self.lines.addWidget(line)
            if before is not None:
                reach_after(before, line)
                before = line.cross

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
        if is_web_link(text):
            proof: dict[str, object] = {"link": text}
        elif not self.when.finish():
            return
        else:
            proof = {"confirmed_by": text[:NAME_LIMIT], "confirmed_on": self.when.value()}
        if self._hang(text[:NAME_LIMIT], proof):
            self.entry.clear()
            self.when.set_value(self.desk.workspace.today)

    def _hang(self, name: str, proof: dict[str, object]) -> bool:
        act = partial(self._put, name, proof)
        return self._change(_("Add evidence: {what}").format(what=self.what), act)

    def _put(self, name: str, proof: dict[str, object], session: "Session") -> bool:
        note_down(self.desk.workspace, session, self.subject, self.row, name, **proof)
        return True

    # What was said and given back

    def choose_touch(self) -> None:
        """Offer the touches of the account that were held, those of the issue first."""
        self._offer("touch_id", touches_to_choose(self.desk.workspace, self.row), _("No touch was held here yet."))

    def choose_credit_note(self) -> None:
        """Offer the credit notes of the issue."""
        found = credit_notes_to_choose(self.desk.workspace, self.row)
        self._offer(
            "credit_note_id", found, _("The issue has no credit note yet. Add it beside the steps, under Money.")
        )

    def _offer(self, column: str, found: list[tuple[int, str]], nothing: str) -> None:
        if not found:
            self.refused.emit(nothing)
            return
        self.offered = column
        self.choice.set_value(None)
        self.choice.set_options(found)
        self.choice.show()
        self.choice.setFocus()

    def _take_choice(self, row: int | None) -> None:
        if row is None:
            return
        name = self.choice.edit.text()
        self.choice.hide()
        self._hang(name[:NAME_LIMIT], {self.offered: row})

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
