"""People of the map to and from the clipboard: as lines of text, as a table, and blocks of names from a spreadsheet."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from amdesk.analysis.series import Tone
from amdesk.letters import folded
from amdesk.model.accounts import Unit
from amdesk.model.fields import NAME_LIMIT
from amdesk.model.people import Label, Person
from amdesk.model.rows import MapPerson
from amdesk.model.values import Role
from amdesk.ui.account.map.deeds import Deeds
from amdesk.ui.account.map.dropped import MOST_AT_ONCE, add_contacts
from amdesk.ui.account.map.people_list import COLUMNS
from amdesk.ui.kit.looking import looking
from amdesk.ui.kit.table_text import cells, tsv
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PEOPLE_TYPE = "application/x-amdesk-people"
CARD_BEGINS = "BEGIN:VCARD"
HEADINGS = {
    "name": ("name", "person", "contact", "full name"),
    "job": ("title", "job", "job title", "position", "function"),
    "mail": ("e-mail", "email", "mail", "e-mail address"),
    "phone": ("phone", "telephone", "work phone"),
    "labels": ("labels", "label", "tags"),
}
"""What the columns of a pasted block are called in other programs, in lower case."""


@dataclass(frozen=True)
class Someone:
    """Somebody on the clipboard: who they are and what they do in buying, never how they are rated."""

    name: str
    job: str = ""
    unit: str = ""
    mail: str = ""
    phone: str = ""
    labels: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    is_placeholder: bool = False


def copy_table(people: Iterable[MapPerson]) -> None:
    """Put people on the clipboard as tab-separated cells, with the columns of the list that may be seen."""
    columns = [column for column in COLUMNS if column.visible and not (column.private and looking().on)]
    QGuiApplication.clipboard().setText(tsv(columns, people))


def copy_people(people: Iterable[MapPerson], text: str) -> None:
    """Put people on the clipboard for another map, and beside that a text for other programs."""
    rows = [
        {
            "name": p.name,
            "job": p.job,
            "unit": p.unit,
            "labels": p.labels,
            "roles": [role.value for role in p.roles],
            "is_placeholder": p.is_placeholder,
        }
        for p in people
    ]
    copied = QMimeData()
    copied.setText(text)
    copied.setData(PEOPLE_TYPE, json.dumps(rows).encode())
    QGuiApplication.clipboard().setMimeData(copied)


def copied_people(clipboard: QMimeData) -> list[Someone]:
    """The people copied from a map; nobody when something else was copied, or what is there cannot be read."""
    try:
        rows = json.loads(bytes(clipboard.data(PEOPLE_TYPE).data())) if clipboard.hasFormat(PEOPLE_TYPE) else []
        return [_someone(row) for row in rows]
    except (ValueError, TypeError, AttributeError, KeyError):
        return []


def _someone(row: dict[str, Any]) -> Someone:
    return Someone(
        name=str(row["name"]),
        job=str(row["job"]),
        unit=str(row["unit"]),
        labels=tuple(map(str, row["labels"])),
        roles=tuple(map(Role, row["roles"])),
        is_placeholder=bool(row["is_placeholder"]),
    )


def paste(deeds: Deeds, clipboard: QMimeData, here: Iterable[str]) -> bool:
    """Add the people copied from a map, of a block of cells or of contact cards; who is here is left alone."""
    text = clipboard.text()
    rows = copied_people(clipboard)
    if not rows and text.lstrip().upper().startswith(CARD_BEGINS):
        return add_contacts(deeds, [text.encode()])
    rows = rows or [_read(row) for row in people_in(cells(text))]
    if len(rows) > MOST_AT_ONCE:
        words = _("{n} lines are too many for the map. Import them with File, Import.")
        deeds.desk.say(words.format(n=len(rows)), Tone.WARN)
        return False
    known = {folded(name) for name in here}
    new = [row for row in rows if folded(row.name) not in known]
    if not new:
        words = _("Everyone on the clipboard is on this map.") if rows else _("There are no names on the clipboard.")
        deeds.desk.say(words)
        return False
    return _add(deeds, new, len(rows) - len(new))


def _read(row: dict[str, str]) -> Someone:
    labels = dict.fromkeys(word.strip() for word in row.get("labels", "").split(",") if word.strip())
    job, mail, phone = (row.get(field, "") for field in ("job", "mail", "phone"))
    return Someone(row["name"][:NAME_LIMIT], job, mail=mail, phone=phone, labels=tuple(labels))


def _add(deeds: Deeds, people: Sequence[Someone], known: int) -> bool:
    def act(session: "Session") -> bool:
        for someone in people:
            _add_one(session, deeds.account_id, someone)
        return True

    one = _("Add {name}").format(name=people[0].name)
    label = one if len(people) == 1 else plural("Add {n} person", "Add {n} people", len(people))
    if known:
        label += " · " + plural("{n} was on the map", "{n} were on the map", known)
    return deeds.offering_undo(label, act)


def _add_one(session: "Session", account: int, someone: Someone) -> None:
    person = Person(account_id=account, name=someone.name, came_in=session.info["today"])
    person.mail, person.phone, person.is_placeholder = someone.mail, someone.phone, someone.is_placeholder
    session.add(person)
    session.flush()
    if someone.job:
        person.job = someone.job
    if someone.unit:
        person.unit_id = _unit(session, account, someone.unit)
    for role in someone.roles:
        person.take_role(role)
    session.add_all(Label(person_id=person.id, text=text) for text in someone.labels)


def _unit(session: "Session", account: int, name: str) -> int:
    """The unit of that name; a new one where the account has none."""
    held = next((u for u in session.query(Unit).filter_by(account_id=account) if folded(u.name) == folded(name)), None)
    if held is None:
        held = Unit(account_id=account, name=name)
        session.add(held)
        session.flush()
    return held.id


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
