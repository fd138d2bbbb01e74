"""A part of the plan of an account, shown as one meets it in the Plan tab."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.plans import Plan
from amdesk.ui.account.plan.part import PlanPart
from amdesk.ui.account.plan.tab import PlanTab
from amdesk.ui.account.plan.view import PlanView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place

P = TypeVar("P", bound=PlanPart)
Alt, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def shown(qtbot: QtBot, desk: Desk, account: int) -> PlanTab:
    """The Plan tab of an account."""
    tab = PlanTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1300, 800)
    tab.go_to(Place("account", account, "plan"))
    tab.show()
    return tab


def part(tab: PlanTab, name: str, kind: type[P]) -> P:
    """A part of it, begun."""
    tab.begin(name)
    found = tab.panels[name]
    assert isinstance(found, kind)
    return found


def awake(qtbot: QtBot, view: PlanView) -> PlanView:
    """The view a moment after it was seen, when it can be worked with."""
    qtbot.waitUntil(lambda: all(pile.is_ready for pile in (*view.strategy.sides, view.side)))
    return view


def child(view: QWidget, name: str) -> Any:
    """A control by its handle."""
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def tell(qtbot: QtBot, view: QWidget, name: str, words: str, key: Key = Key.Key_Return) -> None:
    """Type words into a field, then a key."""
    field = child(view, name)
    field.setFocus()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, key)


def has_focus(view: QWidget, name: str) -> bool:
    """Whether the keyboard stands there."""
    found = view.window().focusWidget()
    return found is not None and found.objectName() == name


def press(qtbot: QtBot, view: QWidget, name: str, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on something that may have come into view just now."""
    widget = child(view, name)
    qtbot.waitUntil(widget.isVisible)
    widget.setFocus()
    qtbot.keyClick(widget, key, modifiers)


def a_plan(desk: Desk, account: int) -> int:
    """A plan of the account for a year."""
    today = desk.workspace.today
    with desk.workspace.write("Plan") as session:
        made = Plan(account_id=account, name="One year", starts=today, ends=today.replace(year=today.year + 1))
        session.add(made)
        session.flush()
        return made.id
