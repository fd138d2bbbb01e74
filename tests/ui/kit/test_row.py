"""Rows open by mouse and keys; meters and rings say in words what they show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from amdesk.analysis.series import Tone
from amdesk.ui.kit.labels import Chip, Link
from amdesk.ui.kit.meter import Meter, Ring
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.theme import LIGHT


def test_a_row_opens_by_click_enter_and_space(qtbot) -> None:
    row = Row("Visit Konex")
    qtbot.addWidget(row)
    row.add_words("Visit", "Konex, Leeds")
    row.line.addWidget(Chip("today"))
    row.show()
    opened: list[bool] = []
    row.clicked.connect(lambda: opened.append(True))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert len(opened) == 3
    assert QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Name) == "Visit Konex"


def test_a_link_in_a_row_does_not_open_the_row_too(qtbot) -> None:
    row = Row("Visit")
    qtbot.addWidget(row)
    link = Link("edit")
    row.line.addWidget(link)
    row.show()
    with qtbot.assertNotEmitted(row.clicked), qtbot.waitSignal(link.clicked):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("share", "is_filled"), [(None, False), (0, False), (-1, False), (0.5, True), (1, True), (1.7, True)]
)
def test_any_share_can_be_shown(qtbot, share: float | None, is_filled: bool) -> None:
    for shown in (Meter(share, 0.9, Tone.GOOD, "half of it"), Ring(share, "47 %", Tone.GOOD, "half of it")):
        qtbot.addWidget(shown)
        image = shown.grab().toImage()
        inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert (LIGHT.good_mark.name() in inks) == is_filled
        assert shown.accessibleName() == "half of it"
