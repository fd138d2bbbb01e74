"""The account of a row: named, meant by its id, or named after its person; and which account is part of which."""

from amdesk.exchange.mapping import Subject
from amdesk.exchange.matching import UNKNOWN_PROGRAM, Doubt, Known
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.plan import Change, Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.sections import WORKED_OUT, Columns, Met, Section, Values
from amdesk.exchange.spells import stays
from amdesk.exchange.titles import ColleagueRows
from amdesk.model.source import Source
from amdesk.words import _


class AccountSection(Section):
    """Accounts, named in a row or meant by their id."""

    worked_out = WORKED_OUT | {"rhythm_days"}

    def __init__(
        self, columns: Columns, known: Known, source: Source, subject: Subject, colleagues: ColleagueRows
    ) -> None:
        self.subject, self.source, self.colleagues = subject, source, colleagues
        self.parents: list[tuple[int, str | None, str | None]] = []
        super().__init__("account", columns, known, source)
        self.rows.keeps_notes = columns.mapping.is_guessed
        self._met: dict[tuple[str, ...], Met] = {}
        agreed = "SELECT account_id, days FROM rhythm WHERE until IS NULL"
        self.rhythms: dict[int, int] = dict(source.select(agreed)) if "rhythm_days" in self.readers else {}

    def extra_columns(self) -> dict[str, str]:
        """The currency is settled by the first amount, the number stands in for a missing name."""
        pointers = {"parent_id": "Parent account", "counterpart_id": "Wants to deal with"}
        return {"currency": "Currency", "number": "Customer number", **pointers}

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
        if "counterpart" in values and (counterpart := self.colleagues.meant(values["counterpart"])) is not None:
            kept["counterpart_id"] = counterpart
        if name is None and self.subject is Subject.ACCOUNTS:
            name = person or None
        if name is None:
            return self._by_id(key or values.get("number"), kept)
        met = self.meet_or_add(key, name, kept)
        if values.get("parent_id") or values.get("parent"):
            self.parents.append((met.row, values.get("parent_id"), values.get("parent")))
        return self._with_rhythm(met, values.get("rhythm_days"))

    def _with_rhythm(self, met: Met, days: int | None) -> Met:
        """The account with the rhythm the row says is agreed, from today on."""
        now = self.rhythms.get(met.row)
        if days is None or days == now or stays(self.source, "rhythm", {"account_id": met.row}, "days", days):
            return met
        self.rhythms[met.row] = days
        self.rows.draft(met.row).rhythm = days
        if met.row < 0:
            return met
        self.rows.mark(met.row, Outcome.CHANGED)
        change = Change(_("Agreed rhythm"), "" if now is None else str(now), str(days))
        return Met(met.row, Outcome.CHANGED, (*met.changes, change))

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
