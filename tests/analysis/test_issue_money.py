"""What was credited, what waits to be signed off and what is left add up (ISS-5)."""

from datetime import date

from amdesk.analysis.issue_money import money_of

SIGNED = date(2026, 11, 2)


def test_signed_waiting_and_left_add_up_to_the_sum_in_dispute() -> None:
    found = money_of(
        20_000, [(1, "A", None, 12_000, SIGNED), (2, "B", None, 3_000, SIGNED), (3, "C", None, 1_000, None)]
    )
    assert (found.signed, found.signed_notes) == (15_000, 2)
    assert (found.waiting, found.waiting_notes) == (1_000, 1)
    assert found.left == 4_000


def test_nothing_is_left_when_more_was_given_back_than_disputed_and_how_much_more_is_known() -> None:
    found = money_of(1_000, [(1, "A", None, 1_500, SIGNED)])
    assert (found.left, found.over) == (0, 500)
    assert money_of(None, [(1, "A", None, 1_500, SIGNED)]).over == 0


def test_without_a_sum_in_dispute_nothing_is_left() -> None:
    assert money_of(None, []).left == 0
