"""How the steps of a checklist correspond to ISO 10002 and to the 8D method. Source: formulae F17."""

from collections.abc import Iterable
from dataclasses import dataclass

from amdesk.model.rows import StepRow
from amdesk.model.values import StepStatus
from amdesk.words import _


@dataclass(frozen=True)
class Stage:
    """A run of steps: its first and last number, what ISO 10002 calls it, and the 8D disciplines."""

    first: int
    last: int
    iso: str
    disciplines: str


STAGES = (
    Stage(1, 3, "receipt, acknowledgement, initial assessment", "D1–D2"),
    Stage(4, 6, "investigation", "D4"),
    Stage(7, 9, "corrective action", "D5–D7"),
    Stage(10, 12, "communicating the decision", ""),
    Stage(13, 15, "verification of effectiveness", "D6"),
    Stage(16, 17, "closing and looking back", "D8"),
)


@dataclass(frozen=True)
class Correspondence:
    """A stage with how many of its steps are done and how many there are."""

    stage: Stage
    done: int
    count: int

    @property
    def steps(self) -> str:
        """The numbers of its steps in words."""
        return _("{first} to {last}").format(first=self.stage.first, last=self.stage.last)


def correspondence(steps: Iterable[StepRow]) -> tuple[Correspondence, ...]:
    """The stages the checklist has steps of, in order; optional steps belong to none."""
    rows = list(steps)
    found = []
    for stage in STAGES:
        of_it = [step for step in rows if stage.first <= step.number <= stage.last]
        done = sum(step.status is not StepStatus.OPEN for step in of_it)
        if of_it:
            found.append(Correspondence(stage, done, len(of_it)))
    return tuple(found)
