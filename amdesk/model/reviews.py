"""Reviews with the manager and business reviews with the customer, with the decisions taken."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.asking import Asked
from amdesk.model.base import Base, Travels
from amdesk.model.values import ReviewKind


class Review(Travels, Base):
    """A look at one account or many, on a day."""

    __tablename__ = "review"
    singular, plural = "Review", "Reviews"

    name: Mapped[str] = field.name("Review")
    kind: Mapped[ReviewKind] = field.choice("Kind", ReviewKind, ReviewKind.MANAGER)
    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False, hint="Empty for many accounts")
    on: Mapped[date | None] = field.day("On", required=True)
    held: Mapped[bool] = field.yes("Held")
    with_whom: Mapped[str] = field.text("With")
    summary: Mapped[str] = field.note("What was said", internal=True)
    next_on: Mapped[date | None] = field.day("Next on")


class Decision(Asked, Travels, Base):
    """What was decided in a review, who does it, by when."""

    __tablename__ = "decision"
    singular, plural = "Decision", "Decisions"
    title_column = "text"

    review_id: Mapped[int] = field.belongs("review", "Review")
    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    text: Mapped[str] = field.text("Decision", required=True)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    due: Mapped[date | None] = field.day("Due")
    kept_on: Mapped[date | None] = field.day("Kept on")
    asked_on: Mapped[date | None] = field.day("First asked on", listed=False)
    asked_times: Mapped[int] = field.whole("Asked", default=0, low=0, listed=False)
