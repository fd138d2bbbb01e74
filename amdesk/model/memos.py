"""Memos: instructions from the company, and checkpoints whether something was really carried out."""

from datetime import date, timedelta

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import Base, Travels, today_of
from amdesk.model.fields import FieldError
from amdesk.words import _

SNOOZES_ALLOWED = 3
SNOOZE_DAYS_AT_MOST = 7


class Memo(Travels, Base):
    """An instruction that must be read, understood and carried out."""

    __tablename__ = "memo"
    singular, plural = "Memo", "Memos"
    title_column = "subject"

    subject: Mapped[str] = field.name("Subject")
    sender: Mapped[str] = field.text("From")
    on: Mapped[date | None] = field.day("Date", required=True)
    text: Mapped[str] = field.note("Text")
    concerns: Mapped[str] = field.text("Concerns tiers", hint="Such as key, growth; empty for all")
    due: Mapped[date | None] = field.day("Due")
    read_on: Mapped[date | None] = field.day("Read on")
    understood: Mapped[str] = field.note("What it asks for, in my words")
    acknowledged_on: Mapped[date | None] = field.day("Acknowledged on")
    carried_out_on: Mapped[date | None] = field.day("Carried out on")
    snoozed_until: Mapped[date | None] = field.day("Snoozed until", listed=False)
    snoozed_times: Mapped[int] = field.whole("Snoozed", default=0, low=0, listed=False)

    def hold_together(self) -> None:
        """Acknowledged means understood in own words; carried out means acknowledged."""
        if self.acknowledged_on is not None and not self.understood.strip():
            raise FieldError("understood", _("Write in your own words what the memo asks for."))
        if self.carried_out_on is not None and self.acknowledged_on is None:
            raise FieldError("carried_out_on", _("Acknowledge the memo first."))

    def acknowledge(self, in_my_words: str) -> None:
        """Say in own words what it asks for.

        Raises FieldError without words.
        """
        self.understood, self.acknowledged_on = in_my_words, today_of(self)
        self.read_on = self.read_on or self.acknowledged_on
        self.hold_together()

    def carry_out(self) -> None:
        """It was carried out.

        Raises FieldError before it was acknowledged.
        """
        self.carried_out_on = today_of(self)
        self.hold_together()

    def snooze(self, until: date) -> None:
        """Put it aside until a day.

        Raises FieldError when that is too far off or it was put aside too often.
        """
        if self.snoozed_times >= SNOOZES_ALLOWED:
            raise FieldError(
                "snoozed_until", _("It was put aside {n} times. Acknowledge it now.").format(n=SNOOZES_ALLOWED)
            )
        if until > today_of(self) + timedelta(days=SNOOZE_DAYS_AT_MOST):
            raise FieldError("snoozed_until", _("A memo can be put aside for {n} days.").format(n=SNOOZE_DAYS_AT_MOST))
        self.snoozed_until, self.snoozed_times = until, self.snoozed_times + 1


class MemoAccount(Base):
    """An account a memo concerns."""

    __tablename__ = "memo_account"
    singular, plural = "Account of a memo", "Accounts of memos"
    title_column = "account_id"

    memo_id: Mapped[int] = field.belongs("memo", "Memo")
    account_id: Mapped[int] = field.belongs("account", "Account")


class Checkpoint(Asked, Travels, Base):
    """A dated look whether a memo, plan or corrective action was really carried out."""

    __tablename__ = "checkpoint"
    singular, plural = "Checkpoint", "Checkpoints"
    title_column = "question"

    question: Mapped[str] = field.text("Carried out as intended?", required=True)
    memo_id: Mapped[int | None] = field.belongs("memo", "Memo", required=False)
    plan_id: Mapped[int | None] = field.belongs("plan", "Plan", required=False)
    action_id: Mapped[int | None] = field.belongs("action", "Action", required=False)
    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    due: Mapped[date | None] = field.day("Due")
    done_on: Mapped[date | None] = field.day("Checked on")
    colleague_id: Mapped[int | None] = field.points("colleague", "Checked by")
    as_intended: Mapped[bool] = field.yes("As intended")
    proof: Mapped[str] = field.note("Evidence")
    asked_on: Mapped[date | None] = field.day("First asked on", listed=False)
    asked_times: Mapped[int] = field.whole("Asked", default=0, low=0, listed=False)
