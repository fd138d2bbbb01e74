"""The cards at the right of an issue: in their words, what is missing, money, causes, actions, files."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.ui.account.issues.head import GapList
from amdesk.ui.account.issues.money import MoneyCard, card_row
from amdesk.ui.account.issues.proofs import Proofs
from amdesk.ui.account.issues.reading import Content, No
from amdesk.ui.account.issues.remedies import RemediesCard
from amdesk.ui.account.issues.says import gaps
from amdesk.ui.account.issues.teams import TeamsCard
from amdesk.ui.account.issues.whys import WhysCard
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.panel import Card, empty_out
from amdesk.words import _, day


class SideCards(QWidget):
    """Everything beside the checklist.

    The causes and what is done against them are placed by whoever shows the cards: they need more room.
    `opened` asks for a row's form, `asked` for a new row of a subject, `gap_asked` for a gap to be closed.
    """

    opened = Signal(str, int)
    asked = Signal(str)
    gap_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.shown: dict[str, object] = {}
        self.words = Card(_("In their words"))
        self.words.setObjectName("issue-words")
        self.edit = Link(_("edit"))
        self.edit.setObjectName("issue-edit")
        self.edit.setAccessibleName(_("Edit this issue"))
        self.edit.clicked.connect(self._edit)
        self.words.add_aside(self.edit)
        self.missing = Card(_("Cannot be resolved yet"))
        self.missing.setObjectName("issue-gaps")
        self.gaps = GapList()
        self.gaps.asked.connect(self.gap_asked)
        self.missing.body.addWidget(self.gaps)
        self.money = MoneyCard()
        self.money.opened.connect(self.opened)
        self.money.asked.connect(self.asked)
        self.whys = WhysCard(desk)
        self.whys.opened.connect(self.opened)
        self.whys.asked.connect(self.asked)
        self.noes = Card(_("The no"))
        self.noes.setObjectName("issue-noes")
        self.afterwards = Card(_("What came of it"))
        self.afterwards.setObjectName("issue-afterwards")
        self.teams = TeamsCard(desk)
        self.remedies = RemediesCard(desk)
        for made in (self.teams, self.remedies):
            made.opened.connect(self.opened)
            made.asked.connect(self.asked)
        self.files = Card(_("Files and links"))
        self.files.setObjectName("issue-files")
        self.file_list = QVBoxLayout()
        self.files.body.addLayout(self.file_list)
        self.trouble = Text("", role=TextRole.SMALL, wrap=True)
        self.trouble.set_tone(Tone.BAD)
        self.trouble.hide()
        self.files.body.addWidget(self.trouble)
        self.proofs: Proofs | None = None
        self.issue: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        first = (self.words, self.noes, self.afterwards, self.missing)
        for card in (*first, self.money, self.teams, self.files):
            column.addWidget(card)
        column.addStretch(1)

    def show_content(self, content: Content) -> None:
        """Show what belongs to an issue; a card whose content is the same stays as it is."""
        self.issue = content.line.id
        today = self.desk.workspace.today
        detail, line = content.detail, content.line
        found = gaps(content, today) if content.is_open else []
        self.missing.setVisible(bool(found))
        self.gaps.show_gaps(found)
        if self._is_new("words", (line.id, detail.words, detail.reporter, content.facts, line.reported_on)):
            self._fill_words(content, today)
        for card in (self.money, self.whys):
            card.setVisible(not looking().on)
        self.money.show_content(content, today)
        self.whys.show_content(content)
        self.teams.show_content(content, today)
        self.remedies.show_content(content, today)
        self.noes.setVisible(bool(content.noes))
        if self._is_new("noes", (line.id, content.noes)):
            self._fill_noes(content.noes)
        self.afterwards.setVisible(bool(content.came_of_it or content.asks_how_it_felt) and not looking().on)
        if self._is_new("afterwards", (line.id, content.came_of_it)):
            self._fill_afterwards(content.came_of_it)
        self._fill_files(content)

    def _is_new(self, card: str, state: object) -> bool:
        is_new = self.shown.get(card) != state
        self.shown[card] = state
        return is_new

    def _edit(self) -> None:
        if self.issue is not None:
            self.opened.emit("issue", self.issue)

    def _fill_words(self, content: Content, today: date) -> None:
        self.words.clear()
        detail = content.detail
        if detail.words.strip():
            self.words.body.addWidget(Text(f"“{detail.words.strip()}”", wrap=True, selectable=True))
        else:
            self.words.body.addWidget(
                Text(_("What did they say? Their own words belong here."), role=TextRole.MUTED, wrap=True)
            )
        said = " · ".join(part for part in (detail.reporter, day(content.line.reported_on, today)) if part)
        self.words.body.addWidget(Text(said, role=TextRole.SMALL, wrap=True))
        if content.facts.strip():
            facts = _("Facts: {text}").format(text=content.facts.strip())
            self.words.body.addWidget(Text(facts, role=TextRole.MUTED, wrap=True))

    def _fill_noes(self, noes: tuple[No, ...]) -> None:
        self.noes.clear()
        for no in noes:
            offered = _("accepted: {text}") if no.accepted else _("offered: {text}")
            parts = (offered.format(text=no.alternative), _("agreed by {name}").format(name=no.agreed_by))
            line = card_row(no.reason, " · ".join(parts), "", f"issue-no-{no.id}")
            line.clicked.connect(partial(self.opened.emit, "refusal", no.id))
            self.noes.body.addWidget(line)

    def _fill_afterwards(self, sentences: tuple[str, ...]) -> None:
        self.afterwards.clear()
        for sentence in sentences:
            self.afterwards.body.addWidget(Text(sentence, wrap=True, selectable=True))
        if not sentences:
            hint = _("How did it feel for them? Ask, and note their score.")
            self.afterwards.body.addWidget(Text(hint, role=TextRole.MUTED, wrap=True))
        more = Link(_("+ their feedback"))
        more.setObjectName("issue-add-feedback")
        more.clicked.connect(self._ask_feedback)
        self.afterwards.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_feedback(self) -> None:
        self.asked.emit("pulse")

    def _fill_files(self, content: Content) -> None:
        if self.proofs is None or self.proofs.row != content.line.id:
            empty_out(self.file_list)
            self.proofs = Proofs(self.desk, "issue", content.line.id, content.line.name)
            self.proofs.refused.connect(self._refuse)
            self.file_list.addWidget(self.proofs)
            self._refuse("")
        if self._is_new("files", (content.line.id, content.files)):
            self._refuse("")
        self.proofs.show_rows(content.files)

    def _refuse(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
