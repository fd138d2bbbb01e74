"""Who of ours is in the issue with which part, what was asked of them, and how long they let us wait (ISS-4)."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from amdesk.analysis.hand_overs import hand_overs
from amdesk.analysis.series import Tone
from amdesk.model.issue_rows import RequestRow
from amdesk.ui.account.issues.money import card_row
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, day, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from amdesk.model.issues import Request


class TeamsCard(Card):
    """Teams and requests. `opened` asks for a row's form, `asked` for a new row of a subject."""

    opened = Signal(str, int)
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Teams and requests"))
        self.setObjectName("issue-teams")
        self.desk = desk
        self.shown: object = None
        self.content: Content | None = None
        self.shows_answered = False

    def show_content(self, content: Content, today: date) -> None:
        """Show the teams of an issue and what is waited for; what is the same stays as it is."""
        if self.content is not None and self.content.line.id != content.line.id:
            self.shows_answered = False
        self.content = content
        state = (content.line.id, content.involved, content.requests, self.shows_answered)
        if state == self.shown:
            return
        self.shown = state
        self.clear()
        waiting = sum(each.answered_on is None for each in content.requests)
        self.set_aside(plural("{n} waits", "{n} wait", waiting) if waiting else "")
        said = hand_overs(content.requests, today).sentence
        if said:
            sentence = Text(said, role=TextRole.SMALL, wrap=True)
            sentence.setObjectName("issue-hand-overs")
            self.body.addWidget(sentence)
        for one in content.involved:
            lead = _("led by {name}").format(name=one.lead) if one.lead else ""
            second = " · ".join(part for part in (one.part, lead) if part)
            line = card_row(one.who, second, "", f"issue-involved-{one.id}")
            line.clicked.connect(partial(self.opened.emit, "involved", one.id))
            self.body.addWidget(line)
        for request in sorted(content.requests, key=_open_first):
            if request.answered_on is None or self.shows_answered:
                self._fill_request(request, today)
        self._fill_rest(sum(request.answered_on is not None for request in content.requests))
        self._fill_links()

    def _fill_rest(self, answered: int) -> None:
        """What was answered is folded into a line."""
        if answered and not self.shows_answered:
            rest = Link(plural("{n} was answered", "{n} were answered", answered))
            rest.setObjectName("issue-requests-answered")
            rest.clicked.connect(self._show_answered)
            self.body.addWidget(rest)

    def _show_answered(self) -> None:
        self.shows_answered = True
        if self.content is not None:
            self.show_content(self.content, self.desk.workspace.today)

    def _fill_request(self, request: RequestRow, today: date) -> None:
        days, answered = _waited(request, today), request.answered_on is not None
        second = " · ".join(part for part in (request.who, _state(request, today)) if part)
        line = card_row(request.text, second, "" if answered else days, f"issue-request-{request.id}")
        line.clicked.connect(partial(self.opened.emit, "request", request.id))
        self.body.addWidget(line)
        if not answered:
            self._offer(request)

    def _offer(self, request: RequestRow) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 2, 4)
        line.setSpacing(12)
        offered: tuple[tuple[str, str, Callable[[Session, Request], None]], ...] = (
            (_("answered today"), "answered", _answer),
            (_("asked again"), "again", _ask_again),
        )
        for words, name, act in offered:
            link = Link(words)
            link.setObjectName(f"issue-request-{name}-{request.id}")
            link.setAccessibleName(f"{request.text}: {words}")
            link.clicked.connect(partial(self._do, request, words, act))
            line.addWidget(link)
        line.addStretch(1)
        self.body.addLayout(line)

    def _do(
        self, request: RequestRow, words: str, act: "Callable[[Session, Request], None]", checked: bool = False
    ) -> None:
        def change(session: "Session") -> bool:
            from amdesk.model.issues import Request

            act(session, session.get_one(Request, request.id))
            return True

        label = _("Request “{text}”: {what}").format(text=request.text, what=words)
        if self.desk.change(label, change):
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)

    def _fill_links(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        for words, table, name in ((_("+ request"), "request", "request"), (_("+ team"), "involved", "team")):
            link = Link(words)
            link.setObjectName(f"issue-add-{name}")
            link.clicked.connect(partial(self._ask, table))
            line.addWidget(link)
        line.addStretch(1)
        self.body.addLayout(line)

    def _ask(self, table: str, checked: bool = False) -> None:
        self.asked.emit(table)


def request_words(request: RequestRow, today: date) -> str:
    """A request in a line: "Billing: send the dunning list · asked 2 times · due 5 Dec"."""
    about = _("{who}: {text}").format(who=request.who, text=request.text) if request.who else request.text
    return " · ".join(part for part in (about, _state(request, today)) if part)


def _waited(request: RequestRow, today: date) -> str:
    waited = request.days_waiting(today)
    return plural("{n} day", "{n} days", waited) if waited is not None else ""


def _state(request: RequestRow, today: date) -> str:
    if request.answered_on is not None:
        days = _waited(request, today)
        return _("answered after {days}").format(days=days) if days else _("answered")
    asked = plural("asked {n} time", "asked {n} times", request.asked_times)
    due = _("due {day}").format(day=day(request.due, today)) if request.due else ""
    return " · ".join(part for part in (asked, due) if part)


def _open_first(request: RequestRow) -> tuple[bool, date]:
    return request.answered_on is not None, request.asked_on or date.max


def _answer(session: "Session", request: "Request") -> None:
    request.answer()


def _ask_again(session: "Session", request: "Request") -> None:
    request.asked_times += 1
