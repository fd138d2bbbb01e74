"""Issues: a complaint, cry for help or request, its checklist, and everything that hangs on it."""

from amdesk.model.issues.causes import CauseNode, TeamShare
from amdesk.model.issues.issue import REVIEW_AFTER_DAYS, Issue
from amdesk.model.issues.lists import Checklist, ChecklistStep
from amdesk.model.issues.money import CreditNote, DisputedLine
from amdesk.model.issues.numbers import NEVER_SKIPPED, never_resolved
from amdesk.model.issues.refusals import Refusal
from amdesk.model.issues.steps import Step
from amdesk.model.issues.teams import Involved, Request

__all__ = [
    "NEVER_SKIPPED",
    "REVIEW_AFTER_DAYS",
    "CauseNode",
    "Checklist",
    "ChecklistStep",
    "CreditNote",
    "DisputedLine",
    "Involved",
    "Issue",
    "Refusal",
    "Request",
    "Step",
    "TeamShare",
    "never_resolved",
]
