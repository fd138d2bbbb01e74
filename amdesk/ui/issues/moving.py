"""What a card that is dragged on the board does: it resolves or reopens; no step is ticked by moving a card (ISS-3)."""

from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.series import Tone
from amdesk.model.fields import FieldError
from amdesk.model.rows import IssueLine, StepRow
from amdesk.model.values import IssueStatus, Phase, StepStatus
from amdesk.store.queries.issues import issue_detail
from amdesk.ui.desk import Desk
from amdesk.ui.issues import looks
from amdesk.words import _, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

PHASES = tuple(Phase)


def move(desk: Desk, line: IssueLine, to: Phase | None) -> None:
    """Take an issue to a column of the board, None for the resolved ones; what does not go is said and opened."""
    if looks.phase_of(line) is to:
        return
    if to is None:
        _do(desk, line, _("Resolve {issue}"), resolve)
    elif not line.status.is_open:
        _do(desk, line, _("Reopen {issue}"), reopen)
    else:
        _explain(desk, line, to)


def _do(desk: Desk, line: IssueLine, label: str, act: "Callable[[int, Session], bool]") -> None:
    label = label.format(issue=line.name)
    if desk.change(label, partial(act, line.id), partial(_refused, desk, line)):
        desk.say(label, Tone.QUIET, _("Undo"), desk.undo)


def resolve(number: int, session: "Session") -> bool:
    """Resolve an issue. Raises FieldError naming everything that is missing."""
    from amdesk.model.issues import Issue

    session.get_one(Issue, number).resolve()
    return True


def reopen(number: int, session: "Session") -> bool:
    """Open an issue again."""
    from amdesk.model.issues import Issue

    session.get_one(Issue, number).reopen()
    return True


def _refused(desk: Desk, line: IssueLine, wrong: FieldError) -> None:
    _open(desk, line, _first_open(desk, line))
    desk.say(wrong.sentence, Tone.WARN)


def _explain(desk: Desk, line: IssueLine, to: Phase) -> None:
    """Say which steps stand before a phase, or that done ones stay done, and open the first of them."""
    steps = issue_detail(desk.workspace, line.id).steps
    before = [s for s in steps if s.status is StepStatus.OPEN and PHASES.index(s.phase) < PHASES.index(to)]
    if not steps:
        words = _("“{issue}” has no checklist yet: choose one, its steps take it through the phases.")
    elif before:
        words = _("“{issue}” comes to “{phase}” once {steps} done or left out with a reason.")
    else:
        words = _("What is done of “{issue}” stays done; to do a step again, untick it.")
    _open(desk, line, before[0] if before else next((step for step in steps if step.phase is to), None))
    desk.say(words.format(issue=line.name, phase=to.label.lower(), steps=_named(before)), Tone.WARN)


def _named(steps: list[StepRow]) -> str:
    numbers = listed([str(step.number) for step in steps])
    return _("step {n} is").format(n=numbers) if len(steps) == 1 else _("steps {n} are").format(n=numbers)


def _first_open(desk: Desk, line: IssueLine) -> StepRow | None:
    if line.status is not IssueStatus.OPEN:
        return None
    steps = issue_detail(desk.workspace, line.id).steps
    return next((step for step in steps if step.status is StepStatus.OPEN), None)


def _open(desk: Desk, line: IssueLine, step: StepRow | None) -> None:
    if step is not None:
        desk.open_row("step", step.id, line.account_id)
    else:
        desk.open_row("issue", line.id, line.account_id)
