"""Asks what a line means: its kind and how strong it is; drawn by keys also to whom it leads."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.model.values import LineKind
from amdesk.ui.account.map.popup import Popup
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.labels import Text, TextRole
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
STRENGTH_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TO = Field("target_id", "To", Kind.REFERENCE, subject="person", required=True)


def strength_words(strength: int) -> str:
    """How strong a line is, in a word."""
    return {1: _("weak"), 2: _("medium"), 3: _("strong")}[strength]


class LinePopup(Popup):
    """Beside the mouse; `decided` comes with to whom, the kind and the strength.

    The arrow keys go from kind to kind, 1 to 3 say how strong, Enter keeps. Without a `target` one is chosen of
    `people`, pairs of id and name. For a line that is there already it stands on `held`, its kind and strength.
    """

    decided = Signal(int, object, int)

    def __init__(
        self,
        source: str,
        target: tuple[int, str] | None,
        parent: QWidget,
        people: Sequence[tuple[int, str]] = (),
        held: tuple[LineKind, int] | None = None,
    ) -> None:
        words = _("{source} → {target}").format(source=source, target=target[1] if target else "…")
        super().__init__(words, "map-line-popup", parent)
        self.target = target[0] if target else None
        self.to: ReferenceEditor | None = None
        if target is None:
            self.to = ReferenceEditor(TO)
            self.to.set_options(people)
            self.column.addWidget(self.to)
        kind, strength = held or (KINDS[0], USUAL_STRENGTH)
        self.column.addLayout(self._strengths(strength))
        self.kinds = [self._kind(kind) for kind in KINDS]
        self._first = self.kinds[KINDS.index(kind)]

    def _strengths(self, held: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        self._group = QButtonGroup(self)
        line.addWidget(Text(_("How strong"), role=TextRole.MUTED))
        line.addStretch(1)
        for strength in (1, 2, 3):
            button = Button(strength_words(strength), quiet=True)
            button.setCheckable(True)
            button.setChecked(strength == held)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setObjectName(f"map-line-strength-{strength}")
            self._group.addButton(button, strength)
            line.addWidget(button)
        return line

    def _kind(self, kind: LineKind) -> Button:
        button = Button(kind.label)
        button.setObjectName(f"map-line-kind-{kind.value}")
        button.clicked.connect(partial(self._decide, kind))
        self.column.addWidget(button)
        return button

    def focus_first(self) -> None:
        """Stand in the field for the other end, or on the kind held or usual."""
        (self.to.edit if self.to is not None else self._first).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures say how strong, the arrow keys go from kind to kind, Enter takes the one one stands on."""
        here = next((button for button in self.kinds if button.hasFocus()), None)
        if event.key() in STRENGTH_KEYS:
            self._group.button(STRENGTH_KEYS[Qt.Key(event.key())]).setChecked(True)
        elif event.key() in STEPS and here is not None:
            self.kinds[(self.kinds.index(here) + STEPS[Qt.Key(event.key())]) % len(self.kinds)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if here is not None:
                here.click()
            else:
                self.kinds[0].setFocus()
        else:
            super().keyPressEvent(event)

    def _decide(self, kind: LineKind, checked: bool = False) -> None:
        if self.to is not None:
            if not self.to.finish():
                self.to.show_error(self.to.problem())
                self.adjustSize()
                return
            self.target = self.to.value()
        target, strength = self.target, self._group.checkedId()
        self.close()
        if target is not None:
            self.decided.emit(target, kind, strength)
