"""Charts say their values: on hovering, to a screen reader, on the clipboard; a click opens what a mark stands for."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from amdesk.analysis.series import Bar, Bars, Event, Line, Lines, Part, Point, Stack, Tone
from amdesk.ui.kit.chart import ChartView
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.theme import DARK, LIGHT, ThemeChoice, themes

BARS = Bars(
    "Causes",
    (Bar("process", 40, Tone.BAD, key="p", hint="billing <b>"), Bar("skill", 24, key="s"), Bar("talk", None)),
    compare=(Bar("process", 30), Bar("skill", 26), Bar("talk", 3)),
    line=(62.5, 100, 100),
    line_name="share",
    name="2026",
    compare_name="2025",
    limit=35,
    limit_name="limit",
    unit="issues",
)
START = date(2026, 1, 1)
LINES = Lines(
    "Satisfaction",
    (
        Line("Konex", tuple(Point(START + timedelta(days=30 * n), 8 - n / 2, key=("pulse", n)) for n in range(6))),
        Line("All", tuple(Point(START + timedelta(days=30 * n), 7.5) for n in range(6)), Tone.CUSTOMER, dashed=True),
    ),
    events=(Event(date(2026, 3, 15), "issue <b>#214</b>", key=("issue", 214)),),
    low=0,
    high=10,
)
STACK = Stack(
    "Aging", (Part("not due", 120, Tone.GOOD, "n"), Part("late", 30, Tone.BAD, "l"), Part("credit", -9)), unit="EUR"
)


def view(qtbot, chart) -> ChartView:
    made = ChartView(chart)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.grab()
    return made


@pytest.mark.parametrize(("most", "is_below"), [(2, False), (0.4, True)])
def test_the_name_of_a_level_at_the_very_top_is_not_cut(qtbot, most: float, is_below: bool) -> None:
    chart = view(qtbot, Bars("Days", (Bar("Konex", most),), limit=1, limit_name="agreed"))
    area = chart.plot._area()
    level = chart.plot._y(area, 1)
    place = chart.plot._level_place(area, level, "agreed")
    assert QRectF(chart.plot.rect()).contains(place) and (place.top() > level) == is_below


def test_a_legend_takes_more_lines_where_it_is_narrow(qtbot) -> None:
    chart = view(qtbot, replace(BARS, name="complaints of this year", compare_name="complaints of last year"))
    below = chart.plot.marks[0].area.bottom() - chart.plot.marks[0].area.top()
    chart.resize(150, 300)
    chart.grab()
    assert len({place.y() for place in chart.plot._places()}) > 1
    assert chart.plot.marks[0].area.height() < below


def test_the_first_page_may_show_bars_without_pyqtgraph_and_numpy() -> None:
    names = ", ".join(
        f"amdesk.ui.kit.{name}" for name in ("chart", "table", "filter_bar", "notice", "progress", "form")
    )
    code = f"import sys, {names}; print([m for m in ('pyqtgraph', 'numpy', 'sqlalchemy') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_hovering_a_bar_says_name_value_comparison_and_share(qtbot) -> None:
    chart = view(qtbot, BARS)
    qtbot.mouseMove(chart.plot, chart.plot.marks[0].area.center().toPoint())
    assert chart.plot.hovered == 0
    assert chart.plot.marks[0].said == "process: 40 issues\n2025: 30 issues\nshare: 62.5 %\nbilling <b>"
    assert QToolTip.text().startswith("<qt>process: 40 issues") and "&lt;b&gt;" in QToolTip.text()


def test_clicking_a_bar_opens_its_key_and_one_without_stays_quiet(qtbot) -> None:
    chart = view(qtbot, BARS)
    with qtbot.waitSignal(chart.point_opened) as told:
        qtbot.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=chart.plot.marks[1].area.center().toPoint())
    assert told.args == ["s"]
    with qtbot.assertNotEmitted(chart.point_opened):
        qtbot.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=chart.plot.marks[2].area.center().toPoint())


def test_bars_can_be_walked_and_opened_by_keys(qtbot) -> None:
    chart = view(qtbot, BARS)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Right)
    qtbot.keyClick(chart.plot, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.point_opened) as told:
        qtbot.keyClick(chart.plot, Qt.Key.Key_Return)
    assert told.args == ["s"]


def test_lying_bars_open_too(qtbot) -> None:
    chart = view(qtbot, Bars("Hours", (Bar("Key", 94, key=1), Bar("Small", 12, key=2)), limit=90, horizontal=True))
    with qtbot.waitSignal(chart.point_opened) as told:
        qtbot.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=chart.plot.marks[1].area.center().toPoint())
    assert told.args == [2]


def test_a_part_of_a_stack_opens_and_so_does_its_name(qtbot) -> None:
    chart = view(qtbot, STACK)
    for mark in (1, 4):
        with qtbot.waitSignal(chart.point_opened) as told:
            qtbot.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=chart.plot.marks[mark].area.center().toPoint())
        assert told.args == ["l"]


def test_hovering_curves_shows_a_crosshair_and_every_value_of_the_day(qtbot) -> None:
    chart = view(qtbot, LINES)
    board = chart.plot.plot
    place = chart.plot.place_of(date(2026, 1, 31), 7.5)
    board.moved.emit(place)
    assert chart.plot._cross.isVisible()
    assert chart.plot.said_at(date(2026, 1, 31)) == "31 Jan 2026\nKonex: 7.5\nAll: 7.5"
    assert QToolTip.text().startswith("<qt>31 Jan 2026<br>")


def test_the_name_of_the_last_day_is_not_cut(qtbot) -> None:
    days = [date(2026, 10, 5), date(2026, 10, 26)]
    chart = view(qtbot, Lines("Wheels", (Line("we know", tuple(Point(day, 1.0) for day in days)),)))
    chart.resize(260, 120)
    chart.grab()
    half = QFontMetrics(role_font(TextRole.SMALL)).horizontalAdvance("26 Oct") / 2
    assert chart.plot.place_of(days[-1], 1.0).x() + half <= chart.plot.plot.width()


def test_clicking_a_point_or_an_event_opens_it(qtbot) -> None:
    chart = view(qtbot, LINES)
    with qtbot.waitSignal(chart.point_opened) as told:
        chart.plot.plot.clicked.emit(chart.plot.place_of(date(2026, 3, 2), 7))
    assert told.args == [("pulse", 2)]
    with qtbot.waitSignal(chart.point_opened) as told:
        qtbot.mouseClick(
            chart.plot.plot.viewport(),
            Qt.MouseButton.LeftButton,
            pos=chart.plot.place_of(date(2026, 3, 15), 2).toPoint(),
        )
    assert told.args == [("issue", 214)]


def test_a_hundred_thousand_points_are_drawn(qtbot) -> None:
    day = date(1800, 1, 1)
    points = tuple(Point(day + timedelta(days=n), float(n % 97)) for n in range(100_000))
    chart = view(qtbot, Lines("Long", (Line("one", points),)))
    assert chart.plot.place_of(points[-1].when).x() > 300


def test_copying_gives_the_values_as_a_table(qtbot) -> None:
    chart = view(qtbot, BARS)
    chart.copy_table()
    assert QGuiApplication.clipboard().text() == (
        "\t2026\t2025\tshare\nprocess\t40\t30\t62.5\nskill\t24\t26\t100\ntalk\t\t3\t100\n"
    )
    assert view(qtbot, LINES).table_text().splitlines()[:2] == ["Date\tKonex\tAll\tEvent", "2026-01-01\t8\t7.5\t"]


def test_copying_gives_a_picture_of_twice_the_pixels(qtbot) -> None:
    chart = view(qtbot, STACK)
    chart.copy_picture()
    assert QGuiApplication.clipboard().image().size() == chart.size() * 2


def test_a_screen_reader_hears_the_values_in_a_sentence(qtbot) -> None:
    chart = view(qtbot, STACK)
    assert chart.accessibleDescription() == "Aging: not due 120 EUR, late 30 EUR, credit −9 EUR."
    assert view(qtbot, LINES).accessibleDescription().endswith("issue <b>#214</b>, 15 Mar 2026.")


def test_an_empty_chart_says_what_belongs_there(qtbot) -> None:
    chart = view(qtbot, Lines("Pulse", (), empty="Ask the <b>first</b> question."))
    label = chart.findChild(QLabel)
    assert (label.text(), label.textFormat()) == ("Ask the <b>first</b> question.", Qt.TextFormat.PlainText)


@pytest.mark.parametrize("chart", [BARS, LINES, STACK], ids=["bars", "lines", "stack"])
def test_charts_follow_the_theme(qtbot, qapp: QApplication, chart) -> None:
    shown = view(qtbot, chart)
    light = shown.grab().toImage()
    themes().apply(qapp, ThemeChoice.DARK)
    qtbot.wait(10)
    dark = shown.grab().toImage()
    assert light != dark
    assert has(dark, DARK.accent) or has(dark, DARK.bad_mark) or has(dark, DARK.good_mark)


def has(image: QImage, colour: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == colour for x in range(0, image.width(), 1) for y in range(0, image.height(), 1)
    )


def test_showing_the_same_chart_again_changes_nothing(qtbot) -> None:
    chart = view(qtbot, BARS)
    before = chart.plot
    chart.show_chart(BARS)
    assert chart.plot is before
    chart.show_chart(STACK)
    assert chart.plot is not before


@pytest.mark.parametrize("values", [(), (None, None), (5,), (1, 1, 1), (1, None, 3, 2)])
def test_any_sparkline_can_be_drawn(values) -> None:
    image = QImage(80, 20, QImage.Format.Format_ARGB32)
    image.fill(LIGHT.card)
    painter = QPainter(image)
    draw_spark(painter, QRectF(0, 0, 80, 20), values, LIGHT.good)
    painter.end()
    assert has(image, LIGHT.good) == any(value is not None for value in values)
