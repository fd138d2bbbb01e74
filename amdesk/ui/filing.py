"""The commands about files: new, open, copy, backup, import, export, print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMainWindow

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import Workspace
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.words import _

FILTER = f"amdesk (*{paths.SUFFIX})"


class Filing:
    """Each method asks with the system's own dialogs; `account` is the one in view."""

    def __init__(self, desk: Desk, window: QMainWindow, reopen: Callable[[Path], object]) -> None:
        self.desk = desk
        self.window = window
        self.reopen = reopen
        self.account: int | None = None

    def _folder(self) -> str:
        return str(self.desk.workspace.path.parent)

    def _target(self, title: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(self.window, title, self._folder(), FILTER)
        return Path(chosen).with_suffix(paths.SUFFIX) if chosen else None

    def new_workspace(self) -> None:
        """Make a new, empty workspace and open it."""
        path = self._target(_("New workspace"))
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
            Workspace.create(path).close()
        except (WorkspaceError, OSError) as trouble:
            self.desk.say(str(trouble), Tone.BAD)
            return
        self.reopen(path)

    def open_workspace(self) -> None:
        """Open another workspace instead of this one."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(self.window, _("Open workspace"), self._folder(), FILTER)
        if chosen:
            self.reopen(Path(chosen))

    def save_copy(self) -> None:
        """Write everything to another file; this one stays open."""
        path = self._target(_("Save a copy"))
        if path is not None:
            self.desk.save_copy(path)

    def back_up(self) -> None:
        """Take a verified backup beside the workspace."""
        try:
            path = self.desk.workspace.back_up()
        except WorkspaceError as trouble:
            self.desk.say(str(trouble), Tone.BAD)
        else:
            self.desk.say(_("Backed up and verified: {file}").format(file=path.name), Tone.GOOD)

    def import_file(self) -> None:
        """Bring in what another program wrote."""
        from amdesk.ui.exchange.wizard import open_import

        open_import(self.desk, (), self.window, self.account)

    def takes(self, dropped: QMimeData) -> bool:
        """Whether something dropped on the window can be brought in."""
        return any(url.isLocalFile() for url in dropped.urls()) or dropped.hasFormat("text/calendar")

    def take(self, dropped: QMimeData) -> None:
        """Bring in what was dropped on the window."""
        from amdesk.ui.exchange.arriving import take_dropped

        take_dropped(self.desk, dropped, self.window, self.account)

    def export_file(self) -> None:
        """Write a list, contacts, dates, an account or everything for other programs and colleagues."""
        from amdesk.ui.exchange.exporting import open_export

        open_export(self.desk, self.account, self.window)

    def duplicates(self) -> None:
        """Show who and what may be there twice."""
        self.desk.go(Place("duplicates"))

    def print_plan(self) -> None:
        """Show the plan of the account in view as it would be printed."""
        if self.account is None:
            return
        from amdesk.ui.printing.plan import preview_plan

        preview_plan(self.desk, self.account, self.window)

    def print_managers_page(self) -> None:
        """Show the page for the review with the manager as it would be printed."""
        from amdesk.ui.printing.managers_page import preview_managers_page

        preview_managers_page(self.desk, self.window)

    def print_map(self) -> None:
        """Show the map of the account in view as it would be printed."""
        if self.account is not None:
            from amdesk.papers.maps import MapWish
            from amdesk.ui.printing.map import preview_map

            preview_map(self.desk, self.account, MapWish(), self.window)

    def save_map(self) -> None:
        """Write the map of the account in view to a file."""
        if self.account is not None:
            from amdesk.papers.maps import MapWish
            from amdesk.ui.printing.map import ask_where_to_save

            ask_where_to_save(self.desk, self.account, MapWish(), self.window)

    def settings(self) -> None:
        """Open the settings."""
        from amdesk.ui.settings.dialog import SettingsDialog

        SettingsDialog(self.desk, self.window).exec()

    def show_settings(self, place: Place) -> None:
        """Open the settings at the row a place names."""
        from amdesk.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.desk, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        dialog.go_to(place)
