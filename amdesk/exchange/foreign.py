"""Any file another program wrote, as a table: workbooks, separated text and contact cards."""

from pathlib import Path

from amdesk.exchange.contacts import Contact, PhoneKind, read_contacts
from amdesk.exchange.reading import read_bytes
from amdesk.exchange.rows import Row
from amdesk.exchange.tables import Table, read_table

CARD_COLUMNS = (
    "vCard uid",
    "vCard name",
    "vCard title",
    "vCard organisation",
    "vCard mail",
    "vCard phone",
    "vCard mobile",
    "vCard note",
)
OWN_COLUMNS = (
    *("amdesk uid", "amdesk name", "amdesk title", "amdesk organisation", "amdesk mail", "amdesk phone"),
    *("amdesk mobile", "amdesk note", "amdesk unit", "amdesk channel", "amdesk left on"),
)
"""Cards that amdesk wrote say more, and whose ids they hold."""
_BEGINNING = b"BEGIN:VCARD"
_LOOKED_AT = 4_000


def read_foreign(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    header: bool | None = None,
    sheet: str | None = None,
) -> Table:
    """The table in a file; contact cards become one row each.

    Raises ReadError with a sentence for the user.
    """
    if is_cards(path):
        return _cards(path)
    return read_table(path, encoding=encoding, separator=separator, header=header, sheet=sheet)


def is_cards(path: Path) -> bool:
    """Whether the file holds contact cards, by its content, or by its ending when it is written in another width."""
    start = read_bytes(path)[:_LOOKED_AT].replace(b"\0", b"").upper()
    return _BEGINNING in start or (path.suffix.lower() == ".vcf" and b"VCARD" in start)


def _cards(path: Path) -> Table:
    found = read_contacts(path)
    if found.cards and all(card.is_ours for card in found.cards):
        own = [Row(card.raw_number, _own_cells(card)) for card in found.cards]
        return Table(OWN_COLUMNS, own, "", "", True, (), "", found.problems)
    rows = [Row(card.raw_number, _cells(card)) for card in found.cards]
    return Table(CARD_COLUMNS, rows, "", "", True, (), "", found.problems)


def _cells(card: Contact) -> tuple[str, ...]:
    mobile = _first(card, (PhoneKind.MOBILE,))
    phone = _first(card, (PhoneKind.WORK, PhoneKind.OTHER, PhoneKind.HOME))
    mail = card.mails[0] if card.mails else ""
    return card.uid, card.name, card.title or card.role, card.organisation, mail, phone, mobile, card.note


def _own_cells(card: Contact) -> tuple[str, ...]:
    return *_cells(card), card.unit, card.channel, card.left_on


def _first(card: Contact, kinds: tuple[PhoneKind, ...]) -> str:
    return next((number for kind in kinds for each, number in card.phones if each is kind), "")
