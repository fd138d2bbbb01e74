"""Scores: "8/10" for the company, "products 7/10" for what we sell; of "8.5/10" it is asked which is meant."""

import re

from amdesk.analysis.quick_entry.entry import Asked, Choice, Decision, EntryKind, Meaning, Question
from amdesk.analysis.quick_entry.state import Reading
from amdesk.words import _

SCORE = re.compile(r"(?<![\w/.,+-])(\d{1,2})(?:[.,](\d))?(?:\s*/\s*|\s+out\s+of\s+)10(?![\w/]|[.,]\d)", re.IGNORECASE)
HIGHEST = 10
PRODUCTS = ("products", "product")
COMPANY = ("company", "us")
ONLY_WORDS = Decision(as_text=True)
UNSCORED = (EntryKind.MEET, EntryKind.TO_DO)


def read_scores(reading: Reading) -> None:
    """Take the scores; what is still to come has none, there "8/10" is a day."""
    if reading.kind in UNSCORED:
        return
    for found in SCORE.finditer(reading.line.text):
        lowest = int(found[1])
        choices = (lowest, lowest + 1) if found[2] and int(found[2]) else (lowest,)
        if choices[-1] <= HIGHEST:
            _take(reading, *found.span(), choices)


def _is_label_after(reading: Reading, at: int) -> bool:
    """Whether "products" stands after a score and belongs to no score behind it."""
    line = reading.line
    if at >= len(line) or not line.is_free(at) or line.tokens[at].word not in PRODUCTS:
        return False
    return at + 1 == len(line) or not line.tokens[at + 1].raw[:1].isdigit()


def _take(reading: Reading, start: int, end: int, choices: tuple[int, ...]) -> None:
    """Give the score its words; where it lies between two, the one the user says."""
    line = reading.line
    places = [at for at, token in enumerate(line.tokens) if token.start < end and token.end > start]
    if not places:
        return
    first, last = places[0], places[-1] + 1
    label = ""
    if first > reading.begin and line.is_free(first - 1) and line.tokens[first - 1].word in PRODUCTS + COMPANY:
        first, label = first - 1, line.tokens[first - 1].word
    elif _is_label_after(reading, last):
        last, label = last + 1, line.tokens[last].word
    key = f"score:{'products' if label in PRODUCTS else 'company'}"
    taken = reading.products if label in PRODUCTS else reading.company
    if taken is not None or reading.decision(key).as_text:
        return
    score = choices[0] if len(choices) == 1 else reading.decision(key).score
    if score is None:
        _ask_which(reading, first, last, key, choices)
        return
    if label in PRODUCTS:
        reading.products = score
    else:
        reading.company = score
    line.give(first, last, Meaning.SCORE, key)


def _ask_which(reading: Reading, first: int, last: int, key: str, choices: tuple[int, ...]) -> None:
    offered = [Choice(f"{one}/{HIGHEST}", Decision(score=one)) for one in choices]
    words = reading.line.said(range(first, last))
    reading.line.give(first, last, Meaning.ASKED, key)
    reading.aside.append(Question(Asked.SCORE, words, key, (*offered, Choice(_("Only a word"), ONLY_WORDS))))
