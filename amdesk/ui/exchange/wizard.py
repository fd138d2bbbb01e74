"""Importing what another program wrote, in one window: the file, the mapping, the preview, one button."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.bundle.reading import is_bundle
from amdesk.exchange.importing import ImportOutdated, ImportPlan, ImportRefused
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.reading import ReadError
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.vocabulary import words_of
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.waiting import has_accounts, has_sales
from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.exchange import work
from amdesk.ui.exchange.bundles import open_bundle
from amdesk.ui.exchange.frame import ImportFrame
from amdesk.ui.exchange.source import Choices
from amdesk.ui.kit.jobs import Job
from amdesk.ui.kit.labels import shown
from amdesk.ui.place import Place
from amdesk.words import _, plural

PAGE_OF = {Subject.ACCOUNTS: "accounts", Subject.PEOPLE: "accounts", Subject.PRODUCTS: "accounts"}
WITH_THEIR_OWN = (Subject.ACCOUNTS, Subject.PRODUCTS, Subject.REVENUE)
"""What names its account, or has none."""
READABLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf *.amdesk-account"


class ImportWizard(ImportFrame):
    """Imports one file after another of `paths`; nothing is written before Import is pressed."""

    def __init__(self, desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.waiting = list(paths)
        self.found: work.Read | None = None
        self.mapping: ColumnMapping | None = None
        self.plan: ImportPlan | None = None
        self._job: Job | None = None
        self._doing = ""
        self._stop_writing: Event | None = None
        self._held = self._holds()
        self.source.altered.connect(self.read)
        self.source.file_wanted.connect(self.choose_file)
        self.source.paste_wanted.connect(self.paste)
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.reject)
        self.columns.corrected.connect(self.correct)
        self.meanings.corrected.connect(self.give_meaning)
        self.rejected_button.clicked.connect(self.save_rejected)
        self.home.activated.connect(self._plan_again)
        self._offer_homes()
        self._next_file()

    # What is imported

    def _next_file(self) -> None:
        if self.waiting and is_bundle(self.waiting[0]):
            taking_in = open_bundle(self.desk, self.waiting.pop(0), self)
            taking_in.accepted.connect(self._after_bundle)
        elif self.waiting:
            self.read(Choices(self.waiting.pop(0)))
        else:
            self.source.show_choices(Choices(pasted=""), None, None)
            self.say(_("Choose a file, drop one here, or paste a table."))
            self.allow(False)

    def _after_bundle(self) -> None:
        if self.waiting:
            self._next_file()
        else:
            self.accept()

    def choose_file(self) -> None:
        """Ask for files with the system's own dialog."""
        asking = QFileDialog(self, _("Import"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        asking.setNameFilters([f"{_('Tables and contacts')} ({READABLE})", f"{_('All files')} (*)"])
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.filesSelected.connect(self.take_files)
        asking.open()

    def take_files(self, names: Sequence[str]) -> None:
        """Import these files, one after another."""
        self.waiting = [Path(name) for name in names]
        self._next_file()

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

    def read(self, choices: Choices) -> None:
        """Read a file, or read it again in another way."""
        self.say(_("Reading {file}…").format(file=shown(choices.name)))
        self.source.show_choices(choices, None, choices.subject)
        self.allow(False)
        self._run(partial(work.read, self.desk.workspace, choices), self._show_read, _("Reading"))

    def _show_read(self, found: work.Read) -> None:
        self.found, self.mapping = found, found.mapping
        self.source.show_choices(found.choices, found.table, found.mapping.subject)
        self._show_mapping()

    def correct(self, column: str, target: str) -> None:
        """Let a column become something else."""
        if self.mapping is not None:
            self.mapping = self.mapping.with_column(column, target)
            self._show_mapping()

    def give_meaning(self, target: str, word: str, meaning: str) -> None:
        """Let a word stand for another choice, "" for none."""
        if self.mapping is not None:
            self.mapping = self.mapping.with_value(target, word, meaning)
            self._show_mapping()

    def save_rejected(self) -> None:
        """Ask where the refused rows go, and write them with their reasons."""
        if self.found is None or self.plan is None:
            return
        name = _("{file} refused").format(file=Path(shown(self.plan.file)).stem) + ".csv"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save refused rows"), name, _("Tables (*.csv)"))
        if not chosen:
            return
        try:
            count = write_rejected(Path(chosen), self.found.table, self.plan)
        except OSError as trouble:
            self.say(_("The rows could not be saved: {why}").format(why=trouble.strerror or trouble), Tone.BAD)
            return
        sentence = plural(
            "{n} refused row is saved. Mend it, and import that file.",
            "{n} refused rows are saved. Mend them, and import that file.",
            count,
        )
        self.say(sentence, Tone.GOOD)

    def _show_mapping(self) -> None:
        if self.found is not None and self.mapping is not None:
            self.columns.show_mapping(self.found.table, self.mapping)
            self.meanings.show_words(words_of(self.found.table, self.mapping, self.found.choices.name))
            self._home_line.setVisible(self.mapping.subject not in WITH_THEIR_OWN)
            self._plan_again()

    def _plan_again(self, index: int = 0) -> None:
        if self.found is None or self.mapping is None:
            return
        self.allow(False)
        planning = partial(work.plan, self.desk.workspace, self.found, self.mapping, self.home.currentData())
        self._run(planning, self._show_plan, _("Looking at the rows"))

    def _show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        assert self.found is not None
        self.preview.show_plan(plan, self.found.table)
        self.count_filters(plan)
        self.rejected_button.setVisible(bool(plan.refused))
        self.say(plan.sentence, Tone.BAD if plan.refused and not plan.writes else Tone.QUIET)
        problems = [_("Row {n}: {what}").format(n=p.number, what=p.sentence) for p in self.found.table.problems[:2]]
        self.remarks.setText("  ".join([*self._doubts(plan), *problems, *plan.remarks[:2]]))
        self.remarks.setVisible(bool(self.remarks.text()))
        self.allow(plan.writes)

    def _doubts(self, plan: ImportPlan) -> list[str]:
        return (
            [] if plan.mapping.is_sure else [_("What the rows are was only guessed: look at the choice on the left.")]
        )

    def _offer_homes(self) -> None:
        self.home.addItem(_("nobody: they are refused"), None)
        query = "SELECT id, name FROM account ORDER BY name COLLATE NOCASE"
        for row, name in self.desk.workspace.select(query):
            self.home.addItem(shown(name), row)

    # Importing

    def run(self) -> None:
        """Carry the plan out in the background; the window says how far it is."""
        if self.plan is None or self._job is not None:
            return
        self.allow(False)
        self.cancel_button.setText(_("Stop"))
        self._stop_writing = Event()
        importing = partial(work.bring_in, self.desk.workspace, self.plan, self._stop_writing)
        self._run(importing, self._finish, _("Importing {file}").format(file=shown(self.plan.file)))

    def _finish(self, told: list[Changes]) -> None:
        assert self.plan is not None
        plan, self.plan = self.plan, None
        for changes in told:
            self.desk.workspace.written_elsewhere(changes)
        self.cancel_button.setText(_("Cancel"))
        said = _("Imported: {what}").format(what=plan.label.partition(": ")[2] or shown(plan.file))
        self.desk.say(said, Tone.GOOD, _("Undo"), self.desk.undo)
        if self.waiting:
            self._next_file()
            return
        self.desk.go(Place(self._page_after(plan)))
        self.accept()

    def _holds(self) -> tuple[bool, bool]:
        """Whether there are accounts, and sales."""
        return has_accounts(self.desk.workspace), has_sales(self.desk.workspace)

    def _page_after(self, plan: ImportPlan) -> str:
        """Where one goes on: the first accounts and the first sales lead to the tiers that follow from them."""
        return PAGE_OF.get(plan.mapping.subject, "accounts") if self._holds() == self._held else "tiers"

    # Work and words

    def _run(self, doing: work.Doing[Any], done: Callable[[Any], object], words: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._doing = words
        self.wait.setText(words)
        self._job = self.desk.jobs.run(doing, done, self._refuse_with)
        self._job.progressed.connect(self._show_progress)
        self._job.ended.connect(self._forget_job)

    def _show_progress(self, share: float, text: str) -> None:
        if self._job is not None:
            self.wait.setText(f"{self._doing} · {round(share * 100)} %")

    def _forget_job(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._stop_writing = None
            self.wait.setText("")
            self.cancel_button.setText(_("Cancel"))

    def _refuse_with(self, problem: Exception) -> None:
        if isinstance(problem, work.ImportStopped):
            self.say(_("Stopped. Nothing was imported."))
            self.allow(True)
        elif isinstance(problem, ImportOutdated):
            self._plan_again()
        elif isinstance(problem, ReadError | ImportRefused | WorkspaceError):
            self.refuse(str(problem))
        else:
            raise problem

    def reject(self) -> None:
        """Stop the writing that runs; when none does, close without importing."""
        if self._stop_writing is not None:
            self._stop_writing.set()
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()


def open_import(desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None) -> ImportWizard:
    """Show the import for files; without any, the system's dialog asks for them over it."""
    wizard = ImportWizard(desk, paths, parent)
    wizard.open()
    if not paths:
        QTimer.singleShot(0, wizard, wizard.choose_file)
    return wizard
