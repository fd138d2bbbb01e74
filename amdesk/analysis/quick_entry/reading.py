"""Understanding a line, step by step; fast enough for every key press."""

from collections.abc import Mapping
from datetime import date

from amdesk.analysis.quick_entry.accounts import needs_account, settle_account
from amdesk.analysis.quick_entry.clauses import read_clauses
from amdesk.analysis.quick_entry.entry import Asked, Decision, Entry, EntryKind, Meaning, Question
from amdesk.analysis.quick_entry.kinds import read_kind
from amdesk.analysis.quick_entry.known import Known
from amdesk.analysis.quick_entry.line import EITHER, Line
from amdesk.analysis.quick_entry.marks import hold_marked, imply_account, read_issues, read_people
from amdesk.analysis.quick_entry.moments import find_moments, take_moments
from amdesk.analysis.quick_entry.named import NamedAccount
from amdesk.analysis.quick_entry.people import settle_people
from amdesk.analysis.quick_entry.places import read_place
from amdesk.analysis.quick_entry.scores import read_scores
from amdesk.analysis.quick_entry.state import KIND_KEY, Reading
from amdesk.model.values import Certainty, IntelKind, TouchKind

LONGEST_LINE = 2000
ABOUT = ("about", "re", "regarding", "that")
NAMES = (Meaning.PERSON, Meaning.ACCOUNT)
ACCOUNT_KEY, TEXT_KEY = ":account", ":text"
STEPS = (
    read_kind,
    read_scores,
    hold_marked,
    read_clauses,
    find_moments,
    imply_account,
    settle_account,
    read_people,
    read_issues,
    settle_people,
    take_moments,
    read_place,
)


def understand(
    line: str, known: Known, today: date, here: NamedAccount | None, decided: Mapping[str, Decision] | None = None
) -> Entry:
    """What a typed line means; `here` is the account in view, `decided` what the user said about words of it by key.

    Two candidates are never guessed between: the entry then has a question. Any text is understood somehow; what is
    not is its text.
    """
    reading = Reading(Line(line[:LONGEST_LINE]), known, today, here, decided or {})
    for step in STEPS:
        step(reading)
    return _entry(reading, line)


def _entry(reading: Reading, line: str) -> Entry:
    text = _text(reading)
    text = f"{text}{line[reading.line.end :]}".strip()
    said = reading.decision(KIND_KEY)
    entry = Entry(
        line=line,
        kind=reading.kind,
        spans=reading.line.spans(),
        account=reading.account,
        people=tuple(reading.people),
        issue=reading.issue,
        company=reading.company,
        products=reading.products,
        needs=tuple(reading.needs),
        promises=tuple(reading.promises),
        day=reading.day,
        time=reading.time,
        minutes=reading.minutes,
        place=reading.place,
        text=text,
        channel=reading.channel,
        touch=said.touch or _touch(reading),
        certainty={EntryKind.HEARD: Certainty.TOLD, EntryKind.SAW: Certainty.SEEN}.get(reading.kind),
        about=said.about or _about(reading),
        questions=(*reading.questions, *reading.aside),
    )
    return Entry(**{**vars(entry), "questions": (*entry.questions, *_missing(reading, entry))})


def _text(reading: Reading) -> str:
    """The words that are left, without "about" before them; a name within them stays: "send the sheet to Ada".

    Where what stood between two commas was taken, one of them is left.
    """
    line = reading.line
    left: list[int] = list(range(reading.begin)) if reading.keeps_verb else []
    for at in range(reading.begin, len(line)):
        role, goes_on = line.roles[at], bool(left) and left[-1] == at - 1
        if line.tokens[at].raw == EITHER:
            is_text = goes_on
        else:
            is_text = role is None or (role.meaning in NAMES and goes_on and _leads_on(line, at - 1))
        is_second = bool(left) and left[-1] < at - 1 and line.tokens[at].is_break and line.tokens[left[-1]].is_break
        left += [at] if is_text and at not in line.dropped and not is_second else []
    while left and (not line.tokens[left[0]].word or (line.tokens[left[0]].word in ABOUT and len(left) > 1)):
        del left[0]
    while left and not line.tokens[left[-1]].word and line.tokens[left[-1]].is_break:
        del left[-1]
    return line.said(left)


def _leads_on(line: Line, at: int) -> bool:
    """Whether a name after this word is part of the same sentence."""
    return bool(line.tokens[at].word) or line.tokens[at].raw == EITHER


def _touch(reading: Reading) -> TouchKind:
    if reading.issue is not None:
        return TouchKind.ISSUE_WORK
    if reading.company is not None or reading.products is not None:
        return TouchKind.CHECK_IN
    return TouchKind.NOTE if reading.kind is EntryKind.NOTE else TouchKind.MEETING


def _about(reading: Reading) -> IntelKind:
    return IntelKind.NEED if "needs" in reading.line.words(0, len(reading.line)) else IntelKind.MARKET


def _missing(reading: Reading, entry: Entry) -> list[Question]:
    """What the line must still say."""
    if not entry.line.strip():
        return []
    found = []
    if entry.account is None and needs_account(reading) and not any(question.required for question in entry.questions):
        found.append(Question(Asked.ACCOUNT, "", ACCOUNT_KEY))
    if not entry.text and not _says_enough(entry):
        found.append(Question(Asked.TEXT, "", TEXT_KEY))
    return found


def _says_enough(entry: Entry) -> bool:
    """Whether the entry means something without further words."""
    if entry.kind is EntryKind.NOTE:
        return bool(entry.needs or entry.promises or entry.has_score)
    return entry.kind.is_touch
