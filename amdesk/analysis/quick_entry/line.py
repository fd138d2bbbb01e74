"""A typed line as words with their places; each word has at most one role, so what was understood never overlaps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from amdesk.analysis.quick_entry.entry import Meaning, Span
from amdesk.analysis.quick_entry.letters import bare

MARKS = ",;،؛，；、"
EITHER = "/"
"""Parts two names or days: "ada/bill", "mon/tue"; not within "w/o", "24/7" or the address of a page."""
BETWEEN_WORDS = rf"(?<=[^\W\d_]{{2}}){EITHER}(?=[^\W\d_]{{2}})"
LINK = rf"(?:https?://|www\.)[^\s{MARKS}]+"
PARTS = re.compile(rf"[{MARKS}]|{LINK}|{BETWEEN_WORDS}|(?:(?!{BETWEEN_WORDS})[^\s{MARKS}])+", re.IGNORECASE)
OPENING, CLOSING = "([{\"'“‘«„<", ")]}\"'”’»>.:!?…"
MOST_WORDS = 200
"""Words beyond these are only words: a line is no letter."""


@dataclass(frozen=True)
class Token:
    """One word or mark of the line: `raw` as it stands there, `word` folded and empty for marks."""

    start: int
    end: int
    raw: str
    word: str

    @property
    def is_break(self) -> bool:
        """Whether it parts what stands before it from what follows."""
        return self.raw in MARKS

    @property
    def core(self) -> tuple[int, int]:
        """Where the word itself lies, without brackets, quotes and points around it."""
        lead = len(self.raw) - len(self.raw.lstrip(OPENING))
        tail = len(self.raw.rstrip(CLOSING))
        return (self.start + lead, self.start + tail) if tail > lead else (self.start, self.end)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a large letter."""
        return self.raw.lstrip(OPENING + "@#")[:1].isupper()


@dataclass(frozen=True, eq=False)
class Role:
    """What some words of one line stand for; the same object for all of them."""

    meaning: Meaning
    key: str


class Line:
    """The words of a line and the roles given to them so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [m for m, _n in zip(PARTS.finditer(text), range(MOST_WORDS), strict=False)]
        self.tokens = [Token(m.start(), m.end(), m.group(), bare(m.group())) for m in found]
        self.roles: list[Role | None] = [None] * len(self.tokens)
        self.dropped: set[int] = set()
        self.held: set[int] = set()

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def end(self) -> int:
        """How far the line was read."""
        return self.tokens[-1].end if self.tokens else 0

    def is_free(self, at: int) -> bool:
        """Whether a word has no role yet; words held for a day or time are not free."""
        return bool(self.tokens[at].word) and self.roles[at] is None and at not in self.dropped and at not in self.held

    def free_word(self, at: int) -> str:
        """The folded word at a place; empty where it has a role, and beyond the line."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) and self.is_free(at) else ""

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words from one place to before another."""
        return tuple(token.word for token in self.tokens[start:end])

    def key(self, start: int, end: int) -> str:
        """What a decision about some words is kept under."""
        return " ".join(word for word in self.words(start, end) if word)

    def give(self, start: int, end: int, meaning: Meaning, key: str = "") -> Role:
        """Give words a role."""
        role = Role(meaning, key or self.key(start, end))
        self.roles[start:end] = [role] * (end - start)
        return role

    def is_boundary(self, at: int) -> bool:
        """Whether a run of words ends before this place: the line's end, a break, or a word with a role."""
        if not 0 <= at < len(self.tokens):
            return True
        token = self.tokens[at]
        return token.is_break or token.raw == EITHER or self.roles[at] is not None or at in self.held

    def said(self, places: Iterable[int]) -> str:
        """The words at some places as they were typed, with one space where others stood between."""
        parts: list[str] = []
        last: Token | None = None
        at_last = -2
        for at in places:
            token = self.tokens[at]
            if last is not None:
                parts.append(self.text[last.end : token.start] if at == at_last + 1 else " ")
            parts.append(token.raw)
            last, at_last = token, at
        return "".join(parts).strip(" \t\n-–—:" + MARKS)

    def spans(self) -> tuple[Span, ...]:
        """What was given a role, in the order of the line."""
        found: list[Span] = []
        at = 0
        while at < len(self.tokens):
            role, end = self.roles[at], at + 1
            while end < len(self.tokens) and self.roles[end] is role:
                end += 1
            if role is not None:
                begin, stop = self.tokens[at].core[0], self.tokens[end - 1].core[1]
                found.append(Span(begin, stop, role.meaning, self.text[begin:stop], role.key))
            at = end
        return tuple(found)
