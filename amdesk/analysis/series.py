"""What a chart shows, without a pen: the screen and the paper draw the same frozen dataclasses.

Colours are named, never given: a pen looks `Tone` up in its own theme. `key` on a point is what a click opens: a
subject and its id, or a date or a name the view understands; None when there is nothing to open.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from amdesk.words import _


class Tone(Enum):
    """The part a mark plays; each pen has its own colour, pattern and shape for it."""

    ACCENT = "accent"
    CUSTOMER = "customer"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Signed(Enum):
    """A judgement that is read without colour, too: each member is its word, its sign and its tone."""

    @property
    def label(self) -> str:
        """The judgement in words."""
        return _(self.value[0])

    @property
    def sign(self) -> str:
        """Its shape."""
        return str(self.value[1])

    @property
    def tone(self) -> Tone:
        """Its colour."""
        found: Tone = self.value[2]
        return found


@dataclass(frozen=True)
class Bar:
    """One bar: `value` in the chart's unit, None where it is not known (drawn as a gap, never as 0)."""

    label: str
    value: float | None
    tone: Tone = Tone.ACCENT
    key: Hashable = None
    hint: str = ""


@dataclass(frozen=True)
class Bars:
    """Bars side by side under common labels; `compare` are quieter bars behind them, one for each, e.g. last year.

    `line` is drawn over them on a scale of its own from 0 to 100 %, one value for each bar (a Pareto curve).
    `limit` is a dashed level with its name.
    """

    title: str
    bars: tuple[Bar, ...]
    compare: tuple[Bar, ...] = ()
    line: tuple[float, ...] = ()
    line_name: str = ""
    limit: float | None = None
    limit_name: str = ""
    unit: str = ""
    name: str = ""
    compare_name: str = ""
    horizontal: bool = False
    empty: str = ""


@dataclass(frozen=True)
class Point:
    """One dated value; `hint` is what hovering says beside date and value."""

    when: date
    value: float
    key: Hashable = None
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """One named curve, in order of date."""

    name: str
    points: tuple[Point, ...]
    tone: Tone = Tone.ACCENT
    dashed: bool = False


@dataclass(frozen=True)
class Event:
    """A dated happening drawn as an upright line with its name."""

    when: date
    name: str
    tone: Tone = Tone.BAD
    key: Hashable = None


@dataclass(frozen=True)
class Lines:
    """Curves over time on one scale from `low` to `high` (None: from the values)."""

    title: str
    lines: tuple[Line, ...]
    events: tuple[Event, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a whole, in the stack's unit; may be negative (a credit)."""

    name: str
    value: float
    tone: Tone = Tone.ACCENT
    key: Hashable = None


@dataclass(frozen=True)
class Stack:
    """One horizontal bar made of its parts: aging of receivables, balance of both sides."""

    title: str
    parts: tuple[Part, ...]
    unit: str = ""
    empty: str = ""


Chart = Bars | Lines | Stack
