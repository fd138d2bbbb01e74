"""The account manager's own goals, scorecard and pay model."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from amdesk.model import columns as field
from amdesk.model.base import Base, Travels
from amdesk.model.values import Word


class Kpi(Word):
    """What the account manager is measured by (KPI-1)."""

    CHECK_INS = "check-ins"
    QUERIES_RESOLVED = "queries-resolved"
    QUERY_DAYS = "query-days"
    SATISFACTION = "satisfaction"
    RETENTION = "retention"
    RETENTION_KEY = "retention-key"
    REPEAT_SALES = "repeat-sales"
    NEW_RANGES = "new-ranges"
    CROSS_SELLING = "cross-selling"
    PROMISES_KEPT = "promises-kept"
    PLANS_AGREED = "plans-agreed"


class KpiGoal(Travels, Base):
    """The goal and weight of one figure in a period."""

    __tablename__ = "kpi_goal"
    singular, plural = "Goal", "Goals"
    title_column = "kpi"

    kpi: Mapped[Kpi] = field.choice("Figure", Kpi, Kpi.CHECK_INS)
    starts: Mapped[date | None] = field.day("From", required=True)
    ends: Mapped[date | None] = field.day("Until", required=True)
    goal: Mapped[Decimal | None] = field.number("Goal")
    weight: Mapped[int | None] = field.percent("Weight")


class PayModel(Travels, Base):
    """How a year is paid: base, bonuses, commission, in minor units of the user's own currency."""

    __tablename__ = "pay_model"
    singular, plural = "Pay model", "Pay models"

    name: Mapped[str] = field.name("Name")
    base: Mapped[int | None] = field.money("Base", internal=True)
    retention_bonus: Mapped[int | None] = field.money("Retention bonus", internal=True)
    survey_bonus: Mapped[int | None] = field.money("Survey bonus", internal=True)
    commission: Mapped[int | None] = field.percent("Commission on growth", internal=True)
