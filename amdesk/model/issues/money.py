"""The money of an issue: the transactions in dispute, and the credit notes that give it back."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, object_session

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.fields import FieldError
from amdesk.model.issues.issue import Issue
from amdesk.words import _


class DisputedLine(Travels, Base):
    """A transaction in dispute: what was charged, what would be right."""

    __tablename__ = "disputed_line"
    singular, plural = "Disputed transaction", "Disputed transactions"
    title_column = "document"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    invoice_id: Mapped[int | None] = field.points("invoice", "Invoice")
    document: Mapped[str] = field.text("Document")
    on: Mapped[date | None] = field.day("On")
    charged: Mapped[int | None] = field.money("Charged")
    right: Mapped[int | None] = field.money("Right would be")
    note: Mapped[str] = field.text("Note")


class CreditNote(Travels, Base):
    """A credit note for an issue."""

    __tablename__ = "credit_note"
    singular, plural = "Credit note", "Credit notes"
    title_column = "number"

    issue_id: Mapped[int] = field.belongs("issue", "Issue")
    number: Mapped[str] = field.text("Number", required=True)
    on: Mapped[date | None] = field.day("On")
    amount: Mapped[int] = field.money("Amount", required=True)
    signed_off_on: Mapped[date | None] = field.day("Signed off by the customer")

    def hold_together(self) -> None:
        """Refuse what gives nothing back, and a number that is there already.

        Raises FieldError at amount or number.
        """
        if self.amount <= 0:
            raise FieldError("amount", _("A credit note gives money back: its amount is more than 0."))
        session = object_session(self)
        if session is None:
            return
        others = (
            select(CreditNote)
            .join(Issue)
            .where(CreditNote.id != self.id, _folded(CreditNote.number) == _folded(self.number))
        )
        account = select(Issue.account_id).where(Issue.id == self.issue_id).scalar_subquery()
        twin = session.scalar(others.where(Issue.account_id == account).limit(1))
        if twin is not None:
            sentence = _("Credit note {number} is there already, with issue #{issue}. It counts once.")
            raise FieldError("number", sentence.format(number=twin.number, issue=twin.issue_id))


def _folded(number: Any) -> Any:
    return func.lower(func.trim(number))
