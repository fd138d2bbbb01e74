"""The month with the manager: the page first, then two minutes for each thing, decisions typed, the review held."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from amdesk.analysis.rounds import RoundStep
from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Issue
from amdesk.model.plans import Action, Objective, Plan
from amdesk.model.reviews import Decision, Review
from amdesk.model.values import Severity
from amdesk.ui.desk import Desk
from amdesk.ui.managers_page import ManagersPageView
from amdesk.ui.rounds.page import MonthRoundPage, RoundPage
from tests.ui.rounds.hands import Key, Modifier, go_to, one, press, shown, steps, type_line
from tests.ui.sampled import TODAY


@pytest.fixture
def konex(empty_desk: Desk) -> Desk:
    """Konex with a late action in its plan and a critical issue, Carla the manager, and a late decision."""
    with empty_desk.workspace.write("Konex") as session:
        session.add(Colleague(name="Carla", is_manager=True))
        account = Account(name="Konex", came_in=TODAY)
        session.add(account)
        session.flush()
        plan = Plan(account_id=account.id, name="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31))
        last = Review(name="October", on=date(2026, 10, 22), held=True)
        session.add_all([plan, last])
        session.flush()
        objective = Objective(plan_id=plan.id, name="Grow")
        session.add(objective)
        session.flush()
        session.add(Action(name="Offer", account_id=account.id, objective_id=objective.id, due=date(2026, 11, 12)))
        session.add(
            Issue(account_id=account.id, name="No power", severity=Severity.CRITICAL, reported_on=date(2026, 11, 1))
        )
        session.add(Decision(review_id=last.id, account_id=account.id, text="Visit Leeds", due=date(2026, 11, 9)))
    return empty_desk


@pytest.fixture
def page(qtbot: QtBot, konex: Desk) -> Iterator[RoundPage]:
    """The month over Konex."""
    yield shown(qtbot, konex, MonthRoundPage)


def test_it_begins_with_the_page_and_ends_with_the_review(page: RoundPage) -> None:
    assert steps(page) == [
        RoundStep.PAGE,
        RoundStep.DECIDED,
        RoundStep.OFF_TRACK,
        RoundStep.CRITICAL,
        RoundStep.HELD,
    ]
    assert isinstance(page.page, ManagersPageView) and page.page.isVisible()
    press(page, Key.Key_1)
    assert not page.page.isVisible()
    assert page.item.what.text() == "Visit Leeds"
    assert page.item.note.text() == "12 days late"


def test_a_plan_off_track_says_how_late(page: RoundPage) -> None:
    go_to(page, RoundStep.OFF_TRACK)
    assert page.item.what.text() == "One action is late, the oldest by 9 days."
    assert page.item.note.text() == "0 of 1 actions are done"


def test_a_decision_is_typed_with_owner_and_day_and_becomes_one_of_the_review(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.CRITICAL)
    type_line(page, "Send the technician @carla by 27 Nov")
    type_line(page, "Call their board by 4 Dec")
    decided = konex.workspace.select(
        "SELECT d.text, c.name, d.due, a.name FROM decision d JOIN review r ON r.id = d.review_id "
        "LEFT JOIN colleague c ON c.id = d.owner_id LEFT JOIN account a ON a.id = d.account_id "
        "WHERE r.kind = 'manager' AND r.\"on\" = '2026-11-21' AND NOT r.held ORDER BY d.id"
    )
    assert decided == [
        ("Send the technician", "Carla", "2026-11-27", "Konex"),
        ("Call their board", None, "2026-12-04", "Konex"),
    ]
    assert page.items[0].step is RoundStep.CRITICAL
    press(page, Key.Key_Return)
    assert page.items[0].step is RoundStep.HELD
    konex.undo()
    assert one(konex, "SELECT count(*) FROM decision WHERE text = 'Call their board'") == 0


def test_the_review_is_held_by_one_key_and_the_next_stands_in_the_agenda(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.OFF_TRACK)
    type_line(page, "Offer by fri")
    go_to(page, RoundStep.HELD)
    assert page.item.note.text() == "One decision was taken."
    press(page, Key.Key_1, Modifier.AltModifier)
    reviews = konex.workspace.select('SELECT "on", held, with_whom, next_on FROM review ORDER BY "on" DESC')
    assert reviews[:2] == [("2026-12-21", 0, "", None), ("2026-11-21", 1, "Carla", "2026-12-21")]
    assert not page.items
    assert page.item.what.text().startswith("Done.")
    konex.undo()
    assert one(konex, "SELECT count(*) FROM review WHERE held") == 1


def test_the_next_day_is_typed_in_words_and_one_that_has_passed_is_not_taken(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.HELD)
    type_line(page, "yesterday")
    assert page.item.wrong.text() == "The next review lies ahead: such as “in 4 weeks”."
    page.item.line.clear()
    type_line(page, "18 dec")
    assert one(konex, "SELECT next_on FROM review WHERE held ORDER BY id DESC") == "2026-12-18"


def test_what_was_talked_through_stays_out_the_whole_month(qtbot: QtBot, page: RoundPage, konex: Desk) -> None:
    press(page, Key.Key_1)
    go_to(page, RoundStep.CRITICAL)
    press(page, Key.Key_1, Modifier.AltModifier)
    page.close()
    again = shown(qtbot, konex, MonthRoundPage)
    assert steps(again) == [RoundStep.HELD]
    again.begin()
    assert steps(again)[0] is RoundStep.PAGE


def test_last_times_decision_is_kept_by_one_key(page: RoundPage, konex: Desk) -> None:
    go_to(page, RoundStep.DECIDED)
    press(page, Key.Key_1, Modifier.AltModifier)
    assert one(konex, "SELECT kept_on FROM decision WHERE text = 'Visit Leeds'") == "2026-11-21"
    assert page.items[0].step is RoundStep.OFF_TRACK
