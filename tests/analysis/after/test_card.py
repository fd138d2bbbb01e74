"""The card as it is filled, kept as text, and refused; who a typed name means; where a stance moves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.after import Card, Guest, Outcome, blank, next_touch
from amdesk.analysis.after.checks import DAY, MOVED, NEXT, refusals
from amdesk.analysis.after.keeping import as_text, from_text
from amdesk.analysis.after.rhythm import due_on
from amdesk.analysis.after.who import moved, who_is
from amdesk.analysis.quick_entry import Decision, EntryKind, NamedPerson
from amdesk.model.after_rows import Ahead
from amdesk.model.values import Channel, IntelKind, PromiseBy, Stance, TouchKind
from tests.analysis.after.rows import BEN, FACTS, NOBODY_EXPECTED, THURSDAY, TODAY

CARD = blank(FACTS)


def names(guests: tuple[Guest, ...]) -> list[tuple[str, bool]]:
    return [(guest.name, guest.came) for guest in guests]


# Filling


def test_who_is_expected_is_ticked() -> None:
    assert names(CARD.guests) == [("Ada Novak", True), ("Priya Nair", True)]


def test_where_nobody_is_expected_people_are_offered_unticked_and_me_ticked() -> None:
    assert names(blank(NOBODY_EXPECTED).guests) == [("Ada Novak", False), ("Ben Okafor", False), ("Me", True)]


def test_the_card_has_the_day_and_kind_of_its_meeting() -> None:
    assert (CARD.on, CARD.channel, CARD.kind) == (THURSDAY, Channel.VISIT, TouchKind.MEETING)


# When to meet next


def test_the_tier_says_when_nobody_agreed_anything() -> None:
    proposal = next_touch(FACTS, CARD, TODAY)
    assert proposal is not None
    assert (proposal.on, proposal.why) == (date(2026, 12, 21), "every 30 days, as the tier asks")


def test_what_is_agreed_with_the_account_goes_before_its_tier() -> None:
    proposal = next_touch(replace(FACTS, rhythm_days=60), CARD, TODAY)
    assert proposal is not None
    assert (proposal.on, proposal.why) == (date(2027, 1, 18), "every 60 days, agreed with Konex")


def test_what_is_agreed_with_who_came_goes_before_all() -> None:
    ben = Guest(2, BEN.name, rhythm_days=14)
    proposal = next_touch(replace(FACTS, rhythm_days=60), replace(CARD, guests=(*CARD.guests, ben)), TODAY)
    assert proposal is not None
    assert (proposal.on, proposal.guest) == (date(2026, 12, 3), ben)


def test_the_rhythm_of_who_did_not_come_is_none_of_it() -> None:
    ben = Guest(2, BEN.name, rhythm_days=14, came=False)
    proposal = next_touch(FACTS, replace(CARD, guests=(ben,)), TODAY)
    assert proposal is not None
    assert proposal.on == date(2026, 12, 21)


def test_nothing_is_proposed_where_a_check_in_is_planned_already() -> None:
    ahead = Ahead(20, date(2026, 12, 1), "", TouchKind.CHECK_IN, "")
    assert next_touch(replace(FACTS, ahead=ahead), CARD, TODAY) is None


def test_nothing_is_proposed_without_a_rhythm() -> None:
    assert next_touch(replace(FACTS, tier_days=None), CARD, TODAY) is None


def test_the_weekdays_they_asked_to_be_spared_on_are_spared() -> None:
    proposal = next_touch(replace(FACTS, do_nots="Please not on Mondays or Tuesdays."), CARD, TODAY)
    assert proposal is not None
    assert proposal.on == date(2026, 12, 23)


def test_a_day_with_three_meetings_is_full() -> None:
    proposal = next_touch(replace(FACTS, booked={date(2026, 12, 21): 3}), CARD, TODAY)
    assert proposal is not None
    assert proposal.on == date(2026, 12, 22)


def test_a_meeting_told_of_late_is_followed_by_one_to_come() -> None:
    assert due_on(date(2026, 8, 1), 30, TODAY, FACTS) == date(2026, 11, 23)


@given(met=st.dates(date(2020, 1, 1), date(2030, 1, 1)), days=st.integers(1, 730))
def test_the_next_touch_lies_ahead_on_a_working_day(met: date, days: int) -> None:
    due = due_on(met, days, TODAY, FACTS)
    assert due > TODAY
    assert due.weekday() < 5
    assert due - max(met + timedelta(days=days), TODAY + timedelta(days=1)) <= timedelta(days=2)


# Kept as text

FULL = Card(
    on=THURSDAY,
    channel=Channel.CALL,
    kind=TouchKind.CHECK_IN,
    guests=(
        Guest(1, "Ada Novak", stance=Stance.NEUTRAL, moved_to=Stance.SCEPTIC, expected=True, detail="CFO"),
        Guest(None, "Зоя “Zoe” <b>", ours=True, came=False),
    ),
    lines=("we promise cost sheet fri", "", "they said\tso"),
    decided=(
        {
            "promise:cost sheet fri": Decision(day=date(2026, 12, 1), by=PromiseBy.THEM),
            "zoe": Decision(person=NamedPerson(None, "Zoe", 1)),
        },
        {},
        {":kind": Decision(kind=EntryKind.HEARD, about=IntelKind.NEED), "so": Decision(as_text=True)},
    ),
    company=8,
    products=0,
    mood=4,
    level_match=False,
    next_on=date(2026, 12, 21),
    next_at="09:30",
    next_is_own=True,
    outcome=Outcome.MOVED,
    moved_on=date(2026, 11, 30),
    cancelled_by="them",
)


@pytest.mark.parametrize("card", [CARD, FULL])
def test_a_card_comes_back_as_it_was_kept(card: Card) -> None:
    assert from_text(as_text(card)) == card


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"on": "yesterday"}', "null", '"x"'])
def test_what_is_no_card_is_none(text: str) -> None:
    assert from_text(text) is None


# Refused


def test_a_meeting_to_come_cannot_be_told_of() -> None:
    assert list(refusals(replace(CARD, on=date(2026, 11, 22)), TODAY)) == [DAY]


def test_a_next_date_in_the_past_is_refused() -> None:
    assert list(refusals(replace(CARD, next_on=date(2026, 11, 20)), TODAY)) == [NEXT]


@pytest.mark.parametrize(("moved_on", "places"), [(None, [MOVED]), (THURSDAY, [MOVED]), (date(2026, 11, 30), [])])
def test_a_meeting_is_moved_to_a_day_to_come(moved_on: date | None, places: list[str]) -> None:
    assert list(refusals(replace(CARD, outcome=Outcome.MOVED, moved_on=moved_on), TODAY)) == places


def test_a_cancelled_meeting_needs_nothing_more() -> None:
    ahead = replace(CARD, outcome=Outcome.CANCELLED, on=date(2026, 11, 22))
    assert refusals(ahead, TODAY) == {}


# Who came


def test_a_beginning_finds_who_is_meant() -> None:
    found = who_is("ben", NOBODY_EXPECTED, ())
    assert found.only is not None
    assert (found.only.id, found.only.rhythm_days) == (2, 14)


def test_a_colleague_is_found_as_one_of_ours() -> None:
    found = who_is("priya", FACTS, ())
    assert found.only == Guest(2, "Priya Nair", ours=True)


def test_who_stands_on_the_card_is_not_offered_again() -> None:
    assert who_is("ada novak", FACTS, CARD.guests).offered == ()


def test_an_unknown_name_is_asked_about() -> None:
    found = who_is("zoe hart", FACTS, CARD.guests)
    assert found.only is None
    assert found.offered == (Guest(None, "Zoe Hart"), Guest(None, "Zoe Hart", ours=True))


# Stances


@pytest.mark.parametrize(
    ("stance", "distance", "now"),
    [
        (Stance.NEUTRAL, 1, Stance.SUPPORTER),
        (Stance.CHAMPION, 1, Stance.CHAMPION),
        (Stance.OPPONENT, -1, Stance.OPPONENT),
        (None, 1, Stance.SUPPORTER),
        (None, -1, Stance.SCEPTIC),
    ],
)
def test_a_stance_moves_by_steps_within_its_scale(stance: Stance | None, distance: int, now: Stance) -> None:
    assert moved(Guest(1, "Ada", stance=stance), distance) is now
