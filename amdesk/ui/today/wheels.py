"""The two wheels: what we know and what we do about it, as two rings, a sentence and the way to what waits."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.meter import Ring
from amdesk.ui.kit.panel import Card
from amdesk.ui.later import LaterView
from amdesk.words import _, counted, plural, sentence

if TYPE_CHECKING:
    from amdesk.analysis.balance import Wheels
    from amdesk.model.rows import IntelRow

RING_PX, CARD_PX = 96, 168


def share_text(share: float | None) -> str:
    """A share as percent, a dash when it is not known."""
    return "–" if share is None else f"{round(share * 100)} %"


class WheelsCard(LaterView):
    """Knowing and doing; `opened` names the account whose open intelligence is wanted, 0 for that of all."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("today-wheels")
        self.card = Card(_("Two wheels"), _("what we know, and what we do about it"))
        self.card.setMinimumHeight(CARD_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.waiting: Sequence[IntelRow] = ()
        self.show_link: Link | None = None

    def fill(self) -> None:
        """Read what is known and done of every account."""
        from amdesk.analysis.balance import wheels
        from amdesk.store.queries.intel import open_intel
        from amdesk.store.queries.plan import wheels_facts

        source = self.desk.workspace
        facts = wheels_facts(source)
        found = sum(one.intel for one in facts)
        self.show_wheels(wheels(facts, source.today), found, open_intel(source))

    def show_wheels(self, shares: "Wheels", found: int, waiting: "Sequence[IntelRow]") -> None:
        """Show both shares; `found` pieces of intelligence are recorded, `waiting` have no answer."""
        self.card.clear()
        self.waiting = waiting
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self._ring(shares.knowing, _("we know"), Tone.ACCENT))
        line.addWidget(self._ring(shares.doing, _("we do"), Tone.CUSTOMER))
        line.addLayout(self._words(shares, found), 1)
        self.card.body.addLayout(line)

    def _ring(self, share: float | None, name: str, tone: Tone) -> QWidget:
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Ring(share, share_text(share), tone, f"{name}: {share_text(share)}", size=RING_PX))
        column.addWidget(Text(name, role=TextRole.MUTED), 0, Qt.AlignmentFlag.AlignHCenter)
        return box

    def _words(self, shares: "Wheels", found: int) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(5)
        words.addStretch(1)
        words.addWidget(Text(shares.sentence, role=TextRole.STRONG, wrap=True))
        if found:
            words.addWidget(Text(self._waiting_words(found), role=TextRole.MUTED, wrap=True))
        if self.waiting:
            oldest = min(self.waiting, key=_day)
            said = ", ".join(part for part in (oldest.text, oldest.account) if part)
            words.addWidget(Elided(_("Oldest: {what}").format(what=said)))
            self.show_link = Link(plural("Show it →", "Show the {n} →", len(self.waiting)))
            self.show_link.setObjectName("today-wheels-show")
            self.show_link.clicked.connect(self._show)
            words.addWidget(self.show_link, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        return words

    def _waiting_words(self, found: int) -> str:
        count = len(self.waiting)
        first = counted(found, _("finding recorded"), _("findings recorded"))
        if not count:
            return sentence(first + ", " + _("every one answered"))
        waits = plural("{n} has no action and no reason for none", "{n} have no action and no reason for none", count)
        return sentence(f"{first}, {waits}")

    def _show(self) -> None:
        accounts = {row.account_id for row in self.waiting}
        self.opened.emit(accounts.pop() or 0 if len(accounts) == 1 else 0)


def _day(row: "IntelRow") -> date:
    return row.on
