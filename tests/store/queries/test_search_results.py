"""What the search field shows."""

import pytest

from amdesk.model.people import Person
from amdesk.store import search
from amdesk.store.queries.search_results import FOUND, excerpt, marks, results


def find(konex, typed):
    return results(konex.workspace, search.find(konex.workspace.raw, typed), typed)


def test_names_that_begin_so_come_first(konex):
    found = find(konex, "co")
    assert (found[0].subject, found[0].title) == ("person", "Cora")
    assert "Cost sheet" in [r.title for r in found]


def test_a_first_name_comes_before_a_family_name(konex):
    with konex.workspace.write("Add") as session:
        session.add_all(
            Person(name=name, account_id=konex["konex"]) for name in ("Abel Covey", "Zoe Marr", "Covey Zed")
        )
    found = [r.title for r in find(konex, "cov")]
    assert found == ["Covey Zed", "Abel Covey"]


def test_a_kind_of_which_a_name_begins_so_comes_before_one_where_it_is_only_said(konex):
    with konex.workspace.write("Add") as session:
        session.get_one(Person, konex["cora"]).note = "The cost sheet came late"
        session.flush()
    found = find(konex, "cost")
    assert found[0].title == "Cost sheet" and "person" in {r.subject for r in found}


def test_a_result_knows_its_account(konex):
    overcharged = find(konex, "overch")[0]
    assert (overcharged.subject, overcharged.account, overcharged.account_id) == ("issue", "Konex", konex["konex"])


def test_one_letter_finds_nothing(konex):
    assert find(konex, "k") == []


def test_signs_of_patterns_are_only_text(konex):
    assert find(konex, "%%") == find(konex, "__") == []


@pytest.mark.parametrize("searched", search.SEARCHED, ids=lambda s: s.subject)
def test_every_searched_subject_can_be_shown(konex, searched):
    assert searched.subject in FOUND
    hits = [search.Hit(searched.subject, 1)]
    assert all(r.subject == searched.subject for r in results(konex.workspace, hits, "zzzz"))


def test_the_excerpt_shows_the_typed_word():
    text = "word " * 60 + "needle in it " + "word " * 60
    assert "needle" in excerpt(text, ["NEEDLE"])
    assert len(excerpt(text, ["needle"])) < 100
    assert excerpt("short", ["none"]) == "short"


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Café Novák", "cafe nov", ["Café", "Nov"]),
        ("Relabel the label", "label", ["label"]),
        ("東京 営業所", "営業", ["営業"]),
        ("Ёлка", "елка", ["Ёлка"]),
        ("Straße 1", "strasse", ["Straße"]),
        ("Ada", "zzz", []),
    ],
)
def test_what_was_typed_is_marked_as_it_is_written(text, typed, marked):
    assert [text[begin:end] for begin, end in marks(text, typed.split())] == marked
