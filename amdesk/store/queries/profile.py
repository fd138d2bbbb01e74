"""The customer profile: entries by section, and aims."""

from dataclasses import dataclass
from datetime import date

from amdesk.model.source import Source
from amdesk.model.values import Section
from amdesk.store.queries import cells


@dataclass(frozen=True)
class ProfileText:
    """An entry of the profile, or an aim when it has no section."""

    id: int
    section: Section | None
    text: str
    on: date | None
    source: str


def profile(source: Source, account_id: int) -> list[ProfileText]:
    """The aims of this account that are not reached, newest first, then its profile in the order of the sections."""
    aims = source.select(
        'SELECT id, text, "on", source FROM aim WHERE account_id = ? AND NOT reached ORDER BY year DESC, id',
        (account_id,),
    )
    entries = source.select(
        'SELECT id, section, text, "on", source FROM profile_entry WHERE account_id = ? ORDER BY id', (account_id,)
    )
    found = [ProfileText(row, None, text, cells.day(on), told) for row, text, on, told in aims]
    texts = [ProfileText(row, Section(part), text, cells.day(on), told) for row, part, text, on, told in entries]
    order = {section: at for at, section in enumerate(Section)}
    return found + sorted(texts, key=lambda text: order[text.section] if text.section else 0)
