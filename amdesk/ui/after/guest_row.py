"""One who may have come: a box to tick, and where they stand now, by sign and word."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.after import Guest
from amdesk.analysis.after.who import moved
from amdesk.analysis.series import Tone
from amdesk.model.values import UNKNOWN_SIGN, Stance
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.labels import Chip, Elided, Text, TextRole
from amdesk.words import _

TONES = {
    Stance.CHAMPION: Tone.GOOD,
    Stance.SUPPORTER: Tone.GOOD,
    Stance.NEUTRAL: Tone.QUIET,
    Stance.SCEPTIC: Tone.WARN,
    Stance.OPPONENT: Tone.BAD,
}
UP = (Qt.Key.Key_Plus, Qt.Key.Key_Right)
DOWN = (Qt.Key.Key_Minus, Qt.Key.Key_Left)
BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STANCE_PX = 196
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CameBox(QCheckBox):
    """Ticked for who came; every key but the space bar is the row's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave plus, minus and the arrows to the row."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class GuestRow(QFrame):
    """Shows one guest; `changed` comes with every tick and every move, `stepped` with -1 or 1 for the arrows."""

    changed = Signal()
    stepped = Signal(int)

    def __init__(self, guest: Guest, at: int) -> None:
        super().__init__()
        self.guest = guest
        self.setObjectName(f"after-guest-{at + 1}")
        self.box = CameBox()
        self.box.setObjectName(f"after-came-{at + 1}")
        self.box.setChecked(guest.came)
        self.box.clicked.connect(self._tick)
        self.chip = Chip("")
        self.down = self._button(
            "minus", _("{name}: stands lower").format(name=guest.name), f"after-lower-{at + 1}", -1
        )
        self.up = self._button("plus", _("{name}: stands higher").format(name=guest.name), f"after-higher-{at + 1}", 1)
        self.wrong = Text(role=TextRole.SMALL, wrap=True)
        self.wrong.hide()
        self._lay_out()
        self.show_guest()

    def _button(self, icon: str, name: str, handle: str, distance: int) -> IconButton:
        button = IconButton(icon, name)
        button.setObjectName(handle)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._lower if distance < 0 else self._raise)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(self.guest.name))
        detail = _("one of ours") if self.guest.ours else self.guest.detail
        if self.guest.id is None:
            detail = _("new, one of ours") if self.guest.ours else _("new")
        if detail:
            words.addWidget(Elided(detail, role=TextRole.SMALL))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.box)
        line.addLayout(words, 1)
        line.addWidget(self._stance())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.wrong)

    def _stance(self) -> QWidget:
        """The chip between its buttons, as wide for everyone."""
        self.stance = QWidget()
        self.stance.setFixedWidth(STANCE_PX)
        line = QHBoxLayout(self.stance)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.down)
        line.addWidget(self.chip, 1, Qt.AlignmentFlag.AlignHCenter)
        line.addWidget(self.up)
        return self.stance

    # Showing

    def show_guest(self) -> None:
        """Show whether they came and where they stand."""
        shows = self.guest.came and not self.guest.ours
        self.stance.setVisible(shows)
        stance = self.guest.stance_now
        sign = stance.sign if stance else UNKNOWN_SIGN
        words = stance.label if stance else _("Not known")
        if self.guest.moved_to is not None:
            before = self.guest.stance.sign if self.guest.stance else UNKNOWN_SIGN
            sign = f"{before} → {sign}"
        self.chip.say(words, TONES[stance] if stance else Tone.QUIET, sign)
        self.chip.updateGeometry()
        self.box.setAccessibleName(", ".join(part for part in (self.guest.name, self.guest.detail) if part))
        said = _("{stance}. Plus and minus move it.").format(stance=f"{sign} {words}") if shows else ""
        self.box.setAccessibleDescription(said)

    def refuse(self, sentence: str) -> None:
        """Say under the row why it cannot be kept."""
        self.wrong.setText(sentence)
        self.wrong.set_tone(Tone.BAD if sentence else None)
        self.wrong.setVisible(bool(sentence))

    # Changing

    def _tick(self, came: bool) -> None:
        self._take(replace(self.guest, came=came))

    def _raise(self) -> None:
        self.move_stance(1)

    def _lower(self) -> None:
        self.move_stance(-1)

    def move_stance(self, distance: int) -> None:
        """Let them stand higher or lower; only who came can have moved."""
        if not self.guest.came or self.guest.ours:
            return
        now = moved(self.guest, distance)
        self._take(replace(self.guest, moved_to=None if now is self.guest.stance else now))

    def put_back(self) -> None:
        """The meeting moved nothing."""
        self._take(replace(self.guest, moved_to=None))

    def _take(self, guest: Guest) -> None:
        if guest != self.guest:
            self.guest = guest
            self.refuse("")
            self.show_guest()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus move the stance, the arrows go through those who came, Delete takes a move back."""
        key = Qt.Key(event.key())
        if key in UP or event.text() == "+":
            self.move_stance(1)
        elif key in DOWN or event.text() in ("-", "−"):
            self.move_stance(-1)
        elif key in BACK:
            self.put_back()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)
