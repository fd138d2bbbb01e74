"""What a new workspace begins with: the three supplied checklists, what each tier asks for, and "me"."""

import json
from typing import TYPE_CHECKING

from amdesk import paths
from amdesk.model.accounts import TierDefault
from amdesk.model.colleagues import Colleague
from amdesk.model.issues import Checklist, ChecklistStep
from amdesk.model.values import IssueKind, Phase, Tier
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _tiers() -> list[TierDefault]:
    """What each tier asks for until the user says otherwise (DESK-9)."""
    return [
        TierDefault(
            tier=Tier.KEY,
            check_in_days=30,
            plan_expected=True,
            review_days=91,
            threads=2,
            deciders=1,
            influencers=1,
            users=1,
        ),
        TierDefault(tier=Tier.GROWTH, check_in_days=60, plan_expected=True, threads=1, deciders=1, users=1),
        TierDefault(tier=Tier.STANDARD, check_in_days=90),
        TierDefault(tier=Tier.SMALL, check_in_days=180),
    ]


def supply(session: "Session") -> None:
    """Put what every workspace begins with into an empty one."""
    session.add_all(_tiers())
    session.add(Colleague(name=_("Me"), is_me=True))
    content = json.loads((paths.resources() / "checklists" / "supplied.json").read_text("utf-8"))
    steps = {step["number"]: step for step in content["steps"]}
    for listed in content["checklists"]:
        checklist = Checklist(name=listed["name"], kind=IssueKind(listed["kind"]) if listed["kind"] else None)
        session.add(checklist)
        session.flush()
        session.add_all(_step(checklist, steps[number]) for number in listed["steps"])


def _step(checklist: Checklist, says: dict[str, object]) -> ChecklistStep:
    return ChecklistStep(
        checklist_id=checklist.id,
        number=says["number"],
        phase=Phase(says["phase"]),
        name=says["name"],
        told=says.get("told", ""),
        needs_evidence=says.get("needs_evidence", False),
        optional=says.get("optional", False),
        may_be_skipped=says.get("may_be_skipped", True),
    )
