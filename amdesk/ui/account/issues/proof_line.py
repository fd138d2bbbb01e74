"""One piece of evidence in a list: its sign or a small picture of it, its name, what it is; opened and taken away."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from amdesk.store.errors import WorkspaceError
from amdesk.store.evidence import EvidenceRow, read_verified
from amdesk.store.workspace import Workspace
from amdesk.ui.account.issues.opening import open_evidence, save_copy
from amdesk.ui.account.issues.pictures import NoPicture, Sheets, is_shown_here
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.elided_link import ElidedLink
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.labels import Elided, TextRole, plain_tip
from amdesk.ui.kit.sign import Sign
from amdesk.ui.kit.theme import theme
from amdesk.words import _, day

KB, MB = 1000, 1_000_000
THUMB = QSize(72, 54)


def size_words(size: int | None) -> str:
    """A size in bytes as one reads it: "12 KB"."""
    if size is None:
        return ""
    return f"{size / MB:.1f} MB" if size >= MB else f"{max(1, round(size / KB))} KB"


class ProofLine(QWidget):
    """One piece of evidence: opened by its name or picture, taken away by the cross."""

    removed = Signal(object)

    def __init__(self, desk: Desk, row: EvidenceRow) -> None:
        super().__init__()
        self.desk, self.row = desk, row
        self.setObjectName(f"evidence-{row.id}")
        self.sign = Sign(_sign(row), 15)
        self.thumb = QPushButton()
        self.thumb.setObjectName(f"evidence-picture-{row.id}")
        self.thumb.setAccessibleName(_("Look at {name}").format(name=row.name))
        self.thumb.setProperty("picture", True)
        self.thumb.setIconSize(THUMB)
        self.thumb.setCursor(Qt.CursorShape.PointingHandCursor)
        self.thumb.clicked.connect(self.open)
        self.thumb.hide()
        self.cross = IconButton("x", _("Remove {name}").format(name=row.name))
        self.cross.setObjectName(f"evidence-remove-{row.id}")
        self.cross.clicked.connect(self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in (self.sign, self.thumb, self._name()):
            line.addWidget(widget)
        line.addWidget(Elided(self._about(), role=TextRole.SMALL), 1)
        line.addWidget(self.cross)
        self._ask_for_picture()

    @property
    def can_be_opened(self) -> bool:
        """Whether there is more to it than its words."""
        row = self.row
        return bool(row.sha or row.link or row.touch_id is not None or row.credit_note_id is not None)

    def _about(self) -> str:
        row, today = self.row, self.desk.workspace.today
        confirmed = _("confirmed on {day}").format(day=day(row.confirmed_on, today)) if row.confirmed_on else ""
        who = row.confirmed_by if row.confirmed_by != row.name else ""
        added = day(row.on, today) if row.on and not row.confirmed_on else ""
        return " · ".join(part for part in (row.note, who, confirmed, size_words(row.size), added) if part)

    def _name(self) -> QWidget:
        if not self.can_be_opened:
            return Elided(self.row.name)
        link = ElidedLink(self.row.name)
        link.setObjectName(f"evidence-open-{self.row.id}")
        link.setAccessibleName(_("Open {name}").format(name=self.row.name))
        link.clicked.connect(self.open)
        return link

    # The small picture

    def _ask_for_picture(self) -> None:
        if not (self.row.sha and is_shown_here(self.row.name)):
            return
        read = partial(_small_picture, self.desk.workspace, self.row, THUMB * self.devicePixelRatioF())
        job = self.desk.jobs.run(read, self._show_picture, _leave_the_sign)
        self.destroyed.connect(job.cancel)

    def _show_picture(self, picture: QImage) -> None:
        pixmap = QPixmap.fromImage(picture)
        _frame(pixmap)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.thumb.setIcon(pixmap)
        plain_tip(self.thumb, _("Look at it here"))
        self.sign.hide()
        self.thumb.show()

    # Doing

    def open(self) -> None:
        """Show it here if it can be, else with the program the system has for it, or where it is at home."""
        open_evidence(self.desk, self.row, self)

    def _remove(self) -> None:
        self.removed.emit(self.row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open, save a copy, remove."""
        menu = QMenu(self)
        if self.can_be_opened:
            menu.addAction(_("Open"), self.open)
        if self.row.sha:
            menu.addAction(_("Save a copy…"), partial(save_copy, self.desk, self.row, self))
        menu.addAction(_("Remove"), self._remove)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _sign(row: EvidenceRow) -> str:
    if row.sha:
        return "paperclip"
    if row.link:
        return "link"
    if row.touch_id is not None:
        return "message"
    return "currency-euro" if row.credit_note_id is not None else "circle-check"


def _frame(pixmap: QPixmap) -> None:
    """A hairline around a small picture: paper is as white as the card it lies on."""
    painter = QPainter(pixmap)
    painter.setPen(theme().control_border)
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
    painter.end()


def _small_picture(workspace: Workspace, row: EvidenceRow, size: QSize, control: JobControl) -> QImage:
    """The first page of a file, small; for a worker."""
    with workspace.reader() as reader:
        content = read_verified(reader, row.sha)
    control.check()
    sheets = Sheets(row.name, content)
    try:
        return sheets.picture(0, size)
    finally:
        sheets.close()


def _leave_the_sign(problem: Exception) -> None:
    """What cannot be shown keeps its sign; opening it says why. Anything else is a bug."""
    if not isinstance(problem, NoPicture | WorkspaceError):
        raise problem
