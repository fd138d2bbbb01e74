"""The import's window as a place for files: they are chosen, dropped on it or pasted into it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from amdesk.ui.exchange.frame import ImportFrame
from amdesk.ui.exchange.source import Choices
from amdesk.words import _

READABLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf *.ics *.eml *.amdesk-account"


class TakingFrame(ImportFrame):
    """Takes files and text in every way; what becomes of them is the wizard's."""

    def take_files(self, names: Sequence[str]) -> None:
        """Import these files together."""
        raise NotImplementedError

    def read(self, choices: Choices) -> None:
        """Read a file or a pasted table."""
        raise NotImplementedError

    def choose_file(self) -> None:
        """Ask for files with the system's own dialog."""
        asking = QFileDialog(self, _("Import"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        asking.setNameFilters([f"{_('Tables, contacts and meetings')} ({READABLE})", f"{_('All files')} (*)"])
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.filesSelected.connect(self.take_files)
        asking.open()

    def choose_where_refused_go(self, file: str) -> Path | None:
        """Ask for the file in which the refused rows are saved."""
        name = _("{file} refused").format(file=Path(file).stem) + ".csv"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save refused rows"), name, _("Tables (*.csv)"))
        return Path(chosen) if chosen else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text can be dropped here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files, or the table, that was dropped."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.take_files(names)
        elif event.mimeData().hasText():
            self.read(Choices(pasted=event.mimeData().text()))
        event.acceptProposedAction()

    def paste(self) -> None:
        """Take the table on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.read(Choices(pasted=text))
        else:
            self.refuse(_("There is no text on the clipboard. Copy a block of a spreadsheet, then paste it here."))
