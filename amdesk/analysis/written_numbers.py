"""Numbers as people write them, in whichever convention: 1,234.5, 1.234,5, 1 234,5."""

from decimal import Decimal, InvalidOperation

SPACES = " \u00a0\u202f\u2009'’"
SHORT = {"k": 1000, "M": 1_000_000}


def with_one_point(digits: str, points: str = "") -> str:
    """Digits with points and commas as digits with one point at most.

    Of two different marks the last is the decimal point, and one that stands twice parts thousands. A single mark
    before three digits parts thousands as well, unless it is one of `points` or nothing but a zero stands before it.
    """
    marks = [letter for letter in digits if letter in ".,"]
    if not marks:
        return digits
    last = marks[-1]
    if _parts_thousands(digits, marks, points):
        return digits.replace(",", "").replace(".", "")
    whole, _mark, rest = digits.rpartition(last)
    return whole.replace("," if last == "." else ".", "") + "." + rest


def _parts_thousands(digits: str, marks: list[str], points: str) -> bool:
    last = marks[-1]
    if len(set(marks)) > 1 or len(digits) - digits.rindex(last) - 1 != 3:
        return False
    return len(marks) > 1 or (last not in points and digits.partition(last)[0] != "0")


def written_number(text: str) -> Decimal | None:
    """The number meant by digits with their sign and marks, as amounts of money are read: "1,5", "1.200.000", "40k".

    None when it is none.
    """
    bare = text.replace("−", "-").translate(dict.fromkeys(map(ord, SPACES)))
    times = SHORT.get(bare[-1:], 1)
    sign, digits = (bare[0], bare[1:]) if bare[:1] in ("-", "+") else ("", bare)
    try:
        return Decimal(sign + with_one_point(digits.rstrip("kM"))) * times
    except InvalidOperation:
        return None
