"""The first moment: the workspace used last, or the offer to look at the sample, to bring in one's own, or to begin."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.store import sample
from amdesk.store.errors import LeftBehind, PassphraseNeeded, WorkspaceError, WrongPassphrase
from amdesk.store.lock import forget_left_behind
from amdesk.store.workspace import Workspace
from amdesk.ui import app
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.remembered import settings
from amdesk.words import _

LAST = "workspace"
FILTER = f"amdesk (*{paths.SUFFIX})"
WIDTH_PX, BUTTON_PX = 600, 250


class First(Enum):
    """What comes first in a workspace opened from here."""

    NOTHING = "nothing"
    TOUR = "tour"
    IMPORT = "import"


def last_workspace() -> Path | None:
    """The workspace that was open last, when it is still there."""
    held = settings().value(LAST)
    path = Path(str(held)) if held else None
    return path if path is not None and path.is_file() else None


def remember(path: Path) -> None:
    """Open this workspace the next time."""
    settings().setValue(LAST, str(path.absolute()))


def run(path: Path | None = None, today: date | None = None, passphrase: str = "") -> int:
    """Show the desk on `path`, the last workspace, or what the user chooses at the start; gives the exit code.

    Raises a WorkspaceError when a named file cannot be opened.
    """
    app.application()
    chosen, first = path or last_workspace(), First.NOTHING
    said = ""
    while True:
        if chosen is None:
            chosen, first = _chosen_at_start(said, today)
        if chosen is None:
            return 0
        try:
            return _open(chosen, today, passphrase, first)
        except WorkspaceError as trouble:
            if path is not None:
                raise
            chosen, said = None, str(trouble)


def _open(path: Path, today: date | None, passphrase: str, first: First) -> int:
    """Open a workspace, asking for its passphrase until it fits or is given up."""
    said = ""
    while True:
        try:
            remember(path)
            return app.run(path, today, passphrase, COMMAND_OF.get(first, ""))
        except LeftBehind as left:
            if not asks_to_open_anyway(left):
                raise
            forget_left_behind(path)
        except WrongPassphrase as wrong:
            said = "" if isinstance(wrong, PassphraseNeeded) else str(wrong)
            asking = Passphrase(path, said)
            if asking.exec() != QDialog.DialogCode.Accepted:
                raise
            passphrase = asking.text()


COMMAND_OF = {First.TOUR: "take-tour", First.IMPORT: "import-file"}
"""The command of the window that comes first."""


def asks_to_open_anyway(left: LeftBehind, parent: QWidget | None = None) -> bool:
    """Ask whether a workspace is opened though another machine left its lock; only a clear yes is one."""
    asking = QMessageBox(parent)
    asking.setObjectName("open-anyway")
    asking.setWindowTitle(_("Open anyway?"))
    asking.setIcon(QMessageBox.Icon.Warning)
    asking.setTextFormat(Qt.TextFormat.PlainText)
    asking.setText(str(left))
    asking.setInformativeText(
        _("Look whether amdesk is closed there. If both write at once, what one of them writes is lost.")
    )
    anyway = asking.addButton(_("It is closed there: &open"), QMessageBox.ButtonRole.AcceptRole)
    keep = asking.addButton(QMessageBox.StandardButton.Cancel)
    asking.setDefaultButton(keep)
    asking.exec()
    return asking.clickedButton() is anyway


def _chosen_at_start(said: str, today: date | None) -> tuple[Path | None, First]:
    start = Start(said, today)
    start.exec()
    return start.path, start.first


class Start(QDialog):
    """Offers the sample, one's own accounts, an empty workspace, or one that is there; `path` is what was chosen."""

    def __init__(self, said: str = "", today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.first = First.NOTHING
        self.today = today
        self.setObjectName("start")
        self.setWindowTitle("amdesk")
        offer_help(self, "start")
        self.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addWidget(Text(_("Welcome to amdesk"), role=TextRole.TITLE))
        column.addWidget(Text(_("Everything you keep lies in one file, a workspace, on this machine."), wrap=True))
        self.said = Text(said, wrap=True)
        self.said.set_tone(Tone.BAD)
        self.said.setVisible(bool(said))
        column.addWidget(self.said)
        column.addSpacing(6)
        self._offer(
            column,
            "start-import",
            _("&Import my contacts and accounts…"),
            _("A new workspace, and your lists into it"),
            partial(self.make_new, First.IMPORT),
            True,
        )
        self._offer(
            column,
            "start-new",
            _("Start &empty…"),
            _("A new workspace, with a short tour"),
            partial(self.make_new, First.TOUR),
        )
        self._offer(
            column, "start-sample", _("Look at the &sample"), _("Invented accounts, to try everything"), self.sample
        )
        self._offer(column, "start-open", _("&Open a workspace…"), _("One that is there already"), self.open_one)

    def _offer(
        self, column: QVBoxLayout, name: str, text: str, about: str, does: Callable[[], object], primary: bool = False
    ) -> None:
        line = QHBoxLayout()
        button = Button(text, primary=primary)
        button.setObjectName(name)
        button.setMinimumWidth(BUTTON_PX)
        button.clicked.connect(does)
        line.addWidget(button)
        line.addWidget(Text(about, role=TextRole.MUTED), 1)
        column.addLayout(line)

    def make_new(self, first: First, checked: bool = False) -> None:
        """Ask where the new workspace lies, and make it."""
        proposed = str(paths.documents_folder() / f"accounts{paths.SUFFIX}")
        named, _kind = QFileDialog.getSaveFileName(self, _("New workspace"), proposed, FILTER)
        if named:
            self.take_new(Path(named).with_suffix(paths.SUFFIX), first)

    def take_new(self, path: Path, first: First = First.TOUR) -> None:
        """Make a workspace at `path`; one that is there stays and is not overwritten."""
        try:
            Workspace.create(path, today=self.today).close()
        except FileExistsError:
            self._refuse(_("There is a file {file} already. Give another name.").format(file=path.name))
        except WorkspaceError as trouble:
            self._refuse(str(trouble))
        else:
            self._take(path, first)

    def open_one(self) -> None:
        """Ask which workspace to open."""
        named, _kind = QFileDialog.getOpenFileName(self, _("Open workspace"), str(paths.documents_folder()), FILTER)
        if named:
            self._take(Path(named), First.NOTHING)

    def sample(self) -> None:
        """Open the sample, made on the first visit."""
        path = paths.state_folder() / f"sample{paths.SUFFIX}"
        try:
            if not path.is_file():
                make_sample(path, self.today)
        except WorkspaceError as trouble:
            self._refuse(str(trouble))
        else:
            self._take(path, First.TOUR)

    def _take(self, path: Path, first: First) -> None:
        self.path, self.first = path, first
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()


def make_sample(path: Path, today: date | None = None) -> None:
    """Make the sample workspace at `path`; a half-made one does not stay.

    Raises a WorkspaceError, and FileExistsError when there is a file.
    """
    workspace = Workspace.create(path, today=today)
    try:
        sample.fill(workspace)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()


class Passphrase(QDialog):
    """Asks for the passphrase of a protected workspace."""

    def __init__(self, path: Path, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passphrase")
        self.setWindowTitle(_("Passphrase"))
        offer_help(self, "start")
        self.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Text(_("{file} is protected.").format(file=path.name), role=TextRole.HEADING, wrap=True))
        if said:
            wrong = Text(said, wrap=True)
            wrong.set_tone(Tone.BAD)
            column.addWidget(wrong)
        self.line = QLineEdit()
        self.line.setObjectName("passphrase-line")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(_("Passphrase"))
        column.addWidget(self.line)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel, take = Button(_("Cancel")), Button(_("&Open"), primary=True)
        take.setDefault(True)
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self.accept)
        buttons.addWidget(cancel)
        buttons.addWidget(take)
        column.addLayout(buttons)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()


__all__ = ["Passphrase", "Start", "last_workspace", "make_sample", "remember", "run"]
