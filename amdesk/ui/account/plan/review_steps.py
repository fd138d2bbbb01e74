"""What each step of a review shows: the profile, the people, the objectives, the actions, the issues."""

from collections.abc import Callable, Iterator

from amdesk.analysis.series import Tone
from amdesk.model.rows import PlanContent
from amdesk.model.source import Source
from amdesk.model.values import ActionStatus
from amdesk.papers.plans import changed, last_review
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.profile import profile
from amdesk.ui.account.plan.side import stance_words
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.looking import looking
from amdesk.words import _, day, full_day

Line = tuple[str, str, Tone]
"""A line: what, what stands quietly under it, and its tone."""
PEOPLE = """
SELECT e.name, coalesce((SELECT m.job FROM membership m WHERE m.person_id = e.id AND m.until IS NULL
 ORDER BY m.since DESC LIMIT 1), '') FROM person e WHERE e.account_id = ? AND e.left_on IS NULL ORDER BY e.name LIMIT 40
"""


def their_business(source: Source, plan: PlanContent) -> Iterator[Line]:
    """What they want and how they stand."""
    for text in profile(source, plan.account_id):
        where = text.section.label if text.section else _("Aim")
        yield text.text, " · ".join(part for part in (where, full_day(text.on) if text.on else "") if part), Tone.QUIET


def people(source: Source, plan: PlanContent) -> Iterator[Line]:
    """Whom to win, and everybody else on the map; while someone is looking only who they are."""
    if not looking().on:
        for target in plan.targets:
            moved = "" if target.stance == target.stance_then else f" ({_('was')} {stance_words(target.stance_then)})"
            says = f"{stance_words(target.stance)}{moved} → {stance_words(target.stance_wanted)}"
            yield target.person, " · ".join(part for part in (says, target.owner) if part), Tone.ACCENT
    for name, job in source.select(PEOPLE, (plan.account_id,)):
        if looking().on or name not in {target.person for target in plan.targets}:
            yield str(name), str(job), Tone.QUIET


def objectives(source: Source, plan: PlanContent) -> Iterator[Line]:
    """Each objective and how far it is."""
    for o in plan.objectives:
        says = [o.side.label]
        if o.goal is not None:
            now = _("not measured yet") if o.actual is None else number(o.actual)
            says.append(_("{measure}: {now} of {goal} {unit}").format(
                measure=o.measure or _("Measure"), now=now, goal=number(o.goal), unit=o.measure_unit
            ).strip())  # fmt: skip
        if o.due is not None:
            says.append(_("by {day}").format(day=full_day(o.due)))
        yield o.name, " · ".join(says), Tone.ACCENT if o.side.is_ours else Tone.CUSTOMER


def actions(source: Source, plan: PlanContent) -> Iterator[Line]:
    """Late actions first, then those to come, then what was done."""
    found = [action for objective in plan.objectives for action in objective.actions]
    today = source.today
    for action in sorted(found, key=lambda a: (not a.status.is_open, a.due is None, a.due or today)):
        late = action.status.is_open and action.due is not None and action.due < today
        when = day(action.due, today) if action.due else _("no date")
        says = _("done") if action.status is ActionStatus.DONE else f"{_('late')}: {when}" if late else when
        yield action.name, " · ".join(part for part in (says, action.owner) if part), Tone.BAD if late else Tone.QUIET


def open_issues(source: Source, plan: PlanContent) -> Iterator[Line]:
    """What is open with them."""
    for issue in issue_lines(source, plan.account_id):
        if issue.status.is_open:
            yield issue.name, f"{issue.kind.label} · {issue.severity.label}", Tone.WARN


def since_last(source: Source, plan: PlanContent) -> Iterator[Line]:
    """What is other than at the last review."""
    since = last_review(source, plan.account_id, plan)
    if since is None or looking().on:
        return
    for change in changed(source, plan.account_id, plan.id, since):
        yield change.what, full_day(change.on), Tone.WARN if change.needs_agreement else Tone.QUIET


STEPS: tuple[tuple[str, Callable[[Source, PlanContent], Iterator[Line]], str], ...] = (
    ("Since the last review", since_last, "Nothing to tell since the last review."),
    ("Their business", their_business, "Nothing is known of their business yet."),
    ("People", people, "Nobody is on the map yet."),
    ("Objectives", objectives, "The plan has no objectives yet."),
    ("Actions", actions, "The plan has no actions yet."),
    ("Issues", open_issues, "No issue is open."),
)
