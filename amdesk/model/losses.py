"""Losses: the end of an account, why they left in their own words, and the way back."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels, today_of
from amdesk.model.fields import FieldError
from amdesk.words import _


class Loss(Travels, Base):
    """The post-mortem of a lost account."""

    __tablename__ = "loss"
    singular, plural = "Lost account", "Lost accounts"
    title_column = "words"

    account_id: Mapped[int] = field.belongs("account", "Account")
    on: Mapped[date | None] = field.day("Lost on", required=True)
    words: Mapped[str] = field.note("Why they left, in their words")
    need_unmet: Mapped[str] = field.note("Need not met")
    promise_broken: Mapped[str] = field.note("Promise broken")
    can_heal: Mapped[bool] = field.yes("Can be healed")
    scar: Mapped[str] = field.note("Scar to respect on return", internal=True)
    win_back_on: Mapped[date | None] = field.day("Try again on")
    win_back_plan: Mapped[str] = field.note("How to win them back", internal=True)
    revenue_lost: Mapped[int | None] = field.money("Revenue lost a year")
    currency: Mapped[str] = field.currency()
    done_on: Mapped[date | None] = field.day("Post-mortem done on")

    def hold_together(self) -> None:
        """A loss explained by us alone is not explained."""
        if self.done_on is not None and not self.words.strip():
            raise FieldError("words", _("Write down why they left, in their own words."))

    def finish(self) -> None:
        """The post-mortem is done.

        Raises FieldError without their words.
        """
        self.done_on = today_of(self)
        self.hold_together()


class LossPart(Travels, Base):
    """The part a function of ours had: it takes a team to lose an account."""

    __tablename__ = "loss_part"
    singular, plural = "Part in a loss", "Parts in losses"
    title_column = "part"

    loss_id: Mapped[int] = field.belongs("loss", "Post-mortem")
    function: Mapped[str] = field.text("Function", required=True)
    part: Mapped[str] = field.note("Its part", internal=True)
