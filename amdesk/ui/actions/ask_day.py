"""Asks for a day in words; what is meant stands below while one types, what is wrong is said at the field."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.words import DAYS, _, full_day

WIDTH_PX = 420


class DayDialog(QDialog):
    """Enter takes the day: `understand` gives it or raises ValueError with a sentence, and `take` is called with it."""

    def __init__(
        self,
        title: str,
        question: str,
        understand: Callable[[str], date],
        take: Callable[[date], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        offer_help(self, "actions")
        self.understand, self.take = understand, take
        self.setObjectName("ask-day")
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.setObjectName("ask-day-field")
        self.meant = Text("", wrap=True)
        self.meant.setObjectName("ask-day-meant")
        self.take_button = Button(_("&Take this day"), primary=True)
        self.take_button.setObjectName("ask-day-take")
        self.leave_button = Button(_("Leave it"))
        self._lay_out(question)
        self.field.textChanged.connect(self._show_meant)
        self.take_button.clicked.connect(self.run)
        self.leave_button.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _lay_out(self, question: str) -> None:
        label = Text(question, role=TextRole.SMALL, wrap=True)
        label.setBuddy(self.field)
        self.field.setAccessibleName(question)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.leave_button)
        line.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (label, self.field, self.meant):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(line)
        self.setMinimumWidth(WIDTH_PX)

    def begin_with(self, words: str) -> None:
        """Put words into the field, chosen as a whole so that typing replaces them."""
        self.field.setText(words)
        self.field.selectAll()

    def _show_meant(self, words: str) -> None:
        """Say what the words mean so far; nothing while they mean nothing."""
        self.meant.set_tone(None)
        try:
            day = self.understand(words)
            self.meant.setText(f"→ {_(DAYS[day.weekday()])} {full_day(day)}")
        except ValueError:
            self.meant.setText("")

    def run(self) -> None:
        """Take the day, or say at the field why it is none."""
        try:
            day = self.understand(self.field.text())
        except ValueError as wrong:
            self.meant.set_tone(Tone.BAD)
            self.meant.setText(str(wrong))
            self.field.setFocus()
            return
        self.accept()
        self.take(day)
