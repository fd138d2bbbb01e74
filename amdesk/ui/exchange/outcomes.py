"""The rows of a file as they will arrive: what becomes of each, its values, and why one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.series import Tone
from amdesk.exchange.likely import LikelyKey, MayBe, Meant
from amdesk.exchange.plan import ImportPlan, Outcome, RowOutcome
from amdesk.exchange.tables import Table as ForeignTable
from amdesk.exchange.targets import TABLES_OF, Subject, label_of, targets
from amdesk.ui.exchange.preview_table import PreviewTable
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.labels import shown
from amdesk.ui.kit.panel import empty_out
from amdesk.words import _

ROWS_SHOWN = 2_000
ALL, LIKELY = "all", "likely"
"""The filters that are no outcome."""
MEANT_TONES = {Meant.LATER: Tone.WARN, Meant.SAME: Tone.ACCENT, Meant.DIFFERENT: Tone.QUIET}
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
    likely: tuple[MayBe, ...] = ()
    meant: Meant = Meant.LATER


class _Cell:
    """Gives one cell of a row as it reads in a table."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self, row: _Row) -> str:
        return shown(row.cells[self.at])


class OutcomeTable(QWidget):
    """Shows the first rows of a plan, the refused ones before all others when only those are wanted.

    `meant` tells which new rows that may be there already, by their keys, are the same, different, or left open.
    """

    meant = Signal(list, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import-preview")
        self.table: PreviewTable | None = None
        self._only = ALL
        self._likely: dict[int, tuple[MayBe, ...]] = {}
        self._meant: Mapping[LikelyKey, Meant] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._plan: ImportPlan | None = None
        self._foreign: ForeignTable | None = None

    def show_plan(self, plan: ImportPlan, foreign: ForeignTable, meant: Mapping[LikelyKey, Meant]) -> None:
        """Show what becomes of the rows, and what was said of those that may be there already."""
        self._plan, self._foreign, self._meant = plan, foreign, meant
        self._likely = {}
        for each in plan.likely:
            self._likely[each.number] = (*self._likely.get(each.number, ()), each)
        empty_out(self._column)
        self.table = PreviewTable(_columns(plan, foreign), name=_("Preview"), empty=_("No such rows."))
        self.table.said.connect(self._tell)
        self.table.opened.connect(self.table.turn)
        self.table.set_menu(self.table.fill_answers)
        self._column.addWidget(self.table)
        self._fill()

    def show_nothing(self) -> None:
        """There is no plan to show."""
        empty_out(self._column)
        self.table = self._plan = self._foreign = None

    def show_meant(self, meant: Mapping[LikelyKey, Meant]) -> None:
        """Show other answers; the place one stands at stays."""
        self._meant = meant
        held = self.table.chosen_keys() if self.table is not None else []
        self._fill()
        if self.table is not None:
            self.table.choose(held)

    def _tell(self, numbers: list[int], meant: Meant) -> None:
        self.meant.emit([each.key for number in numbers for each in self._likely.get(number, ())], meant)

    def show_only(self, name: str) -> None:
        """Show only the rows a filter names: those with an outcome, or those that may be there already."""
        self._only = name
        self._fill()

    def _fill(self) -> None:
        if self.table is None or self._plan is None or self._foreign is None:
            return
        pairs = zip(self._plan.outcomes, self._foreign.rows, strict=True)
        wanted = (self._row(o, row.cells) for o, row in pairs if self._is_wanted(o))
        rows = list(islice(wanted, ROWS_SHOWN))
        self.table.set_rows(rows, [row.outcome.number for row in rows])

    def _is_wanted(self, outcome: RowOutcome) -> bool:
        if self._only == LIKELY:
            return outcome.number in self._likely
        return self._only in (ALL, outcome.outcome.value)

    def _row(self, outcome: RowOutcome, cells: tuple[str, ...]) -> _Row:
        likely = self._likely.get(outcome.number, ())
        meant = self._meant.get(likely[0].key, Meant.LATER) if likely else Meant.LATER
        return _Row(outcome, cells, likely, meant)


def _columns(plan: ImportPlan, foreign: ForeignTable) -> list[TableColumn]:
    places = {column: at for at, column in enumerate(foreign.columns)}
    mapped = [
        TableColumn(key, _heading(plan, key), value=_Cell(places[column]))
        for column, key in plan.mapping.chosen.items()
    ]
    sentences = [TableColumn("title", _("Arrives as"), value=_title, width=380)]
    asked = [
        TableColumn("meant", _("Is it the same?"), ColumnKind.CHIP, value=_answer, tone=_answer_tone, width=124),
        TableColumn("likely", _("May be there already"), value=_as_which, width=380),
    ]
    reasons = [TableColumn("says", _("Why, or what changes"), value=_says, width=420)]
    return [
        TableColumn("number", _("Row"), ColumnKind.NUMBER, value=_number, width=64),
        TableColumn("outcome", _("Outcome"), ColumnKind.CHIP, value=_outcome, tone=_tone, width=110),
        *(asked if plan.likely else ()),
        *(sentences if plan.mapping.subject is Subject.LINES else ()),
        *(reasons if any(row.says for row in plan.outcomes) else ()),
        *mapped,
    ]


def _heading(plan: ImportPlan, key: str) -> str:
    """What a column becomes; whose it is only where that is not what the file is about."""
    target = targets()[key]
    is_own = target.table == TABLES_OF[plan.mapping.subject][0]
    return _(target.label) if is_own else label_of(target)


def _as_which(row: _Row) -> str:
    return shown("; ".join(each.says for each in row.likely))


def _answer(row: _Row) -> str:
    return row.meant.label if row.likely else ""


def _answer_tone(row: _Row) -> Tone:
    return MEANT_TONES[row.meant]


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
