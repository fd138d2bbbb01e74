"""What the account list does to many accounts, each command within one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amdesk.model.values import Status, Tier

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.model.accounts import Account

PAGE = "accounts"


def _all(session: "Session", ids: Sequence[int]) -> "list[Account]":
    from amdesk.model.accounts import Account

    return [session.get_one(Account, number) for number in ids]


def set_tier(session: "Session", ids: Sequence[int], tier: Tier) -> bool:
    """Serve these accounts as another tier."""
    for account in _all(session, ids):
        account.tier = tier
    return True


def set_status(session: "Session", ids: Sequence[int], status: Status) -> bool:
    """Give these accounts another status; to lose or win one back has its own verb.

    Raises FieldError for winning back what was not lost.
    """
    for account in _all(session, ids):
        if status is Status.LOST:
            account.lose()
        elif status is Status.WON_BACK:
            account.win_back()
        else:
            account.status = status
    return True


def set_pinned(session: "Session", ids: Sequence[int], pinned: bool) -> bool:
    """Pin these accounts to the rail or take them off."""
    for account in _all(session, ids):
        account.pinned = pinned
    return True


def delete(session: "Session", ids: Sequence[int]) -> bool:
    """Delete these accounts with all that belongs to them."""
    for account in _all(session, ids):
        session.delete(account)
    return True


def keep_filter(session: "Session", page: str, name: str, content: str) -> int:
    """Keep a filter under a name; the same name is replaced. Gives its id."""
    from amdesk.model.evidence import SavedFilter

    row = session.query(SavedFilter).filter_by(page=page, name=name).first()
    if row is None:
        row = SavedFilter(page=page, name=name)
        session.add(row)
    row.content = content
    session.flush()
    return row.id


def delete_filter(session: "Session", row: int) -> bool:
    """Forget a kept filter."""
    from amdesk.model.evidence import SavedFilter

    session.delete(session.get_one(SavedFilter, row))
    return True
