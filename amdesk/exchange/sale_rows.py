"""Opportunities and contracts."""

from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.exchange.with_people import RowsWithPeople
from amdesk.model.values import OpportunityStage
from amdesk.words import _


class OpportunityRows(RowsWithPeople):
    """Opportunities; an end without a reason says where it was read."""

    table, links = "opportunity", "opportunity_person"
    compared = ("name", "closes_on", "value")
    money = ("value",)
    required = ("name",)

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the day of an end."""
        kept = super().kept(values, account)
        if self._has_ended(kept) and "closes_on" in kept and values["closes_on"] <= self.parts.today:
            kept.setdefault("closed_on", kept["closes_on"])
        return kept

    def _has_ended(self, kept: Values) -> bool:
        return "stage" in kept and not OpportunityStage(kept["stage"]).is_open

    def _reason(self, kept: Values) -> Values:
        if not self._has_ended(kept):
            return {}
        return {
            "why": _("{stage} before it came here: {file}").format(
                stage=OpportunityStage(kept["stage"]).label, file=self.parts.file
            )
        }

    def at_first(self, values: Values, kept: Values) -> Values:
        """The reason of an end the file does not explain."""
        return self._reason(kept)

    def later(self, row: int, values: Values, kept: Values) -> Values:
        """What the file says; a reason only where there is none."""
        return kept if self.rows.value(row, "why") else {**self._reason(kept), **kept}


class ContractRows(RecordRows):
    """Contracts."""

    table = "contract"
    compared = ("name", "starts", "value")
    money = ("value",)
    required = ("name",)

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of a contract that ends after it starts. Raises CellRefused for another."""
        values = super().read(cells)
        if "starts" in values and "ends" in values and values["ends"] < values["starts"]:
            raise CellRefused(self.column("ends"), _("A contract cannot end before it starts."))
        return values
