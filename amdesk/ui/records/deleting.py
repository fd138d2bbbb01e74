"""Taking rows of any subject away: one named step, offered again at once."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from amdesk.analysis.series import Tone
from amdesk.ui.desk import Desk
from amdesk.ui.records.subject import Subject
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def delete_rows(desk: Desk, of: Subject, rows: Sequence[int], what: str) -> bool:
    """Delete rows as one step named after `what`, and offer to undo it; whether it was done."""
    label = _("Delete {subject}: {what}").format(subject=_(of.model.singular).lower(), what=what)
    if not desk.change(label, partial(_delete, of=of, rows=rows)):
        return False
    desk.say(label, Tone.QUIET, _("Undo"), desk.undo)
    return True


def _delete(session: "Session", of: Subject, rows: Sequence[int]) -> bool:
    for row in rows:
        session.delete(session.get_one(of.model, row))
    return True
