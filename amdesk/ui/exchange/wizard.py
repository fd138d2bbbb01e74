"""Importing what another program wrote, in one window: the file, the mapping, the preview, one button."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.importing import ImportOutdated, ImportPlan, ImportRefused, Outcome
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.reading import ReadError
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.exchange import work
from amdesk.ui.exchange.columns import MappingTable
from amdesk.ui.exchange.outcomes import OutcomeTable
from amdesk.ui.exchange.source import Choices, SourcePanel
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.jobs import Job
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.panel import Card
from amdesk.ui.place import Place
from amdesk.words import _

SIZE = (1180, 760)
LEFT_PX = 270
PAGE_OF = {Subject.ACCOUNTS: "accounts", Subject.PEOPLE: "accounts", Subject.PRODUCTS: "accounts"}
READABLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf"


class ImportWizard(QDialog):
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
        self.setAcceptDrops(True)
        self.setObjectName("import-wizard")
        self.setWindowTitle(_("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.source = SourcePanel()
        self.columns = MappingTable()
        self.preview = OutcomeTable()
        self.sentence = Text("", role=TextRole.HEADING, wrap=True)
        self.sentence.setObjectName("import-sentence")
        self.remarks = Text("", role=TextRole.MUTED, wrap=True)
        self.home = Combo()
        self._home_line = QWidget()
        self._lay_out()
        self.resize(*SIZE)
        self.source.altered.connect(self.read)
        self.source.file_wanted.connect(self.choose_file)
        self.source.paste_wanted.connect(self.paste)
        self.columns.corrected.connect(self.correct)
        self.home.activated.connect(self._plan_again)
        self._offer_homes()
        self._next_file()

    # Layout

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        left = Card(_("File"))
        left.setFixedWidth(LEFT_PX)
        left.body.addWidget(self.source)
        line.addWidget(left)
        line.addLayout(self._right(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addWidget(self.sentence)
        whole.addWidget(self.remarks)
        whole.addLayout(line, 1)
        whole.addLayout(self._buttons())

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(14)
        mapping = Card(_("Which column becomes what"))
        mapping.body.addWidget(self.columns)
        mapping.body.addWidget(self._homes())
        right.addWidget(mapping, 4)
        preview = Card(_("As the rows will arrive"))
        preview.add_aside(self._filters())
        preview.body.addWidget(self.preview)
        right.addWidget(preview, 5)
        return right

    def _homes(self) -> QWidget:
        line = QHBoxLayout(self._home_line)
        line.setContentsMargins(0, 4, 0, 0)
        label = Text(_("People without an organisation go to"), role=TextRole.MUTED)
        self.home.setObjectName("import-home")
        self.home.setAccessibleName(label.text())
        line.addWidget(label)
        line.addWidget(self.home, 1)
        self._home_line.hide()
        return self._home_line

    def _filters(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.filters = QButtonGroup(self)
        for number, (name, text) in enumerate(_filter_words()):
            button = Button(text, quiet=True)
            button.setCheckable(True)
            button.setChecked(not number)
            button.setObjectName(f"import-filter-{name}")
            self.filters.addButton(button, number)
            line.addWidget(button)
        self.filters.idClicked.connect(self._show_only)
        return holder

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.wait = Text("", role=TextRole.MUTED)
        self.run_button = Button(_("&Import"), primary=True)
        self.run_button.setObjectName("import-run")
        self.run_button.clicked.connect(self.run)
        self.cancel_button = Button(_("Cancel"))
        self.cancel_button.setObjectName("import-cancel")
        self.cancel_button.clicked.connect(self.reject)
        line.addWidget(self.wait, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.run_button)
        return line

    # What is imported

    def _next_file(self) -> None:
        if self.waiting:
            self.read(Choices(self.waiting.pop(0)))
        else:
            self.source.show_choices(Choices(pasted=""), None, None)
            self._say(_("Choose a file, drop one here, or paste a table."))
            self._allow(False)

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
            self._refuse(_("There is no text on the clipboard. Copy a block of a spreadsheet, then paste it here."))

    def read(self, choices: Choices) -> None:
        """Read a file, or read it again in another way."""
        self._say(_("Reading {file}…").format(file=shown(choices.name)))
        self.source.show_choices(choices, None, choices.subject)
        self._allow(False)
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

    def _show_mapping(self) -> None:
        if self.found is not None and self.mapping is not None:
            self.columns.show_mapping(self.found.table, self.mapping)
            self._home_line.setVisible(self.mapping.subject is Subject.PEOPLE)
            self._plan_again()

    def _plan_again(self, index: int = 0) -> None:
        if self.found is None or self.mapping is None:
            return
        self._allow(False)
        planning = partial(work.plan, self.desk.workspace, self.found, self.mapping, self.home.currentData())
        self._run(planning, self._show_plan, _("Looking at the rows"))

    def _show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        assert self.found is not None
        self.preview.show_plan(plan, self.found.table)
        self._count_filters(plan)
        self._say(plan.sentence, Tone.BAD if plan.refused and not plan.writes else Tone.QUIET)
        problems = [problem.sentence for problem in self.found.table.problems[:2]]
        self.remarks.setText("  ".join([*problems, *plan.remarks[:2]]))
        self.remarks.setVisible(bool(self.remarks.text()))
        self._allow(plan.writes)

    def _count_filters(self, plan: ImportPlan) -> None:
        rows = [row.outcome for row in plan.outcomes]
        for number, (name, text) in enumerate(_filter_words()):
            button = self.filters.button(number)
            count = len(rows) if not number else rows.count(Outcome(name))
            button.setText(f"{text} {count}")
            button.setVisible(bool(count) or not number)
        self.filters.button(0).setChecked(True)
        self.preview.show_only(None)

    def _show_only(self, number: int) -> None:
        self.preview.show_only(None if not number else Outcome(_filter_words()[number][0]))

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
        self._allow(False)
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
        self.desk.go(Place(PAGE_OF.get(plan.mapping.subject, "accounts")))
        self.accept()

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
            self._say(_("Stopped. Nothing was imported."))
            self._allow(True)
        elif isinstance(problem, ImportOutdated):
            self._plan_again()
        elif isinstance(problem, ReadError | ImportRefused | WorkspaceError):
            self._refuse(str(problem))
        else:
            raise problem

    def _refuse(self, sentence: str) -> None:
        self._say(sentence, Tone.BAD)
        self._allow(False)

    def _say(self, sentence: str, tone: Tone = Tone.QUIET) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.setPalette(self.palette())
        if tone is not Tone.QUIET:
            self.sentence.set_tone(tone)
        self.remarks.setVisible(False)

    def _allow(self, allowed: bool) -> None:
        self.run_button.setEnabled(allowed)

    def reject(self) -> None:
        """Stop the writing that runs; when none does, close without importing."""
        if self._stop_writing is not None:
            self._stop_writing.set()
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _filter_words() -> tuple[tuple[str, str], ...]:
    return (
        ("all", _("All")),
        (Outcome.ADDED.value, Outcome.ADDED.label),
        (Outcome.CHANGED.value, Outcome.CHANGED.label),
        (Outcome.UNCHANGED.value, Outcome.UNCHANGED.label),
        (Outcome.REFUSED.value, Outcome.REFUSED.label),
    )


def open_import(desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None) -> ImportWizard:
    """Show the import for files; without any, the system's dialog asks for them over it."""
    wizard = ImportWizard(desk, paths, parent)
    wizard.open()
    if not paths:
        QTimer.singleShot(0, wizard, wizard.choose_file)
    return wizard
