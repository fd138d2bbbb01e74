"""Two rows of a subject become one: the values the user chose, and everything that hung on either of them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base, checked, fields_of, plain_fields
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.merging.joining import Joining
from amdesk.model.people import Person
from amdesk.words import _

__all__ = ["Taken", "both_texts", "merge", "usually_taken"]


_SAME = object()
"""The unit goes with the title."""


class Taken(Enum):
    """Whose value of a field stands after a merge: the kept row's, the other's, or both texts one below the other."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


def usually_taken(field: Field, kept: Any, other: Any) -> Taken:
    """Whose value stands unless the user chooses: what is known before what is not, the kept row's where both are.

    A name is known where a placeholder is not; the earlier day counts since when a row is in amdesk; a pin stays.
    """
    if field.name == "is_placeholder":
        return Taken.OTHER if kept and not other else Taken.KEPT
    if field.kind is Kind.YES:
        return Taken.OTHER if other and not kept else Taken.KEPT
    if kept in (None, "") or (field.name == "came_in" and other is not None and other < kept):
        return Taken.KEPT if other in (None, "") else Taken.OTHER
    both = field.kind is Kind.NOTE and other not in (None, "") and both_texts(kept, other) != kept
    return Taken.BOTH if both else Taken.KEPT


def merge(session: Session, table: str, kept: int, lost: int, taken: Mapping[str, Taken]) -> None:
    """The row `lost` becomes part of `kept`, and all that hangs on it comes along; to be done within one step.

    `taken` says for each field whose value stands; a field that is not named goes as `usually_taken` says.
    Raises FieldError for a row and itself, and for texts that are too long together.
    """
    if kept == lost:
        raise FieldError("", _("Choose two different entries to merge."))
    session.flush()
    one, other = session.get_one(SUBJECTS[table], kept), session.get_one(SUBJECTS[table], lost)
    usual = {f.name: usually_taken(f, getattr(one, f.name), getattr(other, f.name)) for f in fields_of(type(one))}
    taken = {**usual, **taken}
    unit = _unit_beside(one, other, taken)
    _take_values(one, other, taken)
    session.flush()
    joining = Joining(session, {name for name, side in taken.items() if side is Taken.OTHER})
    joining.absorb(table, kept, lost)
    session.expire_all()
    if isinstance(one, Person):
        if unit is not _SAME:
            Person.unit_id.correct(one, unit)
        session.flush()
        joining.leave_units_of_others(kept)
        session.expire_all()


def _take_values(one: Base, other: Base, taken: Mapping[str, Taken]) -> None:
    for field in plain_fields(type(one)):
        if taken[field.name] is Taken.OTHER:
            setattr(one, field.name, getattr(other, field.name))
        elif taken[field.name] is Taken.BOTH:
            texts = (getattr(one, field.name), getattr(other, field.name))
            setattr(one, field.name, checked(field, both_texts(*texts)))


def both_texts(one: str, other: str) -> str:
    """Two texts one below the other; one that the other holds already is not repeated."""
    if other.strip() in one:
        return one
    return other if one.strip() in other else f"{one.rstrip()}\n\n{other.lstrip()}"


def _unit_beside(one: Base, other: Base, taken: Mapping[str, Taken]) -> Any:
    """The unit of today where it is taken from another side than the title it stands beside."""
    if not isinstance(one, Person) or taken["unit_id"] is taken["job"]:
        return _SAME
    return getattr(other if taken["unit_id"] is Taken.OTHER else one, "unit_id", None)
