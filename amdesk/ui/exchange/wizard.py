"""Importing what another program wrote, in one window: the file, the mapping, the preview, one button."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.bundle.reading import is_bundle
from amdesk.exchange.importing import ImportOutdated, ImportPlan, ImportRefused
from amdesk.exchange.likely import LikelyKey, Meant
from amdesk.exchange.mapping import ColumnMapping
from amdesk.exchange.meetings.reading import is_invitation
from amdesk.exchange.plan import Told
from amdesk.exchange.reading import ReadError
from amdesk.exchange.rejected import write_rejected
from amdesk.exchange.vocabulary import words_of
from amdesk.store.errors import WorkspaceError
from amdesk.store.queries.waiting import has_accounts, has_sales
from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.exchange import work
from amdesk.ui.exchange.bundles import open_bundle
from amdesk.ui.exchange.errand import Errand
from amdesk.ui.exchange.pile import Pile
from amdesk.ui.exchange.source import Choices
from amdesk.ui.exchange.taking import TakingFrame
from amdesk.ui.kit.labels import shown
from amdesk.ui.meetings.arriving import take_invitations
from amdesk.ui.place import Place
from amdesk.ui.records.dialog import ask_for
from amdesk.words import _, plural


class ImportWizard(TakingFrame):
    """Imports the files of `paths` together, as one step; nothing is written before Import is pressed.

    `account`, as the one in view, takes the rows that name none unless another is chosen.
    """

    def __init__(
        self, desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None, account: int | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.account = account
        self.bundles: list[Path] = []
        self.pile = Pile()
        self.errand = Errand(desk.jobs, self)
        self.errand.said.connect(self.wait.setText)
        self.errand.ended.connect(self._offer_cancel)
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
        self.home.chosen.connect(self.choose_home)
        self.home.new_wanted.connect(self.make_home)
        self.home.offer(desk.whole)
        self.take_files([str(path) for path in paths])

    @property
    def reads(self) -> list[work.Read]:
        """The tables that were read."""
        return self.pile.reads

    @property
    def found(self) -> work.Read | None:
        """The table in view."""
        return self.pile.found

    @property
    def mapping(self) -> ColumnMapping | None:
        """The mapping of the table in view."""
        return self.found.mapping if self.found is not None else None

    @property
    def plan(self) -> ImportPlan | None:
        """What would become of the table in view; None while that is not known, or when it is left out."""
        return self.pile.plan

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
        elif not self.reads and not self.errand.is_running:
            self.accept()

    def _show_nothing(self) -> None:
        self.source.show_choices(Choices(pasted=""), None, None)
        self.invite(True)
        self.say(_("Choose files, drop them here, or paste a table."))
        self.allow(False)

    def read(self, choices: Choices) -> None:
        """Read a file, or read the one in view again in another way; it keeps its place among the others."""
        if self.pile.is_one or choices.path is None:
            self._read_all([choices])
            return
        self._begin_reading(choices)
        self._run(partial(work.read_all, self.desk.whole, [choices]), self._show_again, _("Reading"))

    def _read_all(self, wanted: Sequence[Choices]) -> None:
        self.pile = Pile()
        self._begin_reading(wanted[0])
        self._run(partial(work.read_all, self.desk.whole, wanted), self._show_read, _("Reading"))

    def _begin_reading(self, choices: Choices) -> None:
        self.invite(False)
        self.say(_("Reading {file}…").format(file=shown(choices.name)))
        self.source.show_choices(choices, None, choices.subject)
        self.allow(False)

    def _show_read(self, found: work.Harvest) -> None:
        self.pile = Pile.of(found)
        self.pile.send_home(self.account)
        self._show_part()
        self._plan_again()

    def _show_again(self, found: work.Harvest) -> None:
        self._replace(replace(found.reads[0], account=self.reads[self.pile.at].account, is_wanted=True))

    def show_part(self, at: int) -> None:
        """Look at another of the tables."""
        self.pile.at = at
        self._show_part()
        self._show_outcomes()

    def want_part(self, at: int, wanted: bool) -> None:
        """Import one of the tables, or leave it out."""
        self.pile.want(at, wanted)
        self._plan_again()

    def _replace(self, read: work.Read) -> None:
        """Go on with the table in view as it is now."""
        self.pile.put(read)
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
            self.pile.answer(keys, meant)
            self.preview.show_meant(self.found.meant)

    def choose_home(self, account: int | None) -> None:
        """Let an account take the rows in view that name none, and those of other tables that nobody takes yet."""
        if self.found is not None:
            self.account = account
            self.pile.send_home(account)
            self._replace(replace(self.reads[self.pile.at], account=account))

    def make_home(self) -> None:
        """Ask for a new account, which takes the rows."""
        made = ask_for(self.desk, "account", {}, {}, self)
        if made is not None:
            self.home.offer(self.desk.whole)
            self.choose_home(made)

    def save_rejected(self) -> None:
        """Ask where the refused rows go, and write them with their reasons."""
        if self.found is None or self.plan is None:
            return
        chosen = self.choose_where_refused_go(shown(self.plan.file))
        if chosen is None:
            return
        try:
            count = write_rejected(chosen, self.found.table, self.plan)
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
        found = self.reads[self.pile.at]
        self.parts.show_parts(self.reads, self.pile.at)
        self.source.show_choices(found.choices, found.table, found.mapping.subject)
        self.columns.show_mapping(found.table, found.mapping)
        words = words_of(found.table, found.mapping, found.choices.name)
        self.meanings.show_words(words)
        self.count_tabs(len(found.mapping.columns), words)
        self.home.show_account(found.account)
        self.home.setVisible(found.mapping.subject.can_be_taken)

    def _plan_again(self) -> None:
        """Look anew at what all wanted tables would do."""
        self.allow(False)
        self.pile.forget_plans()
        wanted = self.pile.wanted
        if wanted:
            self._run(partial(work.plan, self.desk.whole, wanted), self._show_plan, _("Looking at the rows"))
        elif self.reads:
            self.say(_("Tick what is to be imported."))
            self._show_outcomes()

    def _show_plan(self, told: Told) -> None:
        self.pile.keep_plans(told)
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
        said = self.pile.remarks()
        self.remarks.setText("  ".join(said))
        self.remarks.setVisible(bool(said))

    # Importing

    def run(self) -> None:
        """Carry the plan out in the background; the window says how far it is."""
        told = self.pile.told
        if told is None or not told.writes or self.errand.is_running:
            return
        self.allow(False)
        self.cancel_button.setText(_("Stop"))
        stop = Event()
        importing = partial(work.carry_out, self.desk.whole, self.pile.wanted, told, stop)
        words = _("Importing {file}").format(file=shown(told.file))
        self._run(importing, partial(self._finish, told), words, stop)

    def _finish(self, told: Told, changed: list[Changes]) -> None:
        self.pile.told = None
        for changes in changed:
            self.desk.whole.written_elsewhere(changes)
        self._offer_cancel()
        said = _("Imported: {what}").format(what=told.label.partition(": ")[2] or shown(told.file))
        if open_ones := self.pile.undecided:
            said += ". " + plural("{n} may be there twice.", "{n} may be there twice.", open_ones)
            self.desk.say(said, Tone.GOOD, _("Compare"), partial(self.desk.go, Place("duplicates")))
        else:
            self.desk.say(said, Tone.GOOD, _("Undo"), self.desk.undo)
        self.desk.go(self._place_after())
        self.accept()

    def _holds(self) -> tuple[bool, bool]:
        """Whether there are accounts, and sales."""
        return has_accounts(self.desk.whole), has_sales(self.desk.whole)

    def _place_after(self) -> Place:
        """Where one goes on: the account that took all rows; after the first accounts and sales the tiers from them."""
        taker = self.pile.taker
        if taker is not None:
            return Place("account", taker, "map" if self.pile.is_of_map else "overview")
        return Place("accounts" if self._holds() == self._held else "tiers")

    # Work and words

    def _run(
        self, doing: work.Doing[Any], done: Callable[[Any], object], words: str, stop: Event | None = None
    ) -> None:
        self.errand.run(doing, done, self._refuse_with, words, stop)

    def _offer_cancel(self) -> None:
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
        if not self.errand.stops_writing():
            self.errand.drop()
            super().reject()


def open_import(
    desk: Desk, paths: Sequence[Path] = (), parent: QWidget | None = None, account: int | None = None
) -> ImportWizard:
    """Show the import for files; without any, the system's dialog asks for them over it. See `ImportWizard`."""
    wizard = ImportWizard(desk, paths, parent, account)
    wizard.open()
    if not paths:
        QTimer.singleShot(0, wizard, wizard.choose_file)
    return wizard
