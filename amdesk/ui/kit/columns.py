"""What a table's column is: where its value comes from, how it reads, sorts, copies and looks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from amdesk.analysis.series import Tone
from amdesk.letters import folded
from amdesk.ui.kit.amounts import number
from amdesk.words import _, full_day


class ColumnKind(Enum):
    """How a column is painted, aligned and sorted."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHIP = "chip"
    SPARK = "spark"
    CHECK = "check"


class Align(Enum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


RIGHT_KINDS = (ColumnKind.NUMBER, ColumnKind.MONEY)
WIDTHS = {ColumnKind.CHECK: 40, ColumnKind.SPARK: 110, ColumnKind.DATE: 104}


@dataclass(frozen=True)
class TableColumn:
    """One column. `value(row)` gives what it holds; `text(row)` how it reads; `sort(row)` what it is ordered by.

    Without `text` and `sort` both follow from value and kind. `width` is in pixels, 0 means from the contents.
    `tone(row)` colours chips, sparks and texts. `strong` and `muted` change the look of the text; `locked` columns
    cannot be hidden. `amount(row)` gives the exact amount of a column of money and its currency, for spreadsheets;
    `private` columns hold what is ours alone and are hidden while someone is looking, as amounts always are.
    """

    name: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 0
    align: Align | None = None
    visible: bool = True
    tone: Callable[[Any], Tone] | None = None
    value: Callable[[Any], Any] | None = None
    text: Callable[[Any], str] | None = None
    sort: Callable[[Any], Any] | None = None
    strong: bool = False
    muted: bool = False
    locked: bool = False
    tip: str = ""
    amount: Callable[[Any], tuple[Decimal, str] | None] | None = None
    private: bool = False

    @property
    def is_private(self) -> bool:
        """Whether nobody but us may see it."""
        return self.private or self.kind is ColumnKind.MONEY

    def value_of(self, row: Any) -> Any:
        """What the column holds for `row`; without `value` the attribute of its name."""
        return self.value(row) if self.value else getattr(row, self.name, None)

    def text_of(self, row: Any) -> str:
        """How the column reads for `row`."""
        if self.text:
            return self.text(row)
        return as_text(self.kind, self.value_of(row))

    def sort_of(self, row: Any) -> Any:
        """What `row` is ordered by; None goes last in either direction."""
        if self.sort:
            return self.sort(row)
        value = self.value_of(row)
        if isinstance(value, str) or (value is not None and self.kind in (ColumnKind.TEXT, ColumnKind.CHIP)):
            return folded(self.text_of(row)) or None
        return value

    def copy_of(self, row: Any) -> str:
        """The cell for a spreadsheet: plain numbers and ISO dates, and no text that would run as a formula."""
        value = self.value_of(row)
        if self.kind is ColumnKind.NUMBER and isinstance(value, int | float):
            return str(value)
        if isinstance(value, date):
            return value.isoformat()
        if self.kind is ColumnKind.SPARK:
            return " ".join("" if each is None else str(each) for each in value or ())
        return harmless(self.text_of(row))

    def alignment(self) -> Align:
        """Where its text stands: numbers right, checks centred, the rest left."""
        if self.align:
            return self.align
        if self.kind in RIGHT_KINDS:
            return Align.RIGHT
        return Align.CENTRE if self.kind is ColumnKind.CHECK else Align.LEFT


def as_text(kind: ColumnKind, value: Any) -> str:
    """A value as its kind reads when the column says nothing of its own."""
    if value is None or kind is ColumnKind.SPARK:
        return ""
    if kind is ColumnKind.CHECK:
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return full_day(value)
    if kind is ColumnKind.NUMBER:
        return number(value)
    return str(value)


_SIGNED_NUMBER = re.compile(r"[+-][\d\s().,/-]*$")


def harmless(text: str) -> str:
    """One cell's text for the clipboard: on one line, and never read as a formula by a spreadsheet."""
    line = text.replace("\r\n", "\n").replace("\t", " ").replace("\n", " ").replace("\r", " ")
    risky = line[:1] in ("=", "@") or (line[:1] in ("+", "-") and not _SIGNED_NUMBER.match(line))
    return "'" + line if risky else line
