"""A theme as Qt wants it: a palette, and the stylesheet `resources/themes/amdesk.qss` with the colours filled in."""

from dataclasses import fields
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from amdesk import paths

if TYPE_CHECKING:
    from amdesk.ui.kit.theme import Theme


def palette(theme: "Theme") -> QPalette:
    """The palette Fusion draws with where the stylesheet is silent."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.control,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.control,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.tip,
        role.ToolTipText: theme.on_tip,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.customer,
        role.Light: theme.card,
        role.Midlight: theme.hover,
        role.Mid: theme.card_border,
        role.Dark: theme.control_border,
        role.Shadow: theme.control_border,
    }.items():
        made.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, theme.faint)
    return made


def sheet(theme: "Theme") -> str:
    """The program's stylesheet in the colours of `theme`."""
    colours = {field.name: getattr(theme, field.name) for field in fields(theme)}
    named = {name: colour.name() for name, colour in colours.items() if isinstance(colour, QColor)}
    folder = (paths.resources() / "themes").as_posix()
    return _template().substitute(named, folder=folder, theme=theme.name)


@cache
def _template() -> Template:
    return Template((paths.resources() / "themes" / "amdesk.qss").read_text(encoding="utf-8"))
