"""What must not stand on the customer's paper (PLAN-9): internal texts, stances, competitors, margin, health.

What is shown is compared with what is internal word by word, folded, whatever lies between the words. A name alone is
never a leak.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from amdesk.letters import UNSPACED, folded
from amdesk.words import _

WORDS_IN_A_ROW = 5
"""So many words of an internal text in a row are a leak; a shorter internal text is one when it stands there whole."""
SHORTEST_WORDS = 2
SHORTEST_LETTERS = 8
WORD = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})[^\W_])+")
SIGNS = re.compile(r"(?<![\w+−-])(?:\+\+|−−|--)(?![\w+−-])")
HEALTH = re.compile(
    r"\bhealth(?:\s+(?:score|index|figure))?\s*(?:of|is|at|:)?\s*\d{1,3}\b|\bhealth score\b", re.IGNORECASE
)

BESIDE_A_NAME = frozenset({"neutral"})
"""An everyday word that tells a stance only where somebody is named."""


class LeakKind(Enum):
    """What kind of thing would be given away."""

    TEXT = "text"
    STANCE = "stance"
    INFLUENCE = "influence"
    AUTHORITY = "authority"
    PERSONALITY = "personality"
    COMPETITOR = "competitor"
    MARGIN = "margin"
    HEALTH = "health"
    COLLEAGUE = "colleague"

    @property
    def label(self) -> str:
        """What it is, in the user's language."""
        return {
            LeakKind.TEXT: _("an internal text"),
            LeakKind.STANCE: _("a stance"),
            LeakKind.INFLUENCE: _("an influence"),
            LeakKind.AUTHORITY: _("an authority"),
            LeakKind.PERSONALITY: _("a personality"),
            LeakKind.COMPETITOR: _("a competitor"),
            LeakKind.MARGIN: _("a margin"),
            LeakKind.HEALTH: _("a health figure"),
            LeakKind.COLLEAGUE: _("the name of one of us"),
        }[self]


TERMS: Mapping[LeakKind, str] = {
    LeakKind.STANCE: (
        "stance stances champion champions supporter supporters sceptic sceptics sceptical skeptic skeptics skeptical "
        "opponent opponents"
    ),
    LeakKind.INFLUENCE: "influence influencer influencers influential",
    LeakKind.AUTHORITY: "authority",
    LeakKind.PERSONALITY: "personality personalities",
    LeakKind.COMPETITOR: "competitor competitors",
    LeakKind.MARGIN: "margin margins",
}


@dataclass(frozen=True)
class Text:
    """Words with their place in words ("Objective “Renew”, why for them") and the field they stand in."""

    place: str
    words: str
    subject: str = ""
    row: int | None = None
    field: str = ""


@dataclass(frozen=True)
class Leak:
    """A finding: what kind, where it stands, the words as they stand there, and the internal place they come from."""

    kind: LeakKind
    at: Text
    words: str
    source: str = ""

    @property
    def sentence(self) -> str:
        """Place and words, ready to be shown."""
        if self.source:
            return _("{place} says “{words}”, which stands in {source}.").format(
                place=self.at.place, words=self.words, source=self.source
            )
        return _("{place} says “{words}”: {kind}.").format(place=self.at.place, words=self.words, kind=self.kind.label)

    @property
    def key(self) -> tuple[str, str, int | None, str, str]:
        """What a release is remembered by: the finding as long as its words stay the same."""
        return self.kind.value, self.at.subject, self.at.row, self.at.field, folded(self.words)


@dataclass(frozen=True)
class _Word:
    """A word with its place in the text it was read from."""

    letters: str
    begin: int
    end: int


def _read(text: str) -> list[_Word]:
    return [_Word(folded(found.group()), found.start(), found.end()) for found in WORD.finditer(text)]


