"""Tables sort, search, filter, group, copy and keep their place."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QMenu

from amdesk.analysis.series import Tone
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.table import ColumnKind, Table, TableColumn

Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Row:
    name: str
    tier: str
    health: int | None
    revenue: int
    last: date | None
    trend: tuple[float, ...] = (1, 2, 3)
    done: bool = False


ROWS = [
    Row("Konex", "Key", 72, 412_300, date(2026, 11, 21)),
    Row("Émile & Co", "Growth", None, 98_020, date(2026, 8, 19)),
    Row("betasoloin", "Key", 41, 388_100, None),
    Row("Ångström", "Small", 90, 6_300, date(2026, 11, 13)),
]
KEYS = [10, 20, 30, 40]
COLUMNS = [
    TableColumn("name", "Account", strong=True, locked=True),
    TableColumn("tier", "Tier", ColumnKind.CHIP, tone=lambda row: Tone.ACCENT if row.tier == "Key" else Tone.QUIET),
    TableColumn("health", "Health", ColumnKind.NUMBER),
    TableColumn("revenue", "Revenue", ColumnKind.NUMBER),
    TableColumn("last", "Last touch", ColumnKind.DATE),
    TableColumn("trend", "Trend", ColumnKind.SPARK),
    TableColumn("done", "Done", ColumnKind.CHECK),
]


@pytest.fixture
def table(qtbot) -> Table:
    made = Table(COLUMNS, name="Accounts")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_rows(ROWS, KEYS)
    made.show()
    return made


def cell(table: Table, line: int, column: str) -> str:
    at = [each.name for each in COLUMNS].index(column)
    return str(table.model().index(line, at).data())


def click(table: Table, line: int, column: str, qtbot, double: bool = False) -> None:
    at = [each.name for each in COLUMNS].index(column)
    place = table.visualRect(table.model().index(line, at)).center()
    do = qtbot.mouseDClick if double else qtbot.mouseClick
    do(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_rows_stand_in_the_order_given(table: Table) -> None:
    assert table.shown_keys() == KEYS


def test_sorting_ignores_case_and_accents_and_puts_the_unknown_last(table: Table) -> None:
    table.sort_by("name")
    assert table.shown_keys() == [40, 30, 20, 10]
    table.sort_by("health")
    assert table.shown_keys() == [30, 10, 40, 20]
    table.sort_by("health", falling=True)
    assert table.shown_keys() == [40, 10, 30, 20]


def test_clicking_a_title_sorts_then_turns_then_restores(table: Table, qtbot) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(3) + 20, header.height() // 2)
    orders = []
    for _click in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append((table.sorting(), table.shown_keys()[0]))
    assert orders == [(("revenue", False), 40), (("revenue", True), 10), (("", False), 10)]


def test_the_title_shows_the_order(table: Table) -> None:
    table.sort_by("revenue", falling=True)
    assert table.model().headerData(3, Qt.Orientation.Horizontal) == "Revenue ↓"


def test_search_finds_words_in_any_column_without_accents(table: Table) -> None:
    table.search("emile gro")
    assert table.shown_keys() == [20]
    table.search("ANGSTROM")
    assert table.shown_keys() == [40]
    table.search("nobody")
    assert table.shown_keys() == []


def test_a_filter_keeps_rows_with_the_picked_values(table: Table) -> None:
    table.filter_column("tier", {"Key", "Small"})
    assert table.shown_keys() == [10, 30, 40]
    table.filter_column("tier", None)
    assert table.shown_keys() == KEYS


def test_groups_have_heads_with_counts_and_fold(table: Table) -> None:
    table.group_by("tier")
    assert [cell(table, line, "name") for line in range(table.model().rowCount())] == [
        "Growth, 1 row, open",
        "Émile & Co",
        "Key, 2 rows, open",
        "Konex",
        "betasoloin",
        "Small, 1 row, open",
        "Ångström",
    ]
    table.fold_group("Key", True)
    assert table.shown_keys() == [20, 40]


def test_a_click_on_a_groups_head_folds_it_and_keys_open_it_again(table: Table, qtbot) -> None:
    table.group_by("tier")
    click(table, 2, "name", qtbot)
    assert table.shown_keys() == [20, 40]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.shown_keys() == [20, 10, 30, 40]


def test_what_is_chosen_stays_chosen_when_the_rows_change_their_order(table: Table) -> None:
    table.choose([30, 40])
    table.sort_by("revenue")
    assert set(table.chosen_keys()) == {30, 40}
    table.set_rows(ROWS[1:], KEYS[1:])
    assert set(table.chosen_keys()) == {30, 40}


def test_choosing_is_told_with_the_keys(table: Table, qtbot) -> None:
    with qtbot.waitSignal(table.chosen) as told:
        click(table, 1, "name", qtbot)
    assert told.args == [[20]]


def test_a_chosen_row_that_goes_is_told_as_nothing_chosen(table: Table, qtbot) -> None:
    table.choose([10])
    with qtbot.waitSignal(table.chosen) as told:
        table.search("betasoloin")
    assert told.args == [[]]


def test_enter_and_double_click_open(table: Table, qtbot) -> None:
    table.choose([20])
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [20]
    with qtbot.waitSignal(table.opened) as told:
        click(table, 2, "name", qtbot, double=True)
    assert told.args == [30]


def test_copying_gives_visible_columns_as_a_spreadsheet_reads_them(table: Table, qtbot) -> None:
    table.show_column("trend", False)
    table.choose([10, 20])
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Account\tTier\tHealth\tRevenue\tLast touch\tDone\n"
        "Konex\tKey\t72\t412300\t2026-11-21\t0\n"
        "Émile & Co\tGrowth\t\t98020\t2026-08-19\t0\n"
    )


def test_copied_text_cannot_run_as_a_formula_but_a_phone_number_stays(qtbot) -> None:
    table = Table([TableColumn("text", "Text", value=lambda row: row)])
    qtbot.addWidget(table)
    rows = ["=HYPERLINK(1)", "@SUM(A1)", "-cmd|x", "+44 113 496", "two\nlines\tand tab"]
    table.set_rows(rows, rows)
    assert table.as_tsv().splitlines()[1:] == [
        "'=HYPERLINK(1)",
        "'@SUM(A1)",
        "'-cmd|x",
        "+44 113 496",
        "two lines and tab",
    ]


def test_pasting_a_block_tells_its_cells(table: Table, qtbot) -> None:
    QGuiApplication.clipboard().setText('a\tb\n"two\nlines"\tc\n')
    with qtbot.waitSignal(table.pasted) as told:
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [[["a", "b"], ["two\nlines", "c"]]]


def test_select_all_chooses_every_row_but_no_heads(table: Table, qtbot) -> None:
    table.group_by("tier")
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert sorted(table.chosen_keys()) == KEYS


def test_typing_stands_on_the_next_row_that_begins_so(table: Table, qtbot) -> None:
    table.setFocus()
    qtbot.keyClicks(table, "be")
    assert table.current_key() == 30
    table.keyboardSearch("x")
    assert table.current_key() == 30


def test_home_and_end_go_to_the_first_and_last_row(table: Table, qtbot) -> None:
    table.choose([20])
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_keys() == [40]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_keys() == [10]


def test_a_check_asks_and_waits_for_new_rows(table: Table, qtbot) -> None:
    with qtbot.waitSignal(table.row_edited) as told:
        click(table, 0, "done", qtbot)
    assert told.args == [10, "done", True]
    table.set_rows([replace(row, done=True) for row in ROWS], KEYS)
    table.choose([30])
    with qtbot.waitSignal(table.row_edited) as told:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert told.args == [30, "done", False]


def test_the_state_comes_back_in_another_table(table: Table, qtbot) -> None:
    table.sort_by("revenue", falling=True)
    table.filter_column("tier", {"Key"})
    table.show_column("trend", False)
    table.horizontalHeader().moveSection(3, 0)
    other = Table(COLUMNS)
    qtbot.addWidget(other)
    other.restore(table.state())
    other.set_rows(ROWS, KEYS)
    assert other.shown_keys() == [10, 30]
    assert not other.is_column_shown("trend")
    assert other.state() == table.state()
    assert other.as_tsv().startswith("Revenue\tAccount\t")


def test_a_state_of_another_version_does_no_harm(table: Table) -> None:
    table.restore({"order": ["gone", "tier"], "sort": "gone", "picked": {"gone": ["x"]}, "widths": {"gone": 3}})
    assert table.shown_keys() == KEYS


def test_a_locked_column_cannot_be_hidden(table: Table) -> None:
    table.show_column("name", False)
    assert table.is_column_shown("name")


def test_the_menu_begins_with_the_views_own_commands(table: Table) -> None:
    def fill(menu: QMenu, keys: list[object]) -> None:
        menu.addAction(f"Open {keys}")

    table.set_menu(fill)
    table.choose([20])
    texts = [action.text() for action in table.build_menu().actions() if action.text()]
    assert texts == ["Open [20]", "Copy", "Select all"]


def test_screen_readers_hear_names_and_cells(table: Table) -> None:
    reader = QAccessible.queryAccessibleInterface(table)
    assert reader.text(QAccessible.Text.Name) == "Accounts"
    assert table.model().index(0, 4).data(Role.AccessibleTextRole) == "21 Nov 2026"


def test_a_very_long_text_is_capped_where_it_is_shown(qtbot) -> None:
    table = Table([TableColumn("text", "Text", value=lambda row: row)])
    qtbot.addWidget(table)
    table.set_rows(["x" * 1_000_000], [1])
    assert len(table.model().index(0, 0).data()) == 300
    assert table.model().index(0, 0).data(Role.ToolTipRole) is None


def test_alt_left_is_left_to_the_window(table: Table, qtbot) -> None:
    table.choose([20])
    table.setFocus()
    before = table.currentIndex().column()
    qtbot.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert table.currentIndex().column() == before


@pytest.mark.timeout(40)
def test_twenty_thousand_rows_sort_search_group_and_paint(qtbot) -> None:
    table = Table(COLUMNS)
    qtbot.addWidget(table)
    table.resize(1200, 800)
    table.show()
    rows = [Row(f"Account {n * 7919 % 20000}", f"Tier {n % 4}", n % 100, n, date(2026, 1, 1)) for n in range(20_000)]
    table.set_rows(rows, range(20_000))
    table.sort_by("name")
    table.search("account 77")
    assert 0 < len(table.shown_keys()) < 20_000
    table.search("")
    table.group_by("tier")
    table.grab()
    assert len(table.shown_keys()) == 20_000


def test_the_bar_says_how_many_and_shows_filters_as_chips(table: Table, qtbot) -> None:
    bar = FilterBar(table)
    qtbot.addWidget(bar)
    bar.show()
    table.filter_column("tier", {"Key"})
    assert bar.count_text() == "2 of 4"
    chip = next(chip for chip in bar.findChildren(type(bar.filter_button).__mro__[1]) if chip.property("chip"))
    assert chip.text().startswith("Tier: Key")
    chip.click()
    assert table.filters() == {}


def test_typing_in_the_bar_searches(table: Table, qtbot) -> None:
    bar = FilterBar(table)
    qtbot.addWidget(bar)
    qtbot.keyClicks(bar.search, "konex")
    qtbot.waitUntil(lambda: table.shown_keys() == [10])


def test_the_filter_menu_offers_values_with_counts(table: Table, qtbot) -> None:
    bar = FilterBar(table)
    qtbot.addWidget(bar)
    menu = bar.filter_button.menu()
    menu.aboutToShow.emit()
    tiers = next(action.menu() for action in menu.actions() if action.text() == "Tier")
    assert [action.text() for action in tiers.actions()] == ["Growth\t1", "Key\t2", "Small\t1"]
    tiers.actions()[1].trigger()
    assert table.shown_keys() == [10, 30]


def test_where_room_is_missing_the_wide_column_gives_it_for_the_narrow_ones_too(qtbot) -> None:
    table = Table([TableColumn("name", "Account"), TableColumn("tier", "Tier")])
    qtbot.addWidget(table)
    table.set_rows([replace(ROWS[0], name="Keep our figures in our own computer room")], [1])
    narrow = table.columnWidth(1)
    table.resize(table.columnWidth(0) + narrow - 60, 200)
    table.show()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(1) == narrow < 140
