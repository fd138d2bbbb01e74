"""What a plan covers and what is open, with one step to close each; its age, its mistakes, what was done this month."""

from collections.abc import Callable
from datetime import date
from functools import partial

from amdesk.analysis.completeness import Angle, angles, covered_share, done_this_month, mistakes
from amdesk.analysis.series import Tone
from amdesk.model.page_rows import PlanSurroundings
from amdesk.model.rows import PlanContent
from amdesk.ui.kit.asleep import sleeping_link
from amdesk.ui.kit.cards import SleepingCard
from amdesk.ui.kit.drawn import Pill, Words
from amdesk.ui.kit.drawn_groups import Across, Down
from amdesk.ui.kit.labels import TextRole
from amdesk.words import _, full_day, plural, sentence

SHOWN_AT_ONCE = 4


class CoveredCard(SleepingCard):
    """`step` is told the angle whose one step is wanted."""

    def __init__(self, step: Callable[[str], None]) -> None:
        super().__init__(_("Completeness"), name="plan-completeness")
        self._step = step
        self.all_shown = False
        self._last: tuple[PlanContent, PlanSurroundings, date] | None = None

    def show_plan(self, plan: PlanContent, beside: PlanSurroundings, today: date) -> None:
        """Say what is open, the first step first."""
        self._last = plan, beside, today
        found = angles(plan, beside, today)
        still = [angle for angle in found if not angle.is_covered]
        self.set_aside(_("{n} % covered").format(n=round(covered_share(found) * 100)))
        for words in mistakes(plan):
            self.add(Words(words, TextRole.STRONG))
        for angle in still if self.all_shown else still[:SHOWN_AT_ONCE]:
            self._angle(angle)
        if len(still) > SHOWN_AT_ONCE:
            more = _("Less") if self.all_shown else _("{n} more").format(n=len(still) - SHOWN_AT_ONCE)
            self.add(sleeping_link(more, "plan-angles-more", self._turn))
        if not still:
            self.add(Pill(_("Every angle is covered"), Tone.GOOD, "✓"))
        self.add(Words(self._worked(plan, beside, today), TextRole.SMALL))

    def _turn(self) -> None:
        self.all_shown = not self.all_shown
        if self._last is not None:
            self.clear()
            self.show_plan(*self._last)
            self.stand()
            self.stops()[-1].setFocus()

    def _angle(self, angle: Angle) -> None:
        name = Words(f"○ {angle.label}", TextRole.STRONG)
        said = Across(name, Words(angle.sentence, TextRole.SMALL), wide=1)
        self.add(Down(said, sleeping_link(angle.next_step, f"plan-step-{angle.name}", partial(self._ask, angle.name))))

    def _ask(self, angle: str, checked: bool = False) -> None:
        self._step(angle)

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
