"""The narrow list of an account's issues at the left: open ones first, with what is late."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.rows import IssueLine
from amdesk.ui.account.issues.says import line_looks
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Chip, Elided, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Scroll, empty_out
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.theme import theme
from amdesk.words import _, day, plural

WIDTH_PX = 208
STRIPE_PX = 3
Lines = Sequence[tuple[IssueLine, int]]


class IssueItem(Row):
    """One issue in the list."""

    opened = Signal(int)

    def __init__(self, line: IssueLine, late: int, today: date) -> None:
        super().__init__(line.name)
        self.issue = line.id
        self.is_chosen = False
        self.setObjectName(f"issue-item-{line.id}")
        plain_tip(self, line.name)
        column = QVBoxLayout()
        column.setSpacing(4)
        name = Elided(line.name, role=TextRole.STRONG if line.status.is_open else TextRole.BODY)
        column.addWidget(name)
        chips = QHBoxLayout()
        chips.setSpacing(4)
        looks = line_looks(line, late, today)
        for words, tone, sign in looks:
            chips.addWidget(Chip(words, tone, sign))
        chips.addStretch(1)
        column.addLayout(chips)
        done = f" · {line.done}/{line.steps}" if line.steps and line.status.is_open else ""
        column.addWidget(Elided(day(line.reported_on, today) + done, role=TextRole.SMALL))
        self.setAccessibleDescription(", ".join(words for words, _tone, _sign in looks))
        self.line.setContentsMargins(12, 7, 6, 7)
        self.line.addLayout(column, 1)
        self.clicked.connect(self._open)

    def choose(self, chosen: bool) -> None:
        """Look like the one in view."""
        self.is_chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft ground and a stripe under the one in view."""
        if self.is_chosen:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme().selection)
            painter.fillRect(QRectF(0, 0, STRIPE_PX, self.height()), theme().accent)
            painter.end()
        super().paintEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.issue)


class IssueList(QWidget):
    """The issues of the account; `opened` tells which is asked for, `asked` that a new one is."""

    opened = Signal(int)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("issue-list")
        self.setAccessibleName(_("Issues of this account"))
        self.setFixedWidth(WIDTH_PX)
        self.items: dict[int, IssueItem] = {}
        self.shown: list[tuple[IssueLine, int]] | None = None
        self.count = Text("", role=TextRole.MUTED)
        self.add = Button(_("+ Issue"))
        self.add.setObjectName("issue-new")
        self.add.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.add)
        self.area = Scroll(margin=0)
        self.area.body.setSpacing(0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self.area, 1)

    def show_issues(self, lines: Lines, chosen: int | None, today: date) -> None:
        """Show the issues, one of them as the one in view."""
        if list(lines) != self.shown:
            self.shown = list(lines)
            self._make(lines, today)
        for number, item in self.items.items():
            item.choose(number == chosen)

    def _make(self, lines: Lines, today: date) -> None:
        empty_out(self.area.body)
        self.items = {line.id: IssueItem(line, late, today) for line, late in lines}
        for item in self.items.values():
            item.opened.connect(self.opened)
            self.area.body.addWidget(item)
        self.area.body.addStretch(1)
        open_ones = sum(line.status.is_open for line, _late in lines)
        self.count.setText(plural("{n} open", "{n} open", open_ones))

    def _ask(self) -> None:
        self.asked.emit()
