"""The facts of accounts on a day, as the rows of a real workspace say them."""

from datetime import date, timedelta

import pytest

from amdesk.model.accounts import Account, WarningReply
from amdesk.model.facts import AccountFacts, Overdue, PlanFacts, Receivables, Sales
from amdesk.model.intel import Intel
from amdesk.model.issues import Issue
from amdesk.model.money import Invoice, Payment, Revenue
from amdesk.model.people import Person
from amdesk.model.plans import Action, Objective, Plan
from amdesk.model.reviews import Review
from amdesk.model.touches import Promise, Touch, TouchPerson
from amdesk.model.values import ActionStatus, Channel, IntelKind, IssueStatus, PlanStatus, Role, Stance, Tier, TouchKind
from amdesk.store.queries import health
from amdesk.store.queries.contacts import contacts
from amdesk.store.touched import accounts_touched
from amdesk.store.workspace import Workspace

TODAY = date(2026, 11, 21)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def konex(workspace: Workspace) -> Workspace:
    """A workspace with account 1, Konex, of growth, and person 1, Ada, who decides."""
    with workspace.write("Konex") as session:
        session.add(Account(name="Konex", tier=Tier.GROWTH, came_in=days_ago(400), currency="EUR"))
        session.flush()
        ada = Person(account_id=1, name="Ada")
        session.add(ada)
        ada.take_role(Role.DECIDER, days_ago(300))
        Person.stance.change(ada, Stance.NEUTRAL, days_ago(300))
        Person.stance.change(ada, Stance.CHAMPION, days_ago(10))
    return workspace


def facts(workspace: Workspace, day: date = TODAY) -> AccountFacts:
    (found,) = health.account_facts(workspace, day)
    return found


def met(workspace: Workspace, days: int, channel: Channel, *, two_way: bool = True, came: bool = True) -> None:
    with workspace.write("Touch") as session:
        touch = Touch(account_id=1, on=days_ago(days), channel=channel, two_way=two_way)
        session.add(touch)
        session.flush()
        session.add(TouchPerson(touch_id=touch.id, person_id=1, came=came))


def test_the_best_of_the_last_two_rhythms_counts(konex: Workspace) -> None:
    met(konex, 100, Channel.VISIT, two_way=True)
    met(konex, 5, Channel.MAIL, two_way=False)
    (ada,) = facts(konex).people
    assert (ada.last_touch, ada.touches_90, ada.depth, ada.two_way) == (days_ago(5), 1, 1.0, True)


def test_what_lies_before_two_rhythms_counts_no_more(konex: Workspace) -> None:
    met(konex, 121, Channel.VISIT)
    met(konex, 5, Channel.MAIL, two_way=False)
    (ada,) = facts(konex).people
    assert (ada.depth, ada.two_way) == (0.3, False)


def test_a_touch_years_ago_is_still_the_last_one(konex: Workspace) -> None:
    met(konex, 1500, Channel.VISIT)
    (ada,) = facts(konex).people
    assert (ada.last_touch, ada.touches_90, ada.depth) == (days_ago(1500), 0, 0.0)


def test_who_did_not_come_was_not_met(konex: Workspace) -> None:
    met(konex, 5, Channel.VISIT, came=False)
    assert facts(konex).people[0].last_touch is None


def test_roles_and_stance_are_those_of_the_day(konex: Workspace) -> None:
    assert facts(konex).people[0].stance is Stance.CHAMPION
    earlier = facts(konex, days_ago(11)).people[0]
    assert (earlier.stance, earlier.roles) == (Stance.NEUTRAL, (Role.DECIDER,))
    assert facts(konex, days_ago(301)).people[0].roles == ()


def test_touches_read_once_say_the_same_of_each_day(konex: Workspace) -> None:
    for days, channel in ((200, Channel.VISIT), (95, Channel.CALL), (3, Channel.MAIL)):
        met(konex, days, channel)
    touches = contacts(konex, days_ago(100), TODAY, None)
    for days in (0, 4, 95, 96, 100):
        (found,) = health.account_facts(konex, days_ago(days), [1], touches=touches)
        assert found.people == facts(konex, days_ago(days)).people


def test_an_issue_is_open_until_the_day_it_was_resolved(konex: Workspace) -> None:
    with konex.write("Issue") as session:
        session.add(
            Issue(
                account_id=1,
                name="Bill",
                reported_on=days_ago(50),
                closed_on=days_ago(20),
                status=IssueStatus.CLOSED_ELSEWHERE,
            )
        )
    assert [len(facts(konex, days_ago(days)).issues) for days in (51, 50, 21, 20)] == [0, 1, 1, 0]


