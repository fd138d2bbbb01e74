"""How sure a rating is and how old: "guessed, 8 months old" (MAP-12)."""

from datetime import date

from amdesk.model.rows import MapPerson, Sureness
from amdesk.model.values import Certainty, Rated
from amdesk.words import _, lowered, plural

OLD_AFTER_DAYS = 365
"""A rating older than this is doubted until somebody confirms it."""
DAYS_OF_MONTH, DAYS_OF_YEAR = 30.4, 365.25
SHOWN = (Rated.STANCE,)
"""The ratings whose doubt a card draws: the sign stands under that of the stance."""


def age_words(since: date, today: date) -> str:
    """How long ago in the largest fitting unit: "today", "12 days old", "8 months old", "2 years old"."""
    days = (today - since).days
    if days <= 0:
        return _("of today")
    if days < 2 * DAYS_OF_MONTH:
        return plural("{n} day old", "{n} days old", days)
    if days < 2 * DAYS_OF_YEAR:
        return plural("{n} month old", "{n} months old", int(days / DAYS_OF_MONTH))
    return plural("{n} year old", "{n} years old", int(days / DAYS_OF_YEAR))


def sure_words(held: Sureness, today: date) -> str:
    """How sure and how old: "guessed, 8 months old"."""
    sure = _("not said how sure") if held.certainty is None else held.certainty.label.lower()
    return sure if held.since is None else f"{sure}, {age_words(held.since, today)}"


def gathered(person: MapPerson, today: date) -> list[tuple[str, bool]]:
    """How sure all ratings are, those alike in one line ("Influence, interest: told, 2 years old"), and if doubtful."""
    names: dict[tuple[str, bool], list[str]] = {}
    for held in person.sureness:
        names.setdefault((sure_words(held, today), is_doubtful(held, today)), []).append(held.what.label)
    said = {key: ", ".join([first, *map(lowered, rest)]) for key, (first, *rest) in names.items()}
    return [(f"{which}: {words}", bad) for (words, bad), which in said.items()]


def is_doubtful(held: Sureness, today: date) -> bool:
    """Whether it was guessed, or is more than a year old."""
    is_old = held.since is not None and (today - held.since).days > OLD_AFTER_DAYS
    return held.certainty is Certainty.GUESSED or is_old


def doubts(person: MapPerson, today: date) -> tuple[Sureness, ...]:
    """The ratings on a person's card that were guessed or are old."""
    return tuple(held for held in person.sureness if held.what in SHOWN and is_doubtful(held, today))


def doubt_words(person: MapPerson, today: date) -> str:
    """What of the card is doubtful, in words: "Stance guessed, 8 months old"."""
    return "; ".join(f"{held.what.label} {sure_words(held, today)}" for held in doubts(person, today))
