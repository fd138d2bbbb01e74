"""Key figures in a line, each opening the rows it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.row import Row

WIDTH_PX = 178


@dataclass(frozen=True)
class Figure:
    """A figure with what it is; `key` names what a click opens, `note` says how to read it."""

    value: str
    label: str
    key: str
    note: str = ""
    tone: Tone | None = None


class FigureBox(Row):
    """One figure."""

    opened = Signal(str)

    def __init__(self, figure: Figure) -> None:
        super().__init__(f"{figure.label}: {figure.value}. {figure.note}")
        self.key = figure.key
        self.setObjectName(f"figure-{figure.key}")
        self.setProperty("row", False)
        self.setProperty("card", True)
        self.setMinimumWidth(WIDTH_PX)
        self.line.setContentsMargins(14, 9, 14, 9)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(figure.label, role=TextRole.MUTED))
        value = Text(figure.value, role=TextRole.FIGURE)
        value.set_tone(figure.tone)
        words.addWidget(value)
        words.addWidget(Text(figure.note, role=TextRole.SMALL))
        self.line.addLayout(words)
        plain_tip(self, figure.note)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self.key)


class FigureLine(QWidget):
    """Several figures; `opened` comes with the key of the one clicked."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, gap=12)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other figures."""
        self._flow.clear()
        for figure in figures:
            box = FigureBox(figure)
            box.opened.connect(self.opened)
            self._flow.addWidget(box)
            box.show()
