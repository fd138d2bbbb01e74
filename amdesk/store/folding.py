"""Text as the search compares it: without accents, points and ligatures, and cut where a script writes no spaces."""

import re
import unicodedata
from functools import cache

LIGATURES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t"}
)
UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese: every sign counts as a word, so that parts of a name are found."""


def folded(text: str | None) -> str:
    """`text` in small letters without marks; ASCII stays as it is, since the index compares it without case."""
    if not text or text.isascii():
        return text or ""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    parts = unicodedata.normalize("NFKD", whole.casefold().translate(LIGATURES))
    bare = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return _unspaced().sub(r" \g<0> ", unicodedata.normalize("NFC", bare))


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(UNSPACED)
