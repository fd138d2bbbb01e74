"""Being measured mainly on sales is told."""

import pytest

from amdesk.analysis.measured import is_measured_on_sales, measured_sentence, sales_share


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ({"repeat-sales": 51, "check-ins": 49}, "You are measured mainly on sales (51 % of the weight): care"),
        ({"repeat-sales": 40, "cross-selling": 60}, "You are measured on sales only: nothing counts"),
        ({"repeat-sales": 50, "check-ins": 50}, ""),
        ({}, ""),
    ],
)
def test_above_half_of_the_weight_on_sales_is_a_mistake(weights: dict[str, int], says: str) -> None:
    assert is_measured_on_sales(weights) is bool(says)
    assert measured_sentence(weights).startswith(says) and bool(measured_sentence(weights)) is bool(says)


def test_the_share_of_sales_is_of_all_weights() -> None:
    assert sales_share({"repeat-sales": 1, "new-ranges": 1, "check-ins": 1}) == 67
    assert sales_share({}) == 0
