"""The white space: who has which range of products in which unit, what it is worth and what is to be won (PLAN-7)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from amdesk.analysis.series import Tone
from amdesk.analysis.white_space import Matrix, gap, kind_of_cell, matrix, wallet
from amdesk.model.values import CellState
from amdesk.model.white_space_rows import Place as Spot
from amdesk.model.white_space_rows import WhiteRow
from amdesk.store.queries.colleagues import me
from amdesk.store.queries.position import competitor_names
from amdesk.store.queries.white_space import first_bought, ranges, units, white_rows
from amdesk.ui.account.plan.part import PICTURE, PlanPart
from amdesk.ui.account.plan.white_space import doing
from amdesk.ui.account.plan.white_space.cell import CellDialog
from amdesk.ui.account.plan.white_space.cell_card import CellCard
from amdesk.ui.account.plan.white_space.grid import WhiteGrid
from amdesk.ui.desk import Desk
from amdesk.ui.entry_line import EntryLine
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.ui.records.pages import Listed
from amdesk.ui.records.subject import currency_of
from amdesk.words import _

TABLES = (Listed("white_cell", "Table", ("range_id", "unit_id", "state", "potential", "ours", "competitor_id")),)


class WhiteSpaceView(PlanPart):
    """A matrix; a cell becomes an opportunity in one step and leads to it from then on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "white-space", _("Matrix"), TABLES)
        self.asked: set[int] = set()
        self.matrix: Matrix | None = None
        self.units: list[Spot] = []
        self.currency = "EUR"
        self.grid = WhiteGrid()
        self.grid.asked.connect(self.edit)
        self.grid.set_to.connect(self._set_state)
        self.grid.turned.connect(self.turn)
        self.grid.gone_to.connect(self._say_cell)
        self.none = Text("", role=TextRole.MUTED, wrap=True)
        self.cell_card = CellCard()
        self.cell_card.edit_asked.connect(self.edit)
        self.cell_card.turn_asked.connect(self.turn)
        self.range_entry = self._entry("range", _("New range of products"), _("+ range of products we sell"))
        self.unit_entry = self._entry("unit", _("New unit of the account"), _("+ unit or site of theirs"))
        self.range_entry.entered.connect(self._add_range)
        self.unit_entry.entered.connect(self._add_unit)
        self.lay_out(self._make_picture())

    def _entry(self, name: str, label: str, hint: str) -> EntryLine:
        made = EntryLine(self.desk, (f"white-{name}", 0), label, hint, _no_words)
        made.edit.setObjectName(f"white-space-add-{name}")
        return made

    def _make_picture(self) -> QWidget:
        area = Scroll(margin=0)
        self.frame = Card()
        self.frame.body.addWidget(self.none)
        self.frame.body.addWidget(self.grid)
        self.other_units = MenuButton(_("Other units"), fill=self._fill_units)
        self.other_units.setObjectName("white-space-units")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.range_entry, 1)
        line.addWidget(self.unit_entry, 1)
        line.addWidget(self.other_units)
        self.frame.body.addLayout(line)
        area.body.addWidget(self.frame)
        area.body.addWidget(self.cell_card)
        area.body.addStretch(1)
        return area

    # Showing

    def limit(self, account_id: int) -> None:
        """Show another account."""
        if account_id != self.account_id:
            self.asked.clear()
        super().limit(account_id)

    def fill(self) -> None:
        """Read the cells and lay out the matrix."""
        source = self.desk.workspace
        self.currency = currency_of(source, self.account_id)
        self.setProperty("account", self.account_id)
        self.units = units(source, self.account_id)
        self.matrix = matrix(white_rows(source, self.account_id), ranges(source), self.units, self.asked)
        self.range_entry.turn_to(("white-range", self.account_id))
        self.unit_entry.turn_to(("white-unit", self.account_id))
        self.sentence.setText(self._says(self.matrix))
        self.none.setText(_missing(self.matrix, bool(self.units)))
        self.none.setVisible(bool(self.none.text()))
        self.grid.setVisible(bool(self.matrix.ranges))
        self.cell_card.setVisible(bool(self.matrix.ranges))
        self.other_units.setVisible(bool(self._hidden_units()))
        self.grid.show_matrix(self.matrix, self.currency)
        self._say_cell(self.grid.current())

    def _says(self, shown: Matrix) -> str:
        if not shown.cells:
            return _("Nobody looked yet who sells them what we could.")
        found = wallet(shown.all())
        to_win = sum(gap(cell) or 0 for cell in shown.all())
        words = _("{amount} {currency} a year are to be won.")
        won = words.format(amount=self.grid.rows.amount(to_win), currency=self.currency) if to_win else ""
        return f"{found.sentence} {won}".strip()

    def _hidden_units(self) -> list[Spot]:
        return [unit for unit in self.units if self.matrix is not None and unit not in self.matrix.units]

    def _fill_units(self, menu: QMenu) -> None:
        for unit in self._hidden_units():
            menu.addAction(menu_safe(unit.name)).triggered.connect(partial(self._show_unit, unit.id))

    def _show_unit(self, unit: int | None, checked: bool = False) -> None:
        """Show the column of a unit nobody looked at yet, beside those shown already."""
        if unit is not None:
            self.asked.add(unit)
            self.refresh()
            if self.matrix is not None and self.matrix.ranges:
                self.grid.go_to(self.matrix.ranges[0].id or 0, unit)
                self.grid.setFocus()

    def _say_cell(self, cell: WhiteRow | None) -> None:
        words = _("Choose a cell with the arrow keys.") if cell is None else self.grid.rows.words(cell)
        self.cell_card.show_cell(cell, words)

    def add(self) -> None:
        """Wait at the first cell, or for the first range."""
        self.show_way(PICTURE)
        self.refresh()
        has_ranges = self.matrix is not None and bool(self.matrix.ranges)
        (self.grid if has_ranges else self.range_entry).setFocus()

    def show_row(self, table: str, row: int) -> None:
        """Lead the keyboard to a cell."""
        for cell in self.matrix.cells.values() if self.matrix is not None else ():
            if cell.id == row:
                self.grid.go_to(cell.range_id, cell.unit_id)
        self.grid.setFocus()

    # Doing

    def edit(self, cell: WhiteRow) -> None:
        """Edit a cell where it stands."""
        dialog = CellDialog(self.desk, cell, self.currency, competitor_names(self.desk.workspace), self)
        below = self.grid.visualRect(self.grid.currentIndex()).bottomLeft()
        dialog.stand_at(self.grid.viewport().mapToGlobal(below))
        if dialog.exec():
            self._store(cell, dialog.values)
        dialog.deleteLater()
        self.grid.setFocus()

    def _set_state(self, cell: WhiteRow, state: CellState | None) -> None:
        if state is not cell.state:
            self._store(cell, {"state": state})

    def _store(self, cell: WhiteRow, values: dict[str, Any]) -> None:
        label = _("White space: {range}, {unit}").format(range=cell.range, unit=cell.unit or _("whole account"))
        spot = (cell.range_id, cell.unit_id)
        self.desk.change(label, partial(doing.set_cell, account=self.account_id, spot=spot, values=values))
        self.go_on(self.grid.objectName())

    def turn(self, cell: WhiteRow) -> None:
        """Make a cell an opportunity as one step, or open the one it became."""
        if cell.opportunity_id is not None:
            self.desk.open_row("opportunity", cell.opportunity_id, self.account_id)
            return
        if cell.state is CellState.NOT_WANTED:
            self.desk.say(_("They do not want it there. Say first that it is open."), Tone.WARN)
            return
        name = f"{cell.range} – {cell.unit}" if cell.unit else cell.range
        label = _("Opportunity: {what}").format(what=name)
        made = self.desk.change(
            label,
            partial(
                doing.make_opportunity,
                account=self.account_id,
                spot=(cell.range_id, cell.unit_id),
                name=name,
                kind=self._kind(cell),
                value=gap(cell) or None,
                owner=me(self.desk.workspace),
            ),
        )
        self.go_on(self.grid.objectName())
        if made is not None:
            self.desk.say(label, Tone.GOOD, _("Open"), partial(self._open, made))

    def _open(self, opportunity: int) -> None:
        self.desk.open_row("opportunity", opportunity, self.account_id)

    def _kind(self, cell: WhiteRow) -> Any:
        source = self.desk.workspace
        launched = next((one.launched for one in ranges(source) if one.id == cell.range_id), None)
        shown = self.matrix.cells.values() if self.matrix is not None else ()
        is_ours = any(one.range_id == cell.range_id and one.state is CellState.OURS for one in shown)
        bought = first_bought(source, self.account_id).get(cell.range_id)
        return kind_of_cell(launched, bought, is_ours, source.today)

    def _add_range(self, name: str) -> None:
        self.range_entry.keep(_("Add product range: {what}").format(what=name), partial(doing.add_range, name=name))
        self.go_on("white-space-add-range")

    def _add_unit(self, name: str) -> None:
        label = _("Add unit: {what}").format(what=name)
        added = self.unit_entry.keep(label, partial(doing.add_unit, account=self.account_id, name=name))
        if added is not None and self.matrix is not None and self.matrix.cells:
            self.asked.add(added)
        self.go_on("white-space-add-unit")


def _missing(shown: Matrix, has_units: bool) -> str:
    """What the matrix still needs to have rows and columns."""
    if not shown.ranges:
        return _("Rows are ranges of products we sell, columns the units of the customer. Name the first range below.")
    if not has_units:
        return _("No unit of theirs is known: the column stands for the whole account. Name their units below.")
    return ""


def _no_words(text: str) -> str:
    return ""
