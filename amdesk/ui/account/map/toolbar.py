"""The commands above the map: adding, tidying, what is shown, how it is arranged, finding a card."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.values import LineKind
from amdesk.ui.account.map.lines_menu import LinesButton
from amdesk.ui.account.map.showing import Showing
from amdesk.ui.kit.buttons import Button, IconButton
from amdesk.ui.kit.choice_editors import Combo
from amdesk.ui.kit.labels import plain_tip
from amdesk.ui.kit.looking import looking
from amdesk.words import _

HARMLESS = frozenset({"hierarchy", "units", "coverage"})
"""Arrangements that tell nothing of stance and influence."""
FIND_WIDTH, ARRANGEMENT_WIDTH = 106, 160


class Toolbar(QWidget):
    """One line of controls; `showing_changed` comes with what is wanted now, `found` with the text looked for."""

    add_asked = Signal()
    tidy_asked = Signal()
    list_toggled = Signal(bool)
    coverage_toggled = Signal(bool)
    inspector_toggled = Signal(bool)
    print_asked = Signal()
    save_asked = Signal()
    showing_changed = Signal(object)
    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.showing = Showing()
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(6)
        self.add = self._button(
            _("+ &Person"), "map-add-person", _("Add a person (or double-click the ground, or type)")
        )
        self.add.setProperty("primary", True)
        self.add.clicked.connect(self._ask_add)
        self.tidy = self._button(_("&Tidy"), "map-tidy", _("Let the layout place the chosen cards, or all"))
        self.tidy.clicked.connect(self._ask_tidy)
        self.arrangement = self._arrangements()
        self.lines = LinesButton()
        self.lines.changed.connect(self._show_lines)
        self.line.addWidget(self.lines)
        self.toggles = {
            name: self._toggle(name, words) for name, words in (("groups", _("Groups")), ("left", _("Who left")))
        }
        self.finder = self._find_field()
        self.line.addStretch(1)
        self.list = self._switch(_("List"), "map-list", _("The same people as a table"))
        self.list.toggled.connect(self.list_toggled)
        self.coverage = self._switch(_("&Coverage"), "map-coverage-toggle", _("Who of ours meets whom"))
        self.coverage.toggled.connect(self.coverage_toggled)
        self.inspector = self._sign("info-circle", "map-inspector-toggle", _("Show or hide the inspector"))
        self.inspector.setCheckable(True)
        self.inspector.setChecked(True)
        self.inspector.toggled.connect(self.inspector_toggled)
        self.print = self._sign("printer", "map-print", _("Print the map"))
        self.print.clicked.connect(self._ask_print)
        self.save = self._sign("download", "map-save", _("Save the map as PDF, SVG or picture"))
        self.save.clicked.connect(self._ask_save)
        self._before_looking: Arrangement | None = None
        looking().changed.connect(self._follow_looking)
        self._follow_looking()

    def _button(self, words: str, name: str, tip: str) -> Button:
        button = Button(words, tip=tip)
        button.setObjectName(name)
        self.line.addWidget(button)
        return button

    def _sign(self, icon: str, name: str, words: str) -> IconButton:
        button = IconButton(icon, words)
        button.setObjectName(name)
        self.line.addWidget(button)
        return button

    def _switch(self, words: str, name: str, tip: str) -> Button:
        button = self._button(words, name, tip)
        button.setCheckable(True)
        return button

    def _toggle(self, name: str, words: str) -> Button:
        button = self._switch(words, f"map-show-{name}", "")
        button.setChecked(bool(getattr(self.showing, name)))
        button.toggled.connect(partial(self._show, name))
        return button

    def _arrangements(self) -> Combo:
        combo = Combo()
        combo.setObjectName("map-arrangement")
        combo.setAccessibleName(_("Arrangement"))
        combo.setFixedWidth(ARRANGEMENT_WIDTH)
        for arrangement in Arrangement:
            combo.addItem(arrangement.label)
        combo.activated.connect(self._arrange)
        self.line.addWidget(combo)
        return combo

    def _follow_looking(self) -> None:
        """The tree stands for arrangements that tell stance or influence, while someone is looking."""
        if looking().on and self.showing.arrangement.value not in HARMLESS:
            self._before_looking = self.showing.arrangement
            self._choose_quietly(Arrangement.HIERARCHY)
        elif not looking().on and self._before_looking is not None:
            self._choose_quietly(self._before_looking)
            self._before_looking = None
        offered = self.arrangement.model()
        for place, arrangement in enumerate(Arrangement):
            item = offered.item(place) if isinstance(offered, QStandardItemModel) else None
            if item is not None:
                item.setEnabled(not looking().on or arrangement.value in HARMLESS)

    def _choose_quietly(self, arrangement: Arrangement) -> None:
        self.arrangement.setCurrentIndex(list(Arrangement).index(arrangement))
        self.showing = replace(self.showing, arrangement=arrangement)

    def _find_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("map-find")
        field.setPlaceholderText(_("Find on map"))
        field.setAccessibleName(_("Find on map"))
        field.setFixedWidth(FIND_WIDTH)
        field.setClearButtonEnabled(True)
        field.textEdited.connect(self.found)
        field.returnPressed.connect(self._find_again)
        self.line.addWidget(field)
        return field

    def offer_names(self, names: list[str]) -> None:
        """Complete what is looked for with these names."""
        completer = QCompleter(names, parent=self.finder)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.found)
        self.finder.setCompleter(completer)

    def _find_again(self) -> None:
        self.found.emit(self.finder.text())

    def _show(self, name: str, wanted: bool) -> None:
        showing = self.showing
        groups = wanted if name == "groups" else showing.groups
        self._change(replace(showing, groups=groups, left=wanted if name == "left" else showing.left))

    def _show_lines(self, kinds: frozenset[LineKind], most_asked: bool) -> None:
        self._change(replace(self.showing, kinds=kinds, most_asked=most_asked))

    def _arrange(self, place: int) -> None:
        self._change(replace(self.showing, arrangement=list(Arrangement)[place]))

    def arrange(self, arrangement: Arrangement) -> None:
        """Choose an arrangement as if it had been picked."""
        self.arrangement.setCurrentIndex(list(Arrangement).index(arrangement))
        self._change(replace(self.showing, arrangement=arrangement))

    def fold(self, folded: frozenset[int]) -> None:
        """Fold what stands below these people, and nothing else."""
        if folded != self.showing.folded:
            self._change(replace(self.showing, folded=folded))

    def recall_folded(self, folded: frozenset[int]) -> None:
        """These were folded when the map was last open; nothing has to be shown anew."""
        self.showing = replace(self.showing, folded=folded)

    def offer_map(self, seen: bool) -> None:
        """Offer what arranges the map only while the map is seen."""
        for control in (self.add, self.arrangement, self.lines, self.toggles["left"], self.finder):
            control.setEnabled(seen)
        self._offer_placing(seen and self.showing.arrangement.is_free)

    def _offer_placing(self, offered: bool) -> None:
        self.toggles["groups"].setEnabled(offered)
        self.tidy.setEnabled(offered)

    def _change(self, showing: Showing) -> None:
        self.showing = showing
        free = showing.arrangement.is_free
        self._offer_placing(free)
        fixed = _("Here the place of a card follows from what is known of the person")
        plain_tip(self.tidy, _("Tidy the chosen cards, or all") if free else fixed)
        self.showing_changed.emit(showing)

    def _ask_add(self, checked: bool = False) -> None:
        self.add_asked.emit()

    def _ask_tidy(self, checked: bool = False) -> None:
        self.tidy_asked.emit()

    def _ask_save(self, checked: bool = False) -> None:
        self.save_asked.emit()

    def _ask_print(self, checked: bool = False) -> None:
        self.print_asked.emit()
