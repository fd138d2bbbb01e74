"""What each tier asks for is edited in one table (DESK-9): a line for each, neither two nor none."""

import pytest

from amdesk.model.accounts import TierDefault
from amdesk.model.fields import FieldError
from amdesk.model.values import Tier
from amdesk.store.workspace import Workspace
from amdesk.ui.settings.dialog import RULES

DAYS = "SELECT tier, check_in_days FROM tier_default ORDER BY check_in_days"
USUAL = [("key", 30), ("growth", 60), ("standard", 90), ("small", 180)]


def test_the_table_stands_in_the_settings_with_all_it_asks_for() -> None:
    listed = next(one for one in RULES if one.table == "tier_default")
    assert listed.columns[:3] == ("tier", "check_in_days", "plan_expected")


def test_a_second_line_for_a_tier_is_refused(workspace: Workspace) -> None:
    says = "What key accounts ask for stands in the table already"
    with pytest.raises(FieldError, match=says), workspace.write("Another") as session:
        session.add(TierDefault(tier=Tier.KEY, check_in_days=10))
    assert workspace.select(DAYS) == USUAL


def test_no_tier_loses_its_line(workspace: Workspace) -> None:
    with pytest.raises(FieldError, match="Each tier keeps its line"), workspace.write("Delete") as session:
        session.delete(session.query(TierDefault).filter_by(tier=Tier.SMALL).one())
    assert workspace.select(DAYS) == USUAL
