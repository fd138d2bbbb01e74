"""How an account buys: the usual steps, who acts in each, how long it takes, where nobody is known (MAP-6)."""

from collections.abc import Iterable, Sequence

from amdesk.model.coverage_rows import StepOfBuying
from amdesk.model.rows import MapPerson
from amdesk.model.values import Role
from amdesk.words import _, counted, listed, sentence

USUAL_STEPS = (
    (_("Starts"), None),
    (_("Tests"), None),
    (_("Vets"), Role.GATEKEEPER),
    (_("Shortlists"), Role.BUYER),
    (_("Decides"), Role.DECIDER),
    (_("Signs"), None),
    (_("Uses"), Role.USER),
)
"""The steps most purchases have, and the buying role that acts in each where there is one."""


def purchases(steps: Iterable[StepOfBuying]) -> list[str]:
    """The kinds of purchase, in the order of their names; the one without a name first."""
    return sorted({step.purchase for step in steps})


def of_purchase(steps: Iterable[StepOfBuying], purchase: str) -> list[StepOfBuying]:
    """The steps of one kind of purchase in order."""
    return sorted((s for s in steps if s.purchase == purchase), key=lambda step: (step.place, step.id))


def usual_steps(people: Iterable[MapPerson]) -> list[tuple[str, int | None]]:
    """The usual steps, each with the one person whose buying role it is; nobody where there are several or none."""
    here = [p for p in people if p.left_on is None]
    found: list[tuple[str, int | None]] = []
    for name, role in USUAL_STEPS:
        holders = [p.id for p in here if role is not None and role in p.roles]
        found.append((name, holders[0] if len(holders) == 1 else None))
    return found


def gaps_of(steps: Iterable[StepOfBuying]) -> list[StepOfBuying]:
    """The steps nobody is known for by name."""
    return [step for step in steps if not step.is_known]


def process_line(steps: Sequence[StepOfBuying]) -> str:
    """The process in a sentence: "Seven steps, 62 days. Nobody is known who signs.\""""
    if not steps:
        return _("How they buy is not written down yet.")
    days = [step.days for step in steps if step.days is not None]
    count = counted(len(steps), _("step"), _("steps"))
    if days:
        about = _("{n} days") if len(days) == len(steps) else _("at least {n} days")
        count += ", " + about.format(n=sum(days))
    missing = [step.name.lower() for step in gaps_of(steps)]
    if not missing:
        return sentence(count) + " " + _("Somebody is known for each.")
    return sentence(count) + " " + _("Nobody is known by name for: {steps}.").format(steps=listed(missing))
