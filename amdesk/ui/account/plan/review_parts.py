"""What the steps of a review are made of: cards of lines, objectives with their bars, actions with late marks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow, TargetRow
from amdesk.ui.account.plan.action_line import due_words, under_words
from amdesk.ui.account.plan.measure import Values, measure_bar, measured_spark, progress_words
from amdesk.ui.account.plan.side import moved_words
from amdesk.ui.kit.labels import Chip, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, day, full_day


def line(what: str, under: str = "", chip: Chip | None = None, tone: Tone | None = None) -> QWidget:
    """A line of a card: what, what stands quietly under it, and a mark at its right."""
    widget = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    first = Text(what, wrap=True)
    first.set_tone(tone)
    words.addWidget(first)
    if under:
        words.addWidget(Text(under, role=TextRole.SMALL, wrap=True))
    across = QHBoxLayout(widget)
    across.setContentsMargins(0, 3, 0, 3)
    across.setSpacing(10)
    across.addLayout(words, 1)
    if chip is not None:
        across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
    return widget


def card_of(title: str, lines: list[QWidget], aside: str = "") -> Card:
    """A card with its lines."""
    card = Card(title, aside)
    for one in lines:
        card.body.addWidget(one)
    return card


def objective_card(objective: ObjectiveRow, values: Values, today: date) -> Card:
    """An objective with its measure as a bar, what it was over time, and by when."""
    card = Card(objective.name, wrap=True)
    card.set_side(Tone.ACCENT if objective.side.is_ours else Tone.CUSTOMER)
    card.add_aside(Text(objective.side.label, role=TextRole.MUTED))
    if objective.goal is not None:
        said = _("{measure}: {figures}").format(
            measure=objective.measure or _("Measure"), figures=progress_words(objective)
        )
        card.body.addWidget(Text(said, wrap=True))
        card.body.addLayout(_bar_line(objective, values))
    parts = [_("Their aim: {aim}").format(aim=objective.aim) if objective.aim else ""]
    if objective.due is not None:
        parts.append(_("By {day}").format(day=full_day(objective.due)))
        if objective.due < today and (objective.progress or 0) < 1:
            card.add_aside(Chip(_("overdue"), Tone.BAD, "!"))
    under = " · ".join(filter(None, parts))
    if under:
        card.body.addWidget(Text(under, role=TextRole.MUTED, wrap=True))
    return card


def _bar_line(objective: ObjectiveRow, values: Values) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(10)
    for widget, stretch in ((measure_bar(objective), 1), (measured_spark(values), 0)):
        if widget is not None:
            across.addWidget(widget, stretch)
    return across


def action_line(action: ActionRow, objective: str, waits_for: str, today: date) -> QWidget:
    """An action with who does it and the mark of its day."""
    under = " · ".join(filter(None, (under_words(action, waits_for), objective)))
    return line(action.name, under, Chip(*due_words(action, today)))


def target_line(target: TargetRow, today: date) -> QWidget:
    """A person to win, from the stance of today to the wanted one."""
    until = _("by {day}").format(day=day(target.by, today)) if target.by else ""
    under = " · ".join(filter(None, (target.job, until, target.owner, target.approach)))
    late = target.by is not None and target.by < today and target.stance != target.stance_wanted
    return line(f"{target.person}: {moved_words(target)}", under, Chip(_("late"), Tone.BAD, "!") if late else None)
