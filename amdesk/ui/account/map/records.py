"""Touches and actions begun at a person on the map."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from amdesk.model.touches import Touch, TouchPerson
from amdesk.ui.desk import Desk
from amdesk.ui.records.dialog import NewRecord

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TOUCH_FIELDS = ("on", "channel", "kind", "purpose", "note", "needs")
ACTION_FIELDS = ("name", "owner_id", "due", "how")


class _WithPerson:
    """Puts a person into a touch just made."""

    def __init__(self, person: int) -> None:
        self.person = person

    def __call__(self, session: "Session", touch: Touch) -> None:
        session.add(TouchPerson(touch_id=touch.id, person_id=self.person))


def ask_touch(desk: Desk, account_id: int, person: int, parent: QWidget) -> None:
    """Ask for a touch with a person."""
    dialog = NewRecord(
        desk,
        "touch",
        {"account_id": account_id},
        {"on": desk.workspace.today},
        parent,
        fields=TOUCH_FIELDS,
        after=_WithPerson(person),
    )
    dialog.open()


def ask_action(desk: Desk, account_id: int, person: int | None, name: str, parent: QWidget) -> None:
    """Ask for an action that concerns a person, its name proposed."""
    given = {"account_id": account_id} | ({"person_id": person} if person is not None else {})
    dialog = NewRecord(desk, "action", given, {"name": name} if name else {}, parent, fields=ACTION_FIELDS)
    dialog.open()
