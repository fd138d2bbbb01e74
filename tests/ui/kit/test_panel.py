"""Panels place what they hold: flows wrap, columns collapse, cards keep their head."""

from PySide6.QtWidgets import QWidget

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


def test_a_card_without_title_has_no_head_until_something_stands_there(qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.show()
    assert not card.title.isVisible()
    card.add_aside(Chip("new"))
    assert card.title.isVisible()
    card.set_title("Due")
    assert card.accessibleName() == "Due"
