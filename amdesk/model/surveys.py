"""Pulse: how satisfied the customer is, as measured by check-ins, surveys and closing feedback."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels
from amdesk.model.values import PulseKind, Word


class SurveyKind(Word):
    """What a survey measures."""

    CSAT = "csat"
    NPS = "nps"
    INDEX = "index"
    ACCOUNT_MANAGER = "account-manager"


class Pulse(Travels, Base):
    """A satisfaction score from 0 to 10, the company and its products apart."""

    __tablename__ = "pulse"
    __table_args__ = (Index("pulse_by_account", "account_id", "on"), STRICT)
    singular, plural = "Pulse", "Pulse"
    title_column = "words"

    account_id: Mapped[int] = field.belongs("account", "Account")
    person_id: Mapped[int | None] = field.points("person", "Person")
    on: Mapped[date | None] = field.day("On", required=True)
    kind: Mapped[PulseKind] = field.choice("Measured by", PulseKind, PulseKind.CHECK_IN)
    company: Mapped[int | None] = field.scale("Company", 0, 10)
    products: Mapped[int | None] = field.scale("Products", 0, 10)
    needs: Mapped[str] = field.text("What they will need next")
    words: Mapped[str] = field.note("In their words")
    touch_id: Mapped[int | None] = field.points("touch", "Touch", listed=False)
    issue_id: Mapped[int | None] = field.points("issue", "Issue", listed=False)


class Survey(Travels, Base):
    """A questionnaire sent on a day to a number of people."""

    __tablename__ = "survey"
    singular, plural = "Survey", "Surveys"

    name: Mapped[str] = field.name("Name")
    kind: Mapped[SurveyKind] = field.choice("Kind", SurveyKind, SurveyKind.CSAT)
    sent_on: Mapped[date | None] = field.day("Sent on")
    asked: Mapped[int | None] = field.whole("People asked", low=0)


class Question(Travels, Base):
    """One weighted question of a survey."""

    __tablename__ = "question"
    singular, plural = "Question", "Questions"
    title_column = "text"

    survey_id: Mapped[int] = field.belongs("survey", "Survey")
    place: Mapped[int] = field.whole("Order", default=0)
    text: Mapped[str] = field.text("Question", required=True)
    highest: Mapped[int] = field.whole("Scale up to", default=5, low=1, high=10)
    weight: Mapped[int] = field.whole("Weight", default=1, low=0, high=100)


class Answer(Travels, Base):
    """An answer to a question."""

    __tablename__ = "answer"
    singular, plural = "Answer", "Answers"
    title_column = "words"

    question_id: Mapped[int] = field.belongs("question", "Question")
    account_id: Mapped[int | None] = field.points("account", "Account")
    person_id: Mapped[int | None] = field.points("person", "Person")
    colleague_id: Mapped[int | None] = field.points("colleague", "Colleague")
    on: Mapped[date | None] = field.day("On")
    value: Mapped[int | None] = field.scale("Value", 0, 10)
    words: Mapped[str] = field.note("Words")
