"""What each arrangement says in its sentence."""

import pytest

from amdesk.analysis.coverage import MapStatus
from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_sentences import arrangement_sentence, first_line
from amdesk.model.values import LineKind, Role, Stance
from tests.analysis.maps import a_map, somebody

PEOPLE = (
    somebody(1, "Ada", influence=5, interest=9, stance=Stance.OPPONENT, unit="IT", roles=(Role.DECIDER,)),
    somebody(2, "Ben", influence=4, interest=2, stance=Stance.SUPPORTER, unit="Finance", covered_by=("Nora",)),
    somebody(3, "Cleo", influence=1, stance=Stance.CHAMPION),
)
LINES = [(1, 2, LineKind.ADVISES), (1, 3, LineKind.ADVISES), (2, 3, LineKind.MENTORS)]


@pytest.mark.parametrize(
    ("arrangement", "words"),
    [
        (Arrangement.HIERARCHY, ""),
        (Arrangement.INFLUENCE, "Ada is asked most, by 2 people. Then Ben (1)."),
        (Arrangement.POWER_INTEREST, "1 person to manage closely; 1 is not rated yet."),
        (Arrangement.STANCE_INFLUENCE, "Of 2 people with much influence 1 is with us and 1 is against us."),
        (Arrangement.UNITS, "People of 2 units; the unit of 1 is not known."),
        (Arrangement.COVERAGE, "Nobody of ours covers 2 people; 1 of them decides."),
    ],
)
def test_each_arrangement_says_what_it_shows(arrangement, words):
    assert arrangement_sentence(a_map(*PEOPLE, lines=LINES), arrangement) == words


def test_where_nothing_is_known_that_is_said():
    nobody = a_map(somebody(1))
    assert arrangement_sentence(nobody, Arrangement.INFLUENCE) == "Nobody said yet who listens to whom."
    assert arrangement_sentence(nobody, Arrangement.STANCE_INFLUENCE) == "Nobody is known to have much influence."
    assert arrangement_sentence(a_map(), Arrangement.COVERAGE) == ""


def test_a_map_of_strangers_has_no_all_clear():
    assert first_line([], MapStatus.NOBODY_INFLUENTIAL, 21) == (
        "Say first who decides here and who is listened to: nobody influential is known yet."
    )
    assert first_line([], MapStatus.DECIDER_WITH_US, 21) == "No gaps. A decider is with us."


def test_when_everyone_is_covered_that_is_said():
    covered = a_map(somebody(1, covered_by=("Nora",)))
    assert arrangement_sentence(covered, Arrangement.COVERAGE) == "Everyone on the map is covered by one of us."


def test_one_person_nobody_covers_is_named():
    alone = somebody(1, "Ada", roles=(Role.DECIDER,))
    covered = somebody(2, covered_by=("Nora",))
    assert arrangement_sentence(a_map(alone, covered), Arrangement.COVERAGE) == (
        "Nobody of ours covers Ada, who decides."
    )


def test_nobody_stands_out_where_everyone_is_asked_once():
    shown = a_map(somebody(1), somebody(2), lines=[(1, 2, LineKind.ADVISES), (2, 1, LineKind.ADVISES)])
    assert arrangement_sentence(shown, Arrangement.INFLUENCE) == "Nobody is asked by more than one person."
