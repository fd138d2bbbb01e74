"""Letters are folded one way for the screen, the search, quick entry and imports."""

import pytest

from amdesk.letters import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ada", "ada"),
        ("Łódź Ærø", "lodz aero"),
        ("Straße", "strasse"),
        ("ΆΛΦΑ", "αλφα"),
        ("Ёлка", "елка"),
        ("ﬁnal", "final"),
        ("יוֹסֵף", "יוסף"),
        ("Kıvanç", "kivanc"),
    ],
)
def test_case_marks_and_ligatures_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_folding_twice_changes_nothing() -> None:
    once = folded("Ｄ．Ａ. O’Connor-Łęcki ﬃ Ǆ")
    assert folded(once) == once
