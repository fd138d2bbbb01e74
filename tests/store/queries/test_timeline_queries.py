"""The timeline of an account page by page, and its touches."""

from datetime import date

import pytest

from amdesk.model.touches import Touch
from amdesk.store.queries.timeline import SUBJECTS, timeline, touch_rows


def test_what_happened_comes_newest_first(konex):
    entries = timeline(konex.workspace, konex["konex"])
    assert [(e.on, e.subject, e.kind) for e in entries[:2]] == [
        (date(2026, 11, 17), "promise", "overdue"),
        (date(2026, 11, 14), "intel", "market"),
    ]
    assert {(e.subject, e.kind) for e in entries if e.on == date(2026, 11, 9)} == {
        ("touch", "meeting"),
        ("promise", "promised-by-us"),
        ("pulse", "check-in"),
    }
    kinds = {(e.subject, e.kind) for e in entries}
    assert {
        ("issue", "reported"),
        ("plan", "proposed"),
        ("plan", "agreed"),
        ("invoice", "overdue"),
        ("contract", "begins"),
        ("person", "left"),
    } <= kinds
    assert ("contract", "ends") not in kinds
    days = [e.on for e in entries]
    assert days == sorted(days, reverse=True)


def test_an_entry_says_what_and_who(konex):
    found = {(e.subject, e.kind): e for e in timeline(konex.workspace, konex["konex"])}
    assert (found["touch", "meeting"].who, found["issue", "reported"].who) == ("Cora", "Ada")
    assert (found["plan", "agreed"].what, found["plan", "agreed"].who) == ("Plan 2026", "Ben Adler")
    assert found["person", "left"].who in ("Hottechi", "")


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 7])
def test_pages_together_are_the_whole(konex, limit):
    whole = timeline(konex.workspace, konex["konex"])
    pages, before = [], None
    while page := timeline(konex.workspace, konex["konex"], before, limit):
        pages += page
        before = (page[-1].on, page[-1].id)
    assert pages == whole


def test_only_some_subjects_or_one_person(konex):
    assert {e.subject for e in timeline(konex.workspace, konex["konex"], subjects=["intel"])} == {"intel"}
    assert timeline(konex.workspace, konex["konex"], subjects=[]) == []
    cora = timeline(konex.workspace, konex["konex"], person_id=konex["cora"])
    assert {e.subject for e in cora} == {"touch", "pulse"}
    assert timeline(konex.workspace, konex["other"])[0].subject == "issue"
    assert len(SUBJECTS) == len(set(SUBJECTS))


def test_touches_come_with_their_people(konex):
    assert [(t.on, t.people) for t in touch_rows(konex.workspace, konex["konex"])] == [
        (date(2026, 11, 9), ("Cora",)),
        (date(2026, 5, 1), ("Cora",)),
    ]
    assert len(touch_rows(konex.workspace, person_id=konex["cora"])) == 2
    assert touch_rows(konex.workspace, person_id=konex["ada"]) == []
    assert len(touch_rows(konex.workspace, since=date(2026, 6, 1))) == 1
    assert len(touch_rows(konex.workspace, limit=1)) == 1


def test_a_page_of_a_long_timeline_is_read_by_its_index(konex):
    with konex.workspace.write("Many touches") as session:
        session.add_all(Touch(account_id=konex["konex"], on=date(2026, 1, 1 + i % 28)) for i in range(300))
    assert len(timeline(konex.workspace, konex["konex"], limit=100)) >= 100
