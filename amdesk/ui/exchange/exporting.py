"""Everything that goes out other than on paper, in one dialog: what, of whom, with what, then where to."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.out.refusing import ExportRefused
from amdesk.model.all import SUBJECTS
from amdesk.store.evidence import safe_name
from amdesk.ui.desk import Desk
from amdesk.ui.exchange import away
from amdesk.ui.exchange.away import Goes, Wish
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.jobs import Job
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.words import _

WIDTH_PX = 520
NOT_LISTED = frozenset({"shared", "origin", "setting", "saved_filter", "placement", "kept_apart"})
"""Tables nobody looks for in a spreadsheet."""


class ExportDialog(QDialog):
    """Nothing is written before a file is chosen; internal remarks leave only when they are asked for twice."""

    def __init__(self, desk: Desk, account: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.desk = desk
        self.setObjectName("export-dialog")
        self.setWindowTitle(_("Export"))
        offer_help(self, "export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._job: Job | None = None
        self.goes = _combo("export-what", _("What"))
        self.whose = _combo("export-account", _("Of"))
        self.subject = _combo("export-subject", _("The rows are"))
        self.internal = _check("export-internal")
        self.really = _check("export-really", _("Yes, internal remarks too: the file stays in our house"))
        self.more = _check("export-more")
        self.other = _check("export-other")
        self.sentence = Text("", role=TextRole.MUTED, wrap=True)
        self.run_button = Button(_("&Export…"), primary=True)
        self.run_button.setObjectName("export-run")
        self.cancel_button = Button(_("Cancel"))
        self._lay_out()
        self._offer(account)
        self.goes.currentIndexChanged.connect(self._show_choices)
        self.internal.toggled.connect(self._show_really)
        self.really.toggled.connect(self._allow)
        self.whose.currentIndexChanged.connect(self._allow)
        self.run_button.clicked.connect(self.choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self._show_choices()

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(8)
        self._subject_label = Text(self.subject.accessibleName(), role=TextRole.SMALL)
        for combo in (self.goes, self.whose, self.subject):
            label = self._subject_label if combo is self.subject else Text(combo.accessibleName(), role=TextRole.SMALL)
            label.setBuddy(combo)
            column.addWidget(label)
            column.addWidget(combo)
        for each in (self.internal, self.really, self.more, self.other):
            column.addWidget(each)
        column.addWidget(self.sentence)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.run_button)
        column.addStretch(1)
        column.addLayout(line)
        self.setMinimumWidth(WIDTH_PX)

    def _offer(self, account: int | None) -> None:
        for goes in Goes:
            self.goes.addItem(goes.label, goes.name)
        self.whose.addItem(_("All accounts"), None)
        for row, name in self.desk.whole.select("SELECT id, name FROM account ORDER BY name COLLATE NOCASE"):
            self.whose.addItem(shown(name), row)
        self.whose.setCurrentIndex(max(0, self.whose.findData(account)))
        subjects = {_(model.plural): table for table, model in SUBJECTS.items() if table not in NOT_LISTED}
        for label, table in sorted(subjects.items()):
            self.subject.addItem(label, table)
        self.subject.setCurrentIndex(self.subject.findData("account"))

    # Choosing

    @property
    def kind(self) -> Goes:
        """What is to go out."""
        return Goes[self.goes.currentData()]

    def wish(self) -> Wish:
        """What is chosen now."""
        return Wish(
            self.kind,
            None if self.kind is Goes.COMPLETE else self.whose.currentData(),
            self.subject.currentData(),
            self.internal.isChecked(),
            self.more.isChecked(),
            self.other.isChecked(),
        )

    def _show_choices(self) -> None:
        kind = self.kind
        for widget in (self.subject, self._subject_label):
            widget.setVisible(kind.is_list)
        self.whose.setEnabled(kind is not Goes.COMPLETE)
        _ask(self.internal, _("With everything marked internal") if kind.is_list or kind is Goes.ACCOUNT else "")
        self.internal.setChecked(kind is Goes.ACCOUNT)
        more, checked, other = _words(kind)
        _ask(self.more, more, checked)
        _ask(self.other, other)
        self._show_really()

    def _show_really(self) -> None:
        self.really.setVisible(self.internal.isChecked() and self.kind.is_list)
        self.really.setChecked(False)
        self._allow()

    def _allow(self) -> None:
        asked_twice = self.really.isChecked() or self.really.isHidden()
        has_account = self.kind is not Goes.ACCOUNT or self.whose.currentData() is not None
        self._say("" if has_account else _("Choose the account that is to be handed over."))
        self.run_button.setEnabled(asked_twice and has_account and self._job is None)

    def _say(self, sentence: str, tone: Tone | None = None) -> None:
        self.sentence.setText(sentence)
        self.sentence.set_tone(tone)

    # Writing

    def choose_file(self) -> None:
        """Ask with the system's own dialog where the file goes."""
        suffix = self.kind.value
        name = self.whose.currentText() if self.wish().account is not None else self.desk.whole.path.stem
        if self.kind.is_list:
            name += f" {self.subject.currentText()}"
        folder = self.desk.whole.path.parent
        asking = QFileDialog(self, _("Export"), str(folder / safe_name(name + suffix)), f"*{suffix}")
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(suffix[1:])
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(self.write)
        asking.open()

    def write(self, name: str) -> None:
        """Write the file in the background and say what is in it."""
        path = Path(name)
        writing = partial(away.write, self.desk.whole, self.wish(), path)
        self._job = self.desk.jobs.run(writing, partial(self._finish, path), self._refuse, _("Export"))
        self._say(_("Writing {file}…").format(file=path.name))
        self._job.ended.connect(self._forget_job)
        self.run_button.setEnabled(False)

    def _forget_job(self) -> None:
        self._job = None
        self.run_button.setEnabled(True)

    def _finish(self, path: Path, what: str) -> None:
        self.desk.say(_("Exported {what}: {file}").format(what=what, file=path.name), Tone.GOOD)
        self.accept()

    def _refuse(self, problem: Exception) -> None:
        if isinstance(problem, ExportRefused):
            self._say(str(problem), Tone.BAD)
        elif isinstance(problem, OSError):
            self._say(_("The file could not be written: {why}.").format(why=problem.strerror), Tone.BAD)
        else:
            raise problem

    def reject(self) -> None:
        """Stop what is being written and close."""
        if self._job is not None:
            self._job.cancel()
        super().reject()


def _combo(name: str, label: str) -> Combo:
    combo = Combo()
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    return combo


def _check(name: str, text: str = "") -> QCheckBox:
    check = QCheckBox(text)
    check.setObjectName(name)
    return check


def _ask(check: QCheckBox, text: str, checked: bool = False) -> None:
    """Ask something else, or nothing."""
    check.setText(text)
    check.setChecked(checked)
    check.setVisible(bool(text))


def _words(kind: Goes) -> tuple[str, bool, str]:
    """The further questions of a kind of file; whether the first is usually answered with yes."""
    if kind is Goes.CONTACTS:
        return _("Also who has left"), False, _("For older address books (vCard 3.0)")
    if kind is Goes.CALENDAR:
        return _("What is due as days instead of tasks"), False, _("With what was noted of meetings")
    if kind in (Goes.ACCOUNT, Goes.COMPLETE):
        return _("With the files kept as evidence"), True, ""
    return _("Headings and choices for programs, with uids"), False, ""


def open_export(desk: Desk, account: int | None = None, parent: QWidget | None = None) -> ExportDialog:
    """Show the export; `account` is the one in view."""
    dialog = ExportDialog(desk, account, parent)
    dialog.open()
    return dialog
