"""Numbers and amounts as the user writes and reads them: separators of the system, exact decimals, never a float."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from amdesk.analysis.scale import MINUS
from amdesk.model.values import Money, exponent
from amdesk.words import _

SHORTHAND = {"k": Decimal(1000), "m": Decimal(1_000_000)}
_NUMBER = re.compile(r"([+-]?)([\d.,]*\d)([km]?)", re.IGNORECASE)
_IGNORED = re.compile(r"[\s'’_]|[^\W\d_]{3}(?=\s*$)|^\s*[^\W\d_]{3}(?=[\s\d])|[€$£¥₹₩%]")


def user_locale() -> QLocale:
    """The system's conventions; English ones where the system has none."""
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale


def number(value: float | Decimal) -> str:
    """A number with the user's separators; an exact Decimal keeps its digits, a float shows at most two decimals."""
    locale = user_locale()
    if isinstance(value, int):
        return locale.toString(value).replace("-", MINUS)
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.2f}").normalize()
    english = f"{exact:,f}"
    swaps = {",": locale.groupSeparator(), ".": locale.decimalPoint(), "-": MINUS}
    return "".join(swaps.get(letter, letter) for letter in english)


def amount_text(minor: int, currency: str) -> str:
    """An amount of minor units as it stands in a column: "1,234.50"."""
    return number(Money(minor, currency).decimal)


def plain_amount(minor: int, currency: str) -> str:
    """An amount of minor units as it is read or edited alone: "1,234", with decimals only where it is not whole."""
    exact = Money(minor, currency).decimal
    return number(exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact)


def parse_amount(text: str, currency: str) -> int:
    """Minor units of a written amount: "1.234,50", "€ 1,234.50", "12k". Raises ValueError with a sentence."""
    places = exponent(currency)
    exact = parse_number(text, places)
    if exact != round(exact, places):
        raise ValueError(_("{currency} has {n} digits behind the point.").format(currency=currency, n=places))
    return Money.parse(exact, currency).minor


def parse_number(text: str, places: int | None = None) -> Decimal:
    """The number meant by `text`; with `places` a single mark before three digits separates thousands.

    Without it the system's own decimal point decides. Raises ValueError with a sentence.
    """
    found = _NUMBER.fullmatch(_IGNORED.sub("", text.replace(MINUS, "-")))
    if not found:
        raise ValueError(_("“{text}” is not a number.").format(text=text.strip()[:40]))
    sign, digits, short = found.groups()
    try:
        return Decimal(sign + _pointed(digits, places)) * SHORTHAND.get(short.lower(), Decimal(1))
    except InvalidOperation:
        raise ValueError(_("“{text}” is not a number.").format(text=text.strip()[:40])) from None


def _pointed(digits: str, places: int | None) -> str:
    """The digits with one point at most."""
    marks = [letter for letter in digits if letter in ".,"]
    if not marks:
        return digits
    last = marks[-1]
    if _is_grouping(digits, marks, places):
        return digits.replace(",", "").replace(".", "")
    whole, _mark, rest = digits.rpartition(last)
    return whole.replace("," if last == "." else ".", "") + "." + rest


def _is_grouping(digits: str, marks: list[str], places: int | None) -> bool:
    last = marks[-1]
    behind = len(digits) - digits.rindex(last) - 1
    if len(set(marks)) > 1 or behind != 3:
        return False
    if len(marks) > 1:
        return True
    return last != user_locale().decimalPoint() if places is None else places != 3
