"""What can be done with a row beside changing its fields: the verbs of the model, offered as buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from amdesk.model.values import ActionStatus, IntelAnswer, PromiseStatus, Status, TouchStatus


@dataclass(frozen=True)
class Verb:
    """A verb of a subject: its word, when it can be done, and doing it."""

    word: str
    can: Callable[[Any], bool]
    do: Callable[[Any], object]
    key: str = ""


class _NoAction:
    """Answers a piece of intelligence by one of the reasons for doing nothing."""

    def __init__(self, reason: IntelAnswer) -> None:
        self.reason = reason

    def __call__(self, row: Any) -> None:
        from amdesk.model.base import today_of

        row.needs_no_action(self.reason.label, today_of(row))


VERBS: dict[str, tuple[Verb, ...]] = {
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
    ),
    "touch": (
        Verb("Held", lambda row: row.status is TouchStatus.PLANNED, lambda row: row.hold()),
        Verb("Cancelled", lambda row: row.status is TouchStatus.PLANNED, lambda row: row.cancel()),
    ),
    "intel": tuple(
        Verb(f"No action: {reason.label.lower()}", lambda row: not row.no_action, _NoAction(reason))
        for reason in IntelAnswer
    ),
    "request": (
        Verb("Answered", lambda row: row.answered_on is None, lambda row: row.answer()),
        Verb("Asked for it today", lambda row: row.answered_on is None, lambda row: row.ask()),
    ),
    "memo": (
        Verb("Acknowledge", lambda row: row.acknowledged_on is None, lambda row: row.acknowledge(row.understood)),
        Verb("Carried out", lambda row: row.carried_out_on is None, lambda row: row.carry_out()),
    ),
    "loss": (Verb("Post-mortem done", lambda row: row.done_on is None, lambda row: row.finish()),),
    "opportunity": (
        Verb("Won", lambda row: row.stage.is_open, lambda row: row.win(row.why, row.their_words)),
        Verb("Lost", lambda row: row.stage.is_open, lambda row: row.lose(row.why, row.their_words)),
    ),
}
