"""The rows of a file as they will arrive: what becomes of each, its values, and why one is refused."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.plan import ImportPlan, Outcome, RowOutcome
from amdesk.exchange.tables import Table as ForeignTable
from amdesk.exchange.targets import Subject, label_of, targets
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.panel import empty_out
from amdesk.ui.kit.table import Table
from amdesk.words import _

ROWS_SHOWN = 2_000
TONES = {
    Outcome.ADDED: Tone.GOOD,
    Outcome.CHANGED: Tone.ACCENT,
    Outcome.UNCHANGED: Tone.QUIET,
    Outcome.REFUSED: Tone.BAD,
}


@dataclass(frozen=True)
class _Row:
    outcome: RowOutcome
    cells: tuple[str, ...]


class _Cell:
    """Gives one cell of a row as it reads in a table."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self, row: _Row) -> str:
        return shown(row.cells[self.at])


class OutcomeTable(QWidget):
    """Shows the first rows of a plan, the refused ones before all others when only those are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-preview")
        self.table: Table | None = None
        self._only: Outcome | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._plan: ImportPlan | None = None
        self._foreign: ForeignTable | None = None

    def show_plan(self, plan: ImportPlan, foreign: ForeignTable) -> None:
        """Show what becomes of the rows."""
        self._plan, self._foreign = plan, foreign
        empty_out(self._column)
        self.table = Table(_columns(plan, foreign), name=_("Preview"), empty=_("No such rows."))
        self._column.addWidget(self.table)
        self._fill()

    def show_nothing(self) -> None:
        """There is no plan to show."""
        empty_out(self._column)
        self.table = self._plan = self._foreign = None

    def show_only(self, outcome: Outcome | None) -> None:
        """Show only rows with an outcome; None shows all."""
        self._only = outcome
        self._fill()

    def _fill(self) -> None:
        if self.table is None or self._plan is None or self._foreign is None:
            return
        pairs = zip(self._plan.outcomes, self._foreign.rows, strict=True)
        wanted = (_Row(o, row.cells) for o, row in pairs if self._only in (None, o.outcome))
        rows = [row for row, _n in zip(wanted, range(ROWS_SHOWN), strict=False)]
        self.table.set_rows(rows, list(range(len(rows))))


def _columns(plan: ImportPlan, foreign: ForeignTable) -> list[TableColumn]:
    places = {column: at for at, column in enumerate(foreign.columns)}
    mapped = [
        TableColumn(key, label_of(targets()[key]), value=_Cell(places[column]))
        for column, key in plan.mapping.chosen.items()
    ]
    sentences = [TableColumn("title", _("Arrives as"), value=_title, width=260)]
    reasons = [TableColumn("says", _("Why, or what changes"), value=_says, width=300)]
    return [
        TableColumn("number", _("Row"), ColumnKind.NUMBER, value=_number, width=64),
        TableColumn("outcome", _("Outcome"), ColumnKind.CHIP, value=_outcome, tone=_tone, width=110),
        *(sentences if plan.mapping.subject is Subject.LINES else ()),
        *(reasons if any(row.says for row in plan.outcomes) else ()),
        *mapped,
    ]


def _number(row: _Row) -> int:
    return row.outcome.number


def _outcome(row: _Row) -> str:
    return row.outcome.outcome.label


def _tone(row: _Row) -> Tone:
    return TONES[row.outcome.outcome]


def _title(row: _Row) -> str:
    return shown(row.outcome.title)


def _says(row: _Row) -> str:
    return row.outcome.says
