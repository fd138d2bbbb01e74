"""The head of an issue: its sentence, title and chips, what can be done with it, and what stands in the way."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.model.values import IssueStatus
from amdesk.ui.account.issues.doing import can_be_declined
from amdesk.ui.account.issues.reading import Content
from amdesk.ui.account.issues.says import Gap, GapKind, Look, chips, gaps, says
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Chip, Link, Text, TextRole
from amdesk.ui.kit.panel import Card, Flow, empty_out
from amdesk.words import _


class GapList(QWidget):
    """What is missing, each with the link that does it; `asked` names the kind."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Gap] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def show_gaps(self, found: list[Gap]) -> None:
        """Show what is missing now."""
        if found == self.shown:
            return
        self.shown = found
        empty_out(self.column)
        for gap in found:
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(Text(f"• {gap.words}", wrap=True))
            link = Link(gap.link)
            link.setObjectName(f"issue-gap-{gap.kind.value}")
            link.clicked.connect(_Ask(self, gap.kind))
            line = QHBoxLayout()
            line.setContentsMargins(8, 0, 0, 0)
            line.addWidget(link)
            line.addStretch(1)
            words.addLayout(line)
            self.column.addLayout(words)


class _Ask:
    """Asks for one kind of gap to be closed."""

    def __init__(self, asker: "GapList | RefusalCard", kind: GapKind) -> None:
        self.asker, self.kind = asker, kind

    def __call__(self, checked: bool = False) -> None:
        self.asker.asked.emit(self.kind)


class RefusalCard(Card):
    """Why something was not done, with the links that close each gap; `asked` names the kind."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("issue-refused")
        self.words = Text("", wrap=True)
        self.words.setObjectName("issue-refused-words")
        self.words.set_tone(Tone.BAD)
        self.links = QWidget()
        self.flow = Flow(self.links, gap=14)
        self.body.addWidget(self.words)
        self.body.addWidget(self.links)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show what the model says is missing."""
        self.words.setText(sentence)
        self.show()

    def show_gaps(self, found: list[Gap]) -> None:
        """Offer to close each gap."""
        self.flow.clear()
        for gap in found:
            link = Link(gap.link)
            link.setObjectName(f"issue-refused-gap-{gap.kind.value}")
            link.clicked.connect(_Ask(self, gap.kind))
            self.flow.addWidget(link)
            link.show()


class IssueHead(QFrame):
    """Title, chips and buttons; which buttons there are follows from where the issue stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("issue-sentence")
        self.title = Text("", role=TextRole.HEADING, wrap=True, selectable=True)
        self.title.setObjectName("issue-title")
        self.resolve = self._button(_("Resolve…"), "issue-resolve", primary=True)
        self.close_ = self._button(_("Close…"), "issue-close", primary=True)
        self.decline = self._button(_("Decline…"), "issue-decline")
        self.reopen = self._button(_("Reopen"), "issue-reopen")
        self._chips = QWidget()
        self.flow = Flow(self._chips)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        for button in (self.decline, self.reopen, self.resolve, self.close_):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addLayout(line)
        column.addWidget(self._chips)

    def _button(self, words: str, name: str, *, primary: bool = False) -> Button:
        button = Button(words, primary=primary)
        button.setObjectName(name)
        return button

    def show_content(self, content: Content, today: date) -> None:
        """Show an issue."""
        line = content.line
        self.sentence.setText(says(content, today))
        self.title.setText(f"#{line.id} {line.name}")
        self._show_chips(chips(content, today))
        self.resolve.setVisible(content.is_open)
        self.resolve.setProperty("primary", not gaps(content, today))
        self.resolve.style().unpolish(self.resolve)
        self.resolve.style().polish(self.resolve)
        self.decline.setVisible(content.is_open and can_be_declined(line.kind))
        self.close_.setVisible(line.status is IssueStatus.RESOLVED)
        self.reopen.setVisible(not content.is_open)

    def _show_chips(self, looks: Sequence[Look]) -> None:
        self.flow.clear()
        for words, tone, sign in looks:
            chip = Chip(words, tone, sign)
            self.flow.addWidget(chip)
            chip.show()
