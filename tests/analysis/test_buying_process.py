"""How an account buys."""

from amdesk.analysis.buying_process import gaps_of, of_purchase, process_line, purchases, usual_steps
from amdesk.model.coverage_rows import StepOfBuying
from amdesk.model.values import Role
from tests.analysis.maps import COO, TODAY, USER, somebody


def step(number, name, who=None, days=None, purchase="", place=None):
    person = f"P{who}" if who else ""
    return StepOfBuying(number, purchase, place or number, name, who, person, who is not None, days, "")


def test_the_process_is_told_with_its_days_and_its_gaps():
    steps = [step(1, "Tests", 4, 30), step(2, "Signs", None, 12), step(3, "Uses", 5, 0)]
    assert process_line(steps) == "Three steps, 42 days. Nobody is known by name for: signs."
    assert gaps_of(steps) == [steps[1]]


def test_a_process_without_gaps_says_so():
    assert process_line([step(1, "Decides", 4)]) == "One step. Somebody is known for each."
    assert process_line([step(1, "Decides", 4, 5), step(2, "Signs", 4)]).startswith("Two steps, at least 5 days.")
    assert process_line([]) == "How they buy is not written down yet."


def test_each_kind_of_purchase_has_its_own_order():
    steps = [step(1, "B", place=2), step(2, "A", place=1), step(3, "C", purchase="Small")]
    assert purchases(steps) == ["", "Small"]
    assert [s.name for s in of_purchase(steps, "")] == ["A", "B"]


def test_the_usual_steps_name_who_is_known_beyond_doubt():
    steps = dict(usual_steps([COO, USER, somebody(8, roles=(Role.USER,), left_on=TODAY)]))
    assert list(steps) == ["Starts", "Tests", "Vets", "Shortlists", "Decides", "Signs", "Uses"]
    assert (steps["Decides"], steps["Uses"], steps["Signs"]) == (1, 3, None)
    assert dict(usual_steps([COO, somebody(9, roles=(Role.DECIDER,))]))["Decides"] is None
