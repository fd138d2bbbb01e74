"""Two short cards of Today: memos that wait, and what crossed a line by time alone."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.attention import Crossed
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import MemoWaiting
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.kit.row import Row
from amdesk.words import _, day, plural


class MemoRow(Row):
    """One memo that waits."""

    opened = Signal(int)

    def __init__(self, memo: MemoWaiting, today: date) -> None:
        chip = _("carry out") if memo.acknowledged else _("acknowledge")
        if memo.days_late:
            chip = plural("{n} day late", "{n} days late", memo.days_late)
        super().__init__(f"{memo.subject}. {chip}")
        self.setObjectName(f"today-memo-{memo.id}")
        self._id = memo.id
        came = day(memo.on, today) if memo.on else ""
        self.line.addWidget(Elided(memo.subject), 1)
        self.line.addWidget(Text(" · ".join(part for part in (memo.sender, came) if part), role=TextRole.MUTED))
        self.line.addWidget(Chip(chip, Tone.BAD if memo.days_late else Tone.WARN))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._id)


class MemosCard(Card):
    """Memos to acknowledge or to carry out."""

    opened = Signal(int)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Memos"))
        self.setObjectName("today-memos")
        self.body.setSpacing(0)
        self.more = Link("")
        self.more.setObjectName("today-memos-more")
        self.more.clicked.connect(self.more_asked)
        self.add_aside(self.more)

    def show_memos(self, memos: tuple[MemoWaiting, ...], more: int, today: date) -> None:
        """Show what waits; the card hides when nothing does."""
        self.clear()
        self.setVisible(bool(memos))
        for memo in memos:
            row = MemoRow(memo, today)
            row.opened.connect(self.opened)
            self.body.addWidget(row)
        self.more.say(plural("and {n} more", "and {n} more", more))
        self.more.setVisible(more > 0)


class CrossedRow(Row):
    """One thing that crossed a line."""

    opened = Signal(int)

    def __init__(self, crossed: Crossed) -> None:
        super().__init__(crossed.sentence)
        self._account = crossed.account_id
        self.line.addWidget(Elided(crossed.sentence), 1)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._account or 0)


class CrossedCard(Card):
    """What changed by time since the last opening: counted in one line, unfolded on asking, dismissed as a whole."""

    opened = Signal(int)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Since you last looked"))
        self.setObjectName("today-crossed")
        self.body.setSpacing(0)
        self.rows = QWidget()
        self.body.addWidget(self.rows)
        self._column = QVBoxLayout(self.rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.show_link = Link(_("Show"))
        self.show_link.setObjectName("today-crossed-show")
        self.show_link.clicked.connect(self._unfold)
        button = Button(_("Dismiss"), quiet=True)
        button.setObjectName("today-crossed-dismiss")
        button.clicked.connect(self.dismissed)
        self.add_aside(self.show_link)
        self.add_aside(button)
        self.rows.hide()

    def show_crossed(self, crossed: tuple[Crossed, ...], more: int) -> None:
        """Show what crossed a line; the card hides when nothing did."""
        empty_out(self._column)
        self.setVisible(bool(crossed))
        count = len(crossed) + more
        self.set_title(
            plural("{n} thing changed since you last looked", "{n} things changed since you last looked", count)
        )
        for one in crossed:
            row = CrossedRow(one)
            row.opened.connect(self.opened)
            self._column.addWidget(row)
        if more:
            words = plural("and {n} more", "and {n} more", more)
            self._column.addWidget(Text(words, role=TextRole.MUTED))

    def _unfold(self) -> None:
        self.rows.setVisible(not self.rows.isVisible())
        self.show_link.say(_("Hide") if self.rows.isVisible() else _("Show"))
