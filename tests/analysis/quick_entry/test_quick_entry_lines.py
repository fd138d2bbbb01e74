"""Lines as people type them, each with what must be understood of it, worked out by hand."""

from datetime import date, time
from typing import Any

import pytest

from amdesk.analysis.quick_entry import Entry, EntryKind, understand
from amdesk.model.values import Certainty, Channel, IntelKind, PromiseBy, TouchKind
from tests.analysis.quick_entry.book import BOOK, KONEX, TODAY

US, THEM = PromiseBy.US, PromiseBy.THEM
VISIT, CALL, MAIL, VIDEO, MEET = EntryKind.VISIT, EntryKind.CALL, EntryKind.MAIL, EntryKind.VIDEO, EntryKind.MEET
HEARD, SAW, ISSUE, TODO, ASKS = EntryKind.HEARD, EntryKind.SAW, EntryKind.ISSUE, EntryKind.TODO, EntryKind.ASKS
NOTE = EntryKind.NOTE
ADA, BEN, BILL, JOSE = "Ada Novak", "Ben Okafor", "Bill Smith", "José Muñoz"
FRI, TUE = date(2026, 11, 27), date(2026, 11, 24)


def seen(entry: Entry) -> dict[str, Any]:
    """What an entry says, without what it does not say."""
    everything = {
        "kind": entry.kind,
        "account": entry.account.name if entry.account else None,
        "people": [person.name for person in entry.people],
        "issue": entry.issue.id if entry.issue else None,
        "score": entry.company,
        "products": entry.products,
        "needs": list(entry.needs),
        "promises": [(promise.by, promise.text, promise.due) for promise in entry.promises],
        "day": entry.day,
        "time": entry.time,
        "place": entry.place,
        "text": entry.text,
        "asks": [question.sentence for question in entry.questions if question.required],
    }
    return {name: value for name, value in everything.items() if value not in (None, [], "")}


