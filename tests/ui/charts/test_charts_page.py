"""Charts over all accounts: a sentence each, and the rows behind every click."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from amdesk.analysis.series import Bars, Stack
from amdesk.model.money import Invoice
from amdesk.ui.charts.page import ChartsPage
from amdesk.ui.charts.parts import AgingPart
from amdesk.ui.desk import Desk
from amdesk.ui.view import View


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ChartsPage:
    made = ChartsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    qtbot.waitUntil(lambda: made.aging.card.chart.chart is not None)
    return made


def bars(part: object) -> Bars:
    chart = part.card.chart.chart  # type: ignore[attr-defined]
    assert isinstance(chart, Bars)
    return chart


def test_each_chart_says_what_it_means(page: ChartsPage) -> None:
    for part in (page.pareto, page.causes, page.revenue, page.aging):
        assert part.card.sentence.text().endswith(".")


def test_a_bar_of_the_pareto_opens_its_account(page: ChartsPage, visited: list[object]) -> None:
    first = bars(page.pareto).bars[0]
    page.pareto.card.chart.point_opened.emit(first.key)
    assert visited[-1].account == first.key  # type: ignore[attr-defined]


def test_accounts_without_a_rate_are_left_out_and_said(qtbot: QtBot, desk: Desk, page: ChartsPage) -> None:
    from amdesk.model.accounts import Account

    with desk.workspace.write("Currency") as session:
        session.get_one(Account, 1).currency = "CHF"
    qtbot.waitUntil(lambda: "left out" in page.pareto.card.sentence.text())
    assert 1 not in [bar.key for bar in bars(page.pareto).bars]


def test_a_cause_shows_its_issues_and_they_open(page: ChartsPage, visited: list[object]) -> None:
    first = bars(page.causes).bars[0]
    page.causes.card.chart.point_opened.emit(first.key)
    assert page.causes.rows.isVisible()
    assert len(page.causes.rows.rows) == first.value
    key = page.causes.rows.table.shown_keys()[0]
    page.causes.rows.table.opened.emit(key)
    assert visited[-1].subject == "issue"  # type: ignore[attr-defined]


def test_a_month_shows_the_sales_that_make_its_bar(page: ChartsPage) -> None:
    bar = bars(page.revenue).bars[-2]
    page.revenue.card.chart.point_opened.emit(bar.key)
    total = sum(row.minor for row in page.revenue.rows.rows.values())
    assert total / 100 == pytest.approx(bar.value)


def test_a_part_of_what_is_owed_shows_its_invoices(page: ChartsPage) -> None:
    stack = page.aging.card.chart.chart
    assert isinstance(stack, Stack)
    part = stack.parts[0]
    page.aging.card.chart.point_opened.emit(part.key)
    total = sum(row.minor for row in page.aging.rows.rows.values())
    assert total / 100 == pytest.approx(part.value)


def test_another_currency_shows_its_own_figures(page: ChartsPage) -> None:
    page.revenue.currency.setCurrentText("GBP")
    page.revenue.currency.activated.emit(page.revenue.currency.currentIndex())
    assert bars(page.revenue).unit == "GBP"


def test_a_chart_is_copied_as_a_table(page: ChartsPage) -> None:
    page.causes.card.chart.copy_table()
    assert bars(page.causes).bars[0].label in QGuiApplication.clipboard().text()


def test_only_the_chart_concerned_is_drawn_again(
    qtbot: QtBot, desk: Desk, page: ChartsPage, fills: dict[type[View], int]
) -> None:
    fills.clear()
    with desk.workspace.write("Invoice") as session:
        invoice = session.query(Invoice).first()
        assert invoice is not None
        invoice.note = "Sent again"
    qtbot.wait(20)
    assert fills == {AgingPart: 1}
