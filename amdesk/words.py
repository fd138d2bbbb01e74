"""Words for every layer: the translation of what the user reads, and numbers and dates written as sentences need them.

`_` marks and translates a text; `plural` chooses between one and many. English is the source language.
"""

import gettext
from collections.abc import Sequence
from datetime import date
from functools import cache

from amdesk import paths


@cache
def catalogue() -> gettext.NullTranslations:
    """The translations of the system's language, or English when there are none."""
    return gettext.translation("amdesk", localedir=paths.resources() / "i18n", fallback=True)


def _(text: str) -> str:
    """`text` in the user's language."""
    return catalogue().gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """`one` or `many` in the user's language, `{n}` filled with `count`."""
    return catalogue().ngettext(one, many, count).format(n=count)


def listed(words: Sequence[str]) -> str:
    """Several words as one phrase: "Ada, Ben and Cleo"."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(count: int, one: str, many: str) -> str:
    """A count as a sentence begins it: "Two promises", "one meeting", "14 accounts"."""
    number = _(SMALL[count]) if count < len(SMALL) else str(count)
    return f"{number} {one if count == 1 else many}"


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def lowered(text: str) -> str:
    """`text` with a small first letter, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date, today: date) -> str:
    """A date as short as it can be understood: "Today", "Tue", "5 Dec", "5 Dec 2025"."""
    distance = (when - today).days
    if distance == 0:
        return _("Today")
    if distance == -1:
        return _("Yesterday")
    if distance == 1:
        return _("Tomorrow")
    if 1 < distance < 7:
        return _(DAYS[when.weekday()])
    short = f"{when.day} {_(MONTHS[when.month - 1])}"
    return short if abs(distance) < 200 and (when.year == today.year or distance > 0) else f"{short} {when.year}"


def full_day(when: date) -> str:
    """A date in full: "5 Dec 2026"."""
    return f"{when.day} {_(MONTHS[when.month - 1])} {when.year}"
