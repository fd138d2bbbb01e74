"""Small controls for what is rated of a person: stance with its signs, buying roles with their shapes."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from amdesk.analysis.network import SIGNS, TONES
from amdesk.model.values import UNKNOWN_SIGN, Role, Stance
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.words import _

STANCE_WIDTH = 42


def stance_word(stance: Stance | None) -> str:
    """A stance in words."""
    return _("Not known") if stance is None else stance.label


def _toggle(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


class StanceChoice(QWidget):
    """Five stances and "not known", each with its sign; the word of the one that holds stands below."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("map-stance")
        self.setAccessibleName(_("Stance"))
        self.buttons: dict[Stance | None, QToolButton] = {}
        line = QHBoxLayout()
        line.setSpacing(4)
        for stance in (*Stance, None):
            line.addWidget(self._button(stance))
        line.addStretch(1)
        self.word = Text("", role=TextRole.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.word)

    def _button(self, stance: Stance | None) -> QToolButton:
        button = _toggle(UNKNOWN_SIGN if stance is None else stance.sign)
        button.setFixedWidth(STANCE_WIDTH)
        button.setObjectName(f"map-stance-{'unknown' if stance is None else stance.name.lower()}")
        button.setAccessibleName(stance_word(stance))
        plain_tip(button, stance_word(stance))
        button.clicked.connect(partial(self._decide, stance))
        self.buttons[stance] = button
        return button

    def _decide(self, stance: Stance | None) -> None:
        is_new = self.buttons[stance].isChecked()
        self.buttons[stance].setChecked(True)
        if is_new:
            self.decided.emit(stance)

    def show_stances(self, held: Collection[Stance | None]) -> None:
        """Mark the stances of those chosen; one person has one."""
        for stance, button in self.buttons.items():
            button.setChecked(stance in held)
        only = next(iter(held)) if len(held) == 1 else None
        mixed = len(held) > 1
        self.word.setText(_("Several") if mixed else stance_word(only))
        if not mixed and only is not None:
            self.word.set_tone(TONES[only])


class RoleChips(QWidget):
    """A toggle for each buying role."""

    toggled = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Buying roles"))
        flow = Flow(self, gap=5)
        self.buttons: dict[Role, QToolButton] = {}
        for role in Role:
            button = _toggle(f"{SIGNS[role]} {role.label}")
            button.setObjectName(f"map-role-{role.value}")
            button.setAccessibleName(role.label)
            button.clicked.connect(partial(self._toggle, role))
            self.buttons[role] = button
            flow.addWidget(button)

    def _toggle(self, role: Role) -> None:
        self.toggled.emit(role, self.buttons[role].isChecked())

    def show_roles(self, held: Collection[Role]) -> None:
        """Mark the roles held."""
        for role, button in self.buttons.items():
            button.setChecked(role in held)