LINES: tuple[tuple[str, dict[str, Any]], ...] = (
    # The example
    (
        "call ada konex 8/10 needs nordic labels, we promise cost sheet fri",
        dict(
            kind=CALL,
            account="Konex",
            people=[ADA],
            score=8,
            needs=["nordic labels"],
            promises=[(US, "cost sheet", FRI)],
        ),
    ),
    # Kinds of contact, in any order of names, with or without case and accents
    ("CALL KONEX ADA", dict(kind=CALL, account="Konex", people=[ADA])),
    ("visit ada novak", dict(kind=VISIT, account="Konex", people=[ADA])),
    ("mail jose save", dict(kind=MAIL, account="Save-a-lot Markets", people=[JOSE])),
    ("video zeta sean o'brien", dict(kind=VIDEO, account="Zeta Foods", people=["Seán O'Brien"])),
    ("call obrien", dict(kind=CALL, account="Zeta Foods", people=["Seán O'Brien"])),
    ("call lukasz zak", dict(kind=CALL, account="Zeta Foods", people=["Łukasz Żak"])),
    ("called ada konex", dict(kind=CALL, account="Konex", people=[ADA])),
    ("e-mail muñoz about pallets", dict(kind=MAIL, account="Save-a-lot Markets", people=[JOSE], text="pallets")),
    ("call ada and bill from konex", dict(kind=CALL, account="Konex", people=[ADA, BILL])),
    ("call bill ada", dict(kind=CALL, account="Konex", people=[BILL, ADA])),
    ("visit save-a-lot markets", dict(kind=VISIT, account="Save-a-lot Markets")),
    ("visit save a lot markets jose", dict(kind=VISIT, account="Save-a-lot Markets", people=[JOSE])),
    ("visit konigsbacker", dict(kind=VISIT, account="Königsbäcker GmbH")),
    ("call konex cfo", dict(kind=CALL, account="Konex", people=[ADA])),
    ("call konex head of purchasing", dict(kind=CALL, account="Konex", people=[BEN])),
    ("call gone konex", dict(kind=CALL, account="Konex", people=["Gone Girl"])),
    # Other scripts
    ("call 王 9/10", dict(kind=CALL, account="Königsbäcker GmbH", people=["王小明"], score=9)),
    ("call анна ельбрус 7/10", dict(kind=CALL, account="Ельбрус Трейд", people=["Анна Петрова"], score=7)),
    ("visit 王小明， needs 面粉", dict(kind=VISIT, account="Königsbäcker GmbH", people=["王小明"], needs=["面粉"])),
    # Scores
    ("call ada konex 8 / 10", dict(kind=CALL, account="Konex", people=[ADA], score=8)),
    ("call ada konex 8/10 products 7/10", dict(kind=CALL, account="Konex", people=[ADA], score=8, products=7)),
    ("call ada konex products 6/10", dict(kind=CALL, account="Konex", people=[ADA], products=6)),
    ("call ada konex 0/10, furious", dict(kind=CALL, account="Konex", people=[ADA], score=0, text="furious")),
    ("call ada konex 11/10", dict(kind=CALL, account="Konex", people=[ADA], day=date(2026, 10, 11))),
    ("call ada konex 9 out of 10", dict(kind=CALL, account="Konex", people=[ADA], score=9)),
    ("call ada konex 8/10 7/10", dict(kind=CALL, account="Konex", people=[ADA], score=8, text="7/10")),
    # Needs and promises
    (
        "call ada konex they promise forecast end of March; we promised to send samples tomorrow",
        dict(
            kind=CALL,
            account="Konex",
            people=[ADA],
            promises=[(THEM, "forecast", date(2027, 3, 31)), (US, "send samples", date(2026, 11, 22))],
        ),
    ),
    (
        "call ada konex we promise fri a cost sheet",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "a cost sheet", FRI)]),
    ),
    (
        "call ada konex needs labels needs pallets we promise both by 5 dec",
        dict(
            kind=CALL,
            account="Konex",
            people=[ADA],
            needs=["labels", "pallets"],
            promises=[(US, "both", date(2026, 12, 5))],
        ),
    ),
    (
        "visit konex, she promised an order in 3 weeks, talked about prices",
        dict(
            kind=VISIT, account="Konex", promises=[(THEM, "an order", date(2026, 12, 12))], text="talked about prices"
        ),
    ),
    ("call ada konex needs", dict(kind=CALL, account="Konex", people=[ADA], text="needs")),
    # Days and times of what was
    ("visit konex yesterday", dict(kind=VISIT, account="Konex", day=date(2026, 11, 20))),
    ("visit konex tue", dict(kind=VISIT, account="Konex", day=date(2026, 11, 17))),
    ("visit konex sat", dict(kind=VISIT, account="Konex", day=TODAY)),
    ("visit konex last week", dict(kind=VISIT, account="Konex", day=date(2026, 11, 9))),
    ("call ada konex 9:15", dict(kind=CALL, account="Konex", people=[ADA], time=time(9, 15))),
    (
        "visit konex tue 15:30 8/10",
        dict(kind=VISIT, account="Konex", score=8, day=date(2026, 11, 17), time=time(15, 30)),
    ),
    (
        "call ada konex discussed the friday delivery",
        dict(kind=CALL, account="Konex", people=[ADA], text="discussed the friday delivery"),
    ),
    (
        "call ada konex, she decides tomorrow",
        dict(kind=CALL, account="Konex", people=[ADA], text="she decides tomorrow"),
    ),
    (
        "call ada konex we may deliver twice a day",
        dict(kind=CALL, account="Konex", people=[ADA], text="we may deliver twice a day"),
    ),
    # Meetings to come
    (
        "konex tue 15:30 leeds ada, cfo",
        dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(15, 30), place="leeds"),
    ),
    (
        "meet konex tue 3pm ben okafor about renewal",
        dict(kind=MEET, account="Konex", people=[BEN], day=TUE, time=time(15), text="renewal"),
    ),
    ("call ada konex tomorrow", dict(kind=MEET, account="Konex", people=[ADA], day=date(2026, 11, 22))),
    (
        "meet zeta 24.12. 9.15 at head office, prices",
        dict(
            kind=MEET,
            account="Zeta Foods",
            day=date(2026, 12, 24),
            time=time(9, 15),
            place="head office",
            text="prices",
        ),
    ),
    ("meet konex 5/10 10am", dict(kind=MEET, account="Konex", day=date(2027, 10, 5), time=time(10))),
    (
        "meet konex in 3 weeks https://video.example/abc",
        dict(kind=MEET, account="Konex", day=date(2026, 12, 12), place="https://video.example/abc"),
    ),
    ("meet ada konex", dict(kind=MEET, account="Konex", people=[ADA], asks=["On which day?"])),
    ("meet ada konex yesterday", dict(kind=VISIT, account="Konex", people=[ADA], day=date(2026, 11, 20))),
    (
        "meet zeta buyer mon",
        dict(kind=MEET, account="Zeta Foods", day=date(2026, 11, 23), asks=["Who or what is “buyer”?"]),
    ),
    # Intelligence
    (
        "heard from ada konex that they plan a warehouse in march",
        dict(kind=HEARD, account="Konex", people=[ADA], text="they plan a warehouse in march"),
    ),
    ("saw konex building a new hall", dict(kind=SAW, account="Konex", text="building a new hall")),
    (
        "heard yesterday konex needs nordic labels",
        dict(kind=HEARD, account="Konex", day=date(2026, 11, 20), text="needs nordic labels"),
    ),
    ("heard prices of paper go up", dict(kind=HEARD, text="prices of paper go up")),
    # Issues, actions, enquiries
    (
        "issue konex ada wrong bill again",
        dict(kind=ISSUE, account="Konex", people=[ADA], text="wrong bill again"),
    ),
    ("issue zeta", dict(kind=ISSUE, account="Zeta Foods", asks=["Say in a few words what it is."])),
    (
        "todo send cost sheet to ada novak konex by fri",
        dict(kind=TODO, account="Konex", people=[ADA], day=FRI, text="send cost sheet to ada novak konex"),
    ),
    ("todo order paper", dict(kind=TODO, text="order paper")),
    (
        "todo konex next mon chase pallets",
        dict(kind=TODO, account="Konex", day=date(2026, 11, 23), text="chase pallets"),
    ),
    ("asks konex where is the invoice", dict(kind=ASKS, account="Konex", text="where is the invoice")),
    ("call ben okafor #labels", dict(kind=CALL, account="Konex", people=[BEN], issue=4)),
    ("call konex #5 pallets on their way", dict(kind=CALL, account="Konex", issue=5, text="pallets on their way")),
    ("call #7", dict(kind=CALL, account="Zeta Foods", issue=7)),
    ("call konex #99", dict(kind=CALL, account="Konex", text="#99")),
    ("call zeta #labels", dict(kind=CALL, account="Zeta Foods", asks=["Who or what is “labels”?"])),
    # Asked, never guessed
    ("call ada", dict(kind=CALL, asks=["Who or what is “ada”?"])),
    ("call morgan 8/10", dict(kind=CALL, score=8, asks=["Who or what is “morgan”?"])),
    ("call @morgan 8/10", dict(kind=CALL, account="Zeta Foods", people=["Morgan Lee"], score=8)),
    ("call kon", dict(kind=CALL, asks=["Who or what is “kon”?"])),
    ("call kon bill", dict(kind=CALL, account="Konex", people=[BILL])),
    ("call be konex", dict(kind=CALL, account="Konex", text="be konex")),
    ("call benj konex", dict(kind=CALL, account="Konex", people=["Benjamin Hart"])),
    # Unknown names
    ("call zoe konex", dict(kind=CALL, account="Konex", asks=["New person “Zoe” at Konex?"])),
    ("call konex @zoe 8/10", dict(kind=CALL, account="Konex", score=8, asks=["New person “Zoe” at Konex?"])),
    ("call kong", dict(kind=CALL, asks=["“Kong” is not known yet."])),
    ("call konex angry about labels", dict(kind=CALL, account="Konex", text="angry about labels")),
    # Nothing, and noise
    ("", dict(kind=NOTE)),
    ("zzz hello", dict(kind=NOTE, text="zzz hello", asks=["Which account is it about? Name it in the line."])),
    ("call", dict(kind=CALL, asks=["Which account is it about? Name it in the line."])),
    (
        "call konex <b>bold</b> =1+1 '; DROP TABLE touch",
        dict(kind=CALL, account="Konex", text="<b>bold</b> =1+1 '; DROP TABLE touch"),
    ),
    ("call konex 99:99 32.13. 2026-02-30", dict(kind=CALL, account="Konex", text="99:99 32.13. 2026-02-30")),
)


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line or "nothing" for line, _expected in LINES])
def test_a_line_is_understood(line: str, expected: dict[str, Any]) -> None:
    entry = understand(line, BOOK, TODAY, None)
    assert seen(entry) == {name: value for name, value in expected.items() if value not in (None, [])}
    assert entry.line == line


