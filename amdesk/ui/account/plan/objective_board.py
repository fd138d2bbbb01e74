"""The card of an objective where keys and the mouse are heard: it is moved, and takes actions and other objectives."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent

from amdesk.analysis.series import Tone
from amdesk.model.rows import ObjectiveRow
from amdesk.ui.account.plan.action_line import STEPS, ActionLine
from amdesk.ui.account.plan.dragging import ACTION, OBJECTIVE, Carried, carried_row
from amdesk.ui.account.plan.told import Told
from amdesk.ui.kit.asleep import Asleep
from amdesk.ui.kit.cards import DrawnCard
from amdesk.ui.kit.drawn_groups import Group


class ObjectiveBoard(DrawnCard):
    """Shows `group`, with the `lines` of its actions among it; what is done to it is told through `told`."""

    def __init__(
        self, told: Told, objective: ObjectiveRow, group: Group, tone: Tone | None, lines: Sequence[Asleep[ActionLine]]
    ) -> None:
        super().__init__(objective.name, group, tone)
        self.told, self.objective, self.lines = told, objective, lines
        self.carried = Carried(self, OBJECTIVE, objective.id)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the objective."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.told.objective_moved.emit(self.objective.id, STEPS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a pull."""
        self.carried.press(event)
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the objective elsewhere."""
        if not self.carried.move(event):
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take actions and objectives."""
        mime = event.mimeData()
        if mime.hasFormat(ACTION) or mime.hasFormat(OBJECTIVE):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """An action comes to where it was let go, an objective before or after this one."""
        action, objective = carried_row(event, ACTION), carried_row(event, OBJECTIVE)
        if action is not None:
            above = sum(line.rect.center().y() < event.position().y() for line in self.lines)
            self.told.action_dropped.emit(action, self.objective.id, above)
        elif objective is not None:
            self.told.objective_dropped.emit(objective, self.objective.id, event.position().y() > self.height() / 2)
        event.acceptProposedAction()
