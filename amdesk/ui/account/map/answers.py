"""For each gap of the map the act that answers it, besides planning an action for it (MAP-8, MAP-14)."""

from enum import Enum

from amdesk.analysis.map_warnings import MapWarning
from amdesk.words import _


class Answer(Enum):
    """What answers a gap at once."""

    DRAW = "draw"
    NAME = "name"
    WAY = "way"
    COVER = "cover"
    WHAT_IF = "what-if"
    TOUCH = "touch"
    STANCE = "stance"
    AUTHORITY = "authority"


ANSWERS = {
    "no-decider": Answer.DRAW,
    "no-user": Answer.DRAW,
    "no-influencer": Answer.DRAW,
    "no-opponent": Answer.DRAW,
    "decider-never-met": Answer.WAY,
    "decider-uncovered": Answer.COVER,
    "strong-opponent": Answer.STANCE,
    "influential-not-ours": Answer.STANCE,
    "single-thread": Answer.WHAT_IF,
    "bridge": Answer.WHAT_IF,
    "role-of-the-gone": Answer.NAME,
    "neglected": Answer.TOUCH,
    "goals-without-authority": Answer.AUTHORITY,
}
WORDS = {
    Answer.DRAW: _("Draw a card for them"),
    Answer.NAME: _("Name who follows"),
    Answer.WAY: _("Show the way"),
    Answer.COVER: _("Name a colleague"),
    Answer.WHAT_IF: _("What if they leave?"),
    Answer.TOUCH: _("+ Touch"),
    Answer.STANCE: _("Check the stance"),
    Answer.AUTHORITY: _("What may they sign?"),
}


def answer_of(warning: MapWarning) -> Answer:
    """What answers a gap: a card that is drawn already asks for its name."""
    found = ANSWERS[warning.rule]
    return Answer.NAME if found is Answer.DRAW and warning.people else found


def answer_words(warning: MapWarning) -> str:
    """The words of the link that answers a gap."""
    return WORDS[answer_of(warning)]
