"""Lines as people type them, each with what must be understood of it, worked out by hand."""

from datetime import date, time
from typing import Any

import pytest

from amdesk.analysis.quick_entry import Decision, Entry, EntryKind, Known, NamedAccount, understand
from amdesk.model.values import Certainty, Channel, IntelKind, PromiseBy, TouchKind
from tests.analysis.quick_entry.book import BOOK, KONEX, TODAY

US, THEM = PromiseBy.US, PromiseBy.THEM
VISIT, CALL, MAIL, VIDEO, MEET = EntryKind.VISIT, EntryKind.CALL, EntryKind.MAIL, EntryKind.VIDEO, EntryKind.MEET
HEARD, SAW, ISSUE, TO_DO, ASKS = EntryKind.HEARD, EntryKind.SAW, EntryKind.ISSUE, EntryKind.TO_DO, EntryKind.ASKS
NOTE = EntryKind.NOTE
ADA, BEN, BILL, JOSE = "Ada Novak", "Ben Okafor", "Bill Smith", "José Muñoz"
FRI, MON, TUE = date(2026, 11, 27), date(2026, 11, 23), date(2026, 11, 24)
EIGHT_AND_A_HALF = "Scores are whole numbers. What is “8.5/10”?"


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
        "minutes": entry.minutes,
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
    (
        "visit konex prices, they promise a PO by 12 dec, in good mood",
        dict(
            kind=VISIT,
            account="Konex",
            promises=[(THEM, "a PO", date(2026, 12, 12))],
            text="prices, in good mood",
        ),
    ),
    (
        "we promise konex the roadmap end of month",
        dict(kind=NOTE, account="Konex", promises=[(US, "konex the roadmap", date(2026, 11, 30))]),
    ),
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
        dict(kind=TO_DO, account="Konex", people=[ADA], day=FRI, text="send cost sheet to ada novak konex"),
    ),
    ("todo order paper", dict(kind=TO_DO, text="order paper")),
    (
        "todo konex next mon chase pallets",
        dict(kind=TO_DO, account="Konex", day=date(2026, 11, 23), text="chase pallets"),
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
    # Promises joined by "and", with "will", and without who
    (
        "call ada konex we promise cost sheet fri and they promise forecast mon",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "cost sheet", FRI), (THEM, "forecast", MON)]),
    ),
    (
        "call ada konex we promised cost sheet by friday and samples by monday",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "cost sheet", FRI), (US, "samples", MON)]),
    ),
    (
        "call ada konex we promise two pallets and samples fri",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "two pallets and samples", FRI)]),
    ),
    (
        "call ada konex we promise delivery mon or tue",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "delivery mon or tue", TUE)]),
    ),
    (
        "call ada konex, she promises to pay by 5 dec and order more",
        dict(
            kind=CALL,
            account="Konex",
            people=[ADA],
            promises=[(THEM, "pay", date(2026, 12, 5)), (THEM, "order more", None)],
        ),
    ),
    (
        "call helen konex we will send the cost sheet fri",
        dict(
            kind=CALL,
            account="Konex",
            promises=[(US, "send the cost sheet", FRI)],
            asks=["New person “Helen” at Konex?"],
        ),
    ),
    (
        "call ada konex I'll send the cost sheet fri",
        dict(kind=CALL, account="Konex", people=[ADA], promises=[(US, "send the cost sheet", FRI)]),
    ),
    (
        "call ada konex talked prices and they’ll send the forecast mon",
        dict(
            kind=CALL, account="Konex", people=[ADA], promises=[(THEM, "send the forecast", MON)], text="talked prices"
        ),
    ),
    (
        "call ada konex they will need labels",
        dict(kind=CALL, account="Konex", people=[ADA], needs=["labels"]),
    ),
    (
        "call ada konex promised cost sheet fri",
        dict(kind=CALL, account="Konex", people=[ADA], asks=["Who promised “cost sheet”?"]),
    ),
    ("call ada konex we will see", dict(kind=CALL, account="Konex", people=[ADA], text="we will see")),
    ("call ada konex they will not pay", dict(kind=CALL, account="Konex", people=[ADA], text="they will not pay")),
    (
        "call ada konex asked if we will deliver",
        dict(kind=CALL, account="Konex", people=[ADA], text="asked if we will deliver"),
    ),
    (
        "call ada konex a broken promise again",
        dict(kind=CALL, account="Konex", people=[ADA], text="a broken promise again"),
    ),
    # A day that belongs to what was said is no day of the contact, and its word stays
    (
        "call ada konex will send forecast mon",
        dict(kind=CALL, account="Konex", people=[ADA], text="will send forecast mon"),
    ),
    ("asks konex can we deliver monday", dict(kind=ASKS, account="Konex", text="can we deliver monday")),
    (
        "asks konex yesterday can we deliver monday",
        dict(kind=ASKS, account="Konex", day=date(2026, 11, 20), text="can we deliver monday"),
    ),
    ("heard konex will open monday", dict(kind=HEARD, account="Konex", text="will open monday")),
    ("visit konex talked prices tue", dict(kind=VISIT, account="Konex", day=date(2026, 11, 17), text="talked prices")),
    # Hours
    ("meet konex ada tuesday at 9", dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(9))),
    ("meet konex tue at 3", dict(kind=MEET, account="Konex", day=TUE, time=time(15))),
    ("meet konex 24 nov 1530", dict(kind=MEET, account="Konex", day=TUE, time=time(15, 30))),
    (
        "meet konex next tuesday 10-11 ada",
        dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(10), minutes=60),
    ),
    (
        "meet konex tue 10:00–11:30 leeds",
        dict(kind=MEET, account="Konex", day=TUE, time=time(10), minutes=90, place="leeds"),
    ),
    ("meet konex tue 11-1", dict(kind=MEET, account="Konex", day=TUE, time=time(11), minutes=120)),
    ("meet konex tue 9 to 10", dict(kind=MEET, account="Konex", day=TUE, time=time(9), minutes=60)),
    ("meet konex 10-11", dict(kind=MEET, account="Konex", day=date(2027, 11, 10))),
    (
        "konex tue at 1530 leeds ada",
        dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(15, 30), place="leeds"),
    ),
    ("konex tue 1200 pallets", dict(kind=NOTE, account="Konex", day=date(2026, 11, 17), text="1200 pallets")),
    ("konex tue 1000-1200 pallets", dict(kind=NOTE, account="Konex", day=date(2026, 11, 17), text="1000-1200 pallets")),
    ("call konex tue 1200 pallets", dict(kind=CALL, account="Konex", day=date(2026, 11, 17), text="1200 pallets")),
    ("call konex next tuesday 1530, ada", dict(kind=MEET, account="Konex", people=[ADA], day=TUE, time=time(15, 30))),
    ("konex tue 12h", dict(kind=MEET, account="Konex", day=TUE, time=time(12))),
    ("meet konex tue at 9 in leeds", dict(kind=MEET, account="Konex", day=TUE, time=time(9), place="leeds")),
    (
        "meet konex tue we will bring samples",
        dict(kind=MEET, account="Konex", day=TUE, text="we will bring samples"),
    ),
    (
        "call ada konex looked at 9 pallets",
        dict(kind=CALL, account="Konex", people=[ADA], text="looked at 9 pallets"),
    ),
    ("meet konex mon or tue", dict(kind=MEET, account="Konex", asks=["On which day?"])),
    ("meet konex mon/tue 10am", dict(kind=MEET, account="Konex", time=time(10), asks=["On which day?"])),
    # Other words for the same
    ("met ada konex yesterday", dict(kind=VISIT, account="Konex", people=[ADA], day=date(2026, 11, 20))),
    (
        "met ada konex tue 15:30",
        dict(kind=VISIT, account="Konex", people=[ADA], day=date(2026, 11, 17), time=time(15, 30)),
    ),
    ("phone ada konex", dict(kind=CALL, account="Konex", people=[ADA])),
    ("ring ada konex", dict(kind=CALL, account="Konex", people=[ADA])),
    ("rang ada konex", dict(kind=CALL, account="Konex", people=[ADA])),
    ("zoom ada konex", dict(kind=VIDEO, account="Konex", people=[ADA])),
    ("teams ada konex", dict(kind=VIDEO, account="Konex", people=[ADA])),
    (
        "ask ada konex about prices fri",
        dict(kind=TO_DO, account="Konex", people=[ADA], day=FRI, text="ask ada konex about prices"),
    ),
    ("to do konex chase pallets fri", dict(kind=TO_DO, account="Konex", day=FRI, text="chase pallets")),
    # Ends of spans, and days of a month
    ("todo konex prices by the 5th", dict(kind=TO_DO, account="Konex", day=date(2026, 12, 5), text="prices")),
    ("visit konex on the 5th", dict(kind=VISIT, account="Konex", day=date(2026, 11, 5))),
    ("call ada konex the 5th floor", dict(kind=CALL, account="Konex", people=[ADA], text="the 5th floor")),
    ("todo konex budget eom", dict(kind=TO_DO, account="Konex", day=date(2026, 11, 30), text="budget")),
    ("todo konex budget eoq", dict(kind=TO_DO, account="Konex", day=date(2026, 12, 31), text="budget")),
    ("todo konex budget q1", dict(kind=TO_DO, account="Konex", day=date(2027, 1, 1), text="budget")),
    ("call ada konex q1 budget", dict(kind=CALL, account="Konex", people=[ADA], text="q1 budget")),
    # Scores between two, two people at once, and an issue named within
    ("call ada konex 8.5/10", dict(kind=CALL, account="Konex", people=[ADA], asks=[EIGHT_AND_A_HALF])),
    ("call ada konex 8.0/10", dict(kind=CALL, account="Konex", people=[ADA], score=8)),
    ("call ada/bill konex", dict(kind=CALL, account="Konex", people=[ADA, BILL])),
    (
        "call ada konex red/blue labels, w/o pallets",
        dict(kind=CALL, account="Konex", people=[ADA], text="red/blue labels, w/o pallets"),
    ),
    ("call konex @ben #labels arrived", dict(kind=CALL, account="Konex", issue=4, text="arrived", people=[BEN])),
    (
        "call bill konex pallets for #labels arrived",
        dict(kind=CALL, account="Konex", people=[BILL], issue=4, text="pallets arrived"),
    ),
    ("issue konex #labels again", dict(kind=ISSUE, account="Konex", text="#labels again")),
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
        dict(kind=TO_DO, account="Konex", people=[ADA], day=FRI, text="send cost sheet to ada"),
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


