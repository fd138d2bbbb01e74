"""A text takes as many lines as it needs, and never more than it may."""

import pytest
from pytestqt.qtbot import QtBot

from amdesk.ui.week.few_lines import FewLines

TITLE = "Bills put right and how we go on from here with the new contract"


@pytest.mark.parametrize(("words", "lines"), [(1, 1), (3, 1), (6, 2), (13, 3)])
def test_a_text_takes_as_many_lines_as_it_needs_up_to_three(qtbot: QtBot, words: int, lines: int) -> None:
    text = FewLines(" ".join(TITLE.split()[:words]), 3)
    qtbot.addWidget(text)
    text.show()
    text.resize(text.fontMetrics().horizontalAdvance("Bills put right"), 10)
    assert len(text.lines()) == lines
    assert " ".join(text.lines()) == text.text()
    assert text.height() == text.fontMetrics().lineSpacing() * len(text.lines())
