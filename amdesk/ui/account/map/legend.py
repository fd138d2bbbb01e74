"""What the signs on the map mean, under it."""

from amdesk.analysis.network import SIGNS
from amdesk.model.values import UNKNOWN_SIGN, Stance
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.words import _


def legend_words() -> str:
    """Stance, roles, dots and days in words."""
    stances = "  ".join([*(f"{s.sign} {s.label.lower()}" for s in Stance), f"{UNKNOWN_SIGN} {_('not known')}"])
    roles = "  ".join(f"{sign} {role.label.lower()}" for role, sign in SIGNS.items())
    return "   ·   ".join((stances, roles, _("dots: influence"), _("12 d: days since the last touch")))


def legend() -> Text:
    """The words, on a second line where one is not enough."""
    made = Text(legend_words(), role=TextRole.SMALL, wrap=True)
    made.setObjectName("map-legend")
    return made
