"""Quick entry: a field over the window. One line is understood as it is typed and stored with Enter."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.quick_entry import Decision, Entry, NamedAccount, understand
from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.message import SHADOW
from amdesk.ui.kit.notice import Notices
from amdesk.ui.kit.sign import Sign
from amdesk.ui.quick_entry.kept import KeptLines
from amdesk.ui.quick_entry.line_field import LineField
from amdesk.ui.quick_entry.names import KnownNames
from amdesk.ui.quick_entry.rows import Stored
from amdesk.ui.quick_entry.storing import said, store
from amdesk.ui.quick_entry.understood import Understood
from amdesk.words import _

WIDTH_PX = 760
TOP_PX = 72
SIDE_PX = 24
KEEP_AFTER_MS = 1200


class QuickEntry(QFrame):
    """Lies over `window` at the top centre while it is open; keeps the line and gives the focus back when it closes."""

    def __init__(self, desk: Desk, window: QWidget, notices: Notices) -> None:
        super().__init__(window)
        self.desk = desk
        self.notices = notices
        self.here: NamedAccount | None = None
        self.decided: dict[str, Decision] = {}
        self.entry = Entry("")
        self.names = KnownNames(desk, self)
        self.kept = KeptLines(desk)
        self._waiting = False
        self.before = FocusBefore(self)
        self.setObjectName("quick-entry")
        offer_help(self, "quick-entry")
        self.setAccessibleName(_("Quick entry"))
        self.setProperty("card", True)
        self.setProperty("notice", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGraphicsEffect(QGraphicsDropShadowEffect(self, blurRadius=36, offset=QPointF(0, 8), color=SHADOW))
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        self.line = LineField()
        self.understood = Understood()
        self.hint = Text("", role=TextRole.SMALL, wrap=True)
        self.close_button = IconButton("x", _("Close; the line is kept"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Sign("pencil", 20, Ink.ACCENT))
        top.addWidget(self.line, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.understood)
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self.line.textChanged.connect(self.look)
        self.line.textEdited.connect(self._note_typed)
        self.line.returnPressed.connect(self.enter)
        self.line.recalled.connect(self._recall)
        self.line.chosen.connect(self.understood.answer)
        self.line.editingFinished.connect(self.kept.keep)
        self.understood.decided.connect(self.decide)
        self.understood.forgotten.connect(self._forget_decisions)
        self.close_button.clicked.connect(self.leave)
        self.names.renewed.connect(self._names_came)
        looking().changed.connect(self.leave)
        self._keep_soon.timeout.connect(self.kept.keep)
        window = self.parentWidget()
        if window is not None:
            window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._leave_with_focus)

    # Opening and closing

    def open(self, account: int | None) -> None:
        """Show the field with the line it was left with; `account` is the one in view."""
        self.names.renew()
        self.here = self._named(account)
        if not self.isVisible():
            self.before.remember()
        self.line.setText("" if looking().on else self.kept.line)
        self.look()
        self.show()
        self._place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _named(self, account: int | None) -> NamedAccount | None:
        rows = self.desk.whole.select("SELECT id, name, city FROM account WHERE id = ?", (account,))
        return NamedAccount(*rows[0]) if rows else None

    def leave(self) -> None:
        """Close and keep the line for the next time."""
        if not self.isVisible():
            return
        self._waiting = False
        self.kept.keep()
        self.hide()
        self.before.give_back()

    def _leave_with_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Close when one goes on working elsewhere in the window."""
        if now is None or not self.isVisible() or QApplication.activePopupWidget() is not None:
            return
        if now is not self and not self.isAncestorOf(now):
            self.before.forget()
            self.leave()

    # Understanding

    def look(self) -> None:
        """Understand what is typed and show it."""
        line = self.line.text()
        if not line.strip():
            self.decided.clear()
        self.entry = understand(line, self.names.known, self.desk.whole.today, self.here, self.decided)
        ready = self.entry if self.names.is_current else Entry("")
        self.understood.show_entry(ready, self.names.known, self.desk.whole.today, self.decided)
        self.hint.setText(self._hint())
        self.hint.set_tone(None)
        self._place()

    def _hint(self) -> str:
        if self.line.text().strip():
            if not self.names.is_current:
                return _("Looking up the names …")
            return _("Enter keeps it · Esc puts it aside · Tab and Enter correct a chip")
        where = looking().seen(self.here.name) if self.here else _("an account you name")
        return _(
            "visit, call, mail, video · meet · heard, saw · issue · todo · asks; else a note on {account}. "
            "@ a person, # an issue, 8/10 a score, “needs …”, “we promise … fri”. ↑ earlier lines."
        ).format(account=where)

    def decide(self, key: str, decision: Decision) -> None:
        """Let a decision about some words count, and go on typing."""
        self.decided[key] = decision
        self.look()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_decisions(self) -> None:
        self.decided.clear()
        self.look()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_typed(self, line: str) -> None:
        self.kept.type(line)
        self._keep_soon.start()

    def _recall(self, distance: int) -> None:
        line = None if looking().on else self.kept.step(distance)
        if line is not None:
            self.line.setText(line)

    # Storing

    def enter(self) -> None:
        """Store the line, or ask what it leaves open; wait while the names are still being read."""
        if not self.line.text().strip():
            return
        if not self.names.is_current:
            self._waiting = True
            self.names.renew()
            return
        self.look()
        question = self.entry.open_question
        if question is None:
            self._store()
        elif question.choices:
            self.understood.ask()
        else:
            self.hint.setText(looking().seen(question.sentence))
            self.hint.set_tone(Tone.WARN)

    def _names_came(self) -> None:
        self.look()
        if self._waiting:
            self._waiting = False
            self.enter()

    def _store(self) -> None:
        entry = self.entry
        stored = store(self.desk, entry)
        if stored is None:
            self.kept.type(entry.line)
            return
        self.kept.store(entry.line)
        self.decided.clear()
        self.line.clear()
        self._tell(entry, stored)
        self.leave()

    def _tell(self, entry: Entry, stored: Stored) -> None:
        bar = self.notices.say(looking().seen(said(entry, self.desk.whole.today)), Tone.GOOD)
        undo = bar.add_link(_("Undo"), self.desk.undo)
        undo.setObjectName("quick-entry-undo")
        show = bar.add_link(_("Open"), partial(self.desk.open_row, stored.subject, stored.id, stored.account))
        show.setObjectName("quick-entry-open")

    # Place and keys

    def _place(self) -> None:
        window = self.parentWidget()
        layout = self.layout()
        if window is None or layout is None:
            return
        width = min(WIDTH_PX, window.width() - 2 * SIDE_PX)
        height = layout.totalHeightForWidth(width)
        self.setGeometry((window.width() - width) // 2, TOP_PX, width, height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel: the line, the answers, the chips."""
        stops = [self.line, *self.understood.stops()]
        at = next((n for n, stop in enumerate(stops) if stop.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what is shown."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the top centre of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from a chip or answer back to the line, and from the line out."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.hasFocus():
            self.leave()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
