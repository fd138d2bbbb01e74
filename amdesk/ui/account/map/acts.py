"""What the user does on the map: each act asks what is missing, changes it as one step and shows it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_folding import below_level
from amdesk.analysis.map_grid import GridKind, rating_words, ratings_of
from amdesk.analysis.map_ground import Cell
from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.map_warnings import MapWarning
from amdesk.model.rows import MapGroup
from amdesk.model.values import GroupKind, LineKind, Role, Stance
from amdesk.store.queries.map_choices import line_ends, names_of
from amdesk.ui.account.map.canvas_keys import copy
from amdesk.ui.account.map.clipboard import copy_table, paste
from amdesk.ui.account.map.deeds import Deeds, who_of
from amdesk.ui.account.map.dropped import add_contacts
from amdesk.ui.account.map.folds import remember
from amdesk.ui.account.map.group_deeds import GroupDeeds
from amdesk.ui.account.map.group_popup import GroupPopup
from amdesk.ui.account.map.line_popup import LinePopup
from amdesk.ui.account.map.records import ask_action, ask_touch
from amdesk.ui.kit.looking import looking
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.papers.maps import MapWish
    from amdesk.ui.account.map.view import MapView


FIXED = {
    Arrangement.UNITS: _("Here cards stand in their units; change the unit in the inspector."),
    Arrangement.COVERAGE: _("Here cards stand beside who covers them; change that in the inspector."),
}
"""Why cards do not move where their places follow from what is known."""


class Acts:
    """The acts on one map."""

    def __init__(self, view: "MapView", deeds: Deeds) -> None:
        self.view = view
        self.deeds = deeds
        self.groups = GroupDeeds(deeds)

    def add_person(self) -> None:
        """Ask for the name of a new person on the canvas."""
        self.view.canvas.ask_name()

    def add(self, name: str, at: Place | None, boss: int | None) -> None:
        """Add a person named on the canvas."""
        created = self.deeds.add_person(name, at, boss)
        if created is not None:
            self.view.wanted = created
            self.view.show_now()

    def add_contacts(self, sources: list[Path | bytes]) -> None:
        """Add the people of contact cards dropped onto the map."""
        if add_contacts(self.deeds, sources):
            self.view.show_now()

    def paste(self, checked: bool = False) -> None:
        """Add the people on the clipboard."""
        if paste(self.deeds, QGuiApplication.clipboard().mimeData(), [p.name for p in self.view.people.values()]):
            self.view.show_now()

    def copy(self, checked: bool = False) -> None:
        """Put the chosen cards on the clipboard as lines of text."""
        copy(self.view.canvas)

    def copy_table(self, checked: bool = False) -> None:
        """Put those chosen on the clipboard as a table, or everyone."""
        copy_table(self.view.chosen_people() or self.view.people.values())

    def move(self, places: dict[int, Place]) -> None:
        """Remember where cards were put."""
        self.deeds.move(places)
        self.view.show_now()

    def rate(self, people: list[int], cell: Cell) -> None:
        """People have the ratings of the cell of a grid they were dropped in."""
        kind = GridKind(self.view.toolbar.showing.arrangement.value)
        names = {who: self.view.people[who].name for who in people}
        label = f"{who_of(names)}: {rating_words(kind, cell)}"
        self.deeds.rate(names, ratings_of(kind, cell), label)
        self.view.show_now()

    def rate_by_step(self, across: int, up: int) -> None:
        """Those chosen go to the next cell of the grid, each from where it stands."""
        ground = self.view.canvas.map_scene.standing.ground
        chosen = self.view.canvas.chosen
        if ground is None or not chosen:
            return
        here = self.view.canvas.card(chosen[-1]).sceneBoundingRect().center()
        cell = ground.cell_at(here.x(), here.y())
        columns, rows = (sorted({getattr(c, name) for c in ground.cells}) for name in ("across", "up"))
        if cell is None or not columns or not rows:
            return
        column = columns[min(max(columns.index(cell.across) + across, 0), len(columns) - 1)]
        row = rows[min(max(rows.index(cell.up) + up, 0), len(rows) - 1)]
        wanted = next(c for c in ground.cells if (c.across, c.up) == (column, row))
        if wanted != cell:
            self.rate(list(chosen), wanted)

    def report(self, people: list[int], boss: int) -> None:
        """Let people report to the one they were dropped on."""
        names = {who: self.view.people[who].name for who in people}
        self.deeds.report_to(names, boss, self.view.people[boss].name)
        self.view.show_now()
        self.view.canvas.keep_in_view(people[-1])

    def tidy(self) -> None:
        """Let the layout place the chosen cards when there are several, or all."""
        chosen = self.view.canvas.chosen
        placed = self.view.shown.placed if self.view.shown is not None else {}
        if not (placed.keys() & set(chosen) if len(chosen) > 1 else placed):
            self.view.desk.say(_("Every card stands where the layout puts it: there is nothing to tidy."))
            return
        self.deeds.tidy(chosen if len(chosen) > 1 else None)
        self.view.show_now()
        if len(chosen) < 2:
            self.view.canvas.fit()

    def fold(self, person: int) -> None:
        """Fold away who stands below a person, or unfold them."""
        self.fold_all(self.view.toolbar.showing.folded ^ {person})

    def fold_below(self, level: int, checked: bool = False) -> None:
        """Leave only so many levels of the hierarchy."""
        if self.view.whole is not None:
            self.fold_all(frozenset(below_level(self.view.whole, level)))

    def fold_all(self, folded: frozenset[int] = frozenset(), checked: bool = False) -> None:
        """Fold what stands below these people; without any, unfold everything."""
        remember(self.view.desk.workspace, self.view.account_id, folded)
        self.view.toolbar.fold(folded)

    def ask_line(self, source: int, target: int, where: QPoint) -> None:
        """Ask what a line just drawn means."""
        people = self.view.people
        popup = LinePopup(people[source].name, (target, people[target].name), self.view)
        popup.decided.connect(partial(self.draw_line, source))
        popup.open_at(where)

    def ask_line_to(self, checked: bool = False) -> None:
        """Ask to whom a line from the card keys act on leads, on this map or at another account."""
        source = self.view.canvas.focused
        if source is None or source not in self.view.people:
            return
        others = line_ends(self.view.desk.workspace, self.view.account_id)
        popup = LinePopup(
            self.view.people[source].name, None, self.view, [(who, name) for who, name in others if who != source]
        )
        popup.decided.connect(partial(self.draw_line, source))
        popup.open_at(self.view.canvas.beside(source))

    def draw_line(self, source: int, target: int, kind: LineKind, strength: int) -> None:
        """Store a line that was drawn."""
        names = names_of(self.view.desk.workspace, (source, target))
        start, end = names[source], names[target]
        if kind is LineKind.REPORTS:
            self.deeds.report_to({source: start}, target, end)
            return
        label = _("{source} → {target}: {kind}").format(source=start, target=end, kind=kind.label.lower())
        self.deeds.draw_line(source, target, kind, None if kind.is_formal else strength, label)

    def ask_about_line(self, number: int) -> None:
        """Ask what a line means from now on, and how strong it is."""
        line = next((each for each in self.view.canvas.map_scene.lines if each.id == number), None)
        if line is None or looking().on:
            return
        names = {who: self.view.people[who].name for who in (line.source, line.target)}
        held = (line.kind, line.width)
        popup = LinePopup(names[line.source], (line.target, names[line.target]), self.view, held=held)
        popup.decided.connect(partial(self._change_line, line, names[line.source], names[line.target]))
        popup.open_at(self.view.canvas.beside(self.view.canvas.focused or line.source))

    def _change_line(self, line: LineShape, source: str, target: str, _end: int, kind: LineKind, strength: int) -> None:
        if (kind, strength) == (line.kind, line.width) or (kind is line.kind and kind.is_formal):
            return
        if kind is line.kind:
            self.deeds.strengthen(line.id, strength)
            return
        label = _("{source} → {target}: {kind}").format(source=source, target=target, kind=kind.label.lower())
        self.deeds.change_line(line.id, kind, strength, label)

    # Groups

    def _group(self, number: int) -> MapGroup:
        assert self.view.whole is not None
        return next(group for group in self.view.whole.groups if group.id == number)

    def ask_group(self, checked: bool = False) -> None:
        """Ask for the name of a group of those chosen."""
        names = self.view.chosen_names()
        if not names or looking().on:
            return
        popup = GroupPopup(_("A group of {who}").format(who=who_of(names)), self.view)
        popup.decided.connect(partial(self._make_group, names))
        popup.open_at(self.view.canvas.beside(self.view.canvas.chosen[-1]))

    def _make_group(self, names: dict[int, str], name: str, kind: GroupKind) -> None:
        self.groups.make(name, kind, names)
        self.view.toolbar.toggles["groups"].setChecked(True)
        self.view.show_now()

    def ask_about_group(self, number: int, where: QPoint) -> None:
        """Offer to name a group anew, to change its kind or to delete it."""
        group = self._group(number)
        popup = GroupPopup(group.name, self.view, group.name, group.kind)
        popup.decided.connect(partial(self.groups.rename, number))
        popup.deletion_asked.connect(partial(self.groups.delete, number, group.name))
        popup.open_at(where)

    def choose_group(self, number: int, checked: bool = False) -> None:
        """Choose the people of a group."""
        self.view.canvas.choose(list(self._group(number).members))

    def delete_group(self, number: int, checked: bool = False) -> None:
        """Delete a group; its people stay."""
        self.groups.delete(number, self._group(number).name)

    def be_in_group(self, number: int, joins: bool, checked: bool = False) -> None:
        """Those chosen join a group or leave it."""
        self._join(self.view.chosen_names(), number, joins)

    def drop_on_group(self, people: list[int], number: int, joins: bool) -> None:
        """Those dropped on a group's name join it or leave it."""
        self._join({who: self.view.people[who].name for who in people}, number, joins)
        self.view.show_now()

    def _join(self, names: dict[int, str], number: int, joins: bool) -> None:
        act = self.groups.join if joins else self.groups.leave
        act(number, self._group(number).name, names)

    def delete_chosen(self) -> None:
        """Delete the people or the line chosen; undo is offered."""
        if self.view.canvas.chosen_line is not None:
            self.deeds.delete_line(self.view.canvas.chosen_line)
        elif names := self.view.chosen_names():
            self.deeds.delete_people(names)

    def mark_as_left(self, left: bool = True, checked: bool = False) -> None:
        """Those chosen left today, or are still there."""
        self.deeds.mark_as_left(self.view.chosen_names(), left)

    def set_stance(self, stance: Stance | None, checked: bool = False) -> None:
        """Say how those chosen stand towards us."""
        self.deeds.set_value(self.view.chosen_names(), "stance", stance)

    def set_role(self, role: Role, held: bool, checked: bool = False) -> None:
        """Give those chosen a buying role or take it."""
        self.deeds.set_role(self.view.chosen_names(), role, held)

    def say_why_fixed(self) -> None:
        """Say why cards do not move here."""
        self.view.desk.say(FIXED[self.view.toolbar.showing.arrangement])

    def plan(self, warning: MapWarning) -> None:
        """Ask for an action that closes a gap."""
        person = warning.people[0] if warning.people else None
        ask_action(self.view.desk, self.view.account_id, person, warning.next_step.rstrip("."), self.view)

    def add_action(self, person: int) -> None:
        """Ask for an action that concerns a person."""
        ask_action(self.view.desk, self.view.account_id, person, "", self.view)

    def add_touch(self, person: int) -> None:
        """Ask for a touch with a person."""
        ask_touch(self.view.desk, self.view.account_id, person, self.view)

    def print_map(self) -> None:
        """Show the map as it will be printed."""
        from amdesk.ui.printing.map import preview_map

        preview_map(self.view.desk, self.view.account_id, self._wish(), self.view.window(), self.view.time.day)

    def save_map(self) -> None:
        """Ask for a file and write the map there as it is arranged now."""
        from amdesk.ui.printing.map import ask_where_to_save

        ask_where_to_save(self.view.desk, self.view.account_id, self._wish(), self.view.window(), self.view.time.day)

    def _wish(self) -> "MapWish":
        from amdesk.papers.maps import MapWish

        now = self.view.toolbar.showing
        return MapWish(now.arrangement, now.kinds, now.most_asked, now.folded, now.left)
