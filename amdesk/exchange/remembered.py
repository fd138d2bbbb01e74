"""What was corrected of a mapping, kept in the workspace by the headers of the file, so that nobody corrects it twice.

It is stored in the step of the import, so that undoing a wrong import forgets it too.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from amdesk.exchange.headers import squashed
from amdesk.exchange.targets import Subject, targets
from amdesk.model.source import Source
from amdesk.words import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from amdesk.exchange.mapping import ColumnMapping

NAME_START = "import "
MOST_SIGNS = 90_000
"""A setting holds no more."""


def reason_header() -> str:
    """What stands over the reasons in a file of refused rows."""
    return _("Why it was refused")


def key_of(columns: Sequence[str]) -> str:
    """What stands for the headers of a file, the column of reasons left out; their order does not matter."""
    headers = sorted(squashed(column) for column in columns if column != reason_header())
    return NAME_START + hashlib.sha256("\0".join(headers).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def remembered(source: Source) -> dict[str, dict[str, Any]]:
    """What is kept, by what stands for the headers."""
    query = "SELECT name, value FROM setting WHERE name LIKE ? ORDER BY id"
    return {name: json.loads(value) for name, value in source.select(query, (NAME_START + "%",))}


def chosen_again(kept: Mapping[str, Any], columns: Sequence[str]) -> dict[str, str]:
    """The columns of a file with what they became last time, targets that are no more left out."""
    by_header = {squashed(column): column for column in columns}
    told = {by_header[header]: target for header, target in kept["columns"].items() if header in by_header}
    return {column: told[column] for column in columns if told.get(column) in targets()}


def subject_of(kept: Mapping[str, Any]) -> Subject:
    """What the rows were."""
    return Subject(kept["subject"])


def remember(session: "Session", mapping: "ColumnMapping") -> None:
    """Keep a mapping that was corrected; one that is guessed right needs no keeping."""
    from amdesk.model.evidence import Setting

    said = {
        "subject": mapping.subject.value,
        "columns": {squashed(column): target for column, target in mapping.chosen.items()},
        "values": {target: dict(words) for target, words in mapping.values.items()},
    }
    value = json.dumps(said, ensure_ascii=False, sort_keys=True)
    if not mapping.is_corrected or len(value) > MOST_SIGNS:
        return
    name = key_of(mapping.columns)
    row = session.query(Setting).filter_by(name=name).first()
    if row is None:
        session.add(Setting(name=name, value=value))
    else:
        row.value = value
