"""The pages of a document one below the other: scrolled, zoomed and turned by mouse and keyboard.

Pictures of the pages are made in a job when they come into view; until then a sheet is shown empty or stretched.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from shiboken6 import isValid

from amdesk.ui.kit.jobs import JobControl, Jobs
from amdesk.ui.kit.theme import theme
from amdesk.ui.printing.raster import Pages
from amdesk.words import _

PIXELS_PER_POINT = 96 / 72
GAP_PX = 18
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
ZOOM_STEP = 1.25
KEPT_PICTURES = 12
Modifier = Qt.KeyboardModifier


@dataclass(frozen=True)
class Picture:
    """A page drawn at a scale, in pixels of the screen for each point."""

    image: QImage
    scale: float


class Sheets(QAbstractScrollArea):
    """Shows pages; `turned` tells the page in view from 0, `zoomed` the zoom (1 is true size) and whether it fits."""

    turned = Signal(int)
    zoomed = Signal(float, bool)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pages: Pages | None = None
        self._pictures: dict[int, Picture] = {}
        self._sizes: list[QSize] = []
        self._tops: list[int] = [GAP_PX]
        self._zoom, self._fits = 1.0, True
        self._page = 0
        self._is_drawing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._repaint)

    # What is shown

    def show_pages(self, pages: Pages | None) -> None:
        """Show another document, on the page that was in view as far as it has one."""
        page = self._page
        if self._pages is not None:
            self._pages.close()
        self._pages = pages
        self._pictures.clear()
        self._lay_out()
        self.go_to(min(page, self.count - 1))
        self._scrolled()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages) if self._pages else 0

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large pages are shown; 1 is true size on a screen of 96 dots to the inch."""
        return self._zoom

    def drawn(self) -> bool:
        """Whether every page in view stands as sharp as it can."""
        return bool(self._pages) and self._missing() is None

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._tops[page] - GAP_PX)

    # Zoom

    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fits = True
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a zoom; what stands in the middle stays there."""
        self._fits = False
        self._apply_zoom(zoom)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps of a quarter."""
        self.set_zoom(self._zoom * ZOOM_STEP**steps)

    def _fitting(self) -> float:
        widest = max((width for width, _height in self._pages.sizes), default=1.0) if self._pages else 1.0
        return (self.viewport().width() - 2 * GAP_PX) / (widest * PIXELS_PER_POINT)

    def _apply_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        centre = (bar.value() + half) / self._height()
        self._zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._set_ranges()
        if bar.value():
            bar.setValue(round(centre * self._height() - half))
        self.zoomed.emit(self._zoom, self._fits)
        self._repaint()

    def _lay_out(self) -> None:
        if self._fits and self._pages:
            self._apply_zoom(self._fitting())
        else:
            self._set_ranges()
            self._repaint()

    # Where pages stand

    def _measure(self) -> None:
        """Sizes of the pages and where each begins, in pixels of the whole height."""
        scale = self._zoom * PIXELS_PER_POINT
        points = self._pages.sizes if self._pages else []
        self._sizes = [QSize(round(width * scale), round(height * scale)) for width, height in points]
        self._tops = list(accumulate((size.height() + GAP_PX for size in self._sizes), initial=GAP_PX))

    def _height(self) -> int:
        return self._tops[-1]

    def _width(self) -> int:
        return 2 * GAP_PX + max((size.width() for size in self._sizes), default=0)

    def _set_ranges(self) -> None:
        self._measure()
        view = self.viewport().size()
        for bar, whole, room in (
            (self.verticalScrollBar(), self._height(), view.height()),
            (self.horizontalScrollBar(), self._width(), view.width()),
        ):
            bar.setRange(0, max(whole - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)

    def _area(self, page: int) -> QRect:
        top = self._tops[page] - self.verticalScrollBar().value()
        size = self._sizes[page]
        left = max((max(self.viewport().width(), self._width()) - size.width()) // 2, GAP_PX)
        return QRect(left - self.horizontalScrollBar().value(), top, size.width(), size.height())

    def _in_view(self) -> range:
        above = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, above) - 1, 0)
        last = bisect_left(self._tops, above + self.viewport().height())
        return range(first, min(last, self.count))

    # Pictures

    def _scale(self) -> float:
        return self._zoom * PIXELS_PER_POINT * self.devicePixelRatioF()

    def _missing(self) -> int | None:
        scale = self._scale()
        for page in self._in_view():
            if page not in self._pictures or self._pictures[page].scale != scale:
                return page
        return None

    def _draw_missing(self) -> None:
        page, pages = self._missing(), self._pages
        if page is None or pages is None or self._is_drawing:
            return
        scale = self._scale()

        def draw(control: JobControl) -> tuple[Pages, int, Picture]:
            return pages, page, Picture(pages.picture(page, scale), scale)

        self._is_drawing = True
        job = self._jobs.run(draw, self._take)
        job.ended.connect(self._drawing_ended)

    def _take(self, answer: tuple[Pages, int, Picture]) -> None:
        pages, page, picture = answer
        if pages is self._pages and isValid(self):
            self._pictures[page] = picture
            self._forget_far_ones(page)
            self.viewport().update()

    def _drawing_ended(self) -> None:
        self._is_drawing = False
        self.viewport().update()

    def _forget_far_ones(self, page: int) -> None:
        while len(self._pictures) > KEPT_PICTURES:
            del self._pictures[max(self._pictures, key=lambda other: abs(other - page))]

    # Events

    def _scrolled(self) -> None:
        third = self.verticalScrollBar().value() + self.viewport().height() // 3
        here = min(max(bisect_right(self._tops, third) - 1, 0), max(self.count - 1, 0))
        self._page = here
        self.turned.emit(here)
        self.setAccessibleDescription(_("Page {n} of {total}").format(n=here + 1, total=self.count))
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme().ground)
        for page in self._in_view():
            area = self._area(page)
            painter.fillRect(area, Qt.GlobalColor.white)
            if page in self._pictures:
                painter.drawImage(area, self._pictures[page].image)
            painter.setPen(QPen(theme().control_border, 1))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.end()
        self._draw_missing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on fitting."""
        self._lay_out()

    def turn(self, step: int) -> None:
        """Go a page on or back, or scroll within a page that is higher than the view."""
        if not self.count:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        area = self._area(self._page)
        if step > 0 and area.bottom() > room:
            bar.setValue(bar.value() + min(room - 2 * GAP_PX, area.bottom() - room + GAP_PX))
        elif step < 0 and area.top() < 0:
            bar.setValue(bar.value() - min(room - 2 * GAP_PX, GAP_PX - area.top()))
        else:
            self.go_to(self._page + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; arrows scroll."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Modifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(680, 820)
