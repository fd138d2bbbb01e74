"""Money: products in ranges, revenue, invoices and payments, contracts, rates. All amounts in minor units."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import STRICT, Base, Travels
from amdesk.model.dated import Spell
from amdesk.model.fields import FieldError
from amdesk.model.values import RevenueKind
from amdesk.words import _


class ProductRange(Travels, Base):
    """A family of products with its launch date."""

    __tablename__ = "product_range"
    singular, plural = "Product range", "Product ranges"

    name: Mapped[str] = field.name("Name")
    launched_on: Mapped[date | None] = field.day("Launched on")
    note: Mapped[str] = field.note("Note")


class Product(Travels, Base):
    """What is sold."""

    __tablename__ = "product"
    __table_args__ = (Index("product_by_name", "name"), STRICT)
    singular, plural = "Product", "Products"

    name: Mapped[str] = field.name("Name")
    number: Mapped[str] = field.text("Number")
    range_id: Mapped[int | None] = field.points("product_range", "Range")
    note: Mapped[str] = field.note("Note")


class Revenue(Travels, Base):
    """One line of revenue."""

    __tablename__ = "revenue"
    __table_args__ = (Index("revenue_by_account", "account_id", "on"), STRICT)
    singular, plural = "Revenue", "Revenue"
    title_column = "document"

    account_id: Mapped[int] = field.belongs("account", "Account")
    on: Mapped[date | None] = field.day("Date", required=True)
    product_id: Mapped[int | None] = field.points("product", "Product")
    amount: Mapped[int] = field.money("Amount", required=True)
    currency: Mapped[str] = field.currency()
    quantity: Mapped[Decimal | None] = field.number("Quantity")
    margin: Mapped[int | None] = field.money("Margin", internal=True)
    kind: Mapped[RevenueKind | None] = field.choice("Kind", RevenueKind)
    document: Mapped[str] = field.text("Order or invoice")
    note: Mapped[str] = field.text("Note", listed=False)


class Invoice(Travels, Base):
    """What a customer was asked to pay."""

    __tablename__ = "invoice"
    __table_args__ = (Index("invoice_by_account", "account_id", "on"), STRICT)
    singular, plural = "Invoice", "Invoices"
    title_column = "number"

    account_id: Mapped[int] = field.belongs("account", "Account")
    number: Mapped[str] = field.text("Number")
    on: Mapped[date | None] = field.day("Date")
    due: Mapped[date | None] = field.day("Due")
    amount: Mapped[int] = field.money("Amount", required=True)
    currency: Mapped[str] = field.currency()
    disputed: Mapped[int | None] = field.money("Disputed")
    issue_id: Mapped[int | None] = field.points("issue", "Issue")
    written_off: Mapped[int | None] = field.money("Written off")
    note: Mapped[str] = field.text("Note", listed=False)


class Payment(Travels, Base):
    """What a customer paid, for an invoice or not yet applied to one."""

    __tablename__ = "payment"
    singular, plural = "Payment", "Payments"
    title_column = "note"

    account_id: Mapped[int] = field.belongs("account", "Account")
    invoice_id: Mapped[int | None] = field.belongs("invoice", "Invoice", required=False)
    on: Mapped[date | None] = field.day("Date")
    amount: Mapped[int] = field.money("Amount", required=True)
    currency: Mapped[str] = field.currency()
    note: Mapped[str] = field.text("Note")


class Contract(Travels, Base):
    """What was agreed until when (MON-6)."""

    __tablename__ = "contract"
    singular, plural = "Contract", "Contracts"

    account_id: Mapped[int] = field.belongs("account", "Account")
    name: Mapped[str] = field.name("What")
    units: Mapped[str] = field.text("For units")
    value: Mapped[int | None] = field.money("Value a year")
    currency: Mapped[str] = field.currency()
    starts: Mapped[date | None] = field.day("Starts")
    ends: Mapped[date | None] = field.day("Ends")
    notice_by: Mapped[date | None] = field.day("Notice by")
    renews: Mapped[bool] = field.yes("Renews by itself")
    signed_by: Mapped[str] = field.text("Signed by")
    note: Mapped[str] = field.note("Note", internal=True)

    def hold_together(self) -> None:
        """A contract ends after it starts."""
        if self.starts is not None and self.ends is not None and self.ends < self.starts:
            raise FieldError("ends", _("A contract cannot end before it starts."))


class PriceStep(Travels, Base):
    """A change of price agreed in a contract."""

    __tablename__ = "price_step"
    singular, plural = "Price step", "Price steps"
    title_column = "what"

    contract_id: Mapped[int] = field.belongs("contract", "Contract")
    on: Mapped[date | None] = field.day("From", required=True)
    what: Mapped[str] = field.text("Step", required=True)


class ProductUse(Spell, Travels, Base):
    """Which product a unit of the account uses, since when, how satisfied (MON-7)."""

    __tablename__ = "product_use"
    singular, plural = "Product in use", "Products in use"
    title_column = "product_id"

    account_id: Mapped[int] = field.belongs("account", "Account")
    product_id: Mapped[int] = field.belongs("product", "Product")
    unit_id: Mapped[int | None] = field.points("unit", "Unit")
    satisfied: Mapped[int | None] = field.scale("How satisfied", 0, 10)
    note: Mapped[str] = field.text("Note")


class Rate(Base):
    """What one unit of a currency is worth in the user's own, since a day."""

    __tablename__ = "rate"
    singular, plural = "Exchange rate", "Exchange rates"
    title_column = "currency"

    currency: Mapped[str] = field.currency()
    on: Mapped[date | None] = field.day("Since", required=True)
    worth: Mapped[Decimal | None] = field.number("Worth in own currency", low=0, required=True)
