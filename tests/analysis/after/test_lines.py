"""Lines of a meeting: read like quick entry, about this meeting; what leads elsewhere is asked."""

from datetime import date

import pytest

from amdesk.analysis.after import blank, book_at, read_line, scores, told
from amdesk.analysis.after.lines import book_of_one
from amdesk.analysis.quick_entry import Decision, Entry, EntryKind, NamedPerson, Promised
from amdesk.model.values import PromiseBy
from tests.analysis.after.rows import FACTS, KNOWN, KONEX, TODAY, ZETA

BOOK = book_at(KNOWN, 1)
FRIDAY = date(2026, 11, 27)


def read(line: str, **decided: Decision) -> Entry:
    return read_line(line, BOOK, TODAY, KONEX, {key.replace("_", " "): said for key, said in decided.items()})


def asked(entry: Entry) -> list[tuple[str, list[str]]]:
    return [(one.sentence, [choice.words for choice in one.choices]) for one in entry.questions]


@pytest.mark.parametrize(
    ("line", "by"), [("we promise cost sheet fri", PromiseBy.US), ("they promise cost sheet fri", PromiseBy.THEM)]
)
def test_a_promise_is_read_without_a_kind_of_contact(line: str, by: PromiseBy) -> None:
    (promise,) = read(line).promises
    assert promise == Promised(by, "cost sheet", FRIDAY, promise.key)


def test_a_need_is_read_without_a_kind_of_contact() -> None:
    assert read("needs nordic labels").needs == ("nordic labels",)


def test_people_of_other_accounts_are_not_asked_about() -> None:
    assert [person.name for person in read("@ada wants more").people] == ["Ada Novak"]


def test_a_marked_day_makes_a_note_an_action() -> None:
    entry = read("send the drawings to @ben !fri")
    assert (entry.kind, entry.day, [person.name for person in entry.people]) == (
        EntryKind.TO_DO,
        FRIDAY,
        ["Ben Okafor"],
    )


def test_a_marked_day_is_when_a_promise_is_due() -> None:
    assert read("we promise the drawings !fri").promises[0].due == FRIDAY


def test_a_mark_before_a_word_is_only_a_word() -> None:
    entry = read("!important renewal")
    assert (entry.kind, entry.text) == (EntryKind.NOTE, "!important renewal")


def test_an_issue_of_the_account_is_found() -> None:
    entry = read("#labels is settled")
    assert entry.issue is not None
    assert entry.issue.id == 4


def test_a_contact_is_asked_about() -> None:
    assert asked(read("call went well")) == [
        (
            "Does “call” tell of this meeting, or of another contact?",
            ["Words of this meeting", "Another contact: call"],
        )
    ]


def test_a_contact_said_to_be_words_is_a_note() -> None:
    entry = read_line("call went well", BOOK, TODAY, KONEX, {":kind": Decision(kind=EntryKind.NOTE)})
    assert (entry.kind, entry.open_question) == (EntryKind.NOTE, None)


def test_another_account_is_asked_about() -> None:
    assert asked(read("they also buy from Zeta Foods")) == [
        ("Who or what is “Zeta Foods”?", ["Only a word", "It is about Zeta Foods"])
    ]


def test_another_account_said_to_be_a_word_leaves_a_note_about_this_one() -> None:
    entry = read("they also buy from Zeta Foods", zeta_foods=Decision(as_text=True))
    assert (entry.account, entry.questions, entry.text) == (KONEX, (), "they also buy from Zeta Foods")


def test_what_is_about_another_account_stands_for_itself() -> None:
    entry = read("heard Zeta Foods opens a plant", zeta_foods=Decision(account=ZETA))
    both = told({0: entry, 1: read("needs labels")}, KONEX, None, None)
    assert ([at for at, _entry in both.parts], [at for at, _entry in both.own]) == ([1], [0])


def test_a_meeting_to_come_plans_the_next_one() -> None:
    said = told({0: read("meet ada 1 dec 10:00")}, KONEX, None, None)
    assert said.plans is not None
    assert said.plans.day == date(2026, 12, 1)


def test_the_book_of_one_account_knows_no_other() -> None:
    book = book_of_one(KNOWN, 1)
    assert list(book.accounts) == [1]
    assert read_line("they also buy from Zeta Foods", book, TODAY, KONEX).account == KONEX


# Scores


def test_one_score_given_twice_is_refused_at_the_second_line() -> None:
    said = told({0: read("8/10"), 2: read("6/10")}, KONEX, None, None)
    assert list(said.refused) == [2]


def test_a_score_of_the_card_and_another_in_a_line_are_refused() -> None:
    assert list(told({1: read("8/10")}, KONEX, 7, None).refused) == [1]


def test_the_same_score_twice_is_no_contradiction() -> None:
    assert told({1: read("8/10")}, KONEX, 8, None).refused == {}


def test_scores_of_different_people_stand_beside_each_other() -> None:
    lines = {0: read("@ada 8/10"), 1: read("@ben 6/10 products 9/10"), 2: read("needs labels")}
    assert told(lines, KONEX, None, None).refused == {}
    found = scores(blank(FACTS), lines.values())
    assert [(one.person.name if one.person else "", one.company, one.products) for one in found] == [
        ("Ada Novak", 8, None),
        ("Ben Okafor", 6, 9),
    ]
    assert [one.needs for one in found] == [("labels",), ()]


def test_scores_of_the_card_and_of_a_line_go_together() -> None:
    from dataclasses import replace

    (one,) = scores(replace(blank(FACTS), products=9), [read("8/10")])
    assert (one.company, one.products, one.person) == (8, 9, None)


def test_a_new_name_in_two_lines_is_one_person() -> None:
    decided = {"zoe": Decision(person=NamedPerson(None, "Zoe", 1))}
    first, second = (read_line(line, BOOK, TODAY, KONEX, decided) for line in ("@zoe 8/10", "@zoe products 6/10"))
    (one,) = scores(blank(FACTS), [first, second])
    assert (one.company, one.products) == (8, 6)
