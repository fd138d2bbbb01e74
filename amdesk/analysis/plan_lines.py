"""What a line typed into a plan says: an action with its owner, day and effort, an objective with its measure and day.

`Meet the CFO @carla by fri ~3h`, `Grow: Second line for Plant B: pilot orders 0 > 4 by end of June`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from amdesk.analysis.dates import parse_day
from amdesk.letters import folded
from amdesk.model.values import Side
from amdesk.words import _

LONGEST_DAY = 5
"""No day takes more words: "the middle of next month"."""
HOURS_A_DAY = 8
BEFORE_A_DAY = frozenset({"by", "until", "till", "before", "on", "due"})
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
OWNER = re.compile(r"(?:^|\s)@(\S+)")
EFFORT = re.compile(r"(?:^|\s)~(\d+(?:[.,]\d+)?)\s?(h|d)\b", re.IGNORECASE)
FIGURE = r"[-+]?\d[\d.,]*"
MEASURE = re.compile(rf"^(?P<measure>.*?)\s*(?P<start>{FIGURE})\s*(?:->|→|>)\s*(?P<goal>{FIGURE})\s*(?P<unit>.*)$")


@dataclass(frozen=True)
class ActionSaid:
    """An action as it was typed; `stranger` is the name of an owner nobody here has."""

    name: str
    due: date | None = None
    owner_id: int | None = None
    owner: str = ""
    hours: Decimal | None = None
    stranger: str = ""


@dataclass(frozen=True)
class ObjectiveSaid:
    """An objective as it was typed."""

    name: str
    side: Side | None = None
    measure: str = ""
    start: Decimal | None = None
    goal: Decimal | None = None
    unit: str = ""
    due: date | None = None


def action_said(text: str, today: date, colleagues: Sequence[tuple[int, str]] = ()) -> ActionSaid:
    """What an action's line says; the first of `colleagues` is me."""
    hours, text = _effort(text)
    owner_id, owner, stranger, text = _owner(text, colleagues)
    due, name = day_at_end(text, today)
    return ActionSaid(name, due, owner_id, owner, hours, stranger)


def objective_said(text: str, today: date) -> ObjectiveSaid:
    """What an objective's line says."""
    due, text = day_at_end(text, today)
    side, text = _side(text)
    name, colon, measured = text.rpartition(":")
    found = MEASURE.match(measured.strip()) if colon else None
    if found is None or not name.strip():
        return ObjectiveSaid(text, side, due=due)
    start, goal = _figure(found["start"]), _figure(found["goal"])
    if start is None or goal is None:
        return ObjectiveSaid(text, side, due=due)
    return ObjectiveSaid(name.strip(), side, found["measure"], start, goal, found["unit"].strip(), due)


def day_at_end(text: str, today: date) -> tuple[date | None, str]:
    """The day a line ends with and the words before it; a word that may mean something else is no day."""
    words = text.split()
    for count in range(min(LONGEST_DAY, len(words) - 1), 0, -1):
        rest, last = words[:-count], words[-count:]
        is_led = rest[-1].lower() in BEFORE_A_DAY or last[0].startswith("!")
        if not (is_led or _is_surely_a_day(last)):
            continue
        try:
            day = parse_day(" ".join(last).lstrip("!"), today)
        except ValueError:
            continue
        if rest[-1].lower() in BEFORE_A_DAY and len(rest) > 1:
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


def _effort(text: str) -> tuple[Decimal | None, str]:
    found = EFFORT.search(text)
    if found is None:
        return None, text
    amount = Decimal(found[1].replace(",", "."))
    return amount * (HOURS_A_DAY if found[2].lower() == "d" else 1), EFFORT.sub("", text, count=1)


def _owner(text: str, colleagues: Sequence[tuple[int, str]]) -> tuple[int | None, str, str, str]:
    found = OWNER.search(text)
    if found is None:
        return None, "", "", text
    asked, rest = found[1].rstrip(",.;"), OWNER.sub("", text, count=1)
    wanted = folded(asked)
    if colleagues and wanted == folded(_("me")):
        return *colleagues[0], "", rest
    fits = [(one, name) for one, name in colleagues if any(folded(word).startswith(wanted) for word in name.split())]
    if len(fits) != 1:
        return None, "", asked, rest
    return *fits[0], "", rest


def _side(text: str) -> tuple[Side | None, str]:
    word, colon, rest = text.partition(":")
    for side in Side:
        if colon and rest.strip() and folded(word.strip()) in (side.value, folded(side.label)):
            return side, rest.strip()
    return None, text


def _figure(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