@dataclass
class Secrets:
    """Everything internal, made ready to be looked for in many texts.

    `competitors` are their names; `names` are names of people, accounts and products, which alone give nothing away.
    """

    internal: Iterable[Text]
    competitors: Iterable[str] = ()
    names: Iterable[str] = ()
    _rows: dict[tuple[str, ...], str] = field(default_factory=dict, init=False)
    _names: set[tuple[str, ...]] = field(default_factory=set, init=False)
    _whole: dict[tuple[str, ...], str] = field(default_factory=dict, init=False)
    _rivals: dict[tuple[str, ...], str] = field(default_factory=dict, init=False)
    _terms: dict[str, LeakKind] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._names = {words for name in self.names if (words := tuple(word.letters for word in _read(name)))}
        for text in self.internal:
            self._learn(text)
        for rival in self.competitors:
            words = tuple(word.letters for word in _read(rival))
            if words:
                self._rivals[words] = rival
        self._terms = {term: kind for kind, terms in TERMS.items() for term in terms.split()}

    def _learn(self, text: Text) -> None:
        words = tuple(word.letters for word in _read(text.words))
        for at in range(len(words) - WORDS_IN_A_ROW + 1):
            self._rows.setdefault(words[at : at + WORDS_IN_A_ROW], text.place)
        short = SHORTEST_WORDS <= len(words) < WORDS_IN_A_ROW and len("".join(words)) >= SHORTEST_LETTERS
        if short and words not in self._names:
            self._whole.setdefault(words, text.place)

    def leaks(self, shown: Iterable[Text]) -> list[Leak]:
        """What the shown texts would give away, in their order, each once."""
        found: dict[tuple[object, ...], Leak] = {}
        for text in shown:
            for leak in self._in(text):
                found.setdefault((leak.at, leak.kind, leak.words), leak)
        return list(found.values())

    def _in(self, text: Text) -> Iterator[Leak]:
        words = _read(text.words)
        letters = [word.letters for word in words]
        yield from self._quoted(text, words, letters)
        yield from self._runs(text, words, letters, self._whole, LeakKind.TEXT, keep_source=True)
        yield from self._runs(text, words, letters, self._rivals, LeakKind.COMPETITOR, keep_source=False)
        for word in words:
            kind = self._terms.get(word.letters)
            if word.letters in BESIDE_A_NAME and self._names_someone(letters):
                kind = LeakKind.STANCE
            if kind is not None:
                yield Leak(kind, text, text.words[word.begin : word.end])
        for sign in SIGNS.finditer(text.words):
            yield Leak(LeakKind.STANCE, text, sign.group())
        for figure in HEALTH.finditer(text.words):
            yield Leak(LeakKind.HEALTH, text, figure.group())

    def _names_someone(self, letters: Sequence[str]) -> bool:
        lengths = {len(name) for name in self._names}
        runs = (tuple(letters[at : at + size]) for size in lengths for at in range(len(letters) - size + 1))
        return any(run in self._names for run in runs)

    def _quoted(self, text: Text, words: Sequence[_Word], letters: Sequence[str]) -> Iterator[Leak]:
        """Each longest run of words that stands in an internal text."""
        hits = [
            (at, self._rows[run])
            for at in range(len(words) - WORDS_IN_A_ROW + 1)
            if (run := tuple(letters[at : at + WORDS_IN_A_ROW])) in self._rows
        ]
        for begin, end, source in _joined(hits):
            yield Leak(LeakKind.TEXT, text, text.words[words[begin].begin : words[end].end], source)

    def _runs(
        self,
        text: Text,
        words: Sequence[_Word],
        letters: Sequence[str],
        known: Mapping[tuple[str, ...], str],
        kind: LeakKind,
        *,
        keep_source: bool,
    ) -> Iterator[Leak]:
        """Each place where one of the known runs of words stands whole."""
        for length in sorted({len(run) for run in known}, reverse=True):
            for at in range(len(words) - length + 1):
                source = known.get(tuple(letters[at : at + length]))
                if source is not None:
                    said = text.words[words[at].begin : words[at + length - 1].end]
                    yield Leak(kind, text, said, source if keep_source else "")


def _joined(hits: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Runs that follow each other as one: first word, last word, and where it comes from."""
    if not hits:
        return
    begin, source = hits[0]
    for (at, _place), (following, other) in pairwise(hits):
        if following != at + 1:
            yield begin, at + WORDS_IN_A_ROW - 1, source
            begin, source = following, other
    yield begin, hits[-1][0] + WORDS_IN_A_ROW - 1, source
