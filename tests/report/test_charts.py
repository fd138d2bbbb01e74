"""Charts on paper show every kind of series, whole and in words."""

import itertools
import re
from datetime import date, datetime, timedelta

import pypdfium2
import pytest

from amdesk.analysis.series import Bar, Bars, Chart, Event, Line, Lines, Part, Point, Stack, Tone
from amdesk.report.blocks import Block
from amdesk.report.charts import ChartBlock
from amdesk.report.charts.bars import LevelBars, UprightBars
from amdesk.report.charts.lines import Curves
from amdesk.report.charts.marks import spread
from amdesk.report.page import Paper

PAPER = Paper("Charts", datetime(2026, 11, 21, 14, 5))
WIDTH = PAPER.width
START = date(2026, 1, 1)
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 12


def points(*values: float) -> tuple[Point, ...]:
    return tuple(Point(START + timedelta(days=30 * i), value) for i, value in enumerate(values))


def bars(*values: float | None, **more: object) -> Bars:
    return Bars("Bars", tuple(Bar(f"b{i}", value) for i, value in enumerate(values)), **more)  # type: ignore[arg-type]


KINDS: dict[str, Chart] = {
    "bars": bars(1, 2, 3, unit="EUR", name="Sales"),
    "one bar": bars(7.25, unit="%"),
    "a gap": bars(1, None, 3),
    "negative": bars(-3, 4, -1),
    "all zero": bars(0, 0),
    "huge": bars(1e12, 3e12),
    "tiny": bars(0.0004, 0.0001),
    "level and negative": bars(-3, 4, horizontal=True),
    "compared": bars(1, 2, compare=(Bar("b0", 3), Bar("b1", None)), name="2026", compare_name="2025"),
    "pareto": bars(5, 3, 2, line=(50, 80, 100), line_name="added up"),
    "limit": bars(5, 3, limit=4, limit_name="agreed"),
    "long labels": Bars("Long", (Bar(LONG, 4), Bar("b", 2)), line=(60, 100), limit=3, limit_name=LONG),
    "many": Bars("Many", tuple(Bar(f"label {i}", i) for i in range(60))),
    "lines": Lines("Lines", (Line("We", points(1, 2, 3)), Line("They", points(3, 2, 1), Tone.CUSTOMER))),
    "one point": Lines("One", (Line("Only", points(5)),), (Event(START, "the day"),), unit="points"),
    "flat": Lines("Flat", (Line("Flat", points(5, 5, 5)),)),
    "empty line": Lines("Half", (Line("None", ()), Line("Some", points(1, 2)))),
    "long names": Lines("Long", (Line(LONG, points(1, 2)),), (Event(START, LONG), Event(START, LONG))),
    "stack": Stack("Aging", (Part("not due", 120, Tone.GOOD), Part("late", 9, Tone.BAD)), "EUR"),
    "credit": Stack("Credit", (Part("credit", -30), Part("due", 90))),
    "only credit": Stack("Credit", (Part("credit", -30),)),
    "tiny parts": Stack("Parts", tuple(Part(f"part {i} with a name", 1 + i % 2) for i in range(30))),
}


def shown(*charts: Chart) -> str:
    blocks: list[Block] = [ChartBlock(chart) for chart in charts]
    found = " ".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(PAPER.build(blocks)))
    return " ".join(found.split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_chart_is_drawn_and_says_its_title(kind: str) -> None:
    assert KINDS[kind].title in shown(KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_lies_outside_the_page(kind: str) -> None:
    block = ChartBlock(KINDS[kind])
    assert 0 < block.height(WIDTH) < 3000
    page = pypdfium2.PdfDocument(PAPER.build([block]))[0]
    width, height = page.get_size()
    for found in page.get_objects():
        left, bottom, right, top = found.get_bounds()
        assert left >= 0 and bottom >= 0 and right <= width and top <= height


@pytest.mark.parametrize(
    "chart", [bars(), bars(None, None), Lines("L", ()), Stack("S", ()), Stack("S", (Part("a", 0),))]
)
def test_a_chart_of_nothing_says_so(chart: Chart) -> None:
    assert "Nothing to show yet." in shown(chart)


def test_a_chart_of_nothing_says_it_in_its_own_words() -> None:
    assert "No touches yet." in shown(Bars("T", (), empty="No touches yet."))


def test_all_labels_of_bars_are_there_though_they_are_long() -> None:
    labels = [f"A rather long cause of trouble number {i} in the plant" for i in range(12)]
    found = shown(Bars("Causes", tuple(Bar(words, 1 + i) for i, words in enumerate(labels))))
    assert [words for words in labels if words not in found] == []


def test_bars_lie_down_when_their_labels_do_not_fit() -> None:
    short = ChartBlock(bars(1, 2, 3)).drawing(WIDTH)
    long = ChartBlock(Bars("L", tuple(Bar("incomprehensibilities" + str(i), 1) for i in range(9)))).drawing(WIDTH)
    assert isinstance(short, UprightBars) and isinstance(long, LevelBars)


def test_curves_carry_their_names_and_happenings_theirs() -> None:
    found = shown(Lines("L", (Line("Konex", points(1, 2, 3)),), (Event(START + timedelta(20), "issue #214"),)))
    assert "Konex" in found and "issue #214" in found


def test_happenings_outside_the_days_shown_are_left_out() -> None:
    assert "later" not in shown(Lines("L", (Line("Konex", points(1, 2)),), (Event(date(2030, 1, 1), "later"),)))


def test_names_of_happenings_never_touch() -> None:
    events = tuple(Event(START + timedelta(days=2 * i), f"happening number {i}") for i in range(30))
    labels = Curves(Lines("L", (Line("Konex", points(1, 2, 3)),), events), 100).labels(0, WIDTH)
    for i, one in enumerate(labels):
        for other in labels[i + 1 :]:
            ends = one.left + one.box.lines[0].width, other.left + other.box.lines[0].width
            assert one.row != other.row or ends[0] < other.left or ends[1] < one.left


def test_names_of_curves_keep_their_distance() -> None:
    places = spread([5.0, 5.0, 5.2, 40.0], 10.0, 0.0, 100.0)
    ordered = sorted(places)
    assert all(b - a >= 10.0 for a, b in itertools.pairwise(ordered))


def test_a_stack_says_value_and_share_of_each_part() -> None:
    found = shown(Stack("Aging", (Part("not due", 150), Part("late", 50)), "EUR"))
    assert "not due 150 EUR · 75%" in found and "late 50 EUR · 25%" in found


def test_what_differs_in_tone_differs_in_pattern_too() -> None:
    parts = tuple(Part(tone.value, 1, tone) for tone in (Tone.ACCENT, Tone.CUSTOMER, Tone.GOOD, Tone.WARN, Tone.BAD))
    pages = [ChartBlock(Stack("S", (part,))) for part in parts]
    drawn = {len(PAPER.build([page])) for page in pages}
    assert len(drawn) == len(parts)


def test_a_limit_and_a_pareto_line_are_named() -> None:
    found = shown(KINDS["limit"], KINDS["pareto"])
    assert "agreed" in found and "added up" in found and re.search(r"\b100%", found)
