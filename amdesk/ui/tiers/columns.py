"""The columns of the proposed tiers."""

from collections.abc import Mapping

from amdesk.analysis.series import Tone
from amdesk.analysis.tiers import TierLine
from amdesk.model.values import Tier
from amdesk.ui.bands import TIER_TONES
from amdesk.ui.kit.amounts import number
from amdesk.ui.kit.columns import ColumnKind, TableColumn
from amdesk.words import _

ORDER = {tier: at for at, tier in enumerate(Tier)}


class TierColumns:
    """Makes the columns; `chosen` holds the tiers the user set by hand, `currency` the user's own."""

    def __init__(self, chosen: Mapping[int, Tier]) -> None:
        self.chosen = chosen
        self.currency = ""

    def wanted(self, line: TierLine) -> Tier:
        """The tier the account would get: chosen by hand, else proposed."""
        return self.chosen.get(line.id, line.proposed)

    def columns(self) -> list[TableColumn]:
        """All columns, the account first."""
        return [
            TableColumn("name", _("Account"), strong=True, locked=True),
            TableColumn("place", _("City"), muted=True, width=104),
            TableColumn(
                "revenue",
                _("Revenue, 12 months"),
                ColumnKind.NUMBER,
                width=158,
                text=self._revenue,
            ),
            TableColumn("share", _("Share"), ColumnKind.NUMBER, width=84, value=_share, text=_share_text),
            TableColumn("cumulated", _("Together"), ColumnKind.NUMBER, width=84, value=_together, text=_together_text),
            TableColumn("tier", _("Now"), ColumnKind.CHIP, width=96, text=_now, sort=_now_order, tone=_now_tone),
            TableColumn(
                "wanted",
                _("Proposed"),
                ColumnKind.CHIP,
                width=104,
                value=self.wanted,
                text=self._wanted_text,
                sort=self._wanted_order,
                tone=self._wanted_tone,
            ),
            TableColumn("change", _("Change"), ColumnKind.CHIP, width=112, value=self._change, tone=self._change_tone),
            TableColumn("why", _("Why"), muted=True, value=self._why, width=176),
        ]

    def _revenue(self, line: TierLine) -> str:
        return _("not known") if line.revenue is None else f"{number(line.revenue)} {self.currency}".strip()

    def _wanted_text(self, line: TierLine) -> str:
        return self.wanted(line).label

    def _wanted_order(self, line: TierLine) -> int:
        return ORDER[self.wanted(line)]

    def _wanted_tone(self, line: TierLine) -> Tone:
        return TIER_TONES.get(self.wanted(line), Tone.QUIET)

    def _change(self, line: TierLine) -> str:
        moved = ORDER[line.tier] - ORDER[self.wanted(line)]
        return _("as now") if not moved else _("▲ served more") if moved > 0 else _("▼ served less")

    def _change_tone(self, line: TierLine) -> Tone:
        return Tone.QUIET if self.wanted(line) is line.tier else Tone.CUSTOMER

    def _why(self, line: TierLine) -> str:
        return _("your choice") if line.id in self.chosen else line.why


def _share(line: TierLine) -> float | None:
    return line.share


def _together(line: TierLine) -> float | None:
    return line.cumulated


def _share_text(line: TierLine) -> str:
    return percent(line.share)


def _together_text(line: TierLine) -> str:
    return percent(line.cumulated)


def percent(share: float | None) -> str:
    """A share with one digit behind the point; empty when there is none."""
    return "" if share is None else f"{share * 100:.1f} %"


def _now(line: TierLine) -> str:
    return line.tier.label


def _now_order(line: TierLine) -> int:
    return ORDER[line.tier]


def _now_tone(line: TierLine) -> Tone:
    return TIER_TONES.get(line.tier, Tone.QUIET)
