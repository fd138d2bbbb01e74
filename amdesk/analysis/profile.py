"""The customer profile as one reads it: what holds now, what was before, what may be out of date, what lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.model.profile_rows import AimRow, ProfileText, current, former
from amdesk.model.values import Section
from amdesk.words import _

HALF_YEAR, YEAR = 182, 365
STALE_AFTER_DAYS = {
    Section.MISSION: 3 * YEAR,
    Section.VISION: 2 * YEAR,
    Section.VALUES: 3 * YEAR,
    Section.BUSINESS: 2 * YEAR,
    Section.STRATEGY: YEAR,
    Section.RESOURCES: YEAR,
    Section.STRUCTURES: HALF_YEAR,
    Section.SYSTEMS: YEAR,
    Section.SKILLS: YEAR,
    Section.MARKETS: YEAR,
    Section.MARKETS_PLANNED: HALF_YEAR,
}
"""How long what is known stays trustworthy: a mission lasts, who sits where does not. History is never out of date."""
QUESTIONS = {
    Section.MISSION: "What do they say they are here for?",
    Section.VISION: "Where do they want to be in five years?",
    Section.STRATEGY: "How do they mean to get there?",
    Section.BUSINESS: "What do they earn their money with?",
    Section.STRUCTURES: "How are they organised, and who decides where?",
    Section.MARKETS: "Where do they sell today?",
    Section.MARKETS_PLANNED: "Which markets do they plan to enter?",
    Section.VALUES: "What do they hold dear in dealing with others?",
    Section.HISTORY: "What happened between us so far?",
    Section.RESOURCES: "What do they have to work with?",
    Section.SYSTEMS: "Which systems do they run?",
    Section.SKILLS: "Which skills do they look for?",
}
"""What to ask for each section, the most useful first."""
TAKEN_UP = (Section.MISSION, Section.VISION, Section.VALUES)
"""What of theirs is to be taken up in our dealings (ACC-8)."""


@dataclass(frozen=True)
class SectionKnown:
    """A section with what holds now and what that took the place of, newest first."""

    section: Section
    now: tuple[ProfileText, ...]
    former: tuple[ProfileText, ...]


def sections_known(texts: Sequence[ProfileText]) -> list[SectionKnown]:
    """The sections of which something is known, in their order."""
    found = []
    for section in Section:
        own = [text for text in texts if text.section is section]
        if own:
            found.append(SectionKnown(section, tuple(current(own)), tuple(former(own))))
    return found


def sections_missing(known: Sequence[SectionKnown]) -> list[Section]:
    """The sections of which nothing is known, the most useful first."""
    filled = {one.section for one in known}
    return [section for section in QUESTIONS if section not in filled]


def is_stale(text: ProfileText, today: date) -> bool:
    """Whether an entry is older than what its section stays trustworthy for."""
    limit = STALE_AFTER_DAYS.get(text.section) if text.section is not None else YEAR
    return text.on is not None and limit is not None and (today - text.on).days > limit


def is_aim_stale(aim: AimRow, today: date) -> bool:
    """Whether an aim was one of a year that is over, or nobody heard of it for a year."""
    if aim.reached:
        return False
    if aim.year is not None:
        return aim.year < today.year
    return aim.on is not None and (today - aim.on).days > YEAR


def worth_finding_out(known: Sequence[SectionKnown], today: date) -> tuple[Section, str] | None:
    """The one question worth asking next: of what lacks, else of what is out of date; None when all is fresh."""
    missing = sections_missing(known)
    if missing:
        return missing[0], _(QUESTIONS[missing[0]])
    stale = {one.section for one in known if any(is_stale(text, today) for text in one.now)}
    return next(((section, _(words)) for section, words in QUESTIONS.items() if section in stale), None)
