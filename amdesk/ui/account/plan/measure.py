"""How far an objective is: its measure from start to goal, what it was over time, and a field for what it is today."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from amdesk.model.rows import ObjectiveRow
from amdesk.ui.kit.amounts import number, parse_number
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.spark import draw_spark
from amdesk.ui.kit.theme import theme
from amdesk.words import _, full_day

Values = Sequence[tuple[date, Decimal]]
SPARK = QSize(56, 18)
FIELD_PX = 84


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


class MeasureLine(QWidget):
    """`measured` comes with the objective and what its measure is today."""

    measured = Signal(int, object)

    def __init__(self, objective: ObjectiveRow, values: Values) -> None:
        super().__init__()
        self.objective = objective
        said = self._said()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if objective.progress is not None:
            bar = QProgressBar()
            bar.setRange(0, 100)
            bar.setValue(round(objective.progress * 100))
            bar.setAccessibleName(said)
            line.addWidget(bar, 1)
        line.addWidget(Text(said, role=TextRole.SMALL), 0 if objective.progress is not None else 1)
        if len(values) > 1:
            line.addWidget(_Spark(values, "\n".join(f"{full_day(on)}: {number(value)}" for on, value in values)))
        self.field = QLineEdit()
        self.field.setFixedWidth(FIELD_PX)
        self.field.setPlaceholderText(_("today …"))
        self.field.setAccessibleName(_("What “{measure}” is today").format(measure=objective.measure or objective.name))
        self.field.setObjectName(f"plan-measure-{objective.id}")
        self.field.returnPressed.connect(self._keep)
        line.addWidget(self.field)

    def _said(self) -> str:
        o = self.objective
        now = _("not measured yet") if o.actual is None else number(o.actual)
        said = _("{start} → {actual} of {goal} {unit}").format(
            start="?" if o.start is None else number(o.start), actual=now, goal=number(o.goal or 0), unit=o.measure_unit
        )
        return said.strip()

    def _keep(self) -> None:
        try:
            value = parse_number(self.field.text())
        except ValueError as wrong:
            self.field.setToolTip(str(wrong))
            self.field.setProperty("wrong", True)
            self.field.style().polish(self.field)
            return
        if value is not None:
            self.measured.emit(self.objective.id, value)
