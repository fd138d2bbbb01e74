"""What stands beside the map when asked for: buying process, coverage, what if; and the dialogs about a person."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from amdesk.analysis.guided_rating import Guide
from amdesk.analysis.map_warnings import MapWarning
from amdesk.analysis.map_ways import shortest_way
from amdesk.analysis.map_what_if import what_if_leaves, without_person
from amdesk.model.people import Person
from amdesk.model.rows import AccountMap, PlanContent, TierNeeds
from amdesk.model.values import Role, Stance
from amdesk.ui.account.map.answers import Answer, answer_of
from amdesk.ui.account.map.coverage_panel import CoveragePanel
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.guided import GuidedRating
from amdesk.ui.account.map.leaving import Leaving
from amdesk.ui.account.map.process import ProcessBand
from amdesk.ui.account.map.records import ask_action
from amdesk.ui.account.map.what_if import WhatIfBar
from amdesk.ui.kit.looking import looking
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.ui.account.map.view import MapView

DRAWN = {
    "no-decider": (_("Someone decides"), Role.DECIDER, None),
    "no-user": (_("Someone uses it"), Role.USER, None),
    "no-influencer": (_("Someone is listened to"), Role.INFLUENCER, None),
    "no-opponent": (_("Someone speaks for the competitor"), None, Stance.OPPONENT),
}
"""The card drawn for somebody who must exist: name, buying role, stance."""


class Beside:
    """The parts beside one map, each filled only while it is seen."""

    def __init__(self, view: "MapView", deeds: Deeds) -> None:
        self.view, self.deeds = view, deeds
        self.process, self.coverage, self.bar = ProcessBand(deeds), CoveragePanel(deeds), WhatIfBar()
        self.supposed: int | None = None
        self.real: AccountMap | None = None
        self.process.hide()
        self.coverage.hide()

    def lay_out(self, above: QVBoxLayout, below: QSplitter) -> None:
        """Put what stands above the map and what stands below it."""
        above.addWidget(self.bar)
        above.addWidget(self.process)
        below.addWidget(self.coverage)
        self._connect()

    def _connect(self) -> None:
        view, reading = self.view, self.view.inspector.reading
        for signal, slot in (
            (self.process.people_meant, self.light),
            (self.process.find_out_asked, self._find_out),
            (self.coverage.person_meant, self._choose_quietly),
            (self.coverage.opened, self._open_person),
            (self.coverage.touch_asked, self._open_touch),
            (self.coverage.action_asked, self._plan_action),
            (self.bar.back_asked, self.as_it_is),
            (self.bar.people_meant, self.light),
            (reading.guide_asked, self.guide),
            (reading.what_if_asked, self.suppose),
            (reading.successor_asked, self.leave),
            (reading.way_shown, self.light),
            (view.headline.answered, self.answer),
            (view.headline.process_toggled, self.show_process),
            (view.inspector.answered, self.answer),
            (view.toolbar.coverage_toggled, self.show_coverage),
        ):
            signal.connect(slot)

    # Filling

    def changed_map(self, whole: AccountMap, needs: TierNeeds, plan: PlanContent | None) -> AccountMap:
        """The map to show: as it is, or as it would be if somebody left; says what that changes."""
        self.real = whole
        ids = {person.id for person in whole.people}
        if looking().on or self.supposed not in ids:
            self.supposed = None
        self.bar.setVisible(self.supposed is not None)
        if self.supposed is None:
            return whole
        today = self.view.desk.workspace.today
        found = what_if_leaves(whole, self.supposed, today, needs, plan)
        self.bar.show_what_if(found, {person.id: person.name for person in whole.people})
        return without_person(whole, self.supposed, today)

    def fill(self) -> None:
        """Show what is asked for, as things stand now."""
        if self.real is None or looking().on:
            return
        if not self.process.isHidden():
            self.process.show_process(self.real)
        if not self.coverage.isHidden():
            self.coverage.show_coverage(self.real)

    def show_process(self, wanted: bool) -> None:
        """Show the buying process, or fold it."""
        self.process.setVisible(wanted)
        if wanted:
            self.view.make_room_for(self.process)
            self.view.refresh()

    def show_coverage(self, wanted: bool) -> None:
        """Show coverage in the place of the map, or the map again."""
        view = self.view
        self.coverage.setVisible(wanted)
        view.canvas_card.setVisible(not wanted)
        view.toolbar.offer_map(not wanted)
        view.inspector.setVisible(not wanted and view.toolbar.inspector.isChecked())
        if wanted:
            view.toolbar.list.setChecked(False)
            view.refresh()
            self.coverage.grid.setFocus()

    # Choosing

    def light(self, people: list[int]) -> None:
        """Choose people on the map and bring them into view."""
        self.view.toolbar.coverage.setChecked(False)
        self.view.unfold(people)
        here = [who for who in people if who in self.view.people]
        self.view.canvas.choose(here)
        if len(here) == 1:
            self.view.canvas.reveal(here[0])
        elif here:
            self.view.canvas.fit_chosen()

    def _choose_quietly(self, person: int) -> None:
        if person in self.view.people and self.view.canvas.chosen != [person]:
            self.view.canvas.choose([person])

    def _open_person(self, person: int) -> None:
        self.light([person])
        self.view.open_person(person)

    def _open_touch(self, touch: int) -> None:
        self.view.desk.open_row("touch", touch, self.view.account_id)

    def _find_out(self, name: str) -> None:
        ask_action(self.view.desk, self.view.account_id, None, name, self.view)

    def _plan_action(self, person: int, name: str) -> None:
        ask_action(self.view.desk, self.view.account_id, person, name, self.view)

    # What if

    def suppose(self, person: int) -> None:
        """Show the map as it would be if a person left."""
        self.supposed = person
        self.view.show_now()

    def as_it_is(self) -> None:
        """Show the map as it is again."""
        self.supposed = None
        self.view.show_now()

    # Dialogs

    def guide(self, person: int, guide: Guide = Guide.STANCE) -> None:
        """Help to decide about a person."""
        one = self.view.people.get(person)
        if one is not None and not one.is_placeholder and not self._is_hidden():
            GuidedRating(self.deeds, one, guide, self.view).open()

    def leave(self, person: int, checked: bool = False) -> None:
        """Ask about somebody who leaves, or who follows."""
        people = self.real.people if self.real is not None else ()
        one = next((p for p in people if p.id == person), None)
        if one is not None and self.real is not None:
            Leaving(self.deeds, one, self.real, self.view).open()

    def press(self, event: QKeyEvent) -> bool:
        """“?” helps to decide about the card keys act on; False for every other key."""
        person = self.view.canvas.focused
        if event.text() != "?" or person is None:
            return False
        self.guide(person)
        return True

    def _is_hidden(self) -> bool:
        if looking().on:
            self.view.desk.say(_("This is ours alone, and someone is looking. Press F8 first."))
        return looking().on

    # Answers to gaps

    def answer(self, warning: MapWarning) -> None:
        """Do what answers a gap at once."""
        answer, people = answer_of(warning), list(warning.people)
        if answer is Answer.DRAW:
            self._draw(warning.rule)
        elif answer is Answer.NAME:
            self.leave(people[0])
        elif answer is Answer.WAY:
            self._show_way(people[0])
        elif answer is Answer.COVER:
            self._cover(people[0])
        elif answer is Answer.WHAT_IF:
            self.suppose(people[0])
        elif answer is Answer.TOUCH:
            self.view.acts.add_touch(people[0])
        else:
            self.guide(people[0], Guide.STANCE if answer is Answer.STANCE else Guide.AUTHORITY)

    def _show_way(self, person: int) -> None:
        way = shortest_way(self.real, person) if self.real is not None else ()
        self.light(list(way) if len(way) > 1 else [person])

    def _cover(self, person: int) -> None:
        self.view.toolbar.coverage.setChecked(True)
        found = self.coverage.found
        if found is not None and found.colleagues:
            self.coverage.ask(person, found.colleagues[0].id)

    def _draw(self, rule: str) -> None:
        name, role, stance = DRAWN[rule]

        def act(session: "Session") -> int:
            someone = Person(account_id=self.deeds.account_id, name=name, is_placeholder=True)
            someone.came_in = session.info["today"]
            session.add(someone)
            session.flush()
            if role is not None:
                someone.take_role(role)
            someone.stance = stance
            return someone.id

        created = self.deeds.change(_("Draw {who}").format(who=name), act)
        if created is not None:
            self.view.wanted = created
            self.view.show_now()
