"""The face of the card: its parts and where they stand."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.ui.after.guests import Guests
from amdesk.ui.after.lines import Lines
from amdesk.ui.after.parts import HeadPart, MissedPart, NextPart, ScorePart
from amdesk.ui.after.sheet import Sheet
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Columns, Scroll, Separator
from amdesk.ui.kit.sign import Sign
from amdesk.words import _

HINT = _("we promise a cost sheet fri · needs … · or simply what was said")


class CardFace(Sheet):
    """What was said at the left, who came and how satisfied they are at the right, when to meet next below."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "after-card")
        self.desk = desk
        self._make_parts()
        self._lay_out()

    def _today(self) -> date:
        return self.desk.whole.today

    def _make_parts(self) -> None:
        self.lines = Lines(HINT)
        self.held = QWidget()
        self.guests = Guests()
        self.head = HeadPart(self._today)
        self.scores = ScorePart()
        self.next = NextPart(self._today)
        self.missed = MissedPart(self._today)
        self.title = Elided("", role=TextRole.HEADING)
        self.title.setObjectName("after-title")
        self.meeting = Text("", role=TextRole.MUTED, wrap=True)
        self.bring_back = Link("")
        self.bring_back.setObjectName("after-bring-back")
        self.wrong = Text("", role=TextRole.SMALL, wrap=True)
        self.wrong.setObjectName("after-wrong")
        self.keep_button = Button(_("&Keep it"), primary=True, icon_name="check")
        self.keep_button.setObjectName("after-keep")
        self.keep_button.setAutoDefault(False)
        self.missed_button = Button(_("It did &not take place"))
        self.missed_button.setCheckable(True)
        self.missed_button.setObjectName("after-missed")
        self.discard_button = Button(_("&Discard"), quiet=True, icon_name="trash")
        self.discard_button.setObjectName("after-discard")
        self.close_button = IconButton("x", _("Close; what is typed is kept"))
        self.close_button.setObjectName("after-close")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.begin_buttons = [
            self._beginning(_("We promise"), "we promise ", "after-we-promise"),
            self._beginning(_("They promise"), "they promise ", "after-they-promise"),
            self._beginning(_("They need"), "needs ", "after-need"),
            self._beginning(_("To do"), "todo ", "after-todo"),
            self._beginning(_("Heard"), "heard ", "after-heard"),
        ]

    def _beginning(self, words: str, line: str, name: str) -> Link:
        link = Link(f"+ {words}")
        link.setObjectName(name)
        link.setProperty("line", line)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.clicked.connect(self._begin_line)
        return link

    def _lay_out(self) -> None:
        self.columns = Columns(proportion=(1.3, 1.0), collapse_below=700, gap=24)
        for title, widget in ((_("What was said"), self.lines), ("", self._beginnings())):
            self._add(self.columns.left, title, widget)
        self.columns.left.addStretch(1)
        self.columns.right.addWidget(self.held)
        held = QVBoxLayout(self.held)
        held.setContentsMargins(0, 0, 0, 0)
        for title, widget in ((_("Who came"), self.guests), (_("How satisfied, from 0 to 10"), self.scores)):
            self._add(held, title, widget)
        self.columns.right.addStretch(1)
        self.columns.left.setSpacing(8)
        held.setSpacing(8)
        self.body = Scroll(margin=20)
        self.body.body.setContentsMargins(20, 6, 20, 12)
        self.body.body.setSpacing(14)
        for widget in (self.head, self.missed, self.columns):
            self.body.body.addWidget(widget)
        self.body.body.addStretch(1)
        page = self.body.widget()
        if page is not None:
            page.setProperty("ground", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 14, 1, 12)
        column.setSpacing(10)
        for part in (self._top(), Separator(), self.body, Separator(), self.next, self._foot()):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        column.setStretchFactor(self.body, 1)

    def _add(self, column: QVBoxLayout, title: str, widget: QWidget) -> None:
        if title:
            column.addSpacing(6 if column.count() else 0)
            column.addWidget(Text(title, role=TextRole.STRONG))
        column.addWidget(widget)

    def _beginnings(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for link in self.begin_buttons:
            line.addWidget(link)
        line.addStretch(1)
        return box

    def _top(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.meeting)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 12, 0)
        line.setSpacing(12)
        line.addWidget(Sign("message", 22, Ink.ACCENT), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.bring_back)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.setSpacing(10)
        for widget in (self.keep_button, self.missed_button, self.discard_button):
            line.addWidget(widget)
        line.addWidget(self.wrong, 1)
        return line

    def _begin_line(self) -> None:
        link = self.sender()
        if isinstance(link, Link):
            self.lines.add(str(link.property("line")))
