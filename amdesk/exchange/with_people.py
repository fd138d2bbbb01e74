"""Records that name people of the account and colleagues of ours: touches and opportunities."""

from collections.abc import Iterator, Mapping, Sequence
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

    worked_out: ClassVar[tuple[str, ...]] = ("id", "people", "absent", "colleagues")
    links: ClassVar[str]
    our_links: ClassVar[str]

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.names_people = not self.readers.keys().isdisjoint(("people", "absent", "colleagues"))
        self.linked = self._linked(self.links, "person_id")
        self.our_linked = self._linked(self.our_links, "colleague_id") if "colleagues" in self.readers else set()
        self.new_links: list[Draft] = []
        self.new_our_links: list[Draft] = []
        self.unknown: dict[str, None] = {}

    def _linked(self, links: str, whom: str) -> set[tuple[int, int]]:
        rows = self.parts.source.select(f"SELECT {self.table}_id, {whom} FROM {links}")
        return {(record, who) for record, who in rows}

    def account_of(self, cells: tuple[str, ...], values: Values) -> int:
        """The account the row names, else that of its people."""
        if (met := self.parts.accounts.met_before(cells)) is not None:
            return met.row
        people = [] if self.parts.names_one(cells) else list(self._people(values, None))
        return self.parts.people.known.scopes[people[0][0]] if people else super().account_of(cells, values)

    def _people(self, values: Values, account: int | None, column: str = "people") -> Iterator[tuple[int, str]]:
        """The people a cell names, each with the part the cell gives them."""
        for said in _several(values.get(column)):
            if (found := self._person(said, account, column)) is not None:
                yield found
            else:
                self.unknown[said] = None

    def _person(self, said: str, account: int | None, column: str) -> tuple[int, str] | None:
        for name, part in self.with_parts(said):
            try:
                return person_meant(self.parts.people.known, self.column(column), name, "", account), part
            except CellRefused:
                continue
        return None

    def with_parts(self, said: str) -> Iterator[tuple[str, str]]:
        """The ways to read what names somebody: a name, and a part where the records know of any."""
        yield said, ""

    def afterwards(self, row: int, account: int, values: Values) -> tuple[Change, ...]:
        """The people of the record, and those of ours, that do not hang on it yet."""
        if not self.names_people:
            return ()
        changes: list[Change] = []
        for column in ("people", "absent"):
            if column in values:
                changes += self._link(row, account, values, column)
        if "colleagues" in values:
            changes += self._link_ours(row, values)
        return tuple(changes)

    def _link(self, row: int, account: int, values: Values, column: str) -> list[Change]:
        names = self.parts.people.known.names
        changes = []
        for person, part in self._people(values, account, column):
            if (row, person) not in self.linked:
                self.linked.add((row, person))
                kept = {f"{self.table}_id": row, "person_id": person, **self.told_of(column, part)}
                self.new_links.append(Draft(self.links, -len(self.new_links) - 1, kept))
                changes.append(Change(_("People"), "", names[person]))
        return changes

    def _link_ours(self, row: int, values: Values) -> list[Change]:
        changes = []
        for said in _several(values["colleagues"]):
            readings = list(self.with_parts(said))
            likeliest = readings[min(1, len(readings) - 1)]
            name, part = next((each for each in readings if self.parts.colleagues.knows(each[0])), likeliest)
            colleague = self.parts.colleagues.meant(name)
            if colleague is not None and (row, colleague) not in self.our_linked:
                self.our_linked.add((row, colleague))
                kept = {f"{self.table}_id": row, "colleague_id": colleague, **self.told_of("colleagues", part)}
                self.new_our_links.append(Draft(self.our_links, -len(self.new_our_links) - 1, kept))
                changes.append(Change(_("Colleagues"), "", name))
        return changes

    def told_of(self, column: str, part: str) -> Values:
        """What is kept of somebody besides that they hang on the record."""
        return {}

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The records and who hangs on them."""
        return {**super().drafts(), self.links: self.new_links, self.our_links: self.new_our_links}

    def remarks(self) -> Sequence[str]:
        """Who is not known here."""
        sentence = _("“{said}” is nobody known here, or not plain, and is left out.")
        return [sentence.format(said=shown(said)) for said in self.unknown]


def _several(cell: object) -> Iterator[str]:
    """The names in a cell."""
    return filter(None, (part.strip() for part in str(cell or "").split(";")))
