"""The rail: pages with how much waits in each, pinned accounts, and the state of the file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from amdesk.model.day_rows import Pinned
from amdesk.store.queries.rail import pinned, rail_counts
from amdesk.ui.bands import BAND_WORDS
from amdesk.ui.desk import Desk
from amdesk.ui.kit.focus import let_go
from amdesk.ui.kit.icons import Ink, icon
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.pages import PAGES, Page
from amdesk.ui.place import Place
from amdesk.ui.view import View
from amdesk.words import _

WIDTH_PX = 208


class RailButton(QPushButton):
    """An entry of the rail with a figure at its right."""

    def __init__(self, text: str, place: Place, icon_name: str = "") -> None:
        super().__init__()
        self.place = place
        self.setProperty("rail", True)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)
        self.words = Elided(text)
        self.figure = Text("", role=TextRole.MUTED)
        line = QHBoxLayout(self)
        line.setContentsMargins(34 if icon_name else 10, 0, 10, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.figure)
        for label in (self.words, self.figure):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if icon_name:
            self.setIcon(icon(icon_name, Ink.MUTED))
        self.setAccessibleName(text)

    def say(self, figure: str, meaning: str = "") -> None:
        """Show a figure, and what it means for a screen reader."""
        self.figure.setText(figure)
        self.setAccessibleDescription(f"{figure} {meaning}".strip())


class Rail(View):
    """Where one can go."""

    chosen = Signal(object)
    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.buttons: dict[str, RailButton] = {}
        self._frame = QFrame()
        self._frame.setObjectName("rail")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(10, 16, 10, 14)
        self._column.setSpacing(1)
        self._column.addWidget(self._name())
        for page in PAGES:
            self._column.addWidget(self._entry(page))
        self._pinned = QVBoxLayout()
        self._pinned.setSpacing(1)
        self._column.addLayout(self._pinned)
        self._column.addStretch(1)
        self._file = Text("", role=TextRole.SMALL)
        self._file.setContentsMargins(10, 0, 0, 0)
        self._column.addWidget(self._file)
        self.setFixedWidth(WIDTH_PX)
        self._place: Place | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the picture stands."""
        super().paintEvent(event)
        self.painted.emit()

    def _name(self) -> QWidget:
        name = Text("amdesk", role=TextRole.HEADING)
        name.setContentsMargins(10, 0, 0, 10)
        return name

    def _entry(self, page: Page) -> RailButton:
        button = RailButton(_(page.title), Place(page.name), page.icon)
        button.setObjectName(f"rail-{page.name}")
        button.clicked.connect(self._choose)
        self.buttons[page.name] = button
        return button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(button.place)
            self.mark(self._place)

    def mark(self, place: Place | None) -> None:
        """Show where one is."""
        self._place = place
        for button in self.findChildren(RailButton):
            here = place is not None and (button.place.page, button.place.account) == (place.page, place.account)
            button.setChecked(here)

    def fill(self) -> None:
        """Count what waits and list the pinned accounts."""
        counts = rail_counts(self.desk.workspace)
        for name, button in self.buttons.items():
            count = getattr(counts, name, 0)
            button.say(str(count) if count else "", _("waiting") if count else "")
        accounts = [one for one in pinned(self.desk.workspace) if self._may_be_seen(one)]
        if self.shows_new("pinned", accounts):
            self._fill_pinned(accounts)
        name = self.desk.workspace.path.name
        state = _("encrypted") if self.desk.workspace.key else _("saved")
        self._file.setText(f"{name} · {_('read-only') if self.desk.workspace.read_only_because else state}")

    @staticmethod
    def _may_be_seen(account: Pinned) -> bool:
        return not looking().on or account.id == looking().account

    def _fill_pinned(self, accounts: list[Pinned]) -> None:
        while (item := self._pinned.takeAt(0)) is not None:
            if widget := item.widget():
                let_go(widget)
        if accounts:
            heading = Text(_("Pinned").upper(), role=TextRole.SMALL)
            heading.setContentsMargins(10, 14, 0, 4)
            self._pinned.addWidget(heading)
        for account in accounts:
            button = RailButton(account.name, Place("account", account.id))
            button.setObjectName(f"pinned-{account.id}")
            button.say("" if account.health is None else str(account.health), _(BAND_WORDS[account.band]))
            button.clicked.connect(self._choose)
            self._pinned.addWidget(button)
        self.mark(self._place)
