"""What can be printed, gathered from the workspace and made into pages: for the window and the command line alike."""

from amdesk.papers.plans import (
    account_plan_content,
    accounts_with_plan,
    built_account_plan,
    plan_name,
    print_account_plan,
    print_all,
)
from amdesk.papers.reading import reading

__all__ = [
    "account_plan_content",
    "accounts_with_plan",
    "built_account_plan",
    "plan_name",
    "print_account_plan",
    "print_all",
    "reading",
]
