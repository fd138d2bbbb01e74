"""Whoever reported an issue and is not among the people of the account yet is added from where the name was typed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from amdesk.model.fields import NAME_LIMIT
from amdesk.ui.desk import Desk
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.labels import Link
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class StrangerLink(Link):
    """Offers to add the name typed into a choice of people; `added` tells the new person's id."""

    added = Signal(int)

    def __init__(self, desk: Desk, editor: ReferenceEditor) -> None:
        super().__init__("")
        self.setObjectName("new-issue-stranger")
        self.desk, self.editor = desk, editor
        self.account: int | None = None
        editor.edit.editingFinished.connect(self.look)
        self.clicked.connect(self.add)
        self.hide()

    def look(self) -> None:
        """Offer the name when nobody of the account has it."""
        name = self.editor.edit.text().strip()
        is_new = bool(name and self.editor.error()) and self.account is not None
        if is_new:
            self.say(_("+ Add “{name}” to their people").format(name=name[:NAME_LIMIT]))
        self.setVisible(is_new)

    def add(self) -> None:
        """Add the person."""
        account = self.account
        if account is None:
            return
        name = self.editor.edit.text().strip()[:NAME_LIMIT]
        act = partial(_add_person, account=account, name=name)
        number = self.desk.change(_("Add person: {name}").format(name=name), act)
        if number is not None:
            self.hide()
            self.added.emit(number)


def _add_person(session: "Session", account: int, name: str) -> int:
    from amdesk.model.people import Person

    person = Person(account_id=account, name=name, came_in=session.info["today"])
    session.add(person)
    session.flush()
    return person.id
