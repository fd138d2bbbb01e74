"""Upkeep on the sample workspace: trends, reasons and a full Today."""

from collections.abc import Iterator
from datetime import date

import pytest

from amdesk import upkeep
from amdesk.analysis import attention
from amdesk.analysis.next_steps import NEXT_STEPS
from amdesk.model.health_rows import Band
from amdesk.model.values import Status
from amdesk.store.queries import accounts, agenda, today
from amdesk.store.workspace import Workspace
from tests.copies import opened_copy, sample_as_made

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample workspace, caught up."""
    workspace = opened_copy(sample_as_made(), tmp_path_factory.mktemp("sample"))
    upkeep.keep(workspace)
    upkeep.catch_up(workspace)
    yield workspace
    workspace.close()


def test_accounts_that_are_served_have_a_health_and_a_trend(sample: Workspace) -> None:
    served = [line for line in accounts.account_lines(sample) if line.status in (Status.ACTIVE, Status.AT_RISK)]
    assert served and all(line.health is not None and len(line.trend) == 13 for line in served)


def test_the_band_of_every_line_is_that_of_its_score(sample: Workspace) -> None:
    bands = {(line.band, line.health is None) for line in accounts.account_lines(sample)}
    assert (Band.BAD, False) in bands and (Band.GOOD, False) in bands and (Band.UNKNOWN, False) not in bands


def test_the_head_and_the_line_of_an_account_agree(sample: Workspace) -> None:
    for line in accounts.account_lines(sample):
        head = accounts.account_head(sample, line.id)
        assert (head.health.score, head.health.band, head.health.movement) == (line.health, line.band, line.movement)


def test_today_keeps_its_budget_and_every_reason_offers_a_step(sample: Workspace) -> None:
    content = attention.today(today.today(sample))
    assert len(content.due) == 7 and len(content.needs_me) == 4
    assert all(line.sentence and line.next_step in NEXT_STEPS.values() for line in content.needs_me)


def test_a_step_brings_one_account_to_what_all_together_would_be(sample: Workspace) -> None:
    everything = {state.account_id: state.row for state in upkeep.states_of(sample, None)}
    for line in accounts.account_lines(sample):
        (alone,) = upkeep.states_of(sample, [line.id])
        assert alone.row == everything[line.id]


def test_the_agenda_knows_every_account_it_names(sample: Workspace) -> None:
    names = dict(accounts.account_names(sample))
    rows = agenda.due_rows(sample)
    assert rows and all(row.account_id is None or names[row.account_id] == row.account for row in rows)
