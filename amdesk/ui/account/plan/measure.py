"""How far an objective is: its measure from start to goal, what it was over time, and a field for what it is today."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.rows import ObjectiveRow
from amdesk.ui.kit.amounts import number, parse_number
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.panel import restyle
from amdesk.ui.kit.spark import draw_spark
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


class MeasureLine(QWidget):
    """`measured` comes with the objective and what its measure is today; what is no number is said below the field."""

    measured = Signal(int, object)

    def __init__(self, objective: ObjectiveRow, values: Values) -> None:
        super().__init__()
        self.objective = objective
        self.field = self._today_field()
        self.wrong = Text("", role=TextRole.SMALL, wrap=True)
        self.wrong.setObjectName(f"plan-measure-wrong-{objective.id}")
        self.wrong.set_tone(Tone.BAD)
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        bar, spark = measure_bar(objective), measured_spark(values)
        words = Text(progress_words(objective), role=TextRole.SMALL, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        if bar is not None:
            column.addWidget(words)
        line.addWidget(bar or words, 1)
        if spark is not None:
            line.addWidget(spark)
        line.addWidget(self.field)
        column.addLayout(line)
        column.addWidget(self.wrong)

    def _today_field(self) -> QLineEdit:
        o = self.objective
        field = QLineEdit()
        field.setFixedWidth(FIELD_PX)
        field.setPlaceholderText(_("today …"))
        field.setAccessibleName(_("What “{measure}” is today").format(measure=o.measure or o.name))
        field.setObjectName(f"plan-measure-{o.id}")
        field.returnPressed.connect(self._keep)
        field.textEdited.connect(self._forget)
        return field

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
        self._mark("")

    def _mark(self, sentence: str) -> None:
        """Say below the field what is wrong with it; nothing takes that back."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        restyle(self.field)
