"""A chart on the screen: bars, curves or a stack, with hovering, opening, copying and words for those who need them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from amdesk.analysis.series import Bars, Chart, Stack
from amdesk.ui.kit import chart_text
from amdesk.ui.kit.chart_bars import BarsPlot
from amdesk.ui.kit.chart_stack import StackPlot
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _

COPY_SCALE = 2  # a copied picture has twice the pixels, for paper


class ChartView(QWidget):
    """Shows one chart; `point_opened` comes with the key of what was clicked."""

    point_opened = Signal(object)

    def __init__(self, chart: Chart | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.plot: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        if chart is not None:
            self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; nothing happens when it is the same."""
        if chart == self.chart:
            return
        self.chart = chart
        if self.plot is not None:
            self._whole.removeWidget(self.plot)
            self.plot.hide()
            self.plot.deleteLater()
        self.plot = self._pen(chart)
        self.plot.setAccessibleName(chart.title)
        self.plot.setAccessibleDescription(chart_text.description(chart))
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart_text.description(chart))
        self._whole.addWidget(self.plot)

    def table_text(self) -> str:
        """The values as TSV."""
        return chart_text.tsv(self.chart) if self.chart else ""

    def copy_table(self) -> None:
        """Put the values on the clipboard as TSV."""
        QGuiApplication.clipboard().setText(self.table_text())

    def copy_picture(self) -> None:
        """Put a picture of the chart on the clipboard."""
        picture = QPixmap(self.size() * COPY_SCALE)
        picture.setDevicePixelRatio(COPY_SCALE)
        picture.fill(self.palette().light().color())
        self.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        QGuiApplication.clipboard().setPixmap(picture)

    def build_menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        menu.addAction(_("Copy picture"), self.copy_picture)
        menu.addAction(_("Copy values as a table"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy_table)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy gives the values."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        else:
            super().keyPressEvent(event)

    def _pen(self, chart: Chart) -> QWidget:
        if chart_text.is_empty(chart):
            words = Text(chart.empty or _("Nothing to show yet."), role=TextRole.MUTED, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            return words
        if isinstance(chart, Bars):
            bars = BarsPlot(chart)
            bars.opened.connect(self.point_opened)
            return bars
        if isinstance(chart, Stack):
            stack = StackPlot(chart)
            stack.opened.connect(self.point_opened)
            return stack
        from amdesk.ui.kit.chart_lines import LinesPlot  # brings pyqtgraph and numpy

        lines = LinesPlot(chart)
        lines.opened.connect(self.point_opened)
        return lines
