"""The rows an import refused, with their reasons, as a file that can be mended and imported in its turn."""

import csv
import io
from pathlib import Path

from amdesk.exchange.plan import ImportPlan
from amdesk.exchange.remembered import reason_header
from amdesk.exchange.tables import Table
from amdesk.exchange.writing import replacing


def write_rejected(path: Path, table: Table, plan: ImportPlan) -> int:
    """Write the refused rows as they stood in the file, the reason in a last column; gives how many.

    Cells are not guarded against spreadsheets, since the file is to be read as the first one was. Raises OSError when
    the disk refuses.
    """
    reasons = {row.number: row.says for row in plan.refused}
    with replacing(path) as target:
        text = io.TextIOWrapper(target, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text)
        if table.has_header:
            writer.writerow([*table.columns, reason_header()])
        for row in table.rows:
            if row.number in reasons:
                writer.writerow([*row.cells, reasons[row.number]])
        text.flush()
        text.detach()
    return len(reasons)
