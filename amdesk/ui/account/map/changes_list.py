"""What changed on a map between two days, as a list to sort and filter; choosing a line shows whom it concerns."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from amdesk.analysis.map_changes import MapChange
from amdesk.analysis.series import Tone
from amdesk.model.rows import AccountMap
from amdesk.ui.account.map.change_marks import tone_of
from amdesk.ui.account.map.time_bar import day_words
from amdesk.ui.desk import Desk
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.panel import Card
from amdesk.ui.kit.search_field import SearchField
from amdesk.ui.kit.table import Table
from amdesk.ui.rows_out import RowsOut
from amdesk.words import _, plural

WIDTH_PX = 400


@dataclass(frozen=True)
class ChangeLine:
    """A change with the name of whom it concerns."""

    name: str
    change: MapChange


def _kind(line: ChangeLine) -> str:
    return line.change.mark


def _what(line: ChangeLine) -> str:
    return line.change.what


def _tone(line: ChangeLine) -> Tone:
    return tone_of(line.change)


COLUMNS = (
    TableColumn("kind", _("Kind"), ColumnKind.CHIP, value=_kind, tone=_tone),
    TableColumn("name", _("Who"), visible=False),
    TableColumn("what", _("What changed"), value=_what, locked=True),
)


class ChangesList(Card):
    """Lists the changes of a span of days; `people_chosen` comes with whom the lines chosen concern."""

    people_chosen = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self.setObjectName("map-changes")
        self.setFixedWidth(WIDTH_PX)
        self.lines: list[ChangeLine] = []
        self.table = Table(
            COLUMNS, name=_("What changed on the map"), empty=_("Nothing on this map changed between these two days.")
        )
        self.table.setObjectName("map-changes-table")
        self.search = SearchField(_("Search these changes"))
        self.search.textChanged.connect(self.table.search)
        self.out = RowsOut(desk, self.table, _("Changes of the map"))
        self.table.chosen.connect(self._tell)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)

    def show_changes(
        self, changes: Sequence[MapChange], span: tuple[date, date], today: date, shown: AccountMap
    ) -> None:
        """Show other changes."""
        names = {person.id: person.name for person in shown.people}
        self.lines = [ChangeLine(names.get(change.person, ""), change) for change in changes]
        between = _("From {earlier} to {later}").format(
            earlier=day_words(span[0], today), later=day_words(span[1], today)
        )
        self.set_title(f"{between} · {plural('{n} change', '{n} changes', len(changes))}")
        self.table.set_rows(self.lines, list(range(len(self.lines))))

    def _tell(self, keys: list[Hashable]) -> None:
        chosen = [line.change for line in self.table.rows_of(keys)]
        people = [who for change in chosen for who in (change.person, change.other) if who is not None]
        if people:
            self.people_chosen.emit(list(dict.fromkeys(people)))
