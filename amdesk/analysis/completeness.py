"""How complete a plan is: its angles, covered or open with one step to close each, its age, and its mistakes.

Covers PLAN-12 and PLAN-13.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.renewals import contract_words, is_planned
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import ActionRow, PlanContent
from amdesk.model.values import ContractDate, PlanStatus, ResourceKind, Side
from amdesk.words import _, counted, sentence

IDLE_AFTER_DAYS = 30
CONTRACTS = "contracts"
ENDING = frozenset({ContractDate.NOTICE, ContractDate.ENDS, ContractDate.RENEWS})


@dataclass(frozen=True)
class Angle:
    """One angle of a plan: covered or open, why in a sentence, and the one step that closes it."""

    name: str
    label: str
    is_covered: bool
    sentence: str
    next_step: str = ""


@dataclass(frozen=True)
class _Plan:
    content: PlanContent
    beside: PlanSurroundings
    today: date

    @property
    def actions(self) -> list[ActionRow]:
        """All its actions."""
        return [action for objective in self.content.objectives for action in objective.actions]


Judge = Callable[[_Plan], tuple[bool, str, str]]


def angles(content: PlanContent, beside: PlanSurroundings, today: date) -> tuple[Angle, ...]:
    """All angles of a plan in the order they are worked on; contracts only where one falls into its period."""
    plan = _Plan(content, beside, today)
    wanted = ANGLES if content.contracts else [angle for angle in ANGLES if angle[0] != CONTRACTS]
    return tuple(_angle(name, label, judge(plan)) for name, label, judge in wanted)


def _angle(name: str, label: str, judged: tuple[bool, str, str]) -> Angle:
    is_covered, said, step = judged
    return Angle(name, _(label), is_covered, said, "" if is_covered else step)


def covered_share(found: Iterable[Angle]) -> float:
    """The share 0..1 of the angles that are covered; 1 when there is none."""
    states = [angle.is_covered for angle in found]
    return sum(states) / len(states) if states else 1.0


def completeness_sentence(found: tuple[Angle, ...]) -> str:
    """Said in a sentence: how many angles are open, and the first step."""
    still = [angle for angle in found if not angle.is_covered]
    if not still:
        return _("Every angle of the plan is covered.")
    words = counted(len(still), _("angle is open"), _("angles are open"))
    return sentence(words) + " " + still[0].next_step


def _side(side: Side) -> Judge:
    def judge(plan: _Plan) -> tuple[bool, str, str]:
        count = sum(objective.side is side for objective in plan.content.objectives)
        if count:
            return True, sentence(counted(count, _("objective"), _("objectives"))), ""
        step = _("Add an objective that will {side}.").format(side=side.label.lower())
        return False, _("No objective to {side}.").format(side=side.label.lower()), step

    return judge


def _lacking(count: int, total: int, one: str, many: str, step: str, fine: str) -> tuple[bool, str, str]:
    """Covered when there is something and none of it lacks anything."""
    if not total:
        return False, _("There is no objective yet."), _("Begin with one objective.")
    return (False, sentence(counted(count, one, many)), step) if count else (True, fine, "")


def _reasons(plan: _Plan) -> tuple[bool, str, str]:
    half = sum(objective.is_half for objective in plan.content.objectives)
    return _lacking(
        half,
        len(plan.content.objectives),
        _("objective has only one reason"),
        _("objectives have only one reason"),
        _("Say why for us and why for them."),
        _("Every objective says why for us and why for them."),
    )


def _measures(plan: _Plan) -> tuple[bool, str, str]:
    without = sum(not o.measure or o.goal is None for o in plan.content.objectives)
    return _lacking(
        without,
        len(plan.content.objectives),
        _("objective has no measure with a goal"),
        _("objectives have no measure with a goal"),
        _("Say how one will see that it is reached."),
        _("Every objective has a measure and a goal."),
    )


def _dates(plan: _Plan) -> tuple[bool, str, str]:
    without = sum(o.due is None for o in plan.content.objectives)
    return _lacking(
        without,
        len(plan.content.objectives),
        _("objective has no date"),
        _("objectives have no date"),
        _("Give each objective a date."),
        _("Every objective has a date."),
    )


def _aims(plan: _Plan) -> tuple[bool, str, str]:
    served = {o.aim for o in plan.content.objectives if o.aim}
    if served:
        return True, sentence(counted(len(served), _("aim of theirs is served"), _("aims of theirs are served"))), ""
    if plan.beside.aims:
        return False, _("No objective serves an aim of theirs."), _("Link an objective to what they want this year.")
    return False, _("What they want this year is not known."), _("Ask them what they want this year.")


def _people(plan: _Plan) -> tuple[bool, str, str]:
    targets = plan.content.targets
    if not targets:
        return False, _("Nobody to win is named."), _("Choose a person on the map to win.")
    vague = sum(not (t.owner and t.approach and t.by) for t in targets)
    if vague:
        words = counted(
            vague, _("person to win lacks owner, date or approach"), _("people to win lack owner, date or approach")
        )
        return False, sentence(words), _("Say who wins them, how and by when.")
    return True, sentence(counted(len(targets), _("person to win"), _("people to win"))), ""


def _actions(plan: _Plan) -> tuple[bool, str, str]:
    waiting = [o for o in plan.content.objectives if not o.actions]
    if waiting or not plan.content.objectives:
        return _lacking(
            len(waiting),
            len(plan.content.objectives),
            _("objective has no action"),
            _("objectives have no action"),
            _("Add the first action to each."),
            "",
        )
    vague = sum(a.status.is_open and (a.due is None or a.owner_id is None) for a in plan.actions)
    if vague:
        words = counted(vague, _("action lacks owner or date"), _("actions lack owner or date"))
        return False, sentence(words), _("Give every action an owner and a date.")
    return True, _("Every action has an owner and a date."), ""


def _resources(plan: _Plan) -> tuple[bool, str, str]:
    if not plan.content.resources:
        return False, _("No resources are asked for."), _("Say what the actions need, or that they need nothing.")
    waiting = sum(r.asked is not None and r.granted is None for r in plan.content.resources)
    if waiting:
        words = counted(waiting, _("resource is asked for and not granted"), _("resources are asked for, not granted"))
        return False, sentence(words), _("Ask the manager for the answer.")
    return True, _("What was asked for is granted."), ""


def _position(plan: _Plan) -> tuple[bool, str, str]:
    if plan.beside.position_lines:
        return True, sentence(counted(plan.beside.position_lines, _("line of position"), _("lines of position"))), ""
    return False, _("Strengths and weaknesses are not written down."), _("Write one strength and one weakness.")


def _competitors(plan: _Plan) -> tuple[bool, str, str]:
    if not plan.beside.competitors:
        return False, _("No competitor is named."), _("Ask who else they buy from.")
    if plan.beside.competitors_unanswered:
        return False, _("A competitor has no answer of ours."), _("Write what we answer.")
    return True, _("Every competitor has an answer."), ""


def _buying(plan: _Plan) -> tuple[bool, str, str]:
    if not plan.beside.buying_steps:
        return False, _("How they buy is not known."), _("Ask who starts, tests, decides and signs.")
    if plan.beside.buying_steps_without_person:
        return False, _("A step of their buying has nobody we know."), _("Find out who it is.")
    return True, _("How they buy is known step by step."), ""


def _contracts(plan: _Plan) -> tuple[bool, str, str]:
    """A contract that ends or can be given notice within the period has an objective about its renewal."""
    words = [objective.name for objective in plan.content.objectives]
    ending = [day for day in plan.content.contracts if day.what in ENDING]
    without = [day for day in ending if not is_planned(day.contract, words)]
    if without:
        said = sentence(_("{when}, and no objective is about it").format(when=contract_words(without[0])))
        return False, said, _("Add an objective for the renewal.")
    if ending:
        return True, _("The renewals of the period have their objectives."), ""
    return True, _("No contract ends in the period; a price changes."), ""


def _agreement(plan: _Plan) -> tuple[bool, str, str]:
    if plan.content.status is PlanStatus.AGREED:
        return True, _("The plan is agreed."), ""
    if plan.content.status is PlanStatus.PROPOSED:
        return False, _("The plan is proposed, not agreed."), _("Ask for the agreement.")
    return False, _("The plan is not agreed."), _("Propose it to the manager.")


def _review(plan: _Plan) -> tuple[bool, str, str]:
    on = plan.content.next_review
    if on is None:
        return False, _("No review is dated."), _("Set the day of the next review.")
    if on < plan.today:
        return False, _("The review is overdue."), _("Hold the review, or set a new day.")
    return True, _("The next review is dated."), ""


ANGLES: tuple[tuple[str, str, Judge], ...] = (
    *((side.value, f"{side.label}", _side(side)) for side in Side),
    ("reasons", "Two reasons", _reasons),
    ("measures", "Measures", _measures),
    ("dates", "Dates", _dates),
    ("aims", "Their aims", _aims),
    ("people", "People to win", _people),
    ("actions", "Actions", _actions),
    ("resources", "Resources", _resources),
    ("position", "Position", _position),
    ("competitors", "Competitors", _competitors),
    ("buying", "How they buy", _buying),
    (CONTRACTS, "Contracts", _contracts),
    ("agreement", "Agreement", _agreement),
    ("review", "Review", _review),
)


def mistakes(content: PlanContent) -> list[str]:
    """The mistakes of a plan: it only sells (PLAN-13)."""
    present = {objective.side for objective in content.objectives}
    if present and Side.CARE not in present:
        return [_("This plan only sells: no objective cares for the customer.")]
    return []


def done_this_month(content: PlanContent, today: date) -> list[ActionRow]:
    """What was done from the plan in the last 30 days, the latest first: a plan is worked in, not filed."""
    done = [
        (action.done_on, action.id, action)
        for objective in content.objectives
        for action in objective.actions
        if action.done_on is not None and 0 <= (today - action.done_on).days < IDLE_AFTER_DAYS
    ]
    return [action for _on, _id, action in sorted(done, key=_latest, reverse=True)]


def _latest(found: tuple[date, int, ActionRow]) -> tuple[date, int]:
    return found[0], found[1]


def colleague_days(content: PlanContent) -> dict[str, tuple[float, float, float]]:
    """Days asked, granted and used of each colleague in the plan (PLAN-5)."""
    found: dict[str, tuple[float, float, float]] = {}
    for row in content.resources:
        if row.kind in (ResourceKind.DAYS, ResourceKind.MANAGEMENT) and row.colleague:
            asked, granted, used = found.get(row.colleague, (0.0, 0.0, 0.0))
            more = tuple(float(value or 0) for value in (row.asked, row.granted, row.used))
            found[row.colleague] = (asked + more[0], granted + more[1], used + more[2])
    return found
