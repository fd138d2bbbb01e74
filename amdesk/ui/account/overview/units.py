"""Units and sites of an account as a tree, with how many people are in each and in what is below it."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from amdesk.analysis.trees import in_tree_order
from amdesk.model.group_rows import UnitRow
from amdesk.store.queries.groups import unit_rows
from amdesk.ui.account.overview.family import INDENT_PX
from amdesk.ui.account.overview.inline import Wish
from amdesk.ui.account.overview.part import Part
from amdesk.ui.desk import Desk
from amdesk.ui.kit.labels import Elided, Text, TextRole
from amdesk.ui.kit.row import Row
from amdesk.words import _, plural

FIELDS = ("name", "parent_id", "place", "is_site")
NEW = "new"


class UnitsPart(Part):
    """Where the people of an account are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Units and sites"), "units")

    def fill(self) -> None:
        """Read the units."""
        rows = unit_rows(self.desk.workspace, self.account_id)
        if not self.shows_new(rows):
            return
        self.setVisible(bool(rows) or self.asked is not None)
        self.set_aside(str(len(rows)) if rows else "")
        by_id = {row.id: row for row in rows}
        depths = in_tree_order({row.id: row.parent_id for row in rows})
        people = _people_below(by_id, depths)
        for number, depth in depths.items():
            self._add_unit(by_id[number], depth, people[number])
        if self.asked == NEW:
            self.add_form(self.body, Wish("unit", self.account_id, FIELDS, {"account_id": self.account_id}))
        else:
            link = self.link(_("+ unit or site"), "overview-add-unit", self.ask, NEW)
            self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def name_after(self, key: Hashable) -> str:
        """A unit is followed by itself, a new one by the next."""
        return "overview-add-unit" if key == NEW else f"unit-{key}"

    def _add_unit(self, unit: UnitRow, depth: int, people: int) -> None:
        if self.asked == unit.id:
            values = {name: getattr(unit, name) for name in FIELDS}
            self.add_form(self.body, Wish("unit", self.account_id, FIELDS, {}, values, unit.id))
            return
        self.body.addWidget(self._row(unit, depth, people))

    def _row(self, unit: UnitRow, depth: int, people: int) -> QWidget:
        many = plural("{n} person", "{n} people", people) if people else _("nobody known")
        row = Row(". ".join(part for part in (unit.name, unit.place, many) if part))
        row.setObjectName(f"unit-{unit.id}")
        row.line.setContentsMargins(4 + depth * INDENT_PX, 4, 4, 4)
        row.line.addWidget(Elided(unit.name))
        where = " · ".join(part for part in (_("site") if unit.is_site else "", unit.place) if part)
        row.line.addWidget(Elided(where, role=TextRole.MUTED), 1)
        row.line.addWidget(Text(many, role=TextRole.MUTED))
        row.clicked.connect(partial(self.ask, unit.id))
        return row


def _people_below(units: dict[int, UnitRow], depths: dict[int, int]) -> dict[int, int]:
    sums = {number: unit.people for number, unit in units.items()}
    for number in reversed(depths):
        above = units[number].parent_id
        if depths[number] and above is not None:
            sums[above] += sums[number]
    return sums
