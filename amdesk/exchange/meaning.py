"""Cells that become values, each distinct text worked out once."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property, partial
from itertools import islice
from typing import Any

from amdesk.exchange.choices import choice_of
from amdesk.exchange.contents import fold
from amdesk.exchange.reading import shown
from amdesk.exchange.targets import Target, label_of
from amdesk.exchange.values import (
    TEXTS_LOOKED_AT,
    guess_day_first,
    guess_decimal_comma,
    parse_amount,
    parse_date,
    parse_whole,
    parse_yes,
)
from amdesk.model.base import checked, clean
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.words import _

BLANKS = frozenset(("", "NULL", "\\N", "#N/A", "N/A", "NaN", "nan", "None", "null", "(null)"))
Meaning = Callable[[str], Any]
"""What a cell means: a value, None when it is blank, or why it is refused."""
SEVERAL = ":::"
"""What Google puts between several addresses or numbers in one cell; the first counts."""
SIGNS_OF_CURRENCIES = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "FR.": "CHF", "KR": ""}


class CellRefused(Exception):
    """A cell that cannot become a value; the text says why in a sentence."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


class AccountMissing(CellRefused):
    """A row that would arrive if it named an account."""


class WorkedOut(dict[Any, Any]):
    """What cells mean, worked out when they are first looked up: most columns say the same again and again."""

    def __init__(self, work_out: Callable[[Any], Any]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, said: Any) -> Any:
        found = self[said] = self._work_out(said)
        return found


@dataclass
class Cells:
    """One column of a file as values of its target.

    `corrected` gives the choice for folded words that the user corrected; `unknown` counts words that are no choice.
    """

    column: str
    target: Target
    at: int
    parse: Callable[[str], Any]
    corrected: Mapping[str, str] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        described, kinds = self.target.field, (Kind.TEXT, Kind.NOTE)
        is_free_text = described is not None and self.target.kind in kinds and not self.corrected
        self.limit = self.target.limit
        self.meaning: Meaning = self._text if is_free_text else WorkedOut(self._work_out).__getitem__

    def value(self, cells: tuple[str, ...]) -> Any:
        """The value of the column in a row, None when blank.

        Raises CellRefused with a sentence.
        """
        found = self.meaning(cells[self.at])
        if isinstance(found, CellRefused):
            raise found.with_traceback(None)
        return found

    def text(self, cells: tuple[str, ...]) -> str:
        """The cell as it stands there, "" when blank."""
        text = cells[self.at].strip()
        return "" if text in BLANKS else text

    def _text(self, text: str) -> Any:
        """Free text seldom comes again, and nearly all of it stays as it is."""
        kept = text.strip()
        if len(kept) <= self.limit and kept.isprintable() and kept not in BLANKS:
            return kept
        return self._work_out(text)

    def _work_out(self, text: str) -> Any:
        kept = text.strip()
        if kept in BLANKS:
            return None
        if self.corrected:
            kept = self.corrected.get(fold(text), kept)
        if not kept:
            return None
        try:
            return self.parse(kept)
        except ValueError as wrong:
            return CellRefused(self.column, str(wrong))
        except FieldError as wrong:
            return CellRefused(self.column, wrong.sentence)
        except KeyError:
            self.unknown[text] = self.unknown.get(text, 0) + 1
            return None

    def remarks(self) -> list[str]:
        """What was left out because nobody knows the word."""
        sentence = _("“{word}” in {column} is no choice of {target} and is left out.")
        if self.target.kind is Kind.MAIL:
            sentence = _("“{word}” in {column} is no mail address and is left out.")
        return [sentence.format(word=shown(w), column=self.column, target=label_of(self.target)) for w in self.unknown]


class Readers(dict[str, Cells]):
    """The columns of a file that fill one table, by name of the target."""

    @cached_property
    def _places(self) -> list[tuple[str, int, Meaning]]:
        return [(name, reader.at, reader.meaning) for name, reader in self.items()]

    def read(self, cells: tuple[str, ...]) -> dict[str, Any]:
        """The values of a row, those that say nothing left out.

        Raises CellRefused.
        """
        found = {}
        for name, at, meaning in self._places:
            value = meaning(cells[at])
            if value is not None:
                if value.__class__ is CellRefused:
                    raise value.with_traceback(None)
                found[name] = value
        return found


