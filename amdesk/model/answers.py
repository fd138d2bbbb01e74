"""Common questions with their answers, and enquiries that reach the account manager."""

from datetime import date

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels


class CommonQuestion(Travels, Base):
    """A question that comes again and again, with its answer."""

    __tablename__ = "common_question"
    singular, plural = "Common question", "Common questions"
    title_column = "question"

    question: Mapped[str] = field.text("Question", required=True, limit=1000)
    answer: Mapped[str] = field.note("Answer")
    tags: Mapped[str] = field.text("Key words")


class Enquiry(Travels, Base):
    """A question that reached the account manager, answered or handed on."""

    __tablename__ = "enquiry"
    singular, plural = "Enquiry", "Enquiries"
    title_column = "text"

    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    person_id: Mapped[int | None] = field.points("person", "Asked by")
    on: Mapped[date | None] = field.day("On", required=True)
    text: Mapped[str] = field.text("Enquiry", required=True, limit=2000)
    question_id: Mapped[int | None] = field.points("common_question", "Common question")
    handed_to_id: Mapped[int | None] = field.points("colleague", "Handed to")
    answered_on: Mapped[date | None] = field.day("Answered on")
    typed: Mapped[str] = field.text("As typed", listed=False, limit=2000)
