"""Maps on paper fit, stay vectors, keep every name as text and tell nothing by colour alone."""

from datetime import datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from konex_on_paper import MAP, PEOPLE, person

from amdesk.analysis.network import arranged, draw
from amdesk.model.rows import AccountMap
from amdesk.model.values import Tier
from amdesk.report.network import Network, bounds, legend_words
from amdesk.report.page import Paper

PAPER = Paper("Map", datetime(2026, 11, 21, 14, 5))
KONEX = draw(MAP, arranged(MAP))
NOBODY = draw(AccountMap(1, "Nil", Tier.SMALL, (), (), (), {}), {})


def crowd(count: int) -> Any:
    people = tuple(person(i, f"Person {i}", "Clerk") for i in range(1, count + 1))
    shown = AccountMap(1, "Crowd", Tier.KEY, people, (), (), {})
    return draw(shown, arranged(shown))


def page(block: Network) -> Any:
    return pypdfium2.PdfDocument(PAPER.build([block]))[0]


def words(block: Network) -> str:
    return str(page(block).get_textpage().get_text_range())


@pytest.mark.usefixtures("qapp")
def test_names_signs_roles_and_lines_can_be_read_and_searched() -> None:
    found = words(Network(KONEX, 600))
    for wanted in ("Karin Holm", "山田 太郎", "++", "−−", "◆ Decider", "trusts", "conflict", "camp", "never", "AM"):
        assert wanted in found, wanted


@pytest.mark.usefixtures("qapp")
def test_the_map_is_drawn_without_any_picture() -> None:
    kinds = {found.type for found in page(Network(KONEX, 600)).get_objects()}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds and pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds


@pytest.mark.usefixtures("qapp")
def test_a_small_map_keeps_names_and_shapes() -> None:
    found = words(Network(KONEX, 150))
    assert "Karin Holm" in found and "◆ 12 d" in found


@pytest.mark.parametrize("count", [0, 1, 2, 40, 300])
@pytest.mark.parametrize("high", [90.0, 300.0, 600.0])
def test_every_map_fits_its_room(count: int, high: float) -> None:
    block = Network(crowd(count), high)
    left, _top, right, _bottom = bounds(block.drawing)
    assert block.height(499) <= max(high, 22) + 0.01
    assert (right - left) * block.scale(499) <= 499.01
    assert PAPER.build([block])


def test_an_empty_map_says_so() -> None:
    assert "Nobody is on the map yet." in words(Network(NOBODY))


def test_the_legend_explains_only_what_is_on_the_map() -> None:
    told = legend_words(KONEX)
    assert "◆ decider" in told and "gatekeeper" not in told and "dots" in told
    assert "dots" not in legend_words(crowd(3))


@settings(max_examples=30)
@given(st.lists(st.text(max_size=60).filter(lambda name: name.isascii()), min_size=1, max_size=6))
def test_any_name_can_stand_on_a_card(names: list[str]) -> None:
    people = tuple(person(i, name, name, influence=3) for i, name in enumerate(names, 1))
    shown = AccountMap(1, "Odd", Tier.KEY, people, (), (), {})
    assert PAPER.build([Network(draw(shown, arranged(shown)), 300)])


def test_everyone_of_konex_is_on_the_map() -> None:
    assert len(KONEX.cards) == len(PEOPLE)
