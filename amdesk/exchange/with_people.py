"""Records that name people of the account: touches and opportunities."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from amdesk.exchange.finding import person_meant
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Change, Draft
from amdesk.exchange.reading import shown
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.words import _


class RowsWithPeople(RecordRows):
    """Records that people hang on, by id or name; several stand between semicolons."""

    worked_out: ClassVar[tuple[str, ...]] = ("id", "people")
    links: ClassVar[str]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        linked = parts.source.select(f"SELECT {self.table}_id, person_id FROM {self.links}")
        self.linked: set[tuple[int, int]] = {(record, person) for record, person in linked}
        self.new_links: list[Draft] = []
        self.unknown: dict[str, None] = {}

    def account_of(self, cells: tuple[str, ...], values: Values) -> int:
        """The account the row names, else that of its people."""
        if (met := self.parts.accounts.met_before(cells)) is not None:
            return met.row
        people = [] if self.parts.names_one(cells) else self._people(values, None)
        return self.parts.people.known.scopes[people[0]] if people else super().account_of(cells, values)

    def _people(self, values: Values, account: int | None) -> list[int]:
        found: list[int] = []
        if "people" not in values:
            return found
        for said in filter(None, (part.strip() for part in str(values["people"]).split(";"))):
            try:
                found.append(person_meant(self.parts.people.known, self.column("people"), said, "", account))
            except CellRefused:
                self.unknown[said] = None
        return found

    def afterwards(self, row: int, account: int, values: Values) -> tuple[Change, ...]:
        """The people of the record that do not hang on it yet."""
        names = self.parts.people.known.names
        changes = []
        for person in self._people(values, account):
            if (row, person) not in self.linked:
                self.linked.add((row, person))
                kept = {f"{self.table}_id": row, "person_id": person}
                self.new_links.append(Draft(self.links, -len(self.new_links) - 1, kept))
                changes.append(Change(_("People"), "", names[person]))
        return tuple(changes)

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The records and who hangs on them."""
        return {**super().drafts(), self.links: self.new_links}

    def remarks(self) -> Sequence[str]:
        """Who is not known here."""
        sentence = _("“{said}” is nobody known here, or not plain, and is left out.")
        return [sentence.format(said=shown(said)) for said in self.unknown]
