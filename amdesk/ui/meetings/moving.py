"""Another day and time for a meeting, typed in words; what is meant, and what else is then, stands below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.appointments import Appointment, parse_appointment
from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.meeting import Meeting, move, when_short
from amdesk.words import _, listed

WIDTH_PX = 460
SATURDAY = 5
OTHERS = """
SELECT a.name, t.at FROM touch t JOIN account a ON a.id = t.account_id
WHERE t.status = 'planned' AND t."on" = ? AND t.id <> ? ORDER BY t.at, t.id LIMIT 4
"""


class MoveDialog(QDialog):
    """Enter moves the meeting; words that name no day are answered at the field."""

    def __init__(self, desk: Desk, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk, self.meeting = desk, meeting
        self.setObjectName("move-meeting")
        self.setWindowTitle(_("Move the meeting"))
        offer_help(self, "week")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setObjectName("move-when")
        self.field.setPlaceholderText(_("thu 14:00, next tue, +1 week …"))
        self.understood = Text("", wrap=True)
        self.understood.setObjectName("move-understood")
        self.others = Text("", role=TextRole.MUTED, wrap=True)
        self.others.setObjectName("move-others")
        self.move_button = Button(_("&Move"), primary=True)
        self.move_button.setObjectName("move-run")
        self.cancel_button = Button(_("Leave it"))
        self._lay_out()
        self.field.textChanged.connect(self.understand)
        self.move_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.reject)
        self.setMinimumWidth(WIDTH_PX)
        self.understand()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(self.meeting.title, role=TextRole.HEADING, wrap=True))
        now = Text(_("Now: {when}").format(when=when_short(self.meeting.when)), role=TextRole.MUTED)
        label = Text(_("When?"), role=TextRole.SMALL)
        label.setBuddy(self.field)
        self.field.setAccessibleName(_("When?"))
        for widget in (now, label, self.field, self.understood, self.others):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.move_button)
        column.addSpacing(4)
        column.addLayout(line)

    def meant(self) -> Appointment | None:
        """What is meant by the words; None while they mean nothing."""
        try:
            return parse_appointment(self.field.text(), self.meeting.when, self.desk.workspace.today)
        except ValueError:
            return None

    def understand(self) -> None:
        """Show what the words mean while they are typed."""
        when = self.meant()
        self.understood.set_tone(None)
        self.understood.setText("" if when is None else f"→ {when_short(when)}")
        self.others.setText("" if when is None else self._remark(when))
        self.understood.setVisible(when is not None)
        self.others.setVisible(bool(self.others.text()))

    def _remark(self, when: Appointment) -> str:
        """What should be known of that day: it is past, a weekend, or others meet then."""
        today = self.desk.workspace.today
        said = []
        if when.on < today:
            said.append(_("That day is past: Today will ask how it went."))
        elif when.on.weekday() >= SATURDAY:
            said.append(_("That is a weekend."))
        others = self.desk.workspace.select(OTHERS, (when.on.isoformat(), self.meeting.id))
        if others:
            names = listed([f"{name} {at}".strip() for name, at in others])
            said.append(_("Also that day: {meetings}.").format(meetings=names))
        return " ".join(said)

    def run(self) -> None:
        """Move the meeting, or say at the field what is missing."""
        try:
            when = parse_appointment(self.field.text(), self.meeting.when, self.desk.workspace.today)
        except ValueError as wrong:
            self.understood.set_tone(Tone.BAD)
            self.understood.setText(str(wrong))
            self.understood.show()
            self.field.setFocus()
            return
        if move(self.desk, self.meeting, when) or when == self.meeting.when:
            self.accept()