def cells_of(
    column: str, target: Target, at: int, texts: Iterable[str], corrected: Mapping[str, str] | None = None
) -> Cells:
    """The reader of a column; `texts` are its cells, from which signs of decimals and order of dates are guessed."""
    is_choice = target.field is not None and target.field.choices is not None
    parse = _parser(target, (text for text in texts if text.strip() not in BLANKS))
    return Cells(column, target, at, parse, corrected if corrected and is_choice else {})


def _parser(target: Target, texts: Iterable[str]) -> Callable[[str], Any]:
    if target.kind is Kind.DATE:
        return _date_parser(list(islice(texts, TEXTS_LOOKED_AT)))
    if target.kind in (Kind.MONEY, Kind.NUMBER):
        return _amount_parser(target, list(islice(texts, TEXTS_LOOKED_AT)))
    if target.kind is Kind.CHOICE and target.field is not None and target.field.choices is not None:
        return _choice_parser(target.field.choices)
    if target.kind is Kind.CURRENCY:
        return currency_of
    if target.kind is Kind.YES:
        return parse_yes
    if target.kind in (Kind.WHOLE, Kind.YEAR, Kind.SCALE, Kind.PERCENT):
        return lambda text: checked(_described(target), parse_whole(text))
    if target.kind is Kind.MAIL:
        return partial(_mail, _described(target))
    if target.kind is Kind.PHONE:
        return lambda text: checked(_described(target), text.partition(SEVERAL)[0]) or None
    if target.field is None:
        return _id_parser if target.name in ("id", "parent_id", "reports_to") else _plain_text
    return lambda text: checked(_described(target), text) or None


def _mail(described: Field, text: str) -> str | None:
    """A mail address, without the name before it. Raises KeyError for what is none."""
    said = text.partition(SEVERAL)[0].strip()
    bare = said.rpartition("<")[2].rstrip("> ") if said.endswith(">") else said
    if "@" not in bare.strip("@"):
        raise KeyError(text)
    return checked(described, bare) or None


def _described(target: Target) -> Any:
    return target.field


def _plain_text(text: str) -> str | None:
    kept = clean(text).strip()
    if len(kept) > 300:
        raise ValueError(_("“{text}” is too long: 300 characters fit.").format(text=shown(kept)))
    return kept or None


def _id_parser(text: str) -> str | None:
    """An id; spreadsheets turn 17850 into 17850.0."""
    kept = _plain_text(text)
    if kept and kept.endswith(".0") and kept[:-2].isdigit():
        return kept[:-2]
    return kept


def _date_parser(texts: list[str]) -> Callable[[str], date | None]:
    day_first = guess_day_first(texts)
    serial = bool(texts) and sum(text.strip().split(".")[0].isdigit() for text in texts[:50]) > len(texts[:50]) * 0.9

    def parse(text: str) -> date | None:
        return parse_date(text, day_first=day_first, serial=serial and not text.strip().startswith(("19", "20")))

    return parse


def _amount_parser(target: Target, texts: list[str]) -> Callable[[str], Decimal | None]:
    comma = guess_decimal_comma(texts)
    plainly = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?" if comma is False else r"-?\d{1,12}")

    def parse(text: str) -> Decimal | None:
        if target.name == "discount":
            return _share(text, comma)
        if plainly.fullmatch(text) and text.isascii():
            return Decimal(text)
        return parse_amount(text, decimal_comma=comma)

    return parse


def _share(text: str, comma: bool | None) -> Decimal | None:
    """A discount as a share from 0 to 1: "0.15", "15 %" and "15" all mean 15 percent."""
    number = parse_amount(text.replace("%", " "), decimal_comma=comma)
    if number is None:
        return None
    share = number / 100 if "%" in text or number > 1 else number
    if not 0 <= share <= 1:
        raise ValueError(_("“{text}” is no discount between 0 and 100 %.").format(text=shown(text)))
    return share


def _choice_parser(choices: type[Enum]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        found = choice_of(choices, text)
        if found is None:
            raise KeyError(text)
        return found.value

    return parse


def currency_of(text: str) -> str:
    """The three letters of a currency from its code or sign.

    Raises ValueError with a sentence.
    """
    code = SIGNS_OF_CURRENCIES.get(text.strip().upper(), text.strip().upper())
    if len(code) == 3 and code.isascii() and code.isalpha():
        return code
    raise ValueError(_("“{text}” is no currency such as EUR or USD.").format(text=shown(text)))
