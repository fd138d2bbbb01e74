"""Text as the search compares it: folded, and cut where a script writes no spaces."""

import re
from functools import cache

from amdesk import letters


def folded(text: str | None) -> str:
    """`text` in small letters without marks; ASCII stays as it is, since the index compares it without case."""
    if not text or text.isascii():
        return text or ""
    return _unspaced().sub(r" \g<0> ", letters.folded(text))


def compared(text: str) -> str:
    """`text` as words of the index read: folded, ASCII in small letters too."""
    return text.lower() if text.isascii() else folded(text).strip()


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(letters.UNSPACED)
