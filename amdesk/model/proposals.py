"""What is proposed for a new issue: the day to answer by, the checklist and the days its steps are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from amdesk.model.served import Served, served_within
from amdesk.model.source import Source
from amdesk.model.values import IssueKind, Phase, Severity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.issues import Issue

ANSWER_DAYS = {Severity.CRITICAL: 1, Severity.MEDIUM: 3, Severity.LOW: 5}
"""Days from the report to the first answer."""
RESOLVE_DAYS = {Severity.CRITICAL: 21, Severity.MEDIUM: 40, Severity.LOW: 60}
"""Days from the report to the last step; a proposal of ours, each day can be changed."""
NOTHING_ASKED = Served()
PHASES = tuple(Phase)
SUPPLIED = ("Full", "Short", "Request")
"""The names of the lists every workspace begins with."""
STEPS = """
SELECT c.id, c.name, c.version, c.kind, s.id, s.number, s.phase, s.name, s.optional,
 s.needs_evidence, s.may_be_skipped, s.told
FROM checklist c LEFT JOIN checklist_step s ON s.checklist_id = c.id ORDER BY c.id, s.number, s.id
"""


@dataclass(frozen=True)
class Template:
    """One step of a checklist."""

    id: int
    number: int
    phase: Phase
    name: str
    optional: bool
    needs_evidence: bool
    may_be_skipped: bool
    told: str = ""


@dataclass(frozen=True)
class ListOfSteps:
    """A checklist with its steps in the order they are worked in."""

    id: int
    name: str
    version: int
    kind: IssueKind | None
    steps: tuple[Template, ...]

    @property
    def usual(self) -> tuple[Template, ...]:
        """The steps an issue takes over unless more are switched on."""
        return tuple(step for step in self.steps if not step.optional)

    @property
    def is_own(self) -> bool:
        """Whether the user made it, as a list of its own or as a new version of a supplied one."""
        return self.version > 1 or self.name not in SUPPLIED

    @property
    def title(self) -> str:
        """Its name, with the version from the second on."""
        return self.name if self.version < 2 else f"{self.name} {self.version}"


def checklists(source: Source) -> list[ListOfSteps]:
    """Every checklist, in the order they were made."""
    found: dict[int, tuple[str, int, IssueKind | None]] = {}
    steps: dict[int, list[Template]] = {}
    for number, name, version, kind, step, at, phase, what, optional, proof, skip, words in source.select(STEPS):
        found[number] = (name, version, IssueKind(kind) if kind else None)
        steps.setdefault(number, [])
        if step is not None:
            steps[number].append(Template(step, at, Phase(phase), what, bool(optional), bool(proof), bool(skip), words))
    return [
        ListOfSteps(number, *told, tuple(sorted(steps[number], key=lambda s: (PHASES.index(s.phase), s.number))))
        for number, told in found.items()
    ]


def proposed_list(lists: Sequence[ListOfSteps], kind: IssueKind, severity: Severity) -> ListOfSteps | None:
    """The newest own list for the kind, else the supplied one by kind and severity; never by the account's size."""
    own = [one for one in lists if one.is_own and one.kind is kind and one.steps]
    if own:
        return max(own, key=lambda one: one.id)
    wanted = kind
    if kind is not IssueKind.REQUEST:
        short = severity is Severity.LOW or (kind is IssueKind.CRY and severity is not Severity.CRITICAL)
        wanted = IssueKind.CRY if short else IssueKind.COMPLAINT
    fitting = [one for one in lists if not one.is_own and one.kind is wanted and one.steps]
    return next(iter(fitting or [one for one in lists if one.steps]), None)


def fuller_list(lists: Sequence[ListOfSteps], numbers: set[int]) -> ListOfSteps | None:
    """The longest checklist that has steps an issue lacks; None when there is none longer."""
    longer = [one for one in lists if {step.number for step in one.usual} - numbers and len(one.usual) > len(numbers)]
    return max(longer, key=lambda one: len(one.usual)) if longer else None


def answer_by(reported: date, severity: Severity, asked: Served = NOTHING_ASKED) -> date:
    """The day by which the customer hears from us first: a working day they did not ask to be spared."""
    return asked.free_day(reported + timedelta(days=ANSWER_DAYS[severity]))


def due_days(
    steps: Sequence[tuple[int, Phase]], reported: date, answer: date, severity: Severity, asked: Served = NOTHING_ASKED
) -> dict[int, date]:
    """The day each step is due, by its number: first the listening until the answer, the rest spread evenly after it.

    `steps` are number and phase in the order they are worked in. No day falls on a weekend or on one they asked to be
    spared, but for the report's own; and nobody who agreed on a rhythm waits longer than that from step to step.
    """
    end = max(reported + timedelta(days=RESOLVE_DAYS[severity]), answer)
    later = [number for number, phase in steps if phase is not Phase.LISTEN]
    if asked.rhythm_days is not None:
        end = min(end, answer + timedelta(days=asked.rhythm_days * len(later)))
    days = {number: answer for number, phase in steps if phase is Phase.LISTEN}
    for at, number in enumerate(later, 1):
        days[number] = asked.free_day(answer + (end - answer) * at // len(later))
    if steps and steps[0][1] is Phase.LISTEN:
        days[steps[0][0]] = reported
    return days


def begin_list(session: "Session", issue: "Issue", checklist: int) -> None:
    """Let an issue take over a checklist: what is ticked stays, new steps get an owner and a proposed day.

    The days keep to how the account wants to be served; a step is owned by whoever owns the issue, else by whom they
    want to deal with.
    """
    from amdesk.model.issues import Checklist

    issue.use(session.get_one(Checklist, checklist))
    asked = served_within(session, issue.account_id)
    steps = sorted(issue.steps, key=lambda step: (PHASES.index(step.phase), step.number))
    reported = issue.reported_on or session.info["today"]
    answer = issue.answer_by or answer_by(reported, issue.severity, asked)
    days = due_days([(step.number, step.phase) for step in steps], reported, answer, issue.severity, asked)
    for step in steps:
        if step.due is None and step.done_on is None:
            step.due = days[step.number]
            step.owner_id = step.owner_id or issue.owner_id or asked.counterpart
