"""What can be done with a row beside changing its fields: the verbs of the model, offered as buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amdesk.model.values import ActionStatus, IntelAnswer, PromiseStatus, Status, TouchStatus
from amdesk.ui import meeting, winning

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from amdesk.ui.desk import Desk


@dataclass(frozen=True)
class Verb:
    """A verb of a subject: its word, when it can be done, and doing it."""

    word: str
    can: Callable[[Any], bool]
    do: Callable[[Any], object]
    key: str = ""


@dataclass(frozen=True)
class Question:
    """What can be done with a row only after a question, which is asked in one way everywhere."""

    word: str
    can: Callable[[Any], bool]
    ask: "Callable[[Desk, int, QWidget], object]"
    key: str = ""


def _is_planned(touch: Any) -> bool:
    return touch.status is TouchStatus.PLANNED


def _may_have_been(touch: Any) -> bool:
    from amdesk.model.base import today_of

    return _is_planned(touch) and touch.on <= today_of(touch)


class _NoAction:
    """Answers a piece of intelligence by one of the reasons for doing nothing."""

    def __init__(self, reason: IntelAnswer) -> None:
        self.reason = reason

    def __call__(self, row: Any) -> None:
        from amdesk.model.base import today_of

        row.needs_no_action(self.reason.label, today_of(row))


VERBS: dict[str, tuple[Verb | Question, ...]] = {
    "account": (
        Verb("Mark as lost", lambda row: row.status is not Status.LOST, lambda row: row.lose()),
        Verb("Mark as won back", lambda row: row.status is Status.LOST, lambda row: row.win_back()),
    ),
    "person": (Verb("Has left", lambda row: row.left_on is None, lambda row: row.leave()),),
    "line": (Verb("Has ended", lambda row: row.until is None, lambda row: row.end()),),
    "action": (
        Verb("Done", lambda row: row.status.is_open, lambda row: row.finish(), "Ctrl+Return"),
        Verb("To do again", lambda row: not row.status.is_open, lambda row: row.reopen()),
        Verb("Drop", lambda row: row.status is not ActionStatus.DROPPED, lambda row: row.drop()),
        Verb("Asked for it today", lambda row: row.status.is_open, lambda row: row.ask()),
    ),
    "promise": (
        Verb("Kept", lambda row: row.status is PromiseStatus.OPEN, lambda row: row.keep(), "Ctrl+Return"),
        Verb("Broken", lambda row: row.status is PromiseStatus.OPEN, lambda row: row.break_it()),
        Verb("Asked for it today", lambda row: row.status is PromiseStatus.OPEN, lambda row: row.ask()),
    ),
    "touch": (
        Question("How did it go?", _may_have_been, meeting.ask_how, "Ctrl+Return"),
        Question("Move…", lambda row: row.status is not TouchStatus.HELD, meeting.ask_when),
        Question("Cancel…", _is_planned, meeting.ask_who_cancelled),
    ),
    "intel": tuple(
        Verb(f"No action: {reason.label.lower()}", lambda row: not row.no_action, _NoAction(reason))
        for reason in IntelAnswer
    ),
    "request": (
        Verb("Answered", lambda row: row.answered_on is None, lambda row: row.answer()),
        Verb("Asked for it today", lambda row: row.answered_on is None, lambda row: row.ask()),
    ),
    "decision": (Verb("Asked for it today", lambda row: row.kept_on is None, lambda row: row.ask()),),
    "checkpoint": (Verb("Asked for it today", lambda row: row.done_on is None, lambda row: row.ask()),),
    "memo": (
        Verb("Acknowledge", lambda row: row.acknowledged_on is None, lambda row: row.acknowledge(row.understood)),
        Verb("Carried out", lambda row: row.carried_out_on is None, lambda row: row.carry_out()),
    ),
    "loss": (Verb("Post-mortem done", lambda row: row.done_on is None, lambda row: row.finish()),),
    "opportunity": (
        Question("Won…", lambda row: row.stage.is_open, winning.ask_why_won),
        Question("Lost…", lambda row: row.stage.is_open, winning.ask_why_lost),
    ),
}
