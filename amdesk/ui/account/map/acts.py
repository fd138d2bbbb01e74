"""What the user does on the map: each act asks what is missing, changes it as one step and shows it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.analysis.map_folding import below_level
from amdesk.analysis.map_layout import Place
from amdesk.analysis.map_warnings import MapWarning
from amdesk.model.values import LineKind, Role, Stance
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.dropped import add_contacts
from amdesk.ui.account.map.folds import remember
from amdesk.ui.account.map.line_popup import LinePopup
from amdesk.ui.account.map.records import ask_action, ask_touch
from amdesk.words import _

if TYPE_CHECKING:
    from amdesk.papers.maps import MapWish
    from amdesk.ui.account.map.view import MapView


FIXED = {
    Arrangement.POWER_INTEREST: _("Here the place of a card follows its ratings; change them in the inspector."),
    Arrangement.STANCE_INFLUENCE: _("Here the place of a card follows its ratings; change them in the inspector."),
    Arrangement.UNITS: _("Here cards stand in their units; change the unit in the inspector."),
    Arrangement.COVERAGE: _("Here cards stand beside who covers them; change that in the inspector."),
}
"""Why cards do not move where their places follow from what is known."""


class Acts:
    """The acts on one map."""

    def __init__(self, view: "MapView", deeds: Deeds) -> None:
        self.view = view
        self.deeds = deeds

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

    def move(self, places: dict[int, Place]) -> None:
        """Remember where cards were put."""
        self.deeds.move(places)
        self.view.show_now()

    def report(self, people: list[int], boss: int) -> None:
        """Let people report to the one they were dropped on."""
        names = {who: self.view.people[who].name for who in people}
        self.deeds.report_to(names, boss, self.view.people[boss].name)
        self.view.show_now()

    def tidy(self) -> None:
        """Let the layout place the chosen cards when there are several, or all."""
        chosen = self.view.canvas.chosen
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
        popup = LinePopup(self.view.people[source].name, self.view.people[target].name, self.view)
        popup.decided.connect(_Drawing(self, source, target))
        popup.open_at(where)

    def draw_line(self, source: int, target: int, kind: LineKind, strength: int) -> None:
        """Store a line that was drawn."""
        start, end = self.view.people[source].name, self.view.people[target].name
        if kind is LineKind.REPORTS:
            self.deeds.report_to({source: start}, target, end)
            return
        label = _("{source} → {target}: {kind}").format(source=start, target=end, kind=kind.label.lower())
        self.deeds.draw_line(source, target, kind, None if kind.is_formal else strength, label)

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


class _Drawing:
    """Draws the line between two people once its kind is known."""

    def __init__(self, acts: Acts, source: int, target: int) -> None:
        self.acts, self.source, self.target = acts, source, target

    def __call__(self, kind: LineKind, strength: int) -> None:
        self.acts.draw_line(self.source, self.target, kind, strength)
