"""Rows that join two people: each relation arrives once, however often and from whichever end the file tells it.

A line is known again by the two people and the word of the file, so that what was corrected here stays. Reporting and
what joins two people alike is the same from both ends; advice, trust and mentoring have a direction, unless every row
of the file comes with its mirror.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from amdesk.exchange.choices import choice_of
from amdesk.exchange.contents import fold
from amdesk.exchange.finding import person_meant
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Draft, ImportRefused, Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.relations import Relation, told_by_name
from amdesk.exchange.reporting import Bosses
from amdesk.exchange.sections import Taken, stored
from amdesk.exchange.vocabulary import LABEL, meant
from amdesk.model.natural import OURS
from amdesk.model.values import LineKind
from amdesk.words import _

TOLD = ("strength", "until", "certainty", "label", "note")
"""What a file may say of a line besides whom it joins, how, and since when."""
DIRECTED = (LineKind.ADVISES, LineKind.TRUSTS, LineKind.MENTORS)
Joined = tuple[int, int, str]


class LineRows:
    """The lines of a file, those that are new drafted."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.readers = parts.columns.of("line")
        self.mapping = parts.columns.mapping
        self.usual = self._usual(parts.file)
        self.is_mirrored = self._comes_mirrored()
        self.new: list[Draft] = []
        self.tally: Counter[Outcome] = Counter()
        self.bosses = Bosses(parts.source)
        self.is_ours = parts.program == OURS
        self.here: set[Joined] = set()
        self.told: set[Joined] = set()
        self._load()

    def _usual(self, file: str) -> Relation | None:
        """What joins the people of rows without a word for it: as corrected, else as the name of the file tells.

        Raises ImportRefused when nothing tells.
        """
        said = self.mapping.values.get("line.kind", {}).get("", "")
        found = Relation(said) if said and said != LABEL else told_by_name(file)
        if found is None and "kind" not in self.readers:
            raise ImportRefused(_("Say how the first person of a row is joined to the second, such as “asks”."))
        return found

    def _comes_mirrored(self) -> bool:
        words = [self._texts(row.cells) for row in self.parts.table.rows]
        told = set(words)
        return bool(told) and all((b, a, kind) in told for a, b, kind in told)

    def _texts(self, cells: tuple[str, ...]) -> tuple[str, str, str]:
        kind = fold(self.readers["kind"].text(cells)) if "kind" in self.readers else ""
        return self.readers["from"].text(cells), self.readers["to"].text(cells), kind

    def _load(self) -> None:
        query = "SELECT source_id, target_id, kind, label, coalesce(until, '') FROM line"
        for source, target, kind, label, until in self.parts.source.select(query):
            if self.is_ours:
                self.here.add(_exactly(source, target, LineKind(kind), label, until))
            else:
                self.here.add(self._joined(source, target, LineKind(kind)))
        query = "SELECT key FROM origin WHERE subject = 'line' AND program = ?"
        self.keys = {key for (key,) in self.parts.source.select(query, (self.parts.program,))}

    def _joined(self, source: int, target: int, kind: LineKind) -> Joined:
        """What tells a line apart; reporting, dotted or not, is one."""
        word = LineKind.REPORTS.value if kind.is_formal else kind.value
        if kind in DIRECTED and not self.is_mirrored:
            return source, target, word
        return min(source, target), max(source, target), word

    def take(self, cells: tuple[str, ...]) -> Taken:
        """Join the two people of a row.

        Raises CellRefused when one of them is unknown, or the line cannot be.
        """
        account = self.parts.account_in(cells)
        first, second = (self._person(end, cells, account) for end in ("from", "to"))
        word = self.readers["kind"].text(cells) if "kind" in self.readers else ""
        relation = self._relation(word)
        title = self._title(first, second, relation, word)
        if first == second:
            raise CellRefused(self.readers["to"].column, _("A line joins two different people."))
        is_new = relation is not None and self._join(cells, (first, second), relation, word)
        outcome = Outcome.ADDED if is_new else Outcome.UNCHANGED
        self._count((min(first, second), max(first, second), fold(word)), outcome)
        return Taken(title, outcome)

    def _count(self, told: Joined, outcome: Outcome) -> None:
        """Count what is told twice once."""
        if outcome is Outcome.ADDED or told not in self.told:
            self.tally[outcome] += 1
        self.told.add(told)

    def _person(self, end: str, cells: tuple[str, ...], account: int | None) -> int:
        reader = self.readers[end]
        if not (said := reader.value(cells)):
            raise CellRefused(reader.column, _("The row names no person."))
        return person_meant(self.parts.people.known, reader.column, str(said), "", account)

    def _relation(self, word: str) -> Relation | None:
        """What joins the two; None for a word that is left out."""
        if not word:
            return self.usual or Relation.PEER
        if self.is_ours and (kind := choice_of(LineKind, word)):
            return next(relation for relation in Relation if relation.kind is kind and not relation.is_backward)
        meaning = meant(self.mapping, "line.kind", word)
        if not meaning:
            return None
        return Relation.PEER if meaning == LABEL else Relation(meaning)

    def _title(self, first: int, second: int, relation: Relation | None, word: str) -> str:
        names = self.parts.people.known.names
        label = "–" if relation is None else relation.label
        said = f" ({shown(word)})" if word and self._is_label(word) else ""
        return f"{names[first]} {label} {names[second]}{said}"

    def _is_label(self, word: str) -> bool:
        return meant(self.mapping, "line.kind", word) == LABEL

    def _join(self, cells: tuple[str, ...], pair: tuple[int, int], relation: Relation, word: str) -> bool:
        source, target = pair[::-1] if relation.is_backward else pair
        kind = relation.kind
        joined = self._joined(source, target, kind)
        is_label = bool(word) and not self.is_ours and self._is_label(word)
        values = self._told(cells)
        if is_label:
            values["label"] = word
        key = self._key(joined, source, target, word)
        told = (*joined[:2], f"{joined[2]} {fold(word)}") if is_label else joined
        if self.is_ours:
            key, told = "", _exactly(source, target, kind, values.get("label", ""), values.get("until", ""))
        if key in self.keys or told in self.here:
            return False
        if kind is LineKind.REPORTS and "until" not in values:
            kind = self._reporting(source, target)
        values = {"source_id": source, "target_id": target, "kind": kind.value, **values}
        self.new.append(Draft("line", -len(self.new) - 1, values, key))
        self.keys |= {key} - {""}
        self.here.add(told)
        return True

    def _key(self, joined: Joined, source: int, target: int, word: str) -> str:
        """How the line is known again, whatever becomes of it here."""
        ends = joined[:2] if joined[:2] != (source, target) or self.is_mirrored else (source, target)
        return f"{ends[0]}–{ends[1]} {fold(word) or (self.usual.value if self.usual else '')}"

    def _told(self, cells: tuple[str, ...]) -> dict[str, Any]:
        """What else the row says of the line, as it is stored."""
        found = {name: stored(self.readers[name].value(cells)) for name in TOLD if name in self.readers}
        since = self.readers["since"].value(cells) if "since" in self.readers else None
        return {"since": stored(since or self.parts.today), **{n: value for n, value in found.items() if value}}

    def _reporting(self, source: int, target: int) -> LineKind:
        """A first boss is the boss, further ones are dotted.

        Raises CellRefused for a circle.
        """
        if (kind := self.bosses.take(source, target)) is None:
            raise CellRefused(
                self.readers["to"].column, _("Nobody reports to someone below: that would make a circle.")
            )
        return kind

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """The new lines."""
        return {"line": self.new}

    def counts(self) -> Mapping[str, Counter[Outcome]]:
        """How many lines are new."""
        return {"line": self.tally} if self.tally else {}

    def remarks(self) -> Sequence[str]:
        """Whether the file tells every relation from both ends."""
        return (_("Every relation stands in the file from both ends; each arrives once."),) if self.is_mirrored else ()


def _exactly(source: int, target: int, kind: LineKind, label: str, until: str) -> Joined:
    """What tells apart the lines of a list of amdesk: those that ended are lines of their own."""
    return source, target, f"{kind.value} {fold(label)} {until}"
