"""Two letters made from an issue's record: the update for the customer, and the debrief for our own people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.issue_told import Told, ToldStep
from amdesk.analysis.issue_whys import whys, without_names
from amdesk.model.issue_rows import IssueRecord
from amdesk.model.values import IssueStatus, Money, StepStatus
from amdesk.words import _, full_day, plural


@dataclass(frozen=True)
class Passage:
    """A part of a letter: a heading, which may be empty, sentences, and lines below them."""

    heading: str = ""
    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter ready to be sent: what it is about and its parts."""

    about: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The whole letter as plain text, to be pasted into a mail."""
        parts = []
        for passage in self.passages:
            lines = [passage.heading] if passage.heading else []
            lines += passage.sentences
            lines += [f"– {line}" for line in passage.lines]
            parts.append("\n".join(lines))
        return "\n\n".join(part for part in parts if part)


def customer_update(told: Told) -> Letter:
    """Where the issue stands, for the customer; made only from what may be told."""
    passages = [Passage(sentences=(_greeting(told),)), Passage(sentences=_opening(told))]
    if told.facts:
        passages.append(Passage(_("What we found"), (told.facts,)))
    if told.done:
        passages.append(Passage(_("What we have done"), lines=tuple(_with_day(step) for step in told.done)))
    if told.money:
        passages.append(Passage(_("The amounts"), (told.money,)))
    if told.coming and told.status is IssueStatus.OPEN:
        passages.append(Passage(_("What comes next"), lines=tuple(step.words for step in told.coming)))
    passages.append(Passage(sentences=(*_closing(told), told.me)))
    return Letter(_("“{issue}”: where we stand").format(issue=told.name), tuple(passages))


def _greeting(told: Told) -> str:
    if told.reporter:
        return _("Dear {name},").format(name=told.reporter)
    return _("Dear customer,")


def _opening(told: Told) -> tuple[str, ...]:
    day = full_day(told.reported_on)
    if told.words:
        return (_("On {day} you told us: “{words}”").format(day=day, words=told.words), told.sentence)
    return (_("On {day} you told us of “{issue}”.").format(day=day, issue=told.name), told.sentence)


def _closing(told: Told) -> tuple[str, ...]:
    if told.alternative:
        return (_("Instead we can offer you: {alternative}.").format(alternative=told.alternative.rstrip(".")),)
    if told.status is IssueStatus.OPEN and told.confirmed_on is None:
        return (_("Please tell me whether anything is missing or still goes wrong."),)
    if told.review_on is not None and told.review_on > told.today:
        call = _("On {day} I will call you to hear whether it has stayed right.")
        return (call.format(day=full_day(told.review_on)),)
    return (_("Thank you for telling us."),)


def _with_day(step: ToldStep) -> str:
    return f"{step.words} ({full_day(step.on)})" if step.on else step.words


def debrief(record: IssueRecord) -> Letter:
    """What happened and what changes, for everyone of ours involved; teams are named, never a person's error."""
    line = record.line
    passages = [Passage(sentences=tuple(_what_happened(record)))]
    if record.detail.whys:
        passages.append(Passage(_("Why it happened"), lines=tuple(why.text for why in whys(record))))
    if record.remedies:
        lines = tuple(_task(each.name, each.owner, each.due, each.done_on) for each in record.remedies)
        passages.append(Passage(_("What changes"), lines=lines))
    waiting = [each for each in record.requests if each.answered_on is None]
    if waiting:
        lines = tuple(_task(each.text, each.who, each.due, None) for each in waiting)
        passages.append(Passage(_("What we still need"), lines=lines))
    steps = [step for step in record.steps if step.status is StepStatus.OPEN]
    if steps:
        lines = tuple(_task(f"{step.number}. {step.name}", step.owner, step.due, None) for step in steps)
        passages.append(Passage(_("Steps still open"), lines=lines))
    passages.append(Passage(sentences=tuple(_thanks(record))))
    return Letter(_("Debrief: {issue}, {account}").format(issue=line.name, account=line.account), tuple(passages))


def _what_happened(record: IssueRecord) -> Iterable[str]:
    line = record.line
    said = _("{account} told us on {day}: {issue}.")
    if record.detail.words:
        said = _("{account} told us on {day}: “{words}”")
    yield said.format(account=line.account, day=full_day(line.reported_on), words=record.detail.words, issue=line.name)
    if record.facts:
        yield without_names(record.facts, record.colleagues)
    if line.disputed:
        amount = f"{Money(line.disputed, line.currency).short} {line.currency}"
        yield _("{amount} are in dispute.").format(amount=amount)
    if line.status.is_open and line.days_open:
        yield plural("It has taken {n} day so far.", "It has taken {n} days so far.", line.days_open)
    elif not line.status.is_open:
        yield plural("It took {n} day.", "It took {n} days.", line.days_open)


def _task(words: str, owner: str, due: date | None, done: date | None) -> str:
    said = [owner] if owner else []
    if done is not None:
        said.append(_("done {day}").format(day=full_day(done)))
    elif due is not None:
        said.append(_("by {day}").format(day=full_day(due)))
    return f"{words} ({', '.join(said)})" if said else words


def _thanks(record: IssueRecord) -> Iterable[str]:
    names = list(dict.fromkeys(each.who for each in record.involved if each.who))
    if names:
        yield _("Thank you: {names}.").format(names=", ".join(names))
    yield record.me
