"""What every view works with: the open workspace, changing it, going places, saying something. Not the window."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.store import known
from amdesk.store.errors import WorkspaceError
from amdesk.store.workspace import Changes, Workspace
from amdesk.ui.kit.jobs import Jobs
from amdesk.ui.kit.looking import looking
from amdesk.ui.pages import place_of
from amdesk.ui.place import Place
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.store.veil import Veiled

T = TypeVar("T")
LOG = logging.getLogger("amdesk")


class Desk(QObject):
    """The one object handed to all views.

    `committed` tells what a stored step changed, `travelled` where to go, `arrived` which place comes into view,
    `announced` what to say: text, tone, the words of a link and what the link does; `how_asked`, `room_asked` and
    `brief_asked` name an account and a meeting of it, or None, to be told of, to be held or to be prepared.
    `workspace` is what may be seen now, `whole` the file with all that is in it: the same, but while someone is
    looking. What is read from `whole` is judged and stored, never shown.
    """

    committed = Signal(object)
    travelled = Signal(object)
    arrived = Signal(object)
    announced = Signal(str, object, str, object)
    how_asked = Signal(int, object)
    room_asked = Signal(int, object)
    brief_asked = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.whole = workspace
        self._veiled: Veiled | None = None
        self.jobs = Jobs(self)
        self.unsaved = False
        self.closed = False
        self.drafts: dict[tuple[str, int | None], dict[str, Any]] = {}
        workspace.on_commit.append(self._tell)

    def _tell(self, changes: Changes) -> None:
        if self._veiled is not None:
            self._veiled.learn(changes)
        self.committed.emit(changes)

    # What may be seen

    @property
    def workspace(self) -> Workspace:
        """What may be seen now; what is written through it is written to the whole."""
        if not looking().on:
            self._lift_veil()
            return self.whole
        if self._veiled is None:
            self._draw_veil()
        elif self._veiled.account != looking().account:
            self._veiled.look_at(looking().account)
        return self._veiled or self.whole

    def _draw_veil(self) -> None:
        from amdesk.store.veil import Veiled

        try:
            self._veiled = Veiled(self.whole, looking().account)
            looking().blot = self._veiled.blotted
        except WorkspaceError as trouble:
            looking().set_on(False)
            self.say(str(trouble), Tone.BAD)

    def _lift_veil(self) -> None:
        if self._veiled is not None:
            self._veiled.close()
            self._veiled = None

    # Going

    def go(self, place: Place) -> None:
        """Show a place."""
        self.travelled.emit(place)

    def open_row(self, subject: str, row: int, account: int | None = None) -> None:
        """Show a row where it is at home."""
        self.go(place_of(subject, row, account))

    def open_account(self, account: int, tab: str = "") -> None:
        """Show an account's page, on the tab it was left at unless one is named."""
        self.go(Place("account", account, tab))

    def ask_how(self, account: int, touch: int | None = None) -> None:
        """Ask how a meeting went, or log a check-in that was not planned."""
        self.how_asked.emit(account, touch)

    def show_brief(self, account: int, touch: int) -> None:
        """Show the brief of a meeting: that is how a meeting ahead is opened."""
        self.brief_asked.emit(account, touch)

    def hold_meeting(self, account: int, touch: int | None = None) -> None:
        """Show what is needed in the room."""
        self.room_asked.emit(account, touch)

    # Saying

    def say(
        self, text: str, tone: Tone = Tone.QUIET, link: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence that asks for nothing."""
        self.announced.emit(looking().seen(text), tone, link, action)

    # Changing

    def change(
        self,
        label: str,
        act: "Callable[[Session], T]",
        refused: Callable[[FieldError], object] | None = None,
    ) -> T | None:
        """Do `act` as one named step and give its result; None when it was refused.

        What the model refuses goes to `refused`, to be shown at the field, or else is said. What the file does not
        take is said, and nothing typed is lost.
        """
        try:
            with self.workspace.write(label) as session:
                return act(session)
        except FieldError as wrong:
            self.unsaved = True
            if refused is not None:
                refused(wrong)
            else:
                self.say(wrong.sentence, Tone.WARN)
        except WorkspaceError as trouble:
            self.unsaved = True
            self.say(str(trouble), Tone.BAD)
        return None

    def undo(self) -> None:
        """Take the last step back and offer it again."""
        self._step(self.workspace.undo, _("Undone: {step}"), _("Redo"), self.redo, _("There is nothing to undo."))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._step(self.workspace.redo, _("Redone: {step}"), _("Undo"), self.undo, _("There is nothing to redo."))

    def _step(
        self, step: Callable[[], Changes | None], words: str, link: str, back: Callable[[], object], none: str
    ) -> None:
        try:
            changes = step()
        except WorkspaceError as trouble:
            self.say(str(trouble), Tone.BAD)
            return
        if changes is None:
            self.say(none)
            return
        said = _("one step") if looking().on else changes.label
        self.say(words.format(step=said), Tone.QUIET, link, back)

    def save_copy(self, path: Path) -> None:
        """Write everything to another file and say how it went."""
        try:
            self.workspace.save_copy(path)
        except WorkspaceError as trouble:
            self.say(str(trouble), Tone.BAD)
        else:
            self.say(_("Saved a copy as {file}.").format(file=path.name), Tone.GOOD)

    def close(self) -> None:
        """Stop the jobs, close the workspace, and remember how the file stands."""
        self.closed = True
        self.jobs.close()
        self._lift_veil()
        self.whole.close()
        if not self.whole.read_only_because:
            known.remember(self.whole.path)
