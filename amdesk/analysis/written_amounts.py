"""An amount of money among the words of a line: where it stands, what it is, and why it cannot be one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from amdesk.analysis.plan_clauses import SYMBOLS
from amdesk.analysis.plan_words import Doubt
from amdesk.words import _

Read = Callable[[str, str], int]
"""Minor units of an amount as it is written, in a currency. Raises ValueError with a sentence."""
AMOUNT = re.compile(
    r"(?:^|(?<=\s))(?:(?P<lead>[€$£]|[A-Z]{3}\s?)\s?)?(?P<digits>\d(?:[\d.,'’]*\d)?)\s?(?P<short>[kKmM](?![^\W\d_]))?"
    r"(?:\s?(?P<code>[€$£]|[A-Za-z]{3}(?![^\W\d_])))?(?=\s|$|[,;])"
)
OFTEN = frozenset(
    {"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "JPY", "CNY", "INR", "KRW"}
    | {"AUD", "NZD", "CAD", "BRL", "MXN", "ZAR", "AED", "SAR", "ILS", "SGD", "HKD"}
)
"""Currencies that are known by their letters, beside the one in use."""
YEARS = range(1900, 2100)
"""Bare numbers that are rather a year than money."""


@dataclass(frozen=True)
class AmountSaid:
    """What a line says of money in minor units, the rest of its words, and the doubt about what looks like money."""

    rest: str
    minor: int | None = None
    doubts: tuple[Doubt, ...] = ()


def amount_in(text: str, currency: str, read: Read, least: int) -> AmountSaid:
    """The last amount of a line that has words before it; a bare number below `least` counts things.

    What `read` refuses, or is in another currency, stays in the words.
    """
    found = [
        each for each in AMOUNT.finditer(text) if text[: each.start()].strip() and _is_money(each, currency, least)
    ]
    if not found:
        return AmountSaid(text)
    written, whole = found[-1], found[-1][0].strip(" ,;")
    if _named(written, currency) not in ("", currency):
        why = _("Money is told in {currency} here.").format(currency=currency)
        return _in_doubt(text, why, whole)
    try:
        minor = read(written["digits"] + (written["short"] or ""), currency)
    except ValueError as wrong:
        return _in_doubt(text, str(wrong), whole)
    return AmountSaid(_without(text, written, currency), minor)


def _in_doubt(text: str, why: str, amount: str) -> AmountSaid:
    sentence = _("{why} “{amount}” stays in the words.").format(why=why, amount=amount)
    return AmountSaid(text, doubts=(Doubt(sentence, amount),))


def _is_money(found: re.Match[str], currency: str, least: int) -> bool:
    if found["short"] or _named(found, currency):
        return True
    bare = int(re.sub(r"[.,]\d{1,2}$|\D", "", found["digits"]))
    return bare >= least and not (found["digits"].isdecimal() and bare in YEARS)


def _named(found: re.Match[str], currency: str) -> str:
    """The currency that stands before or behind the figures; empty when none does."""
    return _code(found["lead"], currency) or _code(found["code"], currency)


def _code(word: str | None, currency: str) -> str:
    code = SYMBOLS.get((word or "").strip(), (word or "").strip()).upper()
    return code if code and (code == currency or code in OFTEN) else ""


def _without(text: str, found: re.Match[str], currency: str) -> str:
    """The line without an amount; a word beside it that is no currency stays."""
    start = found.start() if _code(found["lead"], currency) else found.start("digits")
    end = found.start("code") if found["code"] and not _code(found["code"], currency) else found.end()
    return " ".join(f"{text[:start]} {text[end:]}".split()).rstrip(" ,;:")
