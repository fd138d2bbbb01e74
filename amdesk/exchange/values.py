"""Foreign text that becomes a value: dates, amounts, whole numbers, yes and no, each with a sentence when it cannot."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from amdesk.exchange.dates import guess_day_first, parse_date
from amdesk.exchange.reading import shown
from amdesk.words import _

__all__ = ["guess_day_first", "guess_decimal_comma", "parse_amount", "parse_date", "parse_whole", "parse_yes"]

LARGEST_AMOUNT = 10**15
LONGEST_NUMBER = 60
TEXTS_LOOKED_AT = 5_000

_CODES = (
    " AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD MAD"
    " MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR "
)
_SHORT_NAMES = " kr kr. zł fr fr. sfr sfr. rs rs. "
_WHOSE_DOLLAR = re.compile(r"\b(?:US|AU?|CA?|HK|NZ|R|S)(?=\$)")
_WORD = re.compile(r"[^\W\d_]+\.?")
_PLAIN = re.compile(r"\d+")
_NO_CENTS = re.compile(r"(?<=\d)[.,]-{1,2}$")
_SCIENTIFIC = re.compile(r"(\d+(?:[.,]\d+)?)[eE]([+-]?\d{1,2})")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3}")
_SPACED = re.compile(r"(?<=\d)[ '’_](?=\d{3}(?!\d))")

_YES = " yes y true t 1 x on ja j wahr oui o vrai sí si s sim verdadero vero waar tak ✓ ✔ ☑ "
_NO = " no n false f 0 off nein falsch non faux não nao falso nee onwaar nie - ✗ ✘ ☐ "


def parse_amount(text: str, *, decimal_comma: bool | None = None) -> Decimal | None:
    """The amount a text such as "€ 1.234,50", "(12.00)" or "12.00-" stands for; None when it is blank.

    `decimal_comma` says how the column writes fractions; without it only texts that can be read in one way are taken.
    Raises ValueError with a sentence for the user otherwise.
    """
    bare = _bare(text)
    if not bare:
        return None
    negative, digits = _signed(_without_currency(bare))
    number = _number(digits, decimal_comma, text)
    if number >= LARGEST_AMOUNT:
        raise ValueError(_("“{text}” is too large an amount.").format(text=shown(text)))
    return -number if negative else number


def guess_decimal_comma(texts: Iterable[str]) -> bool | None:
    """Whether a column writes fractions with a comma, or None when nothing in it tells."""
    votes = [_comma_vote(text) for text in islice(texts, TEXTS_LOOKED_AT)]
    commas, points = votes.count(True), votes.count(False)
    return None if commas == points else commas > points


def parse_whole(text: str, *, decimal_comma: bool | None = None) -> int | None:
    """The whole number a text such as "1,234", "17850.0" or "75 %" stands for; None when it is blank.

    Raises ValueError with a sentence for the user when it is not whole or not a number.
    """
    bare = _bare(text).removesuffix("%").rstrip()
    if decimal_comma is None and _GROUPED.fullmatch(bare.lstrip("+-")):
        return int(re.sub("[.,]", "", bare))
    number = parse_amount(bare, decimal_comma=decimal_comma)
    if number is not None and number != number.to_integral_value():
        raise ValueError(_("“{text}” is not a whole number.").format(text=shown(text)))
    return None if number is None else int(number)


def parse_yes(text: str) -> bool | None:
    """Yes or no as people and programs write it in several languages; None when blank.

    Raises ValueError with a sentence for the user when it is neither.
    """
    word = _bare(text).casefold().removesuffix(".0")
    if not word:
        return None
    if f" {word} " in _YES + _NO:
        return f" {word} " in _YES
    raise ValueError(_("“{text}” is neither yes nor no.").format(text=shown(text)))


def _bare(text: str) -> str:
    """`text` in plain digits, signs and single spaces."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    return " ".join(plain.split())


def _without_currency(bare: str) -> str:
    """`bare` without currency signs, codes and short names at its ends."""
    kept = "".join(sign for sign in _WHOSE_DOLLAR.sub("", bare) if unicodedata.category(sign) != "Sc")
    return _WORD.sub(_word_unless_currency, kept).strip()


def _word_unless_currency(word: re.Match[str]) -> str:
    text = word.group()
    return "" if f" {text} " in _CODES or f" {text.lower()} " in _SHORT_NAMES else text


def _signed(text: str) -> tuple[bool, str]:
    """Whether an amount is negative, and its digits: (12), -12, 12- and +12; the dash of "12.-" stands for no cents."""
    text = _NO_CENTS.sub("", text)
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.endswith(("-", "+")):
        return text.endswith("-"), text[:-1].strip()
    return text.startswith("-"), text.removeprefix("-").removeprefix("+").strip()


def _number(digits: str, decimal_comma: bool | None, original: str) -> Decimal:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(_("“{text}” is too long for a number.").format(text=shown(original)))
    joined = _SPACED.sub("", digits)
    readings = _readings(joined)
    if not readings:
        raise ValueError(_("“{text}” is not a number.").format(text=shown(original)))
    if decimal_comma is not None:
        readings = {comma: number for comma, number in readings.items() if comma in (None, decimal_comma)}
    if not readings:
        raise ValueError(_("“{text}” has another decimal sign than its column.").format(text=shown(original)))
    if len(set(readings.values())) > 1:
        raise ValueError(_ambiguous(original, readings))
    return next(iter(readings.values()))


def _ambiguous(original: str, readings: dict[bool | None, Decimal]) -> str:
    low, high = sorted(readings.values())
    sentence = _("“{text}” may be {low} or {high}. Say which sign separates decimals.")
    return sentence.format(text=shown(original), low=low, high=high)


def _readings(digits: str) -> dict[bool | None, Decimal]:
    """What `digits` may mean, by decimal sign: True comma, False point, None when neither has a say."""
    if _PLAIN.fullmatch(digits):
        return {None: Decimal(digits)}
    if power := _SCIENTIFIC.fullmatch(digits):
        return {"," in digits: Decimal(power[1].replace(",", ".")).scaleb(int(power[2]))}
    readings: dict[bool | None, Decimal] = {}
    for decimal_sign, comma in ((",", True), (".", False)):
        number = _reading(digits, decimal_sign)
        if number is not None:
            readings[comma] = number
    return readings


def _reading(digits: str, decimal_sign: str) -> Decimal | None:
    """`digits` with `decimal_sign` before the fraction and the other between groups, None when they do not fit so."""
    whole, sign, fraction = digits.partition(decimal_sign)
    if sign and not _PLAIN.fullmatch(fraction or "0"):
        return None
    grouped = _GROUPED.fullmatch(whole)
    if whole and not _PLAIN.fullmatch(whole) and not (grouped and decimal_sign not in whole):
        return None
    if not whole and not fraction:
        return None
    return Decimal(re.sub("[.,]", "", whole or "0") + "." + (fraction or "0"))


def _comma_vote(text: str) -> bool | None:
    """What one text says about the decimal sign of its column, None when it may be either."""
    digits = _SPACED.sub("", _signed(_without_currency(_bare(text[:LONGEST_NUMBER])))[1])
    readings = {comma for comma in _readings(digits) if comma is not None}
    return readings.pop() if len(readings) == 1 else None
