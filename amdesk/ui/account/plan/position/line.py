"""One line of the position: its words and its evidence, both typed where they stand, and a grip to carry it by."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.model.position_rows import PositionRow
from amdesk.ui.account.plan.dragging import Carried
from amdesk.ui.account.plan.entry import InlineField
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.fonts import TextRole, role_font
from amdesk.ui.kit.labels import Text, plain_tip
from amdesk.words import _

LINE = "application/x-amdesk-position-line"
Key = Qt.Key
WAYS = {Key.Key_Up: (0, -1), Key.Key_Down: (0, 1), Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0)}
"""What Alt with an arrow means: columns across, lines down."""


class Grip(Text):
    """What a line is pulled by; all of the line is carried."""

    def __init__(self, whole: QWidget, row: int) -> None:
        super().__init__("⋮⋮", role=TextRole.MUTED)
        self.carried = Carried(whole, LINE, row)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        plain_tip(self, _("Pull it to another place; Alt with an arrow does the same."))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a pull."""
        self.carried.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        self.carried.move(event)


class PositionLine(QWidget):
    """Alt with an arrow moves it, Alt+Delete takes it away, and so does emptying its words.

    `stored` comes with the field and its words, `moved` with columns across and lines down.
    """

    stored = Signal(int, str, str)
    moved = Signal(int, int, int)
    removed = Signal(int)
    left = Signal(int)

    def __init__(self, row: PositionRow, quadrant: str) -> None:
        super().__init__()
        self.row = row
        self.id = row.id or 0
        self.setObjectName(f"position-line-{self.id}")
        self.words = InlineField(_("Line of {quadrant}").format(quadrant=quadrant), row.text, "", self._name("text"))
        self.words.setFont(role_font(TextRole.BODY))
        self.proof = InlineField(_("Evidence of “{line}”"), row.proof, _("without evidence"), self._name("proof"))
        self.words.stored.connect(self._store_words)
        self.words.left.connect(self.proof.setFocus)
        self.proof.stored.connect(self._store_proof)
        self.proof.left.connect(self._leave)
        remove = IconButton("x", _("Delete this line"))
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.setObjectName(self._name("delete"))
        remove.clicked.connect(self._remove)
        self._lay_out(remove)
        self.show_row(row)

    def _name(self, part: str) -> str:
        return f"position-{part}-{self.id}"

    def _lay_out(self, remove: QWidget) -> None:
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.words)
        both.addWidget(self.proof)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(4)
        line.addWidget(Grip(self, self.id), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(both, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: PositionRow) -> None:
        """Show the row as it is now; what is being typed stays."""
        self.row = row
        self.words.show_text(row.text)
        self.proof.show_text(row.proof)
        self.proof.setAccessibleName(_("Evidence of “{line}”").format(line=row.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it or take it away."""
        key, alt = Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in WAYS:
            self.finish()
            self.moved.emit(self.id, *WAYS[key])
        elif alt and key in (Key.Key_Delete, Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Keep what is being typed."""
        self.words.finish()
        self.proof.finish()

    def _store_words(self, words: str) -> None:
        if words:
            self.stored.emit(self.id, "text", words)
        else:
            self._remove()

    def _store_proof(self, words: str) -> None:
        self.stored.emit(self.id, "proof", words)

    def _remove(self) -> None:
        self.removed.emit(self.id)

    def _leave(self) -> None:
        self.left.emit(self.id)