AT_KONEX: tuple[tuple[str, dict[str, Any]], ...] = (
    ("labels arrived late again", dict(kind=NOTE, account="Konex", text="labels arrived late again")),
    ("ada wants labels by friday", dict(kind=NOTE, account="Konex", people=[ADA], text="wants labels by friday")),
    ("needs nordic labels", dict(kind=NOTE, account="Konex", needs=["nordic labels"])),
    ("we promise samples fri", dict(kind=NOTE, account="Konex", promises=[(US, "samples", FRI)])),
    (
        "todo send cost sheet to ada fri",
        dict(kind=TODO, account="Konex", people=[ADA], day=FRI, text="send cost sheet to ada"),
    ),
    ("call bill", dict(kind=CALL, account="Konex", people=[BILL])),
    ("call jose", dict(kind=CALL, account="Save-a-lot Markets", people=[JOSE])),
    ("zeta foods pay late", dict(kind=NOTE, account="Zeta Foods", text="pay late")),
    ("call zoe 8/10", dict(kind=CALL, score=8, account="Konex", asks=["New person “Zoe” at Konex?"])),
    ("tue 15:30 ada", dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(15, 30))),
    ("8/10", dict(kind=NOTE, account="Konex", score=8)),
)


@pytest.mark.parametrize(("line", "expected"), AT_KONEX, ids=[line for line, _expected in AT_KONEX])
def test_a_line_means_the_account_in_view(line: str, expected: dict[str, Any]) -> None:
    assert seen(understand(line, BOOK, TODAY, KONEX)) == expected


