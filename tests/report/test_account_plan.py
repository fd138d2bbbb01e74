"""The plan on paper: a first page that stands alone, sections on demand, the same bytes for the same plan."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pypdfium2
import pytest
from konex_on_paper import KONEX, NIL, OBJECTIVES, PLAN, action

from amdesk.model.rows import ObjectiveRow
from amdesk.report.account_plan import DEFAULT, EVERYTHING, AccountPlanContent, PlanSection, account_plan
from amdesk.report.account_plan.first_page import first_page
from amdesk.report.blocks import extent, fill
from amdesk.report.page import Paper
from amdesk.report.styles import PaperSize

pytestmark = pytest.mark.usefixtures("qapp")
PRINTED = datetime(2026, 11, 21, 14, 5)
FIRST = frozenset({PlanSection.FIRST})


def pdf(
    content: AccountPlanContent = KONEX,
    sections: frozenset[PlanSection] = EVERYTHING,
    size: PaperSize = PaperSize.A4,
) -> bytes:
    paper, blocks = account_plan(content, sections, size, PRINTED)
    return paper.build(blocks)


def document(*arguments: Any) -> Any:
    return pypdfium2.PdfDocument(pdf(*arguments))


def pages(*arguments: Any) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document(*arguments)]


def with_objectives(objectives: Sequence[ObjectiveRow]) -> AccountPlanContent:
    return replace(KONEX, plan=replace(PLAN, objectives=tuple(objectives)))


def test_the_first_page_stands_alone() -> None:
    found = pages(KONEX, FIRST)
    assert len(found) == 1
    for wanted in (
        "Konex",
        "72 ▼ 6",
        "Issues −8",
        "Enter the Nordics",
        "Renew the frame contract",
        "57 %",
        "Queries a month",
        "Karin Holm",
        "Settle billing dispute #214",
        "7 days late",
        "one visit with me",
        "Halve supplier admin",
    ):
        assert wanted in found[0], wanted


def test_the_usual_print_is_the_first_page_and_the_actions() -> None:
    first, *rest = pages(KONEX, DEFAULT)
    assert "What I need" in first and "Actions and resources" in rest[0]
    assert "One contact for all billing questions" in rest[0] and "Agreement" not in "".join(rest)


def test_what_is_signed_stands_on_one_page_with_what_goes_before_it_where_there_is_room() -> None:
    agreement = frozenset({PlanSection.AGREEMENT})
    assert len(pages(KONEX, agreement | {PlanSection.ISSUES})) == 1
    *_before, last = pages(KONEX, agreement | {PlanSection.ISSUES, PlanSection.ACTIONS, PlanSection.OBJECTIVES})
    assert "was gone through together" in last and "Noted" in last and "For Konex" in last


def test_everything_has_a_bookmark_for_each_section() -> None:
    titles = [entry.get_title() for entry in document().get_toc()]
    before = (PlanSection.COVER, PlanSection.FIRST)
    wanted = [section.label for section in PlanSection if section not in before]
    assert titles[0] == "Konex" and [title for title in titles if title in wanted] == wanted


def test_the_cover_says_whose_plan_it_is_and_since_when_it_is_agreed() -> None:
    cover, first, *_rest = pages(KONEX, frozenset({PlanSection.COVER, PlanSection.FIRST}))
    assert "Account plan" in cover and "Konex" in cover and "Agreed" in cover
    assert "72 ▼ 6" not in cover and "72 ▼ 6" in first


def test_every_page_is_marked_internal_and_numbered() -> None:
    found = pages()
    assert all("Internal" in page and f"page {n} of {len(found)}" in page for n, page in enumerate(found, 1))


def test_people_objectives_actions_and_reasons_are_in_words() -> None:
    found = "\n".join(pages())
    for wanted in (
        "Why for us",
        "Fewer hours lost on queries",
        "Half an objective: why for us is missing",
        "Jean-Luc Moreau",
        "− sceptic",
        "+ supporter",
        "Opentech",
        "total cost of a stopped line",
        "Signs above 250,000",
        "nobody known",
        "12,000 EUR",
        "Overcharged since July",
        "18,400 EUR",
        "Nordic demand",
        "Keep every line in Europe running.",
        "Piet de Vries: stance from neutral to sceptic",
        "needs agreement again",
        "Rosa Blum, manager",
        "For Konex",
        "山田 太郎",
    ):
        assert wanted in found, wanted


def test_the_title_is_in_the_file() -> None:
    assert document().get_metadata_dict()["Title"] == "Account plan – Konex"


def test_there_is_no_picture_in_the_file() -> None:
    assert not re.search(rb"/Subtype\s*/Image", pdf())


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert pdf() == pdf()


def test_letter_prints_the_first_page_as_one() -> None:
    found = document(KONEX, FIRST, PaperSize.LETTER)
    assert len(found) == 1 and found[0].get_size() == pytest.approx((612, 792), abs=0.1)


def test_an_account_with_nothing_at_all_prints_a_first_page() -> None:
    (first,) = pages(NIL, FIRST)
    assert "Nil" in first and "This account has no plan yet." in first
    assert "nothing known yet" in first and "0 %" not in first
    assert "What they want this year" not in first and "Next actions" not in first


def test_sections_without_content_say_what_is_missing() -> None:
    found = "\n".join(pages(NIL, EVERYTHING))
    assert "Nobody is on the map yet" in found and "No actions are planned yet." in found
    assert "No revenue and no invoices are known yet." in found


@pytest.mark.parametrize("count", [0, 1, 7, 40])
@pytest.mark.parametrize("size", list(PaperSize))
def test_the_first_page_stays_one_page_however_much_there_is(count: int, size: PaperSize) -> None:
    actions = tuple(action(i, f"Action {i} " + "long " * 60, "Somebody Else", None) for i in range(count))
    many = [replace(OBJECTIVES[i % 4], id=i, name=f"Objective {i} " + "word " * 25) for i in range(count)]
    content = with_objectives(many)
    content = replace(content, loose_actions=actions, aims=KONEX.aims * max(count, 1))
    assert len(pages(content, FIRST, size)) == 1


def test_what_the_first_page_leaves_out_is_said() -> None:
    many = [replace(OBJECTIVES[0], id=i, name=f"Objective {i}") for i in range(12)]
    assert "more" in pages(with_objectives(many), FIRST)[0]


def test_texts_of_any_length_never_push_the_first_page_over() -> None:
    endless = replace(PLAN, summary="sum " * 3000, needs="need " * 3000)
    content = replace(KONEX, plan=endless)
    paper = Paper("x", PRINTED)
    placed, _rest = fill(first_page(content, paper.width, paper.room), paper.width, 1e9)
    assert extent(placed) <= paper.room


def test_names_that_look_like_markup_are_printed_as_they_are() -> None:
    hostile = "<img src='/etc/passwd'> & <a href=\"http://x\">S&P</a>"
    content = replace(KONEX, head=replace(KONEX.head, name=hostile), me=hostile)
    content = replace(content, plan=replace(PLAN, objectives=(replace(OBJECTIVES[0], name=hostile),)))
    made = pdf(content)
    found = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    assert "<img src='/etc/passwd'> & <a href=" in found
    assert b"/URI" not in made and b"/Launch" not in made


def test_no_reason_at_all_is_marked_once() -> None:
    neither = replace(OBJECTIVES[0], why_us="", why_them="")
    found = "\n".join(pages(with_objectives([neither]), frozenset({PlanSection.OBJECTIVES})))
    assert "Neither reason is written down" in found and "this plan only sells" in found
