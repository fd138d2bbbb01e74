"""Value beside attention: shares of revenue and of touches, worked by hand."""

import pytest

from amdesk.analysis.pareto import ranked
from amdesk.analysis.value import attention_share, value_and_attention, value_sentence
from amdesk.model.page_rows import Worth

ROWS = ranked([Worth(1, "Ada", 800), Worth(2, "Ben", 150), Worth(3, "Cleo", 50)])


def test_the_share_of_touches_of_those_who_bring_most() -> None:
    assert attention_share(ROWS, {1: 3, 2: 4, 3: 3}) == pytest.approx(0.3)


def test_no_touches_means_no_share() -> None:
    assert attention_share(ROWS, {}) is None


def test_bars_hold_shares_in_percent_and_open_their_account() -> None:
    chart = value_and_attention(ROWS, {1: 1, 2: 3})
    assert [(bar.value, bar.key) for bar in chart.bars] == [
        (80.0, ("account", 1)),
        (15.0, ("account", 2)),
        (5.0, ("account", 3)),
    ]
    assert [bar.value for bar in chart.compare] == [25.0, 75.0, 0.0]
    assert chart.line == (80.0, 95.0, 100.0)


def test_it_is_said_in_a_sentence() -> None:
    said = value_sentence(ROWS, {1: 3, 2: 4, 3: 3})
    assert said == "One account brings 80 % of the revenue and gets 30 % of the touches."
