"""The manager's page on the screen: the same parts and lines as on paper, each line opening what it is about."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.managers_lines import PageLine
from amdesk.analysis.managers_page import ManagersPage, PageFigure, Part, managers_page
from amdesk.analysis.series import Tone
from amdesk.store.queries.managers_page import managers_facts
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Elided, Link, Text, TextRole
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.ui.kit.row import Row
from amdesk.ui.view import View
from amdesk.words import plural

LINES_AT_ONCE = 6
SIDES = ((Part.RISK, Part.WON), (Part.CHANGED, Part.DECIDED))


class ManagersPageView(View):
    """Figures, what is needed, then two columns; what is more than fits is unfolded on asking."""

    private = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("managers-page")
        self.unfolded: set[Part] = set()
        self.page: ManagersPage | None = None
        self.sentence = Text("", role=TextRole.STRONG, wrap=True)
        self.sentence.setObjectName("managers-sentence")
        self.period = Text("", role=TextRole.MUTED)
        self.figures = QHBoxLayout()
        self.figures.setSpacing(10)
        self.cards = {part: Card(part.label) for part in Part}
        for part, card in self.cards.items():
            card.setObjectName(f"managers-{part.value}")
            card.body.setSpacing(0)
        self.cards[Part.NEEDS].set_side(Tone.ACCENT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.sentence, self.period):
            column.addWidget(widget)
        column.addLayout(self.figures)
        column.addWidget(self.cards[Part.NEEDS])
        sides = QHBoxLayout()
        sides.setSpacing(10)
        for parts in SIDES:
            side = QVBoxLayout()
            side.setSpacing(10)
            for part in parts:
                side.addWidget(self.cards[part])
            side.addStretch(1)
            sides.addLayout(side, 1)
        column.addLayout(sides)

    def fill(self) -> None:
        """Read what the page is made of."""
        page = self.page = managers_page(managers_facts(self.desk.workspace))
        self.sentence.setText(page.sentence)
        self.period.setText(page.period[:1].upper() + page.period[1:])
        empty_out(self.figures)
        for figure in page.figures:
            self.figures.addWidget(_figure_card(figure), 1)
        for part in Part:
            self._show_part(part, page.parts[part])

    def _show_part(self, part: Part, lines: Sequence[PageLine]) -> None:
        card = self.cards[part]
        card.clear()
        card.set_aside(str(len(lines)) if lines else "")
        shown = lines if part in self.unfolded else lines[:LINES_AT_ONCE]
        for number, line in enumerate(shown, 1):
            card.body.addWidget(self._row(part, number, line))
        if not lines:
            card.body.addWidget(Text(part.empty, role=TextRole.MUTED, wrap=True))
        if len(lines) > len(shown):
            hidden = len(lines) - len(shown)
            more = Link(plural("and {n} more", "and {n} more", hidden))
            more.setObjectName(f"managers-{part.value}-more")
            more.clicked.connect(partial(self._unfold, part))
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, part: Part, number: int, line: PageLine) -> QWidget:
        row = Row(". ".join(words for words in (line.words, line.note, line.aside) if words))
        row.setObjectName(f"managers-{part.value}-{number}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(line.words))
        if line.note:
            words.addWidget(Elided(line.note, role=TextRole.SMALL))
        row.line.addLayout(words, 1)
        if line.aside:
            aside = Text(line.aside, role=TextRole.SMALL)
            aside.set_tone(None if line.tone is Tone.QUIET else line.tone)
            row.line.addWidget(aside)
        row.clicked.connect(partial(self._open, line))
        return row

    def _unfold(self, part: Part, checked: bool = False) -> None:
        self.unfolded.add(part)
        self.refresh()

    def _open(self, line: PageLine) -> None:
        if line.row is not None:
            self.desk.open_row(line.subject, line.row, line.account_id)
        elif line.account_id is not None:
            self.desk.open_account(line.account_id, "plan")


def _figure_card(figure: PageFigure) -> Card:
    card = Card()
    card.setAccessibleName(f"{figure.name}: {figure.value}. {figure.note}")
    card.body.setSpacing(1)
    card.body.addWidget(Text(figure.name, role=TextRole.MUTED))
    value = Text(figure.value, role=TextRole.FIGURE)
    card.body.addWidget(value)
    note = Text(figure.note, role=TextRole.SMALL, wrap=True)
    note.set_tone(None if figure.tone is Tone.QUIET else figure.tone)
    card.body.addWidget(note)
    card.body.addStretch(1)
    return card
