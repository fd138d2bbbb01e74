"""What a meeting brief says of an account: pure, from the facts read for it; screen and paper show the same."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from amdesk.analysis.brief_advice import SAY, Advice, advice, anniversaries, first, late_by, lateness, quoted
from amdesk.analysis.brief_ask import ASK, AVOID
from amdesk.analysis.satisfaction import satisfaction
from amdesk.analysis.series import Lines
from amdesk.model.brief_rows import BriefFacts, BriefMeeting, BriefPerson, Happened, HappenedKind, Owed, OwedKind, Told
from amdesk.model.values import PromiseBy, Role
from amdesk.words import _, day, full_day, listed, plural

SERIES_OF_DAYS = 365
"""How far back satisfaction is drawn."""
MOST_EVENTS = 4


@dataclass(frozen=True)
class OwedLine:
    """A line of what is owed: by when, who of us does it, `note` the next step on our side.

    Notes and `internal` lines never leave the house.
    """

    text: str
    who: str
    due: date | None
    days_late: int
    subject: str
    id: int
    internal: bool
    note: str = ""

    def aside(self, today: date) -> str:
        """Who does it, and by when or how late it is."""
        when = late_by(self.days_late) if self.days_late else day(self.due, today) if self.due else ""
        return " · ".join(part for part in (self.who, when) if part)


@dataclass(frozen=True)
class ChangedLine:
    """What changed, on a day, in words."""

    on: date
    text: str
    subject: str
    id: int
    internal: bool


@dataclass(frozen=True)
class BriefContent:
    """All a brief says. Say, ask and avoid hold every line found; `for_us` and `for_the_table` take the first three.

    `people_expected` is false where nobody was put down for the meeting, or none is planned: then it is who decides
    and who is covered.
    """

    today: date
    account_id: int
    account: str
    meeting: BriefMeeting | None
    people: tuple[BriefPerson, ...]
    people_expected: bool
    we_owe: tuple[OwedLine, ...]
    they_owe: tuple[OwedLine, ...]
    since: date
    changed: tuple[ChangedLine, ...]
    told: Told | None
    say: tuple[Advice, ...]
    ask: tuple[Advice, ...]
    avoid: tuple[Advice, ...]
    reasons_to_call: tuple[str, ...]
    series: Lines

    def for_us(self) -> "BriefContent":
        """The brief for the train and the screen: everything, three lines each to say, ask and avoid."""
        return replace(
            self,
            say=first(self.say, internal=True),
            ask=first(self.ask, internal=True),
            avoid=first(self.avoid, internal=True),
        )

    def for_the_table(self) -> "BriefContent":
        """The brief for the pocket, which the customer may read: nothing internal is left in it (OUT-2, SAFE-5)."""
        return replace(
            self,
            people=tuple(bare(person) for person in self.people),
            we_owe=calm(self.we_owe),
            they_owe=calm(self.they_owe),
            changed=tuple(line for line in self.changed if not line.internal),
            say=(),
            ask=first(self.ask, internal=False),
            avoid=(),
            reasons_to_call=(),
            series=Lines("", ()),
        )


def bare(person: BriefPerson) -> BriefPerson:
    """A person as the customer may see them: name, title and unit."""
    return replace(
        person, roles=(), stance=None, influence=None, wants="", wants_privately="", feelings="", last_touch=None
    )


def calm(lines: Iterable[OwedLine]) -> tuple[OwedLine, ...]:
    """What is owed in neutral words: the day instead of how late it is, and nothing internal."""
    return tuple(replace(line, note="", days_late=0) for line in lines if not line.internal)


def brief(facts: BriefFacts) -> BriefContent:
    """What is to be known, said, asked and avoided in the next meeting with an account."""
    people = to_meet(facts)
    return BriefContent(
        today=facts.today,
        account_id=facts.account_id,
        account=facts.account,
        meeting=facts.meeting,
        people=people,
        people_expected=any(person.expected for person in people),
        we_owe=owed_lines(facts, PromiseBy.US),
        they_owe=owed_lines(facts, PromiseBy.THEM),
        since=counted_from(facts),
        changed=tuple(changed_line(each) for each in gathered(changes_since(facts, counted_from(facts)))),
        told=told(facts, people),
        say=advice(facts, people, SAY),
        ask=advice(facts, people, ASK),
        avoid=advice(facts, people, AVOID),
        reasons_to_call=tuple(_anniversary_words(facts)),
        series=recent_series(facts),
    )


def to_meet(facts: BriefFacts) -> tuple[BriefPerson, ...]:
    """Who is expected; else who decides and who is covered. The person in view comes first, then who decides."""
    expected = [person for person in facts.people if person.expected]
    if expected:
        expected += [person for person in facts.people if person.id == facts.person_id and not person.expected]
    else:
        expected = [
            person
            for person in facts.people
            if person.covered or Role.DECIDER in person.roles or person.id == facts.person_id
        ]

    def order(person: BriefPerson) -> tuple[bool, bool, int, str, int]:
        decides = Role.DECIDER in person.roles
        return person.id != facts.person_id, not decides, -(person.influence or 0), person.name, person.id

    return tuple(sorted(expected, key=order))


def owed_lines(facts: BriefFacts, by: PromiseBy) -> tuple[OwedLine, ...]:
    """What one side owes the other: what is late first, then by day, what has no day last."""
    found = sorted((each for each in facts.owed if each.by is by), key=lambda each: (not each.visible, lateness(each)))
    lines = [_owed_line(each, facts) for each in found]
    return tuple(sorted(lines, key=lambda line: not line.days_late))


def _owed_line(owed: Owed, facts: BriefFacts) -> OwedLine:
    days = owed.days_late(facts.today)
    who = "" if owed.kind is OwedKind.PROMISE else owed.who
    note = _("Next: {step}").format(step=" ".join(owed.text.split())) if owed.kind is OwedKind.STEP else ""
    return OwedLine(_owed_words(owed), who, owed.due, days, owed.subject, owed.id, not owed.visible, note)


def _owed_words(owed: Owed) -> str:
    text = " ".join(owed.text.split())
    if owed.kind is OwedKind.CREDIT_NOTE:
        return _("Credit note {number}, to be signed ({issue})").format(number=text, issue=quoted(owed.issue))
    if owed.kind is OwedKind.STEP:
        return _("{issue}: put right and answered").format(issue=quoted(owed.issue))
    if owed.issue:
        return f"{text} ({quoted(owed.issue)})"
    return text


def counted_from(facts: BriefFacts) -> date:
    """The latest contact or review since which something changed that the customer saw, else the first of them."""
    for start in sorted(facts.starts, reverse=True):
        if any(not each.kind.is_internal for each in changes_since(facts, start)):
            return start
    return min(facts.starts)


def changes_since(facts: BriefFacts, start: date) -> list[Happened]:
    """What changed after a day, the newest first."""
    return [each for each in facts.happened if each.on > start and is_change(each)]


def gathered(changes: Iterable[Happened]) -> list[Happened]:
    """The changes with all credit notes as one of them, on the day of the newest."""
    found = list(changes)
    credits = [each for each in found if each.kind is HappenedKind.CREDITED]
    if len(credits) < 2:
        return found
    numbers = listed([each.text for each in credits])
    one = replace(credits[0], text=numbers)
    return [one if each is credits[0] else each for each in found if each not in credits[1:]]


def is_change(each: Happened) -> bool:
    """Whether it is a change: a stance given for the first time is none."""
    return each.kind is not HappenedKind.STANCE or (each.before is not None and each.before is not each.after)


def changed_line(each: Happened) -> ChangedLine:
    """A change in words."""
    return ChangedLine(each.on, happened_words(each), each.subject, each.id, each.kind.is_internal)


def people_words(content: BriefContent) -> str:
    """The heading above the people: those expected, one more who is in view, or those who would be met."""
    if not content.people_expected:
        return _("Who decides, and whom we look after")
    first_one = content.people[0]
    if first_one.expected:
        return _("Who is expected")
    return _("{name}, and who is expected").format(name=first_one.name)


def told(facts: BriefFacts, people: Iterable[BriefPerson]) -> Told | None:
    """The newest words of the person in view, else of those to be met: nobody reads out what a colleague said."""
    met = {person.id for person in people}
    words = [each for each in facts.told if each.person_id in met]
    return next((each for each in words if each.person_id == facts.person_id), next(iter(words), None))


def told_words(each: Told, today: date) -> str:
    """Who said it and when: "Ada Novak, 5 Dec"."""
    return f"{each.person}, {day(each.on, today)}"


def _anniversary_words(facts: BriefFacts) -> Iterable[str]:
    for issue, years, when in anniversaries(facts):
        ago = plural("a year", "{n} years", years)
        pattern = _("{day}: {years} since {issue} was resolved")
        yield pattern.format(day=day(when, facts.today), years=ago, issue=quoted(issue.name))


def recent_series(facts: BriefFacts) -> Lines:
    """Satisfaction of the last year, weighted by role, with the newest of what may have moved it."""
    since = facts.today - timedelta(days=SERIES_OF_DAYS)
    pulses = [pulse for pulse in facts.pulses if pulse.on > since]
    start = min((pulse.on for pulse in pulses), default=facts.today)
    events = [event for event in facts.events if event.on >= start]
    series = satisfaction(pulses, events[-MOST_EVENTS:])
    return replace(series, lines=tuple(replace(line, name="") for line in series.lines[-1:]))


def meeting_words(meeting: BriefMeeting | None) -> str:
    """The next meeting in one line: its kind, day, time and place."""
    if meeting is None:
        return _("No meeting is planned.")
    when = ", ".join(part for part in (full_day(meeting.on), meeting.at) if part)
    length = plural("{n} minute", "{n} minutes", meeting.minutes) if meeting.minutes else ""
    parts = (meeting.kind.label, meeting.channel.label, when, length, meeting.location)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def happened_words(each: Happened) -> str:
    """What happened, in words that may lie on the customer's table; a moved stance says from where to where."""
    patterns = {
        HappenedKind.REPORTED: _("Reported: {what}"),
        HappenedKind.RESOLVED: _("Resolved: {what}"),
        HappenedKind.JOINED: _("New: {what}"),
        HappenedKind.LEFT: _("Left: {what}"),
        HappenedKind.WE_KEPT: _("Kept by us: {what}"),
        HappenedKind.THEY_KEPT: _("Kept by them: {what}"),
        HappenedKind.DONE: _("Done: {what}"),
        HappenedKind.AGREED: _("Agreed: {what}"),
        HappenedKind.CREDITED: _("Credited: {what}"),
        HappenedKind.STANCE: _("{what}: {before} → {after}"),
        HappenedKind.INTEL: _("Heard: {what}"),
    }
    unknown = _("not known")
    return patterns[each.kind].format(
        what=" ".join(each.text.split()),
        before=each.before.label if each.before else unknown,
        after=each.after.label if each.after else unknown,
    )
