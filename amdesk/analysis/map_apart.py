"""Cards moved apart until none lies on another, everyone staying near the place wanted."""

from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Cell = tuple[int, int]

ROUNDS = 80
A_LITTLE_MORE = 1.02


def apart(points: Sequence[Point], room: Point) -> list[Point]:
    """The points moved so that rectangles of the size of `room` around them do not overlap."""
    xs, ys = [x / room[0] for x, _y in points], [y / room[1] for _x, y in points]
    for _round in range(ROUNDS):
        if not _push(xs, ys):
            break
    taken: dict[Cell, list[Point]] = {}
    order = sorted(range(len(points)), key=lambda i: (xs[i] ** 2 + ys[i] ** 2, i))
    for i in order:
        xs[i], ys[i] = _free_near((xs[i], ys[i]), taken)
        taken.setdefault(_cell(xs[i], ys[i]), []).append((xs[i], ys[i]))
    return [(x * room[0], y * room[1]) for x, y in zip(xs, ys, strict=True)]


def _cell(x: float, y: float) -> Cell:
    return int(x // 1), int(y // 1)


def _push(xs: list[float], ys: list[float]) -> bool:
    """Move every two that overlap apart by half of it each, the shorter way; whether there were any."""
    cells: dict[Cell, list[int]] = {}
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells.setdefault(_cell(x, y), []).append(i)
    any_moved = False
    for i, other in _neighbours(cells):
        dx, dy = xs[other] - xs[i], ys[other] - ys[i]
        if abs(dx) >= 1.0 or abs(dy) >= 1.0:
            continue
        any_moved = True
        over_x, over_y = (1.0 - abs(dx)) / 2 * A_LITTLE_MORE, (1.0 - abs(dy)) / 2 * A_LITTLE_MORE
        if over_x < over_y:
            over_x = over_x if dx >= 0 else -over_x
            xs[i], xs[other] = xs[i] - over_x, xs[other] + over_x
        else:
            over_y = over_y if dy >= 0 else -over_y
            ys[i], ys[other] = ys[i] - over_y, ys[other] + over_y
    return any_moved


def _neighbours(cells: dict[Cell, list[int]]) -> Iterator[tuple[int, int]]:
    """Every two that may overlap, once."""
    for (column, row), here in cells.items():
        for place, i in enumerate(here):
            for other in here[place + 1 :]:
                yield i, other
            for beside in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
                for other in cells.get(beside, ()):
                    yield i, other


def _free_near(point: Point, taken: dict[Cell, list[Point]]) -> Point:
    """The point itself where it is free, else the nearest free one of a raster around it."""
    ring = 0
    while True:
        for x, y in _ring(point, ring):
            if not _is_taken(x, y, taken):
                return x, y
        ring += 1


def _ring(point: Point, ring: int) -> Iterator[Point]:
    if not ring:
        yield point
        return
    for step in range(-ring, ring + 1):
        for across, down in ((step, ring), (step, -ring), (ring, step), (-ring, step)):
            yield point[0] + across * 0.25, point[1] + down * 0.25


def _is_taken(x: float, y: float, taken: dict[Cell, list[Point]]) -> bool:
    column, row = _cell(x, y)
    return any(
        abs(other[0] - x) < 1.0 and abs(other[1] - y) < 1.0
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
        for other in taken.get((column + across, row + down), ())
    )
