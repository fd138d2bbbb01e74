"""What is known of the card chosen, at the right of the map: read and changed in place."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.map_warnings import MapWarning
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import Role, Stance
from amdesk.ui.account.map.choices import RoleChips, StanceChoice
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.details import Details
from amdesk.ui.account.map.gap_card import GapCard
from amdesk.ui.account.map.known import known
from amdesk.ui.account.map.line_part import LinePart
from amdesk.ui.account.map.person_reading import PersonReading
from amdesk.ui.account.map.several import SeveralPart
from amdesk.ui.account.map.since_part import SincePart
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import IconButton
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.form import Lock
from amdesk.ui.kit.labels import Text, TextRole, plain_tip
from amdesk.ui.kit.looking import Curtained
from amdesk.ui.kit.panel import Card, Scroll
from amdesk.words import _, plural

WIDTH_PX, LINK_WIDTH_PX = 320, 256
NOTHING_CHOSEN = "Choose a card to see and change what is known of the person. Double-click the ground to add someone."


class Inspector(Card):
    """Shows one person, what several have in common, or a line; `touch_asked` and `action_asked` tell the person."""

    closed = Signal()
    touch_asked = Signal(int)
    action_asked = Signal(int)
    gap_taken = Signal(object)
    answered = Signal(object)

    def __init__(self, desk: Desk, deeds: Deeds) -> None:
        super().__init__(" ")
        self.desk, self.deeds = desk, deeds
        self.people: tuple[MapPerson, ...] = ()
        self.setObjectName("map-inspector")
        self.setFixedWidth(WIDTH_PX)
        close = IconButton("x", _("Close the inspector"))
        close.clicked.connect(self.closed)
        self.add_aside(close)
        self.area = Scroll(margin=0)
        page = self.area.widget()
        if page is not None:
            page.setProperty("ground", "card")
        self.body.addWidget(self.area, 1)
        self._make_parts()
        self._lay_out()
        Curtained(self)

    def _make_parts(self) -> None:
        self.subtitle = Text("", role=TextRole.MUTED, wrap=True)
        self.counts = Text("", role=TextRole.MUTED, wrap=True)
        self.gap = GapCard()
        self.gap.taken.connect(self.gap_taken)
        self.gap.answered.connect(self.answered)
        self.roles, self.stance = RoleChips(), StanceChoice()
        self.roles.toggled.connect(self._set_role)
        self.stance.decided.connect(partial(self._set, "stance"))
        self.influence = Dots(1, 5)
        self.influence.setObjectName("map-influence")
        self.influence.setAccessibleName(_("Influence"))
        self.influence.rated.connect(partial(self._set, "influence"))
        self.correction = QCheckBox(_("It was always so"))
        self.correction.setObjectName("map-correction")
        self.correction.toggled.connect(self._correct)
        plain_tip(self.correction, _("What you change now corrects what was wrong; it is no change as of today"))
        self.details = Details(self.desk, self.deeds)
        self.details.edited.connect(self._set)
        self.details.touch_asked.connect(self.touch_asked)
        self.details.action_asked.connect(self.action_asked)
        self.reading = PersonReading(self.deeds)
        self.since = SincePart(self._today)
        self.since.chosen.connect(self._count_since)
        self.several = SeveralPart(self.deeds)
        self.line = LinePart(self.deeds)

    def _lay_out(self) -> None:
        body = self.area.body
        body.setSpacing(10)
        self.ratings, rating_lines = _column()
        head = QHBoxLayout()
        head.addWidget(Text(_("Stance"), role=TextRole.MUTED))
        head.addWidget(Lock())
        head.addStretch(1)
        head.addWidget(self.correction)
        rating_lines.addLayout(head)
        rating_lines.addWidget(self.stance)
        line = QHBoxLayout()
        line.addWidget(Text(_("Influence"), role=TextRole.MUTED))
        line.addStretch(1)
        line.addWidget(self.influence)
        rating_lines.addLayout(line)
        rating_lines.addWidget(self.since)
        ratings = (self.roles, self.ratings, self.several)
        self.parts = (self.subtitle, self.counts, self.gap, *ratings, self.reading, self.line)
        for part in (*self.parts, self.details):
            body.addWidget(part)
        body.addStretch(1)

    # Showing

    def show_nothing(self, people: int, status: str, gaps: Sequence[MapWarning]) -> None:
        """Say how far the map is and its gravest gap, since no card is chosen."""
        self.people = ()
        self._forget_when()
        self.set_title(plural("{n} person", "{n} people", people))
        self.counts.setText(_(NOTHING_CHOSEN))
        self.subtitle.setText(status)
        if gaps:
            self.gap.show_gap(gaps[0])
        self._show_parts(self.subtitle, self.counts, *([self.gap] if gaps else []))

    def show_line(self, line: LineShape, names: Mapping[int, str]) -> None:
        """Show a line between two people."""
        self.people = ()
        self._forget_when()
        self.set_title(line.kind.label)
        self.line.show_line(line, names[line.source], names[line.target])
        self._show_parts(self.line)

    def show_people(self, people: tuple[MapPerson, ...], shown: AccountMap, gaps: Sequence[MapWarning]) -> None:
        """Show one person with everything, or what several have in common."""
        if [p.id for p in people] != [p.id for p in self.people]:
            self._forget_when()
            self.area.verticalScrollBar().setValue(0)
            self.details.form.clear_errors()
        self.people = people
        self._show_ratings()
        if len(people) == 1:
            self._show_one(people[0], shown, gaps)
        else:
            self._show_several(people)

    def _show_ratings(self) -> None:
        people = self.people
        self.stance.show_stances({person.stance for person in people})
        self.roles.show_roles(set.intersection(*(set(person.roles) for person in people)))
        influences = {person.influence for person in people}
        self.influence.set_value(influences.pop() if len(influences) == 1 else None)

    def _show_several(self, people: tuple[MapPerson, ...]) -> None:
        self.set_title(plural("{n} person chosen", "{n} people chosen", len(people)))
        counts = {stance: sum(person.stance is stance for person in people) for stance in (*Stance, None)}
        words = [f"{_('not known') if s is None else s.label.lower()} {n}" for s, n in counts.items() if n]
        self.counts.setText(_("Stance: {counts}").format(counts=", ".join(words)))
        self.several.show_people(people)
        self._show_parts(self.counts, self.roles, self.ratings, *([self.several] if self.deeds.past is None else []))

    def _show_one(self, person: MapPerson, shown: AccountMap, gaps: Sequence[MapWarning]) -> None:
        found = known(self.desk.workspace, person.id)
        if found is None:
            return
        self.set_title(person.name)
        boss = _("reports to {boss}").format(boss=found.boss[1]) if found.boss else ""
        self.subtitle.setText(" · ".join(part for part in (person.job, person.unit, boss) if part))
        mine = next((gap for gap in gaps if person.id in gap.people), None)
        if mine is not None:
            self.gap.show_gap(mine)
        self.details.show_person(found, shown)
        self.reading.show_person(person, shown)
        wanted: list[QWidget] = [self.roles, self.ratings, self.reading]
        # What is known besides is known today; it would be read as known then.
        wanted += [self.details] if self.deeds.past is None else []
        wanted += [self.subtitle] if self.subtitle.text() else []
        self._show_parts(*wanted, *([self.gap] if mine is not None else []))

    def _show_parts(self, *wanted: QWidget) -> None:
        for part in (*self.parts, self.details):
            part.setVisible(part in wanted)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.details.form.focus("name")

    # Changing

    def _today(self) -> date:
        return self.desk.workspace.today

    def _count_since(self, day: date | None) -> None:
        """What is changed now counts since that day; what is corrected was always so."""
        self.deeds.since = day
        if day is not None:
            self.correction.setChecked(False)

    def _correct(self, wanted: bool) -> None:
        """What is changed now was always so; then no day counts."""
        self.deeds.corrects = wanted
        if wanted:
            self.since.forget()

    def _forget_when(self) -> None:
        """Changes count from today on again."""
        self.since.forget()
        self.correction.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """A day or a correction that cannot be seen does not count."""
        super().hideEvent(event)
        self._forget_when()

    def _names(self) -> dict[int, str]:
        return {person.id: person.name for person in self.people}

    def _set(self, field: str, value: Any) -> None:
        """Change a field of everyone chosen; a refusal stands at the field."""
        self.deeds.set_value(self._names(), field, value, refused=self.details.show_refusal)
        self._show_unchanged()

    def _set_role(self, role: Role, held: bool) -> None:
        self.deeds.set_role(self._names(), role, held)
        self._show_unchanged()

    def _show_unchanged(self) -> None:
        """On an earlier day nothing was changed: show again what held then."""
        if self.deeds.past is not None:
            self._show_ratings()


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    return part, _lines_of(part)


def _lines_of(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column
