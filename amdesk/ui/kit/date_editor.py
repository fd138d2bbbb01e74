"""A date typed in words or digits, or picked from a calendar; may be empty."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from amdesk.analysis.dates import add_months, parse_day
from amdesk.analysis.known_days import known_day
from amdesk.model.fields import Field
from amdesk.ui.kit.amounts import user_locale
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.icons import Ink, icon
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.line_editors import LineEditor
from amdesk.ui.kit.theme import theme
from amdesk.words import DAYS, _, full_day

Keys = Qt.Key


class DateEditor(LineEditor):
    """A day. Up and Down change it by a day, Page Up and Page Down by a month, Alt+Down opens the calendar."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, today: Callable[[], date] = date.today) -> None:
        self._today = today
        super().__init__(field, parent)
        past = _("5 Dec, fri, in August …")
        self.edit.setPlaceholderText(past if field.past else _("5 Dec, fri, in 3 weeks …"))
        self._understood = Text(role=TextRole.SMALL)
        self._button = IconButton("calendar", _("Choose from a calendar"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self._calendar: QCalendarWidget | None = None
        self._popup: QFrame | None = None
        self.line.addWidget(self._understood)
        self.line.addWidget(self._button)
        self.edit.textChanged.connect(self._show_understood)

    def open_calendar(self) -> QCalendarWidget:
        """Show the calendar under the line, on the day entered or today."""
        if self._popup is None or self._calendar is None:
            self._popup, self._calendar = self._make_calendar()
        day = self.value() or self._today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.adjustSize()
        self._popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2)))
        self._popup.show()
        self._calendar.setFocus()
        return self._calendar

    def understood(self) -> str:
        """The day meant by what is typed, in full; "" when it is the text itself or nothing."""
        return self._understood.text()

    def _make_calendar(self) -> tuple[QFrame, QCalendarWidget]:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("card", True)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setFirstDayOfWeek(user_locale().firstDayOfWeek())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            weekend = QTextCharFormat()
            weekend.setForeground(theme().muted)
            calendar.setWeekdayTextFormat(day, weekend)
        for name, sign in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            if isinstance(button := calendar.findChild(QToolButton, f"qt_calendar_{name}"), QToolButton):
                button.setIcon(icon(sign, Ink.TEXT))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        column = QVBoxLayout(popup)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(calendar)
        return popup, calendar

    def _pick(self, picked: QDate) -> None:
        if self._popup:
            self._popup.hide()
        self._enter(date(picked.year(), picked.month(), picked.day()))
        self.edit.setFocus()
        self.finish()

    def _enter(self, day: date) -> None:
        self.edit.setText(full_day(day))
        self.edit.setModified(True)

    def _parse(self, text: str) -> Any:
        if not text.strip():
            return None
        is_month_first = user_locale().dateFormat(user_locale().FormatType.ShortFormat).lower().startswith("m")
        read = known_day if self.field.past else parse_day
        return read(text, self._today(), month_first=is_month_first)

    def _format(self, value: Any) -> str:
        return "" if value is None else full_day(value)

    def _show_understood(self, text: str) -> None:
        try:
            day = self._parse(text)
        except ValueError:
            day = None
        self._understood.setText(
            f"{_(DAYS[day.weekday()])} {full_day(day) if text != full_day(day) else ''}" if day else ""
        )

    def _step(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() == Keys.Key_Down:
            self.open_calendar()
            return True
        days = {Keys.Key_Up: 1, Keys.Key_Down: -1}.get(Keys(event.key()), 0)
        months = {Keys.Key_PageUp: -1, Keys.Key_PageDown: 1}.get(Keys(event.key()), 0)
        if not days and not months:
            return False
        self._enter(add_months(self.value() or self._today(), months) + timedelta(days=days))
        return True
