"""The meetings ahead of an account, above its timeline: each opens with its brief, moves and is cancelled from here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from amdesk.model.rows import TouchRow
from amdesk.model.values import TouchStatus
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.meeting import fill_meeting_menu, press_on_meeting
from amdesk.words import _, day, listed, plural

MOST_SHOWN = 4
WHEN_PX = 120


class AheadRow(Row):
    """One meeting ahead."""

    def __init__(self, desk: Desk, touch: TouchRow, today: date) -> None:
        what = touch.purpose or touch.kind.label
        when = f"{day(touch.on, today)} {touch.at}".strip()
        super().__init__(f"{when}: {what}")
        self.desk, self.touch = desk, touch
        self.setObjectName(f"ahead-{touch.id}")
        moment = Text(when, role=TextRole.MUTED)
        moment.setFixedWidth(WHEN_PX)
        self.line.addWidget(moment)
        self.line.addWidget(Elided(what), 1)
        people = Elided(listed(touch.people), role=TextRole.MUTED)
        self.line.addWidget(people)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.desk.show_brief(self.touch.account_id, self.touch.id)

    def build_menu(self) -> QMenu:
        """What can be done with the meeting."""
        menu = QMenu(self)
        menu.addAction(_("Open the brief"), self._open)
        fill_meeting_menu(menu, self.desk, self.touch.id, self)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        menu = self.build_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys for meetings, else those of a row."""
        if not press_on_meeting(event, self.desk, self.touch.id, self):
            super().keyPressEvent(event)


class AheadCard(Card):
    """The next meetings of one account; hidden when none is planned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Ahead"))
        self.desk = desk
        self.setObjectName("timeline-ahead")
        self.body.setSpacing(0)
        self.shown: tuple[TouchRow, ...] = ()
        self.hide()

    def show_meetings(self, touches: Sequence[TouchRow], today: date) -> None:
        """Show the meetings ahead among some touches."""
        ahead = sorted((one for one in touches if one.status is TouchStatus.PLANNED and one.on >= today), key=_order)
        if tuple(ahead) == self.shown:
            return
        self.shown = tuple(ahead)
        self.clear()
        self.setVisible(bool(ahead))
        for touch in ahead[:MOST_SHOWN]:
            self.body.addWidget(AheadRow(self.desk, touch, today))
        if (left := len(ahead) - MOST_SHOWN) > 0:
            self.body.addWidget(Text(plural("and {n} more", "and {n} more", left), role=TextRole.MUTED))


def _order(touch: TouchRow) -> tuple[date, str]:
    return touch.on, touch.at
