"""How the cells of a table are painted: directly, without a widget or a style call for each of them."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from amdesk.analysis.series import Tone
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.fonts import TextRole, role_font, tabular
from amdesk.ui.kit.labels import chip_size, draw_chip, shown, tip_text
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.table_lines import GroupLine
from amdesk.ui.kit.table_model import ALIGNMENTS, TableModel
from amdesk.ui.kit.theme import Theme, theme, tone_colours
from amdesk.words import _

PAD_PX = 10
CHECK_PX = 16
FOCUS_PX = 3
Index = QModelIndex | QPersistentModelIndex


class Fonts:
    """The fonts and measures of one table, made once."""

    def __init__(self) -> None:
        self.plain = tabular(role_font(TextRole.BODY))
        self.strong = tabular(role_font(TextRole.STRONG))
        self.small = role_font(TextRole.SMALL)
        self.plain_metrics = QFontMetrics(self.plain)
        self.strong_metrics = QFontMetrics(self.strong)
        self.small_metrics = QFontMetrics(self.small)

    def of(self, column: TableColumn) -> tuple[QFont, QFontMetrics]:
        """Font and measures for the texts of a column."""
        if column.kind is ColumnKind.CHIP:
            return self.small, self.small_metrics
        return (self.strong, self.strong_metrics) if column.strong else (self.plain, self.plain_metrics)


class TablePainter(QStyledItemDelegate):
    """Paints lines of a `TableModel`; `hovered` is the line under the mouse, -1 for none."""

    def __init__(self, model: TableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.fonts = Fonts()
        self.hovered = -1

    def renew_fonts(self) -> None:
        """Measure again after the program's font changed."""
        self.fonts = Fonts()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, or the head of a group."""
        now = theme()
        rect, place = _rect(option), index.row()
        line = self._model.line(place)
        painter.save()
        self._ground(painter, option, place, index.column(), now)
        if isinstance(line, GroupLine):
            self._group(painter, rect, line, now)
        else:
            self._cell(painter, rect, place, self._model.columns[index.column()], now)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text."""
        column = self._model.columns[index.column()]
        text = shown(self._model.line_text(index.row(), column.name))
        return QSize(self.width_of(column, text), self.fonts.plain_metrics.height() + 18)

    def width_of(self, column: TableColumn, text: str) -> int:
        """Pixels a cell needs to show `text` whole."""
        chip = 2 * PAD_PX - 4 if column.kind is ColumnKind.CHIP else 0
        return self.fonts.of(column)[1].horizontalAdvance(text) + 2 * PAD_PX + chip

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text of a cell that is cut."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        column = self._model.columns[index.column()]
        text = "" if self._model.row(index.row()) is None else self._model.line_text(index.row(), column.name)
        is_cut = column.kind is not ColumnKind.SPARK and self.width_of(column, shown(text)) > _rect(option).width()
        QToolTip.showText(event.globalPos(), tip_text(text) if is_cut else "", view)
        return True

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, place: int, column: int, now: Theme) -> None:
        rect, state = _rect(option), _state(option)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, now.selection)
        elif place == self.hovered:
            painter.fillRect(rect, now.hover)
        painter.setPen(now.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == place:
            self._focus(painter, rect, view, column, now)

    @staticmethod
    def _focus(painter: QPainter, rect: QRect, view: QAbstractItemView, column: int, now: Theme) -> None:
        if rect.left() <= 0 or view.visualRect(view.currentIndex().siblingAtColumn(column)).left() <= 0:
            painter.fillRect(QRect(rect.left(), rect.top(), FOCUS_PX, rect.height() - 1), now.focus)

    def _group(self, painter: QPainter, rect: QRect, line: GroupLine, now: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_triangle(painter, QPointF(rect.left() + PAD_PX + 4, rect.center().y() + 0.5), line.open, now.muted)
        name = shown(line.name) or _("none")
        area = rect.adjusted(PAD_PX + 16, 0, -PAD_PX, 0)
        painter.setFont(self.fonts.strong)
        painter.setPen(now.text)
        painter.drawText(area, ALIGNMENTS_LEFT, name)
        painter.setFont(self.fonts.plain)
        painter.setPen(now.muted)
        shift = self.fonts.strong_metrics.horizontalAdvance(name) + 10
        painter.drawText(area.adjusted(shift, 0, 0, 0), ALIGNMENTS_LEFT, str(line.count))

    def _cell(self, painter: QPainter, rect: QRect, place: int, column: TableColumn, now: Theme) -> None:
        row = self._model.row(place)
        tone = column.tone(row) if column.tone else None
        if column.kind is ColumnKind.SPARK:
            colour = tone_colours(tone or Tone.ACCENT)[0]
            draw_spark(painter, QRectF(rect.adjusted(PAD_PX, 7, -PAD_PX, -8)), column.value_of(row) or (), colour)
        elif column.kind is ColumnKind.CHECK:
            self._check(painter, rect, column.value_of(row), place, now)
        elif column.kind is ColumnKind.CHIP:
            self._chip(painter, rect, column, self._model.line_text(place, column.name), tone or Tone.QUIET)
        else:
            self._text(painter, rect, column, self._model.line_text(place, column.name), tone, now)

    def _check(self, painter: QPainter, rect: QRect, value: Any, place: int, now: Theme) -> None:
        """A box, quiet until one comes to its row; none where there is nothing to tick."""
        view = self.parent()
        near = place == self.hovered or (isinstance(view, QAbstractItemView) and view.currentIndex().row() == place)
        if value is not None:
            draw_check(painter, rect, bool(value), now, quiet=not near)

    def _text(
        self, painter: QPainter, rect: QRect, column: TableColumn, text: str, tone: Tone | None, now: Theme
    ) -> None:
        font, metrics = self.fonts.of(column)
        painter.setFont(font)
        painter.setPen(tone_colours(tone)[0] if tone else now.muted if column.muted else now.text)
        area = rect.adjusted(PAD_PX, 0, -PAD_PX, -1)
        cut = metrics.elidedText(shown(text), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, ALIGNMENTS[column.alignment()] | Qt.TextFlag.TextSingleLine, cut)

    def _chip(self, painter: QPainter, rect: QRect, column: TableColumn, text: str, tone: Tone) -> None:
        if not text:
            return
        metrics = self.fonts.small_metrics
        cut = metrics.elidedText(shown(text), Qt.TextElideMode.ElideRight, rect.width() - 2 * PAD_PX - 10)
        size = chip_size(metrics, cut)
        area = QStyle.alignedRect(
            Qt.LayoutDirection.LeftToRight, ALIGNMENTS[column.alignment()], size, rect.adjusted(PAD_PX, 0, -PAD_PX, -1)
        )
        painter.setFont(self.fonts.small)
        draw_chip(painter, area, cut, tone)


ALIGNMENTS_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def draw_triangle(painter: QPainter, centre: QPointF, is_open: bool, colour: QColor) -> None:
    """Draw the small chevron of something that folds."""
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    shape = [QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)]
    if not is_open:
        shape = [QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5)]
    painter.drawPolyline(QPolygonF([centre + point for point in shape]))


def draw_check(painter: QPainter, rect: QRect, is_on: bool, now: Theme, *, quiet: bool = False) -> None:
    """Draw a check box in the middle of `rect`; a quiet one stands back until it is needed."""
    box = QRectF(0, 0, CHECK_PX, CHECK_PX)
    box.moveCenter(QRectF(rect).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.accent if is_on else now.control_border if quiet else now.quiet_mark, 1.2))
    painter.setBrush(now.accent if is_on else now.control)
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        painter.setPen(QPen(now.on_accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        corner = box.topLeft()
        painter.drawPolyline(QPolygonF([corner + QPointF(4, 8.3), corner + QPointF(7, 11), corner + QPointF(12, 5.3)]))


def _rect(option: Any) -> QRect:
    # PySide6's own types do not know the fields that QStyleOptionViewItem inherits.
    rect: QRect = option.rect
    return rect


def _state(option: Any) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
