"""What of an issue is told to the customer: their words, what was found, done and comes next; nobody is blamed."""

from dataclasses import dataclass
from datetime import date

from amdesk.analysis.issue_money import CreditRow, money_of
from amdesk.analysis.leaks import Text
from amdesk.model.issue_rows import DisputedRow, IssueRecord
from amdesk.model.rows import StepRow
from amdesk.model.values import IssueStatus, Money, StepStatus
from amdesk.words import _, full_day, plural


@dataclass(frozen=True)
class ToldStep:
    """A step in words for the customer, with the day it was done; None while it is still to come."""

    id: int
    words: str
    on: date | None


@dataclass(frozen=True)
class Told:
    """The customer's side of an issue; amounts in minor units of `currency`."""

    id: int
    account: str
    name: str
    reported_on: date
    reporter: str
    words: str
    facts: str
    status: IssueStatus
    done: tuple[ToldStep, ...]
    coming: tuple[ToldStep, ...]
    disputed: tuple[DisputedRow, ...]
    in_dispute: int | None
    credits: tuple[CreditRow, ...]
    currency: str
    confirmed_on: date | None
    review_on: date | None
    alternative: str
    me: str
    today: date

    @property
    def sentence(self) -> str:
        """Where the issue stands, said to the customer."""
        if self.status is IssueStatus.DECLINED:
            return _("We could not grant this request and offered something instead.")
        if self.status is IssueStatus.OPEN:
            done = plural("{n} step is done", "{n} steps are done", len(self.done))
            return _("{done}, {n} still to come.").format(done=done, n=len(self.coming))
        if self.confirmed_on is not None:
            return _("Put right; you confirmed it on {day}.").format(day=full_day(self.confirmed_on))
        return _("Put right.")

    @property
    def money(self) -> str:
        """The amounts in a sentence, "" when none is known."""
        found = money_of(self.in_dispute, self.credits)
        parts = []
        if self.in_dispute:
            parts.append(_("in dispute {amount}").format(amount=self._amount(self.in_dispute)))
        if found.signed:
            notes = plural("{n} note", "{n} notes", found.signed_notes)
            parts.append(_("credited {amount} in {notes}").format(amount=self._amount(found.signed), notes=notes))
        if found.waiting:
            notes = plural("{n} note", "{n} notes", found.waiting_notes)
            words = _("{amount} in {notes} to be signed off by you")
            parts.append(words.format(amount=self._amount(found.waiting), notes=notes))
        if found.credited and found.left:
            parts.append(_("left {amount}").format(amount=self._amount(found.left)))
        joined = ", ".join(parts)
        return f"{joined[:1].upper()}{joined[1:]}." if joined else ""

    def _amount(self, minor: int) -> str:
        return f"{Money(minor, self.currency).short} {self.currency}"

    def texts(self) -> list[Text]:
        """What is shown, with its place, for the search for leaks; their own words and names give nothing away."""
        issue = _("Issue “{name}”").format(name=self.name)
        found = [Text(_("{issue}, its name").format(issue=issue), self.name, "issue", self.id, "name")]
        found.append(Text(_("{issue}, facts").format(issue=issue), self.facts, "issue", self.id, "facts"))
        if self.alternative:
            place = _("{issue}, the alternative offered").format(issue=issue)
            found.append(Text(place, self.alternative, "issue", self.id, "alternative"))
        for step in (*self.done, *self.coming):
            place = _("{issue}, a step as it is said to the customer").format(issue=issue)
            found.append(Text(place, step.words, "step", step.id, "told"))
        for line in self.disputed:
            place = _("{issue}, transaction {document}").format(issue=issue, document=line.document)
            found.append(Text(place, line.note, "disputed_line", line.id, "note"))
        place = _("{issue}, credit note").format(issue=issue)
        found += [Text(place, number, "credit_note", row, "number") for row, number, *_rest in self.credits]
        return found


def told(record: IssueRecord) -> Told:
    """The customer's side of an issue: steps that have no words for the customer are left out."""
    line = record.line
    said = [(step, record.told[step.id]) for step in record.steps if record.told.get(step.id)]
    return Told(
        id=line.id,
        account=line.account,
        name=line.name,
        reported_on=line.reported_on,
        reporter=record.detail.reporter,
        words=record.detail.words,
        facts=record.facts,
        status=line.status,
        done=tuple(_step(step, words) for step, words in said if step.status is StepStatus.DONE),
        coming=tuple(_step(step, words) for step, words in said if step.status is StepStatus.OPEN),
        disputed=record.disputed,
        in_dispute=line.disputed,
        credits=record.detail.credit_notes,
        currency=line.currency,
        confirmed_on=record.detail.confirmed_on,
        review_on=record.detail.review_on,
        alternative=record.refusal.alternative if record.refusal else "",
        me=record.me,
        today=record.today,
    )


def _step(step: StepRow, words: str) -> ToldStep:
    return ToldStep(step.id, words, step.done_on)
