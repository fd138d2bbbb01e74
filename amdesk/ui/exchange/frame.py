"""How the import window looks: the file at the left, the mapping above the preview, one sentence over all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.importing import ImportPlan, Outcome
from amdesk.exchange.vocabulary import Word
from amdesk.ui.exchange.columns import MappingTable
from amdesk.ui.exchange.home import Home
from amdesk.ui.exchange.meanings import MeaningTable
from amdesk.ui.exchange.outcomes import ALL, LIKELY, OutcomeTable
from amdesk.ui.exchange.parts import PartList
from amdesk.ui.exchange.source import SourcePanel
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.panel import Card
from amdesk.ui.tabs import TabRow
from amdesk.words import _, plural

SIZE = (1180, 660)
MOST = (1500, 980)
"""Pixels: what the smallest screen takes, and what no eye wants more of."""
LEFT_PX = 290
MARGIN_PX = 60
"""What stays free of the window around the dialog, both sides together."""
COLUMNS, WORDS = "columns", "words"


class ImportFrame(QDialog):
    """The widgets of the import; what they do is the wizard's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogCurtain(self, private=True)
        self.setAcceptDrops(True)
        self.setObjectName("import-wizard")
        self.setWindowTitle(_("Import"))
        offer_help(self, "import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.parts = PartList()
        self.source = SourcePanel()
        self.columns = MappingTable()
        self.meanings = MeaningTable()
        self.tabs = TabRow([(COLUMNS, ""), (WORDS, "")], "import-tab")
        self._pages = QStackedWidget()
        self.preview = OutcomeTable()
        self.sentence = Text("", role=TextRole.HEADING, wrap=True)
        self.sentence.setObjectName("import-sentence")
        self.remarks = Text("", role=TextRole.MUTED, wrap=True)
        self.home = Home()
        self.home.hide()
        self._lay_out()
        self.resize(*_fitting(parent))

    def _lay_out(self) -> None:
        self._middle = QWidget()
        line = QHBoxLayout(self._middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        left = Card(_("File"))
        left.setFixedWidth(LEFT_PX)
        left.body.addWidget(self.parts)
        left.body.addWidget(self.source)
        line.addWidget(left)
        line.addWidget(self._right(), 1)
        line.addWidget(self._invitation(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addWidget(self.sentence)
        whole.addWidget(self.remarks)
        whole.addWidget(self._middle, 1)
        whole.addLayout(self._buttons())

    def _invitation(self) -> QWidget:
        """What stands on the right as long as there is no table."""
        self.invitation = Card(_("What can be brought in"))
        for line in (
            _("Tables of accounts, people, products, sales, invoices, issues, touches, contracts: CSV or Excel."),
            _("Exports of Salesforce and HubSpot; contacts of Outlook, Google and LinkedIn; contact cards (vCard)."),
            _("An account that a colleague handed over."),
            _("Several files and all sheets of a workbook arrive together, as one step that can be undone."),
            _("Nothing is written before you press Import."),
        ):
            self.invitation.body.addWidget(Text(line, role=TextRole.MUTED, wrap=True))
        self.invitation.body.addStretch(1)
        return self.invitation

    def invite(self, is_empty: bool) -> None:
        """Show what can be brought in, or what was."""
        self.invitation.setVisible(is_empty)
        self._tables.setVisible(not is_empty)

    def _right(self) -> QWidget:
        self._tables = QWidget()
        right = QVBoxLayout(self._tables)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        mapping = Card()
        head = QHBoxLayout()
        head.addWidget(self.tabs, 1)
        head.addWidget(self.home)
        mapping.body.addLayout(head)
        self._pages.addWidget(self.columns)
        self._pages.addWidget(self.meanings)
        mapping.body.addWidget(self._pages, 1)
        self.tabs.chosen.connect(self.show_tab)
        self.show_tab(COLUMNS)
        preview = Card(_("As the rows will arrive"))
        preview.add_aside(self._filters())
        preview.body.addWidget(self.preview)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(mapping)
        split.addWidget(preview)
        split.setSizes([330, 280])
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        right.addWidget(split)
        return self._tables

    def show_tab(self, name: str) -> None:
        """Show the columns, or the words of columns that hold choices."""
        self.tabs.choose(name)
        self._pages.setCurrentIndex(0 if name == COLUMNS else 1)

    def count_tabs(self, columns: int, words: Sequence[Word]) -> None:
        """Say how much there is under each tab; what must be said before anything arrives comes into view."""
        self.tabs.buttons[COLUMNS].setText(plural("{n} column becomes …", "{n} columns become …", columns))
        self.tabs.buttons[WORDS].setText(plural("{n} word stands for …", "{n} words stand for …", len(words)))
        self.tabs.show_tab(WORDS, bool(words))
        is_unsaid = any(not word.text and not word.meaning for word in words)
        if is_unsaid or not words:
            self.show_tab(WORDS if is_unsaid else COLUMNS)

    def _filters(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.filters = QButtonGroup(self)
        for number, (name, text) in enumerate(filter_words()):
            button = Button(text, quiet=True)
            button.setCheckable(True)
            button.setChecked(not number)
            button.setObjectName(f"import-filter-{name}")
            self.filters.addButton(button, number)
            line.addWidget(button)
        self.filters.idClicked.connect(self._show_only)
        return holder

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.wait = Text("", role=TextRole.MUTED)
        self.run_button = Button(_("&Import"), primary=True)
        self.run_button.setObjectName("import-run")
        self.run_button.setDefault(True)
        self.cancel_button = Button(_("Cancel"))
        self.cancel_button.setObjectName("import-cancel")
        self.rejected_button = Button(_("&Save refused rows…"))
        self.rejected_button.setObjectName("import-rejected")
        self.rejected_button.hide()
        line.addWidget(self.wait, 1)
        line.addWidget(self.rejected_button)
        line.addWidget(self.cancel_button)
        line.addWidget(self.run_button)
        return line

    def count_filters(self, plan: ImportPlan) -> None:
        """Say beside each filter how many rows it shows, and show all."""
        rows = [row.outcome for row in plan.outcomes]
        for number, (name, text) in enumerate(filter_words()):
            button = self.filters.button(number)
            count = _count(plan, rows, name)
            button.setText(f"{text} {count}")
            button.setVisible(bool(count) or not number)
        self.filters.button(0).setChecked(True)
        self.preview.show_only(ALL)

    def _show_only(self, number: int) -> None:
        self.preview.show_only(filter_words()[number][0])

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be imported as it stands."""
        self.say(sentence, Tone.BAD)
        self.allow(False)

    def say(self, sentence: str, tone: Tone = Tone.QUIET) -> None:
        """Say the one sentence over all."""
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.setPalette(self.palette())
        if tone is not Tone.QUIET:
            self.sentence.set_tone(tone)
        self.remarks.setVisible(False)

    def allow(self, allowed: bool) -> None:
        """Let the import be started, or not."""
        self.run_button.setEnabled(allowed)


def _fitting(parent: QWidget | None) -> tuple[int, int]:
    """As large as the window allows, never larger than the smallest screen takes unless that is larger."""
    width, height = SIZE
    if parent is None:
        return SIZE
    window = parent.window().size()
    return max(width, min(MOST[0], window.width() - MARGIN_PX)), max(height, min(MOST[1], window.height() - MARGIN_PX))


def _count(plan: ImportPlan, rows: Sequence[Outcome], name: str) -> int:
    """How many rows a filter shows."""
    if name == LIKELY:
        return len({each.number for each in plan.likely})
    return len(rows) if name == ALL else rows.count(Outcome(name))


def filter_words() -> tuple[tuple[str, str], ...]:
    """The filters by name, with their words; the first shows all rows."""
    return (
        (ALL, _("All")),
        (LIKELY, _("May be there")),
        (Outcome.ADDED.value, Outcome.ADDED.label),
        (Outcome.CHANGED.value, Outcome.CHANGED.label),
        (Outcome.UNCHANGED.value, Outcome.UNCHANGED.label),
        (Outcome.REFUSED.value, Outcome.REFUSED.label),
    )
