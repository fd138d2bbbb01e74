"""The seven days beside each other, and the keyboard's way through them."""

from collections.abc import Hashable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amdesk.analysis.week import DAYS_OF_A_WEEK, WeekContent
from amdesk.ui.kit.panel import Scroll
from amdesk.ui.week.blocks import Block
from amdesk.ui.week.day import SATURDAY, DayColumn

WORKDAY_STRETCH, WEEKEND_STRETCH = 6, 4
DAY_PX, EMPTY_WEEKEND_PX = 128, 96


class WeekGrid(Scroll):
    """Tells what its days tell; `stands_on` is the key of what had the keyboard last, or the day itself."""

    opened = Signal(object)
    booked = Signal(object)
    new_asked = Signal(object)
    carried_here = Signal(int, object)
    menu_asked = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__(margin=0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stands_on: Hashable = None
        self.days = [DayColumn() for _day in range(DAYS_OF_A_WEEK)]
        line = QHBoxLayout()
        line.setSpacing(7)
        for number, day in enumerate(self.days):
            line.addWidget(day, WORKDAY_STRETCH if number < SATURDAY else WEEKEND_STRETCH)
            day.opened.connect(self.opened)
            day.booked.connect(self.booked)
            day.new_asked.connect(self.new_asked)
            day.carried_here.connect(self.carried_here)
            day.menu_asked.connect(self.menu_asked)
            day.stood_on.connect(self.stand_on)
        self.body.addLayout(line, 1)

    def show_week(self, content: WeekContent) -> None:
        """Show another week, or the same one anew; the keyboard stays where it was."""
        stood_on = self.stands_on if self._where() is not None else None
        for column, day in zip(self.days, content.days, strict=True):
            column.show_day(day, content.today)
            is_empty_weekend = day.is_empty and day.on.weekday() >= SATURDAY
            column.setMinimumWidth(EMPTY_WEEKEND_PX if is_empty_weekend else DAY_PX)
        if stood_on is not None:
            self.stands_on = stood_on
            self._focus_again()

    def stand_on(self, key: Hashable) -> None:
        """The keyboard belongs to what has this key."""
        self.stands_on = key

    def _focus_again(self) -> None:
        """Stand where one stood before; on its day when it is gone."""
        block = self.block(self.stands_on)
        if block is not None:
            block.show()  # what is not seen yet cannot have the keyboard
            block.setFocus()
            self.ensureWidgetVisible(block)
            return
        (next((day for day in self.days if day.on == self.stands_on), None) or self.days[0]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key scrolls: the arrows walk, and what they reach is scrolled to."""
        event.ignore()

    def block(self, key: Hashable) -> Block | None:
        """What has this key."""
        return next((one for day in self.days for one in day.blocks if one.key == key), None)

    def _where(self) -> tuple[int, int] | None:
        """Which column and which block has the keyboard, also while a dialog is over it; -1 is the day itself."""
        focused = self.window().focusWidget()
        for number, day in enumerate(self.days):
            if day is focused:
                return number, -1
            for at, block in enumerate(day.blocks):
                if block is focused:
                    return number, at
        return None

    def current(self) -> Block | None:
        """The block that has the keyboard."""
        where = self._where()
        return self.days[where[0]].blocks[where[1]] if where is not None and where[1] >= 0 else None

    def current_day(self, today: date) -> date:
        """The day one stands at, else today when it is in view, else the first."""
        where = self._where()
        if where is not None:
            return self.days[where[0]].on
        return today if any(day.on == today for day in self.days) else self.days[0].on

    def walk(self, across: int, down: int, today: date) -> None:
        """Go to the next day or to the next thing in it; the first step goes to today."""
        where = self._where()
        if where is None:
            self._stop_at(next((n for n, day in enumerate(self.days) if day.on == today), 0), 0)
        elif across:
            self._stop_at(min(max(where[0] + across, 0), DAYS_OF_A_WEEK - 1), where[1])
        else:
            self._stop_at(where[0], where[1] + down)

    def _stop_at(self, column: int, at: int) -> None:
        day = self.days[column]
        at = min(at, len(day.blocks) - 1)
        stop: QWidget = day.blocks[at] if at >= 0 else day
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(stop)
