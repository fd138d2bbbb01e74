"""What a plan covers and what is open, with one step to close each; its age, its mistakes, what was done this month."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.completeness import Angle, angles, covered_share, done_this_month, mistakes
from amdesk.analysis.series import Tone
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import PlanContent
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, full_day, plural, sentence

SHOWN_AT_ONCE = 4


class CoveredCard(Card):
    """`stepped` names the angle whose one step is wanted."""

    stepped = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Completeness"))
        self.setObjectName("plan-completeness")
        self.all_shown = False
        self._last: tuple[PlanContent, PlanSurroundings, date] | None = None

    def show_plan(self, plan: PlanContent, beside: PlanSurroundings, today: date) -> None:
        """Say what is open, the first step first."""
        self._last = plan, beside, today
        self.clear()
        found = angles(plan, beside, today)
        still = [angle for angle in found if not angle.is_covered]
        self.set_aside(_("{n} % covered").format(n=round(covered_share(found) * 100)))
        for words in mistakes(plan):
            self.body.addWidget(Text(words, role=TextRole.STRONG, wrap=True))
        for angle in still if self.all_shown else still[:SHOWN_AT_ONCE]:
            self.body.addWidget(self._angle(angle))
        if len(still) > SHOWN_AT_ONCE:
            more = Link(_("Less") if self.all_shown else _("{n} more").format(n=len(still) - SHOWN_AT_ONCE))
            more.setObjectName("plan-angles-more")
            more.clicked.connect(self._turn)
            self.body.addWidget(more)
        if not still:
            self.body.addWidget(Chip(_("Every angle is covered"), Tone.GOOD, "✓"))
        self.body.addWidget(Text(self._worked(plan, beside, today), role=TextRole.SMALL, wrap=True))

    def _turn(self) -> None:
        self.all_shown = not self.all_shown
        if self._last is not None:
            self.show_plan(*self._last)

    def _angle(self, angle: Angle) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Text(f"○ {angle.label}", role=TextRole.STRONG))
        line.addWidget(Text(angle.sentence, role=TextRole.SMALL, wrap=True), 1)
        column.addLayout(line)
        step = Link(angle.next_step)
        step.setObjectName(f"plan-step-{angle.name}")
        step.clicked.connect(_Step(self, angle.name))
        column.addWidget(step)
        return widget

    def _worked(self, plan: PlanContent, beside: PlanSurroundings, today: date) -> str:
        age = (today - plan.starts).days
        done = len(done_this_month(plan, today))
        parts = []
        if age >= 0:
            parts.append(plural("{n} day old", "{n} days old", age))
        if beside.last_work is not None:
            parts.append(_("last worked on {day}").format(day=full_day(beside.last_work)))
        parts.append(
            plural("{n} action done in 30 days", "{n} actions done in 30 days", done)
            if done
            else _("nothing was done from it in 30 days")
        )
        return sentence(", ".join(parts))


class _Step:
    """Asks for the step of an angle."""

    def __init__(self, card: CoveredCard, name: str) -> None:
        self.card, self.name = card, name

    def __call__(self, checked: bool = False) -> None:
        self.card.stepped.emit(self.name)
