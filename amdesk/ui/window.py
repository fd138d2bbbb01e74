"""The one window: rail, bar, the view of where one is, and the commands of the menus."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.store.errors import LeftBehind, WorkspaceError
from amdesk.store.lock import forget_left_behind
from amdesk.store.workspace import Changes
from amdesk.ui import commands, pages
from amdesk.ui.after.doing import Telling
from amdesk.ui.backing_up import Backups
from amdesk.ui.bar import Bar
from amdesk.ui.brief.doing import Briefing
from amdesk.ui.creating import Creating
from amdesk.ui.desk import Desk
from amdesk.ui.filing import Filing
from amdesk.ui.guiding import Guiding
from amdesk.ui.helping import Helping
from amdesk.ui.kit.focus import FocusBefore
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.notice import Notices
from amdesk.ui.kit.progress import ProgressWatch
from amdesk.ui.kit.theme import ThemeChoice, theme, themes
from amdesk.ui.place import Place
from amdesk.ui.rail import Rail
from amdesk.ui.remembered import settings
from amdesk.ui.step_notices import StepNotices
from amdesk.ui.trail import Trail
from amdesk.ui.view import View
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.ui.quick_entry.panel import QuickEntry

LOG = logging.getLogger("amdesk")
SMALLEST = (1100, 640)
FIRST_SIZE = QSize(1440, 900)
TITLE_BAR_PX = 40


def first_size(room: QSize) -> QSize:
    """How large the window opens first: no larger than the screen has room for it and its title bar."""
    fitting = FIRST_SIZE.boundedTo(room - QSize(0, TITLE_BAR_PX))
    return fitting if fitting == fitting.expandedTo(QSize(*SMALLEST)) else FIRST_SIZE


class Window(QMainWindow):
    """Shows one place at a time; views are made on their first visit and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trail = Trail()
        self.views: dict[str, View] = {}
        self.setWindowTitle(f"{desk.workspace.path.stem} – amdesk")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.creating = Creating(desk, self)
        self.filing = Filing(desk, self, self.reopen)
        self.briefing = Briefing(desk, self)
        self.telling = Telling(desk, self)
        self.briefing.stands_on = self.stands_on
        self.guiding = Guiding(desk, self)
        self.helping = Helping(self)
        doers = (self, self.creating, self.filing, self.briefing, self.telling, self.guiding, self.helping)
        self.actions_by_name = commands.add_menus(self, doers, self.go_to_page)
        self.actions_by_name["someone-is-looking"].setCheckable(True)
        self.rail = Rail(desk)
        self.bar = Bar(desk, self.actions_by_name, self.commands, self)
        self.stack = QStackedWidget()
        self.stack.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCentralWidget(self._frame())
        self.notices = Notices(self)
        self._quick_entry: QuickEntry | None = None
        self.step_notices = StepNotices(desk, self.notices)
        self._progress = ProgressWatch(desk.jobs, self.notices)
        self.rail.chosen.connect(self.visit)
        self.bar.search.left.connect(self._stand_in_view)
        self.bar.brief.chosen.connect(self.briefing.show_meeting)
        desk.travelled.connect(self.visit)
        desk.announced.connect(self._announce)
        desk.committed.connect(self._after_commit)
        looking().changed.connect(self._after_looking)
        self._restore()
        self._name_steps()

    def _frame(self) -> QWidget:
        frame = QWidget()
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        line.addLayout(column, 1)
        return frame

    def commands(self) -> Sequence[QAction]:
        """Every command of the menus."""
        menus = self.menuBar().findChildren(QMenu)
        return [action for menu in menus for action in menu.actions() if not action.isSeparator()]

    # Going

    def visit(self, place: Place) -> None:
        """Go on to a place; to the list of accounts when its account is gone. The settings open over the view."""
        if place.page == pages.SETTINGS:
            self.filing.show_settings(place)
            return
        place = place if self._exists(place) else Place("accounts")
        self._remember_where()
        self.trail.visit(place)
        self._show(place)

    def go_to_page(self, name: str) -> None:
        """Go on to a page of the rail."""
        self.visit(Place(name))

    def _show(self, place: Place) -> None:
        view = self.views.get(place.page)
        if view is None:
            view = pages.BY_NAME[place.page].make(self.desk)
            view.setObjectName(f"page-{place.page}")
            self.views[place.page] = view
            self.stack.addWidget(view)
        self.desk.arrived.emit(place)
        looking().look_at(place.account)
        view.go_to(place)
        self.stack.setCurrentWidget(view)
        self.rail.mark(place)
        self.bar.search.note_place(place)
        self._name_steps()

    def _remember_where(self) -> None:
        view = self.stack.currentWidget()
        place = view.place() if isinstance(view, View) else None
        if place is not None:
            self.trail.amend(place)

    def stands_on(self) -> tuple[int, int | None] | None:
        """The account and person chosen in the view, if any."""
        view = self.stack.currentWidget()
        return view.stands_on() if isinstance(view, View) else None

    @property
    def account(self) -> int | None:
        """The account in view, if any."""
        return self.trail.here.account if self.trail.here else None

    def back(self) -> None:
        """Go back one place."""
        self._step(-1)

    def forward(self) -> None:
        """Go forward one place."""
        self._step(1)

    def _step(self, distance: int) -> None:
        self._remember_where()
        place = self.trail.step(distance)
        if place is not None:
            self._show(place if self._exists(place) else Place("accounts"))

    # Saying

    def _announce(self, text: str, tone: Tone, link: str, action: object) -> None:
        self.notices.say(text, tone, link, action if callable(action) else None)

    def _exists(self, place: Place) -> bool:
        if place.account is None:
            return True
        return bool(self.desk.workspace.select("SELECT 1 FROM account WHERE id = ?", (place.account,)))

    def _after_commit(self, changes: Changes) -> None:
        if "account" in changes.tables and self.trail.here is not None and not self._exists(self.trail.here):
            self.visit(Place("accounts"))
        self.step_notices.drop_old()
        self._name_steps()

    def _name_steps(self) -> None:
        """Undo and redo say what they would do."""
        workspace = self.desk.workspace
        for name, word, step in (
            ("undo", _("&Undo"), workspace.next_undo()),
            ("redo", _("&Redo"), workspace.next_redo()),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(step is not None)
            says_what = step is not None and not looking().on
            action.setText(f"{word}: {step.label.replace('&', '&&')}" if step and says_what else word)
        self.actions_by_name["back"].setEnabled(self.trail.can_step(-1))
        self.actions_by_name["forward"].setEnabled(self.trail.can_step(1))
        for doer in (self.creating, self.filing, self.briefing, self.telling, self.guiding):
            doer.account = self.account
        here = self.trail.here
        self.briefing.person = here.row if here and here.subject == "person" else None
        self.helping.topic = (here.tab or here.page) if here else "index"
        at_account = self.account is not None
        for name in ("new-person", "pin", "print-plan", "print-map", "save-map"):
            self.actions_by_name[name].setEnabled(at_account)

    # Commands

    def undo(self) -> None:
        """Take the last step back, wherever it was made, and show it."""
        self._keeping_the_keyboard(self.desk.undo)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._keeping_the_keyboard(self.desk.redo)

    def _keeping_the_keyboard(self, act: Callable[[], object]) -> None:
        """What is being typed is a step of its own first; afterwards the keyboard is where it was, or in the view."""
        before = FocusBefore()
        before.remember()
        self._finish_typing()
        act()
        before.give_back()
        self._stand_in_view()

    def _stand_in_view(self) -> None:
        """The keyboard is never nowhere."""
        if QApplication.focusWidget() is None:
            self.stack.setFocus()

    def quick_entry(self) -> None:
        """Open the field of quick entry over whatever is in view."""
        if self._quick_entry is None:
            from amdesk.ui.quick_entry.panel import QuickEntry

            self._quick_entry = QuickEntry(self.desk, self, self.notices)
        self._quick_entry.open(self.account)

    def search(self) -> None:
        """Stand in the search field."""
        self.bar.search.enter()

    def run_command(self) -> None:
        """Stand in the search field to type a command."""
        self.search()

    def turn_theme(self) -> None:
        """Change between light and dark."""
        chosen = ThemeChoice.LIGHT if theme().is_dark else ThemeChoice.DARK
        settings().setValue("theme", chosen.value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes().apply(app, chosen)

    def someone_is_looking(self) -> None:
        """Hide what is ours alone in every view, or show it again."""
        looking().turn()

    def _after_looking(self) -> None:
        """What was said and found before is gone, and nothing of it comes back."""
        if self.desk.closed:
            return
        self.actions_by_name["someone-is-looking"].setChecked(looking().on)
        self.bar.search.leave()
        if looking().on:
            self.notices.clear()
        self._name_steps()

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def reopen(self, path: Path) -> None:
        """Open another workspace in place of this one; this one stays when that fails."""
        from amdesk.ui import app, start

        try:
            other = app.open_desk(path)
        except LeftBehind as left:
            if start.asks_to_open_anyway(left, self):
                forget_left_behind(path)
                self.reopen(path)
            return
        except WorkspaceError as trouble:
            self.desk.say(str(trouble), Tone.BAD)
            return
        start.remember(path)
        Backups(other.desk, other).begin()
        app.KEPT_OPEN[:] = [other]
        self.close()

    # State

    def _restore(self) -> None:
        self.resize(first_size(self.screen().availableSize()))
        geometry = settings().value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _finish_typing(self) -> None:
        """Take what is being typed into the step it belongs to."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped anywhere."""
        if self.filing.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        event.acceptProposedAction()
        self.filing.take(event.mimeData())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the view, not in the rail."""
        super().showEvent(event)
        self.stack.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed, then close; stay open when it cannot be stored."""
        try:
            self.desk.unsaved = False
            self._finish_typing()
            if self.desk.unsaved:
                event.ignore()
                return
            settings().setValue("geometry", self.saveGeometry())
            self.desk.close()
        except Exception:
            LOG.exception("closing failed")
            event.ignore()
            self.show()
            raise
        event.accept()
