"""Text with names and amounts blotted out: what may be read over one's shoulder."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from amdesk import letters

MARK = "\u2063"
"""Stands unseen before everything blotted, so that it is never taken for what the user means and stored."""
BLOT = MARK + "•••"
WORD = re.compile(r"\w+")
ADDRESS = re.compile(r"\S*(?:://|@|\bwww\.)\S*")
"""Of a page, a file or a mailbox: names are written small there."""
FORMS = frozenset(
    [
        "ab",
        "ag",
        "as",
        "asa",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "eg",
        "gmbh",
        "group",
        "holding",
        "inc",
        "incorporated",
        "kg",
        "kgaa",
        "limited",
        "llc",
        "llp",
        "lp",
        "ltd",
        "nv",
        "ohg",
        "oy",
        "oyj",
        "plc",
        "pte",
        "pty",
        "sa",
        "sarl",
        "sas",
        "se",
        "spa",
        "srl",
    ]
)
"""Legal forms: a name is also known without them."""
COMMON = frozenset(
    [
        "american",
        "central",
        "city",
        "east",
        "eastern",
        "euro",
        "european",
        "first",
        "general",
        "global",
        "great",
        "grand",
        "international",
        "lake",
        "metro",
        "modern",
        "national",
        "north",
        "northern",
        "pacific",
        "premier",
        "prime",
        "royal",
        "south",
        "southern",
        "standard",
        "state",
        "union",
        "united",
        "universal",
        "west",
        "western",
        "world",
        "the",
        "and",
        "new",
        "old",
        "our",
        "their",
        "das",
        "der",
        "die",
        "les",
        "los",
    ]
)
"""Words that begin the names of many firms and mean none of them."""
SHORTEST_ALONE = 4
CODES = "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|ILS|INR|JPY|KRW|MXN|NOK|NZD|PLN|RON|SEK|SGD|THB|TRY|USD|ZAR"
GROUPED = r"\d{1,3}(?:[,.’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
FIGURE = r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?(?:\s?(?:k|m|bn|mn|mio|mrd|million|billion|thousand)\b\.?)?"
SIGN = rf"(?:[€$£¥₹]|(?:{CODES})\b|euros?\b|dollars?\b|pounds?\b)"
SHORT = r"\b\d+(?:[.,]\d+)?k\b"
AMOUNT = re.compile(rf"{SIGN}\s?[-−]?{FIGURE}|[-−]?{FIGURE}\s?{SIGN}|(?<![\d.,]){GROUPED}|{SHORT}", re.IGNORECASE)
UNIT = re.compile(SIGN, re.IGNORECASE)


def is_money(unit: str | None) -> bool:
    """Whether what is counted in `unit` is an amount: "thousand EUR", "€ a year"."""
    return UNIT.search(unit or "") is not None


def without_amounts(text: str | None) -> str | None:
    """A text without the amounts in it: a card may be called "Someone signs above 250,000"."""
    return AMOUNT.sub(BLOT, text) if text else text


class Blotter:
    """Replaces names of firms and people by other words and amounts by a blot; single words of `spared` stay."""

    def __init__(self, firms: Iterable[str], firm: str, people: Iterable[str], person: str, spared: str = "") -> None:
        self._by_first: dict[str, dict[tuple[str, ...], str]] = {}
        kept = {(word,) for word in _words(spared)}
        for name in people:
            if len(_words(name)) > 1:
                self._learn(_words(name), person)
        for name in firms:
            for words in _ways_to_say(name):
                if words not in kept:
                    self._learn(words, firm)
        self.blotted = lru_cache(maxsize=20_000)(self._blotted)

    def _learn(self, words: tuple[str, ...], instead: str) -> None:
        self._by_first.setdefault(words[0], {})[words] = instead

    def _blotted(self, text: str) -> str:
        return without_amounts(self._without_names(text)) or ""

    def _without_names(self, text: str) -> str:
        parts: list[str] = []
        end = 0
        for begin, stop, instead in self._named(text):
            parts += (text[end:begin], instead)
            end = stop
        return "".join((*parts, text[end:]))

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand in `text`, the longest of those that begin at a word, and what stands there instead."""
        found = list(WORD.finditer(text))
        words = [letters.folded(word.group()) for word in found]
        addresses = [address.span() for address in ADDRESS.finditer(text)]
        at = 0
        while at < len(words):
            known = self._by_first.get(words[at], {})
            long = max((len(name) for name in known if tuple(words[at : at + len(name)]) == name), default=0)
            is_name = long > 1 or (long == 1 and _is_meant(found[at], addresses))
            if is_name:
                yield found[at].start(), found[at + long - 1].end(), known[tuple(words[at : at + long])]
            at += long if is_name else 1


def _is_meant(word: re.Match[str], addresses: Iterable[tuple[int, int]]) -> bool:
    """Whether a single word is a name: written large, or anyhow in an address."""
    return not word.group()[0].islower() or any(begin <= word.start() < end for begin, end in addresses)


def _words(name: str) -> tuple[str, ...]:
    return tuple(letters.folded(word) for word in WORD.findall(name))


def _ways_to_say(name: str) -> list[tuple[str, ...]]:
    """The words of a firm: all of them, without the legal form, and the first alone where it means this firm."""
    words = _words(name)
    if not words:
        return []
    short = words
    while len(short) > 1 and short[-1] in FORMS:
        short = short[:-1]
    ways = [words, short]
    if len(words[0]) >= SHORTEST_ALONE and words[0] not in COMMON:
        ways.append(words[:1])
    return ways
