"""The account of a row: named, meant by its id, or named after its person; and which account is part of which."""

from amdesk.exchange.mapping import Subject
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Doubt, Known
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.plan import Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.sections import Columns, Met, Section, Values
from amdesk.model.source import Source
from amdesk.words import _


class AccountSection(Section):
    """Accounts, named in a row or meant by their id."""

    def __init__(self, columns: Columns, known: Known, source: Source, subject: Subject) -> None:
        self.subject = subject
        self.parents: list[tuple[int, str | None, str | None]] = []
        super().__init__("account", columns, known, source)
        self.rows.keeps_notes = columns.mapping.is_guessed
        self._met: dict[tuple[str, ...], Met] = {}

    def extra_columns(self) -> dict[str, str]:
        """The currency is settled by the first amount, the number stands in for a missing name."""
        return {"currency": "Currency", "number": "Customer number", "parent_id": "Parent account"}

    def take(self, cells: tuple[str, ...], values: Values, person: str) -> Met:
        """The account of a row; `person` names it where the customer is a person.

        Raises CellRefused when the row names none.
        """
        met = self._find(values, person)
        if "name" in values or not person:
            self._met[self.part(cells)] = Met(met.row, Outcome.UNCHANGED)
        return met

    def taken(self, cells: tuple[str, ...]) -> Met:
        """The account of a row, read only when no row before had the same cells.

        Raises CellRefused when the row names none.
        """
        return self.met_before(cells) or self.take(cells, self.read(cells), "")

    def met_before(self, cells: tuple[str, ...]) -> Met | None:
        """The account of a row, when a row before named it in the same cells."""
        return self._met.get(self.part(cells))

    def _find(self, values: Values, person: str) -> Met:
        key, name = values.get("id"), values.get("name")
        kept = self.kept(values)
        if name is None and self.subject is Subject.ACCOUNTS:
            name = person or None
        if name is None:
            return self._by_id(key or values.get("number"), kept)
        met = self.meet_or_add(key, name, kept)
        if values.get("parent_id") or values.get("parent"):
            self.parents.append((met.row, values.get("parent_id"), values.get("parent")))
        return met

    def _by_id(self, key: str | None, kept: Values) -> Met:
        if key is None:
            raise CellRefused(self.column("name", "id", "number"), _("The row names no customer."))
        try:
            row = self.known.find(key, None)
            row = self.known.find(None, key) if row is None else row
        except Doubt as doubt:
            raise CellRefused(self.column("id"), str(doubt)) from None
        if row is not None:
            return Met(row, *self.rows.meet(row, key, kept))
        if self.known.program != UNKNOWN_PROGRAM or self.subject is Subject.PEOPLE:
            sentence = _("No account with the id “{id}” is known. Import the accounts first.")
            raise CellRefused(self.column("id"), sentence.format(id=shown(key)))
        return Met(self.rows.add(key, key, {"number": key, **kept}), Outcome.ADDED)

    def settle_parents(self) -> list[str]:
        """Put accounts under their parents, now that all are known; gives remarks about those not found."""
        remarks = []
        for row, key, name in self.parents:
            try:
                parent = self.known.find(key, name)
            except Doubt as doubt:
                remarks.append(str(doubt))
                continue
            if parent is None or parent == row or row in self._above(parent):
                sentence = _("The parent “{name}” of {account} is not known here and is left out.")
                said = name or key or ""
                remarks.append(sentence.format(name=shown(said), account=shown(self.known.names[row])))
            else:
                outcome, _changes = self.rows.meet(row, None, {"parent_id": parent})
                self.rows.mark(row, outcome)
        return remarks

    def _above(self, row: int) -> list[int]:
        above: list[int] = []
        while (parent := self.rows.value(row, "parent_id")) is not None and parent not in above:
            above.append(parent)
            row = parent
        return above
