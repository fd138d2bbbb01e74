"""What a brief says, by hand-made facts: who, what is owed, what changed, and what to say, ask and avoid."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.brief import BriefContent, brief, counted_from, people_words
from amdesk.analysis.brief_advice import anniversaries
from amdesk.analysis.brief_successor import successor
from amdesk.model.brief_rows import (
    Accepted,
    BriefFacts,
    BriefMeeting,
    BriefPerson,
    Happened,
    HappenedKind,
    Owed,
    OwedKind,
    Remembered,
    Told,
    Wish,
)
from amdesk.model.rows import IssueLine
from amdesk.model.values import (
    Channel,
    IssueKind,
    IssueStatus,
    IssueSubject,
    PromiseBy,
    Role,
    Severity,
    Stance,
    Tier,
    TouchKind,
)

TODAY = date(2026, 11, 21)
MEETING = BriefMeeting(9, TODAY, "15:30", 60, Channel.VISIT, TouchKind.MEETING, "Bills", "Leeds", ("Priya",))


def facts(**known: Any) -> BriefFacts:
    nothing: dict[str, Any] = {
        name: ()
        for name in ("people", "owed", "issues", "happened", "told", "wishes", "values", "scars", "intel", "pulses")
    }
    nothing |= {"events": (), "starts": (TODAY - timedelta(days=90),), "meeting": None, "person_id": None}
    return BriefFacts(TODAY, 1, "Konex", **({"do_nots": ""} | nothing | known))


def person(number: int, **known: Any) -> BriefPerson:
    known = {"roles": (), "covered": False, "expected": False, "feelings": "", "last_touch": TODAY} | known
    return BriefPerson(
        number, f"P{number}", "Job", "", stance=Stance.SCEPTIC, influence=3, wants="", wants_privately="", **known
    )


def issue(number: int = 1, **known: Any) -> IssueLine:
    usual: dict[str, Any] = {
        "name": "Wrong bills",
        "kind": IssueKind.COMPLAINT,
        "severity": Severity.MEDIUM,
        "status": IssueStatus.OPEN,
        "answered_on": TODAY,
        "resolved_on": None,
    }
    return IssueLine(
        id=number,
        account_id=1,
        account="Konex",
        tier=Tier.KEY,
        subject=IssueSubject.BILLING,
        phase=None,
        done=3,
        steps=17,
        reported_on=date(2026, 11, 1),
        answer_by=None,
        owner="",
        disputed=None,
        credited=0,
        currency="EUR",
        cause="",
        days_open=20,
        **(usual | known),
    )


def promise(number: int, by: PromiseBy, due: date | None) -> Owed:
    return Owed(OwedKind.PROMISE, "promise", number, by, f"Promise {number}", "", "", due, None, True)


def texts(content: BriefContent) -> tuple[list[str], list[str], list[str]]:
    return [a.text for a in content.say], [a.text for a in content.ask], [a.text for a in content.avoid]


def test_those_expected_are_named_and_nobody_else() -> None:
    content = brief(facts(people=(person(1, roles=(Role.DECIDER,)), person(2, expected=True)), meeting=MEETING))
    assert content.people_expected
    assert [p.id for p in content.people] == [2]


def test_without_a_meeting_it_is_who_decides_and_who_is_covered() -> None:
    people = (person(1), person(2, covered=True), person(3, roles=(Role.DECIDER,)))
    content = brief(facts(people=people))
    assert not content.people_expected
    assert [p.id for p in content.people] == [3, 2]


def test_the_person_in_view_comes_first() -> None:
    people = (person(1), person(2, roles=(Role.DECIDER,)))
    assert [p.id for p in brief(facts(people=people, person_id=1)).people] == [1, 2]


def test_a_person_in_view_who_is_not_expected_is_named_beside_the_others() -> None:
    people = (person(1, expected=True), person(2))
    told = (Told(TODAY, 1, "P1", "Fine", "pulse", 1), Told(date(2026, 1, 1), 2, "P2", "Slow", "pulse", 2))
    content = brief(facts(people=people, person_id=2, told=told))
    assert [p.id for p in content.people] == [2, 1]
    assert people_words(content) == "P2, and who is expected"
    assert content.told is not None
    assert content.told.words == "Slow"


def test_what_is_late_comes_first_and_says_how_late() -> None:
    owed = (
        promise(1, PromiseBy.US, TODAY + timedelta(days=3)),
        promise(2, PromiseBy.US, None),
        promise(3, PromiseBy.US, TODAY - timedelta(days=9)),
        promise(4, PromiseBy.THEM, TODAY),
    )
    content = brief(facts(owed=owed))
    assert [line.id for line in content.we_owe] == [3, 1, 2]
    assert content.we_owe[0].aside(TODAY) == "9 days late"
    assert [line.id for line in content.they_owe] == [4]


def test_the_table_sees_the_day_and_not_how_late_it_is() -> None:
    content = brief(facts(owed=(promise(3, PromiseBy.US, date(2026, 11, 12)),))).for_the_table()
    assert content.we_owe[0].aside(TODAY) == "12 Nov"


def test_a_late_promise_an_open_issue_and_an_anniversary_are_what_to_say() -> None:
    owed = (promise(1, PromiseBy.US, date(2026, 11, 12)), promise(2, PromiseBy.US, date(2026, 11, 19)))
    resolved = issue(2, name="Wrong ramp", status=IssueStatus.CLOSED, resolved_on=date(2025, 11, 21))
    say, _ask, _avoid = texts(brief(facts(owed=owed, issues=(issue(), resolved))).for_us())
    assert say == [
        "When they get what we promised: “Promise 1”",
        "How far “Wrong bills” is: 3 of 17 steps done",
        "A year ago “Wrong ramp” was resolved: thank them, ask how it runs",
    ]


def test_asking_begins_with_what_they_promised_and_never_doubles() -> None:
    wishes = (Wish("aim", 1, "More output", 2026, None), Wish("aim", 2, "Old aim", 2024, None))
    content = brief(facts(owed=(promise(1, PromiseBy.THEM, date(2026, 11, 12)),), wishes=wishes)).for_us()
    assert [a.text for a in content.ask][:2] == [
        "What has become of “Promise 1”?",
        "How far along is “More output”?",
    ]


def test_selling_is_avoided_while_a_complaint_is_open_and_do_nots_are_kept() -> None:
    known = facts(
        issues=(issue(),),
        do_nots="No calls before 9",
        scars=(Remembered("loss", 1, date(2024, 1, 1), "Renewal"),),
        people=(person(1, expected=True, feelings="Proud of Plant B"),),
    )
    _say, _ask, avoid = texts(brief(known).for_us())
    assert avoid == ["Selling anything before “Wrong bills” is settled", "No calls before 9", "Renewal"]


def test_nothing_internal_is_left_for_the_table() -> None:
    known = facts(
        people=(person(1, expected=True, roles=(Role.DECIDER,), feelings="Proud", last_touch=None),),
        do_nots="No calls",
        happened=(
            Happened(HappenedKind.STANCE, TODAY, "person", 1, "P1", Stance.NEUTRAL, Stance.SCEPTIC),
            Happened(HappenedKind.INTEL, TODAY, "intel", 1, "Rival was here"),
            Happened(HappenedKind.RESOLVED, TODAY, "issue", 1, "Wrong bills"),
        ),
        owed=(Owed(OwedKind.REQUEST, "issue", 1, PromiseBy.US, "Find who did it", "X", "Oskar", None, None, False),),
    )
    content = brief(known).for_the_table()
    assert (content.say, content.avoid, content.we_owe) == ((), (), ())
    assert [line.text for line in content.changed] == ["Resolved: Wrong bills"]
    assert "expect of us" not in " ".join(a.text for a in content.ask)
    assert content.people[0].stance is None
    assert content.people[0].roles == ()


def test_words_of_somebody_not_expected_are_not_quoted() -> None:
    told = (
        Told(TODAY, 7, "Someone else", "It is bad", "pulse", 1),
        Told(TODAY - timedelta(days=5), 1, "P1", "It runs", "pulse", 2),
    )
    content = brief(facts(people=(person(1, expected=True),), told=told))
    assert content.told is not None
    assert content.told.words == "It runs"


def test_changes_are_counted_from_the_latest_contact_since_which_there_were_any() -> None:
    starts = (date(2026, 8, 23), date(2026, 11, 18), date(2026, 10, 1))
    old = Happened(HappenedKind.REPORTED, date(2026, 10, 14), "issue", 1, "Wrong bills")
    known = facts(starts=starts, happened=(old,))
    assert counted_from(known) == date(2026, 10, 1)
    assert counted_from(replace(known, happened=())) == date(2026, 8, 23)


def test_credit_notes_are_one_line() -> None:
    notes = tuple(Happened(HappenedKind.CREDITED, TODAY, "issue", 1, f"CN-{n}") for n in (1, 2, 3))
    assert [line.text for line in brief(facts(happened=notes)).changed] == ["Credited: CN-1, CN-2 and CN-3"]


def test_a_first_rating_is_no_change() -> None:
    first = Happened(HappenedKind.STANCE, TODAY, "person", 1, "P1", None, Stance.SCEPTIC)
    assert brief(facts(happened=(first,))).changed == ()


@given(st.dates(date(2000, 1, 1), date(2026, 11, 21)))
def test_anniversaries_lie_within_two_weeks_and_whole_years_back(resolved: date) -> None:
    known = facts(issues=(issue(status=IssueStatus.CLOSED, resolved_on=resolved),))
    for _issue, years, when in anniversaries(known):
        assert years == when.year - resolved.year > 0
        assert abs((when - TODAY).days) <= 14


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_say_ask_and_avoid_have_three_lines_at_most(ours: int, theirs: int, issues: int) -> None:
    day = TODAY - timedelta(days=3)
    owed = [promise(n, PromiseBy.US, day) for n in range(ours)]
    owed += [promise(20 + n, PromiseBy.THEM, day) for n in range(theirs)]
    known = facts(owed=tuple(owed), issues=tuple(issue(n, name=f"I{n}") for n in range(issues)), do_nots="No")
    for lines in texts(brief(known).for_us()):
        assert len(lines) <= 3
        assert len(set(lines)) == len(lines)


def test_what_was_accepted_before_is_offered_instead_of_a_no_and_never_on_their_table() -> None:
    before = Accepted(date(2026, 3, 5), 2, "Zeta", "Night deliveries", "Nobody there", "Delivery by 6 am", 3)
    request = issue(name="Night delivery", kind=IssueKind.REQUEST, status=IssueStatus.OPEN)
    content = brief(facts(issues=(request,), accepted=(before,)))
    line = next(line for line in content.say if line.text.startswith("Instead of a no"))
    assert line.text == "Instead of a no to “Night delivery”: “Delivery by 6 am”"
    assert line.reason == "Accepted by Zeta, 5 Mar 2026"
    assert line.internal
    assert content.for_the_table().say == ()


def test_a_complaint_is_not_answered_with_an_alternative() -> None:
    before = Accepted(date(2026, 3, 5), 1, "Konex", "Wrong bills", "Nobody there", "Delivery by 6 am", 3)
    content = brief(facts(issues=(issue(status=IssueStatus.OPEN),), accepted=(before,)))
    assert not [line for line in content.say if line.text.startswith("Instead of a no")]


def test_a_successor_meets_who_decides_first_and_reads_every_scar() -> None:
    decider, user = person(1, roles=(Role.DECIDER,)), person(2, roles=(Role.USER,), feelings="Proud of the hall")
    unknown = replace(person(3), stance=None, influence=None)
    scar = Remembered("loss", 1, date(2024, 5, 1), "Never change the crew in harvest")
    page = successor(facts(people=(user, unknown, decider), scars=(scar,), do_nots="No calls before 9"))
    assert [one.id for one in page.people] == [1, 2]
    assert [line.text for line in page.never] == [
        "No calls before 9",
        "Never change the crew in harvest",
        "Hurting P2: Proud of the hall",
    ]


def test_where_nobody_is_rated_a_successor_still_reads_who_is_there() -> None:
    bare = replace(person(3), stance=None, influence=None)
    assert [one.id for one in successor(facts(people=(bare,))).people] == [3]
