"""Rows that are part of one another stand as a tree: folded by keys and mouse, siblings sorted, the way in view."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.table_tree import TreeTable


@dataclass(frozen=True)
class Row:
    name: str
    above: int | None
    size: int


ROWS = {
    1: Row("Holding", None, 5),
    2: Row("Beta", 1, 9),
    3: Row("Alpha", 1, 3),
    4: Row("Gamma", 2, 1),
    5: Row("Lonely", None, 7),
}
COLUMNS = [
    TableColumn("name", "Name", strong=True, locked=True),
    TableColumn("size", "Size", ColumnKind.NUMBER),
]


def above(row: Row) -> int | None:
    return row.above


@pytest.fixture
def table(qtbot: QtBot) -> TreeTable:
    made = TreeTable(COLUMNS, parent_of=above, name="Companies")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_rows(list(ROWS.values()), list(ROWS))
    made.sort_by("name")
    made.show()
    made.show_tree(True)
    return made


def test_siblings_are_sorted_below_their_parent(table: TreeTable) -> None:
    assert table.shown_keys() == [1, 3, 2, 4, 5]
    table.sort_by("size", falling=True)
    assert table.shown_keys() == [5, 1, 2, 4, 3]


def test_what_is_searched_keeps_the_way_down_to_it_in_view_even_when_folded(table: TreeTable) -> None:
    table.fold_row(1, True)
    assert table.shown_keys() == [1, 5]
    table.search("gamma")
    assert table.shown_keys() == [1, 2, 4]
    matching = [key for key in (1, 2, 4) if table._model.branch([1, 2, 4].index(key)).matches]  # type: ignore[union-attr]
    assert matching == [4]
    table.clear_filters()
    assert table.shown_keys() == [1, 5]


def test_a_filter_keeps_the_way_too(table: TreeTable) -> None:
    table.filter_column("name", {"Alpha"})
    assert table.shown_keys() == [1, 3]


def test_keys_fold_open_and_walk(table: TreeTable, qtbot: QtBot) -> None:
    table.setFocus()
    table.choose([4])
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.current_key() == 2
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.shown_keys() == [1, 3, 2, 5]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.shown_keys() == [1, 3, 2, 4, 5] and table.current_key() == 4


def test_a_press_on_the_sign_folds_and_chooses_nothing(table: TreeTable, qtbot: QtBot) -> None:
    cell = table.visualRect(table.model().index(0, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 14, cell.center().y()))
    assert table.shown_keys() == [1, 5] and table.chosen_keys() == []


def test_all_fold_and_open_at_once(table: TreeTable) -> None:
    table.fold_all(True)
    assert table.shown_keys() == [1, 5]
    table.fold_all(False)
    assert table.shown_keys() == [1, 3, 2, 4, 5]


def test_grouping_ends_the_tree_and_the_tree_ends_grouping(table: TreeTable) -> None:
    table.group_by("name")
    assert not table.is_tree()
    table.show_tree(True)
    assert table.grouping() == ""


def test_a_tree_comes_back_as_it_was_left(table: TreeTable, qtbot: QtBot) -> None:
    table.fold_row(2, True)
    again = TreeTable(COLUMNS, parent_of=above)
    qtbot.addWidget(again)
    again.restore(table.state())
    again.set_rows(list(ROWS.values()), list(ROWS))
    assert again.shown_keys() == [1, 3, 2, 5]
