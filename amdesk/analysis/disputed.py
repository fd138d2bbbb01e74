"""The transactions in dispute: which are right, wrong or not clear yet, and what was charged too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from amdesk.model.issue_rows import DisputedRow
from amdesk.model.values import Money
from amdesk.words import _, listed, plural


class Verdict(Enum):
    """What became of looking into a transaction."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The verdict in the user's language."""
        return {Verdict.RIGHT: _("Right"), Verdict.WRONG: _("Wrong"), Verdict.UNCLEAR: _("Not clear yet")}[self]


def verdict(line: DisputedRow) -> Verdict:
    """Right when what was charged is what would be right, unclear while one of the two is not known."""
    if line.difference is None:
        return Verdict.UNCLEAR
    return Verdict.WRONG if line.difference else Verdict.RIGHT


@dataclass(frozen=True)
class Disputed:
    """How many lines are of each kind, and what the wrong ones charged too much, in minor units of `currency`."""

    right: int
    wrong: int
    unclear: int
    too_much: int
    currency: str

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self.right + self.wrong + self.unclear

    @property
    def sentence(self) -> str:
        """What came out, "" without lines."""
        if not self.count:
            return ""
        parts = []
        if self.wrong:
            amount = f"{Money(self.too_much, self.currency).short} {self.currency}"
            parts.append(_("{n} wrong by {amount} together").format(n=self.wrong, amount=amount))
        if self.right:
            parts.append(_("{n} right").format(n=self.right))
        if self.unclear:
            parts.append(_("{n} not clear yet").format(n=self.unclear))
        lines = plural("{n} transaction", "{n} transactions", self.count)
        return _("{lines}: {parts}.").format(lines=lines, parts=listed(parts))


def disputed(lines: Sequence[DisputedRow], currency: str) -> Disputed:
    """The lines of an issue added up."""
    verdicts = [verdict(line) for line in lines]
    return Disputed(
        verdicts.count(Verdict.RIGHT),
        verdicts.count(Verdict.WRONG),
        verdicts.count(Verdict.UNCLEAR),
        sum(line.difference or 0 for line in lines),
        currency,
    )
