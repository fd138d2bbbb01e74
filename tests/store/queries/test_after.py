"""What the card is filled from, which meetings wait for it, and the lines of half-filled cards."""

from datetime import date

import pytest

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.people import Person
from amdesk.model.touches import Touch, TouchColleague, TouchPerson
from amdesk.model.values import Channel, Stance, Tier, TouchKind, TouchStatus
from amdesk.store.cipher import Connection
from amdesk.store.queries.after import KEEP_DRAFT, card_key, facts_of_account, facts_of_touch, untold
from amdesk.store.queries.agenda import due_rows
from amdesk.store.workspace import Workspace
from tests.conftest import TODAY

THURSDAY = date(2026, 11, 19)


@pytest.fixture
def konex(workspace: Workspace) -> Workspace:
    """Konex, a growth account, with a meeting of last Thursday: Ada expected, Ben not, Kim gone before it."""
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex", tier=Tier.GROWTH, channel=Channel.VIDEO, came_in=TODAY))
        session.flush()
        ada, ben, kim = (Person(account_id=1, name=name) for name in ("Ada", "Ben", "Kim"))
        session.add_all([ada, ben, kim, Person(account_id=1, name="Someone", is_placeholder=True)])
        session.flush()
        kim.left_on, ben.rhythm_days, ada.job = date(2026, 11, 1), 14, "CFO"
        Person.stance.change(ada, Stance.NEUTRAL, date(2026, 1, 5))
        Person.stance.change(ada, Stance.SCEPTIC, date(2026, 11, 20))
        session.add(Colleague(name="Priya"))
        touch = Touch(account_id=1, on=THURSDAY, at="15:30", status=TouchStatus.PLANNED, channel=Channel.VISIT)
        session.add(touch)
        session.flush()
        session.add(TouchPerson(touch_id=touch.id, person_id=ada.id))
        session.add(TouchColleague(touch_id=touch.id, colleague_id=2))
    return workspace


def keep(workspace: Workspace, account: int, touch: int | None) -> None:
    def write(raw: Connection) -> None:
        raw.execute(KEEP_DRAFT, (card_key(account, touch), "{}"))

    workspace.keep_derived(write, frozenset({"draft"}))


def lines(workspace: Workspace) -> list[tuple[str, str, str, int]]:
    return [(due.what, due.note, due.subject, due.id) for due in due_rows(workspace, TODAY)]


def test_titles_and_stances_are_those_of_today(konex: Workspace) -> None:
    people = facts_of_touch(konex, 1).people
    assert [(one.name, one.job, one.stance, one.expected, one.rhythm_days) for one in people] == [
        ("Ada", "CFO", Stance.SCEPTIC, True, None),
        ("Ben", "", None, False, 14),
    ]


def test_a_check_in_is_by_the_preferred_channel_today(konex: Workspace) -> None:
    facts = facts_of_account(konex, 1)
    assert (facts.touch_id, facts.on, facts.channel, facts.kind) == (None, TODAY, Channel.VIDEO, TouchKind.CHECK_IN)
    assert [one.stance for one in facts.people] == [Stance.SCEPTIC, None]


def test_the_rhythm_of_the_account_stands_beside_that_of_its_tier(konex: Workspace) -> None:
    with konex.write("Rhythm") as session:
        session.get_one(Account, 1).rhythm_days = 45
    facts = facts_of_account(konex, 1)
    assert (facts.rhythm_days, facts.tier_days) == (45, 60)


def test_a_check_in_ahead_is_known(konex: Workspace) -> None:
    with konex.write("Ahead") as session:
        session.add(
            Touch(account_id=1, on=date(2026, 12, 1), kind=TouchKind.CHECK_IN, status=TouchStatus.PLANNED, at="09:00")
        )
    ahead = facts_of_touch(konex, 1).ahead
    assert ahead is not None
    assert (ahead.on, ahead.at) == (date(2026, 12, 1), "09:00")


def test_what_is_gone_raises(konex: Workspace) -> None:
    with pytest.raises(LookupError):
        facts_of_touch(konex, 99)
    with pytest.raises(LookupError):
        facts_of_account(konex, 99)


def test_meetings_wait_from_their_day_on_until_told(konex: Workspace) -> None:
    with konex.write("More") as session:
        session.add(Touch(account_id=1, on=TODAY, status=TouchStatus.PLANNED))
        session.add(Touch(account_id=1, on=date(2026, 11, 22), status=TouchStatus.PLANNED))
        session.add(Touch(account_id=1, on=THURSDAY, status=TouchStatus.CANCELLED))
    assert [one.touch_id for one in untold(konex)] == [2, 1]
    assert untold(konex, 7) == []


def test_a_half_filled_meeting_says_so_in_its_line(konex: Workspace) -> None:
    keep(konex, 1, 1)
    assert lines(konex) == [("Visit · Meeting", "half filled", "touch", 1)]
    assert [one.half_filled for one in untold(konex)] == [True]


def test_a_half_filled_check_in_has_one_line_instead_of_two(konex: Workspace) -> None:
    with konex.write("Long ago") as session:
        session.get_one(Account, 1).came_in = date(2026, 1, 1)
    assert ("Check-in (no selling)", "324 days", "account", 1) in lines(konex)
    keep(konex, 1, None)
    assert [line for line in lines(konex) if line[2] == "account"] == [
        ("How did it go with Konex?", "half filled", "account", 1)
    ]


@pytest.mark.parametrize("status", [TouchStatus.HELD, TouchStatus.CANCELLED])
def test_a_half_filled_card_is_never_out_of_sight(konex: Workspace, status: TouchStatus) -> None:
    keep(konex, 1, 1)
    with konex.write("Changed") as session:
        session.get_one(Touch, 1).status = status
    assert lines(konex) == [("How did it go with Konex?", "half filled", "touch", 1)]
    with konex.write("Deleted") as session:
        session.delete(session.get_one(Touch, 1))
    assert lines(konex) == [("How did it go with Konex?", "half filled", "touch", 1)]
