"""Asks what a line just drawn means: its kind and how strong it is."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.values import LineKind
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.words import _

KINDS = (
    LineKind.ADVISES,
    LineKind.TRUSTS,
    LineKind.MENTORS,
    LineKind.PEER,
    LineKind.CONFLICT,
    LineKind.DOTTED,
    LineKind.REPORTS,
)
"""In the order offered; the formal ones last, since a boss is set by dropping a card."""
USUAL_STRENGTH = 2


def strength_words(strength: int) -> str:
    """How strong a line is, in a word."""
    return {1: _("weak"), 2: _("medium"), 3: _("strong")}[strength]


class LinePopup(QFrame):
    """A small window beside the mouse; `decided` comes with kind and strength."""

    decided = Signal(object, int)

    def __init__(self, source: str, target: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("map-line-popup")
        self.setProperty("card", True)
        self.setProperty("notice", True)
        words = f"{source} → {target}"
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(4)
        title = Elided(words, role=TextRole.STRONG)
        title.setMaximumWidth(230)
        column.addWidget(title)
        column.addLayout(self._strengths())
        for kind in KINDS:
            column.addWidget(self._kind(kind))

    def _strengths(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        self._group = QButtonGroup(self)
        line.addWidget(Text(_("How strong"), role=TextRole.MUTED))
        line.addStretch(1)
        for strength in (1, 2, 3):
            button = Button(strength_words(strength), quiet=True)
            button.setCheckable(True)
            button.setChecked(strength == USUAL_STRENGTH)
            button.setObjectName(f"map-line-strength-{strength}")
            self._group.addButton(button, strength)
            line.addWidget(button)
        return line

    def _kind(self, kind: LineKind) -> Button:
        button = Button(kind.label)
        button.setObjectName(f"map-line-kind-{kind.value}")
        button.clicked.connect(partial(self._decide, kind))
        return button

    def _decide(self, kind: LineKind) -> None:
        strength = self._group.checkedId()
        self.close()
        self.decided.emit(kind, strength)

    def open_at(self, where: QPoint) -> None:
        """Open beside a point of the screen, within it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(where.x() + 8, room.right() - self.width()))
        y = max(room.top(), min(where.y() + 8, room.bottom() - self.height()))
        self.move(x, y)
        self.show()
