"""The position in a sentence, and how much each competitor threatens us, against figures worked out by hand."""

from amdesk.analysis.position import Threat, by_threat, position_sentence, threat, threat_words
from amdesk.model.position_rows import PositionRow, PresenceRow
from amdesk.model.values import PositionKind, Whose


def rival(
    name: str, strength: int | None, vulnerability: int | None, answer: str = "A named technician"
) -> PresenceRow:
    return PresenceRow(name, "Plant B", strength, "", vulnerability, answer)


def line(whose: Whose, proof: str = "") -> PositionRow:
    return PositionRow(whose, PositionKind.STRENGTH, "Close by", proof)


def test_the_threat_is_how_strong_it_is_times_how_open_we_are() -> None:
    assert threat(rival("A", 4, 3)) is Threat.SERIOUS  # 12 of 25
    assert threat(rival("A", 5, 2)) is Threat.MODERATE  # 10
    assert threat(rival("A", 2, 3)) is Threat.MODERATE  # 6
    assert threat(rival("A", 5, 1)) is Threat.SLIGHT  # 5


def test_a_threat_nobody_rated_is_not_known() -> None:
    assert threat(rival("A", None, 5)) is None
    assert threat_words(rival("A", 5, None)) == "? not known"


def test_the_most_dangerous_competitor_comes_first_and_those_not_rated_last() -> None:
    rivals = [rival("Etiqo", 2, 2), rival("Unknown", None, None), rival("Varnadal", 4, 5)]
    assert [one.competitor for one in by_threat(rivals)] == ["Varnadal", "Etiqo", "Unknown"]


def test_the_sentence_names_the_worst_and_what_rests_on_nothing() -> None:
    rows = [line(Whose.OURS, "31 stops fewer"), line(Whose.OURS), line(Whose.THEIRS)]
    assert position_sentence(rows, [rival("Varnadal", 4, 5)]) == (
        "Varnadal threatens us most here: serious, 4 of 5 strong, 5 of 5 open to it. 2 lines are without evidence."
    )


def test_a_serious_threat_without_an_answer_is_said() -> None:
    said = position_sentence([line(Whose.OURS, "x"), line(Whose.THEIRS, "x")], [rival("Varnadal", 4, 5, " ")])
    assert said == "Varnadal is a serious threat here, and we have no answer yet."


def test_what_is_missing_is_said() -> None:
    assert "not written down" in position_sentence([], [])
    assert "The customer's own side is empty." in position_sentence([line(Whose.OURS, "x")], [])
