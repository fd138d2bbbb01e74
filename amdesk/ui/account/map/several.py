"""What can be changed for several people of the map at once: their unit, labels, and who covers them."""

from functools import partial

from PySide6.QtWidgets import QFormLayout, QMenu, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.model.rows import MapPerson
from amdesk.store.queries.map_choices import colleagues_of, units_of
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.kit.buttons import MenuButton, menu_safe
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.line_editors import LineEditor
from amdesk.words import _

UNIT = Field("unit_id", "Unit", Kind.REFERENCE, subject="unit")
LABELS = Field("labels", "Labels in common", Kind.TEXT, hint="Free words, separated by commas; others stay")


class SeveralPart(QWidget):
    """Each change is one step for everyone chosen; what only some of them have in common stays as it is."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self.deeds = deeds
        self.people: tuple[MapPerson, ...] = ()
        self.unit, self.labels = ReferenceEditor(UNIT), LineEditor(LABELS)
        self.unit.setObjectName("map-several-unit")
        self.labels.setObjectName("map-several-labels")
        self.unit.edited.connect(self._set_unit)
        self.labels.edited.connect(self._set_labels)
        self.covered = MenuButton(_("Covered by"), fill=self._fill_coverage)
        self.covered.setObjectName("map-several-covered")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for words, control in ((_("Unit"), self.unit), (_("Labels"), self.labels), (_("Coverage"), self.covered)):
            form.addRow(Text(words, role=TextRole.MUTED), control)

    def show_people(self, people: tuple[MapPerson, ...]) -> None:
        """Show what these people have in common."""
        self.people = people
        units = units_of(self.deeds.desk.workspace, self.deeds.account_id)
        self.unit.set_options(units)
        held = {person.unit for person in people}
        common = held.pop() if len(held) == 1 else ""
        if not self.unit.is_typing():
            self.unit.set_value(next((number for number, name in units if name == common), None))
        if not self.labels.is_typing():
            self.labels.set_value(", ".join(self._common_labels()))

    def _common_labels(self) -> list[str]:
        first, *rest = self.people
        return [text for text in first.labels if all(text in person.labels for person in rest)]

    def _names(self) -> dict[int, str]:
        return {person.id: person.name for person in self.people}

    def _set_unit(self, unit: int | None) -> None:
        self.deeds.set_value(self._names(), "unit_id", unit)

    def _set_labels(self, words: str | None) -> None:
        self.deeds.set_labels(self._names(), words or "", self._common_labels())

    def _fill_coverage(self, menu: QMenu) -> None:
        colleagues = colleagues_of(self.deeds.desk.workspace)
        for colleague, name in colleagues:
            covers_all = all(name in person.covered_by for person in self.people)
            action = menu.addAction(menu_safe(name))
            action.setCheckable(True)
            action.setChecked(covers_all)
            action.triggered.connect(partial(self._cover, colleague, name, not covers_all))
        if not colleagues:
            menu.addAction(_("No colleagues yet")).setEnabled(False)

    def _cover(self, colleague: int, name: str, covers: bool, checked: bool = False) -> None:
        self.deeds.cover(self._names(), colleague, name, covers)
