"""Cards put in their place by keys: each press goes a step, and what was pressed in one go is one move."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QTimer

from amdesk.ui.account.map.gestures import MoveCards
from amdesk.ui.account.map.ways import Way

if TYPE_CHECKING:
    from amdesk.ui.account.map.canvas import MapCanvas

STEP = 20
"""How far a press moves a card, in map units."""
PAUSE_MS = 900
"""After so long without a press the cards stay where they are."""


class Nudge(MoveCards):
    """Moves the chosen cards with who follows, as dragging does, step by step; elsewhere the mouse does nothing."""

    def __init__(self, canvas: "MapCanvas") -> None:
        person = canvas.chosen[-1]
        super().__init__(canvas, canvas.card_rect(person).center().toPoint(), person, narrows=False)
        self.by = QPointF()
        self.begun = True
        self.begin()
        self.pause = QTimer(canvas)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(canvas.end_nudging)

    def go(self, way: Way) -> None:
        """One step on."""
        self.by += QPointF(*way.value) * STEP
        self._carry(self.by)
        self.canvas.map_scene.follow()
        self.canvas.ensureVisible(self.canvas.card(self.pressed_on), 30, 30)
        self.pause.start()

    def go_on(self, at: QPoint) -> None:
        """The mouse has no part in it."""

    def complete(self, at: QPoint) -> None:
        """Tell the new places."""
        self._stop()
        super().complete(at)

    def cancel(self) -> None:
        """Put the cards back."""
        self._stop()
        super().cancel()

    def _stop(self) -> None:
        self.pause.stop()
        self.pause.deleteLater()
