"""Colours can be read, follow the choice, and everything the stylesheet names exists."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget

from amdesk import paths
from amdesk.analysis.series import Tone
from amdesk.ui.kit import icons, style
from amdesk.ui.kit.theme import DARK, LIGHT, Theme, ThemeChoice, theme, themes, tone_colours

TEXTS = ("text", "muted", "faint", "accent", "customer", "good", "warn", "bad")
GROUNDS = ("card", "ground", "rail", "control", "hover", "selection", "quiet_soft")


def lightness(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("which", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_colour_can_be_read_on_every_ground(which: Theme) -> None:
    poor = [
        (text, ground, round(contrast(getattr(which, text), getattr(which, ground)), 2))
        for text, ground in product(TEXTS, GROUNDS)
        if contrast(getattr(which, text), getattr(which, ground)) < 4.5
    ]
    assert poor == []


@pytest.mark.parametrize("which", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_coloured_grounds_can_be_read(which: Theme) -> None:
    pairs = [(getattr(which, f"{name}_soft"), getattr(which, name)) for name in TEXTS[3:]]
    pairs += [(which.accent, which.on_accent), (which.accent_hover, which.on_accent), (which.tip, which.on_tip)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


@pytest.mark.parametrize("which", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_ring_stands_out_from_what_is_around_it(which: Theme) -> None:
    assert min(contrast(which.focus, ground) for ground in (which.card, which.ground, which.control)) >= 3


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_the_focus_is_seen_on_what_is_ticked_too(qtbot, kind: type[QAbstractButton]) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    box = kind(room)
    box.setChecked(True)
    box.setFocus()
    room.show()
    room.activateWindow()
    qtbot.waitUntil(box.hasFocus)
    seen = box.grab().toImage()
    middle = seen.height() // 2
    assert any(seen.pixelColor(x, middle) == theme().text for x in range(4))


@pytest.mark.parametrize("which", [LIGHT, DARK], ids=["light", "dark"])
def test_pictures_named_by_the_stylesheet_exist(which: Theme) -> None:
    named = re.findall(r'url\("([^"]+)"\)', style.sheet(which))
    assert named and all((paths.resources() / "themes" / name.rsplit("/", 1)[1]).is_file() for name in named)


def test_choosing_dark_changes_every_widget_and_tells_once(qapp: QApplication, qtbot) -> None:
    with qtbot.waitSignal(themes().changed, timeout=2000):
        themes().apply(qapp, ThemeChoice.DARK)
    assert theme() is DARK
    assert qapp.palette().window().color() == DARK.ground
    assert tone_colours(Tone.BAD) == (DARK.bad, DARK.bad_soft)


def test_every_icon_draws_something_in_the_colour_of_the_theme() -> None:
    for name in icons.names():
        image = icons.icon(name, icons.Ink.BAD).pixmap(QSize(32, 32)).toImage()
        pixels = [image.pixelColor(x, y) for x, y in product(range(32), range(32))]
        inks = [pixel for pixel in pixels if pixel.alpha() > 250]
        assert inks and all(
            abs(ink.red() - LIGHT.bad.red()) + abs(ink.green() - LIGHT.bad.green()) < 6 for ink in inks
        ), name


def test_an_icon_is_sharp_at_double_scale_and_faint_when_disabled() -> None:
    home = icons.icon("home")
    assert home.pixmap(QSize(18, 18), 2.0).size() == QSize(36, 36)
    off = home.pixmap(QSize(18, 18), QIcon.Mode.Disabled).toImage()
    assert any(off.pixelColor(x, y).name() == LIGHT.quiet_mark.name() for x, y in product(range(18), range(18)))


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")
