"""The people of the map as a table: the same, for who listens, sorts or compares."""

from collections.abc import Hashable

from amdesk.analysis.network import TONES, days_text, initials
from amdesk.analysis.series import Tone
from amdesk.model.rows import MapPerson
from amdesk.model.values import UNKNOWN_SIGN
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.ui.kit.table import Table
from amdesk.words import _, listed


def _roles(person: MapPerson) -> str:
    return listed([role.label for role in person.roles])


def _labels(person: MapPerson) -> str:
    return ", ".join(person.labels)


def _stance(person: MapPerson) -> str:
    if person.stance is None:
        return f"{UNKNOWN_SIGN} {_('Not known')}"
    return f"{person.stance.sign} {person.stance.label}"


def _stance_order(person: MapPerson) -> int | None:
    return None if person.stance is None else int(person.stance.value)


def _stance_tone(person: MapPerson) -> Tone:
    return Tone.QUIET if person.stance is None else TONES[person.stance]


def _covered(person: MapPerson) -> str:
    return ", ".join(initials(name) for name in person.covered_by)


def _days(person: MapPerson) -> str:
    return _("left") if person.left_on is not None else days_text(person)


def _days_order(person: MapPerson) -> int | None:
    return person.days_since


COLUMNS = (
    TableColumn("name", _("Name"), strong=True, locked=True),
    TableColumn("job", _("Title")),
    TableColumn("unit", _("Unit")),
    TableColumn("roles", _("Buying roles"), value=_roles),
    TableColumn("labels", _("Labels"), value=_labels, muted=True),
    TableColumn(
        "stance",
        _("Stance"),
        ColumnKind.CHIP,
        value=_stance,
        text=_stance,
        sort=_stance_order,
        tone=_stance_tone,
        private=True,
    ),
    TableColumn("influence", _("Influence"), ColumnKind.NUMBER, private=True),
    TableColumn("interest", _("Interest"), ColumnKind.NUMBER, visible=False, private=True),
    TableColumn("days", _("Last touch"), value=_days, sort=_days_order),
    TableColumn("covered_by", _("Covered by"), value=_covered),
    TableColumn("account", _("Account"), visible=False, muted=True),
)


def person_row(key: Hashable) -> tuple[str, int] | None:
    """The stored row behind a line of the table."""
    return ("person", key) if isinstance(key, int) else None


def people_table() -> Table:
    """An empty table for the people of a map."""
    table = Table(COLUMNS, name=_("People on the map"), empty=_("Nobody on this map yet."))
    table.setObjectName("map-table")
    return table
