"""The money of an issue: what was given back and signed off, what waits for that, what is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amdesk.model.rows import IssueLine
from amdesk.model.values import Money
from amdesk.words import _

CreditRow = tuple[int, str, date | None, int, date | None]
"""A credit note: id, number, day, amount, and the day the customer signed it off."""


@dataclass(frozen=True)
class IssueMoney:
    """Amounts in minor units of the issue's currency; `in_dispute` is None while nobody has said how much it is."""

    in_dispute: int | None
    signed: int
    waiting: int
    signed_notes: int
    waiting_notes: int

    @property
    def credited(self) -> int:
        """What credit notes were written for, signed off or not."""
        return self.signed + self.waiting

    @property
    def notes(self) -> int:
        """How many credit notes there are."""
        return self.signed_notes + self.waiting_notes

    @property
    def left(self) -> int:
        """What no credit note was written for yet; never less than nothing."""
        return max((self.in_dispute or 0) - self.credited, 0)

    @property
    def over(self) -> int:
        """What credit notes were written for beyond the sum in dispute; nothing while that is not known."""
        return 0 if self.in_dispute is None else max(self.credited - self.in_dispute, 0)


def credited_sentence(issues: Iterable[IssueLine], currency: str) -> str:
    """What the open issues of one currency dispute, and what of it is credited and left; empty without any."""
    found = [one for one in issues if one.status.is_open and one.disputed and one.currency == currency]
    if not found:
        return ""
    disputed = sum(one.disputed or 0 for one in found)
    left = sum(max((one.disputed or 0) - one.credited, 0) for one in found)
    sums = (disputed, sum(one.credited for one in found), left)
    said = (Money(each, currency).short for each in sums)
    words = _("Open issues dispute {disputed} {currency}: {credited} credited, {left} left.")
    return words.format(currency=currency, **dict(zip(("disputed", "credited", "left"), said, strict=True)))


def money_of(in_dispute: int | None, notes: Iterable[CreditRow]) -> IssueMoney:
    """The credit notes of an issue added up beside its sum in dispute (ISS-5)."""
    notes = tuple(notes)
    signed = [amount for _id, _number, _on, amount, signed_on in notes if signed_on is not None]
    waiting = [amount for _id, _number, _on, amount, signed_on in notes if signed_on is None]
    return IssueMoney(in_dispute, sum(signed), sum(waiting), len(signed), len(waiting))
