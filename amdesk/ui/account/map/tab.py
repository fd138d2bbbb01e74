"""The Map tab: the canvas first; groups, buying process, coverage and the like as lists when they are asked for."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from amdesk.ui.place import Place
from amdesk.ui.records.growing import GrowingTab
from amdesk.ui.records.pages import Listed
from amdesk.words import _

LISTED = (
    Listed("camp", "Groups", ("name", "kind", "note"), quiet=True),
    Listed("camp_member", "Members of groups", ("group_id", "person_id", "since", "until"), quiet=True),
    Listed("buying_step", "Buying process", ("place", "name", "person_id", "days", "criteria", "purchase"), quiet=True),
    Listed("coverage", "Coverage", ("person_id", "colleague_id", "every_days", "since", "until"), quiet=True),
    Listed("spoke_up", "Who spoke up for us", ("person_id", "on", "where", "words", "result"), quiet=True),
    Listed("person", "People, all fields", quiet=True),
    Listed("line", "Lines", ("source_id", "kind", "target_id", "strength", "since", "until"), quiet=True),
    Listed("label", "Labels", ("person_id", "text"), quiet=True),
    Listed("membership", "Positions over time", ("person_id", "job", "unit_id", "since", "until"), quiet=True),
    Listed("person_role", "Buying roles over time", ("person_id", "role", "since", "until", "certainty"), quiet=True),
    Listed("rating", "Ratings over time", ("person_id", "what", "value", "since", "until", "certainty"), quiet=True),
)


class MapTab(GrowingTab):
    """The map; its lists wait in a menu of the map's own line of commands, so that the canvas has all the room."""

    def __init__(self, desk: Desk) -> None:
        self.map = MapView(desk)
        super().__init__(desk, _("Map"), self.map, LISTED, "map-part")

    def _head(self) -> QWidget:
        self.map.toolbar.line.addWidget(self.more)
        self.head = super()._head()
        self.map.toolbar.line.addWidget(self.more)
        return self.head

    def fill(self) -> None:
        """The row of lists appears when one of them is asked for."""
        super().fill()
        self.head.setVisible(bool(self.asked) or self.row.current() != "main")

    def show_tab(self, name: str) -> None:
        """Show the map or a list; the way back from a list is the row of tabs."""
        super().show_tab(name)
        self.head.setVisible(bool(self.asked) or name != "main")

    def go_to(self, place: Place) -> None:
        """Show an account, and the row a place names: people on the map, the rest in its list."""
        if place.subject != "person":
            super().go_to(place)
            return
        super().go_to(replace(place, subject="", row=None))
        self.show_tab("main")
        self.map.go_to(place)
