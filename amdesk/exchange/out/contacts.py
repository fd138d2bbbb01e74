"""People as vCards, version 4.0 (RFC 6350) or 3.0, with nothing of what is internal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from amdesk.exchange.writing import replacing
from amdesk.model.source import Source
from amdesk.model.values import Channel
from amdesk.store.queries.cells import chosen
from amdesk.words import _, full_day

LINE_OCTETS = 75
"""The longest line, its end not counted. Source: RFC 6350, 3.2."""
OWN_NAME, OWN_CHANNEL, OWN_LEFT_ON = "X-AMDESK-NAME", "X-AMDESK-CHANNEL", "X-AMDESK-LEFT-ON"
"""What only amdesk reads: that a card is its own, and what other programs get as a note."""
PARTICLES = frozenset(
    ("da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la", "le", "ten", "van", "von")
)
"""Words that belong to the family name that follows them."""


class Version(Enum):
    """Which vCard is written; older address books only take 3.0."""

    OLD = "3.0"
    NEW = "4.0"


@dataclass(frozen=True)
class PersonCard:
    """What a card says of a person; what is not known is empty."""

    uid: str
    name: str
    job: str
    unit: str
    organisation: str
    mail: str
    phone: str
    mobile: str
    address: tuple[str, ...]
    url: str
    note: str
    channel: str = ""
    left_on: str = ""


PEOPLE = """
SELECT p.uid, p.name, coalesce(m.job, ''), coalesce(u.name, ''), a.name, p.mail, p.phone, p.mobile,
 a.street, a.city, a.region, a.postcode, a.country, a.website, p.channel, p.left_on
FROM person p JOIN account a ON a.id = p.account_id
LEFT JOIN membership m ON m.id = (SELECT max(id) FROM membership WHERE person_id = p.id AND until IS NULL)
LEFT JOIN unit u ON u.id = m.unit_id
WHERE p.is_placeholder = 0 AND (:account IS NULL OR p.account_id = :account)
 AND (:these IS NULL OR p.id IN (SELECT value FROM json_each(:these)))
 AND (:former OR p.left_on IS NULL OR p.left_on > :today) ORDER BY a.name, p.name, p.id
"""


def write_contacts(
    path: Path,
    source: Source,
    account: int | None = None,
    *,
    people: Collection[int] | None = None,
    version: Version = Version.NEW,
    former: bool = False,
) -> int:
    """Write a card for every person with a name, or those of one account, or these `people`; gives their number.

    Who has left is left out unless `former` is set. Raises OSError when the disk refuses.
    """
    cards = people_cards(source, account, people=people, former=former)
    with replacing(path) as target:
        for card in cards:
            target.write(card_text(card, version).encode())
    return len(cards)


def people_cards(
    source: Source, account: int | None = None, *, people: Collection[int] | None = None, former: bool = False
) -> list[PersonCard]:
    """What cards say of people, by account and name."""
    these = None if people is None else chosen(people)
    asked = {"account": account, "these": these, "former": former, "today": source.today.isoformat()}
    return [_card(row) for row in source.select(PEOPLE, asked)]


def _card(row: Sequence[str | None]) -> PersonCard:
    uid, name, job, unit, organisation, mail, phone, mobile, *rest = (cell or "" for cell in row)
    *address, website, channel, left_on = rest
    says = told_in_note(channel, left_on)
    reach = (mail, phone, mobile, tuple(address), website, says)
    return PersonCard(uid, name, job, unit, organisation, *reach, channel, left_on)


def told_in_note(channel: str, left_on: str) -> str:
    """What a card says in words, for programs that have no field for it; nothing of what cannot be understood."""
    says = []
    if channel in [each.value for each in Channel]:
        says.append(_("Prefers: {channel}").format(channel=Channel(channel).label))
    with suppress(ValueError):  # a card somebody wrote into
        says += [_("Left on {day}").format(day=full_day(date.fromisoformat(left_on)))] if left_on else []
    return "\n".join(says)


def card_text(card: PersonCard, version: Version = Version.NEW) -> str:
    """One vCard, its lines folded and ended as the standard wants."""
    lines = ["BEGIN:VCARD", f"VERSION:{version.value}", *_properties(card, version), "END:VCARD"]
    return "".join(fold(line) + "\r\n" for line in lines)


def _properties(card: PersonCard, version: Version) -> Iterator[str]:
    yield f"{'UID;VALUE=text' if version is Version.NEW else 'UID'}:{escape(card.uid)}"
    yield f"{OWN_NAME}:{escape(card.name)}"
    yield f"FN:{escape(card.name)}"
    yield f"N:{_structured([*name_parts(card.name), '', '', ''])}"
    yield f"ORG:{_structured([card.organisation, card.unit] if card.unit else [card.organisation])}"
    if any(card.address):
        yield f"ADR;TYPE=work:{_structured(['', '', *card.address])}"
    simple = (
        ("TITLE", card.job),
        ("EMAIL;TYPE=work" if version is Version.NEW else "EMAIL;TYPE=internet,work", card.mail),
        ("TEL;TYPE=work,voice" if version is Version.OLD else 'TEL;TYPE="work,voice"', card.phone),
        ("TEL;TYPE=cell", card.mobile),
        ("URL", card.url),
        ("NOTE", card.note),
        (OWN_CHANNEL, card.channel),
        (OWN_LEFT_ON, card.left_on),
    )
    for name, value in simple:
        if value:
            yield f"{name}:{escape(value)}"


def name_parts(name: str) -> tuple[str, str]:
    """Family and given name of a whole one: "van Dyk" of "Anna van Dyk"; a single word is the family name."""
    family, comma, given = name.partition(",")
    if comma:
        return family.strip(), given.strip()
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return (" ".join(words[at:]), " ".join(words[:at])) if len(words) > 1 else (name, "")


def escape(text: str) -> str:
    """Text as a value: commas, semicolons and backslashes escaped, line ends written as such."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _structured(parts: Iterable[str]) -> str:
    return ";".join(map(escape, parts))


def fold(line: str) -> str:
    """A line broken so that none has more than 75 octets, never within a character."""
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if size + width > LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += width
    return "\r\n".join([*pieces, piece])
