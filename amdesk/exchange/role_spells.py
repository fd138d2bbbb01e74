"""Buying roles with the days they held: a list that says since when and until when tells of each spell by itself."""

from typing import Any

from amdesk.exchange.contents import fold
from amdesk.exchange.drafting import Drafts
from amdesk.exchange.matching import Known
from amdesk.exchange.meaning import Readers
from amdesk.exchange.plan import Change
from amdesk.exchange.sections import stored
from amdesk.model.source import Source
from amdesk.words import _

LABELS = {"since": "Since", "until": "Until", "certainty": "How sure"}


class RoleSpells:
    """The spells of the workspace and those a file brings."""

    def __init__(self, readers: Readers, source: Source) -> None:
        self.readers = readers
        known = Known.load(source, "person_role", "", "person_id", "role")
        self.rows = Drafts(known, source, LABELS, "role", "person_id")
        self.met: set[int] = set()

    def take(self, cells: tuple[str, ...], person: int, role: str) -> tuple[Change, ...]:
        """Give a person a role for the days a row says."""
        values = {name: stored(value) for name, value in self.readers.read(cells).items()}
        row = self._find(person, role, values)
        if row is None:
            row = self.rows.add(None, role, values, person)
            changes: tuple[Change, ...] = (Change(_("Buying role"), "", role),)
        else:
            _outcome, changes = self.rows.meet(row, None, values)
        self.met.add(row)
        return changes

    def _find(self, person: int, role: str, values: dict[str, Any]) -> int | None:
        """The spell here that a row tells of: the same days, else what holds where the row's holds too."""
        here = [row for row in self.rows.known.by_name.get((person, fold(role)), ()) if row not in self.met]
        days = values.get("since"), values.get("until")
        same = [row for row in here if (self.rows.value(row, "since"), self.rows.value(row, "until")) == days]
        holding = [row for row in here if self.rows.value(row, "until") is None] if days[1] is None else []
        return next(iter((*same, *holding)), None)
