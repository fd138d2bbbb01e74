"""How far an objective is: its measure from start to goal, what it was over time, and a field for what it is today."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QMargins, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ObjectiveRow
from amdesk.ui.kit.amounts import number, parse_number
from amdesk.ui.kit.drawn import Progress, Words
from amdesk.ui.kit.drawn_groups import Across, Down
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.panel import restyle
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.surface import Surface
from amdesk.ui.kit.theme import theme
from amdesk.words import _, full_day

Values = Sequence[tuple[date, Decimal]]
SPARK = QSize(56, 18)
FIELD_PX = 84
MONEY_PLACES = 2
"""A single mark before three digits parts thousands, as in the line an objective is typed into."""


class _Spark(QWidget):
    """What was measured, as a small line."""

    def __init__(self, values: Values, said: str) -> None:
        super().__init__()
        self.values = [float(value) for _on, value in values]
        self.setFixedSize(SPARK)
        self.setAccessibleName(said)
        plain_tip(self, said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        draw_spark(QPainter(self), QRectF(self.rect()), self.values, theme().accent)


def progress_words(objective: ObjectiveRow) -> str:
    """How far a measure is: "9 → 5 of 2 queries"."""
    now = _("not measured yet") if objective.actual is None else number(objective.actual)
    start = "?" if objective.start is None else number(objective.start)
    said = _("{start} → {actual} of {goal} {unit}").format(
        start=start, actual=now, goal=number(objective.goal or 0), unit=objective.measure_unit
    )
    return said.strip()


def measure_bar(objective: ObjectiveRow) -> QProgressBar | None:
    """How far a measure is as a bar; None while it cannot be said."""
    if objective.progress is None:
        return None
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setValue(round(objective.progress * 100))
    bar.setAccessibleName(progress_words(objective))
    return bar


def measured_spark(values: Values) -> QWidget | None:
    """What was measured over time as a small line; None for less than two values."""
    if len(values) < 2:
        return None
    return _Spark(values, "\n".join(f"{full_day(on)}: {number(value)}" for on, value in values))


class MeasureLine(Surface):
    """`measured` comes with the objective and what its measure is today; what is no number is said below the field."""

    measured = Signal(int, object)

    def __init__(self, objective: ObjectiveRow, values: Values) -> None:
        self.objective = objective
        self.field = _today_field(objective)
        words, spark = Words(progress_words(objective), TextRole.SMALL), measured_spark(values)
        beside: list[QWidget] = [self.field] if spark is None else [spark, self.field]
        if objective.progress is None:
            group = Down(Across(words, *beside), gap=3)
        else:
            group = Down(words, Across(Progress(objective.progress), *beside), gap=3)
        super().__init__(group, QMargins())
        self.setAccessibleDescription(group.said())
        self.wrong: Text | None = None
        self.field.returnPressed.connect(self._keep)
        self.field.textEdited.connect(self._forget)

    def _keep(self) -> None:
        if not self.field.text().strip():
            return
        try:
            value = parse_number(self.field.text(), MONEY_PLACES)
        except ValueError as wrong:
            self._mark(str(wrong))
        else:
            self.measured.emit(self.objective.id, value)

    def _forget(self, _text: str) -> None:
        if self.wrong is not None:
            self._mark("")

    def _mark(self, sentence: str) -> None:
        """Say below the field what is wrong with it; nothing takes that back."""
        if self.wrong is None:
            self.wrong = self._below()
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        restyle(self.field)
        self.arrange_anew()

    def _below(self) -> Text:
        wrong = Text("", self, role=TextRole.SMALL, wrap=True)
        wrong.setObjectName(f"plan-measure-wrong-{self.objective.id}")
        wrong.set_tone(Tone.BAD)
        self.group.parts.append(wrong)
        return wrong


def _today_field(o: ObjectiveRow) -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(FIELD_PX)
    field.setPlaceholderText(_("today …"))
    field.setAccessibleName(_("What “{measure}” is today").format(measure=o.measure or o.name))
    field.setObjectName(f"plan-measure-{o.id}")
    return field
