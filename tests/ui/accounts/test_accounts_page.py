"""The account list: sorted, filtered, grouped and kept so; many changed in one step; the side says why."""

import sys
from subprocess import run

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.values import Status, Tier
from amdesk.ui.accounts.kept import apply, content_of
from amdesk.ui.accounts.page import AccountsPage, says
from amdesk.ui.accounts.side import ValueCard
from amdesk.ui.desk import Desk
from amdesk.ui.view import View


def opened(qtbot: QtBot, desk: Desk) -> AccountsPage:
    made = AccountsPage(desk)
    qtbot.addWidget(made)
    made.resize(1240, 760)
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> AccountsPage:
    return opened(qtbot, desk)


def named(page: AccountsPage, *names: str) -> list[int]:
    return [line.id for line in page.lines.values() if line.name in names]


def tiers(desk: Desk, ids: list[int]) -> set[Tier]:
    with desk.workspace.read() as session:
        return {session.get_one(Account, number).tier for number in ids}


def test_it_says_first_how_the_accounts_stand(page: AccountsPage) -> None:
    assert page.sentence.text() == "1 of 16 accounts is in trouble; 1 has had no check-in for longer than agreed."
    assert page.count.text() == str(len(page.lines))


def test_without_accounts_it_says_so() -> None:
    assert says([], 0) == "There are no accounts yet."


def test_health_carries_a_sign_beside_its_colour(page: AccountsPage) -> None:
    column = next(c for c in page.table.columns() if c.name == "health")
    betasoloin = page.lines[named(page, "Betasoloin")[0]]
    assert column.text_of(betasoloin) == f"‼ {betasoloin.health}"


def test_columns_sort_by_what_they_mean(page: AccountsPage) -> None:
    page.table.sort_by("tier")
    order = [page.lines[key].tier for key in page.table.shown_keys()]  # type: ignore[index]
    assert order == sorted(order, key=list(Tier).index)


def test_a_quick_filter_leaves_those_that_need_me(qtbot: QtBot, page: AccountsPage) -> None:
    qtbot.mouseClick(page.quick.buttons["needs:yes"], Qt.MouseButton.LeftButton)
    assert set(page.table.shown_keys()) == page.in_need
    qtbot.mouseClick(page.quick.buttons["all"], Qt.MouseButton.LeftButton)
    assert len(page.table.shown_keys()) == len(page.lines)


def test_sorting_grouping_and_columns_are_kept(qtbot: QtBot, desk: Desk, page: AccountsPage) -> None:
    page.table.sort_by("revenue_12", falling=True)
    page.table.group_by("tier")
    page.table.show_column("country", True)
    page.hide()
    again = opened(qtbot, desk)
    assert again.table.sorting() == ("revenue_12", True)
    assert again.table.grouping() == "tier"
    assert again.table.is_column_shown("country")


def test_a_kept_filter_brings_back_what_was_asked(desk: Desk, page: AccountsPage) -> None:
    page.table.filter_column("tier", {"Key"})
    page.table.search("kon")
    page.kept.keep("Key ones")
    page.table.clear_filters()
    menu = QMenu()
    page.kept.fill_menu(menu)
    menu.actions()[0].trigger()
    assert page.table.filters() == {"tier": frozenset({"Key"})}
    assert page.table.words() == "kon"


def test_a_kept_filter_of_the_same_name_is_replaced_and_one_can_be_deleted(desk: Desk, page: AccountsPage) -> None:
    for _again in range(2):
        page.kept.keep("Mine")
    assert desk.workspace.select("SELECT count(*) FROM saved_filter") == [(1,)]
    menu = QMenu()
    page.kept.fill_menu(menu)
    deleting = menu.actions()[-1].menu()
    assert isinstance(deleting, QMenu)
    deleting.actions()[0].trigger()
    assert desk.workspace.select("SELECT count(*) FROM saved_filter") == [(0,)]


def test_damaged_kept_filters_are_ignored(page: AccountsPage) -> None:
    before = content_of(page.table)
    apply(page.table, "{nothing")
    assert content_of(page.table) == before


def test_the_tier_of_many_is_one_step(desk: Desk, page: AccountsPage) -> None:
    ids = named(page, "Codehow", "Funholding", "Isdom")
    before = tiers(desk, ids)
    page.set_tier(ids, Tier.KEY)
    assert tiers(desk, ids) == {Tier.KEY}
    desk.undo()
    assert tiers(desk, ids) == before


def test_marking_as_lost_says_since_when(desk: Desk, page: AccountsPage) -> None:
    ids = named(page, "Codehow")
    page.set_status(ids, Status.LOST)
    with desk.workspace.read() as session:
        assert session.get_one(Account, ids[0]).lost_on == desk.workspace.today


