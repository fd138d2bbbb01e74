"""The one currency each account is kept in, and amounts in its smallest unit."""

from decimal import Decimal

from amdesk.exchange.account_rows import AccountSection
from amdesk.exchange.meaning import CellRefused
from amdesk.model.fields import MONEY_LIMIT
from amdesk.model.source import Source
from amdesk.model.values import Money
from amdesk.store.queries.currency import own_currency
from amdesk.words import _


class Currencies:
    """What amounts of an account are counted in; the first amount settles it for an account without one."""

    def __init__(self, accounts: AccountSection, source: Source) -> None:
        self.accounts = accounts
        self.home = own_currency(source)
        own = dict(source.select("SELECT id, currency FROM account"))
        self.of: dict[int, str] = {row: code for row, code in own.items() if code}

    def settle(self, account: int, code: str | None, column: str) -> str:
        """The currency of the account, which must be that of the row.

        Raises CellRefused when it is another.
        """
        kept = self.of.get(account)
        if code and kept and code != kept:
            sentence = _("This row is in {code}, but the account is kept in {kept}; amounts are never mixed.")
            raise CellRefused(column, sentence.format(code=code, kept=kept))
        if code and not kept and (account < 0 or code != self.home):
            self.accounts.rows.meet(account, None, {"currency": code})
        self.of.setdefault(account, code or self.home)
        return self.of[account]


def minor(amount: Decimal, currency: str, column: str) -> int:
    """An amount in the smallest unit of its currency.

    Raises CellRefused for one that cannot be kept.
    """
    try:
        found = Money.parse(amount, currency).minor
    except ValueError as wrong:
        raise CellRefused(column, str(wrong)) from None
    if abs(found) >= MONEY_LIMIT:
        raise CellRefused(column, _("{text} is too large an amount to keep.").format(text=amount))
    return found
