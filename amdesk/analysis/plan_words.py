"""What lines of a plan are made of: days at the end, names by their beginning, figures; and what was not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amdesk.analysis.dates import LIMITS, MONTH_NAMES, parse_day, parse_limit
from amdesk.letters import folded
from amdesk.words import _

LONGEST_DAY = 5
"""No day takes more words: "the middle of next month"."""
BEFORE_A_DAY = frozenset({*LIMITS, "before", "on", "due"})
DAY_WORDS = frozenset(
    [
        "today",
        "tomorrow",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
STARTS_A_DAY = frozenset({"in", "end", "start", "mid", "middle", "beginning", "next", "this"})
MONTH = "(?:" + "|".join(rf"{name}|{name[:3]}" for name in MONTH_NAMES) + "|sept)"
LED = "(?:" + "|".join(sorted(BEFORE_A_DAY)) + ")"
LIKE_A_DAY = re.compile(
    rf"(?:^|\s)(?P<whole>(?:{LED}\s+)?(?P<day>!\S+|\d{{1,2}}(?:st|nd|rd|th|\.)? ?(?:of )?{MONTH}(?: \d{{2,4}})?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: \d{{4}})?|\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{0,4}})"
    rf"|{LED}\s+(?P<led>q\d|\d{{1,2}}[./]\d{{1,2}}))\.?$",
    re.IGNORECASE,
)
"""Words at the end that are written like a day."""


@dataclass(frozen=True)
class Doubt:
    """Something of a line that is not understood, in a sentence, and its `words` there.

    `stranger` is what the name would be of: a colleague or a person, who can be added. `choices` are whom it may mean.
    """

    sentence: str
    words: str = ""
    stranger: str = ""
    choices: tuple[str, ...] = ()


def day_at_end(text: str, today: date) -> tuple[date | None, str]:
    """The day a line ends with and the words before it; a word that may mean something else is no day."""
    words = text.split()
    if unread_day(text, today)[1] is not None:
        return None, " ".join(words)
    for count in range(min(LONGEST_DAY, len(words) - 1), 0, -1):
        rest, last = words[:-count], words[-count:]
        lead = rest[-1].lower()
        if not (lead in BEFORE_A_DAY or last[0].startswith("!") or _is_surely_a_day(last)):
            continue
        try:
            day = (parse_limit if lead in LIMITS else parse_day)(" ".join(last).lstrip("!"), today)
        except ValueError:
            continue
        if lead in BEFORE_A_DAY and len(rest) > 1:
            rest = rest[:-1]
        return day, " ".join(rest).rstrip(" ,;")
    return None, " ".join(words)


def _is_surely_a_day(words: list[str]) -> bool:
    first = words[0].lower()
    if len(words) == 1:
        return (
            first in DAY_WORDS
            or re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?", first) is not None
        )
    return first in STARTS_A_DAY or any(word[0].isdigit() for word in words)


def unread_day(text: str, today: date) -> tuple[str, Doubt | None]:
    """What stands at the end like a day and is none, with the doubt to tell: "by 31 Feb"."""
    found = LIKE_A_DAY.search(text)
    if found is None:
        return "", None
    day = (found["day"] or found["led"]).lstrip("!")
    try:
        parse_day(day, today)
    except ValueError:
        return found["whole"], Doubt(_("“{day}” is no day: it stays in the words.").format(day=day), day)
    return "", None


def fitting(asked: str, named: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those whose names begin so, word by word, parted by points or spaces; a whole word goes before a beginning."""
    wanted = folded(asked).replace(".", " ").split()
    if not wanted:
        return []
    words = [(one, folded(one[1]).split()) for one in named]
    whole = [one for one, parts in words if all(part in parts for part in wanted)]
    return whole or [one for one, parts in words if all(any(p.startswith(w) for p in parts) for w in wanted)]


def who(asked: str, named: Sequence[tuple[int, str]], stranger: str) -> tuple[int, str] | Doubt:
    """The one of `named` who is meant, or the doubt about it; a `stranger` is what nobody of that name would be."""
    found = fitting(asked, named)
    if len(found) == 1:
        return found[0]
    if found:
        sentence = _("“{name}” may be more than one.").format(name=asked)
        return Doubt(sentence, asked, choices=tuple(name for _id, name in found[:MOST_CHOICES]))
    return Doubt(_("Nobody here is called “{name}”.").format(name=asked), asked, stranger)


MOST_CHOICES = 4
