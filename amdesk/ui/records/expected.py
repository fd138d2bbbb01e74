"""Who takes part in a touch: people of the account and colleagues, added by typing a part of the name."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.model.fields import Field, Kind
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, menu_safe
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.flow import Flow
from amdesk.ui.kit.labels import Text, TextRole, shown
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Who = tuple[str, int]
"""A person or a colleague, by the name of the table and the id."""
WITH = Field("with", "With", Kind.REFERENCE)
PEOPLE = "SELECT id, name FROM person WHERE account_id = ? AND left_on IS NULL AND name <> '' ORDER BY name, id"
COLLEAGUES = "SELECT id, name FROM colleague WHERE is_me = 0 ORDER BY name, id"


class Expected(QWidget):
    """A field that finds a name, and those chosen so far; each is taken away again by a click."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.names: dict[Who, str] = {}
        self.chosen: list[Who] = []
        self.editor = ReferenceEditor(WITH)
        self.editor.edit.setPlaceholderText(_("Type a name, then the next one"))
        # queued: the list of names must not change while a choice from it is still being told
        self.editor.edited.connect(self.add, Qt.ConnectionType.QueuedConnection)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(_(WITH.label), role=TextRole.MUTED))
        column.addWidget(self.editor)
        column.addWidget(self._chips)
        self.show_account(None)

    def show_account(self, account: int | None) -> None:
        """Offer the people of an account; those of another one are no longer chosen."""
        source = self.desk.workspace
        people = source.select(PEOPLE, (account,)) if account is not None else []
        self.names = {("person", number): name for number, name in people}
        ours = source.select(COLLEAGUES)
        self.names |= {("colleague", number): _("{name} · one of ours").format(name=name) for number, name in ours}
        self.choose([who for who in self.chosen if who in self.names])

    def choose(self, chosen: list[Who]) -> None:
        """Show these as chosen, and offer the others."""
        self.chosen = [who for who in chosen if who in self.names]
        self.editor.set_value(None)
        self.editor.set_options([(who, name) for who, name in self.names.items() if who not in self.chosen])
        self._flow.clear()
        for who in self.chosen:
            self._flow.addWidget(self._chip(who))
        self._chips.setVisible(bool(self.chosen))

    def _chip(self, who: Who) -> Button:
        name = self.names[who]
        chip = Button(menu_safe(shown(name)), icon_name="x")
        chip.setObjectName(f"with-{who[0]}-{who[1]}")
        chip.setAccessibleName(_("{name}: not with them").format(name=name))
        chip.clicked.connect(partial(self.leave_out, who))
        return chip

    def add(self, who: Who | None) -> None:
        """One more takes part."""
        if who is not None and who not in self.chosen:
            self.choose([*self.chosen, who])

    def leave_out(self, who: Who, checked: bool = False) -> None:
        """One of them does not take part."""
        self.choose([one for one in self.chosen if one != who])
        self.editor.setFocus()

    def finish(self) -> bool:
        """Take the name that is being typed; False when nobody bears it."""
        if not self.editor.finish():
            return False
        self.add(self.editor.value())
        return True

    def store(self, session: "Session", touch: int) -> None:
        """Write down who takes part in a touch."""
        from amdesk.model.touches import TouchColleague, TouchPerson

        for table, number in self.chosen:
            if table == "person":
                session.add(TouchPerson(touch_id=touch, person_id=number))
            else:
                session.add(TouchColleague(touch_id=touch, colleague_id=number))
