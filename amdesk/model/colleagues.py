"""Colleagues on our side and their teams; one of them is "me"."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.fields import Kind


class Team(Travels, Base):
    """A team of ours; the colleague marked as its lead speaks for it."""

    __tablename__ = "team"
    singular, plural = "Team", "Teams"

    name: Mapped[str] = field.name("Name")
    note: Mapped[str] = field.note("Note")


class Colleague(Travels, Base):
    """Someone on our side who does not have this program."""

    __tablename__ = "colleague"
    singular, plural = "Colleague", "Colleagues"

    name: Mapped[str] = field.name("Name")
    function: Mapped[str] = field.text("Function", hint="Specialist, back office, billing, manager …")
    team_id: Mapped[int | None] = field.points("team", "Team")
    leads_team: Mapped[bool] = field.yes("Leads the team")
    mail: Mapped[str] = field.text("E-mail", kind=Kind.MAIL)
    phone: Mapped[str] = field.text("Phone", kind=Kind.PHONE)
    is_me: Mapped[bool] = field.yes("This is me")
    is_manager: Mapped[bool] = field.yes("My manager")
    days_a_quarter: Mapped[Decimal | None] = field.number(
        "Days a quarter", low=0, unit="days", hint="What this colleague has for my accounts"
    )
    left_on: Mapped[date | None] = field.day("Left on")
    note: Mapped[str] = field.note("Note", internal=True)
