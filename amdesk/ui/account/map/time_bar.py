"""The map as it stood on an earlier day: a slider over the days on which it changed, folded until asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.theme import theme
from amdesk.words import _, full_day, plural

HANDLE_PX, MARK_PX = 14, 3


class DaySlider(QSlider):
    """A slider over days that shows on which of them something changed; arrow keys go from change to change."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.marks: tuple[int, ...] = ()
        self.setObjectName("map-day")
        self.setAccessibleName(_("As it stood on"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the change before or after."""
        before = [mark for mark in self.marks if mark < self.value()]
        after = [*(mark for mark in self.marks if mark > self.value()), self.maximum()]
        if event.key() == Qt.Key.Key_Left and before:
            self.setValue(before[-1])
        elif event.key() == Qt.Key.Key_Right:
            self.setValue(after[0])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slider and the marks."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().quiet_mark)
        room, span = self.width() - HANDLE_PX, max(1, self.maximum() - self.minimum())
        for mark in self.marks:
            x = HANDLE_PX // 2 + round(room * (mark - self.minimum()) / span)
            painter.drawEllipse(x - MARK_PX, self.height() - 2 * MARK_PX - 1, 2 * MARK_PX, 2 * MARK_PX)


class TimeBar(QWidget):
    """Chooses a day; `day_chosen` comes when another is chosen, `day` is None for today."""

    day_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day: date | None = None
        self.days: tuple[date, ...] = ()
        self.today = date.min
        self.link = Link(_("Earlier days"))
        self.link.setObjectName("map-earlier")
        self.link.clicked.connect(self.toggle)
        self.slider = DaySlider()
        self.slider.valueChanged.connect(self._slide)
        self.words = Text("", role=TextRole.MUTED)
        self.back = Link(_("Back to today"))
        self.back.clicked.connect(self.go_to_today)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 2, 14, 4)
        line.setSpacing(12)
        line.addWidget(Text(_("As it stood on"), role=TextRole.MUTED))
        line.addWidget(self.slider, 1)
        line.addWidget(self.words)
        line.addWidget(self.back)
        self.hide()

    def show_days(self, days: Sequence[date], today: date) -> None:
        """Offer these days on which the map changed, the oldest first."""
        self.link.setVisible(len(days) > 1)
        self.days, self.today = tuple(days), today
        if not days:
            return
        self.slider.blockSignals(True)
        self.slider.setRange(days[0].toordinal(), today.toordinal())
        self.slider.marks = tuple(day.toordinal() for day in days)
        self.slider.setValue((self.day or today).toordinal())
        self.slider.setPageStep(max(1, (today - days[0]).days // 12))
        self.slider.blockSignals(False)
        self.slider.update()
        self._say()

    def toggle(self, checked: bool = False) -> None:
        """Show the slider, or fold it and come back to today."""
        self.setVisible(self.isHidden())
        if self.isHidden():
            self.go_to_today()

    def go_to_today(self, checked: bool = False) -> None:
        """Show the map of today."""
        if self.day is not None:
            self.back_to_today()
            self.day_chosen.emit()

    def back_to_today(self) -> None:
        """Today is the day from now on."""
        self.day = None

    def _slide(self, ordinal: int) -> None:
        chosen = date.fromordinal(ordinal)
        self.day = chosen if chosen < self.today else None
        self._say()
        self.day_chosen.emit()

    def _say(self) -> None:
        on = self.day or self.today
        later = len(self.days) - bisect_right(self.days, on)
        said = full_day(on) if self.day is not None else _("today")
        since = plural("{n} day with changes since", "{n} days with changes since", later)
        self.words.setText(f"{said} · {since}" if later else said)
        self.back.setVisible(self.day is not None)
