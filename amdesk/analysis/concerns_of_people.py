"""The rules of concern about people: who is missing on the map, who is silent, who has left (MAP-8)."""

from collections.abc import Iterable
from datetime import timedelta

from amdesk.analysis import health, relationships
from amdesk.model.day_rows import Concern
from amdesk.model.facts import AccountFacts, PersonFacts
from amdesk.model.health_rows import Band
from amdesk.model.values import Role, Stance
from amdesk.words import _, day, listed, plural


def said(facts: AccountFacts, sentence: str, since_days_ago: int | None = None) -> Concern:
    """A concern in words; rule, weight and next step are filled in by the table of rules."""
    since = None if since_days_ago is None else facts.day - timedelta(days=max(0, since_days_ago))
    return Concern(facts.id, facts.name, "", 0, sentence, since=since)


def _lacking(facts: AccountFacts, role: Role, expected: int, none: str, few: str) -> Concern | None:
    """Fewer people with a role are known than the tier expects."""
    count = len(facts.with_role(role))
    if count >= expected:
        return None
    return said(facts, few.format(n=count, all=expected) if count else none)


def no_decider(facts: AccountFacts) -> Concern | None:
    """The tier expects to know who decides; where the decider has left, that is said instead."""
    if _gone(facts, Role.DECIDER):
        return None
    few = _("Only {n} of {all} deciders known")
    return _lacking(facts, Role.DECIDER, facts.needs.deciders, _("No decider known"), few)


def no_influencer(facts: AccountFacts) -> Concern | None:
    """The tier expects to know who is listened to."""
    few = _("Only {n} of {all} known who are listened to")
    return _lacking(facts, Role.INFLUENCER, facts.needs.influencers, _("Nobody known who is listened to"), few)


def no_user(facts: AccountFacts) -> Concern | None:
    """The tier expects to know who uses what we sell."""
    return _lacking(facts, Role.USER, facts.needs.users, _("No user known"), _("Only {n} of {all} users known"))


def nobody_known(facts: AccountFacts) -> Concern | None:
    """Every tier expects one person at least; where it asks for roles, those are said instead."""
    asks_for_roles = facts.needs.deciders or facts.needs.influencers or facts.needs.users
    return None if facts.here or asks_for_roles else said(facts, _("Nobody known here yet"))


def decider_never_met(facts: AccountFacts) -> Concern | None:
    """Deciders are known for longer than a rhythm, and none was ever met."""
    deciders = facts.with_role(Role.DECIDER)
    if not facts.needs.deciders or not deciders or any(p.last_touch for p in deciders):
        return None
    known = min((p.came_in or facts.known_since or facts.day for p in deciders), default=facts.day)
    days = (facts.day - known).days - facts.rhythm_days
    return said(facts, _("Decider {name} never met").format(name=_names(deciders)), days) if days > 0 else None


def decider_silent(facts: AccountFacts) -> Concern | None:
    """No touch with any decider in two rhythms, 90 days at least."""
    met = [p.last_touch for p in facts.with_role(Role.DECIDER) if p.last_touch is not None]
    heard = health.deciders_heard(facts)
    if not met or heard is None:
        return None
    over = (facts.day - heard).days - health.decider_limit_days(facts)
    return (
        said(facts, _("Decider not seen since {day}").format(day=day(max(met), facts.day)), over) if over > 0 else None
    )


def watermelon(facts: AccountFacts) -> Concern | None:
    """The score is green while every decider is silent beyond the rhythm: green outside, red inside."""
    heard = health.deciders_heard(facts)
    if facts.health is None or facts.health.band is not Band.GOOD or heard is None:
        return None
    days = (facts.day - heard).days
    sentence = plural(
        "Looks good, but no decider heard for {n} day", "Looks good, but no decider heard for {n} days", days
    )
    return said(facts, sentence, days - facts.rhythm_days) if days > facts.rhythm_days else None


def _gone(facts: AccountFacts, role: Role) -> list[PersonFacts]:
    """Those who left while still holding a role that nobody else here holds."""
    if facts.with_role(role):
        return []
    left = [p for p in facts.people if p.has(role) and p.left_on is not None and p.left_on <= facts.day]
    return sorted(left, key=lambda p: p.left_on or facts.day, reverse=True)


def decider_gone(facts: AccountFacts) -> Concern | None:
    """The decider has left and nobody else is known to decide."""
    return _left(facts, _gone(facts, Role.DECIDER), _("Decider {name} left on {day}"), Role.DECIDER)


def role_left(facts: AccountFacts) -> Concern | None:
    """A role other than deciding is held by someone who has left."""
    pattern = _("Role of {role} still with {name}, who left on {day}")
    others = (role for role in Role if role is not Role.DECIDER)
    return next((c for role in others if (c := _left(facts, _gone(facts, role), pattern, role))), None)


def _left(facts: AccountFacts, gone: list[PersonFacts], pattern: str, role: Role) -> Concern | None:
    if not gone or gone[0].left_on is None:
        return None
    when = day(gone[0].left_on, facts.day)
    sentence = pattern.format(role=role.label.lower(), name=gone[0].name, day=when)
    return said(facts, sentence, (facts.day - gone[0].left_on).days)


def opponent_outweighs(facts: AccountFacts) -> Concern | None:
    """An opponent has more influence than every supporter."""
    against = [p for p in facts.here if p.stance is Stance.OPPONENT and p.influence is not None]
    if not against:
        return None
    loudest = max(against, key=lambda p: p.influence or 0)
    best = max((p.influence or 0 for p in facts.here if is_with_us(p)), default=0)
    if (loudest.influence or 0) <= best:
        return None
    return said(facts, _("Opponent {name} outweighs every supporter").format(name=loudest.name))


def is_with_us(person: PersonFacts) -> bool:
    """Whether the person is a supporter or champion."""
    return person.stance in (Stance.SUPPORTER, Stance.CHAMPION)


def single_thread(facts: AccountFacts) -> Concern | None:
    """Fewer living contacts than the tier asks for, and one at least."""
    living = relationships.threads(relationships.known_strengths(facts))
    if not living or len(living) >= facts.needs.threads:
        return None
    if len(living) == 1:
        return said(facts, _("Only one living contact: {name}").format(name=living[0].name))
    return said(facts, _("Only {n} of {all} living contacts").format(n=len(living), all=facts.needs.threads))


def neglected(facts: AccountFacts) -> Concern | None:
    """Several people were met before, and none of them within the rhythm agreed with them."""
    met = [(p, p.last_touch) for p in facts.here if p.last_touch is not None]
    over = [(facts.day - last).days - p.rhythm_days for p, last in met]
    if len(met) < 2 or min(over) <= 0 or is_silent(facts):
        return None
    return said(facts, _("Nobody met within the agreed rhythm"), min(over))


SILENT_RHYTHMS = 1.5
"""An account is silent when nothing happened for this many rhythms."""


def quiet_days(facts: AccountFacts) -> int | None:
    """Days since the last touch or since the account came in, whichever is later; None when neither is known."""
    since = max((d for d in (facts.last_touch, facts.known_since) if d is not None), default=None)
    return None if since is None else (facts.day - since).days


def is_silent(facts: AccountFacts) -> bool:
    """Whether nothing at all happened for one and a half rhythms."""
    days = quiet_days(facts)
    return days is not None and days > SILENT_RHYTHMS * facts.rhythm_days


def _names(people: Iterable[PersonFacts]) -> str:
    return listed([p.name for p in people])
