"""Rows that give a person a role: buying roles, and labels for what is none."""

from collections import Counter
from collections.abc import Mapping, Sequence

from amdesk.exchange.finding import person_meant
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Change, Draft, Outcome
from amdesk.exchange.role_spells import RoleSpells
from amdesk.exchange.sections import Taken
from amdesk.exchange.vocabulary import LABEL, meant
from amdesk.words import _


class RoleRows:
    """Pairs of a person and a role; nobody is made, and no role is given twice."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.people = parts.people
        readers = parts.columns.of("person_role")
        self.spells = RoleSpells(readers, parts.source) if readers else None

    def take(self, cells: tuple[str, ...]) -> Taken:
        """Give the person of a row the role.

        Raises CellRefused when either is missing or unknown.
        """
        values = self.people.read(cells)
        if not (role := values.get("role")):
            raise CellRefused(self.people.column("role"), _("The role is missing."))
        key, name = values.get("id") or "", self.people.name_in(values)
        column = self.people.column("id", "name", "family", "mail")
        if not key and not name:
            raise CellRefused(column, _("The row names no person."))
        row = person_meant(self.people.known, column, key, name, self.parts.account_in(cells))
        changes = self._give(cells, row, role)
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        self.people.rows.mark(row, outcome)
        return Taken(self.people.known.names[row], outcome, changes)

    def _give(self, cells: tuple[str, ...], person: int, word: str) -> tuple[Change, ...]:
        """Give a person a role, for the days the row says where the file knows of any."""
        meaning = meant(self.people.mapping, "person.role", word)
        if self.spells is None or meaning in ("", LABEL):
            return self.people.take_roles(person, word)
        return self.spells.take(cells, person, meaning)

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The days of roles; the people themselves are drafted with all others."""
        return {"person_role": list(self.spells.rows.drafts.values())} if self.spells else {}

    def counts(self) -> Mapping[str, Counter[Outcome]]:
        """The people are counted with all others."""
        return {}

    def remarks(self) -> Sequence[str]:
        """Nothing to say of the whole file."""
        return ()
