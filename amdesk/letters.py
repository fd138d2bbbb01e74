"""Letters as words are compared, for every layer: small, without accents, points and ligatures."""

import unicodedata

LIGATURES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t"}
)


def folded(text: str) -> str:
    """`text` in small letters without marks; "Ærø Łódź" becomes "aero lodz", other scripts keep their letters."""
    if text.isascii():
        return text.lower()
    whole = text.encode("utf-8", "replace").decode("utf-8")
    parts = unicodedata.normalize("NFKD", whole.casefold().translate(LIGATURES))
    bare = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)
