"""Who came: those expected ticked, others a tick away, anyone else by typing a name."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from amdesk.analysis.after import Guest
from amdesk.analysis.after.who import Found, who_is
from amdesk.model.after_rows import AfterFacts
from amdesk.model.fields import NAME_LIMIT
from amdesk.ui.after.guest_row import GuestRow
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import shown
from amdesk.words import _

DIGITS = {Qt.Key(Qt.Key.Key_1.value + at): at for at in range(9)}


class NameField(QLineEdit):
    """Takes a name; Alt and a digit choose among those offered."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit choose."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in DIGITS:
            self.chosen.emit(DIGITS[key])
        else:
            super().keyPressEvent(event)


class Guests(QWidget):
    """Everyone on the card in order; `changed` comes with every tick, move and name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.facts: AfterFacts | None = None
        self.rows: list[GuestRow] = []
        self.found = Found()
        self.buttons: list[QPushButton] = []
        self.setObjectName("after-guests")
        self.setAccessibleName(_("Who came"))
        self.name = NameField()
        self.name.setObjectName("after-add-guest")
        self.name.setAccessibleName(_("Add who came"))
        self.name.setPlaceholderText(_("+ somebody else: a name"))
        self.name.setMaxLength(NAME_LIMIT)
        self.name.textChanged.connect(self._look)
        self.name.chosen.connect(self.choose)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._offers = QWidget()
        self._flow = Flow(self._offers)
        self._offers.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self.name)
        column.addWidget(self._offers)

    def begin(self, facts: AfterFacts, guests: tuple[Guest, ...]) -> None:
        """Show the guests of a card."""
        self.facts = facts
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.name.clear()
        for guest in guests:
            self._append(guest)

    def _append(self, guest: Guest) -> None:
        row = GuestRow(guest, len(self.rows))
        row.changed.connect(self.changed)
        row.stepped.connect(self._step)
        self.rows.append(row)
        self._list.addWidget(row)

    def guests(self) -> tuple[Guest, ...]:
        """The guests as they stand on the card."""
        return tuple(row.guest for row in self.rows)

    def show_guests(self) -> None:
        """Show all of them again."""
        for row in self.rows:
            row.show_guest()

    # Adding

    def _look(self, typed: str) -> None:
        """Offer whom the name could mean."""
        self.found = who_is(typed, self.facts, self.guests()) if self.facts is not None else Found()
        self._flow.clear()
        self.buttons = [self._button(at, guest) for at, guest in enumerate(self.found.offered)]
        for button in self.buttons:
            self._flow.addWidget(button)
        self._offers.setVisible(bool(self.buttons))
        self._flow.invalidate()
        self._offers.updateGeometry()

    def _button(self, at: int, guest: Guest) -> QPushButton:
        words = self._words(guest)
        button = QPushButton(menu_safe(f"{at + 1}  {shown(words)}"))
        button.setProperty("chip", True)
        button.setObjectName(f"after-offer-{at + 1}")
        button.setAccessibleName(words)
        button.clicked.connect(partial(self.choose, at))
        return button

    def _words(self, guest: Guest) -> str:
        if guest.id is not None:
            return " · ".join(part for part in (guest.name, _("one of ours") if guest.ours else guest.detail) if part)
        if guest.ours:
            return _("New colleague {name}").format(name=guest.name)
        account = self.facts.account if self.facts is not None else ""
        return _("New: {name} at {account}").format(name=guest.name, account=account)

    def choose(self, at: int, checked: bool = False) -> None:
        """Add the one offered at a place."""
        if 0 <= at < len(self.found.offered):
            guest = self.found.offered[at]
            self.name.clear()
            self._append(guest)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def take_typed(self) -> bool:
        """Enter in the field: add the one meant, tick who stands here already, else ask. False when it is empty."""
        if not self.name.text().strip():
            return False
        if self.found.only is not None:
            self.choose(0)
        elif self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._tick_named(self.name.text())
        return True

    def _tick_named(self, name: str) -> None:
        """Who is typed in full and stands on the card came."""
        for row in self.rows:
            if row.guest.name.casefold() == " ".join(name.split()).casefold():
                row.box.setChecked(True)
                row.guest = replace(row.guest, came=True)
                row.show_guest()
        self.name.clear()
        self.changed.emit()

    # Keys

    def _step(self, distance: int) -> None:
        at = next((at for at, row in enumerate(self.rows) if row.box.hasFocus()), 0) + distance
        if 0 <= at < len(self.rows):
            self.rows[at].box.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= len(self.rows):
            self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab stops: one of those who came, the field, and whom it offers."""
        focused = QApplication.focusWidget()
        boxes: list[QWidget] = [row.box for row in self.rows]
        here = [box for box in boxes if box is focused] or boxes[:1]
        return [*here, self.name, *self.buttons]

    def refuse(self, at: int, sentence: str) -> None:
        """Say at a guest why they cannot be kept."""
        if 0 <= at < len(self.rows):
            self.rows[at].refuse(sentence)
            self.rows[at].box.setFocus(Qt.FocusReason.OtherFocusReason)
