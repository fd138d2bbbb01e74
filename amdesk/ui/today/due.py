"""The Due card of Today: at most seven lines, each finished by its box or opened by a click."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due, DueKind
from amdesk.ui.kit.labels import Chip, Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, day, plural

FINISHED_BY = {"action": DueKind.ACTION, "promise": DueKind.PROMISE, "request": DueKind.REQUEST}
FINISHED_BY |= dict.fromkeys(("contract", "price_step"), DueKind.CONTRACT)
"""What one tick finishes, by subject; the rest takes more than a tick and opens."""
ICONS = {
    DueKind.MEETING: "calendar-event",
    DueKind.STEP: "message-report",
    DueKind.ANSWER: "message-report",
    DueKind.CHECKPOINT: "circle-check",
    DueKind.REVIEW_CALL: "phone",
    DueKind.CHECK_IN: "phone",
    DueKind.HALF_FILLED: "pencil",
    DueKind.MEMO: "mail",
    DueKind.REVIEW: "presentation",
    DueKind.CONTRACT: "file-text",
    DueKind.DECISION: "flag",
}
BOX_PX, TIME_PX, ACCOUNT_PX = 18, 68, 130


def can_finish(due: Due) -> bool:
    """Whether a tick is all it takes."""
    return FINISHED_BY.get(due.subject) is due.kind


def note_tone(due: Due) -> Tone:
    """How the note of a due line reads: late, today, ahead."""
    if due.days_late > 0:
        return Tone.BAD
    if due.kind in (DueKind.MEETING, DueKind.REVIEW_CALL, DueKind.HALF_FILLED):
        return Tone.ACCENT
    return Tone.WARN if due.days_late == 0 else Tone.QUIET


class DueLine(Row):
    """One due line."""

    ticked = Signal(object)
    opened = Signal(object)
    account_asked = Signal(int)
    menu_opening = Signal(object, object)
    key_pressed = Signal(object, object)

    def __init__(self, due: Due, day_word: str) -> None:
        what = f"{due.what} · {due.account}" if due.account else due.what
        super().__init__(f"{day_word}: {what}. {due.note}")
        self.due = due
        self.setObjectName(f"due-{due.kind.value}-{due.id}")
        self.box: QCheckBox | None = None
        self.line.addWidget(self._first(what))
        when = Text(due.at if due.at and due.days_late <= 0 else day_word, role=TextRole.MUTED)
        when.setFixedWidth(TIME_PX)
        self.line.addWidget(when)
        self.line.addWidget(Elided(due.what), 1)
        if due.account:
            account = Elided(due.account, role=TextRole.MUTED)
            account.setMaximumWidth(ACCOUNT_PX)
            self.line.addWidget(account)
        if due.note:
            self.line.addWidget(Chip(due.note, note_tone(due)))
        self.clicked.connect(self._open)

    def _first(self, what: str) -> QWidget:
        if not can_finish(self.due):
            return Sign(ICONS.get(self.due.kind, "flag"), BOX_PX)
        self.box = QCheckBox()
        self.box.setProperty("done", True)
        self.box.setFixedWidth(BOX_PX)
        self.box.setAccessibleName(_("Done: {what}").format(what=what))
        self.box.setObjectName(f"due-tick-{self.due.kind.value}-{self.due.id}")
        self.box.clicked.connect(self._tick)
        return self.box

    def _tick(self) -> None:
        self.ticked.emit(self.due)

    def _open(self) -> None:
        self.opened.emit(self.due)

    def _open_account(self) -> None:
        if self.due.account_id is not None:
            self.account_asked.emit(self.due.account_id)

    def build_menu(self) -> QMenu:
        """What can be done with the line."""
        menu = QMenu(self)
        menu.addAction(_("Open"), self._open)
        if self.box is not None:
            menu.addAction(_("Done"), self._tick)
        if self.due.account_id is not None:
            menu.addAction(_("Open the account"), self._open_account)
        self.menu_opening.emit(menu, self.due)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; other keys may say more about a line of this kind."""
        event.ignore()
        self.key_pressed.emit(event, self.due)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class DueCard(Card):
    """What is due; `more_asked` leads to everything else.

    `menu_opening` comes with the menu and the line it is for, `key_pressed` with the event and the line that has the
    keyboard.
    """

    ticked = Signal(object)
    opened = Signal(object)
    account_asked = Signal(int)
    menu_opening = Signal(object, object)
    key_pressed = Signal(object, object)
    more_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Due"), _("next 7 days"))
        self.setObjectName("today-due")
        self.lines: list[DueLine] = []
        self.body.setSpacing(0)

    def show_due(self, dues: tuple[Due, ...], more: int, today: date) -> None:
        """Show other lines; the keyboard stays at the place in the list where it was."""
        at = self._focused()
        self.clear()
        self.lines = [self._line(due, today) for due in dues]
        for line in self.lines:
            self.body.addWidget(line)
        if not dues:
            self.body.addWidget(Text(_("Nothing is due in the next seven days."), role=TextRole.MUTED, wrap=True))
        if more:
            link = Link(plural("and {n} more", "and {n} more", more))
            link.setObjectName("today-due-more")
            link.clicked.connect(self.more_asked)
            self.body.addSpacing(5)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if at >= 0 and self.lines:
            line = self.lines[min(at, len(self.lines) - 1)]
            (line.box or line).setFocus()

    def _focused(self) -> int:
        """Which line has the keyboard, -1 for none."""
        focused = QApplication.focusWidget()
        return next((i for i, line in enumerate(self.lines) if focused in (line, line.box)), -1) if focused else -1

    def _line(self, due: Due, today: date) -> DueLine:
        line = DueLine(due, when_word(due, today))
        line.ticked.connect(self.ticked)
        line.opened.connect(self.opened)
        line.account_asked.connect(self.account_asked)
        line.menu_opening.connect(self.menu_opening)
        line.key_pressed.connect(self.key_pressed)
        return line


def when_word(due: Due, today: date) -> str:
    """The day of a due line, as it was agreed: how late it is stands in its note."""
    return day(due.on, today)
