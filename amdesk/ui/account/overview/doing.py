"""What the Overview's cards do to the subjects, each within one step."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from amdesk.model.values import Side
from amdesk.ui.records.subject import subject

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def add_row(session: "Session", table: str, values: Mapping[str, Any]) -> int:
    """A new row with these values; gives its id."""
    row = subject(table).model()
    for name, value in values.items():
        if value is not None:
            setattr(row, name, value)
    session.add(row)
    session.flush()
    return int(row.id)


def change_row(session: "Session", table: str, row: int, values: Mapping[str, Any]) -> int:
    """Give a row these values; gives its id."""
    found = session.get_one(subject(table).model, row)
    for name, value in values.items():
        setattr(found, name, value)
    session.flush()
    return row


def serve_aim(session: "Session", aim: int, objective: int) -> bool:
    """Let an objective of ours serve an aim of theirs."""
    from amdesk.model.plans import Objective

    session.get_one(Objective, objective).aim_id = aim
    return True


def begin_objective(session: "Session", aim: int, plan: int) -> int:
    """A new objective that serves an aim, at the end of a plan; gives its id."""
    from amdesk.model.plans import Objective
    from amdesk.model.profile import Aim

    last = session.query(Objective).filter_by(plan_id=plan).count()
    name = session.get_one(Aim, aim).text
    objective = Objective(plan_id=plan, side=Side.CULTIVATE, name=name, aim_id=aim, place=last + 1)
    session.add(objective)
    session.flush()
    return objective.id


def put_under(session: "Session", account: int, parent: int | None) -> bool:
    """Make an account part of another, or of none. Raises FieldError where that would make a circle."""
    from amdesk.model.accounts import Account

    session.get_one(Account, account).parent_id = parent
    return True
