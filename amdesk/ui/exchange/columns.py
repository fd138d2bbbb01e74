"""Which column becomes what: one line for each column with a sample of its values and a choice of targets."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.mapping import ColumnMapping
from amdesk.exchange.tables import Table
from amdesk.exchange.targets import Target, label_of, offered
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import Chip, Elided, TextRole
from amdesk.ui.kit.panel import empty_out
from amdesk.words import _

SAMPLES = 3
ROWS_SAMPLED = 60
SURE_FROM = 0.9


class MappingTable(QScrollArea):
    """Shows a mapping and lets it be corrected. `corrected` tells a column and its target, "" when it is left out."""

    corrected = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-mapping")
        self.setAccessibleName(_("Which column becomes what"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.combos: dict[str, Combo] = {}
        self._chips: dict[str, Chip] = {}
        self._inside = QWidget()
        self._inside.setProperty("ground", "card")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.setWidget(self._inside)

    def show_mapping(self, table: Table, mapping: ColumnMapping) -> None:
        """Show the columns of a table and what they become."""
        if list(self.combos) != list(mapping.columns) or self.property("subject") != mapping.subject.value:
            self._build(table, mapping)
        for column, combo in self.combos.items():
            at = combo.findData(mapping.chosen.get(column, ""))
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, at))
            combo.blockSignals(False)
            self._mark(column, mapping)

    def _build(self, table: Table, mapping: ColumnMapping) -> None:
        empty_out(self._grid)
        self.combos.clear()
        self._chips.clear()
        self.setProperty("subject", mapping.subject.value)
        choices = offered(mapping.subject)
        for at, column in enumerate(mapping.columns):
            self._add(at, column, _samples(table, at), choices)
        self._grid.setRowStretch(len(mapping.columns), 1)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 4)

    def _add(self, at: int, column: str, samples: str, choices: list[Target]) -> None:
        combo = Combo()
        combo.setAccessibleName(_("{column} becomes").format(column=column))
        combo.addItem(_("– left out –"), "")
        for target in choices:
            combo.addItem(label_of(target), target.key)
        combo.setProperty("column", column)
        combo.activated.connect(self._tell)
        self.combos[column] = combo
        self._chips[column] = Chip("", Tone.QUIET)
        self._grid.addWidget(Elided(column, role=TextRole.STRONG), at, 0)
        self._grid.addWidget(Elided(samples, role=TextRole.MUTED), at, 1)
        self._grid.addWidget(combo, at, 2)
        self._grid.addWidget(self._chips[column], at, 3, Qt.AlignmentFlag.AlignLeft)

    def _mark(self, column: str, mapping: ColumnMapping) -> None:
        chip = self._chips[column]
        if column not in mapping.chosen:
            chip.hide()
            return
        sure = mapping.confidence.get(column, 0) >= SURE_FROM
        chip.say(_("recognised") if sure else _("guessed"), Tone.GOOD if sure else Tone.WARN, "✓" if sure else "?")
        chip.updateGeometry()
        chip.show()

    def _tell(self, index: int) -> None:
        combo = self.sender()
        if isinstance(combo, Combo):
            self.corrected.emit(str(combo.property("column")), str(combo.currentData()))


def _samples(table: Table, at: int) -> str:
    texts = (row.cells[at].strip() for row in table.rows[:ROWS_SAMPLED])
    return " · ".join(list(dict.fromkeys(text for text in texts if text))[:SAMPLES])
