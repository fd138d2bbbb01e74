"""Which of the supplied plans fits an account as it stands (PLAN-11)."""

from amdesk.analysis.concerns_of_accounts import contract_ending
from amdesk.model.facts import AccountFacts
from amdesk.model.values import IssueKind, Severity, Status, Template, Tier


def proposed_template(facts: AccountFacts) -> Template:
    """Win back what was lost, put right what went wrong, keep what may end; else begin a key account, or grow."""
    if facts.status is Status.LOST:
        return Template.WIN_BACK
    if any(issue.kind is not IssueKind.REQUEST and issue.severity is not Severity.LOW for issue in facts.issues):
        return Template.RECOVERY
    if facts.status is Status.AT_RISK or contract_ending(facts) is not None:
        return Template.RENEWAL_AT_RISK
    return Template.NEW_KEY_ACCOUNT if facts.needs.tier is Tier.KEY else Template.GROWTH
