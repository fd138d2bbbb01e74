"""What must not stand on the customer's paper is found, and a name alone never is."""

import pytest

from amdesk.analysis.leaks import LeakKind, Secrets, Text

REMARK = "He only trusts people who failed once, and says so at dinner."
SECRETS = Secrets(
    internal=(
        Text("Rupert Vasey, personality", REMARK),
        Text("Ada Okonjo, politics", "hates Rupert"),
        Text("Objective “Renew”, why for us", "Rupert Vasey"),
        Text("Helen, feelings", "她不喜欢被催促"),
    ),
    competitors=("Opentech", "North & Sons"),
    names=("Rupert Vasey", "Ada Okonjo", "Konex"),
)


def found(words: str) -> list[tuple[LeakKind, str]]:
    return [(leak.kind, leak.words) for leak in SECRETS.leaks([Text("Action 1", words)])]


def test_five_words_in_a_row_of_an_internal_text_are_a_leak() -> None:
    assert found("Note: people who FAILED once – and says nothing.") == [
        (LeakKind.TEXT, "people who FAILED once – and says")
    ]


def test_four_words_in_a_row_are_none() -> None:
    assert found("Ask people who failed once to join.") == []


def test_a_short_internal_text_is_a_leak_where_it_stands_whole() -> None:
    assert found("Somebody hates Rupert here") == [(LeakKind.TEXT, "hates Rupert")]


def test_a_name_alone_is_never_a_leak() -> None:
    assert found("Meet Rupert Vasey and Ada Okonjo of Konex") == []


def test_a_text_in_a_script_without_spaces_is_found_by_its_signs() -> None:
    assert found("注意:她不喜欢被催促。") == [(LeakKind.TEXT, "她不喜欢被催促")]


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("Win the sceptics over", LeakKind.STANCE, "sceptics"),
        ("Ada Okonjo is neutral to us", LeakKind.STANCE, "neutral"),
        ("Rupert (−−) to be met", LeakKind.STANCE, "−−"),
        ("Raise her influence", LeakKind.INFLUENCE, "influence"),
        ("Who has the authority?", LeakKind.AUTHORITY, "authority"),
        ("Keep OPENTECH out", LeakKind.COMPETITOR, "OPENTECH"),
        ("Beat North and win, north & sons too", LeakKind.COMPETITOR, "north & sons"),
        ("at a margin of 30", LeakKind.MARGIN, "margin"),
        ("Health 75 in May", LeakKind.HEALTH, "Health 75"),
    ],
)
def test_each_kind_of_secret_is_found_with_its_words(words: str, kind: LeakKind, said: str) -> None:
    assert (kind, said) in found(words)


@pytest.mark.parametrize("words", ["A carbon-neutral line", "Sells to health care", "C++ tools", "2−−3", ""])
def test_everyday_words_are_no_leak(words: str) -> None:
    assert found(words) == []


def test_a_finding_names_place_words_and_where_they_come_from() -> None:
    (leak,) = SECRETS.leaks([Text("Action “Dinner”", "only trusts people who failed")])
    assert leak.sentence == (
        "Action “Dinner” says “only trusts people who failed”, which stands in Rupert Vasey, personality."
    )


def test_a_release_is_remembered_until_the_words_change() -> None:
    first = SECRETS.leaks([Text("Action", "Beat Opentech", "action", 7, "name")])[0]
    same = SECRETS.leaks([Text("Action renamed", "We beat opentech.", "action", 7, "name")])[0]
    other = SECRETS.leaks([Text("Action", "Beat North & Sons", "action", 7, "name")])[0]
    assert first.key == same.key != other.key
