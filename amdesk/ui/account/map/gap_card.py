"""One gap of the map as a soft card: why it is one, and the step that closes it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.map_warnings import MapWarning
from amdesk.analysis.series import Tone
from amdesk.ui.account.map.answers import answer_words
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.theme import tone_colours
from amdesk.words import _


class GapCard(QWidget):
    """Shows a gap; `answered` comes with it when it is to be answered at once, `taken` when its step is planned."""

    taken = Signal(object)
    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.gap: MapWarning | None = None
        self.words = Text("", wrap=True)
        self.step = Text("", role=TextRole.MUTED, wrap=True)
        self.link = Link(_("Plan an action"))
        self.link.clicked.connect(self._take)
        self.answer = Link("")
        self.answer.setObjectName("map-gap-answer")
        self.answer.clicked.connect(self._answer)
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.answer)
        links.addWidget(self.link)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.step)
        column.addLayout(links)

    def show_gap(self, gap: MapWarning) -> None:
        """Show another gap."""
        self.gap = gap
        self.answer.say(answer_words(gap))
        self.words.setText(_("Gap. {why}").format(why=gap.sentence))
        self.step.setText(gap.next_step)
        self.step.setVisible(bool(gap.next_step))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colours(Tone.WARN)[1])
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _answer(self, checked: bool = False) -> None:
        if self.gap is not None:
            self.answered.emit(self.gap)

    def _take(self, checked: bool = False) -> None:
        if self.gap is not None:
            self.taken.emit(self.gap)
