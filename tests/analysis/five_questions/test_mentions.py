"""Names in a field: known by their beginnings, new, or only a title."""

import pytest

from amdesk.analysis.five_questions import Mention, mentions
from amdesk.analysis.quick_entry import Known, NamedAccount, NamedPerson
from amdesk.model.values import LineKind

KONEX = 7
PEOPLE = (
    NamedPerson(1, "Ada Novak", KONEX, "Chief Financial Officer"),
    NamedPerson(2, "Ben Okafor", KONEX, "Buyer"),
    NamedPerson(3, "Ádám Berg", KONEX),
    NamedPerson(4, "Chloé Duval", 8, "Owner"),
)
KNOWN = Known((NamedAccount(KONEX, "Konex"), NamedAccount(8, "Acme")), PEOPLE)


def read(text: str) -> tuple[Mention, ...]:
    return mentions(text, KNOWN, KONEX)


def only(text: str) -> Mention:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(("typed", "person"), [("nov", 1), ("Ada Novak", 1), ("adam", 3), ("ben", 2), ("cfo", 1)])
def test_someone_known_is_found_by_the_beginning_of_a_name_or_by_title(typed: str, person: int) -> None:
    assert only(typed).id == person


def test_two_that_could_be_meant_are_asked_not_guessed() -> None:
    found = only("ad")
    assert (found.id, {person.name for person in found.candidates}) == (None, {"Ada Novak", "Ádám Berg"})


def test_someone_of_another_account_is_new_here() -> None:
    assert (only("Chloé Duval").id, only("Chloé Duval").is_placeholder) == (None, False)


def test_several_stand_between_commas() -> None:
    assert [found.name for found in read("nov, dana scully; Ben")] == ["Ada Novak", "Dana Scully", "Ben Okafor"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ceo", "CEO"),
        ("head of purchasing", "Head of purchasing"),
        ("Plant Manager", "Plant Manager"),
        ("owner", "Owner"),
    ],
)
def test_a_title_alone_is_a_placeholder(typed: str, title: str) -> None:
    found = only(typed)
    assert (found.is_placeholder, found.name, found.job) == (True, title, title)


def test_a_title_in_brackets_belongs_to_the_name() -> None:
    found = only("Dana Scully (plant manager)")
    assert (found.name, found.job, found.is_placeholder) == ("Dana Scully", "Plant manager", False)


def test_a_name_in_brackets_belongs_to_the_title() -> None:
    found = only("head of purchasing (Maria Lopez)")
    assert (found.name, found.job, found.is_placeholder) == ("Maria Lopez", "Head of purchasing", False)


def test_a_boss_can_be_said_beside_a_name() -> None:
    kind, boss = only("dana scully reports to nov").heeds or (None, None)
    assert kind is LineKind.REPORTS and boss is not None and boss.id == 1


def test_an_influence_can_be_said_beside_a_name() -> None:
    kind, whom = only("ben listens to Dana Scully").heeds or (None, None)
    assert kind is LineKind.ADVISES and whom is not None and (whom.id, whom.name) == (None, "Dana Scully")


@pytest.mark.parametrize("typed", ["", " , ;", "()", "reports to", "((", "\n"])
def test_strange_input_is_never_a_crash(typed: str) -> None:
    assert all(found.name for found in read(typed))


def test_what_was_understood_reads_as_words() -> None:
    said = [found.said for found in read("nov, Dana Scully, ceo")]
    assert said == ["Ada Novak (Chief Financial Officer)", "new: Dana Scully", "not known by name: CEO"]
