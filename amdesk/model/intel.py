"""Intelligence: what we found out, and the action or the reason for none that answers it."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.fields import FieldError
from amdesk.model.values import Certainty, Effect, IntelKind
from amdesk.words import _


class Intel(Travels, Base):
    """One piece of intelligence."""

    __tablename__ = "intel"
    singular, plural = "Intelligence", "Intelligence"
    title_column = "text"

    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    on: Mapped[date | None] = field.day("On", required=True)
    kind: Mapped[IntelKind] = field.choice("Kind", IntelKind, IntelKind.MARKET)
    text: Mapped[str] = field.text("What", required=True, private=True, limit=2000)
    said_by: Mapped[str] = field.text("Who said it", internal=True)
    person_id: Mapped[int | None] = field.points("person", "Concerns")
    where: Mapped[str] = field.text("Where", listed=False)
    certainty: Mapped[Certainty | None] = field.choice("How sure", Certainty)
    implication: Mapped[str] = field.note("What it means for us", internal=True)
    no_action: Mapped[str] = field.text("Why no action", listed=False)
    no_action_on: Mapped[date | None] = field.day("Decided on", listed=False)
    effect: Mapped[Effect | None] = field.choice("In the end", Effect)
    typed: Mapped[str] = field.text("As typed", listed=False, limit=2000)

    def needs_no_action(self, reason: str, on: date) -> None:
        """Nothing will be done about it, for a reason.

        Raises FieldError without one.
        """
        if not reason.strip():
            raise FieldError("no_action", _("Say why nothing is to be done."))
        self.no_action, self.no_action_on = reason, on
