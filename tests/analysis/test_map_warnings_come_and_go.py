"""Every warning of a map: what makes it appear, and what makes it go."""

from dataclasses import replace

import pytest

from amdesk.analysis.map_warnings import map_warnings
from amdesk.model.rows import PlanContent, TargetRow
from amdesk.model.values import LineKind, PlanStatus, Role, Stance
from tests.analysis.maps import CFO, COO, TODAY, USER, a_map, somebody

MET = {"days_since": 3, "last_touch": TODAY}
ADVISER = somebody(6, "Adele", roles=(Role.INFLUENCER,), **MET)
OPPONENT = somebody(4, "Olaf", stance=Stance.OPPONENT, influence=5)
FRIENDS = [somebody(n, stance=Stance.SUPPORTER) for n in (7, 8, 9)]
TARGET = TargetRow(1, 3, "Ulla", "", None, None, Stance.CHAMPION, None, "", "")
PLAN = PlanContent(
    1, 1, "Konex", "Plan", TODAY, TODAY, PlanStatus.DRAFT, "", "", None, None, "", None, (), (TARGET,), ()
)
OTHER = somebody(5, "Otto", stance=Stance.SUPPORTER, **MET)
SPLIT = [(1, 2, LineKind.TRUSTS)]

COME_AND_GO = {
    "no-decider": (a_map(), a_map(COO)),
    "decider-never-met": (a_map(CFO), a_map(replace(CFO, **MET))),
    "decider-uncovered": (
        a_map(COO, replace(USER, covered_by=("Me",))),
        a_map(replace(COO, covered_by=("Tom",)), replace(USER, covered_by=("Me",))),
    ),
    "strong-opponent": (a_map(OPPONENT), a_map(OPPONENT, COO)),
    "no-user": (a_map(), a_map(USER)),
    "no-influencer": (a_map(), a_map(ADVISER)),
    "single-thread": (a_map(COO, CFO), a_map(COO, OTHER)),
    "role-of-the-gone": (a_map(replace(COO, left_on=TODAY)), a_map(replace(COO, left_on=TODAY, roles=()))),
    "neglected": (a_map(USER), a_map(replace(USER, days_since=30))),
    "no-opponent": (a_map(*FRIENDS), a_map(*FRIENDS, OPPONENT)),
    "influential-not-ours": (a_map(CFO, OPPONENT), a_map(CFO, COO)),
    "goals-without-authority": (a_map(COO, USER), a_map(COO, replace(USER, authority=100))),
    "bridge": (a_map(COO, OTHER, CFO, lines=SPLIT), a_map(COO, OTHER, CFO, lines=[*SPLIT, (5, 2, LineKind.TRUSTS)])),
}


def found(shown):
    return {warning.rule: warning for warning in map_warnings(shown, plan=PLAN)}


@pytest.mark.parametrize("rule", COME_AND_GO)
def test_a_warning_appears_with_its_reason_and_its_step(rule):
    warning = found(COME_AND_GO[rule][0])[rule]
    assert warning.sentence.endswith(".")
    assert warning.next_step.endswith(".")


@pytest.mark.parametrize("rule", COME_AND_GO)
def test_a_warning_goes_when_it_is_answered(rule):
    assert rule not in found(COME_AND_GO[rule][1])
