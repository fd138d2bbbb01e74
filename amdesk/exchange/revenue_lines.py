"""Lines of revenue: one currency for each account, and identity by content with multiplicity.

A line has no id of its own in most files. So lines are counted: of the lines that are alike in account, date, product,
amount, currency, document and quantity, as many are added as the file has more than the workspace. Importing a file
again adds nothing, and lines that come twice in one file arrive twice.
"""

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from amdesk.exchange.account_rows import AccountSection
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.sections import Columns, Values, plain, stored
from amdesk.model.fields import MONEY_LIMIT
from amdesk.model.source import Source
from amdesk.model.values import Money
from amdesk.store.queries.currency import own_currency
from amdesk.words import _

Key = tuple[Any, ...]
_COMPARED = ("account_id", "on", "product_id", "amount", "currency", "document", "quantity")


class RevenueLines:
    """The revenue lines of a file, those that are new kept in `new`."""

    def __init__(self, columns: Columns, accounts: AccountSection, source: Source) -> None:
        self.readers = columns.of("revenue")
        self.accounts = accounts
        self.source = source
        self.home = own_currency(source)
        self.new: list[tuple[Any, ...]] = []
        own = dict(source.select("SELECT id, currency FROM account"))
        self.currencies: dict[int, str] = {row: code for row, code in own.items() if code}
        used = "SELECT account_id, max(currency) FROM revenue GROUP BY account_id"
        for row, code in source.select(used):
            self.currencies.setdefault(row, code or self.home)
        self.here = self._count(source)
        self._older: dict[Key, list[int]] | None = None

    def _effective(self, account: int, currency: str) -> str:
        return currency or self.currencies.get(account) or self.home

    def _count(self, source: Source) -> Counter[Key]:
        names = ", ".join(f'"{name}"' for name in _COMPARED)
        return Counter(self._key(line) for line in source.select(f"SELECT {names} FROM revenue"))

    def _key(self, line: tuple[Any, ...]) -> Key:
        account, on, product, amount, currency, document, quantity = line
        exact = None if quantity is None else plain(Decimal(quantity))
        return account, on, product, amount, self._effective(account, currency), document, exact

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a line.

        Raises CellRefused when date or amount are missing or cannot be understood.
        """
        values = self.readers.read(cells)
        if values.get("on") is None:
            raise CellRefused(self.readers["on"].column, _("The date is missing."))
        values["amount"] = self._amount(values)
        return values

    def _amount(self, values: Values) -> Decimal:
        amount: Decimal | None = values.get("amount")
        price, quantity = values.get("unit_price"), values.get("quantity")
        if amount is None and price is not None and quantity is not None:
            amount = price * quantity * (1 - (values.get("discount") or 0))
        if amount is None:
            column = next((self.readers[n].column for n in ("amount", "unit_price") if n in self.readers), "")
            raise CellRefused(column, _("The amount is missing."))
        return amount

    def take(self, account: int, product: int | None, values: Values) -> bool:
        """Keep a line when it is new; False when the workspace has it already.

        Raises CellRefused for another currency than the account's, or an amount too large to keep.
        """
        currency = self._settle(account, values.get("currency"))
        line = self._line(account, product, currency, values)
        key = self._key((line[0], line[1], line[2], line[3], line[4], line[8], line[5]))
        if self.here[key] > 0:
            self.here[key] -= 1
            return False
        if self._was_changed_here(key):
            return False
        self.new.append(line)
        return True

    def check(self, account: int, values: Values) -> None:
        """Refuse a line in another currency than the account's."""
        code, kept = values.get("currency"), self.currencies.get(account)
        if code and kept and code != kept:
            sentence = _("This line is in {code}, but the account is kept in {kept}; amounts are never mixed.")
            raise CellRefused(self.readers["currency"].column, sentence.format(code=code, kept=kept))

    def _settle(self, account: int, code: str | None) -> str:
        """The currency to store, "" for the account's own; the first line settles it for an account without one."""
        if not code:
            self.currencies.setdefault(account, self.home)
            return ""
        if account not in self.currencies:
            self.currencies[account] = code
            if account < 0 or code != self.home:
                self.accounts.rows.meet(account, None, {"currency": code})
        return code

    def _line(self, account: int, product: int | None, currency: str, values: Values) -> tuple[Any, ...]:
        effective = self._effective(account, currency)
        margin = values.get("margin")
        return (
            account,
            stored(values["on"]),
            product,
            self._minor(values["amount"], effective),
            currency,
            stored(values.get("quantity")),
            None if margin is None else self._minor(margin, effective),
            values.get("kind"),
            values.get("document") or "",
            values.get("note") or "",
        )

    def _minor(self, amount: Decimal, currency: str) -> int:
        column = next((self.readers[n].column for n in ("amount", "unit_price") if n in self.readers), "")
        try:
            minor = Money.parse(amount, currency).minor
        except ValueError as wrong:
            raise CellRefused(column, str(wrong)) from None
        if abs(minor) >= MONEY_LIMIT:
            raise CellRefused(column, _("{text} is too large an amount to keep.").format(text=amount))
        return minor

    def _was_changed_here(self, key: Key) -> bool:
        """Whether a line that the user changed since was this one; it then stands for it."""
        if self._older is None:
            self._older = self._former_lines()
        if rows := self._older.get(key):
            claimed = rows[0]
            for others in self._older.values():
                others[:] = [row for row in others if row != claimed]
            return True
        return False

    def _former_lines(self) -> dict[Key, list[int]]:
        """What lines of the workspace were before they were changed, from the journal."""
        names = ", ".join(f'"{name}"' for name in _COMPARED)
        query = "SELECT row, before FROM journal WHERE tbl = 'revenue' AND op = 'U' ORDER BY id DESC"
        older: dict[Key, list[int]] = {}
        lines: dict[int, dict[str, Any]] = {}
        for row, before in self.source.select(query):
            if row not in lines:
                found = self.source.select(f"SELECT {names} FROM revenue WHERE id = ?", (row,))
                if not found:
                    continue
                lines[row] = dict(zip(_COMPARED, found[0], strict=True))
            said = json.loads(before)
            lines[row].update({name: said[name] for name in _COMPARED if name in said})
            older.setdefault(self._key(tuple(lines[row].values())), []).append(row)
        return older
