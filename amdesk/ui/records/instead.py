"""What to offer instead of a no, where the no is written: alternatives accepted before, each taken by one click."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.brief_instead import instead_of_no
from amdesk.model.brief_rows import Accepted
from amdesk.store.queries.brief import accepted_alternatives
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, menu_safe
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.words import _, full_day

ASKED = "SELECT name || ' ' || words FROM issue WHERE id = ?"
LONGEST_SHOWN = 60
"""Characters of an alternative on its button; the hint tells all of it."""
BETWEEN = "; "
SOON_MS = 200


class Instead(QWidget):
    """The alternatives that fit what is asked for; `chosen` tells the words of one, `values` gives those of the no."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, values: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self.setObjectName("instead-of-no")
        self.accepted = accepted_alternatives(desk.workspace)
        self.desk, self.values = desk, values
        self.found: list[Accepted] = []
        self._wait = QTimer(self, singleShot=True, interval=SOON_MS)
        self._wait.timeout.connect(self.look)
        self._buttons = QWidget()
        self._flow = Flow(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(_("What can we do instead? This was accepted before:"), role=TextRole.MUTED))
        column.addWidget(self._buttons)
        self.hide()

    def look_soon(self, *_edited: object) -> None:
        """Look again once what is being done is done."""
        self._wait.start()

    def look(self) -> None:
        """Offer what fits the no as it is written now: its issue, its reason, its account."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._wait.start()  # a button that is being pressed stays where it is
            return
        if (found := self._fitting(self.values())) != self.found:
            self.found = found
            self._flow.clear()
            for number, one in enumerate(found, 1):
                self._flow.addWidget(self._button(number, one))
        self.setVisible(bool(found))

    def _fitting(self, values: dict[str, Any]) -> list[Accepted]:
        asked = self.desk.workspace.select(ASKED, (values.get("issue_id"),))
        words = f"{asked[0][0] if asked else ''} {values.get('reason') or ''}"
        return instead_of_no(words, values.get("account_id") or 0, self.accepted)

    def _button(self, number: int, one: Accepted) -> Button:
        words = shown(one.alternative)
        where = _("{account}, {day}").format(account=one.account, day=full_day(one.on)) if one.on else one.account
        short = words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
        button = Button(menu_safe(short), tip=f"{words}\n{shown(where)}")
        button.setObjectName(f"instead-{number}")
        button.setAccessibleName(_("Offer: {alternative}").format(alternative=words))
        button.clicked.connect(partial(self._choose, one.alternative))
        return button

    def _choose(self, alternative: str, checked: bool = False) -> None:
        self.chosen.emit(alternative)


def with_alternative(typed: str, chosen: str) -> str:
    """What is typed already, and behind it what was chosen; nothing twice."""
    return chosen if not typed.strip() or typed.strip() == chosen else f"{typed.strip()}{BETWEEN}{chosen}"
