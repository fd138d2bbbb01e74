"""How far an objective is: its measure from start to goal, what it was over time, and a field for what it is today."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QMargins, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ObjectiveRow
from amdesk.ui.account.plan.told import Told
from amdesk.ui.kit.amounts import number, parse_number
from amdesk.ui.kit.asleep import Asleep, Inset, Picture
from amdesk.ui.kit.drawn import OneSize, Progress, Words
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


class SparkFace(OneSize):
    """What was measured, as a small line."""

    def __init__(self, values: Values) -> None:
        self._values = [float(value) for _on, value in values]

    def measured(self) -> QSize:
        """Always the same."""
        return SPARK

    def draw(self, painter: QPainter) -> None:
        """Draw the line."""
        draw_spark(painter, QRectF(self.rect), self._values, theme().accent)


class _Spark(Surface):
    """The small line, which says its figures when it is pointed at."""

    def __init__(self, values: Values, said: str) -> None:
        super().__init__(Down(SparkFace(values)), QMargins())
        self.setFixedSize(SPARK)
        self.setAccessibleName(said)
        plain_tip(self, said)


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
    return None if len(values) < 2 else _spark(values)


def _spark(values: Values) -> _Spark:
    return _Spark(values, "\n".join(f"{full_day(on)}: {number(value)}" for on, value in values))


class MeasureLine(Surface):
    """What is typed into `field` is what the measure of the objective is today; what is no number is said below it."""

    def __init__(self, told: Told, objective: ObjectiveRow, group: Down, field: Asleep[QLineEdit]) -> None:
        super().__init__(group, QMargins())
        self.wake()
        self.told, self.objective, self.field = told, objective, field.awake
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
            self.told.measured.emit(self.objective.id, value)

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


def sleeping_measure(told: Told, objective: ObjectiveRow, values: Values) -> Asleep[MeasureLine]:
    """How far an objective is, drawn until it is wanted."""
    o = objective
    said = _("What “{measure}” is today").format(measure=o.measure or o.name)
    field = Asleep(Picture("plan-measure", _today_field), partial(_today_field, said, f"plan-measure-{o.id}"))
    spark = [] if len(values) < 2 else [Asleep(SparkFace(values), partial(_spark, values))]
    words = Words(progress_words(o), TextRole.SMALL)
    if o.progress is None:
        group = Down(Across(words, *spark, field), gap=3)
    else:
        group = Down(words, Across(Progress(o.progress), *spark, field), gap=3)
    return Asleep(Inset(group, QMargins()), partial(MeasureLine, told, o, group, field))


def _today_field(said: str = "", name: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(FIELD_PX)
    field.setPlaceholderText(_("today …"))
    field.setAccessibleName(said)
    field.setObjectName(name)
    return field
