"""Text as the search compares it: folded, and cut where a script writes no spaces."""

import re
from functools import cache

from amdesk import letters

UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese: every sign counts as a word, so that parts of a name are found."""


def folded(text: str | None) -> str:
    """`text` in small letters without marks; ASCII stays as it is, since the index compares it without case."""
    if not text or text.isascii():
        return text or ""
    return _unspaced().sub(r" \g<0> ", letters.folded(text))


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(UNSPACED)
