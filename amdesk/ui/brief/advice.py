"""Say, ask and avoid on the screen: one line each at a glance, and a word that unfolds the others."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.brief import BriefContent
from amdesk.analysis.brief_advice import Advice
from amdesk.ui.desk import Desk
from amdesk.ui.kit.icons import Ink
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.row import Row
from amdesk.ui.kit.sign import Sign
from amdesk.words import _, plural

SIGN_PX, NAME_PX = 18, 46


@dataclass(frozen=True)
class Part:
    """One of say, ask and avoid."""

    name: str
    title: str
    sign: str
    ink: Ink
    lines: tuple[Advice, ...]


def parts_of(content: BriefContent) -> list[Part]:
    """What is shown: while someone is looking only what may be asked aloud."""
    ask = Part("ask", _("Ask"), "help-circle", Ink.ACCENT, content.ask)
    if looking().on:
        return [ask]
    say = Part("say", _("Say"), "message", Ink.GOOD, content.say)
    return [say, ask, Part("avoid", _("Avoid"), "alert-triangle", Ink.WARN, content.avoid)]


class AdviceCard(Card):
    """The first line of each part, and the rest behind a link; `unfolded_changed` tells when it was pressed."""

    unfolded_changed = Signal(bool)

    def __init__(self, content: BriefContent, desk: Desk, unfolded: bool) -> None:
        super().__init__()
        self.content, self.desk = content, desk
        self.unfolded = unfolded
        self.rest: list[QWidget] = []
        self.setObjectName("brief-advice")
        self.setAccessibleName(_("Say, ask, avoid"))
        self.body.setSpacing(0)
        for part in parts_of(content):
            self.body.addWidget(self._part(part))
        self.more = Link("")
        self.more.setObjectName("brief-more-advice")
        self.more.clicked.connect(self._turn)
        self.body.addSpacing(4)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold()

    def _part(self, part: Part) -> QWidget:
        box = QWidget()
        box.setObjectName(f"brief-{part.name}")
        box.setAccessibleName(part.title)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows = [self._row(part, line, at == 0) for at, line in enumerate(part.lines)]
        for row in rows or [self._nothing(part)]:
            column.addWidget(row)
        self.rest += rows[1:]
        return box

    def _row(self, part: Part, line: Advice, leads: bool) -> Row:
        row = Row(f"{part.title}: {line.text}. {line.reason}")
        row.clicked.connect(partial(self.desk.open_row, line.subject, line.id, self.content.account_id))
        _begin(row, part, leads)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(line.text, wrap=True))
        words.addWidget(Text(line.reason, role=TextRole.SMALL, wrap=True))
        row.line.addLayout(words, 1)
        return row

    def _nothing(self, part: Part) -> Row:
        row = Row(f"{part.title}: {_('Nothing in particular.')}")
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.setCursor(Qt.CursorShape.ArrowCursor)
        _begin(row, part, True)
        row.line.addWidget(Text(_("Nothing in particular."), role=TextRole.MUTED), 1)
        return row

    def _turn(self) -> None:
        self.unfolded = not self.unfolded
        self._fold()
        self.unfolded_changed.emit(self.unfolded)

    def _fold(self) -> None:
        for row in self.rest:
            row.setVisible(self.unfolded)
        left = plural("{n} more line", "{n} more lines", len(self.rest))
        self.more.say(_("Only the first of each") if self.unfolded else left)
        self.more.setVisible(bool(self.rest))


def _begin(row: Row, part: Part, leads: bool) -> None:
    """The sign and the name before the first line of a part; as much room before the others."""
    sign: QWidget = Sign(part.sign, SIGN_PX, part.ink) if leads else QWidget()
    sign.setFixedWidth(SIGN_PX)
    name = Text(part.title if leads else "", role=TextRole.STRONG)
    name.setFixedWidth(NAME_PX)
    for widget in (sign, name):
        row.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
