"""Importing what another program wrote, in one window: the file, the mapping, the preview, one button."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.bundle.reading import is_bundle
from amdesk.exchange.importing import ImportOutdated, ImportPlan, ImportRefused
from amdesk.exchange.likely import LikelyKey, Meant
from amdesk.exchange.mapping import ColumnMapping, Subject
from amdesk.exchange.meetings.reading import is_invitation
from amdesk.exchange.plan import Told
from amdesk.exchange.reading import ReadError
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.together import Part, in_order
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
from amdesk.ui.meetings.arriving import take_invitations
from amdesk.ui.place import Place
from amdesk.words import _, plural

WITH_THEIR_OWN = (Subject.ACCOUNTS, Subject.PRODUCTS, Subject.REVENUE)
"""What names its account, or has none."""
READABLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf *.ics *.eml *.amdesk-account"


class ImportWizard(ImportFrame):
    """Imports the files of `paths` together, as one step; nothing is written before Import is pressed."""

    def __init__(self, desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.bundles: list[Path] = []
        self.reads: list[work.Read] = []
        self.at = 0
        self.told: Told | None = None
        self.plans: dict[int, ImportPlan] = {}
        self.refusals: tuple[str, ...] = ()
        self._job: Job | None = None
        self._doing = ""
        self._stop_writing: Event | None = None
        self._held = self._holds()
        self.source.altered.connect(self.read)
        self.source.file_wanted.connect(self.choose_file)
        self.source.paste_wanted.connect(self.paste)
        self.parts.chosen.connect(self.show_part)
        self.parts.ticked.connect(self.want_part)
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.reject)
        self.columns.corrected.connect(self.correct)
        self.meanings.corrected.connect(self.give_meaning)
        self.rejected_button.clicked.connect(self.save_rejected)
        self.preview.meant.connect(self.answer)
        self.home.activated.connect(self._choose_home)
        self._offer_homes()
        self.take_files([str(path) for path in paths])

    @property
    def found(self) -> work.Read | None:
        """The table in view."""
        return self.reads[self.at] if self.reads else None

    @property
    def mapping(self) -> ColumnMapping | None:
        """The mapping of the table in view."""
        return self.found.mapping if self.found is not None else None

    @property
    def plan(self) -> ImportPlan | None:
        """What would become of the table in view; None while that is not known, or when it is left out."""
        return self.plans.get(id(self.found.table)) if self.found is not None else None

    # What is imported

    def take_files(self, names: Sequence[str]) -> None:
        """Import these files together; accounts of colleagues and invitations come in windows of their own."""
        paths = [Path(name) for name in names]
        self.bundles = [path for path in paths if is_bundle(path)]
        meetings = [path for path in paths if path not in self.bundles and is_invitation(path)]
        tables = [Choices(path) for path in paths if path not in self.bundles + meetings]
        self._next_bundle()
        if meetings:
            take_invitations(self.desk, meetings, self, self._after_bundle)
        if tables:
            self._read_all(tables)
        else:
            self._show_nothing()

    def _next_bundle(self) -> None:
        if self.bundles:
            open_bundle(self.desk, self.bundles.pop(0), self).accepted.connect(self._after_bundle)

    def _after_bundle(self) -> None:
        if self.bundles:
            self._next_bundle()
        elif not self.reads and self._job is None:
            self.accept()

    def _show_nothing(self) -> None:
        self.source.show_choices(Choices(pasted=""), None, None)
        self.invite(True)
        self.say(_("Choose files, drop them here, or paste a table."))
        self.allow(False)

    def choose_file(self) -> None:
        """Ask for files with the system's own dialog."""
        asking = QFileDialog(self, _("Import"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        asking.setNameFilters([f"{_('Tables, contacts and meetings')} ({READABLE})", f"{_('All files')} (*)"])
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.filesSelected.connect(self.take_files)
        asking.open()

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
        """Read a file, or read the one in view again in another way; it keeps its place among the others."""
        others = [read for at, read in enumerate(self.reads) if at != self.at]
        if not others or choices.path is None:
            self._read_all([choices])
            return
        self._begin_reading(choices)
        self._run(partial(work.read_all, self.desk.whole, [choices]), self._show_again, _("Reading"))

    def _read_all(self, wanted: Sequence[Choices]) -> None:
        self.reads, self.at = [], 0
        self._begin_reading(wanted[0])
        self._run(partial(work.read_all, self.desk.whole, wanted), self._show_read, _("Reading"))

    def _begin_reading(self, choices: Choices) -> None:
        self.invite(False)
        self.say(_("Reading {file}…").format(file=shown(choices.name)))
        self.source.show_choices(choices, None, choices.subject)
        self.allow(False)

    def _show_read(self, found: work.Harvest) -> None:
        self.reads, self.refusals = list(found.reads), found.refusals
        wanted = [at for at, read in enumerate(self.reads) if read.is_wanted]
        self.at = wanted[0] if wanted else 0
        self._show_part()
        self._plan_again()

    def _show_again(self, found: work.Harvest) -> None:
        self._replace(replace(found.reads[0], account=self.reads[self.at].account, is_wanted=True))

    def show_part(self, at: int) -> None:
        """Look at another of the tables."""
        self.at = at
        self._show_part()
        self._show_outcomes()

    def want_part(self, at: int, wanted: bool) -> None:
        """Import one of the tables, or leave it out."""
        self.reads[at] = replace(self.reads[at], is_wanted=wanted)
        self._plan_again()

    def _replace(self, read: work.Read) -> None:
        """Go on with the table in view as it is now."""
        self.reads[self.at] = read
        self._show_part()
        self._plan_again()

    def correct(self, column: str, target: str) -> None:
        """Let a column become something else."""
        if self.found is not None:
            self._replace(replace(self.found, mapping=self.found.mapping.with_column(column, target)))

    def give_meaning(self, target: str, word: str, meaning: str) -> None:
        """Let a word stand for another choice, "" for none."""
        if self.found is not None:
            self._replace(replace(self.found, mapping=self.found.mapping.with_value(target, word, meaning)))

    def answer(self, keys: Sequence[LikelyKey], meant: Meant) -> None:
        """Say of rows that may be there already whether they are the same; a decision left for later is none."""
        if self.found is not None:
            said = {**self.found.meant, **dict.fromkeys(keys, meant)}
            kept = {key: each for key, each in said.items() if each is not Meant.LATER}
            self.reads[self.at] = replace(self.found, meant=kept)
            self.preview.show_meant(kept)

    def _choose_home(self, index: int) -> None:
        if self.found is not None:
            self._replace(replace(self.found, account=self.home.currentData()))

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

    def _show_part(self) -> None:
        """Show the table in view: how it was read, what its columns and words mean."""
        found = self.reads[self.at]
        self.parts.show_parts(self.reads, self.at)
        self.source.show_choices(found.choices, found.table, found.mapping.subject)
        self.columns.show_mapping(found.table, found.mapping)
        self.meanings.show_words(words_of(found.table, found.mapping, found.choices.name))
        self.words.setVisible(not self.meanings.isHidden())
        self.home.setCurrentIndex(max(0, self.home.findData(found.account)))
        self._home_line.setVisible(found.mapping.subject not in WITH_THEIR_OWN)

    def _wanted(self) -> list[Part]:
        return in_order([read.part for read in self.reads if read.is_wanted])

    def _plan_again(self) -> None:
        """Look anew at what all wanted tables would do."""
        self.allow(False)
        self.told, self.plans = None, {}
        wanted = self._wanted()
        if wanted:
            self._run(partial(work.plan, self.desk.whole, wanted), self._show_plan, _("Looking at the rows"))
        elif self.reads:
            self.say(_("Tick what is to be imported."))
            self._show_outcomes()

    def _show_plan(self, told: Told) -> None:
        self.told, self.plans = told, work.plans_of(told, self._wanted())
        self.say(told.sentence, Tone.BAD if told.refusals and not told.writes else Tone.QUIET)
        self._show_outcomes()
        self.allow(told.writes)
        if told.writes and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.run_button.setFocus()

    def _show_outcomes(self) -> None:
        """Show what becomes of the rows in view, and what there is to say of them."""
        found, plan = self.found, self.plan
        if found is None:
            return
        if plan is None:
            self.preview.show_nothing()
        else:
            self.preview.show_plan(plan, found.table, found.meant)
            self.count_filters(plan)
        self.rejected_button.setVisible(plan is not None and bool(plan.refused))
        problems = [_("Row {n}: {what}").format(n=p.number, what=p.sentence) for p in found.table.problems[:2]]
        why = [plan.refused[0].says] if plan is not None and plan.refused and not plan.writes else []
        asks = _("Some may be there already: press S when it is the same, D when different, L to decide later.")
        twice = [asks] if plan is not None and plan.likely else []
        said = [*self.refusals, *why, *twice, *self._doubts(found), *problems, *(plan.remarks[:2] if plan else ())]
        self.remarks.setText("  ".join(said))
        self.remarks.setVisible(bool(said))

    def _doubts(self, found: work.Read) -> list[str]:
        if not found.mapping.is_sure and found.is_wanted:
            return [_("What the rows are was only guessed: look at the choice on the left.")]
        left_out = [read.choices.name for read in self.reads if not read.is_wanted and not read.is_plain]
        sentence = _("{file} is left out for now: say what it holds and tick it.")
        return [sentence.format(file=shown(name)) for name in left_out[:2]]

    def _offer_homes(self) -> None:
        self.home.addItem(_("nobody: they are refused"), None)
        query = "SELECT id, name FROM account ORDER BY name COLLATE NOCASE"
        for row, name in self.desk.whole.select(query):
            self.home.addItem(shown(name), row)

    # Importing

    def run(self) -> None:
        """Carry the plan out in the background; the window says how far it is."""
        if self.told is None or not self.told.writes or self._job is not None:
            return
        self.allow(False)
        self.cancel_button.setText(_("Stop"))
        self._stop_writing = Event()
        importing = partial(work.carry_out, self.desk.whole, self._wanted(), self.told, self._stop_writing)
        self._run(importing, self._finish, _("Importing {file}").format(file=shown(self.told.file)))

    def _finish(self, changed: list[Changes]) -> None:
        assert self.told is not None
        told, self.told = self.told, None
        for changes in changed:
            self.desk.whole.written_elsewhere(changes)
        self.cancel_button.setText(_("Cancel"))
        said = _("Imported: {what}").format(what=told.label.partition(": ")[2] or shown(told.file))
        if open_ones := self._undecided:
            said += ". " + plural("{n} may be there twice.", "{n} may be there twice.", open_ones)
            self.desk.say(said, Tone.GOOD, _("Compare"), partial(self.desk.go, Place("duplicates")))
        else:
            self.desk.say(said, Tone.GOOD, _("Undo"), self.desk.undo)
        self.desk.go(Place(self._page_after()))
        self.accept()

    @property
    def _undecided(self) -> int:
        """How many new rows may be there already and were left for later."""
        meant = {id(read.table): read.meant for read in self.reads}
        return sum(each.key not in meant.get(table, {}) for table, plan in self.plans.items() for each in plan.likely)

    def _holds(self) -> tuple[bool, bool]:
        """Whether there are accounts, and sales."""
        return has_accounts(self.desk.whole), has_sales(self.desk.whole)

    def _page_after(self) -> str:
        """Where one goes on: the first accounts and the first sales lead to the tiers that follow from them."""
        return "accounts" if self._holds() == self._held else "tiers"

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
            self.preview.show_nothing()
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
