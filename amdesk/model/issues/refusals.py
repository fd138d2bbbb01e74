"""A no to a request, which needs more than "that is our policy"."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.fields import FieldError
from amdesk.model.reasons import is_empty
from amdesk.model.values import Cause
from amdesk.words import _


class Refusal(Travels, Base):
    """A no to a request: its true cause, the alternative offered, who agreed, the money at stake (ISS-8)."""

    __tablename__ = "refusal"
    singular, plural = "No", "Noes"
    title_column = "reason"

    account_id: Mapped[int] = field.belongs("account", "Account")
    issue_id: Mapped[int | None] = field.belongs("issue", "Issue", required=False)
    on: Mapped[date | None] = field.day("On")
    reason: Mapped[str] = field.text("Reason", required=True, internal=True)
    cause: Mapped[Cause | None] = field.choice("True cause", Cause, internal=True)
    alternative: Mapped[str] = field.text("Alternative offered")
    accepted: Mapped[bool] = field.yes("Alternative accepted")
    agreed_by: Mapped[str] = field.text("Agreed by", internal=True)
    at_stake: Mapped[int | None] = field.money("Money at stake", internal=True)
    currency: Mapped[str] = field.currency()

    def hold_together(self) -> None:
        """Refuse a no without a true reason, an alternative or an agreement.

        Raises FieldError with the question "what can we do instead?".
        """
        if is_empty(self.reason or ""):
            raise FieldError("reason", _("That alone is no reason. What can we do instead?"))
        for name, label in (("alternative", _("the alternative offered")), ("agreed_by", _("who agreed"))):
            if is_empty(getattr(self, name) or ""):
                raise FieldError(name, _("Say {what}: what can we do instead?").format(what=label))
        if self.cause is None:
            sentence = _(
                "Choose the true cause: noes are counted by it, so that what stands behind them can be changed."
            )
            raise FieldError("cause", sentence)
