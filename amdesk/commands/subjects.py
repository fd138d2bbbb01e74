"""The words by which commands call what there is; import, export and list take the same."""

from collections.abc import Callable, Mapping
from typing import Any

from amdesk.commands.refusing import Refused
from amdesk.exchange.targets import Subject
from amdesk.model.all import SUBJECTS
from amdesk.model.base import Base
from amdesk.model.values import TouchKind
from amdesk.words import _

PART_OF = {"meetings": "touch", "roles": "person_role"}
"""Words for a part of a table."""
HIDDEN = frozenset(
    ("shared", "origin", "setting", "saved_filter", "placement", "kept_apart", "warning_reply", "memo_account")
)
"""Tables no user knows by a word."""


def subject_called(name: str) -> type[Base]:
    """The subject by its plural, its singular, its table or the word import has for it.

    Raises Refused with the words there are.
    """
    wanted = _plain(name)
    if wanted in PART_OF:
        return SUBJECTS[PART_OF[wanted]]
    for model in SUBJECTS.values():
        if wanted in (_plain(model.plural), _plain(str(model.__tablename__))):
            return model
    for model in SUBJECTS.values():
        if wanted in {_plain(model.singular), *_several(_plain(str(model.__tablename__)))}:
            return model
    names = ", ".join(words())
    raise Refused(_("There is no list of “{name}”; there are {names}.").format(name=name, names=names))


def kept_under(name: str) -> Callable[[Mapping[str, Any]], bool] | None:
    """Which rows of the table a word means, by their values; None for all."""
    return {"meetings": _is_meeting, "roles": _is_held}.get(_plain(name))


def _is_meeting(row: Mapping[str, Any]) -> bool:
    return row["kind"] in (TouchKind.MEETING, TouchKind.MEETING.value)


def _is_held(row: Mapping[str, Any]) -> bool:
    return not row["until"]


def words() -> list[str]:
    """The words there are: first those that can be imported too."""
    imported = [subject.value for subject in Subject]
    known = [subject_called(word) for word in imported]
    others = [model for table, model in SUBJECTS.items() if table not in HIDDEN and model not in known]
    return [*imported, *sorted(model.plural.lower() for model in others)]


def _several(name: str) -> tuple[str, str, str]:
    """What several of a table may be called: "touchs", "touches", "entries"."""
    return f"{name}s", f"{name}es", f"{name.removesuffix('y')}ies"


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")
