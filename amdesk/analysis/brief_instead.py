"""What to offer instead of a no: alternatives that were accepted before, the most alike request first."""

from collections.abc import Iterable

from amdesk.letters import folded
from amdesk.model.brief_rows import Accepted

MOST_OFFERED = 3
LEAST_LETTERS = 4
"""Shorter words say nothing of what was asked."""
STEM_LETTERS = 6
"""Words that begin alike for so long are the same: delivery, deliveries."""


def instead_of_no(asked: str, account_id: int, accepted: Iterable[Accepted]) -> list[Accepted]:
    """The accepted alternatives that fit a request, three at most, each once: by how much the requests are alike.

    Of those as much alike the account's own come first, then the newest. What shares no word with the request is
    offered only where it is the account's own.
    """
    wanted = telling_words(asked)

    def alike(one: Accepted) -> int:
        return len(wanted & telling_words(f"{one.asked} {one.reason}"))

    def order(one: Accepted) -> tuple[int, bool, int]:
        return -alike(one), one.account_id != account_id, -one.on.toordinal() if one.on else 0

    found: dict[str, Accepted] = {}
    for one in sorted(accepted, key=order):
        if alike(one) or one.account_id == account_id:
            found.setdefault(folded(one.alternative.strip()), one)
    return list(found.values())[:MOST_OFFERED]


def telling_words(text: str) -> set[str]:
    """The words of a text that say what it is about, by how they begin: without accents and endings."""
    words = ("".join(letter for letter in word if letter.isalnum()) for word in folded(text).split())
    return {word[:STEM_LETTERS] for word in words if len(word) >= LEAST_LETTERS or not word.isascii()} - {""}
