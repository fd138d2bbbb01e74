"""F12: how far a map is, collisions, gaps and single threads."""

from datetime import date, timedelta

import pytest

from amdesk.analysis import coverage
from amdesk.model.facts import PersonFacts, Visit
from amdesk.model.rows import MapPerson
from amdesk.model.values import Channel, Role, Stance

TODAY = date(2026, 11, 21)


def someone(stance: Stance | None = None, *roles: Role, influence: int | None = None) -> PersonFacts:
    return PersonFacts(1, "Ada", roles, stance, influence, 90)


def on_map(number: int, *roles: Role, covered_by: tuple[str, ...] = ()) -> MapPerson:
    return MapPerson(
        number,
        f"Person {number}",
        "",
        "",
        roles,
        (),
        None,
        None,
        None,
        None,
        None,
        None,
        0,
        covered_by,
        False,
        None,
        90,
        None,
        1,
        "Konex",
    )


def visit(touch: int, colleague: int, days: int = 0, channel: Channel = Channel.VISIT, **rest: object) -> Visit:
    on = TODAY - timedelta(days=days)
    return Visit(touch, 7, "Ada", colleague, f"Colleague {colleague}", on, channel, **{"issue_work": False, **rest})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("people", "status"),
    [
        ([], 0),
        ([someone(Stance.CHAMPION, Role.USER)], 1),
        ([someone(Stance.NEUTRAL, Role.DECIDER)], 2),
        ([someone(None, Role.INFLUENCER)], 2),
        ([someone(Stance.SUPPORTER, Role.INFLUENCER)], 3),
        ([someone(Stance.CHAMPION, influence=4)], 3),
        ([someone(Stance.SUPPORTER, Role.DECIDER)], 4),
    ],
)
def test_the_status_of_a_map_goes_from_nobody_to_a_decider_with_us(people: list[PersonFacts], status: int) -> None:
    assert coverage.map_status(people) == status


def test_three_colleagues_within_7_days_are_a_collision() -> None:
    (found,) = coverage.collisions([visit(1, 1, 6), visit(2, 2, 3), visit(3, 3, 0)])
    assert found.reason == "Colleague 1, Colleague 2 and Colleague 3 came to Ada within 7 days"


def test_a_week_apart_is_no_collision() -> None:
    assert coverage.collisions([visit(1, 1, 7), visit(2, 2, 3), visit(3, 3, 0)]) == []


def test_work_on_issues_and_mails_do_not_count() -> None:
    visits = [visit(1, 1), visit(2, 2, issue_work=True), visit(3, 3, channel=Channel.MAIL)]
    assert coverage.collisions(visits) == []


def test_visits_for_one_action_of_the_plan_are_no_collision() -> None:
    assert coverage.collisions([visit(n, n, plan_action_id=5) for n in (1, 2, 3)]) == []


def test_who_is_not_the_preferred_counterpart_collides() -> None:
    (found,) = coverage.collisions([visit(1, 2, preferred_id=1, preferred="Colleague 1")])
    assert found.reason == "Colleague 2 came to Ada, who wishes to deal with Colleague 1"


def test_coming_along_with_the_preferred_counterpart_is_fine() -> None:
    together = [visit(1, 1, preferred_id=1), visit(1, 2, preferred_id=1)]
    assert coverage.collisions(together) == []


def test_a_decider_nobody_looks_after_is_a_gap() -> None:
    covered, open_one = on_map(1, Role.DECIDER, covered_by=("Me",)), on_map(2, Role.DECIDER)
    assert coverage.gaps([covered, open_one, on_map(3, Role.USER)]) == [open_one]


def test_one_covered_person_among_several_is_a_single_thread() -> None:
    covered = on_map(1, covered_by=("Me",))
    assert coverage.single_thread([covered, on_map(2)]) == covered
    assert coverage.single_thread([covered, on_map(2, covered_by=("Me",))]) is None
