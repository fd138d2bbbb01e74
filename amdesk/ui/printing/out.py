"""Ways out of a preview: to a printer, into a file, into another program by dragging."""

import re
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QSizeF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPageLayout, QPageSize, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from amdesk import paths
from amdesk.report.page import write_whole
from amdesk.ui.kit.jobs import JobControl
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.sign import Sign
from amdesk.ui.printing.raster import POINTS_PER_INCH, Pages
from amdesk.ui.remembered import settings
from amdesk.words import _

SUFFIX = ".pdf"
MOST_CHARACTERS = 80
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
MOST_DOTS_PER_INCH = 600
THUMBNAIL_PX = 90


class CannotPrint(Exception):
    """The printer does not take the document; the message says it in a sentence."""


def file_name(title: str) -> str:
    """A name for the file that every system takes, made from a title that may hold anything."""
    name = " ".join(FORBIDDEN.sub(" ", title).split())[:MOST_CHARACTERS].strip(" .")
    if not name or RESERVED.fullmatch(name):
        name = f"{_('Document')} {name}".strip()
    return name + SUFFIX


def with_suffix(path: Path) -> Path:
    """The path as the file of a PDF."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


# Files


def usual_folder() -> Path:
    """Where the last PDF went, or the user's documents."""
    kept = Path(str(settings().value("printing/folder") or ""))
    return kept if kept.is_absolute() and kept.is_dir() else paths.documents_folder()


def remember_folder(folder: Path) -> None:
    """Offer this folder next time."""
    settings().setValue("printing/folder", str(folder))


@cache
def own_folder() -> tempfile.TemporaryDirectory[str]:
    """A private folder for what is dragged out; it goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="amdesk-")


def dragged_file(pdf: bytes, title: str) -> Path:
    """The document as a private file to be dragged. Raises OSError."""
    path = Path(own_folder().name) / file_name(title)
    write_whole(path, pdf)
    return path


# Printers


def printer_for(pages: Pages, title: str) -> QPrinter:
    """The system's usual printer, set to the sheet of the first page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    width, height = pages.sizes[0]
    across = width > height
    size = QSizeF(min(width, height), max(width, height))
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    layout = QPageLayout.Orientation
    printer.setPageOrientation(layout.Landscape if across else layout.Portrait)
    printer.setFullPage(True)
    return printer


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in the order in which the printer wants them."""
    chosen = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0
    pages = [page for page in range(count) if not chosen or printer.fromPage() <= page + 1 <= printer.toPage()]
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    in_order = pages * copies if printer.collateCopies() else [page for page in pages for _copy in range(copies)]
    return in_order[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else in_order


def print_pages(pages: Pages, printer: QPrinter, control: JobControl) -> int:
    """Draw the pages for the printer and give their number. Raises CannotPrint, and Cancelled when it is stopped."""
    wanted = wanted_pages(printer, len(pages))
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise CannotPrint(_("The printer did not take the document. Is it switched on and connected?"))
    try:
        for number, page in enumerate(wanted):
            if control.cancelled:
                printer.abort()
            control.check()
            control.progress(number / len(wanted), _("Page {n} of {total}").format(n=number + 1, total=len(wanted)))
            if number and not printer.newPage():
                raise CannotPrint(_("The printer stopped at page {n}.").format(n=number + 1))
            draw_page(painter, printer, pages, page)
    finally:
        painter.end()
    return len(wanted)


def draw_page(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    """Draw one page at true size, or smaller when the sheet in the printer is smaller."""
    dots = printer.resolution()
    sheet = printer.pageLayout().fullRectPixels(dots)
    image = pages.picture(page, min(dots, MOST_DOTS_PER_INCH) / POINTS_PER_INCH)
    width, height = (round(side * dots / POINTS_PER_INCH) for side in pages.sizes[page])
    shrink = min(1.0, sheet.width() / width, sheet.height() / height)
    area = QRect(0, 0, round(width * shrink), round(height * shrink))
    area.moveCenter(QPoint(sheet.width() // 2, sheet.height() // 2))
    painter.drawImage(area, image)


# Dragging


class DragHandle(QWidget):
    """Drag it into a mail, a folder or a chat: the document goes there as a file."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._pages: Pages | None = None
        self._pressed: QPoint | None = None
        self.setObjectName("preview-drag")
        self.setAccessibleName(_("Drag the PDF"))
        plain_tip(self, _("Drag this into a mail or a folder"))
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 2, 6, 2)
        line.setSpacing(5)
        line.addWidget(Sign("file-text"))
        line.addWidget(Text(_("Drag out"), role=TextRole.MUTED))
        self.setEnabled(False)

    def offer(self, pages: Pages | None) -> None:
        """Have this document at hand."""
        self._pages = pages
        self.setEnabled(pages is not None)
        self.setCursor(Qt.CursorShape.OpenHandCursor if pages else Qt.CursorShape.ArrowCursor)

    def carried(self) -> QMimeData | None:
        """What is dragged: the address of a private file; None when there is nothing to drag. Raises OSError."""
        if self._pages is None:
            return None
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(dragged_file(self._pages.pdf, self._title)))])
        return carried

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag when the mouse has moved far enough."""
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved < QApplication.startDragDistance():
            return
        self._pressed = None
        carried = self.carried()
        if carried is not None and self._pages is not None:
            drag = QDrag(self)
            drag.setMimeData(carried)
            drag.setPixmap(thumbnail(self._pages))
            drag.exec(Qt.DropAction.CopyAction)


def thumbnail(pages: Pages) -> QPixmap:
    """The first page in small."""
    return QPixmap.fromImage(pages.picture(0, THUMBNAIL_PX / pages.sizes[0][0]))
