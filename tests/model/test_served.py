"""Days that are proposed keep to how the account wants to be served (ACC-3)."""

from datetime import date, timedelta

from amdesk.model.accounts import Account
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Checklist, Issue
from amdesk.model.proposals import answer_by, begin_list, due_days
from amdesk.model.served import Served, served, spared_weekdays
from amdesk.model.values import Phase, Severity
from amdesk.store.workspace import Workspace

FRIDAY = date(2026, 11, 20)
STEPS = [(1, Phase.LISTEN), *((number, Phase.PUT_RIGHT) for number in range(2, 6))]


def test_no_step_is_due_on_a_day_they_asked_to_be_spared() -> None:
    spared = Served(spared=frozenset({0, 2}))
    for severity in Severity:
        days = due_days(STEPS, FRIDAY, FRIDAY + timedelta(days=3), severity, spared)
        assert {days[number].weekday() for number, _phase in STEPS[1:]} <= {1, 3, 4}


def test_all_days_spared_leave_the_working_week() -> None:
    assert Served(spared=frozenset(range(7))).free_day(date(2026, 11, 21)) == date(2026, 11, 23)


def test_nobody_waits_longer_from_step_to_step_than_the_rhythm_agreed() -> None:
    answer = FRIDAY + timedelta(days=5)
    usual = due_days(STEPS, FRIDAY, answer, Severity.LOW)
    weekly = due_days(STEPS, FRIDAY, answer, Severity.LOW, Served(rhythm_days=7))
    assert usual[5] == FRIDAY + timedelta(days=60)
    assert weekly[5] <= answer + timedelta(days=7 * 4 + 2)
    yearly = due_days(STEPS, FRIDAY, answer, Severity.LOW, Served(rhythm_days=365))
    assert yearly == usual


def test_an_account_says_itself_how_the_steps_of_its_issue_are_begun(workspace: Workspace) -> None:
    with workspace.write("Account") as session:
        nora = Colleague(name="Nora Blake")
        session.add(nora)
        session.flush()
        account = Account(name="Konex", do_nots="Not on Mondays.", counterpart_id=nora.id)
        session.add(account)
        session.flush()
        account.rhythm_days = 14
        issue = Issue(account_id=account.id, name="Late", reported_on=workspace.today)
        session.add(issue)
        session.flush()
        full = session.query(Checklist).filter_by(name="Full").one()
        begin_list(session, issue, full.id)
    assert served(workspace, account.id) == Served(14, frozenset({0}), nora.id)
    steps = workspace.select("SELECT due, owner_id FROM step WHERE number > 3")
    assert {owner for _due, owner in steps} == {nora.id}
    assert not [due for due, _owner in steps if date.fromisoformat(due).weekday() in (0, 5, 6)]


def test_the_first_answer_falls_on_a_working_day_they_did_not_ask_to_be_spared() -> None:
    assert answer_by(FRIDAY, Severity.CRITICAL) == date(2026, 11, 23)
    assert answer_by(FRIDAY, Severity.CRITICAL, Served(spared=frozenset({0, 1}))) == date(2026, 11, 25)
    assert answer_by(FRIDAY, Severity.LOW) == date(2026, 11, 25)


def test_weekdays_are_understood_in_full_and_shortened_but_not_within_words() -> None:
    assert spared_weekdays("Never on Mon or Fridays. Visits on Tuesdays are fine.") == {0, 4}
    assert spared_weekdays("No calls about money; no friends and family prices") == frozenset()


def test_no_step_of_the_listening_falls_on_a_weekend_either() -> None:
    days = due_days([(1, Phase.LISTEN), (2, Phase.LISTEN)], FRIDAY, answer_by(FRIDAY, Severity.CRITICAL), Severity.LOW)
    assert days == {1: FRIDAY, 2: date(2026, 11, 23)}
