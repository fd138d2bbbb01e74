"""Who signs up to which amount, and who signs above."""

from amdesk.analysis.map_signing import signing, signing_words, someone_above
from amdesk.model.values import LineKind
from tests.analysis.maps import TODAY, a_map, somebody

CLERK = somebody(1, "Cleo", authority=5_000_00)
HEAD = somebody(2, "Hana", authority=50_000_00)
CHIEF = somebody(3, "Cora", authority=250_000_00)


def test_above_signs_the_nearest_boss_who_may_sign_more():
    shown = a_map(CLERK, HEAD, CHIEF, lines=[(1, 3, LineKind.REPORTS)])
    found = signing(shown, 1)
    assert found is not None
    assert found.above == CHIEF
    assert signing_words(found, "EUR") == "Signs up to 5,000 EUR; Cora signs above, up to 250,000 EUR."


def test_without_a_boss_who_signs_more_the_next_larger_amount_counts():
    found = signing(a_map(CLERK, CHIEF, HEAD), 1)
    assert found is not None
    assert found.above == HEAD


def test_nobody_known_above_is_said_and_gets_a_card():
    found = signing(a_map(CLERK, CHIEF), 3)
    assert found is not None
    assert signing_words(found, "EUR") == "Signs up to 250,000 EUR; nobody is known who signs above."
    assert someone_above(CHIEF, "EUR") == "Someone signs above 250,000 EUR"


def test_who_left_signs_nothing():
    gone = somebody(3, "Cora", authority=250_000_00, left_on=TODAY)
    found = signing(a_map(CLERK, gone), 1)
    assert found is not None
    assert found.above is None
    assert signing(a_map(gone), 3) is None


def test_what_is_not_known_is_not_nothing():
    assert signing(a_map(somebody(4)), 4) is None
    found = signing(a_map(somebody(4, "Nils", authority=0), CLERK), 4)
    assert found is not None
    assert signing_words(found, "EUR").startswith("Signs nothing alone; Cleo signs above")
