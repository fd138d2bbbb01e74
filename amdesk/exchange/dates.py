"""Dates as other programs and people write them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from amdesk.exchange.reading import shown
from amdesk.words import _

EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_LEAP_DAY = 60
"""Excel counts a 29 February 1900 that never was; days before it lie one later than they seem."""
TEXTS_LOOKED_AT = 5_000
CENTURY_TURN = 70
"""Years of two digits below this belong to the 2000s."""

_MONTHS = (
    "january januar jänner janvier enero gennaio januari janeiro",
    "february februar février febrero febbraio februari fevereiro",
    "march märz mars marzo maart março",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dicembre dezembro",
)
_WEEKDAYS = (
    "monday montag lundi lunes lunedì maandag",
    "tuesday dienstag mardi martes martedì dinsdag",
    "wednesday mittwoch mercredi miércoles mercoledì woensdag",
    "thursday donnerstag jeudi jueves giovedì donderdag",
    "friday freitag vendredi viernes venerdì vrijdag",
    "saturday samstag samedi sábado sabato zaterdag",
    "sunday sonntag dimanche domingo domenica zondag",
)
_TIME = re.compile(r"[ t]+\d{1,2}(?:[:h]\d{2}|\.\d{2}(?!\d)).*$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|°|o)?[. /-]+(?:de )?([^\W\d_]{3,})\.?,?[ /-]+(?:de )?(\d{4}|\d{2})"
)
_MONTH_NAMED = re.compile(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_FIRST_WORD = re.compile(r"([^\W\d_]{2,})[.,]* +")
_SERIAL = re.compile(r"(\d{1,7})(?:\.\d+)?")


def parse_date(text: str, *, day_first: bool | None = None, serial: bool = False) -> date | None:
    """The day a text names, its time of day left out; None when it is blank.

    `day_first` decides what 3/4/2026 means; with `serial` a bare number is a day as Excel counts.
    Raises ValueError with a sentence for the user when it is no date, or may be two.
    """
    bare = _bare(text)
    if not bare:
        return None
    parts = _parts(bare, day_first, text) or _parts(_without_weekday(bare), day_first, text)
    if parts is None and serial:
        return _of_serial(bare, text)
    if parts is None:
        raise ValueError(_("“{text}” is not a date.").format(text=shown(text)))
    return _day(*parts, text)


def guess_day_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month, or None when nothing in it tells."""
    day_first = month_first = 0
    for text in islice(texts, TEXTS_LOOKED_AT):
        if found := _YEAR_LAST.fullmatch(_bare(text)):
            first, second = int(found[1]), int(found[3])
            day_first += first > 12 or found[2] == "."
            month_first += second > 12
    return None if day_first == month_first else day_first > month_first


def _bare(text: str) -> str:
    """`text` in lower case with single spaces, without its time of day."""
    plain = " ".join(unicodedata.normalize("NFKC", text[:80]).lower().split())
    return re.sub(r"(?<=\d)\. ", ".", _TIME.sub("", plain))


def _without_weekday(bare: str) -> str:
    found = _FIRST_WORD.match(bare)
    named = found is not None and any(f" {found[1]}" in f" {names}" for names in _WEEKDAYS)
    return bare[found.end() :] if found and named else bare


def _parts(bare: str, day_first: bool | None, original: str) -> tuple[int, int, int] | None:
    """Year, month and day, whichever way they are written."""
    return _year_first(bare) or _named(bare) or _year_last(bare, day_first, original)


def _year_first(bare: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(bare):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _COMPACT.fullmatch(bare):
        return int(found[1]), int(found[2]), int(found[3])
    return None


def _named(bare: str) -> tuple[int, int, int] | None:
    """Year, month and day where the month is a word."""
    if found := _DAY_NAMED.fullmatch(bare):
        day, name, year = found.groups()
    elif found := _MONTH_NAMED.fullmatch(bare):
        name, day, year = found.groups()
    else:
        return None
    month = _month(name)
    return (_full_year(year), month, int(day)) if month else None


def _month(name: str) -> int | None:
    """The month whose name in some language begins with `name`, None when it is none or several."""
    months = {n for n, names in enumerate(_MONTHS, 1) for full in names.split() if _begins(full, name)}
    return months.pop() if len(months) == 1 else None


def _begins(full: str, name: str) -> bool:
    return full.startswith(name) or (name == "sept" and full == "september") or _ascii(full).startswith(name)


def _ascii(word: str) -> str:
    """A month's name as keyboards without accents write it."""
    german = word.replace("ä", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFD", german) if not unicodedata.combining(sign))


def _year_last(bare: str, day_first: bool | None, original: str) -> tuple[int, int, int] | None:
    found = _YEAR_LAST.fullmatch(bare)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), _full_year(found[4])
    if first > 12 or first == second or (found[2] == "." and second <= 12 and day_first is not False):
        return year, second, first
    if second > 12:
        return year, first, second
    if day_first is None:
        sentence = _("“{text}” may be two dates. Say whether day or month comes first.")
        raise ValueError(sentence.format(text=shown(original)))
    return (year, second, first) if day_first else (year, first, second)


def _full_year(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < CENTURY_TURN else 1900)


def _day(year: int, month: int, day: int, original: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("“{text}” is not a day of any calendar.").format(text=shown(original))) from None


def _of_serial(bare: str, original: str) -> date:
    found = _SERIAL.fullmatch(bare)
    days = int(found[1]) if found else 0
    if not 1 <= days <= (date.max - EXCEL_DAY_ZERO).days:
        raise ValueError(_("“{text}” is not a date.").format(text=shown(original)))
    return EXCEL_DAY_ZERO + timedelta(days=days + (days < EXCEL_LEAP_DAY))
