"""The unit or site of a row: a part of its account, made when the file is the first to name it."""

from dataclasses import dataclass

from amdesk.exchange.headers import squashed
from amdesk.exchange.matching import Known
from amdesk.exchange.sections import Columns, Met, Section
from amdesk.model.source import Source

SITES = ("site", "location", "standort", "niederlassung", "filiale", "sede", "plant", "werk", "office", "buro", "usine")
"""Headers over places rather than parts of an organisation."""


@dataclass(frozen=True)
class Unit:
    """The unit of a row, and what becomes of it."""

    row: int
    name: str
    met: Met


class UnitSection(Section):
    """Units of the accounts a file names."""

    def __init__(self, columns: Columns, source: Source) -> None:
        super().__init__("unit", columns, Known.load(source, "unit", "", "account_id"), source)

    def take(self, cells: tuple[str, ...], account: int) -> Unit | None:
        """The unit of a row, None when it names none. Raises CellRefused when two fit equally well."""
        reader = self.readers.get("name")
        if reader is None or not (name := reader.value(cells)):
            return None
        first = {"is_site": 1} if squashed(reader.column).startswith(SITES) else {}
        known = self.known.find(None, name, account)
        met = self.meet_or_add(None, name, first if known is None else {}, account)
        return Unit(met.row, name, met)
