"""Cards going to their new places, so that one sees where each went; at most 200 ms, and only when motion is wanted."""

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtWidgets import QApplication, QStyle

from amdesk.ui.account.map.scene import MapScene

DURATION_MS = 180
MOST_WITH_LINES = 120
"""With more cards on the way than this, their lines are drawn only once they have arrived."""


def motion_is_wanted() -> bool:
    """Whether the system asks for animations."""
    app = QApplication.instance()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return isinstance(app, QApplication) and app.style().styleHint(hint) > 0


class Glide(QVariantAnimation):
    """One move of many cards."""

    def __init__(self, scene: MapScene, parent: QObject) -> None:
        super().__init__(parent)
        self.scene = scene
        self.ways: dict[int, tuple[QPointF, QPointF]] = {}
        self.setDuration(DURATION_MS)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._put)
        self.finished.connect(self._arrive)

    def run(self, before: Mapping[int, QPointF]) -> None:
        """Let the cards go from where they were to where they are now."""
        cards = self.scene.cards
        self.ways = {
            who: (start, cards[who].pos())
            for who, start in before.items()
            if who in cards and cards[who].pos() != start
        }
        if self.ways:
            self.scene.lift(set(self.ways))
            self.start()

    def settle(self) -> None:
        """Be there at once."""
        if self.state() is QVariantAnimation.State.Running:
            self.stop()
            self._carry(1.0)
            self._arrive()

    def _put(self, share: float) -> None:
        self._carry(share)
        if len(self.ways) <= MOST_WITH_LINES:
            self.scene.follow()

    def _carry(self, share: float) -> None:
        for person, (start, end) in self.ways.items():
            if person in self.scene.cards:
                self.scene.cards[person].setPos(start + (end - start) * share)

    def _arrive(self) -> None:
        people, self.ways = set(self.ways), {}
        self.scene.put_down(people)
