"""What is known of the card chosen, at the right of the map: read and changed in place."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from amdesk.analysis.map_lines import LineShape
from amdesk.analysis.map_warnings import MapWarning
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.rows import AccountMap, MapPerson
from amdesk.model.values import Role, Stance
from amdesk.ui.account.map.card_text import cut
from amdesk.ui.account.map.choices import RoleChips, StanceChoice
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.gap_card import GapCard
from amdesk.ui.account.map.known import Known, known
from amdesk.ui.account.map.line_part import LinePart
from amdesk.ui.desk import Desk
from amdesk.ui.kit.buttons import Button, IconButton, MenuButton, menu_safe
from amdesk.ui.kit.choice_editors import ReferenceEditor
from amdesk.ui.kit.dots import Dots
from amdesk.ui.kit.form import Form, Lock
from amdesk.ui.kit.labels import Link, Text, TextRole, plain_tip
from amdesk.ui.kit.panel import Card, Scroll, empty_out
from amdesk.ui.records.subject import currency_of, offer_options, subject
from amdesk.words import _, day, plural

WIDTH_PX, LINK_WIDTH_PX = 320, 256
FIELDS = (
    "name",
    "job",
    "unit_id",
    "authority",
    "authority_note",
    "interest",
    "wants",
    "way_of_deciding",
    "wants_privately",
    "feelings",
    "channel",
    "rhythm_days",
    "mail",
    "phone",
    "mobile",
    "is_placeholder",
    "joined_on",
    "left_on",
    "left_to",
    "note",
)
BOSS = Field("boss", "Reports to", Kind.REFERENCE, subject="person")
NOTHING_CHOSEN = "Choose a card to see and change what is known of the person. Double-click the ground to add someone."


class Inspector(Card):
    """Shows one person, what several have in common, or a line; `touch_asked` and `action_asked` tell the person."""

    closed = Signal()
    touch_asked = Signal(int)
    action_asked = Signal(int)
    gap_taken = Signal(object)

    def __init__(self, desk: Desk, deeds: Deeds) -> None:
        super().__init__(" ")
        self.desk, self.deeds = desk, deeds
        self.people: tuple[MapPerson, ...] = ()
        self.known: Known | None = None
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

    def _make_parts(self) -> None:
        self.subtitle = Text("", role=TextRole.MUTED, wrap=True)
        self.counts = Text("", role=TextRole.MUTED, wrap=True)
        self.gap = GapCard()
        self.gap.taken.connect(self.gap_taken)
        self.roles, self.stance = RoleChips(), StanceChoice()
        self.roles.toggled.connect(self._set_role)
        self.stance.decided.connect(partial(self._set, "stance"))
        self.influence = Dots(1, 5)
        self.influence.setObjectName("map-influence")
        self.influence.setAccessibleName(_("Influence"))
        self.influence.rated.connect(partial(self._set, "influence"))
        self.correction = QCheckBox(_("It was always so"))
        self.correction.setObjectName("map-correction")
        plain_tip(self.correction, _("What you change now corrects what was wrong; it is no change as of today"))
        self.covered = MenuButton(_("Nobody"), fill=self._fill_coverage)
        self.covered.setObjectName("map-covered-by")
        self.boss = ReferenceEditor(BOSS)
        self.boss.edited.connect(self._set_boss)
        self.form = Form([field for name in FIELDS for field in subject("person").fields if field.name == name])
        self.form.edited.connect(self._set)
        self.touches = QWidget()
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
        self.single, lines = _column()
        lines.addLayout(_labelled(_("Covered by"), self.covered))
        lines.addLayout(_labelled(_("Reports to"), self.boss))
        lines.addLayout(self._commands())
        lines.addWidget(self.touches)
        lines.addWidget(self.form)
        for part in (self.subtitle, self.counts, self.gap, self.roles, self.ratings, self.line, self.single):
            body.addWidget(part)
        body.addStretch(1)

    def _commands(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for word, name, told in (
            (_("+ &Touch"), "map-add-touch", self.touch_asked),
            (_("+ Actio&n"), "map-add-action", self.action_asked),
        ):
            button = Button(word)
            button.setObjectName(name)
            button.clicked.connect(partial(self._tell, told))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _tell(self, told: Any, checked: bool = False) -> None:
        if self.known is not None:
            told.emit(self.known.id)

    # Showing

    def show_nothing(self, people: int, status: str, gaps: Sequence[MapWarning]) -> None:
        """Say how far the map is and its gravest gap, since no card is chosen."""
        self.people, self.known = (), None
        self.set_title(plural("{n} person", "{n} people", people))
        self.counts.setText(_(NOTHING_CHOSEN))
        self.subtitle.setText(status)
        if gaps:
            self.gap.show_gap(gaps[0])
        self._show_parts(self.subtitle, self.counts, *([self.gap] if gaps else []))

    def show_line(self, line: LineShape, names: Mapping[int, str]) -> None:
        """Show a line between two people."""
        self.people, self.known = (), None
        self.set_title(line.kind.label)
        self.line.show_line(line, names[line.source], names[line.target])
        self._show_parts(self.line)

    def show_people(self, people: tuple[MapPerson, ...], shown: AccountMap, gaps: Sequence[MapWarning]) -> None:
        """Show one person with everything, or what several have in common."""
        if [p.id for p in people] != [p.id for p in self.people]:
            self.correction.setChecked(False)
            self.form.clear_errors()
        self.people = people
        self.stance.show_stances({person.stance for person in people})
        self.roles.show_roles(set.intersection(*(set(person.roles) for person in people)))
        influences = {person.influence for person in people}
        self.influence.set_value(influences.pop() if len(influences) == 1 else None)
        if len(people) == 1:
            self._show_one(people[0], shown, gaps)
        else:
            self._show_several(people)

    def _show_several(self, people: tuple[MapPerson, ...]) -> None:
        self.known = None
        self.set_title(plural("{n} person chosen", "{n} people chosen", len(people)))
        counts = {stance: sum(person.stance is stance for person in people) for stance in (*Stance, None)}
        words = [f"{_('not known') if s is None else s.label.lower()} {n}" for s, n in counts.items() if n]
        self.counts.setText(_("Stance: {counts}").format(counts=", ".join(words)))
        self._show_parts(self.counts, self.roles, self.ratings)

    def _show_one(self, person: MapPerson, shown: AccountMap, gaps: Sequence[MapWarning]) -> None:
        found = known(self.desk.workspace, person.id)
        if found is None:
            return
        self.known = found
        self.set_title(person.name)
        boss = _("reports to {boss}").format(boss=found.boss[1]) if found.boss else ""
        self.subtitle.setText(" · ".join(part for part in (person.job, person.unit, boss) if part))
        mine = next((gap for gap in gaps if person.id in gap.people), None)
        if mine is not None:
            self.gap.show_gap(mine)
        self._show_details(found, shown)
        self._show_touches(found)
        wanted = [self.roles, self.ratings, self.single]
        wanted += [self.subtitle] if self.subtitle.text() else []
        self._show_parts(*wanted, *([self.gap] if mine is not None else []))

    def _show_details(self, found: Known, shown: AccountMap) -> None:
        names = ", ".join(name for _id, name in found.covered_by)
        self.covered.setText(menu_safe(names or _("Nobody")) + "  ")
        self.covered.setAccessibleName(_("Covered by {who}").format(who=names or _("nobody")))
        self.boss.set_options([(p.id, p.name) for p in shown.people if p.id != found.id])
        if not self.boss.is_typing():
            self.boss.set_value(found.boss[0] if found.boss else None)
        offer_options(self.form, subject("person"), self.desk.workspace, found.account_id)
        self.form.set_currency(currency_of(self.desk.workspace, found.account_id))
        self.form.set_values(found.values)

    def _show_touches(self, found: Known) -> None:
        layout = self.touches.layout()
        if layout is None:
            layout = _lines_of(self.touches)
        empty_out(layout)
        today = self.desk.workspace.today
        count = plural("{n} touch", "{n} touches", found.touch_count) if found.touch_count else _("Never met so far")
        layout.addWidget(Text(count, role=TextRole.STRONG))
        for touch in found.touches:
            words = f"{day(touch.on, today)} · {touch.how} · {touch.purpose}"
            link = Link(cut(words, self.font(), LINK_WIDTH_PX))
            plain_tip(link, words)
            link.clicked.connect(partial(self._open_touch, touch.id))
            layout.addWidget(link)

    def _open_touch(self, touch: int, checked: bool = False) -> None:
        self.desk.open_row("touch", touch, self.known.account_id if self.known else None)

    def _show_parts(self, *wanted: QWidget) -> None:
        for part in (self.subtitle, self.counts, self.gap, self.roles, self.ratings, self.line, self.single):
            part.setVisible(part in wanted)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.focus("name")

    # Changing

    def _names(self) -> dict[int, str]:
        return {person.id: person.name for person in self.people}

    def _set(self, field: str, value: Any) -> None:
        """Change a field of everyone chosen; a refusal stands at the field."""
        correction = self.correction.isChecked()
        self.deeds.set_value(self._names(), field, value, correction=correction, refused=self._refused)

    def _refused(self, wrong: FieldError) -> None:
        if wrong.field in self.form.names():
            self.form.show_error(wrong.field, wrong.sentence)
        else:
            self.desk.say(wrong.sentence)

    def _set_role(self, role: Role, held: bool) -> None:
        self.deeds.set_role(self._names(), role, held)

    def _set_boss(self, boss: int | None) -> None:
        if self.known is None:
            return
        if boss is None:
            self.deeds.report_to_nobody(self.known.id, self.known.name)
        else:
            self.deeds.report_to({self.known.id: self.known.name}, boss, self.boss.edit.text())

    def _fill_coverage(self, menu: QMenu) -> None:
        if self.known is None:
            return
        covering = dict(self.known.covered_by)
        for colleague, name in self.known.colleagues:
            action = menu.addAction(menu_safe(name))
            action.setCheckable(True)
            action.setChecked(colleague in covering)
            action.triggered.connect(partial(self._cover, colleague, name))
        if not self.known.colleagues:
            menu.addAction(_("No colleagues yet")).setEnabled(False)

    def _cover(self, colleague: int, name: str) -> None:
        if self.known is not None:
            covers = colleague not in dict(self.known.covered_by)
            self.deeds.cover(self.known.id, self.known.name, colleague, name, covers)


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    return part, _lines_of(part)


def _lines_of(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def _labelled(words: str, control: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    label = Text(words, role=TextRole.MUTED)
    label.setFixedWidth(84)
    label.setBuddy(control)
    line.addWidget(label)
    line.addWidget(control, 1)
    return line
