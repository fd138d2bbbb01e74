"""Instead of a no: what was accepted before, the most alike request first."""

from datetime import date

from amdesk.analysis.brief_instead import instead_of_no, telling_words
from amdesk.model.brief_rows import Accepted

KONEX, ZETA = 1, 2


def accepted(asked: str, alternative: str, account: int = ZETA, on: date | None = date(2026, 3, 5)) -> Accepted:
    return Accepted(on, account, "Zeta" if account == ZETA else "Konex", asked, "Nobody there", alternative, None)


NIGHT = accepted("Night deliveries to the hall", "Delivery by 6 am")
LABELS = accepted("Labels in Norwegian", "Labels in English with a leaflet")
OWN = accepted("A longer term of payment", "Payment in two parts", KONEX)


def test_the_most_alike_request_comes_first() -> None:
    found = instead_of_no("Night delivery on Sundays", KONEX, [LABELS, OWN, NIGHT])
    assert [one.alternative for one in found] == ["Delivery by 6 am", "Payment in two parts"]


def test_what_has_nothing_in_common_is_only_offered_where_it_is_their_own() -> None:
    assert instead_of_no("A second key", KONEX, [NIGHT, LABELS]) == []
    assert instead_of_no("A second key", KONEX, [NIGHT, OWN]) == [OWN]


def test_the_same_alternative_comes_once_and_the_newest_wins() -> None:
    newer = accepted("Night deliveries to the hall", "delivery by 6 AM ", on=date(2026, 9, 1))
    assert instead_of_no("night deliveries", KONEX, [NIGHT, newer]) == [newer]


def test_three_are_offered_at_most() -> None:
    many = [accepted("night delivery", f"Way {n}") for n in range(9)]
    assert len(instead_of_no("night delivery", KONEX, many)) == 3


def test_words_are_compared_without_accents_and_endings() -> None:
    assert telling_words("Étiquettes for the deliveries!") == telling_words("etiquette, delivery")
    assert telling_words("to be or not") == set()
