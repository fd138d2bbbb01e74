"""What draws itself wraps and follows the font; columns share the width, or stack where there is no room."""

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from amdesk.ui.kit.abreast import Abreast
from amdesk.ui.kit.asleep import sleeping_link
from amdesk.ui.kit.cards import SleepingCard
from amdesk.ui.kit.drawn import Pill, Words, looks
from amdesk.ui.kit.drawn_groups import Across, Down
from amdesk.ui.kit.fonts import TextRole
from amdesk.ui.kit.labels import Link
from amdesk.ui.kit.pile import Pile
from amdesk.ui.kit.surface import DrawnRow, sleeping_row


def card(title: str, *parts: Words | QWidget) -> SleepingCard:
    made = SleepingCard(title)
    for part in parts:
        made.add(part)
    return made


def test_words_take_one_line_where_they_fit_and_more_where_they_do_not(qtbot: QtBot) -> None:
    words = Words("one two three four")
    line = looks(TextRole.BODY).measures.height()
    assert words.height(words.size().width()) == line
    assert words.height(words.size().width() - 1) >= 2 * line
    assert Words("one\ntwo").height(500) >= 2 * line


def test_what_stands_across_leaves_the_rest_of_the_width_to_the_wide_one(qtbot: QtBot) -> None:
    first, second = Words("left"), Words("right")
    Across(first, second, gap=8).place(QRect(10, 0, 300, 20))
    assert second.rect.right() == 309
    assert first.rect.width() == 300 - 8 - second.size().width()


def test_a_row_opens_by_click_enter_and_space_and_says_all_its_words(qtbot: QtBot) -> None:
    row = DrawnRow("Ada", Down(Words("Ada"), Words("CFO", TextRole.SMALL)))
    qtbot.addWidget(row)
    row.show()
    opened: list[bool] = []
    row.clicked.connect(lambda: opened.append(True))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert len(opened) == 3
    assert (row.accessibleName(), row.accessibleDescription()) == ("Ada", "Ada\nCFO")


def test_cards_close_up_when_one_is_taken_and_grow_with_what_is_on_them(qtbot: QtBot) -> None:
    pile, link = Pile(gap=10), Link("more")
    first, second = card("First", Words("word " * 40)), card("Second", link)
    pile.insert(0, first)
    pile.insert(1, second)
    qtbot.addWidget(pile)
    pile.resize(300, 600)
    pile.show()
    qtbot.waitUntil(lambda: pile.is_ready)
    upper, lower = first.awake, second.awake
    assert lower.y() == upper.height() + 10
    before = lower.height()
    link.setMinimumHeight(90)
    qtbot.waitUntil(lambda: lower.height() > before)
    pile.take(first)
    upper.setParent(None)
    qtbot.addWidget(upper)
    qtbot.waitUntil(lambda: lower.y() == 0)


def test_what_sleeps_stands_and_looks_as_it_does_awake(qtbot: QtBot) -> None:
    pressed: list[str] = []
    link = sleeping_link("Edit it", "edit", partial(pressed.append, "edit"))
    row = sleeping_row("Ada", Across(Words("Ada"), Pill("late")), partial(pressed.append, "row"))
    pile, only = Pile(gap=10), card("Title", link, row)
    pile.insert(0, only)
    qtbot.addWidget(pile)
    pile.resize(300, 200)
    pile.show()
    asleep, where = pile.grab().toImage(), (QRect(link.rect), QRect(row.rect))
    assert not pile.findChildren(QWidget)
    pile.wake()
    assert pile.grab().toImage() == asleep
    assert (link.rect, row.rect) == where
    qtbot.mouseClick(link.awake, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link.awake, Qt.Key.Key_Return)
    qtbot.keyClick(row.awake, Qt.Key.Key_Space)
    assert pressed == ["edit", "edit", "row"]


def test_a_larger_font_makes_the_cards_higher(qtbot: QtBot, qapp: QApplication) -> None:
    pile, only = Pile(gap=10), card("Title", Words("words that stand here"))
    pile.insert(0, only)
    qtbot.addWidget(pile)
    pile.resize(300, 600)
    pile.show()
    pile.wake()
    before, font = only.awake.height(), qapp.font()
    larger = qapp.font()
    larger.setPixelSize(26)
    qapp.setFont(larger)
    try:
        qtbot.waitUntil(lambda: only.awake.height() > before)
    finally:
        qapp.setFont(font)


def test_columns_share_the_width_stack_where_it_is_narrow_and_leave_room_when_hidden(qtbot: QtBot) -> None:
    piles = [Pile(gap=10), Pile(gap=10)]
    for at, pile in enumerate(piles):
        pile.insert(0, card(f"Card {at}"))
    both = Abreast(*piles, proportion=(2.0, 1.0), collapse_below=400)
    qtbot.addWidget(both)
    both.resize(616, 300)
    both.show()
    assert [(pile.x(), pile.width()) for pile in piles] == [(0, 400), (416, 200)]
    both.resize(300, 300)
    assert [(pile.x(), pile.width()) for pile in piles] == [(0, 300), (0, 300)]
    assert piles[1].y() == piles[0].height() + 16
    both.resize(616, 300)
    piles[1].hide()
    qtbot.waitUntil(lambda: piles[0].width() == 616)
