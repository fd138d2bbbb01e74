"""Blocks the plan needs for itself: the progress of a measure, and the words of tasks and their days."""

from dataclasses import dataclass
from datetime import date

from amdesk.analysis.series import Tone
from amdesk.model.rows import ActionRow, ObjectiveRow
from amdesk.report import text
from amdesk.report.account_plan.content import measure_words
from amdesk.report.blocks import Block, write_aside
from amdesk.report.charts.marks import paint
from amdesk.report.pen import Pen
from amdesk.report.styles import HAIRLINE, SMALL_MUTED, STEP, Style
from amdesk.words import _, day, plural

BAR_HEIGHT = 4.0
PERCENT_ROOM = 30.0


@dataclass
class Progress(Block):
    """How far an objective's measure has come: its words, and a bar from start to goal with the percentage."""

    objective: ObjectiveRow
    style: Style = SMALL_MUTED
    before: float = STEP * 0.5
    after: float = STEP * 0.75

    def words_box(self, width: float) -> text.TextBox:
        """The measure in words."""
        words = measure_words(self.objective) or _("No measure yet")
        return text.layout(words, self.style, width)

    def height(self, width: float) -> float:
        bar = BAR_HEIGHT + STEP * 1.25 if self.objective.progress is not None else 0.0
        return self.words_box(width).height + bar

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        box = self.words_box(width)
        box.draw(pen, left, top)
        progress = self.objective.progress
        if progress is None:
            return
        bottom = top - box.height - STEP * 0.75 - BAR_HEIGHT
        whole = width - PERCENT_ROOM
        tone = Tone.ACCENT if self.objective.side.is_ours else Tone.CUSTOMER
        middle, end = bottom + BAR_HEIGHT / 2, BAR_HEIGHT / 2
        pen.line([(left + end, middle), (left + whole - end, middle)], HAIRLINE, BAR_HEIGHT)
        if progress > 0:
            paint(pen, left, bottom, whole * progress, BAR_HEIGHT, tone)
        percent = f"{round(progress * 100)} %"
        write_aside(pen, percent, left + width, bottom + BAR_HEIGHT / 2 + self.style.leading / 2, 40, self.style)


def due_words(action: ActionRow, today: date) -> tuple[str, Tone]:
    """When an action is due, said with how late it is."""
    if action.done_on is not None:
        return _("done {day}").format(day=day(action.done_on, today)), Tone.GOOD
    if action.due is None:
        return _("no day yet"), Tone.QUIET
    late = (today - action.due).days
    if late > 0:
        return plural("{n} day late", "{n} days late", late), Tone.BAD
    return day(action.due, today), Tone.QUIET
