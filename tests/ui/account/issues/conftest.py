"""An account with an issue, its view, and shortcuts to what a user sees in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from amdesk.model.issues import Checklist, Issue
from amdesk.model.values import IssueKind
from amdesk.store.workspace import Workspace
from amdesk.ui.account.issues.view import IssueView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from tests.ui.desks import Konex, make_konex


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot) -> Iterator[Desk]:
    """A desk on an empty workspace."""
    made = Desk(workspace)
    yield made
    made.jobs.close()


@pytest.fixture
def konex(workspace: Workspace) -> Konex:
    """An account with two people."""
    return make_konex(workspace)


def log_issue(workspace: Workspace, konex: Konex, checklist: str = "Short", **says: Any) -> int:
    """An issue with a supplied checklist, without one when that is empty."""
    with workspace.write("Issue") as session:
        about = {"name": "Overcharged", "reported_on": workspace.today - timedelta(days=3), "person_id": konex.ada}
        issue = Issue(account_id=konex.account, **{**about, **says})
        session.add(issue)
        session.flush()
        number = issue.id
        found = workspace.select("SELECT id FROM checklist WHERE name = ?", (checklist,))
        if found:
            issue.use(session.get_one(Checklist, found[0][0]))
    return number


@dataclass
class Seen:
    """The view of an issue, as a user finds things in it."""

    qtbot: QtBot
    desk: Desk
    view: IssueView
    issue: int

    def child(self, name: str) -> Any:
        found = self.view.findChild(QWidget, name)
        assert found is not None, name
        return found

    def look(self) -> None:
        """Let everything come to rest."""
        self.view.refresh()
        self.qtbot.wait(1)

    def click(self, name: str) -> None:
        widget = self.child(name)
        assert not widget.isHidden(), name
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.look()

    def step(self, number: int) -> Any:
        for card in self.view.checklist.cards.values():
            card.open()
        return self.child(f"issue-step-{number}")

    def tick(self, number: int) -> None:
        line = self.step(number)
        line.box.click()
        self.look()

    def unfold(self, number: int) -> Any:
        line = self.step(number)
        if not line.is_unfolded():
            self.view.checklist.turn_step(line.step.id)
        return line.detail

    def prove(self, number: int, text: str = "Ada Novak confirmed by mail, 20 Nov") -> None:
        entry = self.unfold(number).proofs.entry
        entry.setText(text)
        self.qtbot.keyClick(entry, Qt.Key.Key_Return)
        self.look()

    def one(self, sql: str) -> Any:
        return self.desk.workspace.select(sql)[0][0]

    def status(self) -> str:
        return str(self.one(f"SELECT status FROM issue WHERE id = {self.issue}"))

    def finish_steps(self) -> None:
        for step in self.view.content.steps if self.view.content else ():
            if step.needs_evidence and not step.evidence:
                self.prove(step.number)
            if step.status.value == "open":
                self.tick(step.number)

    def undo(self) -> None:
        self.desk.undo()
        self.look()


def look_at(qtbot: QtBot, desk: Desk, konex: Konex, issue: int) -> Seen:
    """The view on an issue, shown."""
    view = IssueView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.go_to(Place("account", konex.account, "issues", "issue", issue))
    view.show()
    return Seen(qtbot, desk, view, issue)


@pytest.fixture
def seen(qtbot: QtBot, desk: Desk, konex: Konex) -> Seen:
    """A complaint with the short list: steps 1, 2, 3, 9, 15, 16 and 17."""
    return look_at(qtbot, desk, konex, log_issue(desk.workspace, konex))


@pytest.fixture
def request_seen(qtbot: QtBot, desk: Desk, konex: Konex) -> Seen:
    """A request with its list."""
    return look_at(qtbot, desk, konex, log_issue(desk.workspace, konex, "Request", kind=IssueKind.REQUEST))
