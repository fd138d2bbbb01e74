"""Who cancelled a meeting: one click, and a reason when there is one to keep."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.ui.desk import Desk
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.meeting import Meeting, cancel, when_short
from amdesk.words import _

WIDTH_PX = 460
LONGEST_REASON = 200


class CancelDialog(QDialog):
    """Two buttons, they and we; Enter means they."""

    def __init__(self, desk: Desk, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self)
        self.desk, self.meeting = desk, meeting
        self.setObjectName("cancel-meeting")
        self.setWindowTitle(_("Cancel the meeting"))
        offer_help(self, "week")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = QLineEdit()
        self.reason.setObjectName("cancel-reason")
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setAccessibleName(_("Why (may stay empty)"))
        self.they_button = Button(_("&They cancelled"), primary=True)
        self.they_button.setObjectName("cancel-they")
        self.we_button = Button(_("&We cancelled"))
        self.we_button.setObjectName("cancel-we")
        self.leave_button = Button(_("Leave it"))
        self._lay_out()
        self.they_button.clicked.connect(partial(self.run, _("They")))
        self.we_button.clicked.connect(partial(self.run, _("We")))
        self.leave_button.clicked.connect(self.reject)
        self.setMinimumWidth(WIDTH_PX)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(self.meeting.title, role=TextRole.HEADING, wrap=True))
        column.addWidget(Text(when_short(self.meeting.when), role=TextRole.MUTED))
        label = Text(self.reason.accessibleName(), role=TextRole.SMALL)
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason)
        line = QHBoxLayout()
        line.addWidget(self.leave_button)
        line.addStretch(1)
        line.addWidget(self.we_button)
        line.addWidget(self.they_button)
        column.addSpacing(4)
        column.addLayout(line)

    def run(self, who: str, checked: bool = False) -> None:
        """Cancel the meeting by one of the two sides."""
        reason = " ".join(self.reason.text().split())
        if cancel(self.desk, self.meeting, f"{who}: {reason}" if reason else who):
            self.accept()
