"""The columns of the list of pairs."""

from amdesk.analysis.series import Tone
from amdesk.ui.duplicates.finding import Proposal
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.words import _


def columns() -> list[TableColumn]:
    """Both names, how sure it is and why; more when wanted."""
    return [
        TableColumn("first", _("One"), value=_first, strong=True, locked=True, width=160),
        TableColumn("second", _("Other"), value=_second, strong=True, locked=True, width=160),
        TableColumn("sure", _("How sure"), ColumnKind.CHIP, 92, value=_sure, sort=_confidence, tone=_tone),
        TableColumn("why", _("Why"), value=_why, visible=False),
        TableColumn("account", _("Account"), value=_account, muted=True, visible=False),
        TableColumn("against", _("Against it"), value=_against, muted=True, visible=False),
    ]


def _first(row: Proposal) -> str:
    return row.first.name


def _second(row: Proposal) -> str:
    return row.second.name


def _sure(row: Proposal) -> str:
    return row.likely.how_sure if row.likely.reasons else ""


def _confidence(row: Proposal) -> int:
    return row.likely.confidence


def _tone(row: Proposal) -> Tone:
    return Tone.GOOD if row.likely.confidence >= 80 else Tone.ACCENT if row.likely.confidence >= 55 else Tone.QUIET


def _why(row: Proposal) -> str:
    return row.likely.says


def _against(row: Proposal) -> str:
    return ", ".join(row.likely.against)


def _account(row: Proposal) -> str:
    names = dict.fromkeys(name for name in (row.first.account, row.second.account) if name)
    return " · ".join(names)
