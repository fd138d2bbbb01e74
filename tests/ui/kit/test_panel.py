"""Panels place what they hold: flows wrap, columns collapse, cards keep their head."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from amdesk.ui.kit.labels import Chip, Text
from amdesk.ui.kit.panel import Card, Columns, Flow, Scroll


def test_a_flow_wraps_when_there_is_no_room(qtbot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box)
    for _index in range(12):
        flow.addWidget(Chip("a chip"))
    one_line = flow.heightForWidth(5000)
    assert flow.heightForWidth(200) > 2 * one_line
    box.resize(200, 300)
    box.show()
    assert all(box.rect().contains(flow.itemAt(at).geometry()) for at in range(flow.count()))


def test_clearing_a_flow_leaves_nothing(qtbot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box)
    flow.addWidget(Chip("a"))
    flow.clear()
    assert flow.count() == 0


def test_columns_stand_one_above_the_other_when_narrow(qtbot) -> None:
    columns = Columns(collapse_below=600)
    qtbot.addWidget(columns)
    columns.left.addWidget(Text("left"))
    columns.right.addWidget(Text("right"))
    columns.resize(900, 300)
    columns.show()
    assert not columns.is_collapsed()
    columns.resize(500, 300)
    assert columns.is_collapsed()


def test_a_page_never_needs_more_width_than_its_content_and_grows_down(qtbot) -> None:
    page = Scroll()
    qtbot.addWidget(page)
    for _index in range(60):
        page.body.addWidget(Text("A long sentence that can be wrapped over several lines. " * 4, wrap=True))
    page.resize(500, 300)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.widget().width() <= page.viewport().width()


def test_below_the_last_words_of_a_page_there_is_only_its_margin(qtbot: QtBot) -> None:
    page = Scroll()
    qtbot.addWidget(page)
    for _index in range(30):
        card = Card()
        card.body.addWidget(Text("A long sentence that can be wrapped over several lines. " * 2, wrap=True))
        page.body.addWidget(card)
    page.body.addStretch(1)
    page.resize(1200, 300)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.widget().height() - card.geometry().bottom() < 50


def test_a_card_without_title_has_no_head_until_something_stands_there(qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.show()
    assert not card.title.isVisible()
    card.add_aside(Chip("new"))
    assert card.title.isVisible()
    card.set_title("Due")
    assert card.accessibleName() == "Due"


class _Painted(QObject):
    """Notes how high a widget is whenever it is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.heights.append(watched.height())
        return False


class _LateView(QWidget):
    """Makes its cards when it is shown, as views do."""

    def __init__(self) -> None:
        super().__init__()
        self.area = Scroll()
        column = QVBoxLayout(self)
        column.addWidget(self.area)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page."""
        super().showEvent(event)
        for _card in range(8):
            card = Card("Words")
            card.body.addWidget(Text("words that wrap " * 30, wrap=True))
            self.area.body.addWidget(card)


def test_a_page_is_painted_only_once_it_stands(qtbot: QtBot) -> None:
    view = _LateView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    painted = _Painted(view.area.widget())
    view.show()
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert painted.heights[0] == view.area.widget().height() > 700
    assert view.area.widget().updatesEnabled()
