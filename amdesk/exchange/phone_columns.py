"""Numbered phone columns, of which another column says what kind of number stands there, as Google writes them."""

import re
from collections import Counter

from amdesk.exchange.headers import squashed
from amdesk.exchange.tables import Table

ROWS_LOOKED_AT = 500
MOBILE = ("mobil", "cell", "handy", "movil", "celular", "portable", "komork", "telefonino")
_VALUE = re.compile(r"phone(\d+)value")


def phone_columns(table: Table) -> dict[str, str]:
    """Which column holds phones and which mobiles: the first of each kind, by what most rows say it is."""
    columns = {squashed(column): at for at, column in enumerate(table.columns)}
    found: dict[str, str] = {}
    for header, at in columns.items():
        number = _VALUE.fullmatch(header)
        if number is None:
            continue
        kinds = [columns[key] for key in (f"phone{number[1]}label", f"phone{number[1]}type") if key in columns]
        said = _commonest(table, kinds[0], at) if kinds else ("mobile" if number[1] == "2" else "")
        target = "person.mobile" if any(word in said for word in MOBILE) else "person.phone"
        if "fax" not in said and target not in found.values():
            found[table.columns[at]] = target
    return found


def _commonest(table: Table, kind: int, number: int) -> str:
    rows = (row.cells for row in table.rows[:ROWS_LOOKED_AT])
    said = Counter(squashed(cells[kind]) for cells in rows if cells[number].strip())
    return said.most_common(1)[0][0] if said else ""
