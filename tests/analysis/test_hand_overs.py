"""Hand-overs and days of waiting per team, worked by hand."""

from datetime import date

from amdesk.analysis.hand_overs import HandOvers, hand_overs
from amdesk.model.issue_rows import RequestRow

TODAY = date(2026, 11, 21)


def asked(team: str, on: int | None, answered: int | None = None, who: str = "") -> RequestRow:
    day = date(2026, 11, on) if on else None
    return RequestRow(1, who or team, team, "Please look", day, None, date(2026, 11, answered) if answered else None, 1)


def test_nothing_asked_is_nothing_passed_on() -> None:
    assert hand_overs([], TODAY) == HandOvers(0, ())
    assert hand_overs([], TODAY).sentence == ""


def test_each_change_of_team_is_a_hand_over() -> None:
    requests = [asked("Billing", 3, 4), asked("Finance", 5, 9), asked("Billing", 10, 12), asked("Billing", 13, 14)]
    found = hand_overs(requests, TODAY)
    assert found.count == 3
    assert found.waits == (("Billing", 1 + 2 + 1), ("Finance", 4))


def test_days_with_two_requests_to_one_team_count_once() -> None:
    requests = [asked("Billing", 1, 11), asked("Billing", 6, 16)]
    assert hand_overs(requests, TODAY).waits == (("Billing", 15),)


def test_an_open_request_waits_until_today() -> None:
    found = hand_overs([asked("Billing", 1, 2), asked("Finance", 10)], TODAY)
    assert found.waits[0] == ("Finance", 11)
    assert found.open_for == ("Finance", 11)
    assert found.sentence == "Passed on 2 times; Finance was waited for longest, 11 days."


def test_someone_without_a_team_is_named_and_a_request_without_its_day_is_left_out() -> None:
    found = hand_overs([asked("", 20, who="Ada Novak"), asked("Billing", None)], TODAY)
    assert found.waits == (("Ada Novak", 1),)
    assert found.count == 1


def test_the_order_of_the_rows_does_not_matter() -> None:
    requests = [asked("Billing", 3, 4), asked("Finance", 5, 9), asked("Billing", 10, 12)]
    assert hand_overs(requests, TODAY) == hand_overs(requests[::-1], TODAY)
