"""What is known of a customer's business: profile, aims, plans of theirs, value we brought, cost of dealing with us."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.values import Section, UsageEffect


class ProfileEntry(Travels, Base):
    """One entry of the customer profile, with its day and source so that it can go stale."""

    __tablename__ = "profile_entry"
    singular, plural = "Profile entry", "Customer profile"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    section: Mapped[Section] = field.choice("Section", Section, Section.MISSION)
    text: Mapped[str] = field.note("Text", required=True)
    on: Mapped[date | None] = field.day("Known since", past=True)
    source: Mapped[str] = field.text("Source")


class Aim(Travels, Base):
    """What the customer wants this year."""

    __tablename__ = "aim"
    singular, plural = "Aim", "Their aims"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    text: Mapped[str] = field.text("Aim", required=True)
    year: Mapped[int | None] = field.year("Year")
    measure: Mapped[str] = field.text("How they measure it")
    source: Mapped[str] = field.text("Source")
    on: Mapped[date | None] = field.day("Known since", past=True)
    reached: Mapped[bool] = field.yes("Reached")


class TheirPlan(Travels, Base):
    """A plan of the customer's and what it means for the use of our products (ACC-4)."""

    __tablename__ = "their_plan"
    singular, plural = "Plan of theirs", "Their plans"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    text: Mapped[str] = field.text("Plan", required=True, hint="Cost saving, quality, new markets, new territories")
    effect: Mapped[UsageEffect | None] = field.choice("Use of our products", UsageEffect)
    by: Mapped[date | None] = field.day("By")
    is_risk: Mapped[bool] = field.yes("A risk for us", hint="Otherwise an opportunity")
    product_change: Mapped[str] = field.note("What our product would have to change")
    asked_of_id: Mapped[int | None] = field.points("colleague", "Asked of")
    on: Mapped[date | None] = field.day("Known since", past=True)
    source: Mapped[str] = field.text("Source")


class ValueBrought(Travels, Base):
    """A saving, gain in quality or growth we brought and can prove (ACC-7)."""

    __tablename__ = "value_brought"
    singular, plural = "Value we brought", "Value we brought"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    text: Mapped[str] = field.text("What", required=True)
    amount: Mapped[int | None] = field.money("Amount")
    currency: Mapped[str] = field.currency()
    on: Mapped[date | None] = field.day("On", past=True)
    proof: Mapped[str] = field.note("Proof")
    accepted: Mapped[bool] = field.yes("Accepted by the customer")


class DealingCost(Travels, Base):
    """What dealing with us costs the customer, to be brought down (ACC-7)."""

    __tablename__ = "dealing_cost"
    singular, plural = "Cost of dealing with us", "Cost of dealing with us"
    title_column = "text"

    account_id: Mapped[int] = field.belongs("account", "Account")
    text: Mapped[str] = field.text("What", required=True)
    hours_a_month: Mapped[Decimal | None] = field.number("Hours a month", low=0, unit="h")
    queries_a_month: Mapped[int | None] = field.whole("Queries a month", low=0)
    amount: Mapped[int | None] = field.money("Amount a year")
    currency: Mapped[str] = field.currency()
    on: Mapped[date | None] = field.day("Known since", past=True)


class Idea(Travels, Base):
    """An idea for saving or quality, ours or theirs."""

    __tablename__ = "idea"
    singular, plural = "Idea", "Ideas for saving and quality"
    title_column = "text"

    account_id: Mapped[int | None] = field.belongs("account", "Account", required=False)
    text: Mapped[str] = field.text("Idea", required=True)
    on: Mapped[date | None] = field.day("On", past=True)
    told_by: Mapped[str] = field.text("Told by")
    worth: Mapped[int | None] = field.money("Worth a year")
    currency: Mapped[str] = field.currency()
    outcome: Mapped[str] = field.text("What came of it")


class Acknowledgement(Travels, Base):
    """Where and when their mission, vision or values were taken up in our dealings (ACC-8)."""

    __tablename__ = "acknowledgement"
    singular, plural = "Acknowledged", "Their words acknowledged"
    title_column = "words"

    account_id: Mapped[int] = field.belongs("account", "Account")
    section: Mapped[Section] = field.choice("Of their", Section, Section.MISSION)
    words: Mapped[str] = field.text("Words", required=True)
    on: Mapped[date | None] = field.day("On", past=True)
    where: Mapped[str] = field.text("Where")


class OwnRisk(Travels, Base):
    """Something on our side that puts accounts at risk (ACC-9)."""

    __tablename__ = "own_risk"
    singular, plural = "Risk on our side", "Risks on our side"
    title_column = "text"

    account_id: Mapped[int | None] = field.belongs(
        "account", "Account", required=False, hint="Empty when it concerns all"
    )
    text: Mapped[str] = field.text(
        "What happens", required=True, hint="Staff leaving, roadmap stopped, service level falling"
    )
    on: Mapped[date | None] = field.day("Since", past=True)
    over_on: Mapped[date | None] = field.day("Over on", past=True)
    note: Mapped[str] = field.note("Note", internal=True)


class ServiceLevel(Travels, Base):
    """The service level an account got in a month, beside what was agreed."""

    __tablename__ = "service_level"
    singular, plural = "Service level", "Service levels"
    title_column = "what"

    account_id: Mapped[int] = field.belongs("account", "Account")
    what: Mapped[str] = field.text("Service", required=True)
    on: Mapped[date | None] = field.day("Month", past=True)
    agreed: Mapped[int | None] = field.percent("Agreed")
    reached: Mapped[int | None] = field.percent("Reached")
