"""Someone leaves, and someone follows: when, where to, and what goes over to whom (MAP-11)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.people import Person
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.succession import Heritage, follow, leave_vacant
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.dialog_frame import MapDialog
from amdesk.ui.kit.form import Form
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.panel import Separator
from amdesk.words import _

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

VACANT, FOLLOWED, NOTHING = "vacant", "followed", "nothing"
WIDTH_PX = 520
HEIGHTS_PX = {VACANT: 390, FOLLOWED: 640, NOTHING: 390}
"""How high the dialog is for what becomes of the place."""
LOW_PX = 470
LEFT_ON = Field("left_on", "Left on", Kind.DATE, required=True)
FOLLOWS_ON = Field("left_on", "Follows since", Kind.DATE, required=True)
LEFT_TO = Field("left_to", "Left to", Kind.TEXT, hint="Where they went, such as another company")
SUCCESSOR = Field("successor", "Someone known", Kind.REFERENCE, subject="person")
NEW_NAME = Field("new_name", "Or someone new", Kind.TEXT, hint="The name; the rest can wait")


class Leaving(MapDialog):
    """Asks when someone left and what becomes of the place; for a vacant place or who left already, who follows."""

    def __init__(self, deeds: Deeds, person: MapPerson, shown: AccountMap, parent: QWidget) -> None:
        self.goes = not person.is_placeholder and person.left_on is None
        words = _("{name} leaves") if self.goes else _("Who follows? {name}")
        title = words.format(name=person.name)
        super().__init__(title, _("&Keep"), "leaving", parent, WIDTH_PX, HEIGHTS_PX[VACANT] if self.goes else LOW_PX)
        self.deeds, self.person = deeds, person
        self.wish = VACANT if self.goes else FOLLOWED
        self.when = Form([LEFT_ON, LEFT_TO] if self.goes else [FOLLOWS_ON], columns=2)
        self.when.set_values({"left_on": deeds.desk.workspace.today})
        self.who = Form([SUCCESSOR, NEW_NAME], columns=2)
        others = [p for p in shown.people if p.id != person.id and not p.is_placeholder and p.left_on is None]
        here = [p for p in others if p.account_id == person.account_id]
        self.who.set_options("successor", [(p.id, p.name) for p in here])
        self.takes = {part: QCheckBox(part.label.replace("&", "&&")) for part in Heritage}
        self.choices = QButtonGroup(self)
        self._lay_out()
        self._choose(self.wish, True)
        self.when.focus()

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.body.addWidget(self.when)
        if self.goes:
            self.body.addWidget(Text(_("The place then …"), role=TextRole.STRONG))
            for wish, words in (
                (VACANT, _("stays vacant: a card keeps its lines, roles and who looks after it")),
                (FOLLOWED, _("goes to a successor")),
                (NOTHING, _("is no longer there")),
            ):
                button = QRadioButton(words)
                button.setObjectName(f"leaving-{wish}")
                button.setChecked(wish == self.wish)
                button.toggled.connect(partial(self._choose, wish))
                self.choices.addButton(button)
                self.body.addWidget(button)
        self.body.addWidget(self.who)
        self.line = Separator()
        self.body.addWidget(self.line)
        self.goes_over = Text(_("What goes over"), role=TextRole.STRONG)
        self.body.addWidget(self.goes_over)
        for part, box in self.takes.items():
            box.setObjectName(f"leaving-{part.value}")
            box.setChecked(True)
            self.body.addWidget(box)
        words = _("The person, every touch and what was thought of them stay as they are.")
        self.body.addWidget(Text(words, role=TextRole.MUTED, wrap=True))
        self.body.addStretch(1)

    def _choose(self, wish: str, chosen: bool) -> None:
        if chosen:
            self.wish = wish
            for part in (self.who, self.line, self.goes_over, *self.takes.values()):
                part.setVisible(wish == FOLLOWED)
            if self.goes:
                self.resize(self.width(), HEIGHTS_PX[wish])

    def keep(self) -> None:
        """Store it as one step."""
        self.refuse("")
        for form in (self.when, self.who):
            form.clear_errors()
        forms = [self.when, *([self.who] if self.wish == FOLLOWED else [])]
        for form in forms:
            for name in form.names():
                form.editor(name).finish()
        if not all(form.check() for form in forms):
            return
        on, today = self.when.values()["left_on"], self.deeds.desk.workspace.today
        if on > today:
            self.when.show_error("left_on", _("That day is still to come; say it when it has happened."))
            return
        if self.wish == FOLLOWED and not any(self.who.values().values()):
            self.who.show_error("successor", _("Choose who follows, or type a new name."))
            return
        label = _("{name} left") if self.goes else _("Successor of {name}")
        if self.deeds.change(label.format(name=self.person.name), partial(self._act, on), self._refused):
            self.accept()

    def _act(self, on: "date", session: "Session") -> bool:
        person = session.get_one(Person, self.person.id)
        if self.goes:
            person.leave(on, self.when.values()["left_to"] or "")
        if self.wish == VACANT:
            leave_vacant(session, person, on)
        elif self.wish == FOLLOWED:
            what = [part for part, box in self.takes.items() if box.isChecked()]
            follow(session, person, self._successor(session, on), on, what)
        else:
            _end_roles(person, on)
        return True

    def _successor(self, session: "Session", on: "date") -> Person:
        said = self.who.values()
        if not said["new_name"]:
            return session.get_one(Person, said["successor"])
        made = Person(account_id=self.person.account_id, name=said["new_name"], joined_on=on)
        made.came_in = session.info["today"]
        session.add(made)
        session.flush()
        return made

    def _refused(self, wrong: FieldError) -> None:
        for form in (self.when, self.who):
            if wrong.field in form.names():
                form.show_error(wrong.field, wrong.sentence)
                return
        self.refuse(wrong.sentence)


def _end_roles(person: Person, on: "date") -> None:
    for role in person.roles:
        person.give_up_role(role, on)
