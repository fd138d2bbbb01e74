"""History the user means: values that hold since a day, until the next one (MAP-9).

Setting a dated value says that it changed, today unless `since` says otherwise. Correcting it says that it was wrong
all along: the spell that holds keeps its day and gets the new value.
"""

from datetime import date
from typing import Any, Generic, TypeVar, overload

from sqlalchemy import select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.base import Base, checked, today_of
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.values import Certainty
from amdesk.words import _

T = TypeVar("T")


class Spell:
    """A row that holds since a day until, not including, another; `until` is empty while it holds."""

    since: Mapped[date | None] = field.day("Since")
    until: Mapped[date | None] = field.day("Until")
    certainty: Mapped[Certainty | None] = field.choice("How sure", Certainty)


class Dated(Generic[T]):
    """An attribute whose history lies in a table of spells: one row for each value, `owner` and `what` tell whose."""

    def __init__(self, table: Any, owner: str, column: str, field: Field, what: Any = None) -> None:
        self.table = table
        self.owner = owner
        self.column = column
        self.field = field
        self.what = what

    def _spells(self, row: Base) -> list[Any]:
        session = object_session(row)
        if session is None:
            return []
        if row.id is None:
            session.flush()
        query = select(self.table).where(getattr(self.table, self.owner) == row.id)
        if self.what is not None:
            query = query.where(self.table.what == self.what)
        return list(session.scalars(query.order_by(self.table.since, self.table.id)))

    def current(self, row: Base) -> Any:
        """The spell that holds, or None."""
        return next((s for s in reversed(self._spells(row)) if s.until is None), None)

    @overload
    def __get__(self, row: None, owner: type[Any]) -> "Dated[T]": ...
    @overload
    def __get__(self, row: Base, owner: type[Any]) -> T | None: ...
    def __get__(self, row: Base | None, owner: type[Any]) -> "Dated[T] | T | None":
        if row is None:
            return self
        spell = self.current(row)
        return None if spell is None else self._meant(getattr(spell, self.column))

    def __set__(self, row: Base, value: T | None) -> None:
        self.change(row, value)

    def _stored(self, value: Any) -> Any:
        value = checked(self.field, value)
        if value is None and self.field.kind is Kind.TEXT:
            return ""
        return value.value if self.field.choices is not None and value is not None else value

    def _meant(self, stored: Any) -> Any:
        return self.field.choices(stored) if self.field.choices is not None and stored is not None else stored

    def change(self, row: Base, value: T | None, since: date | None = None, certainty: Certainty | None = None) -> None:
        """The value holds since a day; what held before ends there, what was set for later days stays.

        Raises FieldError for a value that cannot be kept.
        """
        stored = self._stored(value)
        spells = self._spells(row)
        day_since = since or today_of(row)
        before = [s for s in spells if s.since is None or s.since <= day_since]
        last = before[-1] if before else None
        if last is None and stored in (None, ""):
            return
        holds = last is not None and (last.until is None or last.until > day_since)
        if last is not None and holds and getattr(last, self.column) == stored and certainty is None:
            return
        if last is not None and last.since == day_since:
            setattr(last, self.column, stored)
            last.certainty = certainty or last.certainty
            return
        later = next((s.since for s in spells if s.since is not None and s.since > day_since), None)
        says = {self.column: stored, "since": day_since, "until": later, "certainty": certainty}
        if last is not None and holds:
            says = self._beside(last) | says | {"until": last.until or later}
            last.until = day_since
        self._add(row, says)

    def _beside(self, spell: Any) -> dict[str, Any]:
        """What else the spell says, such as the unit beside the title; it goes on to hold."""
        own = {"id", "uid", self.owner, self.column, "what"} | Spell.__annotations__.keys()
        return {c.key: getattr(spell, c.key) for c in self.table.__mapper__.column_attrs if c.key not in own}

    def _add(self, row: Base, says: dict[str, Any]) -> None:
        says[self.owner] = row.id
        if self.what is not None:
            says["what"] = self.what
        session = object_session(row)
        if session is not None:
            session.add(self.table(**says))
            session.flush()

    def correct(self, row: Base, value: T | None) -> None:
        """The value was wrong all along: what holds now gets the new one and keeps its day.

        Where nothing holds it has been so ever since the row is known, or since what held before ended.
        """
        spell, stored = self.current(row), self._stored(value)
        if spell is not None:
            setattr(spell, self.column, stored)
        elif stored not in (None, ""):
            spells = self._spells(row)
            since = spells[-1].until if spells else getattr(row, "known_since", None)
            self._add(row, {self.column: stored, "since": since, "until": None, "certainty": None})


def ends(spell: Spell, on: date) -> None:
    """The spell holds until a day.

    Raises FieldError when it had not begun by then.
    """
    if spell.since is not None and on < spell.since:
        raise FieldError("until", _("It cannot end before it began."))
    spell.until = on
