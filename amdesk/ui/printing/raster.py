"""Pages of a PDF as pictures. PDFium does one thing at a time, so every call of it waits for one lock."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from amdesk.ui.kit.jobs import Cancelled

POINTS_PER_INCH = 72
MOST_PIXELS_ACROSS = 8000
SHOWN_LEVELS = 2
LOCK = threading.Lock()


@dataclass(frozen=True)
class Bookmark:
    """A place in the document: its words, how deep it stands and its page from 0."""

    words: str
    level: int
    page: int


class Pages:
    """An open PDF; usable from any thread until it is closed."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self.pdf = pdf
        with LOCK:
            self._document: Any = pypdfium2.PdfDocument(pdf)
            self.sizes: list[tuple[float, float]] = [
                self._document.get_page_size(i) for i in range(len(self._document))
            ]
            self.bookmarks = list(self._bookmarks())

    def __len__(self) -> int:
        return len(self.sizes)

    def _bookmarks(self) -> Iterator[Bookmark]:
        for entry in self._document.get_toc():
            target = entry.get_dest()
            page = target.get_index() if target else None
            if page is not None and entry.level < SHOWN_LEVELS:
                yield Bookmark(entry.get_title(), entry.level, page)

    def picture(self, page: int, scale: float) -> QImage:
        """A page as a picture, `scale` pixels for each point. Raises Cancelled when the document was closed."""
        scale = min(scale, MOST_PIXELS_ACROSS / self.sizes[page][0])
        with LOCK:
            if self._document is None:
                raise Cancelled
            sheet = self._document[page]
            bitmap = sheet.render(scale=scale, prefer_bgrx=True)
            seen = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            copied = seen.copy()
            bitmap.close()
            sheet.close()
        return copied

    def close(self) -> None:
        """Give the document back; nothing is drawn from it any more."""
        with LOCK:
            if self._document is not None:
                self._document.close()
            self._document = None
