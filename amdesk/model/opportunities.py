"""Opportunities, hunted or farmed: value, stage, who decides, and in the end why won or lost."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels, today_of
from amdesk.model.fields import FieldError
from amdesk.model.values import OpportunityStage, RevenueKind
from amdesk.words import _


class Opportunity(Travels, Base):
    """A sale that may come."""

    __tablename__ = "opportunity"
    singular, plural = "Opportunity", "Opportunities"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Opportunity")
    kind: Mapped[RevenueKind] = field.choice("Kind", RevenueKind, RevenueKind.REPEAT)
    hunting: Mapped[bool] = field.yes("Hunting", hint="New business; otherwise farming")
    stage: Mapped[OpportunityStage] = field.choice("Stage", OpportunityStage, OpportunityStage.IDEA)
    value: Mapped[int | None] = field.money("Value")
    currency: Mapped[str] = field.currency()
    probability: Mapped[int | None] = field.percent("Probability", internal=True)
    closes_on: Mapped[date | None] = field.day("Closes on")
    range_id: Mapped[int | None] = field.points("product_range", "Range")
    closed_on: Mapped[date | None] = field.day("Closed on", listed=False)
    why: Mapped[str] = field.note("Why won or lost", listed=False, internal=True)
    their_words: Mapped[str] = field.note("In their words", listed=False)
    owner_id: Mapped[int | None] = field.points("colleague", "Owner")
    note: Mapped[str] = field.note("Note", listed=False, internal=True)

    def win(self, why: str, their_words: str = "") -> None:
        """It is ours, and why.

        Raises FieldError without a reason: what is won unexplained is won once.
        """
        self._end(OpportunityStage.WON, why, their_words)

    def lose(self, why: str, their_words: str = "") -> None:
        """It went elsewhere, and why.

        Raises FieldError without a reason.
        """
        self._end(OpportunityStage.LOST, why, their_words)

    def hold_together(self) -> None:
        """An end needs its reason."""
        if not self.stage.is_open and not (self.why.strip() or self.their_words.strip()):
            raise FieldError("why", _("Say why it ended so, in your words or in theirs."))

    def _end(self, stage: OpportunityStage, why: str, their_words: str) -> None:
        self.stage, self.why, self.their_words, self.closed_on = stage, why, their_words, today_of(self)
        self.hold_together()


class OpportunityPerson(Base):
    """A person who decides on an opportunity."""

    __tablename__ = "opportunity_person"
    singular, plural = "Person who decides", "People who decide"
    title_column = "part"

    opportunity_id: Mapped[int] = field.belongs("opportunity", "Opportunity")
    person_id: Mapped[int] = field.belongs("person", "Person")
    part: Mapped[str] = field.text("Part")


class OpportunityColleague(Base):
    """A colleague who had a part in an opportunity."""

    __tablename__ = "opportunity_colleague"
    singular, plural = "Colleague with a part", "Colleagues with a part"
    title_column = "part"

    opportunity_id: Mapped[int] = field.belongs("opportunity", "Opportunity")
    colleague_id: Mapped[int] = field.belongs("colleague", "Colleague")
    part: Mapped[str] = field.text("Part")
