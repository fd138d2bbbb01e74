"""A map with a few people, as real widgets on a real workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amdesk.model.accounts import Account
from amdesk.model.people import Line, Person
from amdesk.model.values import LineKind, Role, Stance
from amdesk.store.workspace import Workspace
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place

LONG_AGO = date(2025, 1, 10)
Left, NoKeys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class People:
    """Ada leads Ben and Cleo; Dan reports to Ben; Eve stands alone."""

    account: int
    ada: int
    ben: int
    cleo: int
    dan: int
    eve: int


@pytest.fixture
def people(workspace: Workspace) -> People:
    with workspace.write("People") as session:
        account = Account(name="Konex")
        session.add(account)
        session.flush()
        made = {name: Person(account_id=account.id, name=name, came_in=LONG_AGO) for name in NAMES}
        session.add_all(made.values())
        session.flush()
        for who, boss in (("Ben", "Ada"), ("Cleo", "Ada"), ("Dan", "Ben")):
            session.add(Line(source_id=made[who].id, target_id=made[boss].id, kind=LineKind.REPORTS, since=LONG_AGO))
        made["Ada"].take_role(Role.DECIDER, LONG_AGO)
        made["Ben"].stance = Stance.SUPPORTER
        return People(account.id, *(made[name].id for name in NAMES))


NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve")


class Hand:
    """What a user does with the mouse and the keys on the map."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.canvas = view.canvas

    def middle(self, person: int) -> QPoint:
        """The middle of a card in the viewport."""
        return self.canvas.card_rect(person).center().toPoint()

    def upper_edge(self, person: int) -> QPoint:
        """A point on the upper edge of a card."""
        area = self.canvas.card_rect(person)
        return QPoint(round(area.center().x()), round(area.top()) + 3)

    def right_edge(self, person: int) -> QPoint:
        """The middle of a card's right edge."""
        area = self.canvas.card_rect(person)
        return QPoint(round(area.right()), round(area.center().y()))

    def free_ground(self) -> QPoint:
        """A point below all cards."""
        area = self.canvas.map_scene.area()
        return self.canvas.viewport_point(QPointF(area.center().x(), area.bottom() + 90))

    def hover(self, at: QPoint) -> None:
        """Rest the mouse on a point."""
        QTest.mouseMove(self.canvas.viewport(), at)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NoKeys) -> None:
        """Click a point."""
        QTest.mouseClick(self.canvas.viewport(), Left, keys, at)

    def double_click(self, at: QPoint) -> None:
        """Double-click a point."""
        QTest.mouseDClick(self.canvas.viewport(), Left, NoKeys, at)
        QTest.mouseRelease(self.canvas.viewport(), Left, NoKeys, at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, release."""
        port = self.canvas.viewport()
        self.hover(start)
        QTest.mousePress(port, Left, NoKeys, start)
        for step in range(1, 6):
            QTest.mouseMove(port, start + (end - start) * step / 5)
        QTest.mouseRelease(port, Left, NoKeys, end)
        self.settle()

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NoKeys) -> None:
        """Press a key on the canvas."""
        QTest.keyClick(self.canvas, key, keys)
        self.settle()

    def type_name(self, name: str) -> None:
        """Type into the field for a name and press Enter."""
        QTest.keyClicks(self.canvas.name_field, name)
        QTest.keyClick(self.canvas.name_field, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        """Let what was stored be shown, and cards arrive."""
        QApplication.processEvents()
        QApplication.processEvents()
        self.canvas.glide.settle()


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[Desk]:
    made = Desk(workspace)
    yield made
    made.jobs.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, people: People) -> MapView:
    """The map of Konex in a window of its own."""
    made = MapView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.go_to(Place("account", people.account, "map"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: bool(made.people))
    made.canvas.setFocus()
    return made


@pytest.fixture
def hand(view: MapView) -> Hand:
    return Hand(view)
