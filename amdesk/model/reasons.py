"""Which reasons of a no are none: the market, the policy and "can't do" in whatever words they come (ISS-8)."""

import re

WORDS = re.compile(r"[^\W\d_]+")
SAY_NOTHING = frozenset(
    word
    for line in (
        "a an and are always as at be because been but by can cannot cant company could couldnt do does doesnt doing",
        "done dont for from guess has have here how i im impossible in is isnt it its just like m n na never nil no",
        "nobody none not nothing now of on one our ours own possible re really s said simply so sorry t that thats the",
        "them there they theyre things this to today unable unfortunately us usual very want was way we were what will",
        "with wont works would you your yours",
    )
    for word in line.split()
)
"""Words that give no reason, however they are put together."""
EMPTY_STEMS = ("market", "polic", "rule", "procedure", "regulation", "standard", "against", "allow", "business")
"""How words begin that name an authority instead of a cause."""


def is_empty(said: str) -> bool:
    """Whether a text gives neither a reason nor an offer: nothing, a refusal in other words, or an authority alone."""
    words = WORDS.findall(said.casefold().replace("’", "").replace("'", ""))
    return all(word in SAY_NOTHING or word.startswith(EMPTY_STEMS) for word in words)
