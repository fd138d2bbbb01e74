"""What is done with the issue in view, each as one step that can be undone; what is refused is told as a sentence."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.model.proposals import begin_list
from amdesk.ui.account.issues import doing
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.account.issues.says import GapKind
from amdesk.ui.desk import Desk
from amdesk.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


class Deeds(QObject):
    """The steps about one issue. `ended` says whether one was stored, `refused` why it was not."""

    ended = Signal(bool)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.content: Content | None = None

    @property
    def issue(self) -> int:
        """The issue in view."""
        assert self.content is not None
        return self.content.line.id

    def _do(self, label: str, act: "Callable[[Session], Any]", undo: bool = False) -> bool:
        if self.content is None:
            return False
        label = label.format(issue=self.content.line.name)
        done = bool(self.desk.change(label, act, self._refuse))
        if done and undo:
            self.desk.say(label, Tone.QUIET, _("Undo"), self.desk.undo)
        self.ended.emit(done)
        return done

    def _refuse(self, wrong: FieldError) -> None:
        self.refused.emit(wrong.sentence)

    # Its ends

    def resolve(self) -> bool:
        """The customer's problem is solved, unless something is missing."""
        return self._do(_("Resolve {issue}"), partial(doing.resolve, issue=self.issue), undo=True)

    def close(self, went_well: bool, said: str) -> bool:
        """Close after a call that went well; open again after one that did not."""
        label = _("Close {issue}") if went_well else _("Reopen {issue} after the review call")
        act = partial(doing.close, self.desk.workspace, number=self.issue, went_well=went_well, said=said)
        return self._do(label, act, undo=True)

    def reopen(self) -> None:
        """It came back; everything done so far is kept."""
        self._do(_("Reopen {issue}"), partial(doing.reopen, number=self.issue), undo=True)

    def delete(self) -> None:
        """Delete the issue and everything in it; it can be undone."""
        self._do(_("Delete issue: {issue}"), partial(doing.delete_issue, issue=self.issue), undo=True)

    # On the way there

    def fill_gap(self, kind: GapKind) -> None:
        """Note that the customer confirmed, or date the review call."""
        today = self.desk.workspace.today
        if kind is GapKind.CONFIRMED:
            self._do(_("The customer confirmed: {issue}"), partial(doing.confirm, issue=self.issue, on=today))
        elif kind is GapKind.CALL:
            act = partial(doing.date_call, self.desk.workspace, number=self.issue)
            self._do(_("Date the review call: {issue}"), act)

    def note_answer(self) -> None:
        """Note that the customer had the first answer today."""
        act = partial(doing.answered, issue=self.issue, on=self.desk.workspace.today)
        self._do(_("First answer: {issue}"), act)

    def use_list(self, checklist: int) -> None:
        """Take over a checklist; every tick stays."""
        act = partial(_begin_list, issue=self.issue, checklist=checklist)
        self._do(_("Choose the checklist of {issue}"), act)

    def add_step(self, template: int) -> None:
        """Switch on an optional step."""
        self._do(_("Add a step to {issue}"), partial(doing.add_optional, issue=self.issue, template=template))


def _begin_list(session: "Session", issue: int, checklist: int) -> bool:
    from amdesk.model.issues import Issue

    begin_list(session, session.get_one(Issue, issue), checklist)
    return True
