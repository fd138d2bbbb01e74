"""What was understood of a typed line, as frozen values: nothing here decides anything."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock
from enum import Enum

from amdesk.analysis.quick_entry.named import NamedAccount, NamedIssue, NamedPerson
from amdesk.model.values import Certainty, Channel, IntelKind, PromiseBy, TouchKind, Word
from amdesk.words import _, listed


class EntryKind(Word):
    """What a line is, as its first word says."""

    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    VIDEO = "video"
    MEET = "meeting"
    HEARD = "heard"
    SAW = "saw"
    ISSUE = "issue"
    TO_DO = "action"
    ASKS = "enquiry"
    NOTE = "note"

    @property
    def is_contact(self) -> bool:
        """Whether it tells of a contact that was."""
        return self in (EntryKind.VISIT, EntryKind.CALL, EntryKind.MAIL, EntryKind.VIDEO)

    @property
    def is_touch(self) -> bool:
        """Whether it is stored as a touch."""
        return self.is_contact or self in (EntryKind.MEET, EntryKind.NOTE)

    @property
    def is_intel(self) -> bool:
        """Whether it is stored as a piece of intelligence."""
        return self in (EntryKind.HEARD, EntryKind.SAW)


class Meaning(Enum):
    """What some words of the line stand for."""

    KIND = "kind"
    ACCOUNT = "account"
    PERSON = "person"
    ISSUE = "issue"
    SCORE = "score"
    NEED = "need"
    PROMISE = "promise"
    DAY = "day"
    TIME = "time"
    PLACE = "place"
    ASKED = "asked"


@dataclass(frozen=True)
class Span:
    """Some words of the line, from `start` to before `end`, and what they mean.

    Spans never overlap. Those with one `key` belong together: the key is what a `Decision` about them is kept under.
    """

    start: int
    end: int
    meaning: Meaning
    words: str
    key: str


@dataclass(frozen=True)
class Decision:
    """What the user said about some words of a line; None leaves what was understood.

    `as_text` means the words are only words. A person or account without an id is to be made.
    """

    as_text: bool = False
    kind: EntryKind | None = None
    touch: TouchKind | None = None
    about: IntelKind | None = None
    day: date | None = None
    by: PromiseBy | None = None
    score: int | None = None
    account: NamedAccount | None = None
    person: NamedPerson | None = None
    issue: NamedIssue | None = None


@dataclass(frozen=True)
class Choice:
    """One answer to a question, as it is read, and what it decides."""

    words: str
    decision: Decision


class Asked(Enum):
    """What a question is about."""

    WHICH = "which"
    NEW = "new"
    ACCOUNT = "account"
    CONTACT = "contact"
    DAY = "day"
    PROMISER = "promiser"
    SCORE = "score"
    TEXT = "text"


@dataclass(frozen=True)
class Question:
    """Something the line leaves open; a required one is asked before anything is stored. `more` are not offered."""

    asked: Asked
    words: str
    key: str
    choices: tuple[Choice, ...] = ()
    required: bool = True
    more: int = 0
    account: str = ""

    @property
    def sentence(self) -> str:
        """The question as it is read."""
        if self.asked is Asked.WHICH:
            return _("Who or what is “{words}”?").format(words=self.words)
        if self.asked is Asked.NEW:
            return self._offer()
        return {
            Asked.ACCOUNT: _("Which account is it about? Name it in the line."),
            Asked.CONTACT: _("Does “{words}” tell of this meeting, or of another contact?").format(words=self.words),
            Asked.DAY: _("On which day?"),
            Asked.PROMISER: _("Who promised “{words}”?").format(words=self.words),
            Asked.SCORE: _("Scores are whole numbers. What is “{words}”?").format(words=self.words),
            Asked.TEXT: _("Say in a few words what it is."),
        }[self.asked]

    def _offer(self) -> str:
        if self.account:
            return _("New person “{words}” at {account}?").format(words=self.words, account=self.account)
        return _("“{words}” is not known yet.").format(words=self.words)


@dataclass(frozen=True)
class Promised:
    """A promise in the line; `key` is that of its span."""

    by: PromiseBy
    text: str
    due: date | None
    key: str


@dataclass(frozen=True)
class Entry:
    """A line with all that was understood of it; `line` is what was typed, word for word.

    `company` and `products` are scores from 0 to 10, `minutes` how long a meeting is to last. `day` is None where
    none was said and none is meant; `text` is what is left of the line.
    """

    line: str
    kind: EntryKind = EntryKind.NOTE
    spans: tuple[Span, ...] = ()
    account: NamedAccount | None = None
    people: tuple[NamedPerson, ...] = ()
    issue: NamedIssue | None = None
    company: int | None = None
    products: int | None = None
    needs: tuple[str, ...] = ()
    promises: tuple[Promised, ...] = ()
    day: date | None = None
    time: clock | None = None
    minutes: int | None = None
    place: str = ""
    text: str = ""
    channel: Channel = Channel.OTHER
    touch: TouchKind = TouchKind.NOTE
    certainty: Certainty | None = None
    about: IntelKind = IntelKind.MARKET
    questions: tuple[Question, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to store."""
        said = self.people or self.issue or self.needs or self.promises or self.text or self.has_score
        return self.kind is EntryKind.NOTE and not said

    @property
    def has_score(self) -> bool:
        """Whether a score was given."""
        return self.company is not None or self.products is not None

    @property
    def people_named(self) -> str:
        """The people as one phrase."""
        return listed([person.name for person in self.people])

    @property
    def open_question(self) -> Question | None:
        """The first question that must be answered, if any."""
        return next((question for question in self.questions if question.required), None)
