"""The account map: sentence, commands, canvas and inspector, and what happens between them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from amdesk.analysis.coverage import map_status
from amdesk.analysis.map_arrangements import Arrangement, Standing
from amdesk.analysis.map_changes import MapChange, map_changes
from amdesk.analysis.map_folding import everyone_below, reports_of, still_there_on, without_left
from amdesk.analysis.map_sentences import arrangement_sentence
from amdesk.analysis.map_warnings import MapWarning, map_warnings
from amdesk.analysis.map_ways import strengthened
from amdesk.letters import folded
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.store.queries.map import account_map, map_days, person_touches
from amdesk.store.queries.plan import current_plan, plan_content
from amdesk.store.queries.tiers import tier_needs
from amdesk.ui.account.map.acts import Acts
from amdesk.ui.account.map.arranging import Arranging
from amdesk.ui.account.map.beside import Beside
from amdesk.ui.account.map.canvas import MapCanvas
from amdesk.ui.account.map.changes_list import ChangesList
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.folds import recalled
from amdesk.ui.account.map.headline import Headline
from amdesk.ui.account.map.inspector import Inspector
from amdesk.ui.account.map.legend import Legend
from amdesk.ui.account.map.menus import build_menu
from amdesk.ui.account.map.overview import Overview
from amdesk.ui.account.map.people_list import people_table, person_row
from amdesk.ui.account.map.showing import Showing, folded_away
from amdesk.ui.account.map.table_editing import TableEditing
from amdesk.ui.account.map.time_bar import TimeBar
from amdesk.ui.account.map.toolbar import Toolbar
from amdesk.ui.account.map.zoom_bar import ZoomBar
from amdesk.ui.account.tab import AccountTab
from amdesk.ui.desk import Desk
from amdesk.ui.kit.filter_bar import FilterBar
from amdesk.ui.kit.panel import Card, Empty
from amdesk.ui.place import Place as Address
from amdesk.ui.rows_out import RowsOut
from amdesk.words import _

LIST_PART, BESIDE_PART = 0.42, 0.56
"""How much of the room the list takes below the map, and beside it."""
LOW_BELOW_PX = 620
"""In a lower window the parts around the canvas make room for it."""
MOVED_SINCE = timedelta(days=180)
"""How far back the grids look for who moved."""


class MapView(AccountTab):
    """The people of one account on a canvas, with what is known of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.deeds = Deeds(desk)
        self.acts = Acts(self, self.deeds)
        self.shown: AccountMap | None = None
        self.whole: AccountMap | None = None
        self.warnings: list[MapWarning] = []
        self.people: dict[int, MapPerson] = {}
        self.folded: dict[int, int] = {}
        self.wanted: int | None = None
        self.headline, self.toolbar, self.canvas = Headline(), Toolbar(), MapCanvas()
        self.inspector = Inspector(desk, self.deeds)
        self.table = people_table()
        self.bar = FilterBar(self.table)
        self.out = RowsOut(desk, self.table, _("People on the map"), self.bar, subject_of=person_row, people=True)
        self.editing = TableEditing(self.table, self.deeds, self._person)
        self.arranging = Arranging(desk, self._put)
        self.zoom = ZoomBar(self.canvas)
        self.overview = Overview(self.canvas)
        self.time = TimeBar()
        self.changes_list = ChangesList(desk)
        self.changes: list[MapChange] = []
        self.empty = Empty(
            _(
                "Nobody on this map yet. Add the people you deal with, "
                "and those you do not know yet but who must exist."
            ),
            _("+ Add the first person"),
            self.acts.add_person,
            self.canvas,
        )
        self.beside = Beside(self, self.deeds)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.canvas_card = ground = Card()
        whole = ground.layout()
        if whole is not None:
            whole.setContentsMargins(1, 1, 1, 6)
        ground.body.addWidget(self.canvas, 1)
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 14, 0)
        self.legend = Legend()
        line.addWidget(self.legend, 1)
        line.addWidget(self.time.link, 0, Qt.AlignmentFlag.AlignRight)
        ground.body.addLayout(line)
        ground.body.addWidget(self.time)
        self.list = Card()
        self.list.body.addWidget(self.bar)
        self.list.body.addWidget(self.table, 1)
        self.list.hide()
        self.changes_list.hide()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(ground)
        self.split.addWidget(self.list)
        self.split.setStretchFactor(0, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.split, 1)
        row.addWidget(self.changes_list)
        row.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 14)
        column.setSpacing(8)
        column.addWidget(self.headline)
        self.beside.lay_out(column, self.split)
        column.addWidget(self.toolbar)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        canvas, toolbar, inspector = self.canvas, self.toolbar, self.inspector
        for signal, slot in (
            (canvas.chosen_changed, self._show_chosen),
            (canvas.opened, self.open_person),
            (canvas.cards_moved, self.acts.move),
            (canvas.boss_dropped, self.acts.report),
            (canvas.line_drawn, self.acts.ask_line),
            (canvas.line_asked, self.acts.ask_line_to),
            (canvas.line_opened, self.acts.ask_about_line),
            (canvas.paste_asked, self.acts.paste),
            (canvas.grouping_asked, self.acts.ask_group),
            (canvas.group_opened, self.acts.ask_about_group),
            (canvas.group_dropped, self.acts.drop_on_group),
            (canvas.person_named, self.acts.add),
            (canvas.deletion_asked, self.acts.delete_chosen),
            (canvas.menu_asked, self._show_menu),
            (canvas.cards_rated, self.acts.rate),
            (canvas.cell_asked, self.acts.rate_by_step),
            (canvas.place_refused, self.acts.say_why_fixed),
            (canvas.cards_dropped, self.acts.add_contacts),
            (canvas.fold_asked, self.acts.fold),
            (canvas.zoomed, self.zoom.show_scale),
            (self.zoom.chosen_asked, canvas.fit_chosen),
            (self.zoom.overview_toggled, self.overview.setVisible),
            (self.zoom.stepped, canvas.zoom_by),
            (self.zoom.fit_asked, canvas.fit),
            (toolbar.add_asked, self.acts.add_person),
            (toolbar.tidy_asked, self.acts.tidy),
            (toolbar.showing_changed, self._show_other),
            (toolbar.found, self.find_card),
            (toolbar.list_toggled, self._show_list),
            (toolbar.inspector_toggled, self._show_inspector),
            (toolbar.print_asked, self.acts.print_map),
            (toolbar.save_asked, self.acts.save_map),
            (inspector.closed, self._close_inspector),
            (inspector.touch_asked, self.acts.add_touch),
            (inspector.action_asked, self.acts.add_action),
            (inspector.gap_taken, self.acts.plan),
            (self.headline.shown, self._show_people),
            (self.headline.planned, self.acts.plan),
            (self.table.chosen, self._choose_in_table),
            (self.table.shown_changed, self._dim_unlisted),
            (self.table.ask_changed, self._dim_unlisted),
            (self.table.opened, self.open_person),
            (self.time.day_chosen, self.refresh),
            (self.time.link.clicked, self._place_list),
            (self.changes_list.people_chosen, self._show_changed),
        ):
            signal.connect(slot)

    # Showing

    def fill(self) -> None:
        """Read the map and draw it."""
        if not self.account_id:
            return
        self.deeds.account_id = self.account_id
        source = self.desk.workspace
        touches = person_touches(source, self.account_id)
        on = self.time.day or source.today
        showing = self.toolbar.showing
        span = self.time.span
        with_left = showing.left or span is not None
        drawn = account_map(source, self.account_id, showing.arrangement.value, on, with_left=with_left)
        whole = strengthened(drawn, touches, on)
        plan = current_plan(source, self.account_id)
        content = None if plan is None else plan_content(source, plan)
        needs = tier_needs(source)[whole.tier]
        whole = self.beside.changed_map(whole, needs, content)
        self.warnings = map_warnings(whole, needs, content)
        if not showing.left and self.beside.supposed is None:
            whole = without_left(whole) if span is None else still_there_on(whole, span[0])
        self.whole = whole
        self._compare(span)
        self.shown, self.folded = folded_away(self.whole, showing)
        self.people = {person.id: person for person in self.shown.people}
        own = arrangement_sentence(self.shown, showing.arrangement)
        self.headline.show_warnings(self.warnings, map_status(whole.people), len(self.whole.people), own)
        self._draw()
        self.deeds.past = self.time.day
        self.time.show_days(map_days(source, self.account_id), source.today)
        self.table.set_rows(list(self.whole.people), [person.id for person in self.whole.people])
        labels = dict.fromkeys(text for person in self.whole.people for text in person.labels)
        self.toolbar.offer_names([*(person.name for person in self.whole.people), *labels])
        self._place_empty()
        self.beside.fill()
        if self.wanted is not None:
            self.unfold([self.wanted])
        if self.wanted is not None and self.wanted in self.people:
            person, self.wanted = self.wanted, None
            self.canvas.choose([person])
            self.canvas.reveal(person)
        else:
            self._show_chosen()

    def _compare(self, span: tuple[date, date] | None) -> None:
        """List what changed between two days, when two are compared."""
        if self.changes_list.isHidden() is (span is not None):
            self.changes_list.setVisible(span is not None)
            self.inspector.setVisible(span is None and self.toolbar.inspector.isChecked())
            if span is not None:
                self.make_room_for(self.changes_list)
        self.changes = []
        if span is not None and self.whole is not None:
            earlier = account_map(self.desk.workspace, self.account_id, on=span[0])
            self.changes = map_changes(earlier, self.whole)
            self.changes_list.show_changes(self.changes, span, self.desk.workspace.today, self.whole)

    def show_now(self) -> None:
        """Show what was just stored, or put back what was refused."""
        self._soon.stop()
        self.refresh()

    def _draw(self) -> None:
        assert self.shown is not None
        self.deeds.arrangement = self.toolbar.showing.arrangement
        self.arranging.arrange(self.shown, self.deeds.arrangement, self._earlier())
        self.canvas.say_working(self.arranging.is_busy)

    def _earlier(self) -> tuple[MapPerson, ...]:
        """The people as they were rated a while ago, for the grids to show who moved."""
        if not self.deeds.arrangement.is_rated:
            return ()
        day = (self.time.day or self.desk.workspace.today) - MOVED_SINCE
        return account_map(self.desk.workspace, self.account_id, on=day).people

    def _put(self, shown: AccountMap, found: Standing) -> None:
        showing = self.toolbar.showing
        self.canvas.say_working(False)
        if self.time.day != self._day_drawn:
            self.canvas.fade_from_now()
        self._day_drawn = self.time.day
        self.canvas.show_map(shown, found, showing, self.folded)
        self.canvas.map_scene.mark_changes(self.changes)
        self._dim_unlisted()
        if showing.arrangement is not self._arrangement:
            self._arrangement = showing.arrangement
            self.canvas.fit()

    _arrangement = Arrangement.HIERARCHY
    _day_drawn: date | None = None

    def _place_empty(self) -> None:
        self.empty.setVisible(not self.people)
        self.empty.setFixedSize(420, 140)
        room = self.canvas.size()
        self.empty.move((room.width() - 420) // 2, (room.height() - 140) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the canvas has no use for."""
        if not self.beside.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Keep the words for an empty map in its middle, and the list where there is room."""
        super().resizeEvent(event)
        self._place_empty()
        self._place_list()

    def go_to(self, place: Address) -> None:
        """Show an account's map, and the person a place names."""
        if place.account is not None and place.account != self.account_id:
            self.canvas.choose([], tell=False)
            self.time.back_to_today()
            self.beside.supposed = None
            self.toolbar.recall_folded(recalled(self.desk.workspace, place.account))
        if place.subject == "person" and place.row is not None:
            self.wanted = place.row
            self._stale = True
        super().go_to(place)
        if self._stale and self.isVisible():
            self.refresh()

    def stands_on(self) -> tuple[int, int | None] | None:
        """The one person whose card is chosen, with their account."""
        people = self.chosen_people()
        if len(people) != 1:
            return None
        rows = self.desk.workspace.select("SELECT account_id FROM person WHERE id = ?", (people[0].id,))
        return (rows[0][0], people[0].id) if rows else None

    def chosen_people(self) -> tuple[MapPerson, ...]:
        """The people whose cards are chosen."""
        return tuple(self.people[who] for who in self.canvas.chosen if who in self.people)

    def chosen_names(self) -> dict[int, str]:
        """The names of those chosen, by id."""
        return {person.id: person.name for person in self.chosen_people()}

    def _show_chosen(self) -> None:
        if self.shown is None:
            return
        people = self.chosen_people()
        line = next((each for each in self.canvas.map_scene.lines if each.id == self.canvas.chosen_line), None)
        if people:
            self.inspector.show_people(people, self.shown, self.warnings)
        elif line is not None:
            self.inspector.show_line(line, {who: person.name for who, person in self.people.items()})
        else:
            people = self.whole.people if self.whole is not None else ()
            self.inspector.show_nothing(len(people), map_status(people).label, self.warnings)
        if self.list.isVisible() and set(self.table.chosen_keys()) != set(self.canvas.chosen):
            self.table.choose(self.canvas.chosen)

    def _person(self, number: int) -> MapPerson | None:
        people = self.whole.people if self.whole is not None else ()
        return next((person for person in people if person.id == number), None)

    def _dim_unlisted(self, *_counts: int) -> None:
        """What the list is filtered by recedes on the map too: a label, a unit, a word."""
        asked = self.list.isVisible() and bool(self.table.words() or self.table.filters())
        listed = {key for key in self.table.shown_keys() if isinstance(key, int)}
        self.canvas.map_scene.dim(self.canvas.map_scene.cards.keys() - listed if asked else set())

    def _choose_in_table(self, keys: list[Any]) -> None:
        if set(keys) != set(self.canvas.chosen):
            self.unfold([key for key in keys if isinstance(key, int)])
            self.canvas.choose([key for key in keys if isinstance(key, int)])
            if len(keys) == 1:
                self.canvas.reveal(keys[0])

    def _show_other(self, showing: Showing) -> None:
        self.refresh()

    def _show_people(self, people: list[int]) -> None:
        self.unfold(people)
        if not self.people.keys() >= set(people):
            self.toolbar.toggles["left"].setChecked(True)
        self.canvas.choose(people)
        if self.canvas.chosen:
            self.canvas.reveal(self.canvas.chosen[-1])
            self.canvas.setFocus()

    def _show_changed(self, people: list[int]) -> None:
        """Choose those a change concerns, as far as they are on the map shown."""
        here = {person.id for person in self.whole.people} if self.whole is not None else set()
        self._show_people([who for who in people if who in here])

    def find_card(self, text: str) -> None:
        """Choose the first card whose name holds the text, first who begin with it; else all with such a label."""
        wanted = folded(text.strip())
        names = {} if self.whole is None else {person.id: folded(person.name) for person in self.whole.people}
        hits = [who for who, name in names.items() if wanted and wanted in name]
        chosen = sorted(hits, key=lambda who: (not names[who].startswith(wanted), names[who]))[:1]
        if chosen := chosen or self._with_label(wanted):
            self.unfold(chosen)
            self.canvas.choose(chosen)
            self.canvas.reveal(chosen[0])

    def _with_label(self, wanted: str) -> list[int]:
        """Who has a label that begins so."""
        people = () if self.whole is None or not wanted else self.whole.people
        return [person.id for person in people if any(folded(text).startswith(wanted) for text in person.labels)]

    def unfold(self, people: Iterable[int]) -> None:
        """Unfold what hides these people."""
        assert self.whole is not None
        reports, wanted = reports_of(self.whole), set(people)
        hiding = {who for who in self.toolbar.showing.folded if everyone_below(who, reports) & wanted}
        if hiding and not wanted <= self.people.keys():
            self.toolbar.fold(self.toolbar.showing.folded - hiding)

    def open_person(self, person: object) -> None:
        """Show a person in the inspector, ready to type."""
        if isinstance(person, int) and person in self.people:
            if self.canvas.chosen != [person]:
                self.canvas.choose([person])
            self.toolbar.inspector.setChecked(True)
            self.inspector.show()
            self.inspector.focus_first()

    def _show_list(self, wanted: bool) -> None:
        self.list.setVisible(wanted)
        self._dim_unlisted()
        if wanted:
            self.toolbar.coverage.setChecked(False)
            self.make_room_for(self.list)
            self._show_chosen()
        self._place_list()

    def _is_low(self) -> bool:
        """Whether there is too little height for a list below the map, or for a legend with it."""
        taken = 0 if self.beside.process.isHidden() else self.beside.process.sizeHint().height()
        return self.height() - taken < LOW_BELOW_PX

    def _place_list(self, checked: bool = False) -> None:
        """In a low window the list stands beside the map instead of below it, and the legend goes."""
        is_low, listed = self._is_low(), not self.list.isHidden()
        below, beside = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self.split.setOrientation(beside if is_low else below)
        self.legend.setVisible(not is_low or not (listed or self.time.isVisibleTo(self)))
        if listed:
            room, part = (self.split.width(), BESIDE_PART) if is_low else (self.split.height(), LIST_PART)
            self.split.setSizes([room - round(room * part), round(room * part)])

    def make_room_for(self, part: QWidget) -> None:
        """In a low window the list makes room for buying process, inspector and comparison, and they for the list."""
        if not self._is_low():
            return
        if part is not self.list:
            self.toolbar.list.setChecked(False)
            return
        self.headline.process.setChecked(False)
        if self._is_low():
            self.toolbar.inspector.setChecked(False)
            self.time.compare.setChecked(False)

    def _show_inspector(self, wanted: bool) -> None:
        self.inspector.setVisible(wanted)
        if wanted:
            self.make_room_for(self.inspector)

    def _close_inspector(self) -> None:
        self.toolbar.inspector.setChecked(False)

    def _show_menu(self, where: QPoint) -> None:
        menu = build_menu(self, where)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
