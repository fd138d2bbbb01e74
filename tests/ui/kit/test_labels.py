"""Text from outside stays text, wherever it is shown."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole, plain_tip, shown, tip_text
from amdesk.ui.kit.notice import Notices
from amdesk.ui.kit.panel import Card, Empty
from amdesk.ui.kit.search_field import SearchField
from amdesk.ui.kit.theme import DARK, ThemeChoice, theme, themes

HOSTILE = "Smith <img src='file:///nowhere/pixel.png'> <b>& Sons</b>"


@pytest.mark.parametrize("role", list(TextRole))
def test_labels_are_plain_from_the_start(qtbot, role: TextRole) -> None:
    label = Text(HOSTILE, role=role, wrap=True, selectable=True)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_every_label_inside_the_kits_panels_is_plain(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    card = Card(HOSTILE, HOSTILE, window)
    card.body.addWidget(Empty(HOSTILE, "Begin", window.update))
    card.body.addWidget(Chip(HOSTILE, Tone.BAD, "▼"))
    Notices(window).say(HOSTILE, Tone.BAD, HOSTILE, window.update)
    labels = window.findChildren(QLabel)
    assert len(labels) >= 5
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_tooltip_shows_markup_as_typed(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain_tip(widget, "<img src=x>\nnext & last")
    assert widget.toolTip() == "<qt>&lt;img src=x&gt;<br>next &amp; last</qt>"
    assert tip_text("") == ""


def test_a_link_shows_an_ampersand_and_answers_the_keyboard(qtbot) -> None:
    link = Link("R&D <b>")
    qtbot.addWidget(link)
    assert link.text() == "R&&D <b>"
    assert QAccessible.queryAccessibleInterface(link).text(QAccessible.Text.Name) == "R&D <b>"
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)


def test_a_line_too_long_is_cut_and_told_in_the_tooltip(qtbot) -> None:
    label = Elided("word " * 40)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    at = QPoint(5, 5)
    QApplication.sendEvent(label, QEnterEvent(at, at, label.mapToGlobal(at)))
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(at)))
    assert QToolTip.text().startswith("<qt>word word")
    QToolTip.hideText()


def test_megabytes_are_not_laid_out() -> None:
    assert len(shown("x" * 10_000_000)) == 300
    assert shown("a\n b\t c") == "a b c"


def test_a_chip_says_its_words_without_the_sign(qtbot) -> None:
    chip = Chip("9 days late", Tone.BAD, "▲")
    qtbot.addWidget(chip)
    assert chip.text() == "▲ 9 days late"
    assert chip.accessibleName() == "9 days late"


def test_the_button_of_an_empty_view_begins(qtbot) -> None:
    begun: list[bool] = []
    empty = Empty("Nothing yet.", "Begin", lambda: begun.append(True))
    qtbot.addWidget(empty)
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert begun == [True]


def test_a_toned_text_follows_the_theme(qtbot, qapp: QApplication) -> None:
    text = Text("Two promises are late")
    qtbot.addWidget(text)
    text.set_tone(Tone.BAD)
    text.show()
    themes().apply(qapp, ThemeChoice.DARK)
    assert text.palette().color(text.foregroundRole()) == DARK.bad
    text.set_tone(None)
    assert text.palette().color(text.foregroundRole()) == DARK.text


def test_a_tone_given_before_there_is_a_parent_stays(qtbot) -> None:
    card = Card()
    qtbot.addWidget(card)
    text = Text("Step 2 needs evidence", role=TextRole.SMALL)
    text.set_tone(Tone.BAD)
    card.body.addWidget(text)
    card.show()
    assert text.palette().color(text.foregroundRole()) == theme().bad


def test_a_hint_without_room_is_one_word(qtbot) -> None:
    field = SearchField("Search people, plans, issues … or type a command")
    qtbot.addWidget(field)
    field.resize(120, 30)
    field.show()
    assert field.placeholderText() == "Search"
    field.resize(600, 30)
    assert field.placeholderText() == field.hint