def test_receivables_know_late_disputed_and_unapplied(konex: Workspace) -> None:
    with konex.write("Invoices") as session:
        session.add_all(
            [
                Invoice(account_id=1, on=days_ago(90), due=days_ago(60), amount=1000, disputed=300, currency="EUR"),
                Invoice(account_id=1, on=days_ago(20), due=TODAY, amount=500, currency="EUR"),
                Invoice(account_id=1, on=days_ago(90), due=days_ago(30), amount=50, currency="EUR"),
            ]
        )
        session.flush()
        session.add(Payment(account_id=1, invoice_id=1, on=days_ago(10), amount=200, currency="EUR"))
        session.add(Payment(account_id=1, on=days_ago(5), amount=100, currency="EUR"))
    assert facts(konex).receivables == (Receivables("EUR", 1250, 500),)
    assert facts(konex, days_ago(11)).receivables == (Receivables("EUR", 1550, 700),)


def test_without_invoices_nothing_is_known_of_receivables(konex: Workspace) -> None:
    assert facts(konex).receivables is None


def test_sales_compare_complete_months_only(konex: Workspace) -> None:
    months = [(date(2026, 11, 5), 900), (date(2026, 10, 5), 30), (date(2025, 11, 5), 20), (date(2025, 10, 5), 7)]
    with konex.write("Revenue") as session:
        session.add_all(Revenue(account_id=1, on=on, amount=amount, currency="EUR") for on, amount in months)
    assert facts(konex).sales == Sales(months=13, last_12=50, before_12=7, last_3=30, same_3=7)


def test_the_plan_counts_its_actions_of_90_days_done_on_time(konex: Workspace) -> None:
    with konex.write("Plan") as session:
        session.add(Plan(account_id=1, name="2026", starts=days_ago(200), ends=TODAY))
        session.flush()
        session.add(Objective(plan_id=1, name="Grow"))
        session.flush()
        done = {"objective_id": 1, "status": ActionStatus.DONE}
        session.add_all(
            [
                Action(name="On time", due=days_ago(5), done_on=days_ago(5), **done),
                Action(name="Late", due=days_ago(5), done_on=days_ago(4), **done),
                Action(name="Not yet", due=TODAY, objective_id=1),
                Action(name="Dropped", due=days_ago(5), objective_id=1, status=ActionStatus.DROPPED),
                Action(name="Long ago", due=days_ago(90), done_on=days_ago(91), **done),
            ]
        )
    assert facts(konex).plan == PlanFacts(PlanStatus.DRAFT, due=2, on_time=1, only_sells=True)


def test_late_promises_of_ours_and_a_competitor_are_facts(konex: Workspace) -> None:
    with konex.write("Rows") as session:
        session.add(Promise(account_id=1, text="Cost sheet", due=days_ago(9)))
        session.add(Promise(account_id=1, text="Today still", due=TODAY))
        session.add(Intel(account_id=1, on=days_ago(3), kind=IntelKind.COMPETITOR, text="Rival in the lobby"))
        session.add(WarningReply(account_id=1, rule="pulse", until=TODAY + timedelta(days=1)))
        session.add(WarningReply(account_id=1, rule="silence", until=TODAY))
    found = facts(konex)
    assert found.overdue_promises == Overdue(1, days_ago(9))
    assert found.competitor == (days_ago(3), "Rival in the lobby")
    assert found.snoozed == {"pulse"}


def test_some_accounts_can_be_asked_for_alone(konex: Workspace) -> None:
    with konex.write("Another") as session:
        session.add(Account(name="Isdom"))
    assert [found.name for found in health.account_facts(konex, TODAY, [2])] == ["Isdom"]
    assert len(health.account_facts(konex, TODAY)) == 2


def test_weights_are_those_the_user_set(konex: Workspace) -> None:
    assert health.weights(konex) == {}


def test_reviews_held_and_planned_are_facts_wherever_they_stand(konex: Workspace) -> None:
    assert (facts(konex).last_review, facts(konex).next_review) == (None, None)
    with konex.write("Reviews") as session:
        session.add(Review(account_id=1, name="Spring", on=days_ago(200), held=True))
        session.add(Review(account_id=1, name="Missed", on=days_ago(20)))
        session.add(Touch(account_id=1, on=days_ago(100), kind=TouchKind.BUSINESS_REVIEW))
        session.add(Touch(account_id=1, on=days_ago(3), kind=TouchKind.MEETING))
    assert (facts(konex).last_review, facts(konex).next_review) == (days_ago(100), None)
    with konex.write("Ahead") as session:
        session.add(Plan(account_id=1, name="2027", starts=TODAY, ends=TODAY, next_review=TODAY + timedelta(days=9)))
    assert facts(konex).next_review == TODAY + timedelta(days=9)


def test_a_review_makes_the_concerns_of_its_account_anew(konex: Workspace) -> None:
    with konex.write("Review") as session:
        session.add(Review(account_id=1, name="Spring", on=TODAY, held=True))
        session.flush()
        assert accounts_touched(konex.raw, {"review": [1]}) == {1}
