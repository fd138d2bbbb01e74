"""The bar on top: back and forward, the search field, undo and redo, and what one enters most often."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from amdesk.ui.brief.button import BriefButton
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import ICON_SIZE, Button
from amdesk.ui.kit.labels import plain_tip
from amdesk.ui.kit.looking import KEY, looking
from amdesk.ui.palette import Palette
from amdesk.words import _

HEIGHT_PX = 52


def tool(action: QAction, name: str) -> QToolButton:
    """A button with an icon that does what a command of the menus does."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(ICON_SIZE)
    button.setProperty("quiet", True)
    button.setObjectName(name)
    button.setAccessibleName(action.text().replace("&", ""))
    plain_tip(button, f"{action.text().replace('&', '')}  {action.shortcut().toString()}")
    return button


class Bar(QFrame):
    """Stands above every view."""

    def __init__(
        self, desk: Desk, actions: dict[str, QAction], commands: Callable[[], Sequence[QAction]], window: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(HEIGHT_PX)
        self.search = Palette(desk, commands, window)
        self.search.setMaximumWidth(460)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 20, 8)
        line.setSpacing(6)
        for name in ("back", "forward"):
            line.addWidget(tool(actions[name], f"bar-{name}"))
        line.addWidget(self.search, 3)
        line.addStretch(1)
        self.looking = Button(f"{_('Someone is looking')} · {KEY}", icon_name="eye-off", quiet=True)
        self.looking.setObjectName("bar-someone-is-looking")
        plain_tip(
            self.looking, _("Health, stances, remarks, amounts and other accounts are hidden. Press to show them.")
        )
        self.looking.clicked.connect(actions["someone-is-looking"].trigger)
        looking().changed.connect(self._show_looking)
        self._show_looking()
        line.addWidget(self.looking)
        for name in ("undo", "redo"):
            line.addWidget(tool(actions[name], f"bar-{name}"))
        line.addSpacing(8)
        self.brief = BriefButton(desk)
        line.addWidget(self.brief)
        line.addWidget(tool(actions["quick-entry"], "bar-quick-entry"))
        for name, text in (("new-touch", _("+ Touch")), ("new-issue", _("+ Issue"))):
            button = Button(text)
            button.setObjectName(f"bar-{name}")
            button.clicked.connect(actions[name].trigger)
            plain_tip(button, actions[name].shortcut().toString())
            line.addWidget(button)

    def _show_looking(self) -> None:
        self.looking.setVisible(looking().on)
