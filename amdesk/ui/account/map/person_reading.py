"""What the map makes of one person, in the inspector: how sure we are, the way in, who signs above, what if they go."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from amdesk.analysis.map_reading import bridge_words, spoken_words, strength_words, way_words
from amdesk.analysis.map_signing import Signing, signing, signing_words, someone_above
from amdesk.analysis.map_ways import is_here, shortest_way
from amdesk.analysis.series import Tone
from amdesk.analysis.sureness import gathered
from amdesk.model.people import Person
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import Role
from amdesk.store.queries.coverage import spoken_up
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.kit.labels import Link, Text, TextRole
from amdesk.ui.kit.panel import empty_out
from amdesk.ui.records.dialog import NewRecord
from amdesk.ui.records.subject import currency_of
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SPOKE_FIELDS = ("on", "where", "words", "result")


class PersonReading(QWidget):
    """`guide_asked`, `what_if_asked` and `successor_asked` tell the person, `way_shown` the people along a way."""

    guide_asked = Signal(int)
    what_if_asked = Signal(int)
    successor_asked = Signal(int)
    way_shown = Signal(list)

    def __init__(self, deeds: Deeds) -> None:
        super().__init__()
        self.deeds = deeds
        self.person: MapPerson | None = None
        self.setObjectName("map-reading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)

    def show_person(self, person: MapPerson, shown: AccountMap) -> None:
        """Say what the map makes of a person."""
        self.person = person
        empty_out(self.column)
        self._say_sureness(person)
        if not is_here(person):
            self._link(_("Name who follows…"), "map-successor", self.successor_asked)
            return
        self._say(strength_words(person))
        self._say_way(person, shown)
        self._say(bridge_words(shown, person.id), Tone.WARN)
        self._say_signing(person, shown)
        workspace = self.deeds.desk.workspace
        self._say(spoken_words(spoken_up(workspace, person.account_id), person.id, workspace.today))
        self._add_link(_("+ Spoke up for us"), "map-spoke-up", self._ask_spoken)
        self._link(_("What if they leave?"), "map-what-if", self.what_if_asked)

    def _say_sureness(self, person: MapPerson) -> None:
        today = self.deeds.past or self.deeds.desk.workspace.today
        for words, is_doubtful in gathered(person, today):
            self._say(words, Tone.WARN if is_doubtful else None)
        self._link(_("Help me decide… (?)"), "map-guide", self.guide_asked)

    def _say_way(self, person: MapPerson, shown: AccountMap) -> None:
        words = way_words(shown, person.id)
        self._say(words)
        way = shortest_way(shown, person.id) if words else ()
        if len(way) > 1:
            self._add_link(_("Show the way"), "map-show-way", partial(self._show_way, list(way)))

    def _say_signing(self, person: MapPerson, shown: AccountMap) -> None:
        found = signing(shown, person.id)
        if found is None:
            return
        currency = currency_of(self.deeds.desk.workspace, person.account_id)
        self._say(signing_words(found, currency))
        if found.above is None:
            self._add_link(_("Draw who signs above"), "map-signs-above", partial(self._draw_above, found, currency))

    def _say(self, words: str, tone: Tone | None = None) -> None:
        if words:
            text = Text(words, role=TextRole.MUTED, wrap=True)
            text.set_tone(tone)
            self.column.addWidget(text)

    def _link(self, words: str, name: str, told: Any) -> None:
        self._add_link(words, name, partial(self._tell, told))

    def _add_link(self, words: str, name: str, act: Any) -> None:
        link = Link(words)
        link.setObjectName(name)
        link.clicked.connect(act)
        self.column.addWidget(link)

    def _tell(self, told: Any, checked: bool = False) -> None:
        if self.person is not None:
            told.emit(self.person.id)

    def _show_way(self, way: list[int], checked: bool = False) -> None:
        self.way_shown.emit(way)

    def _ask_spoken(self, checked: bool = False) -> None:
        if self.person is not None:
            desk = self.deeds.desk
            given = {"person_id": self.person.id}
            proposed = {"on": desk.workspace.today}
            dialog = NewRecord(desk, "spoke_up", given, proposed, self, fields=SPOKE_FIELDS)
            dialog.open()

    def _draw_above(self, found: Signing, currency: str, checked: bool = False) -> None:
        name = someone_above(found.person, currency)

        def act(session: "Session") -> bool:
            someone = Person(account_id=found.person.account_id, name=name, is_placeholder=True)
            someone.came_in = session.info["today"]
            session.add(someone)
            session.flush()
            someone.take_role(Role.DECIDER)
            someone.authority = (found.person.authority or 0) + 1
            return True

        self.deeds.change(_("Draw {who}").format(who=name), act)
