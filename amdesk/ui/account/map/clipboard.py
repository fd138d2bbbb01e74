"""People of the map to and from the clipboard: as lines of text, as a table, and blocks of names from a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from amdesk.analysis.series import Tone
from amdesk.letters import folded
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.people import Label, Person
from amdesk.model.rows import MapPerson
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.dropped import MOST_AT_ONCE, add_contacts
from amdesk.ui.account.map.people_list import COLUMNS
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.table_text import cells, tsv
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CARD_BEGINS = "BEGIN:VCARD"
HEADINGS = {
    "name": ("name", "person", "contact", "full name"),
    "job": ("title", "job", "job title", "position", "function"),
    "mail": ("e-mail", "email", "mail", "e-mail address"),
    "phone": ("phone", "telephone", "work phone"),
    "labels": ("labels", "label", "tags"),
}
"""What the columns of a pasted block are called in other programs, in lower case."""


def copy_table(people: Iterable[MapPerson]) -> None:
    """Put people on the clipboard as tab-separated cells, with the columns of the list that may be seen."""
    columns = [column for column in COLUMNS if column.visible and not (column.private and looking().on)]
    QGuiApplication.clipboard().setText(tsv(columns, people))


def paste(deeds: Deeds, text: str, here: Iterable[str]) -> bool:
    """Add the people of a block of cells or of contact cards; who is on the map already is left alone."""
    if text.lstrip().upper().startswith(CARD_BEGINS):
        return add_contacts(deeds, [text.encode()])
    rows = people_in(cells(text))
    if len(rows) > MOST_AT_ONCE:
        words = _("{n} lines are too many for the map. Import them with File, Import.")
        deeds.desk.say(words.format(n=len(rows)), Tone.WARN)
        return False
    known = {folded(name) for name in here}
    new = [row for row in rows if folded(row["name"]) not in known]
    if not new:
        words = _("Everyone on the clipboard is on this map.") if rows else _("There are no names on the clipboard.")
        deeds.desk.say(words)
        return False
    return _add(deeds, new, len(rows) - len(new))


def _add(deeds: Deeds, rows: Sequence[dict[str, str]], known: int) -> bool:
    def act(session: "Session") -> bool:
        for row in rows:
            person = Person(account_id=deeds.account_id, name=row["name"][:NAME_LIMIT], came_in=session.info["today"])
            person.mail, person.phone = row.get("mail", ""), row.get("phone", "")
            session.add(person)
            session.flush()
            if row.get("job"):
                person.job = row["job"]
            for text in dict.fromkeys(word.strip() for word in row.get("labels", "").split(",") if word.strip()):
                session.add(Label(person_id=person.id, text=text))
        return True

    one = _("Add {name}").format(name=rows[0]["name"])
    label = one if len(rows) == 1 else plural("Add {n} person", "Add {n} people", len(rows))
    if known:
        label += " · " + plural("{n} was on the map", "{n} were on the map", known)
    return deeds.offering_undo(label, act)


def people_in(block: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """What each line of a block says of a person, by field; a line of headings says what is in which column.

    Without headings the first column is the name, a cell with @ the e-mail address, the next text the title.
    """
    if not block:
        return []
    heads = _headings(block[0])
    lines = block[1:] if heads else block
    found = [_by_headings(line, heads) if heads else _guessed(line) for line in lines]
    return [row for row in found if row.get("name")]


def _headings(line: Sequence[str]) -> dict[int, str]:
    """Which field each column holds; empty when the line is none of headings."""
    words = [folded(cell).strip() for cell in line]
    found = {at: field for at, word in enumerate(words) for field, called in HEADINGS.items() if word in called}
    return found if "name" in found.values() else {}


def _by_headings(line: Sequence[str], heads: dict[int, str]) -> dict[str, str]:
    return {field: " ".join(line[at].split()) for at, field in heads.items() if at < len(line)}


def _guessed(line: Sequence[str]) -> dict[str, str]:
    texts = [" ".join(cell.split()) for cell in line]
    found = {"name": texts[0]} if texts else {}
    rest = [text for text in texts[1:] if text]
    found["mail"] = next((text for text in rest if "@" in text), "")
    found["job"] = next((text for text in rest if "@" not in text and any(c.isalpha() for c in text)), "")
    return found
