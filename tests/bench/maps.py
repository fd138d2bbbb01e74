"""The account map: a frame of the whole view against the same primitives painted bare, and its tidy tree."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from tests.bench.harness import Verdict, compare

SIZE = (1440, 900)
SMALL, SMALL_GOAL = 300, 1.6
LARGE, LARGE_GOAL = 1000, 1.75
LAYOUT_GOAL = 10.0
WALKS = 5
DRAGGED = 20
"""Who is dragged: somebody with people below."""
TODAY = date(2026, 11, 21)


def people_and_lines(count: int) -> tuple[list[int], dict[int, int], list[tuple[int, int]]]:
    """People, the boss of each but the first, and as many influences among them."""
    rng = random.Random(count)
    boss = {person: rng.randrange(max(1, person // 4 - 1), max(2, person // 3 + 1)) for person in range(2, count + 1)}
    drawn: set[tuple[int, int]] = set()
    while len(drawn) < count + 1:
        one, other = rng.randrange(1, count + 1), 1 + int(rng.random() ** 2 * count)
        if one != other:
            drawn.add((one, other))
    return list(range(1, count + 1)), boss, sorted(drawn)


def account_map(count: int) -> Any:
    """A map of `count` people with twice as many lines, reporting and influence, and two groups of a twelfth each."""
    from amdesk.model.rows import AccountMap, MapGroup, MapLine, MapPerson
    from amdesk.model.values import GroupKind, LineKind, Role, Stance, Tier

    people, boss, influences = people_and_lines(count)
    rng = random.Random(count + 1)
    kinds = [kind for kind in LineKind if not kind.is_formal]
    somebody = [
        MapPerson(
            id=number,
            name=f"Person {number} of the map",
            job="Head of procurement",
            unit=f"Unit {number % 9}",
            roles=(list(Role)[number % len(Role)],),
            labels=(),
            stance=list(Stance)[number % len(Stance)],
            influence=1 + number % 5,
            interest=number % 11,
            authority=None,
            last_touch=TODAY,
            days_since=number % 200,
            touches_90=1,
            covered_by=("Nora Blake",),
            is_placeholder=False,
            left_on=None,
            rhythm_days=90,
            strength=None,
            account_id=1,
            account="Konex",
        )
        for number in people
    ]
    lines = [MapLine(who, who, higher, LineKind.REPORTS, None, TODAY) for who, higher in boss.items()]
    lines += [
        MapLine(count + i, one, other, rng.choice(kinds), rng.randint(1, 3), TODAY)
        for i, (one, other) in enumerate(influences, 1)
    ]
    assert len(lines) == 2 * count
    groups = tuple(
        MapGroup(number, f"Group {number}", kind, tuple(sorted(rng.sample(people, count // 12))))
        for number, kind in enumerate((GroupKind.COMMITTEE, GroupKind.CAMP), 1)
    )
    return AccountMap(1, "Konex", Tier.KEY, tuple(somebody), tuple(lines), groups, {})


def frames(count: int, goal: float, pairs: int) -> Verdict:
    """A frame of the whole canvas while somebody is dragged with who follows, against a plain widget.

    It is the user's own gesture: lines and groups go along, edges and names under the mouse are looked for, and what
    lies there is asked as when the mouse moves. The widget paints the same primitives with the same pens, paths and
    laid out texts in the same order, and neither asks what lies under the mouse nor moves anything.
    """
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from amdesk.analysis.map_arrangements import Arrangement, standing
    from amdesk.ui.account.map.canvas import MapCanvas
    from amdesk.ui.account.map.gestures import MoveCards
    from amdesk.ui.account.map.showing import Showing
    from amdesk.ui.app import application

    app = application()
    shown = account_map(count)
    canvas = MapCanvas()
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_map(shown, standing(shown, Arrangement.HIERARCHY), Showing())
    canvas.fit()
    app.processEvents()
    scene, view = canvas.map_scene, canvas.viewport()
    canvas.choose([DRAGGED])
    gesture = MoveCards(canvas, canvas.card_rect(DRAGGED).center().toPoint(), DRAGGED, narrows=False)
    gesture.follow(gesture.pressed + QPoint(40, 40))
    assert gesture.begun and set(gesture.from_where) > {DRAGGED}
    canvas.aim.away()
    primitives = recorded(scene, canvas.viewportTransform())
    assert sum(len(calls) > 0 for _place, _opacity, calls in primitives) > count
    painted: list[int] = []

    class Bare(QWidget):
        """The same picture without a scene."""

        def paintEvent(self, event: QPaintEvent) -> None:
            """Draw the same things at their places."""
            painter = QPainter(self)
            painter.setRenderHints(canvas.renderHints())
            painter.fillRect(self.rect(), canvas.backgroundBrush())
            view_of_map = canvas.viewportTransform()
            for place, opacity, calls in primitives:
                painter.setTransform(place * view_of_map)
                painter.setOpacity(opacity)
                for method, arguments in calls:
                    method(painter, *arguments)
            painter.end()
            painted.append(len(primitives))

    plain = Bare()
    plain.resize(view.size())
    plain.show()
    app.processEvents()
    counter = iter(range(1_000_000))

    def frame() -> float:
        """Ask what lies under the mouse, drag the card to the next place, and draw everything."""
        step = next(counter)
        where = QPoint(200 + step * 37 % 1000, 120 + step * 53 % 640)
        began = time.perf_counter()
        canvas.card_at(where)
        gesture.follow(where)
        view.repaint()
        return time.perf_counter() - began

    def bare() -> float:
        before = len(painted)
        began = time.perf_counter()
        plain.repaint()
        taken = time.perf_counter() - began
        assert len(painted) == before + 1
        return taken

    verdict = compare(f"map-{count}", frame, bare, goal, pairs, f"{len(shown.lines)} lines, 2 groups")
    gesture.cancel()
    canvas.close()
    plain.close()
    return verdict


Call = tuple[Callable[..., None], tuple[Any, ...]]


class Recorder:
    """Notes what is called on a painter, instead of painting."""

    def __init__(self, transform: Any) -> None:
        self.calls: list[Call] = []
        self._transform = transform

    def worldTransform(self) -> Any:
        """Where and how large everything will be painted."""
        return self._transform

    def __getattr__(self, name: str) -> Callable[..., None]:
        from PySide6.QtGui import QPainter

        def note(*arguments: Any) -> None:
            self.calls.append((getattr(QPainter, name), arguments))

        return note


Primitive = tuple[Any, float, list[Call]]


def recorded(scene: Any, view: Any) -> list[Primitive]:
    """What every item of the scene paints in a view of it, from the lowest to the highest: place, opacity, calls."""
    from PySide6.QtWidgets import QGraphicsItemGroup, QGraphicsPathItem, QStyleOptionGraphicsItem

    from amdesk.ui.account.map.lines import LinePath

    found: list[Primitive] = []
    for item in reversed(scene.items()):
        if not item.isVisible():
            continue
        recorder = Recorder(item.sceneTransform() * view)
        if isinstance(item, QGraphicsPathItem) and not isinstance(item, LinePath):
            recorder.setPen(item.pen())
            recorder.setBrush(item.brush())
            recorder.drawPath(item.path())
        elif not isinstance(item, QGraphicsItemGroup):
            item.paint(recorder, QStyleOptionGraphicsItem(), None)
        found.append((item.sceneTransform(), item.effectiveOpacity(), recorder.calls))
    return found


def layout(pairs: int) -> Verdict:
    """The tidy tree of 1,000 people, against one walk over the same tree that notes everyone's depth."""
    from amdesk.analysis.map_layout import hierarchy

    people, boss, _influences = people_and_lines(LARGE)

    def tidy() -> float:
        began = time.process_time()
        for _walk in range(WALKS):
            tree = hierarchy(people, boss)
        taken = time.process_time() - began
        assert len(tree.places) == LARGE
        return taken

    def walk() -> float:
        began = time.process_time()
        for _walk in range(WALKS):
            depths = walked(people, boss)
        taken = time.process_time() - began
        assert len(depths) == LARGE
        return taken

    return compare("layout", tidy, walk, LAYOUT_GOAL, pairs, f"{LARGE} people")


def walked(people: Sequence[int], boss: Mapping[int, int]) -> dict[int, int]:
    """How deep everyone stands, from the top down."""
    reports: dict[int, list[int]] = {}
    for person in people:
        if person in boss:
            reports.setdefault(boss[person], []).append(person)
    depths: dict[int, int] = {}
    stack = [(person, 0) for person in people if person not in boss]
    while stack:
        person, depth = stack.pop()
        depths[person] = depth
        for report in reports.get(person, ()):
            stack.append((report, depth + 1))
    return depths


def map_small(pairs: int) -> Verdict:
    """A frame of a map of 300 people and 600 lines."""
    return frames(SMALL, SMALL_GOAL, pairs)


def map_large(pairs: int) -> Verdict:
    """A frame of a map of 1,000 people and 2,000 lines."""
    return frames(LARGE, LARGE_GOAL, pairs)
