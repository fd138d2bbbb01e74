"""Push buttons in the program's looks; `&` in their text marks the mnemonic, so never pass text from the user."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from amdesk.ui.kit.icons import Ink, icon
from amdesk.ui.kit.labels import plain_tip

ICON_SIZE = QSize(17, 17)


class Button(QPushButton):
    """A button; `primary` for the one a view is about, `quiet` for one without a frame."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        primary: bool = False,
        quiet: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("primary", primary)
        self.setProperty("quiet", quiet)
        self.setAutoDefault(primary)
        self.setIconSize(ICON_SIZE)
        if icon_name:
            self.setIcon(icon(icon_name, Ink.ON_ACCENT if primary else Ink.MUTED))
        plain_tip(self, tip)


class IconButton(Button):
    """A button that shows an icon only; `name` is what a screen reader and the tooltip say."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__("", parent, icon_name=icon_name, quiet=True, tip=name)
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setFixedSize(QSize(28, 28))


class MenuButton(Button):
    """A button that opens a menu filled by `add`, or anew by `fill(menu)` each time it opens."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        fill: Callable[[QMenu], None] | None = None,
    ) -> None:
        super().__init__(text + "  ", parent, icon_name=icon_name)
        self.setAccessibleName(text.replace("&", ""))
        self._menu = QMenu(self)
        self._fill = fill
        if fill:
            self._menu.aboutToShow.connect(self._fill_anew)
        self.setMenu(self._menu)

    def add(self, text: str, on_click: Callable[[], object], icon_name: str = "") -> QAction:
        """Append a command."""
        action = self._menu.addAction(text)
        action.triggered.connect(lambda _checked=False: on_click())
        if icon_name:
            action.setIcon(icon(icon_name))
        return action

    def _fill_anew(self) -> None:
        self._menu.clear()
        if self._fill:
            self._fill(self._menu)

    def sizeHint(self) -> QSize:
        """Room for the arrow beside the text."""
        return super().sizeHint() + QSize(10, 0)


def menu_safe(text: str) -> str:
    """Text from the user for a menu or button, where `&` would become a mnemonic."""
    return text.replace("&", "&&")
