"""Issues: what was closed before it came here is closed elsewhere; nothing here is resolved or closed by a file."""

from collections.abc import Sequence

from amdesk.exchange.parts import Parts
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.exchange.vocabulary import meant
from amdesk.model.values import IssueStatus
from amdesk.words import _, plural

OURS = ("status", "closed_on")
"""What only the rules of an issue change once it is here."""


class IssueRows(RecordRows):
    """Issues with their dates, words and what was answered."""

    table = "issue"
    compared = ("name", "reported_on", "words")
    worked_out = ("id", "topic", "status")
    required = ("name", "reported_on")

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.ended_there = 0

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the topic before the title and the status there among the facts."""
        kept = super().kept(values, account)
        if topic := values.get("topic"):
            kept["name"] = f"{topic}: {kept['name']}"[:200]
        if word := values.get("status"):
            told = _("Status there: {word}").format(word=word)
            kept["facts"] = "\n".join(filter(None, (told, kept.get("facts"))))
        if not self._has_ended(values):
            kept.pop("closed_on", None)
        return kept

    def _has_ended(self, values: Values) -> bool:
        word = values.get("status", "")
        is_ended = meant(self.parts.columns.mapping, "issue.status", word) == IssueStatus.CLOSED_ELSEWHERE.value
        return is_ended if word else "closed_on" in values

    def at_first(self, values: Values, kept: Values) -> Values:
        """Open, or closed elsewhere."""
        status = IssueStatus.CLOSED_ELSEWHERE if self._has_ended(values) else IssueStatus.OPEN
        return {"status": status.value}

    def later(self, row: int, values: Values, kept: Values) -> Values:
        """All but how it ends."""
        is_open = self.rows.value(row, "status") == IssueStatus.OPEN.value
        self.ended_there += is_open and self._has_ended(values)
        return {name: value for name, value in kept.items() if name not in OURS}

    def remarks(self) -> Sequence[str]:
        """How many issues ended there but are open here."""
        if not self.ended_there:
            return ()
        one = "{n} issue ended there but is open here; its steps close it."
        many = "{n} issues ended there but are open here; their steps close them."
        return (plural(one, many, self.ended_there),)
