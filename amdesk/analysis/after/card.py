"""What stands on the card: who came, the lines, scores, what comes next. Frozen, so that it is compared and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.quick_entry import Decision
from amdesk.model.after_rows import AfterFacts
from amdesk.model.values import Channel, Stance, TouchKind, Word

MOST_OFFERED = 6
"""How many people of the account are offered unticked where nobody was expected."""


class Outcome(Word):
    """What became of the meeting."""

    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Guest:
    """Someone who may have come: one of theirs, or of ours; without an id somebody new.

    `stance` is the one held now, `moved_to` the one this meeting showed, None where it moved nothing.
    """

    id: int | None
    name: str
    ours: bool = False
    came: bool = True
    expected: bool = False
    detail: str = ""
    stance: Stance | None = None
    moved_to: Stance | None = None
    rhythm_days: int | None = None

    @property
    def stance_now(self) -> Stance | None:
        """The stance as it stands on the card."""
        return self.moved_to if self.moved_to is not None else self.stance


@dataclass(frozen=True)
class Card:
    """The whole card; every part may be empty.

    `decided` are by line the decisions about words of it. `next_on` is when to meet next: proposed by the rhythm
    until `next_is_own`; None books nothing.
    """

    on: date
    channel: Channel
    kind: TouchKind
    guests: tuple[Guest, ...] = ()
    lines: tuple[str, ...] = ()
    decided: tuple[Mapping[str, Decision], ...] = ()
    company: int | None = None
    products: int | None = None
    mood: int | None = None
    level_match: bool = True
    next_on: date | None = None
    next_at: str = ""
    next_kind: TouchKind = TouchKind.CHECK_IN
    next_is_own: bool = False
    outcome: Outcome = Outcome.HELD
    moved_on: date | None = None
    moved_at: str = ""
    cancelled_by: str = ""

    @property
    def came(self) -> tuple[Guest, ...]:
        """Those of theirs who came."""
        return tuple(guest for guest in self.guests if guest.came and not guest.ours)

    @property
    def written(self) -> tuple[str, ...]:
        """The lines with words in them, as typed."""
        return tuple(line for line in self.lines if line.strip())


def blank(facts: AfterFacts) -> Card:
    """The card as it is filled from its meeting: who is expected is ticked; else some are offered unticked."""
    expected = tuple(person for person in facts.people if person.expected)
    theirs = tuple(
        Guest(
            person.id,
            person.name,
            came=person.expected,
            expected=person.expected,
            detail=person.job,
            stance=person.stance,
            rhythm_days=person.rhythm_days,
        )
        for person in expected or facts.people[:MOST_OFFERED]
    )
    ours = tuple(
        Guest(one.id, one.name, ours=True, expected=one.expected)
        for one in facts.colleagues
        if one.expected or (one.is_me and facts.touch_id is None)
    )
    return Card(on=facts.on, channel=facts.channel, kind=facts.kind, guests=theirs + ours)
