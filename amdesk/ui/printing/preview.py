"""The preview: a document as it will be printed, what to print of it, and the ways out.

It works for anything that makes a PDF: the maker gets the options and runs in a job; a change of the options makes the
document anew.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.papers.secrets import LeaksFound
from amdesk.report.page import PrintingStopped, write_whole
from amdesk.report.shaping import ShapingMissing
from amdesk.store.errors import WorkspaceError
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.jobs import Job, JobControl
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.notice import Notices
from amdesk.ui.kit.panel import Separator
from amdesk.ui.printing import out
from amdesk.ui.printing.leaks import LeakList
from amdesk.ui.printing.options import Edition, Make, Options, Parts
from amdesk.ui.printing.raster import Pages
from amdesk.ui.printing.sheets import Sheets
from amdesk.ui.printing.side import Side
from amdesk.words import _

SIZE = QSize(1120, 860)
BUSY_AFTER_MS = 350
TOLD = (WorkspaceError, ShapingMissing, PrintingStopped, OSError, out.CannotPrint)
PRESS = threading.Lock()  # one document is made at a time: fonts and their parts are shared
Window = Qt.WindowType


class Preview(QDialog):
    """Shows what `make` makes; `title` names the window, the print job and the file.

    It keeps itself alive while it is open, with or without a parent.
    """

    _open: ClassVar[set["Preview"]] = set()

    def __init__(
        self,
        desk: Desk,
        title: str,
        make: Make,
        parent: QWidget | None = None,
        *,
        sections: Parts = (),
        editions: Sequence[Edition] = (),
        one_of: bool = False,
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.desk = desk
        self.title = title
        self._make = make
        self._pages: Pages | None = None
        self._job: Job | None = None
        self._printer: QPrinter | None = None
        self.setObjectName("preview-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Window.Dialog | Window.WindowMaximizeButtonHint | Window.WindowCloseButtonHint)
        self.setWindowTitle(shown(title))
        offer_help(self, "printing")
        self.side = Side(sections, editions=editions, one_of=one_of, large=large)
        self.sheets = Sheets(desk.jobs)
        self.sheets.setObjectName("preview-pages")
        self.leaks = LeakList(desk)
        self.leaks.hide()
        self._build()
        self._connect()
        self._shortcuts()
        self.notices = Notices(self)
        desk.announced.connect(self._announce)
        self._busy_soon = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_soon.timeout.connect(self._busy.show)
        self._enable(False)
        self.resize(self.sizeHint())  # a dialog that is not told takes two thirds of the screen at most

    # Widgets

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 14, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self.side)
        middle.addWidget(self.sheets, 1)
        middle.addWidget(self.leaks, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        whole.addWidget(Separator())
        whole.addWidget(self._busy_strip())
        whole.addLayout(middle, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("ground", "card")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(bar)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(8)
        self._up = IconButton("chevron-up", _("Previous page"))
        self._down = IconButton("chevron-down", _("Next page"))
        self._where = Text("", role=TextRole.MUTED)
        self._where.setObjectName("preview-where")
        self._smaller = IconButton("zoom-out", _("Smaller"))
        self._larger = IconButton("zoom-in", _("Larger"))
        self._zoom = Text("", role=TextRole.MUTED)
        self._fit = Button(_("Fit &width"), quiet=True)
        self._fit.setCheckable(True)
        self._fit.setChecked(True)
        self._handle = out.DragHandle(self.title)
        self._save = Button(_("&Save as PDF…"), icon_name="download")
        self._save.setObjectName("preview-save")
        self._print = Button(_("&Print…"), icon_name="printer", primary=True)
        self._print.setObjectName("preview-print")
        turning: tuple[QWidget, ...] = (self._up, self._down, self._where)
        zooming: tuple[QWidget, ...] = (self._smaller, self._zoom, self._larger, self._fit)
        ways_out: tuple[QWidget, ...] = (self._handle, self._save, self._print)
        for widget in turning:
            line.addWidget(widget)
        line.addSpacing(16)
        for widget in zooming:
            line.addWidget(widget)
        line.addStretch(1)
        for widget in ways_out:
            line.addWidget(widget)
        return bar

    def _busy_strip(self) -> QWidget:
        self._busy = QWidget()
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(16, 8, 16, 0)
        line.setSpacing(10)
        self._doing = Text(_("Making the pages…"), role=TextRole.MUTED)
        self._progress = QProgressBar(minimum=0, maximum=0)
        self._progress.setAccessibleName(_("Progress"))
        self._cancel = Button(_("Cancel"))
        self._cancel.setObjectName("preview-cancel")
        line.addWidget(self._doing)
        line.addWidget(self._progress, 1)
        line.addWidget(self._cancel)
        self._busy.hide()
        return self._busy

    def _connect(self) -> None:
        self.side.changed.connect(self.make)
        self.side.page_chosen.connect(self.sheets.go_to)
        self.leaks.settled.connect(self.make)
        self.leaks.left.connect(self.close)
        self.sheets.turned.connect(self._show_where)
        self.sheets.zoomed.connect(self._show_zoom)
        self._up.clicked.connect(self.previous_page)
        self._down.clicked.connect(self.next_page)
        self._smaller.clicked.connect(self.smaller)
        self._larger.clicked.connect(self.larger)
        self._fit.clicked.connect(self.sheets.fit_width)
        self._save.clicked.connect(self.ask_where_to_save)
        self._print.clicked.connect(self.ask_how_to_print)
        self._cancel.clicked.connect(self.stop)

    def _shortcuts(self) -> None:
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey | str, Callable[[], None]], ...] = (
            ("PgDown", self.next_page),
            ("PgUp", self.previous_page),
            (QKeySequence.StandardKey.ZoomIn, self.larger),
            ("Ctrl+=", self.larger),
            (QKeySequence.StandardKey.ZoomOut, self.smaller),
            ("Ctrl+0", self.sheets.fit_width),
            (QKeySequence.StandardKey.Print, self.ask_how_to_print),
            (QKeySequence.StandardKey.Save, self.ask_where_to_save),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    # Pages

    def next_page(self) -> None:
        """Go one page on."""
        self.sheets.turn(1)

    def previous_page(self) -> None:
        """Go one page back."""
        self.sheets.turn(-1)

    def larger(self) -> None:
        """Show pages larger."""
        self.sheets.zoom_by(1)

    def smaller(self) -> None:
        """Show pages smaller."""
        self.sheets.zoom_by(-1)

    def _show_where(self, page: int) -> None:
        total = self.sheets.count
        self._where.setText(_("Page {n} of {total}").format(n=page + 1, total=total) if total else "")
        self._up.setEnabled(page > 0)
        self._down.setEnabled(page + 1 < total)

    def _show_zoom(self, zoom: float, fits: bool) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")
        self._fit.setChecked(fits)

    # Making

    @property
    def pdf(self) -> bytes:
        """The document in view; empty while there is none."""
        return self._pages.pdf if self._pages else b""

    def make(self) -> None:
        """Make the document with what is chosen now."""
        if self.side.nothing_chosen:
            self._hint(_("Choose at least one part to print."))
            return
        self._hint("")
        options, maker = self.side.options(), self._make

        def work(control: JobControl) -> bytes:
            with PRESS:
                control.check()
                return maker(options, control)

        self._run(work, self._show, _("Making the pages…"), latest_only=("preview", id(self)))

    def _show(self, pdf: bytes) -> None:
        had_keys = self.leaks.isAncestorOf(self.focusWidget())
        self.leaks.hide()
        self.sheets.show()
        if had_keys:
            self.sheets.setFocus()
        self._pages = Pages(pdf)
        self.sheets.show_pages(self._pages)
        self.side.show_bookmarks(self._pages.bookmarks)
        self._handle.offer(self._pages)
        self._enable(True)

    def _hint(self, words: str) -> None:
        self.side.hint.setText(words)
        self.side.hint.setVisible(bool(words))

    def _enable(self, ready: bool) -> None:
        for widget in (self._save, self._print, self._fit, self._smaller, self._larger):
            widget.setEnabled(ready)
        self._handle.setEnabled(ready)

    # Jobs of this window

    def _run(
        self,
        work: Callable[[JobControl], object],
        done: Callable[..., object],
        doing: str,
        latest_only: tuple[str, int] | None = None,
    ) -> None:
        self._doing.setText(doing)
        self._progress.setMaximum(0)
        self._enable(False)
        self._job = job = self.desk.jobs.run(work, done, self._failed, latest_only=latest_only)
        job.progressed.connect(self._show_progress)
        job.ended.connect(self._ended)
        self._busy_soon.start()

    def _show_progress(self, fraction: float, words: str) -> None:
        if self.sender() is self._job:
            self._progress.setMaximum(1000)
            self._progress.setValue(round(fraction * 1000))
            self._doing.setText(shown(words) or self._doing.text())

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._busy_soon.stop()
            self._busy.hide()
            self.side.setEnabled(True)
            self._enable(self._pages is not None)

    def stop(self) -> None:
        """Stop what is being made or printed; what was made before stays in view."""
        if self._job is not None:
            self._job.cancel()
            self._hint(_("Stopped. Choose something at the side to go on."))

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, LeaksFound):
            self._show_leaks(problem)
            return
        if not isinstance(problem, TOLD):
            raise problem
        self.desk.say(sentence_of(problem), Tone.BAD)

    def _show_leaks(self, found: LeaksFound) -> None:
        """Nothing is made that gives something away: the findings stand where the pages would."""
        self._pages = None
        self.sheets.show_pages(None)
        self.side.show_bookmarks([])
        self.sheets.hide()
        self._enable(False)
        self.leaks.show_leaks(found.leaks)
        self.leaks.show()

    def _announce(self, text: str, tone: Tone, link: str, action: object) -> None:
        self.notices.say(text, tone, link, action if callable(action) else None)

    # Ways out

    def ask_where_to_save(self) -> None:
        """Ask for a place and save the PDF there."""
        if self._pages is None:
            return
        place = str(out.usual_folder() / out.file_name(self.title))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), place, _("PDF documents (*.pdf)"))
        if chosen:
            self.save(out.with_suffix(Path(chosen)))

    def save(self, path: Path) -> None:
        """Write the PDF to a file that only the user can read, and say how it went."""
        pdf = self.pdf
        try:
            write_whole(path, pdf)
        except OSError as trouble:
            self.desk.say(cannot_write(path, trouble), Tone.BAD)
            return
        out.remember_folder(path.parent)
        folder = QUrl.fromLocalFile(str(path.parent))

        def open_folder() -> None:
            QDesktopServices.openUrl(folder)

        self.desk.say(_("Saved {file}.").format(file=path.name), Tone.GOOD, _("Open its folder"), open_folder)

    def ask_how_to_print(self) -> None:
        """Show the system's print dialog and print."""
        if self._pages is None:
            return
        printer = out.printer_for(self._pages, self.title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._pages))
        if dialog.exec():
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Print in a job, with progress and Cancel."""
        pages = self._pages
        if pages is None:
            return

        def work(control: JobControl) -> int:
            return out.print_pages(pages, printer, control)

        self._printer = printer  # it has to end in this thread
        self.side.setEnabled(False)  # another document must not take the place of the one being printed
        self._run(work, self._printed, _("Printing…"))

    def _printed(self, count: int) -> None:
        words = _("Sent {title} to the printer.").format(title=self.title)
        self.desk.say(words, Tone.GOOD)

    # Window

    def sizeHint(self) -> QSize:
        """As large as a page wants, as far as the screen has room."""
        screen = self.screen().availableSize() * 0.92 if self.screen() else SIZE
        return SIZE.boundedTo(screen)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the document when first shown."""
        super().showEvent(event)
        self._open.add(self)
        if self._pages is None and self._job is None:
            self.make()
            self.sheets.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what still runs."""
        self.done(0)
        event.accept()

    def done(self, result: int) -> None:
        """Stop what still runs and give the document back."""
        if self._job is not None:
            self._job.cancel()
        self.sheets.show_pages(None)
        self._pages = None
        self._open.discard(self)
        super().done(result)


def sentence_of(problem: Exception) -> str:
    """What went wrong, for the user."""
    if isinstance(problem, OSError):
        return _("The document could not be made: {why}.").format(why=problem.strerror or problem)
    return str(problem) or _("The document could not be made.")


def cannot_write(path: Path, trouble: OSError) -> str:
    """Why a file could not be written, and what to do."""
    words = _("{file} could not be written: {why}. Choose another place; nothing was lost.")
    return words.format(file=path.name, why=trouble.strerror or trouble)


__all__ = ["Options", "Preview"]
