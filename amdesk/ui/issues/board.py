"""The board: open issues by the phase they stand in, and those that are resolved and wait for their review call."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import IssueLine
from amdesk.model.values import IssueStatus, Phase
from amdesk.ui.issues import looks
from amdesk.ui.issues.columns import age_tone
from amdesk.ui.issues.says import is_unanswered_late
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Flow, Scroll, empty_out
from amdesk.ui.kit.row import Row
from amdesk.words import _, plural

MIME = "application/x-amdesk-issue"
FULL, BARE = 5, 3
"""The shares of the width of a column with cards and of an empty one."""
MOST_CARDS = 30
"""Cards in one column; the rest is a list."""


class BoardCard(Row):
    """One issue on the board."""

    opened = Signal(int)

    def __init__(self, line: IssueLine, today: date) -> None:
        super().__init__(f"{line.name}, {line.account}")
        self.issue = line.id
        self.setObjectName(f"board-issue-{line.id}")
        self.setProperty("row", False)
        self.setProperty("card", True)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(line.name, wrap=True))
        column.addWidget(Elided(line.account, role=TextRole.MUTED))
        holder = QWidget()
        chips = Flow(holder, gap=4)
        for words, tone in _chips(line, today):
            chips.addWidget(Chip(words, tone))
        column.addWidget(holder)
        self.line.setContentsMargins(10, 8, 10, 8)
        self.line.addLayout(column, 1)
        self.clicked.connect(self._open)
        self.pressed_at: QPoint | None = None

    def _open(self) -> None:
        self.opened.emit(self.issue)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a click or a drag."""
        self.pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the card once it is moved far enough."""
        if self.pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self.pressed_at).manhattanLength() >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(card_mime(self.issue))
            drag.setPixmap(self.grab())
            drag.setHotSpot(self.pressed_at)
            self.pressed_at = None
            drag.exec(Qt.DropAction.MoveAction)


def card_mime(issue: int) -> QMimeData:
    """What is carried while a card is dragged."""
    mime = QMimeData()
    mime.setData(MIME, str(issue).encode())
    return mime


def _chips(line: IssueLine, today: date) -> list[tuple[str, Tone]]:
    if not line.status.is_open:
        return [(looks.status_words(line), looks.STATUS_TONES[line.status])]
    found = [(looks.severity_words(line), looks.SEVERITY_TONES[line.severity])]
    if is_unanswered_late(line, today):
        found.append((_("! unanswered"), Tone.BAD))
    found.append((plural("{n} day", "{n} days", line.days_open), age_tone(line)))
    found.append((looks.progress_words(line) or _("no checklist"), Tone.QUIET if line.steps else Tone.WARN))
    return found


class Board(Scroll):
    """Six columns. `opened` tells the issue, `more_asked` the column whose other issues are asked for.

    `moved` tells the issue that was dropped on a column and its phase, None for the resolved ones.
    """

    opened = Signal(int)
    more_asked = Signal(str)
    moved = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setObjectName("issue-board")
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Issues by phase"))
        self.columns: dict[Phase | None, QVBoxLayout] = {}
        self.heads: dict[Phase | None, Text] = {}
        self.shown: list[IssueLine] | None = None
        line = QHBoxLayout()
        line.setSpacing(10)
        for phase in (*Phase, None):
            line.addLayout(self._column(phase), FULL)
        self.line = line
        self.body.addLayout(line)
        self.body.addStretch(1)

    def _column(self, phase: Phase | None) -> QVBoxLayout:
        head = Text(_title(phase), role=TextRole.STRONG)
        column = QVBoxLayout()
        column.setSpacing(8)
        cards = QVBoxLayout()
        cards.setSpacing(8)
        column.addWidget(head)
        column.addLayout(cards)
        column.addStretch(1)
        self.heads[phase], self.columns[phase] = head, cards
        return column

    def show_lines(self, lines: Sequence[IssueLine], today: date) -> None:
        """Show the open and the resolved ones, the worst and oldest on top."""
        wanted = [line for line in lines if line.status in (IssueStatus.OPEN, IssueStatus.RESOLVED)]
        if wanted == self.shown:
            return
        self.shown = wanted
        for at, (phase, cards) in enumerate(self.columns.items()):
            own = [line for line in wanted if looks.phase_of(line) is phase]
            own.sort(key=looks.weight)
            self.line.setStretch(at, FULL if own else BARE)
            self._fill(phase, cards, own, today)

    def _fill(self, phase: Phase | None, cards: QVBoxLayout, lines: list[IssueLine], today: date) -> None:
        empty_out(cards)
        self.heads[phase].setText(f"{_title(phase)}  {len(lines)}")
        for line in lines[:MOST_CARDS]:
            card = BoardCard(line, today)
            card.opened.connect(self.opened)
            cards.addWidget(card)
        if len(lines) > MOST_CARDS:
            rest = Link(plural("and {n} more", "and {n} more", len(lines) - MOST_CARDS))
            rest.clicked.connect(partial(self._ask_more, _title(phase)))
            cards.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)

    def phase_at(self, x: int) -> Phase | None:
        """The phase of the column at a place across the board, None for the resolved ones."""
        begun = [phase for phase, head in self.heads.items() if head.mapTo(self.viewport(), QPoint(0, 0)).x() <= x]
        return begun[-1] if begun else next(iter(self.heads))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the column the card would go to."""
        if event.mimeData().hasFormat(MIME):
            self._light(self.phase_at(round(event.position().x())))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The card went elsewhere."""
        self._light()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a card was dropped, once the drag is over."""
        self._light()
        event.acceptProposedAction()
        issue = int(event.mimeData().data(MIME).data())
        QTimer.singleShot(0, self, partial(self.moved.emit, issue, self.phase_at(round(event.position().x()))))

    def _light(self, *lit: Phase | None) -> None:
        for phase, head in self.heads.items():
            head.set_tone(Tone.ACCENT if phase in lit else None)

    def _ask_more(self, title: str, checked: bool = False) -> None:
        self.more_asked.emit(title)


def _title(phase: Phase | None) -> str:
    return phase.label if phase is not None else IssueStatus.RESOLVED.label
