"""Reviews: the newest first, in words whether they were held, what was decided beside, and the rounds begin here."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from amdesk.model.kpis import Kpi, KpiGoal
from amdesk.model.reviews import Decision, Review
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import looking
from amdesk.ui.lists import PerformancePage, ReviewsPage
from amdesk.ui.place import Place
from amdesk.ui.reviews import ReviewsPanel
from amdesk.ui.today.page import TodayPage
from tests.ui.sampled import Visited, desk, empty_desk, own_settings, sample_file, visited

__all__ = ["desk", "empty_desk", "own_settings", "sample_file", "visited"]


@pytest.fixture
def page(qtbot: QtBot, empty_desk: Desk) -> ReviewsPage:
    """Reviews: one held with two decisions, one that was not, one ahead."""
    with empty_desk.workspace.write("Reviews") as session:
        held = Review(name="October", on=date(2026, 10, 22), held=True)
        session.add_all([held, Review(name="Missed", on=date(2026, 11, 1)), Review(name="Next", on=date(2026, 12, 1))])
        session.flush()
        session.add(Decision(review_id=held.id, text="Visit Leeds", due=date(2026, 11, 9)))
        session.add(Decision(review_id=held.id, text="No discount", kept_on=date(2026, 11, 1)))
    made = ReviewsPage(empty_desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def panel(page: ReviewsPage) -> ReviewsPanel:
    found = page.records.panels["review"]
    assert isinstance(found, ReviewsPanel)
    return found


def test_reviews_stand_newest_first_and_say_in_words_whether_they_were_held(page: ReviewsPage) -> None:
    table = panel(page).table
    names, states = table.texts("name"), table.texts("held")
    assert dict(zip(names, states, strict=True)) == {"Next": "ahead", "Missed": "not held", "October": "held"}
    assert [names[int(str(key)) - 1] for key in table.shown_keys()] == ["Next", "Missed", "October"]


def test_a_review_opens_what_was_decided_and_a_tick_keeps_it(page: ReviewsPage) -> None:
    page.go_to(Place("reviews", None, "", "review", 1))
    decided = panel(page).decided
    assert decided.isVisible() and decided.aside.text() == "2"
    boxes = {box.accessibleName(): box for box in decided.findChildren(QCheckBox)}
    assert {name: box.isChecked() for name, box in boxes.items()} == {
        "Kept: Visit Leeds": False,
        "Kept: No discount": True,
    }
    boxes["Kept: Visit Leeds"].click()
    assert page.desk.workspace.select("SELECT kept_on FROM decision WHERE id = 1") == [("2026-11-21",)]
    page.desk.undo()
    assert page.desk.workspace.select("SELECT kept_on FROM decision WHERE id = 1") == [(None,)]


@pytest.mark.parametrize("name", ["month", "round", "year"])
def test_the_rounds_begin_from_here(qtbot: QtBot, desk: Desk, visited: Visited, name: str) -> None:
    made = ReviewsPage(desk)
    qtbot.addWidget(made)
    button = made.findChild(QPushButton, f"reviews-{name}")
    assert button is not None
    button.click()
    assert [place.page for place in visited] == [name]


def test_being_measured_on_sales_only_is_told_on_the_page_of_performance(qtbot: QtBot, empty_desk: Desk) -> None:
    with empty_desk.workspace.write("Goal") as session:
        session.add(KpiGoal(kpi=Kpi.REPEAT_SALES, starts=date(2026, 1, 1), ends=date(2026, 12, 31), weight=100))
    made = PerformancePage(empty_desk)
    qtbot.addWidget(made)
    made.show()
    assert made.sentence.text() == (
        "One goal for this period. You are measured on sales only: nothing counts how customers are cared for."
    )


def test_today_tells_it_too_but_not_while_someone_is_looking(qtbot: QtBot, empty_desk: Desk) -> None:
    with empty_desk.workspace.write("Goal") as session:
        session.add(KpiGoal(kpi=Kpi.REPEAT_SALES, starts=date(2026, 1, 1), ends=date(2026, 12, 31), weight=60))
        session.add(KpiGoal(kpi=Kpi.CHECK_INS, starts=date(2026, 1, 1), ends=date(2026, 12, 31), weight=40))
    made = TodayPage(empty_desk)
    qtbot.addWidget(made)
    made.refresh()
    assert made.measured.text().startswith("You are measured mainly on sales (60 % of the weight)")
    looking().set_on(True)
    made.refresh()
    assert made.measured.isHidden()
