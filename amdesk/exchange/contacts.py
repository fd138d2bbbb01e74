"""Contacts out of vCard files, versions 2.1 to 4.0, as phones, mail programs and address books write them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TypeVar

from amdesk.exchange.cards import Card, CardLine, card_line, parts, plain, split_cards
from amdesk.exchange.out.contacts import OWN_CHANNEL, OWN_LEFT_ON, OWN_NAME, told_in_note
from amdesk.exchange.reading import Problem, ReadError, decode, listed_problems, read_bytes, shown
from amdesk.words import _, plural

__all__ = ["Contact", "ContactFile", "PhoneKind", "Problem", "ReadError", "read_contacts"]

MOST_CARDS = 20_000

_T = TypeVar("_T")

_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


class PhoneKind(StrEnum):
    """What a phone number is for."""

    WORK = "work"
    MOBILE = "mobile"
    HOME = "home"
    FAX = "fax"
    PAGER = "pager"
    OTHER = "other"


_KINDS = (
    ("FAX", PhoneKind.FAX),
    ("PAGER", PhoneKind.PAGER),
    ("CELL", PhoneKind.MOBILE),
    ("IPHONE", PhoneKind.MOBILE),
    ("WORK", PhoneKind.WORK),
    ("MAIN", PhoneKind.WORK),
    ("HOME", PhoneKind.HOME),
)


@dataclass(frozen=True)
class Contact:
    """One card; what it does not say is empty. `name` is the whole name, `raw_number` counts cards from 1.

    A card that amdesk wrote (`is_ours`) also says how somebody likes to be reached and when they left. Mail addresses
    and numbers come in the card's order, its preferred one first. `address` has lines.
    """

    uid: str
    name: str
    given: str
    family: str
    title: str
    role: str
    organisation: str
    unit: str
    mails: tuple[str, ...]
    phones: tuple[tuple[PhoneKind, str], ...]
    address: str
    note: str
    url: str
    raw_number: int
    is_ours: bool = False
    channel: str = ""
    left_on: str = ""


@dataclass(frozen=True)
class ContactFile:
    """The contacts of a file, and what was noticed by number of card."""

    cards: tuple[Contact, ...]
    problems: tuple[Problem, ...]


def read_contacts(source: Path | bytes) -> ContactFile:
    """All contacts of a vCard file, or of its bytes.

    Raises ReadError when there is no card in it, or more than MOST_CARDS.
    """
    raw = source if isinstance(source, bytes) else read_bytes(source)
    cards = list(islice(split_cards(decode(raw)[0]), MOST_CARDS + 1))
    if not cards:
        raise ReadError(_("There are no contact cards in this file. Export the contacts as vCard (.vcf)."))
    if len(cards) > MOST_CARDS:
        raise ReadError(_("The file has more than {most:,} cards. Split it.").format(most=MOST_CARDS))
    contacts: list[Contact] = []
    problems: list[Problem] = []
    for card in cards:
        lines = [line for line in map(card_line, card.lines) if line is not None]
        contact = _contact(card.number, lines)
        problems += [Problem(card.number, sentence) for sentence in _doubts(card, lines, contact)]
        if not card.too_large:
            contacts.append(contact)
    return ContactFile(tuple(contacts), listed_problems(problems))


def _contact(number: int, lines: Sequence[CardLine]) -> Contact:
    old = any(line.name == "VERSION" and line.value.strip() == "2.1" for line in lines)
    is_ours = any(line.name == OWN_NAME for line in lines)
    family, given, middle, prefix, suffix = _first_parts(lines, "N", 5, old)
    organisation, *units = _first_parts(lines, "ORG", 4, old)
    composed = " ".join(part for part in (prefix, given, middle, family, suffix) if part)
    return Contact(
        uid=_first(lines, "UID", old),
        name=_one_line(_first(lines, "FN", old)) or composed,
        given=given,
        family=family,
        title=_one_line(_first(lines, "TITLE", old)),
        role=_one_line(_first(lines, "ROLE", old)),
        organisation=organisation,
        unit=", ".join(unit for unit in units if unit),
        mails=_unique(mail for line in _named(lines, "EMAIL") if _MAIL.fullmatch(mail := _mail(line))),
        phones=_unique((_kind(line), phone) for line in _named(lines, "TEL") if (phone := _phone(line))),
        address=_address(lines, old),
        note=_note(lines, old, is_ours),
        url=_url(lines),
        raw_number=number,
        is_ours=is_ours,
        channel=_first(lines, OWN_CHANNEL, old),
        left_on=_first(lines, OWN_LEFT_ON, old),
    )


def _note(lines: Sequence[CardLine], old: bool, is_ours: bool) -> str:
    """The notes of a card; of one that amdesk wrote, without what it wrote there itself."""
    notes = [text for line in lines if line.name == "NOTE" and (text := plain(line.value, old=old))]
    own = told_in_note(_first(lines, OWN_CHANNEL, old), _first(lines, OWN_LEFT_ON, old)) if is_ours else ""
    return "\n\n".join(text for note in notes if (text := note.replace(own, "").strip() if own else note))


def _doubts(card: Card, lines: Sequence[CardLine], contact: Contact) -> Iterable[str]:
    """What the user should know about a card before it is taken."""
    if card.too_large:
        yield _("This card is larger than 1 MB and is left out.")
        return
    if not card.closed:
        yield _("The end of this card is missing.")
    if lost := len(card.lines) - len(lines):
        yield plural("{n} line could not be understood.", "{n} lines could not be understood.", lost)
    if not contact.name:
        yield _("This card has no name.")
    for line in lines:
        if line.name == "EMAIL" and (mail := _mail(line)) and not _MAIL.fullmatch(mail):
            yield _("“{text}” is no mail address and is left out.").format(text=shown(mail))


def _named(lines: Iterable[CardLine], name: str) -> list[CardLine]:
    """All properties of a name, the preferred before the others."""
    return sorted((line for line in lines if line.name == name), key=lambda line: not line.preferred)


def _first(lines: Iterable[CardLine], name: str, old: bool) -> str:
    return next((text for line in _named(lines, name) if (text := plain(line.value, old=old))), "")


def _first_parts(lines: Iterable[CardLine], name: str, count: int, old: bool) -> list[str]:
    """`count` parts of the first structured property that holds something."""
    found = (parts(line.value, old=old) for line in _named(lines, name))
    first = next((each for each in found if any(each)), [])
    return [_one_line(part) for part in (first + [""] * count)[:count]]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


def _mail(line: CardLine) -> str:
    text = plain(line.value)
    return text[7:] if text.lower().startswith("mailto:") else text.strip("<> ")


def _phone(line: CardLine) -> str:
    """A number as written; a `tel:` address becomes number and extension."""
    text = _one_line(plain(line.value))
    if not text.lower().startswith("tel:"):
        return text
    number, *rest = text[4:].split(";")
    extension = next((part[4:] for part in rest if part.lower().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _kind(line: CardLine) -> PhoneKind:
    return next((kind for word, kind in _KINDS if word in line.types), PhoneKind.OTHER)


def _at_work_first(lines: Iterable[CardLine], name: str) -> list[CardLine]:
    return sorted(_named(lines, name), key=lambda line: "WORK" not in line.types)


def _address(lines: Sequence[CardLine], old: bool) -> str:
    """The address at work, else the preferred, else the first, as it stands on an envelope."""
    written = (_envelope(parts(line.value, old=old)) for line in _at_work_first(lines, "ADR"))
    labels = (plain(line.value, old=old) for line in _at_work_first(lines, "LABEL"))
    return next((text for text in (*written, *labels) if text), "")


def _envelope(given: list[str]) -> str:
    box, extended, street, city, region, code, country = (given + [""] * 7)[:7]
    box = box.rpartition(":")[2]  # what some programs leave there of an unquoted LABEL
    place = f"{city}, {region} {code}" if region and city else f"{code} {region or city}"
    return "\n".join(text.strip() for text in (box, extended, street, place, country) if text.strip())


def _url(lines: Sequence[CardLine]) -> str:
    return next((text for line in _at_work_first(lines, "URL") if (text := _one_line(plain(line.value)))), "")
