"""What holds for every line: nothing raises, spans never overlap, decisions are kept to, it is fast."""

from datetime import date
from random import Random
from time import thread_time

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.quick_entry import (
    Decision,
    Entry,
    EntryKind,
    Known,
    Meaning,
    NamedAccount,
    NamedPerson,
    understand,
)
from amdesk.model.values import PromiseBy
from tests.analysis.quick_entry.book import BOOK, KONEX, PEOPLE, TODAY

WORDS = """
call visit meet heard saw issue todo asks note ada ben bill konex kon zeta morgan save-a-lot markets @ada @zoe #4
#labels 8/10 7 / 10 products needs we promise they promise promised fri tue tomorrow in 3 weeks end of March 5 dec
24.12. !fri !5 !x ! 9.15 15:30 3 pm at with , ; . about leeds labels 王 Łukasz zoe Zoe 🙂 by
"""
PIECES = st.sampled_from(WORDS.split())
LINES = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))
HERE = st.sampled_from((None, KONEX))
MOST_TIMES_SLOWER = 10


@given(LINES, HERE)
def test_no_line_raises_and_spans_never_overlap(line: str, here: NamedAccount | None) -> None:
    entry = understand(line, BOOK, TODAY, here)
    end = 0
    for span in entry.spans:
        assert end <= span.start < span.end <= len(line)
        assert line[span.start : span.end] == span.words
        end = span.end
    assert entry.line == line


@given(LINES, HERE)
def test_every_question_about_words_can_be_answered(line: str, here: NamedAccount | None) -> None:
    decided: dict[str, Decision] = {}
    for _step in range(60):
        entry = understand(line, BOOK, TODAY, here, decided)
        question = next((one for one in entry.questions if one.choices), None)
        if question is None:
            return
        assert question.key not in decided
        decided[question.key] = question.choices[len(decided) % len(question.choices)].decision
    raise AssertionError("questions without end")


@given(LINES, HERE)
def test_no_score_or_promise_is_out_of_range(line: str, here: NamedAccount | None) -> None:
    entry = understand(line, BOOK, TODAY, here)
    assert all(score is None or 0 <= score <= 10 for score in (entry.company, entry.products))
    assert all(promise.text for promise in entry.promises)


def read(line: str, **decided: Decision) -> Entry:
    return understand(line, BOOK, TODAY, None, {key.replace("_", " "): said for key, said in decided.items()})


def test_choosing_a_candidate_settles_person_and_account() -> None:
    entry = read("call ada 8/10", ada=Decision(person=PEOPLE[2]))
    assert entry.people == (PEOPLE[2],)
    assert entry.account is not None
    assert entry.account.name == "Zeta Foods"
    assert not entry.questions


def test_a_name_said_to_be_a_word_is_text() -> None:
    entry = read("call konex bill wrong", bill=Decision(as_text=True))
    assert entry.people == ()
    assert entry.text == "bill wrong"


def test_an_unknown_name_becomes_a_new_person_at_the_account() -> None:
    entry = read("call konex @zoe 8/10", zoe=Decision(person=NamedPerson(None, "Zoe", 1)))
    assert [(person.id, person.name, person.account_id) for person in entry.people] == [(None, "Zoe", 1)]
    assert not entry.questions


def test_unknown_names_become_a_new_person_at_a_new_account() -> None:
    question = understand("call zoe zenith 8/10", BOOK, TODAY, None).questions[0]
    entry = read("call zoe zenith 8/10", zoe_zenith=question.choices[1].decision)
    assert entry.account == NamedAccount(None, "Zenith")
    assert entry.people == (NamedPerson(None, "Zoe", None),)


def test_another_kind_changes_how_its_day_is_meant() -> None:
    entry = read("visit konex tue", **{":kind": Decision(kind=EntryKind.MEET)})
    assert (entry.kind, entry.day) == (EntryKind.MEET, date(2026, 11, 24))


def test_another_day_and_another_promiser_are_taken() -> None:
    line = "call ada konex we promise samples fri"
    key = next(span.key for span in understand(line, BOOK, TODAY, None).spans if span.meaning is Meaning.PROMISE)
    said = Decision(by=PromiseBy.THEM, day=date(2026, 12, 1))
    (promise,) = understand(line, BOOK, TODAY, None, {key: said}).promises
    assert (promise.by, promise.text, promise.due) == (PromiseBy.THEM, "samples", date(2026, 12, 1))


def test_a_promise_said_to_be_words_is_text() -> None:
    line = "call ada konex we promise samples"
    assert read(line, **{"promise:samples": Decision(as_text=True)}).text == "we promise samples"


def test_a_very_long_line_is_kept_whole() -> None:
    line = "call konex " + "word " * 5000 + "end"
    entry = understand(line, BOOK, TODAY, None)
    assert entry.line == line
    assert entry.text.count("word") >= 4999


def book(accounts_known: int, people_known: int) -> Known:
    rng = Random(1)
    parts = ("ka", "lo", "mi", "ne", "ra", "sto", "ben", "da", "vi", "an", "jo", "el", "ma", "ri", "to", "so", "pe")

    def name() -> str:
        return " ".join("".join(rng.choice(parts) for _n in range(rng.randint(2, 4))).capitalize() for _w in range(2))

    accounts = [*(NamedAccount(n, name()) for n in range(1, accounts_known)), NamedAccount(accounts_known, "Konex")]
    people = [NamedPerson(n, name(), rng.randint(1, accounts_known), "CFO") for n in range(1, people_known)]
    return Known(accounts, [*people, NamedPerson(people_known, "Ada Novak", accounts_known)])


def seconds_to_type(known: Known) -> float:
    """Processor time of understanding a line after every key press."""
    line = "call ada konex 8/10 needs nordic labels, we promise cost sheet fri"
    began = thread_time()
    for end in range(1, len(line) + 1):
        understand(line[:end], known, TODAY, None)
    return thread_time() - began


def test_a_book_a_hundred_times_larger_is_understood_nearly_as_quickly() -> None:
    small, large = book(20, 500), book(2_000, 50_000)
    ratios = sorted(seconds_to_type(large) / seconds_to_type(small) for _time in range(5))
    assert ratios[2] < MOST_TIMES_SLOWER
