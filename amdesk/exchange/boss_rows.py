"""Whom the people of a file report to, settled once all of them are known; a boss nobody knows is said, not refused.

What a file said of a boss is known again by its own words, so that a line corrected or taken away here stays so. When
the file names another boss than at its last import, the line it brought then ends today.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from amdesk.exchange.contents import fold
from amdesk.exchange.finding import person_meant
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.person_rows import PersonSection
from amdesk.exchange.plan import Draft, Outcome
from amdesk.exchange.reading import shown
from amdesk.exchange.reporting import Bosses
from amdesk.model.source import Source
from amdesk.model.values import LineKind
from amdesk.words import _

KEY_START = "boss "
NAMING = ("id", "name", "given", "family", "mail")
BROUGHT = """
SELECT l.source_id, l.id FROM line l JOIN origin o ON o.subject = 'line' AND o.row = l.id
WHERE o.program = ? AND o.key LIKE 'boss %' AND l.kind = ? AND l.until IS NULL
"""

JOINED = "SELECT source_id, target_id FROM line WHERE kind IN ('reports', 'dotted')"


@dataclass(frozen=True)
class _Told:
    """What one row says: the boss of a person as the file writes it."""

    person: int
    account: int
    boss: str
    key: str


class BossRows:
    """The reporting lines that a file of people brings."""

    def __init__(self, people: PersonSection, source: Source, program: str, today: date) -> None:
        self.people, self.source, self.today = people, source, today
        self.reader = people.readers.get("reports_to")
        self.in_file: dict[str, int] = {}
        self.told: list[_Told] = []
        self.lines: list[Draft] = []
        self.tally: Counter[Outcome] = Counter()
        if self.reader is not None:
            self._load(program)

    def _load(self, program: str) -> None:
        keys = "SELECT key FROM origin WHERE subject = 'line' AND program = ?"
        self.keys = {key for (key,) in self.source.select(keys, (program,))}
        self.joined = set(
            self.source.select("SELECT source_id, target_id FROM line WHERE kind IN ('reports', 'dotted')")
        )
        self.brought = dict(self.source.select(BROUGHT, (program, LineKind.REPORTS.value)))
        self.bosses = Bosses(self.source)

    def note(self, cells: tuple[str, ...], person: int, account: int, owner: tuple[str, ...]) -> None:
        """Remember what a row says of the boss of its person; `owner` are the cells that name the account."""
        if (own := self.people.readers.get("id")) and (key := own.value(cells)):
            self.in_file[key] = person
        if self.reader is None or not (boss := self.reader.value(cells)):
            return
        readers = (self.people.readers.get(name) for name in NAMING)
        told = [*map(fold, owner), *(fold(reader.text(cells)) for reader in readers if reader), fold(boss)]
        digest = hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self.told.append(_Told(person, account, boss, KEY_START + digest))

    def settle(self) -> list[str]:
        """Draw the lines; gives remarks about those that cannot be."""
        return list(dict.fromkeys(remark for told in self.told if (remark := self._settle(told))))

    def _settle(self, told: _Told) -> str:
        try:
            boss = self.in_file.get(told.boss) or self._known(told)
        except CellRefused as refused:
            return refused.sentence
        pair = (told.person, boss)
        if told.person == boss or pair in self.joined or (told.person > 0 and told.key in self.keys):
            self.tally[Outcome.UNCHANGED] += told.person != boss
            return ""
        if self.bosses.would_circle(*pair):
            names = self.people.known.names
            sentence = _("{name} cannot report to {boss}, who is further down: that would make a circle.")
            return sentence.format(name=shown(names[told.person]), boss=shown(names[boss]))
        self._end_what_was_brought(told.person)
        self._draw(pair, told.key)
        return ""

    def _known(self, told: _Told) -> int:
        """A boss whose id the file does not hold. Raises CellRefused when nobody is meant, or several."""
        assert self.reader is not None
        return person_meant(self.people.known, self.reader.column, told.boss, "", told.account)

    def _end_what_was_brought(self, person: int) -> None:
        if (line := self.brought.pop(person, None)) is not None:
            self.lines.append(Draft("line", line, {"until": self.today.isoformat()}))
            self.bosses.of.pop(person, None)

    def _draw(self, pair: tuple[int, int], key: str) -> None:
        kind = self.bosses.take(*pair)
        assert kind is not None
        new = -sum(draft.is_new for draft in self.lines) - 1
        values: dict[str, Any] = {"source_id": pair[0], "target_id": pair[1], "kind": kind.value}
        self.lines.append(Draft("line", new, {**values, "since": self.today.isoformat()}, key))
        self.joined.add(pair)
        self.tally[Outcome.ADDED] += 1

    def drafts(self) -> Sequence[Draft]:
        """The lines that begin or end."""
        return self.lines
