"""Invoices, and the payments that the same rows tell of.

A column that says whether an invoice is paid beats a date of payment: what is not paid stays open, whatever date stands
there. What has no date is undated; nothing is made up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from amdesk.exchange.headers import squashed
from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.parts import Parts
from amdesk.exchange.plan import Change, Draft, Outcome
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values, stored
from amdesk.exchange.titles import Titles, unknown_issue
from amdesk.exchange.values import guess_decimal_comma, parse_amount, parse_yes
from amdesk.model.values import Money
from amdesk.words import _, plural

PAID_WORDS = ("paid", "paidinfull", "bezahlt", "beglichen", "paye", "payee", "pagado", "settled")
OPEN_WORDS = ("open", "unpaid", "due", "overdue", "offen", "pending", "impaye", "pendiente", "sent", "writtenoff")


class InvoiceRows(RecordRows):
    """Invoices with what was paid and written off of them."""

    table, title = "invoice", "number"
    compared = ("number", "on", "due", "amount")
    money = ("amount", "disputed", "written_off")
    worked_out = ("id", "paid", "paid_on", "issue")
    required = ("amount",)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        sums = "SELECT invoice_id, sum(amount) FROM payment WHERE invoice_id IS NOT NULL GROUP BY invoice_id"
        self.paid: dict[int, int] = dict(parts.source.select(sums))
        keys = "SELECT key FROM origin JOIN payment p ON p.id = row WHERE subject = 'payment' AND program = ?"
        self.payment_keys = {key for (key,) in parts.source.select(keys, (parts.program,))}
        self.payments: list[Draft] = []
        self.dated_but_open = 0
        self.issues = Titles(parts.source, "issue")

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a row, with the amounts paid and written off."""
        values = super().read(cells)
        for name in ("paid", "written_off"):
            if name in values:
                values[name] = self._share(name, str(values[name]), values["amount"])
        if "number" not in values and "id" in values:
            values["number"] = values["id"]
        if not values.get("written_off"):
            values.pop("written_off", None)
        return values

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the issue that disputes the invoice."""
        kept = super().kept(values, account)
        if "issue" in values and (issue := self.issues.meant(values["issue"], account)) is not None:
            kept["issue_id"] = issue
        return kept

    def _share(self, name: str, text: str, whole: Decimal) -> Decimal:
        """How much of an invoice a cell means: all of it, nothing, or an amount."""
        word = squashed(text)
        if word in PAID_WORDS or word in OPEN_WORDS:
            return whole if word in PAID_WORDS else Decimal(0)
        try:
            return whole if parse_yes(text) else Decimal(0)
        except ValueError:
            return self._amount(name, text)

    def _amount(self, name: str, text: str) -> Decimal:
        try:
            return parse_amount(text, decimal_comma=guess_decimal_comma([text])) or Decimal(0)
        except ValueError as wrong:
            raise CellRefused(self.column(name), str(wrong)) from None

    def afterwards(self, row: int, account: int, values: Values) -> tuple[Change, ...]:
        """The payment of an invoice, when there is one that is not here yet."""
        said = self._said_paid(values)
        if not said:
            return ()
        currency = self.currencies.of[account]
        key = f"{self.key_of(values, row)} {self.minor(said, currency, 'amount')}"
        left = self.minor(said, currency, "amount") - self.paid.get(row, 0)
        if left == 0 or key in self.payment_keys or (left < 0 < said):
            return ()
        self._pay(row, account, left, key, values)
        return (Change(_("Paid"), "", str(Money(left, currency).decimal)),)

    def _said_paid(self, values: Values) -> Decimal:
        paid: Decimal | None = values.get("paid")
        on = values.get("paid_on")
        if paid is None:
            is_past = on is not None and on <= self.parts.today
            return values["amount"] if is_past else Decimal(0)
        self.dated_but_open += on is not None and not paid
        return paid

    def _pay(self, row: int, account: int, amount: int, key: str, values: Values) -> None:
        kept: dict[str, Any] = {"account_id": account, "invoice_id": row, "amount": amount}
        if "paid_on" in values:
            kept["on"] = stored(values["paid_on"])
        if "currency" in values:
            kept["currency"] = values["currency"]
        self.payments.append(Draft("payment", -len(self.payments) - 1, kept, key))
        self.payment_keys.add(key)
        self.paid[row] = self.paid.get(row, 0) + amount

    def drafts(self) -> Mapping[str, Sequence[Draft]]:
        """Invoices and payments."""
        return {**super().drafts(), "payment": self.payments}

    def counts(self) -> Mapping[str, Counter[Outcome]]:
        """Invoices by outcome, and new payments."""
        paid = {"payment": Counter({Outcome.ADDED: len(self.payments)})} if self.payments else {}
        return {**super().counts(), **paid}

    def remarks(self) -> Sequence[str]:
        """How many rows have a date of payment but are not paid, and which issues are not known here."""
        unknown = self.issues.remarks(unknown_issue())
        if not self.dated_but_open:
            return unknown
        one = "{n} invoice has a date of payment but is not paid; it stays open."
        many = "{n} invoices have a date of payment but are not paid; they stay open."
        return (plural(one, many, self.dated_but_open), *unknown)
