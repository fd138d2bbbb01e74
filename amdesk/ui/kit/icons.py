"""Line icons in the colours of the theme, sharp at any size: Tabler's outlines from `resources/icons`."""

from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from amdesk import paths
from amdesk.ui.kit.theme import theme

KEPT_PIXMAPS = 400


class Ink(Enum):
    """Which of the theme's colours an icon is drawn in."""

    TEXT = "text"
    MUTED = "muted"
    FAINT = "faint"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    CUSTOMER = "customer"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


def icon(name: str, ink: Ink = Ink.MUTED) -> QIcon:
    """The icon `name`; a checked or selected control shows it in the accent colour, a disabled one faint.

    Raises FileNotFoundError for a name that is not in resources/icons.
    """
    _outline(name)
    return QIcon(_Engine(name, ink))


def pixmap(name: str, size: int, ink: Ink = Ink.MUTED, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen of `scale`."""
    return _drawn(name, round(size * scale), getattr(theme(), ink.value).name(), scale)


def names() -> list[str]:
    """Every icon there is."""
    return sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


@cache
def _outline(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()


_pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}


def _drawn(name: str, pixels: int, colour: str, scale: float) -> QPixmap:
    wanted = (name, pixels, colour, scale)
    if wanted not in _pixmaps:
        if len(_pixmaps) >= KEPT_PIXMAPS:
            _pixmaps.clear()
        _pixmaps[wanted] = _draw(*wanted)
    return _pixmaps[wanted]


def _draw(name: str, pixels: int, colour: str, scale: float) -> QPixmap:
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _render(painter, QRectF(0, 0, pixels, pixels), name, colour)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def _render(painter: QPainter, area: QRectF, name: str, colour: str) -> None:
    from PySide6.QtSvg import QSvgRenderer

    # 1.75 of 24: Tabler's own 2 looks heavy beside Inter at 18 pixels.
    source = _outline(name).replace(b"currentColor", colour.encode()).replace(b'width="2"', b'width="1.75"', 1)
    QSvgRenderer(QByteArray(source)).render(painter, area)


class _Engine(QIconEngine):
    """Draws one outline in the colour that fits mode and state."""

    def __init__(self, name: str, ink: Ink) -> None:
        super().__init__()
        self._name = name
        self._ink = ink

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        now = theme()
        if mode is QIcon.Mode.Disabled:
            return now.quiet_mark
        if state is QIcon.State.On or mode is QIcon.Mode.Selected:
            return now.accent
        colour: QColor = getattr(now, self._ink.value)
        return colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the outline over `rect`, square and centred."""
        side = min(rect.width(), rect.height())
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(rect).center())
        _render(painter, area, self._name, self._colour(mode, state).name())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The outline as a picture of `size` logical pixels for a screen of `scale`."""
        side = round(min(size.width(), size.height()) * scale)
        return _drawn(self._name, side, self._colour(mode, state).name(), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The outline as a picture at scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        """A second engine of the same icon."""
        return _Engine(self._name, self._ink)
