"""What would give something away to the customer: each finding is mended where it stands, or released with a reason."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from amdesk.analysis.leaks import Leak
from amdesk.model.fields import NAME_LIMIT
from amdesk.store.queries.records import owner_account
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class LeakList(Scroll):
    """The findings, each with its two ways out; `settled` comes when one was released, `left` to go and mend one."""

    settled = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leak-list")
        self.setAccessibleName(_("What would give something away"))
        self.desk = desk
        self.findings: tuple[Leak, ...] = ()

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """List the findings; a keyboard that stood in the list goes on at the first one's reason."""
        focus = QApplication.focusWidget()
        had_keys = focus is not None and self.isAncestorOf(focus)
        self.findings = tuple(leaks)
        self.clear()
        count = plural("{n} finding", "{n} findings", len(leaks))
        heading = _("Not for the customer yet: {count}.").format(count=count)
        self.body.addWidget(Text(heading, role=TextRole.HEADING, wrap=True))
        words = _("Mend each where it stands, or release it with the reason why the customer may read it.")
        self.body.addWidget(Text(words, role=TextRole.MUTED, wrap=True))
        for number, leak in enumerate(leaks, 1):
            self.body.addWidget(self._card(leak, number))
        again = Button(_("Look again"))
        again.setObjectName("leak-look-again")
        again.clicked.connect(self.settled)
        line = QHBoxLayout()
        line.addWidget(again)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        first: QLineEdit | None = self.findChild(QLineEdit, "leak-reason-1")
        if had_keys and first is not None:
            first.setFocus()

    def _card(self, leak: Leak, number: int) -> Card:
        card = Card()
        card.setObjectName(f"leak-{number}")
        column = QVBoxLayout()
        column.setSpacing(6)
        for words, role in _said(leak):
            column.addWidget(Text(words, role=role, wrap=True, selectable=True))
        if leak.at.row is not None:
            mend = Link(_("Open and mend"))
            mend.setObjectName(f"leak-mend-{number}")
            mend.clicked.connect(partial(self._open, leak))
            column.addWidget(mend)
        line = QHBoxLayout()
        line.setSpacing(8)
        reason = QLineEdit()
        reason.setObjectName(f"leak-reason-{number}")
        reason.setMaxLength(NAME_LIMIT)
        reason.setPlaceholderText(_("Why the customer may read this"))
        reason.setAccessibleName(_("Reason for releasing “{words}”").format(words=leak.words))
        release = Button(_("Release"))
        release.setObjectName(f"leak-release-{number}")
        for signal in (release.clicked, reason.returnPressed):
            signal.connect(partial(self._release, leak, reason))
        line.addWidget(reason, 1)
        line.addWidget(release)
        column.addLayout(line)
        card.body.addLayout(column)
        return card

    def _open(self, leak: Leak, checked: bool = False) -> None:
        assert leak.at.row is not None
        account = owner_account(self.desk.whole, leak.at.subject, leak.at.row)
        self.desk.open_row(leak.at.subject, leak.at.row, account)
        self.left.emit()

    def _release(self, leak: Leak, reason: QLineEdit, checked: bool = False) -> None:
        if not reason.text().strip():
            reason.setFocus()
            self.desk.say(_("Say why the customer may read “{words}”.").format(words=leak.words))
            return
        label = _("Release “{words}” for the customer").format(words=leak.words)
        if self.desk.change(label, partial(release, leak, reason.text())):
            self.settled.emit()


def _said(leak: Leak) -> Iterator[tuple[str, TextRole]]:
    """Where it stands, the words and what they are, and all that stands there around them."""
    yield leak.at.place, TextRole.STRONG
    source = _("stands in {source}").format(source=leak.source) if leak.source else ""
    yield " · ".join(filter(None, (f"“{leak.words}”", leak.kind.label, source))), TextRole.BODY
    if leak.at.words.strip() != leak.words:
        yield _("There it says: {text}").format(text=leak.at.words.strip()), TextRole.MUTED


def release(leak: Leak, reason: str, session: "Session") -> bool:
    """Let a finding through as long as its words stay the same."""
    from amdesk.model.evidence import Release

    kind, subject, row, field, words = leak.key
    session.add(
        Release(
            kind=kind,
            subject=subject,
            row=row,
            field_name=field,
            words=words,
            reason=reason.strip(),
            on=session.info["today"],
        )
    )
    return True
