"""What the signs on the map mean, under it."""

from amdesk.analysis.network import SIGNS
from amdesk.model.values import UNKNOWN_SIGN, Stance
from amdesk.ui.kit.labels import Text, TextRole
from amdesk.ui.kit.looking import looking
from amdesk.words import _


def legend_words() -> str:
    """Stance, roles, dots and days in words."""
    stances = "  ".join([*(f"{s.sign} {s.label.lower()}" for s in Stance), f"{UNKNOWN_SIGN} {_('not known')}"])
    roles = "  ".join(f"{sign} {role.label.lower()}" for role, sign in SIGNS.items())
    doubt = _("≈ guessed or old")
    days = _("12 d: days since the last touch")
    return "   ·   ".join((days,) if looking().on else (stances, roles, _("dots: influence"), doubt, days))


class Legend(Text):
    """The words, on a second line where one is not enough."""

    def __init__(self) -> None:
        super().__init__(legend_words(), role=TextRole.SMALL, wrap=True)
        self.setObjectName("map-legend")
        looking().changed.connect(self._say)

    def _say(self) -> None:
        self.setText(legend_words())
