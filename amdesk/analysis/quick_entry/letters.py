"""Letters as names are compared: small, without marks, hyphens and points."""

import re
import unicodedata
from functools import lru_cache

SINGLE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t"}
)
NOT_LETTERS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """`text` as one folded word: letters and digits only."""
    if text.isascii():
        return text.lower() if text.isalnum() else NOT_LETTERS.sub("", text.lower())
    parts = unicodedata.normalize("NFKD", text.casefold().translate(SINGLE))
    kept = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return NOT_LETTERS.sub("", unicodedata.normalize("NFC", kept))


@lru_cache(maxsize=4096)
def whole_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, as spaces part them: "Save-a-lot Markets" is savealot, markets."""
    return tuple(word for part in name.split() if (word := bare(part)))


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words a name is found by: its words, and the parts of those with hyphens or points."""
    found = []
    for part in name.split():
        if word := bare(part):
            found.append(word)
            if not part.isalnum():
                found += [piece for each in NOT_LETTERS.split(part) if (piece := bare(each)) and piece != word]
    return tuple(found)
