"""The calendar entry within an invitation mail."""

from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path

from amdesk.exchange.reading import ReadError, decode, read_bytes
from amdesk.words import _

LARGEST_MAIL_BYTES = 30_000_000
MOST_PARTS = 200
CALENDAR_TYPES = ("text/calendar", "application/ics", "application/calendar", "text/x-vcalendar")
OUTLOOK_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Outlook's own kind begin."""


def calendars_of(path: Path) -> list[str]:
    """The calendar texts within a mail, usually one.

    Raises ReadError with a sentence when there is none.
    """
    raw = read_bytes(path, LARGEST_MAIL_BYTES)
    refuse_outlook(path, raw)
    try:
        mail = message_from_bytes(raw, policy=policy.compat32)
        found = [text for part in _parts(mail) if (text := _calendar(part))]
    except (ValueError, LookupError, RecursionError, AttributeError):
        raise ReadError(_("{file} cannot be read as a mail.").format(file=path.name)) from None
    if not found:
        sentence = _("There is no invitation in {file}. What was said in a mail is noted as a touch (Ctrl+Shift+T).")
        raise ReadError(sentence.format(file=path.name))
    return list(dict.fromkeys(found))


def refuse_outlook(path: Path, raw: bytes) -> None:
    """Refuse a file of Outlook's own kind, which no other program reads. Raises ReadError."""
    if path.suffix.lower() == ".msg" or raw.startswith(OUTLOOK_FILE):
        sentence = _(
            "{file} is in Outlook's own format, which other programs cannot read. Open it in Outlook, choose Save as "
            "and iCalendar (.ics), and drop that file here."
        )
        raise ReadError(sentence.format(file=path.name))


def _parts(mail: "Message | EmailMessage") -> "list[Message]":
    found: list[Message] = []
    for part in mail.walk():
        if len(found) == MOST_PARTS:
            break
        if not part.is_multipart():
            found.append(part)
    return found


def _calendar(part: "Message") -> str:
    name = str(part.get_filename() or "").lower()
    if part.get_content_type() not in CALENDAR_TYPES and not name.endswith((".ics", ".vcs")):
        return ""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        text = raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decode(raw)[0]
    return text.replace("\0", "") if "BEGIN:VCALENDAR" in text.upper() else ""
