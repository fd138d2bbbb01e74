"""Numbers and amounts as the user writes and reads them: separators of the system, exact decimals, never a float."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from amdesk.analysis.scale import MINUS
from amdesk.analysis.written_numbers import with_one_point
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
        return Decimal(sign + with_one_point(digits, _points(places))) * SHORTHAND.get(short.lower(), Decimal(1))
    except InvalidOperation:
        raise ValueError(_("“{text}” is not a number.").format(text=text.strip()[:40])) from None


def _points(places: int | None) -> str:
    """The marks that are a decimal point even when they stand alone before three digits."""
    if places is None:
        return user_locale().decimalPoint()
    return ".," if places == 3 else ""
