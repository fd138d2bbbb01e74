"""What is known of a line while it is being read, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock

from amdesk.analysis.quick_entry.days import FoundDay
from amdesk.analysis.quick_entry.entry import Decision, EntryKind, Promised, Question
from amdesk.analysis.quick_entry.known import Known
from amdesk.analysis.quick_entry.line import Line
from amdesk.analysis.quick_entry.named import NamedAccount, NamedIssue, NamedPerson
from amdesk.analysis.quick_entry.times import FoundTime
from amdesk.model.values import Channel

KIND_KEY, DAY_KEY = ":kind", ":day"
NOTHING_DECIDED = Decision()


@dataclass
class Reading:
    """A line half understood; each step of `reading.understand` adds its part."""

    line: Line
    known: Known
    today: date
    here: NamedAccount | None
    decided: Mapping[str, Decision]
    kind: EntryKind = EntryKind.NOTE
    channel: Channel = Channel.OTHER
    begin: int = 0
    was: bool = False
    """Whether the word that sets the kind tells of what was: "met", "called"."""
    keeps_verb: bool = False
    """Whether the word that sets the kind is part of the text, too."""
    company: int | None = None
    products: int | None = None
    needs: list[str] = field(default_factory=list)
    promises: list[Promised] = field(default_factory=list)
    days: list[FoundDay] = field(default_factory=list)
    times: list[FoundTime] = field(default_factory=list)
    day: date | None = None
    time: clock | None = None
    minutes: int | None = None
    account: NamedAccount | None = None
    people: list[NamedPerson] = field(default_factory=list)
    issue: NamedIssue | None = None
    place: str = ""
    questions: list[Question] = field(default_factory=list)
    aside: list[Question] = field(default_factory=list)
    """Questions that leave it open neither who nor where."""

    def decision(self, key: str) -> Decision:
        """What the user said about words."""
        return self.decided.get(key, NOTHING_DECIDED)

    @property
    def tells_of_the_past(self) -> bool:
        """Whether the verb, or a score, need or promise, shows that the contact was."""
        return self.was or self.company is not None or self.products is not None or bool(self.needs or self.promises)

    def add(self, person: NamedPerson) -> None:
        """One more of the people, each once."""
        if person not in self.people:
            self.people.append(person)
