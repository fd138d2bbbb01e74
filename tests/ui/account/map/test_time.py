"""The map on earlier days: as it stood before and after each change, and what is different between two of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from amdesk.analysis.map_arrangements import Arrangement
from amdesk.model.colleagues import Colleague
from amdesk.model.values import LineKind, Role, Stance
from amdesk.ui.account.map.group_popup import GroupPopup
from amdesk.ui.account.map.line_popup import LinePopup
from amdesk.ui.account.map.view import MapView
from amdesk.ui.desk import Desk
from tests.conftest import TODAY
from tests.ui.account.map.conftest import LONG_AGO, Hand, People

Left = Qt.MouseButton.LeftButton
FIRST, STEP = date(2026, 3, 1), timedelta(days=10)
Fact = tuple[str, str]
"""Of whom, and what of them."""


def day_of(edit: int) -> date:
    """The day on which an edit is made, counted from 1."""
    return FIRST + (edit - 1) * STEP


@dataclass
class Truth:
    """What was so since when, written down independently of the program."""

    values: dict[Fact, list[tuple[date, Any]]] = field(default_factory=dict)
    lines: list[list[Any]] = field(default_factory=list)
    groups: list[list[Any]] = field(default_factory=list)
    people: dict[str, tuple[date, date | None]] = field(default_factory=dict)

    def says(self, who: str, what: str, value: Any, since: date) -> None:
        self.values.setdefault((who, what), []).append((since, value))

    def was_always(self, who: str, what: str, value: Any) -> None:
        """A correction: the last that was said holds from its own day with this value."""
        known = sorted(self.values[who, what], key=lambda fact: fact[0])
        self.values[who, what] = [*known[:-1], (known[-1][0], value)]

    def line(self, source: str, target: str, kind: LineKind, width: int | None, since: date) -> None:
        self.lines.append([source, target, kind, width, since, None])

    def ends(self, source: str, target: str, on: date) -> None:
        next(line for line in self.lines if line[:2] == [source, target] and line[5] is None)[5] = on

    def on(self, day: date) -> dict[str, Any]:
        """The map of a day."""

        def value(who: str, what: str, unknown: Any) -> Any:
            held = sorted(
                (since, at, v) for at, (since, v) in enumerate(self.values.get((who, what), [])) if since <= day
            )
            return held[-1][2] if held else unknown

        def holds(since: date, until: date | None) -> bool:
            return since <= day and (until is None or day < until)

        here = [name for name, (since, until) in self.people.items() if holds(since, until)]
        return {
            "cards": {
                who: (
                    value(who, "job", ""),
                    value(who, "stance", None),
                    value(who, "influence", None) or 0,
                    {role for role in Role if value(who, role.value, False)},
                    value(who, "covered", ()),
                )
                for who in here
            },
            "lines": {
                (source, target, kind, width)
                for source, target, kind, width, since, until in self.lines
                if holds(since, until)
            },
            "groups": {(name, who) for name, who, since, until in self.groups if holds(since, until)},
        }


class Time:
    """Edits a map through its widgets, day after day, and reads from the canvas what it shows on a day."""

    def __init__(self, hand: Hand, view: MapView, desk: Desk, people: People) -> None:
        self.hand, self.view, self.desk, self.people = hand, view, desk, people

    def be_on(self, day: date) -> None:
        """It is that day."""
        self.desk.workspace.fixed_today = day
        self.view.toolbar.arrange(Arrangement.HIERARCHY)
        self.view.refresh()
        self.view.canvas.choose([])
        self.hand.settle()

    def choose(self, person: int, since: date | None = None, correction: bool = False) -> None:
        self.hand.click(self.hand.middle(person))
        self.view.inspector.correction.setChecked(correction)
        if since is not None:
            editor = self.view.inspector.since.editor.edit
            editor.setFocus()
            QTest.keyClicks(editor, since.isoformat())
            QTest.keyClick(editor, Qt.Key.Key_Return)

    def stance(self, person: int, stance: Stance, since: date | None = None, correction: bool = False) -> None:
        self.choose(person, since, correction)
        QTest.mouseClick(self.view.inspector.stance.buttons[stance], Left)
        self.hand.settle()

    def influence(self, person: int, value: int, since: date | None = None, correction: bool = False) -> None:
        self.choose(person, since, correction)
        self.view.inspector.influence.setFocus()
        QTest.keyClicks(self.view.inspector.influence, str(value))
        self.hand.settle()

    def change(self, what: str, person: int, value: Any, since: date | None = None, correction: bool = False) -> None:
        """Change what is known of a person in the inspector."""
        if what == "stance":
            self.stance(person, value, since, correction)
        elif what == "influence":
            self.influence(person, value, since, correction)
        else:
            self.field(person, what, value, since, correction)

    def role(self, person: int, role: Role, since: date | None = None) -> None:
        self.choose(person, since)
        QTest.mouseClick(self.view.inspector.roles.buttons[role], Left)
        self.hand.settle()

    def field(self, person: int, name: str, text: str, since: date | None = None, correction: bool = False) -> None:
        self.choose(person, since, correction)
        control = self.view.inspector.details.form.editor(name).control
        control.setFocus()
        QTest.keySequence(control, "Ctrl+A")
        QTest.keyClicks(control, text)
        QTest.keyClick(control, Qt.Key.Key_Return)
        self.hand.settle()

    def boss(self, person: int, boss: int, since: date | None = None) -> None:
        self.choose(person, since)
        self.hand.drag(self.hand.middle(person), self.hand.upper_edge(boss))

    def line(self, source: int, target: int, kind: LineKind) -> None:
        self.hand.hover(self.hand.middle(source))
        self.hand.drag(self.hand.right_edge(source), self.hand.middle(target))
        popup = self.view.findChild(LinePopup)
        assert popup is not None
        press(popup, f"map-line-kind-{kind.value}")
        self.hand.settle()

    def choose_line(self, source: int) -> None:
        line = next(
            each for each in self.view.canvas.map_scene.lines if each.source == source and not each.kind.is_formal
        )
        self.view.canvas.choose_line(line.id)

    def cell(self, person: int, across: int, up: int) -> None:
        self.view.toolbar.arrange(Arrangement.STANCE_INFLUENCE)
        self.hand.settle()
        ground = self.view.canvas.map_scene.standing.ground
        assert ground is not None
        cell = next(each for each in ground.cells if (each.across, each.up) == (across, up))
        area = self.view.canvas.mapFromScene(cell.x, cell.y, cell.width, cell.height).boundingRect()
        self.hand.drag(self.hand.middle(person), area.center())

    def cover(self, person: int, name: str) -> None:
        self.choose(person)
        menu = QMenu()
        self.view.inspector.details._fill_coverage(menu)
        next(action for action in menu.actions() if action.text() == name).trigger()
        self.hand.settle()

    def group(self, name: str, *people: int) -> None:
        self.view.canvas.choose(people)
        self.hand.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        popup = self.view.findChild(GroupPopup)
        assert popup is not None
        QTest.keyClicks(popup.name, name)
        QTest.keyClick(popup.name, Qt.Key.Key_Return)
        self.hand.settle()

    def drop_on_group(self, person: int) -> None:
        name = self.view.canvas.map_scene.named_areas()[0][1].center()
        self.hand.drag(self.hand.middle(person), self.view.canvas.viewport_point(name))

    def shown_on(self, day: date) -> dict[str, Any]:
        """What the canvas shows when the slider stands on a day."""
        self.view.time.slider.setValue(day.toordinal())
        self.hand.settle()
        scene = self.view.canvas.map_scene
        shapes = {person: card.shape_of_person for person, card in scene.cards.items()}
        assert self.view.shown is not None
        return {
            "cards": {
                shape.name: (
                    shape.job,
                    shape.stance,
                    shape.influence,
                    {role for role in Role if role.label in [word for _sign, word in shape.roles]},
                    shape.covered_by,
                )
                for shape in shapes.values()
            },
            "lines": {
                (
                    shapes[line.source].name,
                    shapes[line.target].name,
                    line.kind,
                    None if line.kind.is_formal else line.width,
                )
                for line in scene.lines
            },
            "groups": {(group.name, shapes[who].name) for group in self.view.shown.groups for who in group.members},
        }


def press(inside: QWidget, name: str) -> None:
    button = inside.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Left)


def edits(time: Time, truth: Truth) -> list[Callable[[date], None]]:
    """Twenty mixed edits; each is made on a day and written down."""
    p, t = time.people, truth
    fay: list[int] = []

    def add(day: date) -> None:
        time.hand.double_click(time.hand.free_ground())
        time.hand.type_name("Fay")
        fay.extend(set(time.view.people) - {p.ada, p.ben, p.cleo, p.dan, p.eve})
        t.people["Fay"] = (day, None)

    def leave(day: date) -> None:
        time.field(fay[0], "left_on", day.isoformat())
        t.people["Fay"] = (t.people["Fay"][0], day)

    def boss(day: date) -> None:
        time.boss(p.dan, p.cleo)
        t.ends("Dan", "Ben", day)
        t.line("Dan", "Cleo", LineKind.REPORTS, None, day)

    def boss_since(day: date) -> None:
        time.boss(p.cleo, p.ben, since=day - timedelta(days=25))
        t.ends("Cleo", "Ada", day - timedelta(days=25))
        t.line("Cleo", "Ben", LineKind.REPORTS, None, day - timedelta(days=25))

    def strengthen(day: date) -> None:
        time.choose_line(p.eve)
        time.view.inspector.line.strength.setFocus()
        QTest.keyClicks(time.view.inspector.line.strength, "3")
        time.hand.settle()
        t.ends("Eve", "Ada", day)
        t.line("Eve", "Ada", LineKind.TRUSTS, 3, day)

    def end_line(day: date) -> None:
        time.choose_line(p.eve)
        time.hand.key(Qt.Key.Key_Delete)
        t.ends("Eve", "Ada", day)

    def group(day: date) -> None:
        time.group("Old guard", p.ada, p.ben)
        t.groups.extend(["Old guard", who, day, None] for who in ("Ada", "Ben"))

    def out_of_group(day: date) -> None:
        time.drop_on_group(p.ben)
        next(member for member in t.groups if member[1] == "Ben")[3] = day

    def grid(day: date) -> None:
        time.cell(p.cleo, -1, 4)
        t.says("Cleo", "stance", Stance.SCEPTIC, day)
        t.says("Cleo", "influence", 4, day)

    def cover(day: date) -> None:
        time.cover(p.ada, "Sam Own")
        t.says("Ada", "covered", ("SO",), day)

    def last_day(day: date) -> None:
        cover(day)
        out_of_group(day)
        end_line(day)
        leave(day)

    def change(what: str, person: int, who: str, value: Any, ago: int = 0) -> Callable[[date], None]:
        """Something of a person changes today, or changed days ago."""

        def edit(day: date) -> None:
            since = day - timedelta(days=ago)
            time.change(what, person, value, since if ago else None)
            t.says(who, what, value, since)

        return edit

    def correct(what: str, person: int, who: str, value: Any) -> Callable[[date], None]:
        """Something of a person was always so."""

        def edit(day: date) -> None:
            time.change(what, person, value, correction=True)
            t.was_always(who, what, value)

        return edit

    def gets(person: int, who: str, role: Role, ago: int = 0) -> Callable[[date], None]:
        def edit(day: date) -> None:
            since = day - timedelta(days=ago)
            time.role(person, role, since if ago else None)
            t.says(who, role.value, True, since)

        return edit

    def trusts(day: date) -> None:
        time.line(p.eve, p.ada, LineKind.TRUSTS)
        t.line("Eve", "Ada", LineKind.TRUSTS, 2, day)

    return [
        change("stance", p.eve, "Eve", Stance.NEUTRAL),
        change("influence", p.eve, "Eve", 2),
        gets(p.dan, "Dan", Role.USER),
        boss,
        trusts,
        change("job", p.ada, "Ada", "Head"),
        grid,
        add,
        change("stance", p.eve, "Eve", Stance.OPPONENT),
        correct("stance", p.eve, "Eve", Stance.SCEPTIC),
        strengthen,
        change("stance", p.ada, "Ada", Stance.CHAMPION, ago=15),
        change("influence", p.ada, "Ada", 5, ago=15),
        group,
        gets(p.eve, "Eve", Role.SPONSOR, ago=15),
        boss_since,
        correct("influence", p.eve, "Eve", 4),
        last_day,
        change("job", p.cleo, "Cleo", "Buyer", ago=15),
        correct("job", p.ada, "Ada", "CEO"),
    ]


def first_truth() -> Truth:
    truth = Truth(people={name: (LONG_AGO, None) for name in ("Ada", "Ben", "Cleo", "Dan", "Eve")})
    for who, boss in (("Ben", "Ada"), ("Cleo", "Ada"), ("Dan", "Ben")):
        truth.line(who, boss, LineKind.REPORTS, None, LONG_AGO)
    truth.says("Ada", "decider", True, LONG_AGO)
    truth.says("Ben", "stance", Stance.SUPPORTER, TODAY)
    return truth


def test_the_slider_shows_the_map_before_and_after_each_of_twenty_edits(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    with desk.workspace.write("Colleague") as session:
        session.add(Colleague(name="Sam Own"))
    time, truth = Time(hand, view, desk, people), first_truth()
    made = edits(time, truth)
    for number, edit in enumerate(made, 1):
        time.be_on(day_of(number))
        edit(day_of(number))
    time.be_on(TODAY)
    view.time.toggle()
    for number in range(1, len(made) + 1):
        for day in (day_of(number) - timedelta(days=1), day_of(number)):
            assert time.shown_on(day) == truth.on(day), f"edit {number} on {day}"
    for day in (day_of(16) - timedelta(days=26), day_of(16) - timedelta(days=25), TODAY):
        assert time.shown_on(day) == truth.on(day)


def test_undo_takes_every_one_of_the_edits_back(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    with desk.workspace.write("Colleague") as session:
        session.add(Colleague(name="Sam Own"))
    time, truth = Time(hand, view, desk, people), first_truth()
    states, last = [], desk.workspace.next_undo()
    for number, edit in enumerate(edits(time, truth), 1):
        time.be_on(day_of(number))
        states.append(time.shown_on(day_of(number)))
        edit(day_of(number))
    for number in range(len(states), 0, -1):
        time.be_on(day_of(number))
        while time.shown_on(day_of(number)) != states[number - 1] and desk.workspace.next_undo() != last:
            desk.undo()
            hand.settle()
        assert time.shown_on(day_of(number)) == states[number - 1], f"edit {number}"


# Comparing two days


def test_comparing_two_days_lists_and_marks_what_changed(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    time = Time(hand, view, desk, people)
    time.be_on(FIRST)
    time.stance(people.eve, Stance.SCEPTIC)
    time.be_on(FIRST + STEP)
    time.stance(people.eve, Stance.SUPPORTER)
    time.line(people.eve, people.cleo, LineKind.TRUSTS)
    time.boss(people.dan, people.cleo)
    view.time.toggle()
    press(view, "map-compare")
    view.time.second.setValue(FIRST.toordinal())
    hand.settle()
    said = [line.change.what for line in view.changes_list.lines]
    assert said == ["Eve: sceptic → supporter", "Dan reports to Cleo now", "New: Eve → Cleo, trusts"]
    cards = view.canvas.map_scene.cards
    words = {badge.parentItem(): badge.words for badge in view.canvas.map_scene.badges}
    assert words == {cards[people.dan]: ["boss"], cards[people.eve]: ["stance ▲", "+ line"]}


def test_who_left_between_two_days_is_shown_with_a_mark(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    time = Time(hand, view, desk, people)
    time.be_on(FIRST)
    time.field(people.eve, "left_on", FIRST.isoformat())
    time.be_on(FIRST + STEP)
    view.time.toggle()
    press(view, "map-compare")
    view.time.second.setValue((FIRST - STEP).toordinal())
    hand.settle()
    assert [line.change.what for line in view.changes_list.lines] == ["Eve left"]
    assert [badge.words for badge in view.canvas.map_scene.badges] == [["− left"]]


def test_choosing_a_change_chooses_whom_it_concerns(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    time = Time(hand, view, desk, people)
    time.be_on(FIRST)
    time.line(people.eve, people.cleo, LineKind.TRUSTS)
    view.time.toggle()
    press(view, "map-compare")
    view.time.second.setValue(LONG_AGO.toordinal() + 5)
    hand.settle()
    view.changes_list.table.choose([0])
    hand.settle()
    assert sorted(view.canvas.chosen) == [people.cleo, people.eve]


def test_back_to_today_ends_comparing(hand: Hand, view: MapView, desk: Desk, people: People) -> None:
    view.time.toggle()
    press(view, "map-compare")
    hand.settle()
    QTest.mouseClick(view.time.back, Left, pos=QPoint(4, 4))
    hand.settle()
    assert view.time.span is None and view.canvas.map_scene.badges == [] and not view.changes_list.isVisible()


def test_a_day_ahead_is_no_day_from_which_something_counts(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    time = Time(hand, view, desk, people)
    time.choose(people.eve, since=TODAY + STEP)
    assert view.inspector.since.editor.error() == "That day has not come yet."
    assert view.deeds.since is None


def test_the_day_something_counts_from_is_forgotten_with_the_card(
    hand: Hand, view: MapView, desk: Desk, people: People
) -> None:
    time = Time(hand, view, desk, people)
    time.choose(people.eve, since=FIRST)
    assert view.deeds.since == FIRST
    hand.click(hand.middle(people.ada))
    assert view.deeds.since is None
