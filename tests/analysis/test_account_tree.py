"""Groups of companies add up by hand: each currency by itself, a circle is cut, nothing is counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from amdesk.analysis.account_tree import Figures, added, amounts_text, group, group_sentence, together
from amdesk.analysis.trees import in_tree_order
from amdesk.model.group_rows import Company
from amdesk.model.values import Money, Status


def company(number: int, parent: int | None, currency: str, revenue: int, **more: int) -> Company:
    return Company(number, parent, f"C{number}", Status.ACTIVE, currency, revenue, **more)  # type: ignore[arg-type]


GROUP = [
    company(1, None, "EUR", 100_00, open_issues=1),
    company(2, 1, "EUR", 50_00),
    company(3, 1, "SEK", 700_00, open_issues=2, critical_issues=1),
    company(4, 3, "SEK", 30_00),
]


def test_a_parent_comes_to_its_own_and_all_below_by_currency() -> None:
    whole = group(GROUP)
    assert [(member.company.id, member.depth) for member in whole] == [(1, 0), (2, 1), (3, 1), (4, 2)]
    assert whole[0].own.revenue_12 == (Money(100_00, "EUR"),)
    assert whole[0].together.revenue_12 == (Money(150_00, "EUR"), Money(730_00, "SEK"))
    assert (whole[0].together.open_issues, whole[0].together.critical_issues) == (3, 1)
    assert whole[2].together.revenue_12 == (Money(730_00, "SEK"),)
    assert [member.has_subsidiaries for member in whole] == [True, False, True, False]


def test_the_group_is_told_in_a_sentence() -> None:
    assert group_sentence(group(GROUP)) == (
        "Four companies together: 150 EUR + 730 SEK in 12 months, nothing outstanding, "
        "3 open issues, 1 of them critical."
    )


def test_amounts_of_different_currencies_are_never_added() -> None:
    both = added((Money(5, "EUR"),), (Money(7, "CHF"), Money(-5, "EUR")))
    assert both == (Money(7, "CHF"),)
    assert amounts_text(()) == "–"


def test_a_circle_in_a_broken_file_is_cut_and_counted_once() -> None:
    sums = together({1: 2, 2: 1}, {1: Figures(open_issues=1), 2: Figures(open_issues=2)})
    assert sums == {1: Figures(open_issues=3), 2: Figures(open_issues=2)}


@given(st.dictionaries(st.integers(0, 12), st.one_of(st.none(), st.integers(0, 14)), max_size=13))
def test_everything_stands_once_in_a_tree_and_below_its_parent(parents: dict[int, int | None]) -> None:
    depths = in_tree_order(parents)
    assert sorted(depths) == sorted(parents)
    for key, depth in depths.items():
        above = parents[key]
        if depth and above is not None:
            assert depths[above] == depth - 1