def test_a_bare_promise_is_theirs_when_the_user_says_so() -> None:
    question = understand("call ada konex promised cost sheet fri", BOOK, TODAY, None).questions[0]
    assert [choice.words for choice in question.choices] == ["We did", "They did", "Only words"]
    entry = understand(
        "call ada konex promised cost sheet fri", BOOK, TODAY, None, {question.key: question.choices[1].decision}
    )
    assert [(one.by, one.text, one.due) for one in entry.promises] == [(THEM, "cost sheet", FRI)]


def test_one_of_two_days_is_taken_when_the_user_says_which() -> None:
    question = understand("meet konex mon or tue", BOOK, TODAY, None).questions[0]
    entry = understand("meet konex mon or tue", BOOK, TODAY, None, {question.key: question.choices[1].decision})
    assert (entry.day, entry.questions) == (TUE, ())


def test_a_score_between_two_is_the_one_the_user_says() -> None:
    question = understand("call ada konex 8,5/10", BOOK, TODAY, None).questions[0]
    assert [choice.words for choice in question.choices] == ["8/10", "9/10", "Only a word"]
    said = {question.key: Decision(score=9)}
    assert understand("call ada konex 8,5/10", BOOK, TODAY, None, said).company == 9


def test_an_account_of_that_very_name_is_no_video_call() -> None:
    book = Known([NamedAccount(9, "Zoom"), KONEX])
    entry = understand("zoom 8/10", book, TODAY, None)
    assert (entry.kind, entry.account) == (NOTE, NamedAccount(9, "Zoom"))
