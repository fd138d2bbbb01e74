"""A view one can zoom and push: by steps, around a point, to show everything, with how much can be read told."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from amdesk.analysis.map_layout import CARD
from amdesk.ui.account.map.look import detail_at
from amdesk.ui.account.map.scene import ENDLESS, MapScene
from amdesk.ui.kit.theme import theme

SMALLEST, LARGEST, STEP = 0.02, 3.0, 1.2
FIT_MARGIN_PX = 22


class ZoomView(QGraphicsView):
    """Looks at a map from near or far; `zoomed` comes with the pixels for a map unit.

    When all is shown no card lies in the lower right corner of the size `kept_free`.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map_scene = MapScene()
        self.setScene(self.map_scene)
        self.kept_free = QSize()
        self._fits = False
        self._dress()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontSavePainterState
            | QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setSceneRect(ENDLESS)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(300, 200))
        self.setBackgroundBrush(theme().card)

    def scale_now(self) -> float:
        """Pixels for a map unit."""
        return self.transform().m11()

    def zoom_to(self, scale: float, around: QPointF | None = None) -> None:
        """Zoom so that a point of the viewport, its middle unless another is given, keeps its place."""
        centre = around or QPointF(self.viewport().rect().center())
        scale = min(max(scale, SMALLEST), LARGEST)
        held = self.mapToScene(centre.toPoint())
        self.resetTransform()
        self.scale(scale, scale)
        self.push((centre - QPointF(self.mapFromScene(held))).toPoint())
        self._fits = False
        self._after_zoom()

    def zoom_by(self, steps: float) -> None:
        """Zoom in by steps, or out by negative ones."""
        self.zoom_to(self.scale_now() * STEP**steps)

    def fit(self) -> None:
        """Show all of the map, never larger than life."""
        area = self.map_scene.area()
        self._fits = True
        if area.isEmpty():
            self.resetTransform()
            self.centerOn(CARD[0] / 2, CARD[1] / 2)
            return self._after_zoom()
        self._fit_to(area)

    def _fit_to(self, area: QRectF) -> None:
        self._show_area(area, 0)
        if self._is_covered():
            self._show_area(area, self.kept_free.height())
        self._after_zoom()

    def _show_area(self, area: QRectF, free_below: int) -> None:
        """Put a part of the map into the middle of the window, above so many pixels kept free."""
        room = self.viewport().rect()
        across = (room.width() - 2 * FIT_MARGIN_PX) / area.width()
        down = (room.height() - free_below - 2 * FIT_MARGIN_PX) / area.height()
        scale = min(max(min(across, down), SMALLEST), 1.0)
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(area.center() + QPointF(0, free_below / 2 / scale))

    def _is_covered(self) -> bool:
        """Whether a card lies in the lower right corner that is kept free."""
        corner = QRect(self.viewport().rect().bottomRight(), QSize())
        corner.adjust(-self.kept_free.width(), -self.kept_free.height(), 0, 0)
        part = self.mapToScene(corner).boundingRect()
        return any(card.sceneBoundingRect().intersects(part) for card in self.map_scene.cards.values())

    def _after_zoom(self) -> None:
        detail = detail_at(self.scale_now())
        self.map_scene.zoom.scale = self.scale_now()
        if detail is not self.map_scene.zoom.detail:
            self.map_scene.zoom.detail = detail
            self.viewport().update()
        self.zoomed.emit(self.scale_now())

    def look_at(self, point: QPointF) -> None:
        """Bring a point of the map into the middle."""
        self._fits = False
        self.centerOn(point)

    def push(self, by: QPoint) -> None:
        """Move the map under the window by pixels."""
        self._fits = False
        for bar, pixels in ((self.horizontalScrollBar(), by.x()), (self.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - pixels)

    def reveal(self, person: int) -> None:
        """Bring a card into view, readable."""
        if self.scale_now() < 0.6:
            self.zoom_to(0.8)
        self.ensureVisible(self.map_scene.cards[person], 40, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep showing the whole when it was shown."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()
