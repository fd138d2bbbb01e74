"""From which day on what is changed on the map counts: today, unless the user names an earlier one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.ui.kit.date_editor import DateEditor
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.words import _

SINCE = Field("since", "Counts since", Kind.DATE, hint="What you change now counts since this day")


class SincePart(QWidget):
    """A day, empty for today; `chosen` comes with it. It holds for the cards chosen and is forgotten with them."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.editor = DateEditor(SINCE, today=today)
        self.editor.edit.setPlaceholderText(_("today"))
        self.editor.setObjectName("map-since")
        self.editor.edited.connect(self._choose)
        plain_tip(self, _("What you change now counts since this day, not since today"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(_("Counts since"), role=TextRole.MUTED))
        line.addWidget(self.editor, 1)

    def _choose(self, day: date | None) -> None:
        if day is not None and day > self._today():
            self.editor.show_error(_("That day has not come yet."))
            return
        self.chosen.emit(day)

    def forget(self) -> None:
        """Today is meant again."""
        self.editor.set_value(None)
        self.chosen.emit(None)
