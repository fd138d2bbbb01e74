"""The product of a row and its range: a product is its number where there is one, else its name."""

from amdesk.exchange.drafting import Drafts
from amdesk.exchange.mapping import fold
from amdesk.exchange.matching import Known
from amdesk.exchange.plan import Outcome
from amdesk.exchange.sections import Columns, Met, Section, Values, part_read_by
from amdesk.model.source import Source


class ProductSection(Section):
    """Products in their ranges; a product is its number where there is one, else its name."""

    def __init__(self, columns: Columns, known: Known, ranges: Known, source: Source) -> None:
        super().__init__("product", columns, known, source)
        self.ranges = Drafts(ranges, source, {"name": "Name"})
        self.range_readers = columns.of("product_range")
        self.part = part_read_by(self.readers, self.range_readers)
        self._met: dict[tuple[str, ...], Met] = {}
        query = "SELECT id, number FROM product WHERE number <> '' ORDER BY id DESC"
        self.by_number: dict[str, int] = {fold(number): row for row, number in source.select(query)}

    def extra_columns(self) -> dict[str, str]:
        """The range is a row of its own."""
        return {"range_id": "Range", "number": "Number"}

    @property
    def is_mapped(self) -> bool:
        """Whether the file says anything of products."""
        return bool({"name", "number"} & self.readers.keys())

    def read(self, cells: tuple[str, ...]) -> Values:
        """The values of the product, and the name of its range under "range"."""
        values = super().read(cells)
        if (named := self.range_readers.get("name")) and (name := named.value(cells)) is not None:
            values["range"] = name
        return values

    def taken(self, cells: tuple[str, ...]) -> Met | None:
        """The product of a row whose cells were met before."""
        return self._met.get(self.part(cells))

    def take(self, cells: tuple[str, ...], values: Values, *, renames: bool) -> Met | None:
        """The product of a row, or None when the row names none."""
        name = values.get("name") or values.get("number")
        if name is None:
            return None
        met = self._find(name, values, renames)
        self._met[self.part(cells)] = Met(met.row, Outcome.UNCHANGED)
        return met

    def _find(self, name: str, values: Values, renames: bool) -> Met:
        kept = self.kept({column: value for column, value in values.items() if column != "range"})
        if "range" in values:
            kept["range_id"] = self.range_called(values["range"])
        number = values.get("number")
        row = self.by_number.get(fold(number)) if number else None
        if row is not None:
            if renames and "name" in values and fold(self.rows.value(row, "name")) != fold(name):
                kept = {"name": name, **kept}
            return Met(row, *self.rows.meet(row, values.get("id"), kept))
        scope = 0
        if number and self._has_other_number(name):
            met = Met(self.rows.add(values.get("id"), name, kept, scope), Outcome.ADDED)
        else:
            met = self.meet_or_add(values.get("id"), name, kept, scope, renames=renames)
        if number:
            self.by_number[fold(number)] = met.row
        return met

    def _has_other_number(self, name: str) -> bool:
        named = self.known.by_name.get((0, fold(name)), [])
        return any(self.rows.value(row, "number") for row in named)

    def range_called(self, name: str) -> int:
        """The range with a name, made when the file is the first to name it."""
        row = self.ranges.known.find(None, name)
        if row is None:
            return self.ranges.add(None, name, {})
        self.ranges.mark(row, Outcome.UNCHANGED)
        return row
