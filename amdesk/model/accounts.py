"""Accounts: customer organisations, their units and sites, and how each wants to be served."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels, today_of
from amdesk.model.dated import Dated, Spell
from amdesk.model.fields import Field, FieldError, Kind
from amdesk.model.values import Channel, Status, Tier
from amdesk.words import _


class Rhythm(Spell, Base):
    """How often a touch is agreed with an account, in days, since a day."""

    __tablename__ = "rhythm"
    singular, plural = "Rhythm", "Rhythms"
    title_column = "days"

    account_id: Mapped[int] = field.belongs("account", "Account")
    days: Mapped[int | None] = field.whole("Every", low=1, high=730, unit="days")


class Account(Travels, Base):
    """A customer organisation."""

    __tablename__ = "account"
    __table_args__ = (Index("account_by_name", "name"), STRICT)
    singular, plural = "Account", "Accounts"

    name: Mapped[str] = field.name("Name")
    status: Mapped[Status] = field.choice("Status", Status, Status.ACTIVE)
    tier: Mapped[Tier] = field.choice("Tier", Tier, Tier.STANDARD)
    tier_reason: Mapped[str] = field.text("Why this tier", private=True, listed=False)
    potential: Mapped[bool] = field.yes("Potential", hint="A small account that could become a large one", private=True)
    potential_reason: Mapped[str] = field.text("Why it has potential", private=True, listed=False)
    number: Mapped[str] = field.text("Customer number")
    industry: Mapped[str] = field.text("Industry")
    parent_id: Mapped[int | None] = field.points("account", "Parent account")
    website: Mapped[str] = field.text("Website", kind=Kind.LINK, listed=False)
    phone: Mapped[str] = field.text("Phone", kind=Kind.PHONE, listed=False)
    mail: Mapped[str] = field.text("E-mail", kind=Kind.MAIL, listed=False)
    street: Mapped[str] = field.text("Street", listed=False)
    postcode: Mapped[str] = field.text("Postcode", listed=False)
    city: Mapped[str] = field.text("City")
    region: Mapped[str] = field.text("Region", listed=False)
    country: Mapped[str] = field.text("Country")
    currency: Mapped[str] = field.currency()
    customer_since: Mapped[date | None] = field.day("Customer since")
    came_in: Mapped[date | None] = field.day("In amdesk since", listed=False)
    lost_on: Mapped[date | None] = field.day("Lost on", listed=False)
    channel: Mapped[Channel | None] = field.choice("Preferred channel", Channel)
    counterpart_id: Mapped[int | None] = field.points("colleague", "Wants to deal with")
    do_nots: Mapped[str] = field.note("Do not", listed=False, hint="What they asked us never to do")
    served_agreed_by: Mapped[str] = field.text("Agreed by", listed=False)
    served_agreed_on: Mapped[date | None] = field.day("Agreed on", listed=False)
    pinned: Mapped[bool] = field.yes("Pinned")
    note: Mapped[str] = field.note("Note", internal=True, listed=False)

    rhythm_days = Dated[int](
        Rhythm,
        "account_id",
        "days",
        Field("rhythm_days", "Agreed rhythm", Kind.WHOLE, unit="days", low=1, high=730, dated=True),
    )
    dated_fields = (rhythm_days.field,)

    def lose(self, on: date | None = None) -> None:
        """Mark the account as lost on a day, today unless said otherwise."""
        self.status = Status.LOST
        self.lost_on = on or today_of(self)

    def win_back(self) -> None:
        """Mark a lost account as won back.

        Raises FieldError when it was not lost.
        """
        if self.status is not Status.LOST:
            raise FieldError("status", _("Only a lost account can be won back."))
        self.status = Status.WON_BACK


class Unit(Travels, Base):
    """A business unit or a site of an account."""

    __tablename__ = "unit"
    singular, plural = "Unit or site", "Units and sites"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("Name")
    parent_id: Mapped[int | None] = field.points("unit", "Part of")
    is_site: Mapped[bool] = field.yes("Is a site")
    place: Mapped[str] = field.text("Place")
    note: Mapped[str] = field.note("Note")


class TierDefault(Base):
    """What each tier asks for; the user edits it in one table (DESK-9)."""

    __tablename__ = "tier_default"
    singular, plural = "Tier", "What each tier asks for"
    title_column = "tier"

    tier: Mapped[Tier] = field.choice("Tier", Tier, Tier.STANDARD)
    check_in_days: Mapped[int] = field.whole("Check-in every", default=90, low=1, high=730, unit="days")
    plan_expected: Mapped[bool] = field.yes("Agreed plan")
    review_days: Mapped[int | None] = field.whole("Review every", low=1, high=730, unit="days")
    threads: Mapped[int] = field.whole("Threads", default=1, low=1, high=9)
    deciders: Mapped[int] = field.whole("Deciders known", default=0, low=0, high=9)
    influencers: Mapped[int] = field.whole("Influencers known", default=0, low=0, high=9)
    users: Mapped[int] = field.whole("Users known", default=0, low=0, high=9)


class WarningReply(Base):
    """A warning answered without an action: snoozed until a day with a reason."""

    __tablename__ = "warning_reply"
    singular, plural = "Snoozed warning", "Snoozed warnings"
    title_column = "rule"

    account_id: Mapped[int] = field.belongs("account", "Account")
    rule: Mapped[str] = field.text("Rule")
    until: Mapped[date | None] = field.day("Until")
    reason: Mapped[str] = field.text("Reason")
