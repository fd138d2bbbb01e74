"""Two workspaces that differ only in what is ours alone, and everything the window shows of each."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from sqlalchemy import Column, Text

from amdesk.model.all import Base
from amdesk.model.fields import Kind
from amdesk.store.blot import COMMON
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.pages import BY_NAME, TABS
from amdesk.ui.place import Place
from amdesk.ui.tabs import TabRow
from amdesk.ui.view import View
from amdesk.ui.window import Window
from tests.ui.sampled import TODAY

CANARY = "Kanarienvogel"
AMOUNT = 31_415_927
HEALTH = 23
SIZE = (1280, 800)
Role = Qt.ItemDataRole


def with_other_secrets(sample: Path, path: Path, account: int) -> Path:
    """A copy of the sample in which everything but what anyone may see of `account` is another."""
    shutil.copy(sample, path)
    workspace = Workspace.open(path, today=TODAY)
    raw = workspace.raw
    raw.execute("PRAGMA query_only=OFF")
    _rename(workspace, account)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if change := _other(table.name, column):
                raw.execute(f'UPDATE "{table.name}" SET "{column.name}" = {change}')
    raw.execute("UPDATE rating SET value = CASE what WHEN 'stance' THEN -2 WHEN 'authority' THEN 999 ELSE 1 END")
    raw.execute(f"UPDATE account_state SET health = {HEALTH}, band = 'bad'")
    raw.execute(f"UPDATE account_concern SET sentence = '{CANARY}', weight = weight + 7")
    raw.execute(f"UPDATE account_summary SET revenue_12 = {AMOUNT}, revenue_before = 1")
    raw.execute(f"UPDATE revenue_month SET amount = {AMOUNT}")
    raw.execute("DELETE FROM account_concern WHERE rule = (SELECT min(rule) FROM account_concern)")
    workspace.close()
    return path


def _other(table: str, column: "Column[Any]") -> str:
    """The SQL of another secret in place of the one there; empty for what is no secret."""
    described = column.info.get("field")
    if described is None or not described.is_ours_alone or (table, column.name) == ("competitor", "name"):
        return ""
    if described.kind is Kind.MONEY:
        return f'"{column.name}" + {AMOUNT}'
    if isinstance(column.type, Text) and described.kind in (Kind.TEXT, Kind.NOTE):
        return f"'{CANARY} ' || \"{column.name}\""
    if described.kind in (Kind.SCALE, Kind.PERCENT):
        return f'1 + "{column.name}" % 3'
    if described.kind is Kind.YES:
        return f'1 - "{column.name}"'
    return ""


def _rename(workspace: Workspace, account: int) -> None:
    """Give every other account and its people other names, wherever they are written."""
    for number, name in workspace.raw.execute("SELECT id, name FROM account WHERE id <> ?", (account,)).fetchall():
        first = name.split()[0]
        _replace(workspace, name, f"{CANARY}{number} Works")
        if len(first) > 3 and first.casefold() not in COMMON:
            _replace(workspace, first, f"{CANARY}{number}")
    for (name,) in workspace.raw.execute("SELECT name FROM person WHERE account_id <> ?", (account,)).fetchall():
        _replace(workspace, name, f"{CANARY} {name.split()[0]}son")
    for number, name in workspace.raw.execute("SELECT id, name FROM competitor").fetchall():
        _replace(workspace, name, f"{CANARY}{number} Rivals")
        _replace(workspace, name.split()[0], f"{CANARY}{number}")


def _replace(workspace: Workspace, old: str, new: str) -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Text) and "field" in column.info:
                workspace.raw.execute(
                    f'UPDATE "{table.name}" SET "{column.name}" = replace("{column.name}", ?, ?) '
                    f'WHERE instr("{column.name}", ?)',
                    (old, new, old),
                )


@dataclass
class Seen:
    """What one window showed: a picture and all words of each part of a place."""

    pictures: dict[str, QImage] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)

    def take(self, name: str, widget: QWidget) -> None:
        """Keep how `widget` looks and what it says."""
        self.pictures[name] = _still(widget)
        self.words[name] = list(words_of(widget))


def _still(widget: QWidget) -> QImage:
    """How a widget looks once it looks the same twice: a chart gives its axes room only after it was painted."""
    picture = widget.grab().toImage()
    for _round in range(20):
        _wait(25)
        again = widget.grab().toImage()
        if again == picture:
            break
        picture = again
    return picture


def places(account: int) -> Iterator[tuple[str, Place]]:
    """Every page, and every tab of an account."""
    for name in BY_NAME:
        if name != "account":
            yield name, Place(name)
    for tab in TABS:
        yield f"account-{tab.name}", Place("account", account, tab.name)


def look_around(window: Window, place: Place) -> Seen:
    """Go to a place and look at every part of it."""
    seen = Seen()
    window.visit(place)
    settle(window)
    seen.take("", window)
    for row in _parts(window):
        first = row.current()
        for part, button in row.buttons.items():
            if button.isVisible() and part != first:
                button.click()
                settle(window)
                seen.take(part, window)
        row.buttons[first].click()
    return seen


def _parts(window: Window) -> list[TabRow]:
    page = window.stack.currentWidget()
    assert page is not None
    return [row for row in page.findChildren(TabRow) if row.isVisible() and row.prefix != "tab"]


def settle(window: Window) -> None:
    """Wait until nothing is read or painted any more."""
    for _round in range(200):
        _wait(25)
        stale = [view for view in window.findChildren(View) if view.isVisible() and view._stale]
        if not stale and not window.desk.jobs.running():
            _wait(25)
            return
    raise AssertionError("the window does not settle")


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def opened(path: Path) -> Window:
    """A window on a workspace."""
    window = Window(Desk(Workspace.open(path, today=TODAY)))
    window.setProperty("ready", True)
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    return window


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything a widget and what is in it say to eyes, ears, and a resting mouse, as far as it is to be seen."""
    for part in (widget, *widget.findChildren(QWidget)):
        if part is widget or part.isVisibleTo(widget):
            yield from _said_by(part)


def _said_by(part: QWidget) -> Iterator[str]:
    yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle())
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text()
    if isinstance(part, QPlainTextEdit):
        yield part.toPlainText()
    if isinstance(part, QComboBox):
        yield from (part.itemText(at) for at in range(part.count()))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from _cells(part.model())
    if isinstance(part, QGraphicsView) and part.scene() is not None:
        yield from (item.toolTip() for item in part.scene().items())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index: QModelIndex = model.index(row, column)
            yield from (str(index.data(role) or "") for role in (Role.DisplayRole, Role.ToolTipRole))


def secrets(words: list[str]) -> list[str]:
    """Those words that say what is ours alone."""
    figures = (CANARY.casefold(), "314,", "31,4", "3,141", "314159", "31415")
    return [said for said in words if any(figure in said.casefold() for figure in figures)]
