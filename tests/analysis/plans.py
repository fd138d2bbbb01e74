"""Plans to try their analysis on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from amdesk.model.rows import ActionRow, ObjectiveRow, PlanContent
from amdesk.model.values import ActionStatus, PlanStatus

TODAY = date(2026, 11, 21)


def action(number, **says):
    plain = ActionRow(
        number, "Do it", "", 1, "Me", TODAY, ActionStatus.OPEN, None, 1, None, None, 1, "Konex", None, "", 0
    )
    return replace(plain, **says)


def objective(side, *actions, **says):
    plain = ObjectiveRow(1, side, "Renew", "us", "them", "aim", "m", "", None, Decimal(2), None, TODAY, 0, actions)
    return replace(plain, **says)


def plan(*objectives, **says):
    empty = PlanContent(
        1, 1, "Konex", "Plan", TODAY, TODAY, PlanStatus.DRAFT, "", "", None, None, "", None, objectives, (), ()
    )
    return replace(empty, **says)