def test_there_are_at_least_sixty_lines() -> None:
    assert len(LINES) + len(AT_KONEX) >= 60


def test_the_candidate_in_view_is_offered_first() -> None:
    question = understand("call ada", BOOK, TODAY, KONEX).questions[0]
    assert [choice.words for choice in question.choices] == [
        "Ada Novak · Konex · CFO",
        "Ada Byron · Zeta Foods",
        "Only a word",
    ]


def test_how_sure_follows_from_heard_and_saw() -> None:
    assert understand("heard konex grows", BOOK, TODAY, None).certainty is Certainty.TOLD
    assert understand("saw konex grow", BOOK, TODAY, None).certainty is Certainty.SEEN


def test_a_contact_with_a_score_is_a_check_in_and_one_about_an_issue_is_work_on_it() -> None:
    assert understand("call ada konex 8/10", BOOK, TODAY, None).touch is TouchKind.CHECK_IN
    assert understand("call konex #4", BOOK, TODAY, None).touch is TouchKind.ISSUE_WORK
    assert understand("heard konex needs labels", BOOK, TODAY, None).about is IntelKind.NEED


def test_a_meeting_keeps_the_way_it_is_held() -> None:
    assert understand("call ada konex tomorrow", BOOK, TODAY, None).channel is Channel.CALL
    assert understand("konex tue 15:30", BOOK, TODAY, None).channel is Channel.VISIT
