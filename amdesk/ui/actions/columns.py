"""The columns of everything due: what, when, whose, and the week it falls in."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from amdesk.analysis.agenda import kind_word
from amdesk.analysis.series import Tone
from amdesk.model.day_rows import Due
from amdesk.ui.actions.doing import can_finish
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.words import _, day, full_day

WEEKS_NAMED = 2


def week(due: Due, today: date) -> str:
    """The week a due line falls in, in words."""
    monday = today - timedelta(days=today.weekday())
    if due.days_late > 0:
        return _("Late")
    weeks = (due.on - monday).days // 7
    if weeks < WEEKS_NAMED:
        return (_("This week"), _("Next week"))[weeks]
    return _("Week of {day}").format(day=full_day(monday + timedelta(weeks=weeks)))


def _week_order(due: Due, today: date) -> int:
    monday = today - timedelta(days=today.weekday())
    return -1 if due.days_late > 0 else (due.on - monday).days // 7


def whose(due: Due) -> str:
    """Whether it waits for me or for someone else."""
    return _("Mine") if due.mine else _("Waiting for")


def owner(due: Due) -> str:
    """Who has to act."""
    return due.owner or (_("Me") if due.mine else "")


def _when(due: Due, today: date) -> str:
    return f"{day(due.on, today)} {due.at}".strip()


def _when_order(due: Due) -> tuple[date, str]:
    return due.on, due.at or "24"


def _tone(due: Due) -> Any:
    return Tone.BAD if due.days_late > 0 else None


def _note_tone(due: Due) -> Tone:
    if due.days_late > 0:
        return Tone.BAD
    return Tone.WARN if due.days_late == 0 else Tone.QUIET


def _kind(due: Due) -> str:
    return kind_word(due.kind)


def _open_box(due: Due) -> bool | None:
    return False if can_finish(due) else None


def _can(due: Due) -> str:
    return _("yes") if can_finish(due) else _("no")


def columns(today: date) -> list[TableColumn]:
    """Every column."""
    text = ColumnKind.TEXT
    return [
        TableColumn("done", _("Done"), ColumnKind.CHECK, 54, value=_open_box),
        TableColumn(
            "when",
            _("When"),
            ColumnKind.DATE,
            96,
            value=_day_of,
            text=partial(_when, today=today),
            sort=_when_order,
            tone=_tone,
        ),
        TableColumn("what", _("What"), strong=True, locked=True),
        TableColumn("account", _("Account"), text, 124),
        TableColumn("kind", _("Kind"), text, 136, text=_kind, muted=True),
        TableColumn("owner", _("Who"), text, 128, text=owner),
        TableColumn("note", _("State"), ColumnKind.CHIP, tone=_note_tone),
        TableColumn("whose", _("Whose"), text, text=whose, visible=False),
        TableColumn("week", _("Week"), text, text=partial(week, today=today), sort=_week_of(today), visible=False),
        TableColumn("tick", _("One tick finishes it"), text, text=_can, visible=False),
    ]


def _week_of(today: date) -> partial[int]:
    return partial(_week_order, today=today)


def _day_of(due: Due) -> date:
    return due.on
