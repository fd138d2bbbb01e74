"""Questions that make ratings mean the same on every map: what people do, not what we think of them (MAP-12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from amdesk.model.values import Certainty, Stance
from amdesk.words import _


class Guide(Enum):
    """What one can be helped to decide."""

    STANCE = "stance"
    INFLUENCE = "influence"
    AUTHORITY = "authority"
    COVERAGE = "coverage"

    @property
    def label(self) -> str:
        """The rating in words."""
        return GUIDE_WORDS[self]


GUIDE_WORDS = {
    Guide.STANCE: _("Stance"),
    Guide.INFLUENCE: _("Influence"),
    Guide.AUTHORITY: _("Authority"),
    Guide.COVERAGE: _("Coverage"),
}


@dataclass(frozen=True)
class GuideQuestion:
    """One question with the answers it takes, each with its points."""

    name: str
    asks: str
    answers: tuple[tuple[int, str], ...]


STANCE_QUESTIONS = (
    GuideQuestion(
        "talk",
        _("When we are talked about and are not in the room, this person …"),
        (
            (2, _("speaks for us unasked")),
            (1, _("speaks well of us when asked")),
            (0, _("says nothing either way")),
            (-1, _("voices doubts")),
            (-2, _("speaks against us")),
        ),
    ),
    GuideQuestion(
        "deed",
        _("What have they done in the last year that cost them something?"),
        (
            (1, _("opened a door or stood up for us")),
            (0, _("nothing we know of")),
            (-1, _("did it for a competitor, or held us up")),
        ),
    ),
    GuideQuestion(
        "gain",
        _("If we win, they themselves …"),
        ((1, _("gain")), (0, _("neither gain nor lose")), (-1, _("lose"))),
    ),
)
INFLUENCE_QUESTIONS = (
    GuideQuestion(
        "asked",
        _("Before something is decided, they are asked …"),
        ((2, _("always")), (1, _("now and then")), (0, _("hardly ever"))),
    ),
    GuideQuestion(
        "no",
        _("When they say no, …"),
        ((2, _("it stops")), (1, _("it is talked over again")), (0, _("it goes ahead"))),
    ),
    GuideQuestion(
        "who",
        _("Those who listen to them are …"),
        ((1, _("people who decide")), (0, _("their own team"))),
    ),
)
AUTHORITY_QUESTIONS = (
    GuideQuestion(
        "alone",
        _("Alone, without anybody else's signature, they sign …"),
        ((1, _("up to an amount")), (0, _("nothing"))),
    ),
)
COVERAGE_QUESTIONS = (
    GuideQuestion(
        "matters",
        _("Without them, our business here …"),
        ((2, _("stops")), (1, _("becomes harder")), (0, _("goes on as it is"))),
    ),
    GuideQuestion(
        "moves",
        _("What concerns us changes with them …"),
        ((2, _("within weeks")), (1, _("within a quarter")), (0, _("hardly"))),
    ),
    GuideQuestion(
        "wishes",
        _("Of us, they wish to hear …"),
        ((1, _("more often than others")), (0, _("as others do, or we do not know")), (-1, _("only when needed"))),
    ),
)
QUESTIONS: Mapping[Guide, tuple[GuideQuestion, ...]] = {
    Guide.STANCE: STANCE_QUESTIONS,
    Guide.INFLUENCE: INFLUENCE_QUESTIONS,
    Guide.AUTHORITY: AUTHORITY_QUESTIONS,
    Guide.COVERAGE: COVERAGE_QUESTIONS,
}
RHYTHMS = (180, 120, 90, 60, 30, 14)
"""Days between contacts, from who matters least to who matters most."""
CERTAINTY_WORDS = {
    Certainty.SEEN: _("I saw or heard it myself"),
    Certainty.TOLD: _("Somebody told me"),
    Certainty.GUESSED: _("I guess"),
}

Points = Mapping[str, int]


def is_answered(guide: Guide, points: Points) -> bool:
    """Whether every question of a guide has its answer."""
    return all(question.name in points for question in QUESTIONS[guide])


def stance_from(points: Points) -> Stance:
    """The stance that deeds speak for: words alone never make a champion nor an opponent.

    What they say counts first. Who speaks for us unasked but did nothing for it is a supporter; who speaks against us
    but did nothing and does not lose by us is a sceptic; a neutral one follows what they did, or else what they gain.
    """
    talk, deed, gain = points["talk"], points["deed"], points["gain"]
    if talk == Stance.CHAMPION.value:
        return Stance.CHAMPION if deed > 0 else Stance.SUPPORTER if deed == 0 else Stance.NEUTRAL
    if talk == Stance.OPPONENT.value:
        return Stance.OPPONENT if deed < 0 or gain < 0 else Stance.SCEPTIC
    if talk == Stance.NEUTRAL.value:
        return Stance(max(-1, min(1, deed)) or (gain if gain < 0 else 0))
    return Stance.NEUTRAL if talk * deed < 0 else Stance(talk)


def influence_from(points: Points) -> int:
    """The influence 1 to 5: who is asked, whose no counts, who listens."""
    return max(1, min(5, points["asked"] + points["no"] + points["who"]))


def rhythm_from(points: Points) -> int:
    """The days between contacts that answers about coverage speak for."""
    place = points["matters"] + points["moves"] + points["wishes"]
    return RHYTHMS[max(0, min(len(RHYTHMS) - 1, place))]
