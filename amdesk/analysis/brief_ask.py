"""What to ask and to avoid in a meeting, each line with its reason: rules over what is known of an account."""

from collections.abc import Iterator
from datetime import timedelta

from amdesk.analysis.brief_advice import Advice, Rule, issue_reason, late, late_by, quoted
from amdesk.model.brief_rows import BriefFacts, BriefPerson, OwedKind
from amdesk.model.values import IntelKind, IssueKind, PromiseBy, Role, Severity
from amdesk.words import _, full_day, plural

HEARD_DAYS = 90
"""After how many days without a score one asks how satisfied they are."""
ASKED_ABOUT = (IntelKind.NEED, IntelKind.PLAN, IntelKind.TREND, IntelKind.MARKET)


def ask_late_promises(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What has become of what they promised."""
    for owed in late(facts, PromiseBy.THEM):
        text = _("What has become of {what}?").format(what=quoted(owed.text))
        yield Advice(text, late_by(owed.days_late(facts.today)), owed.subject, owed.id)


def ask_signatures(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """Whether the credit notes are right, so that they can be signed."""
    notes = [o for o in facts.owed if o.kind is OwedKind.CREDIT_NOTE]
    if notes:
        numbers = ", ".join(o.text for o in notes[:3]) + (" …" if len(notes) > 3 else "")
        text = plural("Is the credit note right, to be signed?", "Are the {n} credit notes right?", len(notes))
        yield Advice(text, _("Not signed: {numbers}").format(numbers=numbers), "issue", notes[0].id)


def ask_intel(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What is behind what we heard and did nothing about; never what we heard of competitors or of people."""
    for each in facts.intel:
        if each.kind in ASKED_ABOUT and each.account_id is not None:
            text = _("What is behind this: {what}?").format(what=quoted(each.text))
            yield Advice(text, _("Heard {day}, no action yet").format(day=full_day(each.on)), "intel", each.id, True)


def ask_unmet(facts: BriefFacts, people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What deciders expect of us whom we have never met."""
    for person in people:
        if Role.DECIDER in person.roles and person.last_touch is None:
            text = _("What does {name} expect of us?").format(name=person.name)
            yield Advice(text, _("Decider, never met"), "person", person.id, True)


def ask_wishes(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """How far they are with their aims of this year and their plans."""
    for wish in facts.wishes:
        if wish.year is not None and wish.year != facts.today.year:
            continue
        text = _("How far along is {what}?").format(what=quoted(wish.text))
        reason = _("Their aim for {year}").format(year=wish.year) if wish.year else _("What they want")
        if wish.by:
            reason = _("Their plan, by {day}").format(day=full_day(wish.by))
        yield Advice(text, reason, wish.subject, wish.id)


def ask_satisfaction(facts: BriefFacts, people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """How satisfied they are, where nobody was asked for long."""
    since = facts.today - timedelta(days=HEARD_DAYS)
    if any(pulse.on > since for pulse in facts.pulses):
        return
    text = _("How satisfied are they with us, and with our products, from 0 to 10?")
    yield Advice(text, _("No score in {n} days").format(n=HEARD_DAYS), "account", facts.account_id)
    text = _("What will they need next?")
    yield Advice(text, _("Not asked in {n} days").format(n=HEARD_DAYS), "account", facts.account_id)


def avoid_selling(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """Selling before a complaint is settled."""
    for issue in facts.open_issues:
        if issue.kind is not IssueKind.REQUEST and issue.severity is not Severity.LOW:
            text = _("Selling anything before {issue} is settled").format(issue=quoted(issue.name))
            yield Advice(text, issue_reason(issue), "issue", issue.id, True)
            return


def avoid_do_nots(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What they asked us never to do."""
    if facts.do_nots.strip():
        words = " ".join(facts.do_nots.split())
        yield Advice(words, _("They asked us so"), "account", facts.account_id, True)


def avoid_scars(facts: BriefFacts, _people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """What hurt when they left us once."""
    for scar in facts.scars:
        reason = _("A scar: they left us on {day}").format(day=full_day(scar.on)) if scar.on else _("A scar")
        yield Advice(" ".join(scar.text.split()), reason, scar.subject, scar.id, True)


def avoid_feelings(facts: BriefFacts, people: tuple[BriefPerson, ...]) -> Iterator[Advice]:
    """Feelings to respect of those who are expected."""
    for person in people:
        if person.feelings.strip():
            text = _("Hurting {name}: {what}").format(name=person.name, what=" ".join(person.feelings.split()))
            yield Advice(text, _("A feeling to respect"), "person", person.id, True)


ASK: tuple[Rule, ...] = (ask_late_promises, ask_signatures, ask_intel, ask_unmet, ask_wishes, ask_satisfaction)
AVOID: tuple[Rule, ...] = (avoid_selling, avoid_do_nots, avoid_scars, avoid_feelings)
