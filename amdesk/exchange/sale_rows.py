"""Opportunities and contracts."""

import re
from collections.abc import Iterator

from amdesk.exchange.meaning import CellRefused
from amdesk.exchange.records import RecordRows
from amdesk.exchange.sections import Values
from amdesk.exchange.with_people import RowsWithPeople
from amdesk.model.values import OpportunityStage
from amdesk.words import _


class OpportunityRows(RowsWithPeople):
    """Opportunities; an end without a reason says where it was read."""

    table, links, our_links = "opportunity", "opportunity_person", "opportunity_colleague"
    worked_out = (*RowsWithPeople.worked_out, "range", "owner")
    compared = ("name", "closes_on", "value")
    money = ("value",)
    required = ("name",)

    def kept(self, values: Values, account: int) -> Values:
        """The values, with the range and the owner the row names, and the day of an end."""
        kept = super().kept(values, account)
        if "range" in values:
            kept["range_id"] = self.parts.products.range_called(values["range"])
        if "owner" in values and (owner := self.parts.colleagues.meant(values["owner"])) is not None:
            kept["owner_id"] = owner
        if self._has_ended(kept) and "closes_on" in kept and values["closes_on"] <= self.parts.today:
            kept.setdefault("closed_on", kept["closes_on"])
        return kept

    def with_parts(self, said: str) -> Iterator[tuple[str, str]]:
        """A name, or a name with a part behind it, the shortest part first: "Ada (signs)"."""
        yield said, ""
        for opens in reversed([found.start() for found in re.finditer(r" \(", said)] if said.endswith(")") else []):
            part = said[opens + 2 : -1]
            if part.count("(") == part.count(")"):
                yield said[:opens], part

    def told_of(self, column: str, part: str) -> Values:
        """The part somebody has."""
        return {"part": part}

    def _has_ended(self, kept: Values) -> bool:
        return "stage" in kept and not OpportunityStage(kept["stage"]).is_open

    def _reason(self, kept: Values) -> Values:
        if not self._has_ended(kept) or kept.get("their_words"):
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
