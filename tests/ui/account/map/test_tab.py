"""The Map tab: the canvas first, its lists behind a menu, its colours those of the theme."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.ui.account.map.look import ink
from amdesk.ui.account.map.tab import MapTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.theme import ThemeChoice, theme, themes
from amdesk.ui.place import Place
from tests.ui.account.map.conftest import People


def opened(qtbot: QtBot, desk: Desk, people: People) -> MapTab:
    tab = MapTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1040, 560)
    tab.go_to(Place("account", people.account, "map"))
    tab.show()
    qtbot.waitUntil(lambda: bool(tab.map.people))
    return tab


def test_only_the_canvas_shows_until_a_list_is_asked_for(qtbot: QtBot, desk: Desk, people: People) -> None:
    tab = opened(qtbot, desk, people)
    assert not tab.head.isVisible()
    tab.go_to(Place("account", people.account, "map", "line", 1))
    assert tab.head.isVisible() and tab.row.current() == "line"


def test_a_person_is_shown_on_the_map(qtbot: QtBot, desk: Desk, people: People) -> None:
    tab = opened(qtbot, desk, people)
    tab.go_to(Place("account", people.account, "map", "line", 1))
    tab.go_to(Place("account", people.account, "map", "person", people.cleo))
    assert tab.row.current() == "main" and tab.map.canvas.chosen == [people.cleo]


def test_all_commands_have_room_on_a_small_screen(qtbot: QtBot, desk: Desk, people: People) -> None:
    tab = opened(qtbot, desk, people)
    bar = tab.map.toolbar
    assert bar.minimumSizeHint().width() <= bar.width()


def test_the_map_follows_the_theme(qtbot: QtBot, qapp: QApplication, desk: Desk, people: People) -> None:
    tab = opened(qtbot, desk, people)
    light = ink()
    themes().apply(qapp, ThemeChoice.DARK)
    qtbot.waitUntil(lambda: tab.map.canvas.backgroundBrush().color() == theme().card)
    assert ink() is not light
    themes().apply(qapp, ThemeChoice.LIGHT)
