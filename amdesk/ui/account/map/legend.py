"""What the signs on the map mean, in one line under it."""

from amdesk.analysis.network import SIGNS
from amdesk.model.values import UNKNOWN_SIGN, Stance
from amdesk.ui.kit.labels import Elided, TextRole
from amdesk.words import _


def legend_words() -> str:
    """Stance, roles, dots and days in words."""
    stances = ", ".join([*(f"{s.sign} {s.label.lower()}" for s in Stance), f"{UNKNOWN_SIGN} {_('not known')}"])
    roles = ", ".join(f"{sign} {role.label.lower()}" for role, sign in SIGNS.items())
    dots = _("dots: influence 1 to 5, upper right: days since the last touch, below it: who covers them")
    return _("Stripe: {stances}   ·   {roles}   ·   {dots}").format(stances=stances, roles=roles, dots=dots)


def legend() -> Elided:
    """The line; its tooltip has what does not fit."""
    made = Elided(legend_words(), role=TextRole.SMALL)
    made.setObjectName("map-legend")
    return made
