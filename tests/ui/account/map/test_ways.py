"""Where keys lead on a map, and who follows a card that moves."""

from amdesk.ui.account.map.ways import Way, followers, step

CARDS = {
    1: (100.0, 0.0, 200.0, 50.0),
    2: (0.0, 100.0, 100.0, 150.0),
    3: (200.0, 100.0, 300.0, 150.0),
    4: (500.0, 400.0, 600.0, 450.0),
}
BOSS = {2: 1, 3: 1}


def test_up_leads_to_the_boss() -> None:
    assert step(3, Way.UP, CARDS, BOSS) == 1


def test_aside_leads_to_who_shares_the_boss() -> None:
    assert step(2, Way.RIGHT, CARDS, BOSS) == 3


def test_without_a_line_the_nearest_card_that_way_is_meant() -> None:
    assert step(3, Way.DOWN, CARDS, BOSS) == 4


def test_at_the_edge_a_key_leads_nowhere() -> None:
    assert step(1, Way.UP, CARDS, BOSS) is None


def test_a_circle_of_bosses_ends() -> None:
    assert followers([1], {2: 1, 3: 2, 1: 3}, ()) == {2, 3}


def test_who_has_a_place_of_their_own_stays() -> None:
    assert followers([1], {2: 1, 3: 2}, (2,)) == set()
