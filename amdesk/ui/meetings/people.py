"""Who is invited: people one knows with ticks, others to be added as people, colleagues named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from amdesk.exchange.meetings.invitation import Invited
from amdesk.exchange.meetings.matching import Guests
from amdesk.ui.kit.buttons import menu_safe
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.panel import empty_out
from amdesk.words import _, listed, plural

MOST_SHOWN = 12


class InvitedPeople(QWidget):
    """Ticks for those expected, and for those who become people of the account."""

    altered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[int, QCheckBox] = {}
        self.unknown: dict[str, tuple[Invited, QCheckBox]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)

    def show_guests(self, guests: Guests, account: int | None) -> None:
        """Show who is invited when the meeting is with an account."""
        empty_out(self.column)
        self.known, self.unknown = {}, {}
        for guest in guests.people[:MOST_SHOWN]:
            away = f" · {guest.account}" if guest.account_id != account else ""
            box = self._box(f"{guest.name}{away}", f"invited-{guest.id}", guest.is_expected)
            self.known[guest.id] = box
        if guests.colleagues:
            names = listed([name for _number, name in guests.colleagues])
            self._say(_("From us: {names}").format(names=names))
        for stranger in guests.strangers[:MOST_SHOWN]:
            who = stranger.invited
            words = f"{who.name} ({who.mail})" if who.name else who.mail
            box = self._box(_("Add {name} as a person").format(name=words), f"invited-new-{who.mail}", False)
            self.unknown[who.mail] = who, box
        left = max(0, len(guests.people) - MOST_SHOWN) + max(0, len(guests.strangers) - MOST_SHOWN)
        if left:
            self._say(plural("and {n} more who is invited", "and {n} more who are invited", left))
        if not (guests.people or guests.strangers or guests.colleagues):
            self._say(_("The invitation names nobody."))

    def _say(self, words: str) -> None:
        self.column.addWidget(Text(shown(words), role=TextRole.MUTED, wrap=True))

    def _box(self, words: str, name: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(menu_safe(shown(words)))
        box.setObjectName(name)
        box.setChecked(ticked)
        box.toggled.connect(self.altered)
        self.column.addWidget(box)
        return box

    def people(self) -> tuple[int, ...]:
        """Those who are expected."""
        return tuple(number for number, box in self.known.items() if box.isChecked())

    def new_people(self) -> tuple[Invited, ...]:
        """Those who become people."""
        return tuple(who for who, box in self.unknown.values() if box.isChecked())
