"""Curves over time, drawn by pyqtgraph; imported only when the first of them is shown."""

from bisect import bisect_left
from datetime import date
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from amdesk.analysis.scale import date_ticks, number_ticks, short
from amdesk.analysis.series import Event, Line, Lines, Point
from amdesk.ui.kit.chart_text import value_text
from amdesk.ui.kit.fonts import TextRole, role_font, tabular
from amdesk.ui.kit.labels import Text, shown, tip_text
from amdesk.ui.kit.panel import Flow
from amdesk.ui.kit.theme import mark_colour, theme, tone_colours
from amdesk.words import full_day

CLICK_PX = 24
MOST_DOTS = 60  # a longer curve shows no dots
THICK_UP_TO = 3000  # points; wide pens are slow
HALF_A_DAY_PX = 14  # the name of the last day reaches so far beyond its tick
NAMED_AT_LEFT_FROM = 0.7  # share of the width beyond which a name stands left of its line, where there is room
ROW_SHARE = 0.058  # of the height, for one name
EVENT_ROWS = 4  # names of events are staggered so that neighbours stay readable
Near = tuple[Line, Point]


class LinesPlot(QWidget):
    """Paints `Lines`; `opened` comes with the key of the point or event clicked."""

    opened = Signal(object)

    def __init__(self, chart: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._days = {id(line): [point.when.toordinal() for point in line.points] for line in chart.lines}
        self._at: date | None = None
        self.plot = _Board()
        self.plot.setMinimumHeight(120)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        if len([line for line in chart.lines if line.name]) > 1:
            whole.addWidget(_Legend(chart))
        whole.addWidget(self.plot, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.plot.moved.connect(self._hover)
        self.plot.clicked.connect(self._click)
        self.plot.left.connect(self._leave)
        self._draw()

    def sizeHint(self) -> QSize:
        """A usual size."""
        return QSize(420, 220)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "plot"):
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right walk over the days that have a value, Enter opens the first point of the day."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        days = sorted({point.when for line in self._chart.lines for point in line.points})
        if step and days and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            at = bisect_left(days, self._at) + step if self._at else 0
            self._stand(days[min(max(at, 0), len(days) - 1)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at:
            self._open([point.key for _line, point in self._points_of(self._at)])
        else:
            super().keyPressEvent(event)

    def said_at(self, day: date) -> str:
        """What is said of a day: its values with names and hints, and its events."""
        lines = [full_day(day)]
        for line, point in self._points_of(day):
            name = f"{line.name}: " if line.name else ""
            lines.append(f"{name}{value_text(point.value, self._chart.unit)}{f' · {point.hint}' if point.hint else ''}")
        return "\n".join([*lines, *(event.name for event in self._chart.events if event.when == day)])

    # Drawing

    def _draw(self) -> None:
        now = theme()
        self.plot.clear()
        self.plot.setBackground(now.card)
        self._ranges()
        for line in self._chart.lines:
            self._draw_line(line)
        for at, event in enumerate(sorted(self._chart.events, key=lambda each: each.when)):
            self._draw_event(event, at % EVENT_ROWS)
        self._cross = pg.InfiniteLine(angle=90, movable=False, pen=pg.mkPen(now.quiet_mark, width=1))
        self._cross.hide()
        self._spots = pg.ScatterPlotItem(size=9, pen=pg.mkPen(now.card, width=1.5))
        self.plot.addItem(self._cross)
        self.plot.addItem(self._spots)

    def _ranges(self) -> None:
        points = [point for line in self._chart.lines for point in line.points]
        days = [point.when for point in points] + [event.when for event in self._chart.events]
        values = [point.value for point in points]
        low = min(values) if self._chart.low is None else self._chart.low
        high = max(values) if self._chart.high is None else self._chart.high
        marks = number_ticks(low, high, 4)
        first, last = min(days), max(days)
        room = max((last - first).days * 0.03, 0.5)
        self.plot.setXRange(first.toordinal() - room, last.toordinal() + room, padding=0)
        top = marks[-1] + (marks[-1] - marks[0]) * (0.2 if self._chart.events else 0.04)
        self.plot.setYRange(marks[0] - (marks[-1] - marks[0]) * 0.03, top, padding=0)
        self._grid(marks)
        self._axis("left", [(mark, short(mark, self._chart.unit)) for mark in marks])
        self._axis("bottom", [(day.toordinal(), name) for day, name in date_ticks(first, last, 8)])

    def _grid(self, marks: tuple[float, ...]) -> None:
        for mark in marks:
            line = pg.InfiniteLine(mark, angle=0, movable=False, pen=pg.mkPen(theme().hairline, width=1))
            line.setZValue(-10)
            self.plot.addItem(line, ignoreBounds=True)

    def _axis(self, side: str, ticks: list[tuple[float, str]]) -> None:
        now, axis = theme(), self.plot.getAxis(side)
        axis.setTicks([ticks])
        axis.setStyle(
            tickFont=tabular(role_font(TextRole.SMALL)), tickLength=0, tickTextOffset=6, hideOverlappingLabels=False
        )
        axis.setTextPen(now.muted)
        axis.setPen(pg.mkPen(now.card))

    def _draw_line(self, line: Line) -> None:
        colour, count = self._colour(line), len(line.points)
        style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
        item = self.plot.plot(
            self._days[id(line)],
            [point.value for point in line.points],
            pen=pg.mkPen(colour, width=2 if count <= THICK_UP_TO else 1, style=style),
            antialias=count <= THICK_UP_TO,
        )
        # After plot(): pyqtgraph 0.14 raises when these are given to it.
        item.setClipToView(True)
        item.setDownsampling(auto=True, method="peak")
        if count <= MOST_DOTS:
            item.setSymbol("o")
            item.setSymbolSize(5)
            item.setSymbolBrush(colour)
            item.setSymbolPen(None)

    def _draw_event(self, event: Event, row: int) -> None:
        ink = tone_colours(event.tone)[0]
        place = event.when.toordinal()
        self.plot.addItem(
            pg.InfiniteLine(place, angle=90, movable=False, pen=pg.mkPen(ink, width=1.2, style=Qt.PenStyle.DashLine))
        )
        (first, last), (low, high) = self.plot.viewRange()
        is_late = place - first > (last - first) * NAMED_AT_LEFT_FROM
        name = pg.TextItem(shown(event.name)[:40], color=ink, anchor=(1 if is_late else 0, 0))
        name.setFont(role_font(TextRole.SMALL))
        name.setPos(place, high - (high - low) * ROW_SHARE * row)
        self.plot.addItem(name, ignoreBounds=True)

    def _colour(self, line: Line) -> QColor:
        return mark_colour(line.tone)

    # Pointing

    def _hover(self, where: QPointF) -> None:
        day = self._nearest_day(where)
        if day:
            self._stand(day, where)

    def _stand(self, day: date, where: QPointF | None = None) -> None:
        self._at = day
        near = self._points_of(day)
        self._cross.setPos(day.toordinal())
        self._cross.show()
        self._spots.setData(
            [{"pos": (day.toordinal(), point.value), "brush": self._colour(line)} for line, point in near]
        )
        can_open = any(point.key is not None for _line, point in near)
        self.plot.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
        at = where or self.place_of(day)
        QToolTip.showText(self.plot.mapToGlobal(at.toPoint()), tip_text(self.said_at(day)), self.plot)

    def _leave(self) -> None:
        self._cross.hide()
        self._spots.setData([])

    def _click(self, where: QPointF) -> None:
        near = [event for event in self._chart.events if abs(self.place_of(event.when).x() - where.x()) < CLICK_PX / 3]
        day = self._nearest_day(where)
        points = self._points_of(day) if day and abs(self.place_of(day).x() - where.x()) < CLICK_PX else []
        points.sort(key=lambda pair: abs(self.place_of(pair[1].when, pair[1].value).y() - where.y()))
        hit = [p.key for _line, p in points if abs(self.place_of(p.when, p.value).y() - where.y()) < CLICK_PX]
        self._open([*hit, *(event.key for event in near), *(point.key for _line, point in points)])

    def _open(self, keys: list[Any]) -> None:
        wanted = next((key for key in keys if key is not None), None)
        if wanted is not None:
            self.opened.emit(wanted)

    def place_of(self, day: date, value: float | None = None) -> QPointF:
        """Where a day and a value lie, in the pixels of `plot`."""
        level = self.plot.viewRange()[1][0] if value is None else value
        view = self.plot.getPlotItem().getViewBox()
        return QPointF(view.mapViewToScene(QPointF(day.toordinal(), level)))

    def _nearest_day(self, where: QPointF) -> date | None:
        x = self.plot.getPlotItem().getViewBox().mapSceneToView(where).x()
        near = [day for days in self._days.values() for day in _around(days, x)]
        return date.fromordinal(min(near, key=lambda day: abs(day - x))) if near else None

    def _points_of(self, day: date) -> list[Near]:
        found: list[Near] = []
        for line in self._chart.lines:
            days = self._days[id(line)]
            at = bisect_left(days, day.toordinal())
            if at < len(days) and days[at] == day.toordinal():
                found.append((line, line.points[at]))
        return found


def _around(days: list[int], x: float) -> list[int]:
    at = bisect_left(days, x)
    return days[max(at - 1, 0) : at + 1]


class _Board(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The drawing surface: no menus, no zooming by accident, the wheel scrolls the page."""

    moved = Signal(QPointF)
    clicked = Signal(QPointF)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.getPlotItem().getViewBox().setDefaultPadding(0)
        self.getPlotItem().setContentsMargins(0, 0, HALF_A_DAY_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the mouse is."""
        self.moved.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged."""
        event.accept()

    def contextMenuEvent(self, event: Any) -> None:
        """Leave the menu to the view around it."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse has gone."""
        super().leaveEvent(event)
        self.left.emit()


class _Legend(QWidget):
    """The names of the lines, each with a stroke in its colour."""

    def __init__(self, chart: Lines) -> None:
        super().__init__()
        flow = Flow(self, gap=14)
        for line in chart.lines:
            stroke = "╍╍ " if line.dashed else "━━ "
            name = Text(stroke + shown(line.name), role=TextRole.SMALL)
            name.set_tone(line.tone)
            flow.addWidget(name)
