"""The base of everything that shows the workspace: it redraws once when something it read has changed.

While `fill` reads, the tables it reads are noted. After a commit a visible view that read one of the changed tables
redraws once, not while the mouse is pressed; a hidden one does so when it is next shown. Nobody calls `refresh` from
outside.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.kit.looking import Curtain, looking
from amdesk.ui.kit.theme import themes
from amdesk.ui.place import Place

PRESSED_AGAIN_MS, PRESSED_MOST = 30, 16
"""How long a redraw waits for a pressed button, and how often: not for ever, a drag may end without being let go."""
"""How soon it is looked again whether the mouse was let go."""


class View(QWidget):
    """Something that shows a part of the workspace; subclasses build widgets in `__init__` and read in `fill`.

    A `private` view is behind a curtain while someone is looking. The others read what may be seen then, and leave
    out what would stand there empty.
    """

    private = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tables: set[str] = set()
        self._shown: dict[str, object] = {}
        self._stale = True
        self._waited = 0
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._refresh_if_seen)
        desk.committed.connect(self._notice)
        self._curtain: Curtain | None = None
        themes().changed.connect(self._change_dress)
        looking().changed.connect(self._change_dress)
        looking().hidden.connect(self._hide_at_once)

    def fill(self) -> None:
        """Read the workspace and show it."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Show what a place names within this view; views without places of their own ignore it."""

    def place(self) -> Place | None:
        """Where this view stands now, for going back; None when the page's own address says it all."""
        return None

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account, and the person of it, that is chosen within this view; None when nothing in particular is."""
        return None

    def refresh(self) -> None:
        """Read and show, noting what is read; once the desk is closed nothing is read any more."""
        if self.desk.closed:
            return
        self._stale = False
        if self._is_curtained():
            return
        with self.desk.workspace.watch.noting() as tables:
            self.fill()
        self.tables = set(tables)

    def shows_new(self, part: str, *content: object) -> bool:
        """Whether a part of the view must be made anew: not while what it is made of is the same as the last time."""
        if self._shown.get(part) == content:
            return False
        self._shown[part] = content
        return True

    def _is_curtained(self) -> bool:
        wanted = self.private and looking().on
        if wanted and self._curtain is None:
            self._curtain = Curtain(self)
        elif not wanted and self._curtain is not None:
            self._curtain.lift()
            self._curtain = None
        return wanted

    def _change_dress(self) -> None:
        self._shown.clear()
        self._grow_stale()

    def _hide_at_once(self) -> None:
        if looking().on and self._stale and self.isVisible():
            self._soon.stop()
            self.refresh()

    def _notice(self, changes: Changes) -> None:
        if changes.touches(self.tables):
            self._grow_stale()

    def _grow_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def _refresh_if_seen(self) -> None:
        is_pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pressed and self._waited < PRESSED_MOST:
            self._waited += 1
            self._soon.start(PRESSED_AGAIN_MS)  # what was pressed must still be there when it is let go
            return
        self._waited = 0
        if self.isVisible() and self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read when shown with something old."""
        if self._stale:
            self.refresh()
        super().showEvent(event)
