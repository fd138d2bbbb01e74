"""The program's typeface: Inter from resources, faces for other scripts later, sizes relative to the system's."""

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from amdesk import paths

MAIN = "Inter"
SMALLEST_BASE_PX = 13  # Inter is tiring to read below this


class TextRole(Enum):
    """What a text is for."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    FIGURE = "figure"


SCALE = {TextRole.TITLE: 1.72, TextRole.HEADING: 1.14, TextRole.SMALL: 0.86, TextRole.FIGURE: 1.72}
BOLD = (TextRole.TITLE, TextRole.HEADING, TextRole.STRONG, TextRole.FIGURE)
TABULAR = (TextRole.FIGURE,)


def use_inter(app: QApplication) -> None:
    """Load Inter and make it the program's font at the system's size."""
    font = app.font()
    if MAIN in _load(path for path in _files() if _is_main(path)):
        font.setFamilies([MAIN, QFontInfo(font).family()])
    if QFontInfo(font).pixelSize() < SMALLEST_BASE_PX:
        font.setPixelSize(SMALLEST_BASE_PX)
    app.setFont(font)


def load_fallbacks(app: QApplication) -> None:
    """Load the faces for scripts Inter lacks; call it when the first picture stands."""
    families = _load(path for path in _files() if not path.stem.startswith(MAIN))
    font = app.font()
    known = font.families()
    font.setFamilies([*known, *(family for family in families if family not in known)])
    if families:
        app.setFont(font)


def role_font(role: TextRole) -> QFont:
    """The font of a role; what it leaves open follows the program's font."""
    font = QFont()
    if role in SCALE:
        font.setPixelSize(round(QFontInfo(QApplication.font()).pixelSize() * SCALE[role]))
    if role in BOLD:
        font.setWeight(QFont.Weight.DemiBold)
    if role in TABULAR:
        tabular(font)
    return font


def tabular(font: QFont) -> QFont:
    """`font` with figures of equal width, for columns of numbers."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _files() -> list[Path]:
    return sorted((paths.resources() / "fonts").glob("*.[to]tf"))


def _is_main(path: Path) -> bool:
    return path.stem.startswith(f"{MAIN}-")


def _load(files: Iterable[Path]) -> list[str]:
    families: list[str] = []
    for path in files:
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return list(dict.fromkeys(families))
