"""What the answers mean, and what is asked back before anything is stored."""

from datetime import date, time

import pytest

from amdesk.analysis.five_questions import Answers, Asked, CameOut, answers_of, came_out, outcome, understood
from amdesk.analysis.five_questions.outcome import Outcome
from amdesk.analysis.quick_entry import NamedAccount, NamedPerson
from amdesk.model.values import Channel, PromiseBy, Template

TODAY = date(2026, 11, 21)
HERE = NamedAccount(7, "Konex")
PEOPLE = (NamedPerson(1, "Ada Novak", 7), NamedPerson(2, "Adam Berg", 7))


def told(**texts: str) -> Outcome:
    answers = Answers(tuple((Asked(field.replace("_", "-")), text) for field, text in texts.items()))
    return outcome(answers, PEOPLE, HERE, TODAY)


def test_a_promise_has_its_day_in_words() -> None:
    (promise,) = told(promises="cost sheet fri").promises
    assert (promise.by, promise.text, promise.due) == (PromiseBy.US, "cost sheet", date(2026, 11, 27))


def test_several_promises_of_both_sides_are_told_apart() -> None:
    found = told(promises="samples, they promise the figures by 5 Dec; a visit in January").promises
    assert [(p.by, p.due) for p in found] == [
        (PromiseBy.US, None),
        (PromiseBy.THEM, date(2026, 12, 5)),
        (PromiseBy.US, date(2027, 1, 1)),
    ]


def test_a_meeting_is_understood_as_in_quick_entry() -> None:
    meeting = told(meeting="tue 15:30 leeds nov").meeting
    assert meeting is not None
    assert (meeting.day, meeting.time, [p.id for p in meeting.people]) == (date(2026, 11, 24), time(15, 30), [1])


def test_someone_new_can_be_named_for_the_meeting_too() -> None:
    meeting = told(deciders="Dana Scully", meeting="tue dana").meeting
    assert meeting is not None and [person.name for person in meeting.people] == ["Dana Scully"]


def test_someone_new_is_one_person_however_short_the_name_is_said_elsewhere() -> None:
    found = told(deciders="ben", users="Dana Scully reports to ben, Ben Okafor (buyer)", listened_to="dana")
    boss = found.users[0].heeds
    assert [one.name for one in found.people] == ["Ben Okafor", "Dana Scully", "Ben Okafor", "Dana Scully"]
    assert boss is not None and (boss[1].name, found.deciders[0].job) == ("Ben Okafor", "Buyer")


def test_a_meeting_may_be_a_call() -> None:
    meeting = told(meeting="call fri 9:00").meeting
    assert meeting is not None and (meeting.channel, meeting.day) == (Channel.CALL, date(2026, 11, 27))


@pytest.mark.parametrize("typed", ["soon", "leeds"])
def test_a_meeting_without_a_day_is_asked_for_it(typed: str) -> None:
    assert told(meeting=typed).problem(Asked.MEETING).startswith("On which day?")


def test_two_people_that_could_be_meant_are_asked_at_the_field() -> None:
    assert told(users="ad").problem(Asked.USERS) == "“ad” could be Ada Novak and Adam Berg. Write more of the name."


def test_not_knowing_draws_placeholders_for_decider_and_user_only() -> None:
    found = told(deciders="?", users="?", listened_to="?", aims="?", promises="?", meeting="?")
    assert (found.decider_unknown, found.user_unknown) == (True, True)
    assert (found.people, found.aims, found.promises, found.meeting, found.wrong) == ((), (), (), None, ())


def test_aims_stand_on_lines_of_their_own() -> None:
    assert told(aims="open in Norway; cut stock, by half").aims == ("Open in Norway", "Cut stock, by half")


def test_what_was_understood_is_said_at_the_field() -> None:
    assert understood(told(meeting="tue 15:30"), Asked.MEETING) == "Tue 24 Nov 15:30"
    assert understood(told(promises="cost sheet fri"), Asked.PROMISES) == "we: cost sheet by Fri 27 Nov"


def test_answers_come_back_as_they_were_left() -> None:
    answers = Answers(at=3, template=Template.GROWTH).with_text(Asked.AIMS, "Über\nNorway").with_text(Asked.USERS, "?")
    assert answers_of(answers.as_text()) == answers
    assert answers.answered == 2


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"at": "x"}', '{"texts": {"nobody": "1"}}', "null"])
def test_a_draft_that_cannot_be_read_is_an_empty_one(kept: str) -> None:
    assert answers_of(kept).is_empty


def test_what_came_out_is_said_in_a_sentence() -> None:
    assert came_out(CameOut(3, 0, 1, 0, 4, date(2026, 11, 24))) == (
        "3 people on the map, 1 aim, a draft plan with 4 objectives and next meeting Tue 24 Nov."
    )
    assert came_out(CameOut(1, 1, 0, 0, None, None)) == (
        "1 person on the map, 1 placeholder, the plan that is there stays and no meeting yet."
    )
