"""Every reading of map, plan, issues, money, intelligence and timeline over the whole sample workspace."""

from datetime import timedelta

import pytest

from amdesk.analysis.aging import aging
from amdesk.analysis.balance import sides_sentence, wheels
from amdesk.analysis.causes import causes
from amdesk.analysis.completeness import angles
from amdesk.analysis.map_warnings import map_warnings
from amdesk.analysis.map_ways import strengthened
from amdesk.analysis.money import revenue_bars
from amdesk.analysis.network import arranged, draw
from amdesk.analysis.pareto import ranked
from amdesk.store.queries import changes, intel, issues, money, plan, timeline
from amdesk.store.queries import map as maps
from tests.copies import opened_copy, sample_as_made

ACCOUNTS = "SELECT id FROM account ORDER BY id"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample workspace, filled once for this module and only read."""
    opened = opened_copy(sample_as_made(), tmp_path_factory.mktemp("sample"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def accounts(sample):
    return [number for (number,) in sample.select(ACCOUNTS)]


def test_every_map_is_drawn_today_and_half_a_year_ago(sample, accounts):
    cards = 0
    for account in accounts:
        for on in (sample.today, sample.today - timedelta(days=180)):
            shown = strengthened(maps.account_map(sample, account, on=on), maps.person_touches(sample, account, on), on)
            drawing = draw(shown, arranged(shown))
            assert len(drawing.cards) == len(shown.people)
            cards += len(drawing.cards)
            assert all(warning.sentence and warning.next_step for warning in map_warnings(shown))
        assert maps.map_days(sample, account) == sorted(maps.map_days(sample, account))
    assert cards > 0


def test_every_plan_is_read_and_judged(sample, accounts):
    plans = [line for account in accounts for line in plan.plans_of(sample, account)]
    assert plans
    for line in plans:
        content = plan.plan_content(sample, line.id)
        assert sides_sentence(content)
        assert angles(content, plan.plan_surroundings(sample, line.id), sample.today)
        changes.plan_changes(sample, line.id, sample.today - timedelta(days=90))


def test_the_wheels_turn_in_total_and_for_each_account(sample, accounts):
    assert wheels(plan.wheels_facts(sample), sample.today).sentence
    for account in accounts:
        assert wheels(plan.wheels_facts(sample, account), sample.today).sentence


def test_issues_of_accounts_are_all_issues(sample, accounts):
    lines = issues.issue_lines(sample)
    assert sorted(line.id for account in accounts for line in issues.issue_lines(sample, account)) == sorted(
        line.id for line in lines
    )
    assert all(issues.issue_detail(sample, line.id).line == line for line in lines)
    assert causes(lines).bars


def test_money_of_accounts_is_all_money(sample, accounts):
    rows = money.revenue_lines(sample)
    assert len(rows) == sum(len(money.revenue_lines(sample, account)) for account in accounts) > 0
    for account in accounts:
        assert len(revenue_bars(money.revenue_lines(sample, account), sample.today).bars) == 13
    owed = aging(money.invoice_rows(sample), sample.today, money.unapplied(sample))
    each = [
        one
        for account in accounts
        for one in aging(money.invoice_rows(sample, account), sample.today, money.unapplied(sample, account))
    ]
    assert sum(one.outstanding for one in owed) == sum(one.outstanding for one in each)
    assert ranked(money.account_worths(sample))


def test_intel_and_timelines_are_read_page_by_page(sample, accounts):
    assert {row.id for row in intel.open_intel(sample)} <= {row.id for row in intel.intel_rows(sample)}
    for account in accounts:
        page = timeline.timeline(sample, account, limit=20)
        while page:
            last = page[-1]
            after = timeline.timeline(sample, account, (last.on, last.id), 20)
            assert not after or (after[0].on, after[0].id) < (last.on, last.id)
            page = after
        changes.account_changes(sample, account, sample.today - timedelta(days=90))
