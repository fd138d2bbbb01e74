"""How strong the relationship with a person is, and how many threads hold an account. Source: formulae F5."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from amdesk.model.facts import AccountFacts, PersonFacts
from amdesk.model.rows import PersonTouch
from amdesk.model.values import Role

RECENCY, FREQUENCY, TWO_WAY, DEPTH, LEVEL = 30, 25, 15, 15, 15
"""The most points each part of a relationship gives; together 100."""
FREQUENCY_DAYS = 90
DEFAULT_RHYTHM_DAYS = 90
THREAD_ABOVE = 30
"""A relationship is a thread when it is stronger than this."""
SHORTEST_WINDOW_DAYS = 90
ROLE_WEIGHTS = {Role.DECIDER: 3, Role.INFLUENCER: 2, Role.USER: 1}


def role_weight(roles: Iterable[Role]) -> int:
    """How much a person counts: the most of their buying roles; 1 for every other person."""
    return max((ROLE_WEIGHTS.get(role, 1) for role in roles), default=1)


def window_days(rhythm_days: int) -> int:
    """How far back a touch still says how deep a relationship is: two rhythms, 90 days at least."""
    return max(SHORTEST_WINDOW_DAYS, 2 * rhythm_days)


def recency(days: int, rhythm_days: int) -> float:
    """Points 0..30 for the time since the last touch; half of them are gone after half a rhythm."""
    return float(RECENCY * 0.5 ** (max(0, days) / (rhythm_days / 2)))


def frequency(touches_90: int, rhythm_days: int) -> float:
    """Points 0..25 for the touches of the last 90 days beside those the rhythm asks for."""
    return FREQUENCY * min(1.0, touches_90 / (FREQUENCY_DAYS / rhythm_days))


def strength(person: PersonFacts, day: date) -> float | None:
    """The strength 0..100 of the relationship with a person on a day; None when there was never a touch."""
    if person.last_touch is None:
        return None
    days = (day - person.last_touch).days
    kept = TWO_WAY * person.two_way + DEPTH * person.depth + LEVEL * person.level_match
    return recency(days, person.rhythm_days) + frequency(person.touches_90, person.rhythm_days) + kept


Known = list[tuple[PersonFacts, float]]


def known_strengths(facts: AccountFacts) -> Known:
    """The people here whom somebody ever met, each with the strength of the relationship."""
    measured = ((p, strength(p, facts.day)) for p in facts.people if p.last_touch is not None and p.is_here(facts.day))
    return [(person, value) for person, value in measured if value is not None]


def threads(known: Known) -> list[PersonFacts]:
    """The people whose relationship is above 30: the living contacts."""
    return [person for person, value in known if value > THREAD_ABOVE]


def mean_strength(known: Known) -> float | None:
    """The mean strength, deciders weighing 3, influencers 2, all others 1; None when nobody was ever met."""
    weighed = [(role_weight(person.roles), value) for person, value in known]
    weight = sum(w for w, _v in weighed)
    return sum(w * v for w, v in weighed) / weight if weight else None


def strengths(touches: Iterable[PersonTouch], rhythms: Mapping[int, int], day: date) -> dict[int, int]:
    """The strength 0..100 for each person with a touch; `rhythms` are the agreed days by person, 90 where missing."""
    by_person: dict[int, list[PersonTouch]] = defaultdict(list)
    for touch in touches:
        if touch.on <= day:
            by_person[touch.person_id].append(touch)
    found = {who: strength(contact(who, those, rhythms.get(who), day), day) for who, those in by_person.items()}
    return {who: round(value) for who, value in found.items() if value is not None}


def contact(who: int, touches: list[PersonTouch], rhythm_days: int | None, day: date) -> PersonFacts:
    """The contact with one person up to a day, from their touches."""
    rhythm = rhythm_days or DEFAULT_RHYTHM_DAYS
    from_day, from_90 = day - timedelta(days=window_days(rhythm)), day - timedelta(days=FREQUENCY_DAYS)
    recent = [t for t in touches if t.on >= from_day]
    return PersonFacts(
        id=who,
        name="",
        roles=(),
        stance=None,
        influence=None,
        rhythm_days=rhythm,
        last_touch=max((t.on for t in touches), default=None),
        touches_90=sum(t.on > from_90 for t in touches),
        depth=max((t.channel.depth for t in recent), default=0.0),
        two_way=any(t.two_way for t in recent),
        level_match=any(t.level_match for t in recent),
    )
