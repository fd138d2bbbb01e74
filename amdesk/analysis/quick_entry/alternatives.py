"""Two days joined by "or": which of them is meant is asked, never guessed."""

from collections.abc import Sequence
from datetime import date

from amdesk.analysis.quick_entry.days import FoundDay
from amdesk.analysis.quick_entry.entry import Asked, Choice, Decision, Meaning, Question
from amdesk.analysis.quick_entry.line import EITHER
from amdesk.analysis.quick_entry.state import Reading
from amdesk.words import _
from amdesk.words import day as day_words

OR = ("or", EITHER)


def joined(reading: Reading, day: FoundDay) -> FoundDay | None:
    """The other of two days: "mon or tue", "mon/tue"."""
    line, between = reading.line, day.end
    if between >= len(line) or line.tokens[between].raw.lower() not in OR:
        return None
    return next((other for other in reading.days if other.start == between + 1), None)


def settle_or_ask(reading: Reading, pair: tuple[FoundDay, FoundDay], days: Sequence[date]) -> None:
    """Take the day the user says, or ask which of the `days` the `pair` of them stands for."""
    line, start, end = reading.line, pair[0].start, pair[1].end
    key = line.key(start, end)
    said = reading.decision(key)
    if said.as_text:
        return
    reading.day = said.day
    line.give(start, end, Meaning.DAY if said.day else Meaning.ASKED, key)
    if said.day is None:
        offered = [Choice(day_words(one, reading.today), Decision(day=one)) for one in days]
        only_words = Choice(_("Only words"), Decision(as_text=True))
        question = Question(Asked.DAY, line.said(range(start, end)), key, (*offered, only_words))
        reading.questions.append(question)


def asks_for_day(reading: Reading) -> bool:
    """Whether it is already asked which day is meant."""
    return any(question.asked is Asked.DAY for question in reading.questions)
