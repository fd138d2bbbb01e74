"""Pulse, money and timeline of one account: a sentence first, and every point and figure opens what it stands for."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.analysis.series import Bars, Lines
from amdesk.model.surveys import Pulse
from amdesk.model.touches import Touch
from amdesk.model.values import TouchStatus
from amdesk.store.queries.pulse import pulses
from amdesk.store.queries.timeline import timeline
from amdesk.ui.account.money.tab import MoneyTab
from amdesk.ui.account.money.view import MoneyView
from amdesk.ui.account.pulse.tab import PulseTab
from amdesk.ui.account.pulse.view import PulseView
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.account.timeline.tab import TimelineTab
from amdesk.ui.account.timeline.view import PAGE, TimelineView
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Text
from amdesk.ui.place import Place
from amdesk.ui.view import View

KONEX = 1


def opened(qtbot: QtBot, tab: AccountTab, account: int = KONEX) -> None:
    qtbot.addWidget(tab)
    tab.resize(1200, 800)
    tab.go_to(Place("account", account, ""))
    tab.show()


@pytest.fixture
def pulse(qtbot: QtBot, desk: Desk) -> Iterator[PulseView]:
    tab = PulseTab(desk)
    opened(qtbot, tab)
    assert isinstance(tab.main, PulseView)
    yield tab.main


@pytest.fixture
def money(qtbot: QtBot, desk: Desk) -> Iterator[MoneyView]:
    tab = MoneyTab(desk)
    opened(qtbot, tab)
    assert isinstance(tab.main, MoneyView)
    yield tab.main


@pytest.fixture
def events(qtbot: QtBot, desk: Desk) -> Iterator[TimelineView]:
    tab = TimelineTab(desk)
    opened(qtbot, tab)
    assert isinstance(tab.main, TimelineView)
    yield tab.main


def lines(card: object) -> Lines:
    chart = card.chart.chart  # type: ignore[attr-defined]
    assert isinstance(chart, Lines)
    return chart


# Pulse


def test_pulse_says_how_it_moved_and_who_is_silent(pulse: PulseView) -> None:
    assert pulse.sentence.text().startswith("Satisfaction fell from 8.0 to 7.1 of 10.")
    assert "who decide" in pulse.sentence.text()


def test_company_and_products_stand_apart_with_the_weighted_score_in_each(pulse: PulseView) -> None:
    for card in (pulse.company, pulse.products):
        assert lines(card).lines[-1].name == "Weighted by role"
        assert len(lines(card).lines) > 2


def test_one_person_is_shown_beside_the_weighted_score(pulse: PulseView) -> None:
    pulse.show_person(pulse.people[0])
    assert [line.name for line in lines(pulse.company).lines] == [pulse.people[0], "Weighted by role"]
    assert lines(pulse.company).lines[0].points


def test_a_point_opens_its_score(pulse: PulseView, visited: list[object]) -> None:
    point = lines(pulse.company).lines[0].points[0]
    pulse.company.chart.point_opened.emit(point.key)
    assert (visited[-1].subject, visited[-1].row) == point.key  # type: ignore[attr-defined]


def test_a_new_score_is_drawn_once(qtbot: QtBot, desk: Desk, pulse: PulseView, fills: dict[type[View], int]) -> None:
    count = len(pulses(desk.workspace, KONEX))
    with desk.workspace.write("Score") as session:
        session.add(Pulse(account_id=KONEX, on=date(2026, 11, 20), company=3))
    qtbot.wait(20)
    assert fills[PulseView] == 1
    assert len(pulses(desk.workspace, KONEX)) == count + 1


def test_an_account_of_which_nothing_is_known_says_so_and_shows_no_nought(qtbot: QtBot, desk: Desk) -> None:
    from amdesk.model.accounts import Account

    with desk.workspace.write("New") as session:
        account = Account(name="New one", currency="EUR")
        session.add(account)
        session.flush()
        number = account.id
    tab = PulseTab(desk)
    opened(qtbot, tab, number)
    assert isinstance(tab.main, PulseView)
    assert tab.main.sentence.text() == "Nobody was asked yet how satisfied they are."
    bought, happened = MoneyTab(desk), TimelineTab(desk)
    for other in (bought, happened):
        opened(qtbot, other, number)
    assert isinstance(bought.main, MoneyView) and isinstance(happened.main, TimelineView)
    year = bought.main.findChild(QWidget, "figure-year")
    assert year is not None and year.accessibleName() == "12 months: –. no year before to compare"
    assert happened.main.ahead.isHidden() and happened.main.weeks.isHidden()


# Money


def test_money_says_first_what_was_sold_and_what_is_late(money: MoneyView) -> None:
    assert "last 12 whole months" in money.sentence.text()
    assert "owed is late" in money.sentence.text()


def test_a_month_opens_the_sales_that_make_its_bar(money: MoneyView) -> None:
    chart = money.revenue.chart.chart
    assert isinstance(chart, Bars)
    bar = chart.bars[-2]
    money.revenue.chart.point_opened.emit(bar.key)
    assert money.rows.isVisible()
    assert sum(row.minor for row in money.rows.rows.values()) / 100 == pytest.approx(bar.value)


def test_the_overdue_figure_opens_the_invoices_it_is_made_of(
    qtbot: QtBot, money: MoneyView, visited: list[object]
) -> None:
    box = money.findChild(QWidget, "figure-late")
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert sum(row.minor for row in money.rows.rows.values()) == sum(owed.late for owed in money.owed)
    key = money.rows.table.shown_keys()[0]
    money.rows.table.opened.emit(key)
    assert visited[-1].subject == "invoice"  # type: ignore[attr-defined]


def test_what_is_disputed_stands_apart_and_leads_to_its_issue(
    qtbot: QtBot, money: MoneyView, visited: list[object]
) -> None:
    link = money.findChild(QWidget, "money-disputed")
    assert link is not None
    said = [text.text() for text in money.receivables.findChildren(Text)]
    assert "Open issues dispute 18,420 EUR: 18,420 credited, 0 left." in said
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert visited[-1].subject == "issue" or money.rows.isVisible()  # type: ignore[attr-defined]


# Timeline


def test_the_timeline_says_how_often_there_was_contact(events: TimelineView) -> None:
    assert "touches in 90 days" in events.sentence.text()
    assert "Next:" in events.sentence.text()


def test_it_reads_one_page_and_then_earlier_ones(events: TimelineView) -> None:
    assert len(events.entries) == PAGE
    events.read_earlier()
    assert len(events.entries) > PAGE


def test_a_search_looks_at_everything(desk: Desk, events: TimelineView) -> None:
    whole = timeline(desk.workspace, KONEX, limit=100_000)
    events.table.search(whole[-1].what.split()[0])
    assert len(events.entries) == len(whole)
    assert not events.earlier.isVisible()


def test_only_some_kinds_and_only_one_person(desk: Desk, events: TimelineView) -> None:
    events.show_kinds(frozenset({"touch"}))
    assert {entry.subject for entry in events.entries.values()} == {"touch"}
    number, name = desk.workspace.select("SELECT id, name FROM person WHERE account_id = 1 ORDER BY id LIMIT 1")[0]
    events.show_person((number, name))
    assert all(name in entry.who for entry in events.entries.values())


def test_a_week_of_the_chart_is_where_the_list_begins(events: TimelineView) -> None:
    chart = events.weeks.chart.chart
    assert isinstance(chart, Bars)
    week = chart.bars[10].key
    assert isinstance(week, date)
    events.weeks.chart.point_opened.emit(week)
    assert max(entry.on for entry in events.entries.values()) < date.fromordinal(week.toordinal() + 7)
    events.show_newest()
    assert max(entry.on for entry in events.entries.values()) > week


def test_an_entry_opens_its_source(events: TimelineView, visited: list[object]) -> None:
    key = events.table.shown_keys()[0]
    events.table.opened.emit(key)
    assert (visited[-1].subject, visited[-1].row) == key[:2]  # type: ignore[attr-defined,index]


def test_a_new_touch_appears_without_asking(qtbot: QtBot, desk: Desk, events: TimelineView) -> None:
    with desk.workspace.write("Touch") as session:
        touch = Touch(account_id=KONEX, on=date(2026, 11, 21), purpose="Quite new", status=TouchStatus.HELD)
        session.add(touch)
    qtbot.waitUntil(lambda: any(entry.what == "Quite new" for entry in events.entries.values()))
