"""Which lines of the map are shown: by kind, and of influence all or only that of the people most asked."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from amdesk.analysis.map_influence import MOST_ASKED
from amdesk.model.values import LineKind
from amdesk.ui.kit.buttons import Button
from amdesk.ui.kit.filter_bar import StayingMenu
from amdesk.words import _


class LinesButton(Button):
    """Says how many kinds are shown; `changed` comes with the kinds wanted and whether only the most asked count."""

    changed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, tip=_("Which lines are shown"))
        self.setObjectName("map-lines")
        self.menu_of_kinds = StayingMenu(self)
        self.menu_of_kinds.setObjectName("map-lines-menu")
        self.kinds = {kind: self._kind(kind) for kind in LineKind}
        self.menu_of_kinds.insertSeparator(self.kinds[LineKind.ADVISES])
        self.menu_of_kinds.addSeparator()
        self.few = self._switch(_("Only of the {n} people most asked").format(n=MOST_ASKED), "most-asked", False)
        self.none = self.menu_of_kinds.addAction(_("No influence"), partial(self.show_influence, False))
        self.none.setObjectName("map-lines-no-influence")
        self.all = self.menu_of_kinds.addAction(_("All lines"), self.show_all)
        self.all.setObjectName("map-lines-all")
        self.setMenu(self.menu_of_kinds)
        self._say()

    def _kind(self, kind: LineKind) -> QAction:
        words = {LineKind.REPORTS: _("Reporting"), LineKind.DOTTED: _("Dotted reporting")}
        return self._switch(words.get(kind, kind.label), kind.value, True)

    def _switch(self, words: str, name: str, checked: bool) -> QAction:
        action = self.menu_of_kinds.addAction(words)
        action.setObjectName(f"map-lines-{name}")
        action.setCheckable(True)
        action.setChecked(checked)
        action.toggled.connect(self._tell)
        return action

    def wanted(self) -> frozenset[LineKind]:
        """The kinds of lines switched on."""
        return frozenset(kind for kind, action in self.kinds.items() if action.isChecked())

    def show_influence(self, wanted: bool) -> None:
        """Show every kind of influence, or none."""
        self._set({kind: wanted for kind in self.kinds if not kind.is_formal})

    def show_all(self) -> None:
        """Show every line."""
        self.few.blockSignals(True)
        self.few.setChecked(False)
        self.few.blockSignals(False)
        self._set(dict.fromkeys(self.kinds, True))

    def _set(self, states: dict[LineKind, bool]) -> None:
        for kind, state in states.items():
            self.kinds[kind].blockSignals(True)
            self.kinds[kind].setChecked(state)
            self.kinds[kind].blockSignals(False)
        self._tell(True)

    def _tell(self, _checked: bool) -> None:
        self._say()
        self.changed.emit(self.wanted(), self.few.isChecked())

    def _say(self) -> None:
        wanted = self.wanted()
        some = len(wanted) < len(self.kinds) or self.few.isChecked()
        self.setText(_("&Lines: some") if some and wanted else _("&Lines: all") if wanted else _("&Lines: none"))
        self.setProperty("filtered", some)
