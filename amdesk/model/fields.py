"""What a column says of itself once: form, table, import, paper and export read it from here."""

from dataclasses import dataclass
from enum import Enum

NAME_LIMIT = 300
NOTE_LIMIT = 100_000
MONEY_LIMIT = 10**15
"""The largest amount kept, in minor units: sums of thousands of them still fit 64 bits."""


class Kind(Enum):
    """How a value is typed, shown and understood."""

    TEXT = "text"
    NOTE = "note"
    WHOLE = "whole"
    YEAR = "year"
    NUMBER = "number"
    SCALE = "scale"
    YES = "yes"
    DATE = "date"
    INSTANT = "instant"
    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    CHOICE = "choice"
    REFERENCE = "reference"
    MAIL = "mail"
    PHONE = "phone"
    LINK = "link"
    CURRENCY = "currency"


@dataclass(frozen=True)
class Field:
    """The description of one value of a subject.

    `low` and `high` bound numbers (minor units for MONEY), `limit` the characters of a text. `internal` values never
    reach paper that leaves the house, `private` ones may, but are hidden while someone is looking.
    `subject` is the table a REFERENCE points to; `dated` values keep their history. A `past` DATE has been: words
    without a year mean the last such day. `by_verb` values are shown in forms and change through the verbs of their
    subject alone.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    unit: str = ""
    low: int | None = None
    high: int | None = None
    limit: int = NAME_LIMIT
    internal: bool = False
    private: bool = False
    choices: type[Enum] | None = None
    required: bool = False
    subject: str | None = None
    dated: bool = False
    past: bool = False
    listed: bool = True
    by_verb: bool = False

    @property
    def is_ours_alone(self) -> bool:
        """Whether it is hidden while someone is looking: what is internal or private, and every amount."""
        return self.internal or self.private or self.kind is Kind.MONEY


class FieldError(Exception):
    """A value the user can mend: `field` names the place, the text says what is wrong and what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence
