"""The map as it stood on an earlier day: a slider over the days on which it changed, folded until asked for."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.theme import theme
from amdesk.words import _, full_day, plural

HANDLE_PX, MARK_PX = 14, 3


class DaySlider(QSlider):
    """A slider over days that shows on which of them something changed; arrow keys go from change to change."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.marks: tuple[int, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName(words)

    def show_days(self, days: Sequence[date], today: date, chosen: date) -> None:
        """Reach from the first of these days to today, and stand on the one chosen without telling it."""
        self.blockSignals(True)
        self.setRange(days[0].toordinal() - 1, today.toordinal())
        self.marks = tuple(day.toordinal() for day in days)
        self.setValue(chosen.toordinal())
        self.setPageStep(max(1, (today - days[0]).days // 12))
        self.blockSignals(False)
        self.update()

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
    """Chooses a day, or two to compare; `day_chosen` comes when others are chosen.

    `day` is the one the map is shown for, None for today; `span` are the two compared, the earlier first.
    """

    day_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picked: date | None = None
        self.other: date | None = None
        self.days: tuple[date, ...] = ()
        self.today = date.min
        self.link = Link(_("Earlier days"))
        self.link.setObjectName("map-earlier")
        self.link.clicked.connect(self.toggle)
        self.slider = DaySlider("map-day", _("As it stood on"))
        self.slider.valueChanged.connect(self._slide)
        self.second = DaySlider("map-other-day", _("Compared with"))
        self.second.valueChanged.connect(self._slide_other)
        self.words, self.other_words = Text("", role=TextRole.MUTED), Text("", role=TextRole.MUTED)
        self.compare = Button(_("&Compare"), tip=_("List and mark what changed between two days"))
        self.compare.setObjectName("map-compare")
        self.compare.setCheckable(True)
        self.compare.toggled.connect(self._compare)
        self.back = Link(_("Back to today"))
        self.back.clicked.connect(self.go_to_today)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 2, 14, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.with_words = Text(_("Compared with"), role=TextRole.MUTED)
        first = (Text(_("As it stood on"), role=TextRole.MUTED), self.slider, self.words, self.compare, self.back)
        for column, part in enumerate(first):
            grid.addWidget(part, 0, column)
        for column, part in enumerate((self.with_words, self.second, self.other_words)):
            grid.addWidget(part, 1, column)
        self._show_second(False)

    def _show_second(self, wanted: bool) -> None:
        for part in (self.with_words, self.second, self.other_words):
            part.setVisible(wanted)

    @property
    def span(self) -> tuple[date, date] | None:
        """The two days compared, the earlier first; None when one day alone is shown."""
        if not self.compare.isChecked():
            return None
        one, other = self.picked or self.today, self.other or self.today
        return min(one, other), max(one, other)

    @property
    def day(self) -> date | None:
        """The day the map is shown for, of two the later one; None for today."""
        shown = self.span[1] if self.span is not None else self.picked
        return None if shown == self.today else shown

    def show_days(self, days: Sequence[date], today: date) -> None:
        """Offer these days on which the map changed, the oldest first."""
        self.link.setVisible(len(days) > 1)
        self.days, self.today = tuple(days), today
        if not days:
            return
        for slider, chosen in ((self.slider, self.picked), (self.second, self.other)):
            slider.show_days(days, today, chosen or today)
        self._say()

    def toggle(self, checked: bool = False) -> None:
        """Show the slider, or fold it and come back to today."""
        self.setVisible(self.isHidden())
        if self.isHidden():
            self.go_to_today()

    def go_to_today(self, checked: bool = False) -> None:
        """Show the map of today."""
        if self.picked is not None or self.span is not None:
            self.back_to_today()
            self.day_chosen.emit()

    def back_to_today(self) -> None:
        """Today is the day from now on, and nothing is compared."""
        self.picked = self.other = None
        self.compare.blockSignals(True)
        self.compare.setChecked(False)
        self.compare.blockSignals(False)
        self._show_second(False)

    def _compare(self, wanted: bool) -> None:
        """Begin with the change before the day shown, or with the first day there is."""
        before = [day for day in self.days if day < (self.picked or self.today)]
        self.other = before[-1] if wanted and before else None
        self._show_second(wanted)
        self.second.show_days(self.days, self.today, self.other or self.today)
        self._say()
        self.day_chosen.emit()

    def _slide(self, ordinal: int) -> None:
        chosen = date.fromordinal(ordinal)
        self.picked = chosen if chosen < self.today else None
        self._say()
        self.day_chosen.emit()

    def _slide_other(self, ordinal: int) -> None:
        chosen = date.fromordinal(ordinal)
        self.other = chosen if chosen < self.today else None
        self._say()
        self.day_chosen.emit()

    def _say(self) -> None:
        on = self.picked or self.today
        later = len(self.days) - bisect_right(self.days, on)
        said = day_words(on, self.today)
        since = plural("{n} day with changes since", "{n} days with changes since", later)
        self.words.setText(f"{said} · {since}" if later else said)
        self.other_words.setText(day_words(self.other or self.today, self.today))
        self.back.setVisible(self.picked is not None or self.span is not None)


def day_words(on: date, today: date) -> str:
    """A day in full, or that it is today."""
    return _("today") if on == today else full_day(on)
