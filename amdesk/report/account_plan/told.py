"""What of a plan may be told to the customer (PLAN-9): named here one by one, so that whatever is new stays inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from amdesk.analysis.issue_told import Told
from amdesk.analysis.leaks import Text
from amdesk.analysis.network import NetworkDrawing
from amdesk.model.rows import ActionRow, ObjectiveRow, PlanContent
from amdesk.model.values import ActionStatus
from amdesk.report.account_plan.content import NOBODY, AccountPlanContent, PlanSection
from amdesk.words import _

SAY_ACTIONS = frozenset({PlanSection.FIRST, PlanSection.OBJECTIVES, PlanSection.ACTIONS})


@dataclass(frozen=True)
class ToldPlan:
    """The customer's edition: `content` holds nothing but what is shown, `issues` are in the customer's words."""

    content: AccountPlanContent
    issues: tuple[Told, ...] = ()

    def texts(self) -> list[Text]:
        """What is shown, with its place, for the search for leaks; names of people alone give nothing away."""
        return [text for text in self._texts() if text.words.strip()]

    def _texts(self) -> Iterator[Text]:
        content, plan = self.content, self.content.plan
        if plan is not None:
            name = _("Plan “{name}”").format(name=plan.name)
            yield Text(_("{plan}, its name").format(plan=name), plan.name, "plan", plan.id, "name")
            yield Text(_("{plan}, in short").format(plan=name), plan.summary, "plan", plan.id, "summary")
        for objective in content.objectives:
            yield from _of_objective(objective)
        for aim in content.aims:
            place = _("Aim “{name}”").format(name=aim.text)
            yield Text(place, aim.text, "aim", aim.id, "text")
            yield Text(_("{aim}, how it is measured").format(aim=place), aim.measure, "aim", aim.id, "measure")
        for entry in content.profile:
            place = _("Their business, {section}").format(section=entry.section.label.lower())
            yield Text(place, entry.text, "profile_entry", entry.id, "text")
        for label, words in content.served:
            place = _("How they want to be served, {field}").format(field=label.lower())
            yield Text(place, words, "account", content.head.id, label)
        for card in content.drawing.cards:
            place = _("Account map, {name}").format(name=card.name)
            yield Text(place, f"{card.job}\n{card.unit}", "person", card.id, "job")
        for issue in self.issues:
            yield from issue.texts()


def _of_objective(objective: ObjectiveRow) -> Iterator[Text]:
    where, row = _("Objective “{name}”").format(name=objective.name), objective.id
    yield Text(_("{objective}, its name").format(objective=where), objective.name, "objective", row, "name")
    yield Text(_("{objective}, why for them").format(objective=where), objective.why_them, "objective", row, "why_them")
    measure = f"{objective.measure} {objective.measure_unit}"
    yield Text(_("{objective}, its measure").format(objective=where), measure, "objective", row, "measure")
    for action in objective.actions:
        place = _("Action “{name}”").format(name=action.name)
        yield Text(place, action.name, "action", action.id, "name")


def told_plan(
    content: AccountPlanContent,
    sections: frozenset[PlanSection],
    drawing: NetworkDrawing = NOBODY,
    issues: Sequence[Told] = (),
) -> ToldPlan:
    """The customer's edition of what a plan prints; `drawing` is the map as it may be shown."""
    with_business = PlanSection.PROFILE in sections
    me = content.me or _("Your account manager")
    served = tuple((label, me if words == _("Me") else words) for label, words in content.served)
    plan = _plan(content.plan, me, with_actions=bool(sections & SAY_ACTIONS)) if content.plan is not None else None
    shown = AccountPlanContent(
        head=content.head,
        today=content.today,
        plan=plan,
        aims=content.aims,
        profile=tuple(replace(entry, on=None, source="") for entry in content.profile) if with_business else (),
        served=served if with_business else (),
        drawing=drawing,
        me=content.me,
        manager=content.manager,
    )
    return ToldPlan(shown, tuple(issues))


def _plan(plan: PlanContent, me: str, *, with_actions: bool) -> PlanContent:
    """The plan without what we need, whom we want to win and what it takes us."""
    objectives = tuple(_objective(objective, me, with_actions=with_actions) for objective in plan.objectives)
    return replace(plan, needs="", targets=(), resources=(), contracts=(), objectives=objectives)


def _objective(objective: ObjectiveRow, me: str, *, with_actions: bool) -> ObjectiveRow:
    kept = [each for each in objective.actions if each.status is not ActionStatus.DROPPED and with_actions]
    return replace(objective, why_us="", actions=tuple(_action(each, me) for each in kept))


def _action(action: ActionRow, me: str) -> ActionRow:
    """What is done, who does it and when: not how, what it takes and what it rests on; nobody is called "Me"."""
    owner = me if action.owner == _("Me") else action.owner
    return replace(action, owner=owner, how="", needs="", effort_hours=None, intel_id=None)
