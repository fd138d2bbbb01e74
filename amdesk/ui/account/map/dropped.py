"""Contact cards dropped onto the map: whom they name becomes a person of the account, in one step."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from amdesk.analysis.series import Tone
from amdesk.exchange.contacts import Contact, PhoneKind, ReadError, read_contacts
from amdesk.model.people import Person
from amdesk.ui.account.map.deeds import Deeds
from amdesk.words import _, plural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

VCARD_TYPES = ("text/vcard", "text/x-vcard")
MOST_AT_ONCE = 50
"""More cards than this are a list, and lists are imported with a look at what comes in."""


def card_sources(dropped: QMimeData) -> list[Path | bytes]:
    """The vCard files, or the cards themselves, in what is dragged over the map."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    files: list[Path | bytes] = [path for path in paths if path.suffix.lower() in (".vcf", ".vcard")]
    return files or [bytes(dropped.data(kind).data()) for kind in VCARD_TYPES if dropped.hasFormat(kind)]


def add_contacts(deeds: Deeds, sources: Iterable[Path | bytes]) -> bool:
    """Add the people of dropped cards; what cannot be read is said."""
    contacts: list[Contact] = []
    try:
        for source in sources:
            contacts += [contact for contact in read_contacts(source).cards if contact.name]
    except ReadError as trouble:
        deeds.desk.say(str(trouble), Tone.BAD)
        return False
    if len(contacts) > MOST_AT_ONCE:
        words = _("{n} cards are too many for the map. Import them with File, Import.")
        deeds.desk.say(words.format(n=len(contacts)), Tone.WARN)
        return False
    return bool(contacts) and _store(deeds, contacts)


def _store(deeds: Deeds, contacts: Sequence[Contact]) -> bool:
    def act(session: "Session") -> bool:
        for contact in contacts:
            _add(session, deeds.account_id, contact)
        return True

    one = _("Add {name}").format(name=contacts[0].name)
    label = one if len(contacts) == 1 else plural("Add {n} person", "Add {n} people", len(contacts))
    return bool(deeds.change(label, act))


def _add(session: "Session", account_id: int, contact: Contact) -> None:
    phones = dict(reversed(contact.phones))
    person = Person(
        account_id=account_id,
        name=contact.name,
        mail=contact.mails[0] if contact.mails else "",
        phone=phones.get(PhoneKind.WORK, ""),
        mobile=phones.get(PhoneKind.MOBILE, ""),
        note=contact.note,
        came_in=session.info["today"],
    )
    session.add(person)
    session.flush()
    if job := contact.title or contact.role:
        person.job = job
