"""The colours of the screen, light and dark, and the one place where they are applied to the program."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from amdesk.analysis.series import Tone
from amdesk.ui.kit import fonts

FUSION = "Fusion"
STYLE = ("-style", FUSION)
"""Words for QApplication. `setStyle` says the same but costs 5 ms more: it makes Python classes of all of QStyle."""


class ThemeChoice(Enum):
    """What the user asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, eq=False)
class Theme:
    """Named colours. Those for text reach 4.5:1 on card and ground; `…_soft` lie behind them, `…_mark` fill charts."""

    name: str
    is_dark: bool
    ground: QColor
    rail: QColor
    card: QColor
    card_border: QColor
    control: QColor
    control_border: QColor
    hairline: QColor
    hover: QColor
    pressed: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_hover: QColor
    accent_soft: QColor
    on_accent: QColor
    customer: QColor
    customer_soft: QColor
    quiet_soft: QColor
    quiet_mark: QColor
    good: QColor
    good_soft: QColor
    good_mark: QColor
    warn: QColor
    warn_soft: QColor
    warn_mark: QColor
    bad: QColor
    bad_soft: QColor
    bad_mark: QColor
    selection: QColor
    focus: QColor
    tip: QColor
    on_tip: QColor


LIGHT = Theme(
    name="light",
    is_dark=False,
    ground=QColor("#f5f6f8"),
    rail=QColor("#fbfbfc"),
    card=QColor("#ffffff"),
    card_border=QColor("#e1e4ea"),
    control=QColor("#ffffff"),
    control_border=QColor("#d5dae2"),
    hairline=QColor("#ebedf1"),
    hover=QColor("#eff1f4"),
    pressed=QColor("#e4e7ec"),
    text=QColor("#1b2130"),
    muted=QColor("#596375"),
    faint=QColor("#626b7c"),
    accent=QColor("#0b6e8a"),
    accent_hover=QColor("#095c74"),
    accent_soft=QColor("#dceef3"),
    on_accent=QColor("#ffffff"),
    customer=QColor("#7a4fa3"),
    customer_soft=QColor("#f2ebf8"),
    quiet_soft=QColor("#edeff3"),
    quiet_mark=QColor("#98a2b3"),
    good=QColor("#1b7049"),
    good_soft=QColor("#e1f3e9"),
    good_mark=QColor("#208a5d"),
    warn=QColor("#8a5605"),
    warn_soft=QColor("#fcf0da"),
    warn_mark=QColor("#dca537"),
    bad=QColor("#b0351f"),
    bad_soft=QColor("#fce8e4"),
    bad_mark=QColor("#c4432c"),
    selection=QColor("#ebf5f8"),
    focus=QColor("#0b6e8a"),
    tip=QColor("#1b2130"),
    on_tip=QColor("#f7f8fa"),
)

DARK = Theme(
    name="dark",
    is_dark=True,
    ground=QColor("#11151b"),
    rail=QColor("#161b22"),
    card=QColor("#1a2028"),
    card_border=QColor("#2a323d"),
    control=QColor("#202730"),
    control_border=QColor("#3a4553"),
    hairline=QColor("#272e38"),
    hover=QColor("#28303b"),
    pressed=QColor("#323c49"),
    text=QColor("#e7ebf0"),
    muted=QColor("#a9b3c1"),
    faint=QColor("#98a3b2"),
    accent=QColor("#5bbad4"),
    accent_hover=QColor("#7ccbe0"),
    accent_soft=QColor("#173c49"),
    on_accent=QColor("#06222c"),
    customer=QColor("#bd9ce0"),
    customer_soft=QColor("#30253f"),
    quiet_soft=QColor("#2a323d"),
    quiet_mark=QColor("#66717f"),
    good=QColor("#66c99c"),
    good_soft=QColor("#17362a"),
    good_mark=QColor("#3b9f73"),
    warn=QColor("#e5b660"),
    warn_soft=QColor("#3a2d15"),
    warn_mark=QColor("#c8933a"),
    bad=QColor("#f28f7c"),
    bad_soft=QColor("#45221c"),
    bad_mark=QColor("#d65f49"),
    selection=QColor("#1f3039"),
    focus=QColor("#5bbad4"),
    tip=QColor("#343e4b"),
    on_tip=QColor("#eef1f5"),
)


class Themes(QObject):
    """Which theme is in force. `changed` comes after palette, stylesheet and `current` are new."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._choice = ThemeChoice.SYSTEM
        self._follows = False

    def current(self) -> Theme:
        """The theme in force."""
        return self._theme

    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    def apply(self, app: QApplication, choice: ThemeChoice) -> None:
        """Dress the whole program: style, fonts, palette and stylesheet."""
        if not self._follows:
            self._prepare(app)
        self._choice = choice
        self._tell_system(app, choice)
        self._dress(app, self._wanted(app))

    def _prepare(self, app: QApplication) -> None:
        self._follows = True
        if not app.property("fusion"):
            app.setStyle(FUSION)
        fonts.use_inter(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        app = QApplication.instance()
        if self._choice is ThemeChoice.SYSTEM and app is not None:
            self._dress(cast(QApplication, app), self._wanted(cast(QApplication, app)))

    def _wanted(self, app: QGuiApplication) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    @staticmethod
    def _tell_system(app: QGuiApplication, choice: ThemeChoice) -> None:
        # Title bars and native dialogs follow on Windows and macOS.
        if choice is ThemeChoice.SYSTEM:
            app.styleHints().unsetColorScheme()
        else:
            dark = choice is ThemeChoice.DARK
            app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _dress(self, app: QApplication, wanted: Theme) -> None:
        from amdesk.ui.kit import style

        self._theme = wanted
        app.setPalette(style.palette(wanted))
        app.setStyleSheet(style.sheet(wanted))
        self.changed.emit()


@cache
def themes() -> Themes:
    """The program's one `Themes`."""
    return Themes()


def theme() -> Theme:
    """The theme in force; ask while painting, never keep it."""
    return themes().current()


def tone_colours(tone: Tone) -> tuple[QColor, QColor]:
    """Text colour of a tone and the soft ground it is readable on."""
    return _tones(theme())[tone]


@cache
def _tones(now: Theme) -> dict[Tone, tuple[QColor, QColor]]:
    return {
        Tone.ACCENT: (now.accent, now.accent_soft),
        Tone.CUSTOMER: (now.customer, now.customer_soft),
        Tone.QUIET: (now.muted, now.quiet_soft),
        Tone.GOOD: (now.good, now.good_soft),
        Tone.WARN: (now.warn, now.warn_soft),
        Tone.BAD: (now.bad, now.bad_soft),
    }


def mark_colour(tone: Tone) -> QColor:
    """Fill of bars, arcs and dots of a tone."""
    now = theme()
    return {
        Tone.ACCENT: now.accent,
        Tone.CUSTOMER: now.customer,
        Tone.QUIET: now.quiet_mark,
        Tone.GOOD: now.good_mark,
        Tone.WARN: now.warn_mark,
        Tone.BAD: now.bad_mark,
    }[tone]
