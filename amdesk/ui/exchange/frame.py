"""How the import window looks: the file at the left, the mapping above the preview, one sentence over all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.importing import ImportPlan, Outcome
from amdesk.ui.exchange.columns import MappingTable
from amdesk.ui.exchange.meanings import MeaningTable
from amdesk.ui.exchange.outcomes import ALL, LIKELY, OutcomeTable
from amdesk.ui.exchange.parts import PartList
from amdesk.ui.exchange.source import SourcePanel
from amdesk.ui.helping import offer_help
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import DialogCurtain
from amdesk.ui.kit.panel import Card
from amdesk.words import _

SIZE = (1180, 690)
LEFT_PX = 270
COLUMNS_PX = 110


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
        self.words = Text(_("What the words stand for"), role=TextRole.SMALL)
        self.preview = OutcomeTable()
        self.sentence = Text("", role=TextRole.HEADING, wrap=True)
        self.sentence.setObjectName("import-sentence")
        self.remarks = Text("", role=TextRole.MUTED, wrap=True)
        self.home = Combo()
        self._home_line = QWidget()
        self._lay_out()
        self.resize(*SIZE)

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
        mapping = Card(_("Which column becomes what"))
        mapping.body.addWidget(self.columns)
        mapping.body.addWidget(self.words)
        mapping.body.addWidget(self.meanings)
        mapping.body.addWidget(self._homes())
        self.columns.setMinimumHeight(COLUMNS_PX)
        right.addWidget(mapping, 4)
        preview = Card(_("As the rows will arrive"))
        preview.add_aside(self._filters())
        preview.body.addWidget(self.preview)
        right.addWidget(preview, 5)
        return self._tables

    def _homes(self) -> QWidget:
        line = QHBoxLayout(self._home_line)
        line.setContentsMargins(0, 4, 0, 0)
        label = Text(_("Rows that name no account go to"), role=TextRole.MUTED)
        self.home.setObjectName("import-home")
        self.home.setAccessibleName(label.text())
        line.addWidget(label)
        line.addWidget(self.home, 1)
        self._home_line.hide()
        return self._home_line

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
