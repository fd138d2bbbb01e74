"""An account in five minutes for whoever takes it over: who matters, what they want, what is open, what never to do."""

from dataclasses import dataclass
from datetime import date

from amdesk.analysis.brief import OwedLine, meeting_words, owed_lines
from amdesk.analysis.brief_advice import SAY, Advice, advice, issue_reason, quoted
from amdesk.analysis.brief_ask import ASK, avoid_do_nots, avoid_feelings, avoid_scars
from amdesk.model.brief_rows import BriefFacts, BriefMeeting, BriefPerson, Told, Wish
from amdesk.model.values import PromiseBy, Role
from amdesk.words import _, full_day

NEVER = (avoid_do_nots, avoid_scars, avoid_feelings)
"""What stays true when the open complaints are settled."""


@dataclass(frozen=True)
class LeftLine:
    """A line of the page: what it says, and when or why."""

    text: str
    aside: str = ""


@dataclass(frozen=True)
class Successor:
    """All the hand-over page says; people in the order in which they are to be met, lists without an end."""

    today: date
    account: str
    meeting: BriefMeeting | None
    meeting_words: str
    wants: tuple[LeftLine, ...]
    worked: tuple[LeftLine, ...]
    people: tuple[BriefPerson, ...]
    issues: tuple[LeftLine, ...]
    we_owe: tuple[OwedLine, ...]
    they_owe: tuple[OwedLine, ...]
    never: tuple[Advice, ...]
    first_steps: tuple[Advice, ...]
    told: Told | None


def successor(facts: BriefFacts) -> Successor:
    """What whoever follows must know, from what a brief is made of."""
    people = to_know(facts)
    return Successor(
        today=facts.today,
        account=facts.account,
        meeting=facts.meeting,
        meeting_words=meeting_words(facts.meeting),
        wants=tuple(_wanted(wish) for wish in facts.wishes),
        worked=tuple(LeftLine(quoted(one.text), full_day(one.on) if one.on else "") for one in facts.values),
        people=people,
        issues=tuple(LeftLine(" ".join(issue.name.split()), issue_reason(issue)) for issue in facts.open_issues),
        we_owe=owed_lines(facts, PromiseBy.US),
        they_owe=owed_lines(facts, PromiseBy.THEM),
        never=advice(facts, people, NEVER),
        first_steps=advice(facts, people, ASK + SAY),
        told=next(iter(facts.told), None),
    )


def to_know(facts: BriefFacts) -> tuple[BriefPerson, ...]:
    """Whoever has a role, a rating or is looked after: who decides first, then by influence."""
    known = [one for one in facts.people if one.roles or one.covered or one.stance or one.influence]

    def order(person: BriefPerson) -> tuple[bool, int, str, int]:
        return Role.DECIDER not in person.roles, -(person.influence or 0), person.name, person.id

    return tuple(sorted(known or facts.people, key=order))


def _wanted(wish: Wish) -> LeftLine:
    when = full_day(wish.by) if wish.by else str(wish.year or "")
    return LeftLine(" ".join(wish.text.split()), _("by {day}").format(day=when) if wish.by else when)
