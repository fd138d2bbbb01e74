"""The map of an account, today and on past days."""

from datetime import date

import pytest

from amdesk.model.values import Channel, LineKind, Role, Stance
from amdesk.store.queries.map import account_map, map_days, person_touches


def person(shown, name):
    return next(p for p in shown.people if p.name == name)


def test_a_card_says_what_holds_today(konex):
    cora = person(account_map(konex.workspace, konex["konex"]), "Cora")
    assert cora.job == "Chief Operating Officer"
    assert cora.roles == (Role.DECIDER, Role.SPONSOR)
    assert (cora.stance, cora.influence, cora.interest) == (Stance.SUPPORTER, 5, None)
    assert (cora.last_touch, cora.days_since, cora.touches_90) == (date(2026, 11, 9), 12, 1)
    assert cora.covered_by == ("Ben Adler",)
    assert cora.rhythm_days == 30


def test_the_map_of_a_past_day_shows_what_held_then(konex):
    shown = account_map(konex.workspace, konex["konex"], on=date(2025, 12, 1))
    cora = person(shown, "Cora")
    assert (cora.stance, cora.roles, cora.covered_by) == (Stance.NEUTRAL, (Role.DECIDER,), ())
    assert (cora.days_since, cora.touches_90) == (None, 0)
    assert [line.kind for line in shown.lines] == [LineKind.REPORTS]
    assert "Otto" in [p.name for p in shown.people]


def test_before_anybody_came_the_map_is_empty(konex):
    assert account_map(konex.workspace, konex["konex"], on=date(2024, 12, 31)).people == ()


def test_who_left_stays_while_holding_a_role(konex):
    shown = account_map(konex.workspace, konex["konex"])
    assert person(shown, "Vera").left_on == date(2026, 4, 1)
    assert "Otto" not in [p.name for p in shown.people]
    assert person(account_map(konex.workspace, konex["konex"], on=date(2026, 3, 31)), "Vera").left_on is None


def test_everyone_who_left_is_there_when_asked_for(konex):
    shown = account_map(konex.workspace, konex["konex"], with_left=True)
    assert person(shown, "Otto").left_on is not None


def test_people_of_other_accounts_come_with_the_line(konex):
    shown = account_map(konex.workspace, konex["konex"])
    assert person(shown, "Gus").account == "Betasoloin"
    assert {(line.source, line.target) for line in shown.lines} == {
        (konex["ada"], konex["cora"]),
        (konex["gus"], konex["cora"]),
    }


def test_groups_and_own_places(konex):
    shown = account_map(konex.workspace, konex["konex"])
    assert [(g.name, g.members) for g in shown.groups] == [("Build it ourselves", (konex["ada"],))]
    assert shown.placed == {konex["ada"]: (40, 90)}
    assert account_map(konex.workspace, konex["konex"], "force").placed == {}


def test_the_slider_has_a_mark_for_each_day_of_change(konex):
    days = map_days(konex.workspace, konex["konex"])
    assert days == sorted(set(days))
    assert {date(2026, 6, 1), date(2026, 3, 1), date(2026, 10, 1)} <= set(days)


def test_touches_by_person_are_what_the_strength_is_made_of(konex):
    touches = person_touches(konex.workspace, konex["konex"])
    assert [(t.on, t.channel) for t in touches] == [
        (date(2026, 5, 1), Channel.CALL),
        (date(2026, 11, 9), Channel.VISIT),
    ]
    assert len(person_touches(konex.workspace, konex["konex"], date(2026, 6, 1))) == 1


def test_an_account_that_is_not_there_is_said(workspace):
    with pytest.raises(LookupError):
        account_map(workspace, 99)