def test_what_was_not_lost_cannot_be_won_back(desk: Desk, page: AccountsPage) -> None:
    said: list[str] = []
    desk.announced.connect(lambda text, *_rest: said.append(text))
    page.set_status(named(page, "Codehow"), Status.WON_BACK)
    assert said == ["Only a lost account can be won back."]


def test_deleting_accounts_can_be_undone(qtbot: QtBot, desk: Desk, page: AccountsPage) -> None:
    ids = named(page, "Codehow", "Isdom")
    page.delete(ids)
    qtbot.waitUntil(lambda: not any(number in page.lines for number in ids))
    desk.undo()
    qtbot.waitUntil(lambda: all(number in page.lines for number in ids))


def test_enter_opens_the_account(qtbot: QtBot, page: AccountsPage, visited: list[object]) -> None:
    konex = named(page, "Konex")
    page.table.choose(konex)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert visited[-1].account == konex[0]  # type: ignore[attr-defined]


def test_the_side_shows_the_parts_of_the_health_and_opens_them(page: AccountsPage, visited: list[object]) -> None:
    from amdesk.ui.accounts.side import PartRow

    page.table.choose(named(page, "Konex"))
    parts = page.side.health.findChildren(PartRow)
    assert len(parts) == 6
    parts[0].clicked.emit()
    assert visited[-1].tab == "pulse"  # type: ignore[attr-defined]


def test_a_small_window_leaves_the_room_to_the_table(page: AccountsPage) -> None:
    assert page.side.isVisible()
    page.resize(1032, 600)
    assert not page.side.isVisible()


def test_a_change_elsewhere_redraws_it_once(
    qtbot: QtBot, desk: Desk, page: AccountsPage, fills: dict[type[View], int]
) -> None:
    qtbot.wait(20)
    fills.clear()
    page.set_pinned(named(page, "Codehow"), True)
    qtbot.wait(20)
    assert fills == {AccountsPage: 1, ValueCard: 1}


def test_its_module_brings_neither_models_nor_charts_of_curves() -> None:
    code = (
        "import sys, amdesk.ui.accounts.page;"
        "print([m for m in ('sqlalchemy', 'pyqtgraph', 'numpy', 'amdesk.ui.records') if m in sys.modules])"
    )
    said = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def cell(page: AccountsPage, key: int, column: str) -> str:
    return next(c for c in page.table.columns() if c.name == column).text_of(page.lines[key])


def test_the_tree_puts_subsidiaries_under_their_parent_and_sums_on_it(page: AccountsPage, qtbot: QtBot) -> None:
    (plexzap,) = named(page, "Plexzap")
    below = named(page, "Plexzap Nord", "Plexzap Ibérica")
    own = cell(page, plexzap, "open_issues")
    qtbot.mouseClick(page.tree, Qt.MouseButton.LeftButton)
    order = page.table.shown_keys()
    at = order.index(plexzap)
    assert set(order[at + 1 : at + 3]) == set(below)
    assert cell(page, plexzap, "revenue_12") == "Σ 108k EUR + 358k SEK"
    issues = sum(page.lines[key].open_issues for key in [plexzap, *below])
    assert cell(page, plexzap, "open_issues") == f"Σ {issues}"
    qtbot.mouseClick(page.tree, Qt.MouseButton.LeftButton)
    assert (cell(page, plexzap, "revenue_12"), cell(page, plexzap, "open_issues")) == ("36,000 EUR", own)


def test_a_spreadsheet_gets_what_is_the_accounts_own_so_that_nothing_counts_twice(page: AccountsPage) -> None:
    (plexzap,) = named(page, "Plexzap")
    page.table.show_tree(True)
    column = next(c for c in page.table.columns() if c.name == "revenue_12")
    assert column.amount is not None and column.amount(page.lines[plexzap]) == (36_000, "EUR")


def test_a_filter_of_the_tree_keeps_the_parent_in_view(page: AccountsPage) -> None:
    page.table.show_tree(True)
    page.table.search("nord")
    found = [page.lines[key].name for key in page.table.shown_keys()]  # type: ignore[index]
    assert found == ["Plexzap", "Plexzap Nord"]


def test_the_tree_is_kept_with_a_filter(page: AccountsPage) -> None:
    page.table.show_tree(True)
    kept = content_of(page.table)
    page.table.show_tree(False)
    assert not page.tree.isChecked()
    apply(page.table, kept)
    assert page.table.is_tree() and page.tree.isChecked()
