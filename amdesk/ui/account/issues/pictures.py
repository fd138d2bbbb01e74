"""PDF and picture evidence as pages to look at, from the verified bytes alone: nothing is written, nothing is run."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from amdesk.store.evidence import safe_name

PICTURES = ("png", "jpg", "gif")
MOST_PIXELS_ACROSS = 6000
POINTS_PER_INCH, PIXELS_PER_INCH = 72, 96


class NoPicture(Exception):
    """The bytes are not what their name says; nothing of them can be shown."""


def is_shown_here(name: str) -> bool:
    """Whether a file of this name can be looked at without another program."""
    return _ending(name) in (*PICTURES, "pdf")


def _ending(name: str) -> str:
    return safe_name(name).rpartition(".")[2].lower()


class Sheets:
    """The pages of a PDF, or the one page of a picture. Raises NoPicture for bytes that are neither."""

    def __init__(self, name: str, content: bytes) -> None:
        self._pages = _pdf(content) if _ending(name) == "pdf" else None
        self._picture = QImage() if self._pages is not None else _decoded(content)

    def __len__(self) -> int:
        return 1 if self._pages is None else len(self._pages)

    def size(self, page: int) -> QSize:
        """The size of a page in pixels, as large as on paper or as the picture is."""
        if self._pages is None:
            return self._picture.size()
        width, height = self._pages.sizes[page]
        return QSize(round(width), round(height)) * PIXELS_PER_INCH / POINTS_PER_INCH

    def picture(self, page: int, size: QSize) -> QImage:
        """A page that fits into a size, its proportions kept."""
        wanted = self.size(page).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        if self._pages is None:
            return self._picture.scaled(
                wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        drawn: QImage = self._pages.picture(page, max(1, wanted.width()) / self._pages.sizes[page][0])
        return drawn

    def close(self) -> None:
        """Give the document back."""
        if self._pages is not None:
            self._pages.close()


def _pdf(content: bytes):  # type: ignore[no-untyped-def]  # the class is imported when it is first needed
    import pypdfium2

    from amdesk.ui.printing.raster import Pages

    try:
        pages = Pages(content)
    except pypdfium2.PdfiumError:
        raise NoPicture from None
    if not len(pages):
        raise NoPicture
    return pages


def _decoded(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > MOST_PIXELS_ACROSS or size.height() > MOST_PIXELS_ACROSS:
        most = QSize(MOST_PIXELS_ACROSS, MOST_PIXELS_ACROSS)
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise NoPicture
    return picture
