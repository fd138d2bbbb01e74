"""Letters as names are compared: small, without marks, hyphens and points."""

import re
from functools import lru_cache

from amdesk.letters import folded

NOT_LETTERS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """`text` as one folded word: letters and digits only."""
    plain = folded(text)
    return plain if plain.isalnum() else NOT_LETTERS.sub("", plain)


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
