"""Planning check-ins on the days proposed, from the list of check-ins and from the weekly round."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amdesk.model.loop_rows import CheckIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def plan_check_ins(session: "Session", rows: Sequence[CheckIn]) -> bool:
    """Plan each check-in on its proposed day, the way they want it."""
    from amdesk.model.touches import Touch
    from amdesk.model.values import TouchKind, TouchStatus

    session.add_all(
        Touch(
            account_id=row.waiting.account_id,
            on=row.proposed,
            status=TouchStatus.PLANNED,
            kind=TouchKind.CHECK_IN,
            channel=row.channel,
        )
        for row in rows
    )
    return True
