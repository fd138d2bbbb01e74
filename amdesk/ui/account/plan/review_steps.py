"""What each step of a review shows: what changed, the profile, the map, the objectives, the actions, the issues."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from PySide6.QtWidgets import QHBoxLayout, QWidget

from amdesk.analysis.map_folding import without_left
from amdesk.analysis.profile import is_stale
from amdesk.analysis.series import Tone
from amdesk.model.profile_rows import ProfileText
from amdesk.model.rows import ActionRow, PlanContent
from amdesk.model.source import Source
from amdesk.model.values import Severity
from amdesk.papers.plans import changed, last_review
from amdesk.store.queries.issues import issue_lines
from amdesk.store.queries.map import account_map
from amdesk.store.queries.plan_work import measured, waits
from amdesk.store.queries.profile import profile
from amdesk.ui.account.plan.review_map import ReviewMap
from amdesk.ui.account.plan.review_parts import action_line, card_of, line, objective_card, target_line
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card, Columns, Scroll
from amdesk.words import _, full_day, plural

SEVERE = {Severity.CRITICAL: (Tone.BAD, "!!"), Severity.MEDIUM: (Tone.WARN, "!"), Severity.LOW: (Tone.QUIET, "")}

TO_WIN_PX = 248


def since_last(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """What is other than at the last review."""
    since = last_review(source, plan.account_id, plan)
    if since is None or looking().on:
        return
    found = changed(source, plan.account_id, plan.id, since)
    lines = [
        line(
            one.what,
            "",
            Chip(
                full_day(one.on), Tone.WARN if one.needs_agreement else Tone.QUIET, "≠" if one.needs_agreement else ""
            ),
        )
        for one in found
    ]
    if lines:
        yield card_of(
            _("Since {day}").format(day=full_day(since)),
            lines,
            plural("{n} change", "{n} changes", len(lines)),
        )


def their_business(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """What they want, and what is known of them, section by section."""
    serving = {objective.aim: objective.name for objective in plan.objectives if objective.aim}
    found = profile(source, plan.account_id)
    halves = Columns(proportion=(1.0, 1.0), collapse_below=560)
    columns = (halves.left, halves.right)
    for at, (section, texts) in enumerate(groupby(found, attrgetter("section"))):
        lines = [_profile_line(source, text, serving.get(text.text, "")) for text in texts]
        columns[at % 2].addWidget(card_of(section.label if section else _("What they want"), lines))
    if found:
        yield halves


def _profile_line(source: Source, text: ProfileText, served_by: str) -> QWidget:
    says = [full_day(text.on) if text.on else "", text.source]
    says.append(_("our objective: {name}").format(name=served_by) if served_by else "")
    chip = Chip(_("may be out of date"), Tone.WARN, "?") if is_stale(text, source.today) else None
    return line(text.text, " · ".join(filter(None, says)), chip)


def people(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """The map as it stands, and whom to win; while someone is looking only who they are."""
    drawn = without_left(account_map(source, plan.account_id))
    if not drawn.people:
        return
    card = Card()
    card.body.addWidget(ReviewMap(drawn), 1)
    if not plan.targets or looking().on:
        yield card
        return
    both = QWidget()
    across = QHBoxLayout(both)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(14)
    across.addWidget(card, 1)
    across.addWidget(_to_win(plan, source.today))
    yield both


def _to_win(plan: PlanContent, today: date) -> QWidget:
    """Whom to win, beside the map, so that a move is seen on it as one speaks of it."""
    beside = Scroll(margin=0)
    beside.setFixedWidth(TO_WIN_PX)
    beside.body.addWidget(card_of(_("People to win"), [target_line(target, today) for target in plan.targets]))
    beside.body.addStretch(1)
    return beside


def objectives(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """Each objective with its bar, ours beside theirs."""
    if not plan.objectives:
        return
    values = measured(source, plan.id)
    halves = Columns(proportion=(1.0, 1.0), collapse_below=560)
    for is_ours, column, title in ((True, halves.left, _("For us")), (False, halves.right, _("For the customer"))):
        heading = Text(title, role=TextRole.STRONG)
        heading.set_tone(Tone.ACCENT if is_ours else Tone.CUSTOMER)
        column.addWidget(heading)
        for objective in plan.objectives:
            if objective.side.is_ours is is_ours:
                column.addWidget(objective_card(objective, values.get(objective.id, ()), source.today))
    yield halves


def actions(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """Late actions first, then those to come, then what was done."""
    waiting, today = waits(source, plan.id), source.today
    names = {action.id: o.name for o in plan.objectives for action in o.actions}
    found = sorted((action for o in plan.objectives for action in o.actions), key=_by_day)
    late = [one for one in found if one.status.is_open and one.due is not None and one.due < today]
    ahead = [one for one in found if one.status.is_open and one not in late]
    ended = [one for one in found if not one.status.is_open]
    for title, some in ((_("Late"), late), (_("To come"), ahead), (_("Done"), ended)):
        if some:
            lines = [action_line(one, names[one.id], waiting.get(one.id, ""), today) for one in some]
            yield card_of(title, lines, str(len(some)))


def _by_day(action: ActionRow) -> tuple[bool, str]:
    return action.due is None, action.due.isoformat() if action.due else ""


def open_issues(source: Source, plan: PlanContent) -> Iterator[QWidget]:
    """What is open with them, the worst first."""
    found = [issue for issue in issue_lines(source, plan.account_id) if issue.status.is_open]
    lines = []
    for issue in sorted(found, key=lambda one: (-list(Severity).index(one.severity), -one.days_open)):
        tone, sign = SEVERE[issue.severity]
        days = plural("open for {n} day", "open for {n} days", issue.days_open)
        steps = _("{n} of {all} steps done").format(n=issue.done, all=issue.steps) if issue.steps else ""
        under = " · ".join(filter(None, (issue.kind.label, days, steps, issue.owner)))
        lines.append(line(issue.name, under, Chip(issue.severity.label, tone, sign)))
    if lines:
        yield card_of(_("Open issues"), lines, str(len(lines)))


STEPS: tuple[tuple[str, Callable[[Source, PlanContent], Iterator[QWidget]], str], ...] = (
    ("Since the last review", since_last, "Nothing to tell since the last review."),
    ("Their business", their_business, "Nothing is known of their business yet."),
    ("People", people, "Nobody is on the map yet."),
    ("Objectives", objectives, "The plan has no objectives yet."),
    ("Actions", actions, "The plan has no actions yet."),
    ("Issues", open_issues, "No issue is open."),
)
