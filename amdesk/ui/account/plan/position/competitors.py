"""The competitors at this account: where, how strong, what they say, how open we are to each, and our answer."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.position import by_threat, threat, threat_words
from amdesk.analysis.series import Tone
from amdesk.letters import folded
from amdesk.model.position_rows import PresenceRow
from amdesk.ui.account.plan.entry import InlineField
from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import EntryLine
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.labels import Chip, Elided, Text, TextRole
from amdesk.ui.kit.panel import Card
from amdesk.words import _, full_day

WORDS = (
    ("where", "Where", "where they are: unit, through whom"),
    ("says", "What it says", "what they tell the customer"),
    ("answer", "Our answer", "no answer yet"),
)
RATINGS = (("strength", "How strong"), ("vulnerability", "How open we are to it"))


class CompetitorLine(QFrame):
    """One competitor here; Alt+Delete takes it away. `stored` comes with the field and its value."""

    stored = Signal(int, str, object)
    removed = Signal(int)

    def __init__(self, row: PresenceRow) -> None:
        super().__init__()
        self.row, self.id = row, row.id or 0
        self.setObjectName(f"competitor-{self.id}")
        self.setProperty("row", True)
        self.fields: dict[str, InlineField] = {}
        self.ratings: dict[str, Dots] = {}
        self.name = Elided(row.competitor, role=TextRole.STRONG)
        self.since = Text("", role=TextRole.SMALL)
        self.threat = Chip("")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 8)
        column.setSpacing(4)
        column.addWidget(self._head())
        column.addLayout(self._words())
        self.show_row(row)

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for part in (self.name, self.threat, self.since):
            line.addWidget(part)
        line.addStretch(1)
        for name, label in RATINGS:
            dots = self.ratings[name] = Dots()
            dots.setObjectName(f"competitor-{name}-{self.id}")
            dots.setAccessibleName(f"{self.row.competitor}: {_(label)}")
            dots.rated.connect(partial(self._store, name))
            line.addWidget(Text(_(label), role=TextRole.MUTED))
            line.addWidget(dots)
        remove = IconButton("x", _("{competitor} is not here").format(competitor=self.row.competitor))
        remove.setObjectName(f"competitor-delete-{self.id}")
        remove.clicked.connect(self._remove)
        line.addWidget(remove)
        return head

    def _words(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        for column, (name, label, hint) in enumerate(WORDS):
            said = f"{self.row.competitor}: {_(label)}"
            one = InlineField(said, getattr(self.row, name), _(hint), f"competitor-{name}-{self.id}")
            self.fields[name] = one
            one.stored.connect(partial(self._store, name))
            one.left.connect(partial(self._next, column))
            grid.addWidget(Text(_(label), role=TextRole.SMALL), 0, column)
            grid.addWidget(one, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        return grid

    def show_row(self, row: PresenceRow) -> None:
        """Show the row as it is now; what is being typed stays."""
        self.row = row
        self.name.setText(row.competitor)
        self.since.setText(_("since {day}").format(day=full_day(row.since)) if row.since else "")
        found = threat(row)
        words = _("threat: {threat}").format(threat=threat_words(row))
        self.threat.say(words, found.tone if found else Tone.QUIET)
        for name, one in self.fields.items():
            one.show_text(getattr(row, name))
        for name, dots in self.ratings.items():
            dots.set_value(getattr(row, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Delete takes it away."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def _store(self, name: str, value: Any) -> None:
        self.stored.emit(self.id, name, value)

    def _next(self, column: int) -> None:
        following = [name for name, _label, _hint in WORDS][column + 1 :]
        (self.fields[following[0]] if following else self.ratings["strength"]).setFocus()

    def _remove(self) -> None:
        self.removed.emit(self.id)


class CompetitorsCard(Card):
    """All of them, the most dangerous first, and a line to name the next; `entered` comes with its name."""

    entered = Signal(str)
    made = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Competitors here"))
        self.setObjectName("position-competitors")
        self.lines: dict[int, CompetitorLine] = {}
        self.known: list[str] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        self.body.addLayout(self.column)
        self.none = Text(
            _("Nobody else is known here. Who else do they buy from, or talk to?"), role=TextRole.MUTED, wrap=True
        )
        self.body.addWidget(self.none)
        hint = _("+ competitor: type its name")
        self.entry = EntryLine(desk, ("position-competitor", 0), _("New competitor here"), hint, self._understood)
        self.entry.edit.setObjectName("position-add-competitor")
        self.entry.entered.connect(self.entered)
        self.entry.deeper.connect(self.entered)
        self._names = QStringListModel(self)
        finder = QCompleter(self._names, self)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.edit.setCompleter(finder)
        self.body.addWidget(self.entry)

    def show_rows(self, account: int, rows: Sequence[PresenceRow], known: Sequence[str]) -> None:
        """Show these; `known` are all competitors we meet anywhere."""
        self.entry.turn_to(("position-competitor", account))
        self.known = list(known)
        self._names.setStringList(self.known)
        self.none.setVisible(not rows)
        ordered = by_threat(rows)
        wanted = [row.id or 0 for row in ordered]
        for gone in [each for each in self.lines if each not in wanted]:
            line = self.lines.pop(gone)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        for at, row in enumerate(ordered):
            line = self.lines.get(row.id or 0) or self._made(row)
            if self.column.indexOf(line) != at:
                self.column.insertWidget(at, line)
            line.show_row(row)

    def _made(self, row: PresenceRow) -> CompetitorLine:
        line = self.lines[row.id or 0] = CompetitorLine(row)
        self.made.emit(line)
        return line

    def _understood(self, text: str) -> str:
        here = [line.row.competitor for line in self.lines.values()]
        if folded(text.strip()) in map(folded, here):
            return _("stands here already")
        if folded(text.strip()) in map(folded, self.known):
            return _("known from elsewhere")
        return _("a competitor we meet for the first time")
