"""An account handed over by a colleague: what would change, what was changed in both places, side by side."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.bundle.planning import BundlePlan
from amdesk.exchange.bundle.row_plans import OPEN_TO_CHOICE, RowPlan, Side
from amdesk.exchange.bundle.states import Fate
from amdesk.exchange.plan import ImportOutdated, ImportRefused
from amdesk.exchange.reading import ReadError
from amdesk.model.fields import FieldError
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import Changes
from amdesk.ui.desk import Desk
from amdesk.ui.exchange import away
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.jobs import Job
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.table import Table
from amdesk.words import _, plural

SIZE = (1080, 640)
LineKey = tuple[str, str, str]
"""Table, row and column; no column stands for the whole row."""


@dataclass(frozen=True)
class Difference:
    """One line: a field that differs, or a row that is only in one place."""

    word: str
    title: str
    label: str
    fate: Fate
    here: str
    there: str
    side: Side

    @property
    def taken(self) -> str:
        """Which of the two will stand."""
        return _("here") if self.side is Side.HERE else _("there")


class BundleDialog(QDialog):
    """Takes one bundle in; nothing is written before its button is pressed, and undo takes all of it back."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.desk = desk
        self.path = path
        self.plan: BundlePlan | None = None
        self.chosen: dict[LineKey, Side] = {}
        self._job: Job | None = None
        self.setObjectName("bundle-dialog")
        self.setWindowTitle(_("Account from a colleague"))
        offer_help(self, "import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sentence = Text("", role=TextRole.HEADING, wrap=True)
        self.remark = Text("", role=TextRole.MUTED, wrap=True)
        self.all = QCheckBox(_("Show also what was changed in one place only"))
        self.all.setObjectName("bundle-all")
        self.table = Table(_columns(), name=_("Here and there"), empty=_("Nothing to decide."))
        self.table.setObjectName("bundle-differences")
        self.here_button = Button(_("Keep what is &here"))
        self.here_button.setObjectName("bundle-here")
        self.there_button = Button(_("Take what is &there"))
        self.there_button.setObjectName("bundle-there")
        self.cancel_button = Button(_("Cancel"))
        self.run_button = Button(_("Take &in"), primary=True)
        self.run_button.setObjectName("bundle-run")
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        self.look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.sentence, self.remark, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        line = QHBoxLayout()
        for each in (self.here_button, self.there_button, self.all):
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.run_button)
        column.addLayout(line)

    def _connect(self) -> None:
        self.all.toggled.connect(self._fill)
        self.table.opened.connect(self.turn)
        self.table.set_menu(self._fill_menu)
        self.here_button.clicked.connect(self.keep_here)
        self.there_button.clicked.connect(self.take_there)
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.reject)

    # Looking

    def look(self) -> None:
        """Read the bundle and set it beside the workspace."""
        self._allow(False)
        self.sentence.setText(_("Reading {file}…").format(file=shown(self.path.name)))
        self._run(self.desk.jobs.run(partial(away.look_into, self.desk.whole, self.path), self._show, self._refuse))

    def _show(self, plan: BundlePlan) -> None:
        self.plan = plan
        self._say(f"{shown(plan.bundle.name)}: {plan.sentence}")
        self.remark.setText(_("Enter, double click or the buttons below turn what is chosen, or everything."))
        self.remark.setVisible(bool(plan.questions or plan.differing))
        self._fill()
        self._allow(True)
        self._stand()

    def _stand(self) -> None:
        """Let the keyboard begin with what is to be decided, or where nothing is with taking it in."""
        asks = bool(self.table.shown_keys())
        (self.table if asks else self.run_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        lines = dict(self._lines())
        self.table.set_rows(list(lines.values()), list(lines))
        for button in (self.here_button, self.there_button):
            button.setEnabled(bool(lines))

    def _lines(self) -> Iterator[tuple[LineKey, Difference]]:
        for row in self.plan.rows if self.plan is not None else ():
            if row.asks and not row.fields:
                yield self._whole(row)
            for field in row.fields:
                if field.fate in OPEN_TO_CHOICE or self.all.isChecked():
                    key = (row.table, row.key, field.column)
                    usual = Side.THERE if field.fate is Fate.CHANGED_THERE else Side.HERE
                    side = self.chosen.get(key, usual)
                    yield key, Difference(row.word, row.title, field.label, field.fate, field.here, field.there, side)

    def _whole(self, row: RowPlan) -> tuple[LineKey, Difference]:
        key = (row.table, row.key, "")
        gone, stands = _("deleted"), _("kept")
        here, there = (gone, stands) if row.fate is Fate.GONE_HERE else (stands, gone)
        side, label = self.chosen.get(key, Side.HERE), _("The whole")
        if row.brings:
            one = "The whole, with {n} row that hangs on it"
            label = plural(one, "The whole, with {n} rows that hang on it", row.brings)
        return key, Difference(row.word, row.title, label, row.fate, here, there, side)

    # Choosing

    def keep_here(self) -> None:
        """The chosen lines, or all in view, stay as they are here."""
        self._choose(Side.HERE, self.table.chosen_keys() or self.table.shown_keys())

    def take_there(self) -> None:
        """The chosen lines, or all in view, become as they are there."""
        self._choose(Side.THERE, self.table.chosen_keys() or self.table.shown_keys())

    def turn(self, key: object) -> None:
        """Take the other side of one line."""
        line = dict(self._lines()).get(key)  # type: ignore[call-overload]
        if line is not None and isinstance(key, tuple):
            self._choose(Side.THERE if line.side is Side.HERE else Side.HERE, [key])

    def _choose(self, side: Side, keys: list[Hashable]) -> None:
        held = self.table.chosen_keys()
        for key in keys:
            if isinstance(key, tuple):
                self.chosen[key] = side
        self._fill()
        self.table.choose(held)

    def _fill_menu(self, menu: QMenu, keys: list[Hashable]) -> None:
        menu.addAction(_("Keep what is here"), self.keep_here)
        menu.addAction(_("Take what is there"), self.take_there)

    def choices(self) -> dict[tuple[str, str], Side | dict[str, Side]]:
        """What was chosen, by row."""
        found: dict[tuple[str, str], Side | dict[str, Side]] = {}
        for (table, key, column), side in self.chosen.items():
            held = found.setdefault((table, key), {} if column else side)
            if isinstance(held, dict):
                held[column] = side
        return found

    # Taking in

    def run(self) -> None:
        """Take the account in as one step."""
        if self.plan is None or self._job is not None:
            return
        self._allow(False)
        self.cancel_button.setEnabled(False)
        doing = partial(away.bring_in, self.desk.whole, self.plan, self.choices())
        self._run(self.desk.jobs.run(doing, self._finish, self._refuse, _("Taking in an account")))

    def _finish(self, told: list[Changes]) -> None:
        assert self.plan is not None
        for changes in told:
            self.desk.whole.written_elsewhere(changes)
        name = shown(self.plan.bundle.name)
        if told:
            self.desk.say(_("Taken in: {account}").format(account=name), Tone.GOOD, _("Undo"), self.desk.undo)
        else:
            self.desk.say(_("{account} was here already as it is there.").format(account=name))
        found = self.desk.whole.select("SELECT id FROM account WHERE uid = ?", (self._account_uid(),))
        if found:
            self.desk.open_account(int(found[0][0]))
        self.accept()

    def _account_uid(self) -> str:
        assert self.plan is not None
        return self.plan.matched.uid_here("account", self.plan.bundle.account)

    def _run(self, job: Job) -> None:
        self._job = job
        job.ended.connect(self._forget_job)

    def _forget_job(self) -> None:
        self._job = None
        self.cancel_button.setEnabled(True)

    def _refuse(self, problem: Exception) -> None:
        if isinstance(problem, ImportOutdated):
            self._forget_job()
            self.look()
        elif isinstance(problem, FieldError):
            self._say(problem.sentence, Tone.BAD)
            self._allow(True)
        elif isinstance(problem, ReadError | ImportRefused | WorkspaceError):
            self._say(str(problem), Tone.BAD)
        else:
            raise problem

    def _say(self, sentence: str, tone: Tone | None = None) -> None:
        self.sentence.setText(sentence)
        self.sentence.set_tone(tone)

    def _allow(self, allowed: bool) -> None:
        self.run_button.setEnabled(allowed)

    def reject(self) -> None:
        """Close without taking anything in; not while it is being written."""
        if not self.cancel_button.isEnabled():
            return
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _columns() -> list[TableColumn]:
    return [
        TableColumn("word", _("Kind"), muted=True, width=100),
        TableColumn("title", _("What"), strong=True, width=190),
        TableColumn("label", _("Field"), width=120),
        TableColumn("here", _("Here"), width=170, tone=_tone_here),
        TableColumn("there", _("There"), width=170, tone=_tone_there),
        TableColumn("taken", _("Will stand"), ColumnKind.CHIP, width=90, tone=_tone_of_choice),
        TableColumn("fate", _("Why"), value=_why, width=190),
    ]


def _why(line: Difference) -> str:
    return line.fate.label


def _tone_here(line: Difference) -> Tone:
    return Tone.ACCENT if line.side is Side.HERE else Tone.QUIET


def _tone_there(line: Difference) -> Tone:
    return Tone.ACCENT if line.side is Side.THERE else Tone.QUIET


def _tone_of_choice(line: Difference) -> Tone:
    return Tone.QUIET if line.side is Side.HERE else Tone.GOOD


def open_bundle(desk: Desk, path: Path, parent: QWidget | None = None) -> BundleDialog:
    """Show what taking in a bundle would do."""
    dialog = BundleDialog(desk, path, parent)
    dialog.open()
    return dialog
