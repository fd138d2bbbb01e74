"""What is different between two days of one map."""

from dataclasses import replace
from datetime import date

from amdesk.analysis.map_changes import Difference, map_changes
from amdesk.model.rows import AccountMap, MapLine, MapPerson
from amdesk.model.values import LineKind, Role, Stance, Tier

ADA = MapPerson(
    id=1,
    name="Ada",
    job="Buyer",
    unit="",
    roles=(Role.BUYER,),
    labels=(),
    stance=Stance.NEUTRAL,
    influence=3,
    interest=None,
    authority=None,
    last_touch=None,
    days_since=None,
    touches_90=0,
    covered_by=(),
    is_placeholder=False,
    left_on=None,
    rhythm_days=30,
    strength=None,
    account_id=1,
    account="K",
)
BEN = replace(ADA, id=2, name="Ben")


def a_map(*people, lines=()):
    drawn = tuple(MapLine(i, a, b, LineKind.REPORTS, None, None) for i, (a, b) in enumerate(lines, 1))
    return AccountMap(1, "K", Tier.KEY, people, drawn, (), {})


def said(before, after):
    return [change.what for change in map_changes(before, after)]


def test_the_same_map_has_no_changes():
    assert said(a_map(ADA, BEN), a_map(ADA, BEN)) == []


def test_who_joined_and_who_left():
    assert said(a_map(ADA), a_map(BEN)) == ["Ben joined", "Ada left"]
    gone = replace(ADA, left_on=date(2026, 1, 1))
    assert said(a_map(ADA), a_map(gone)) == ["Ada left"]
    assert said(a_map(gone), a_map()) == []


def test_what_changed_about_a_person():
    later = replace(ADA, job="CFO", roles=(Role.DECIDER, Role.BUYER), stance=Stance.SUPPORTER, influence=None)
    changes = map_changes(a_map(ADA), a_map(later))
    assert [change.what for change in changes] == [
        "Ada is now CFO",
        "Ada: role now decider and buyer",
        "Ada: neutral → supporter",
        "Ada: influence 3 → ?",
    ]
    assert [change.is_better for change in changes if change.difference is Difference.STANCE] == [True]


def test_a_new_boss():
    assert said(a_map(ADA, BEN), a_map(ADA, BEN, lines=[(1, 2)])) == ["Ada reports to Ben now"]
    assert said(a_map(ADA, BEN, lines=[(1, 2)]), a_map(ADA, BEN)) == ["Ada reports to nobody now"]


def test_people_of_other_accounts_are_not_told():
    assert said(a_map(ADA), a_map(ADA, replace(BEN, account_id=2))) == []
