"""Files written for other programs: wholly or not at all, private, and without anything a spreadsheet would run."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO

Cell = str | int | Decimal | date | None
"""What a written table may hold: text is guarded, everything else is written bare."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GUARDED = re.compile(r"'[=+\-@\t\r\n]")


def guard(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `unguard` takes it back. Source: reliability 3.4."""
    plain = text.lstrip("'") if text.startswith("'") else text
    return "'" + text if plain.startswith(_STARTS_A_FORMULA) else text


def may_be_guarded(text: str) -> bool:
    """Whether a whole file may hold a cell that `guard` changed; most hold none, and need not be looked through."""
    return _GUARDED.search(text) is not None


def unguard(text: str) -> str:
    """`text` as it was before `guard`; any other text stays as it is."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_STARTS_A_FORMULA) else text


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, separator: str = ",") -> None:
    """Write a CSV file that Excel opens as Unicode and without running anything.

    The old file stays until the new one is complete. Raises OSError when the disk refuses.
    """
    with replacing(path) as target:
        text = io.TextIOWrapper(target, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, delimiter=separator)
        writer.writerow([guard(name) for name in columns])
        writer.writerows([_written(cell) for cell in row] for row in rows)
        text.flush()
        text.detach()


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new private file beside `path` that takes its place when everything went well, else vanishes."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".tmp")
    try:
        with os.fdopen(number, "wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _remember_folder(path.parent)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _remember_folder(folder: Path) -> None:
    """Make the new name last through a power cut where the system lets folders be synced."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
