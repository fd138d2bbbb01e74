"""vCards of any version taken apart into lines, so that a line nobody understands costs that line and nothing more.

Written here and not left to vobject, which cuts unescaped texts at their first comma and takes exponential time over
"TYPE=a,,,,".
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amdesk.exchange.reading import decode

LARGEST_CARD = 1_000_000
"""Characters of one card, without its pictures and keys."""

_BINARY = ("PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN")
_ONLY_BASE64 = re.compile(r"[A-Za-z0-9+/=]*")
_LINE_ENDS = re.compile(r"\r*\n|\r")
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)")
_PARAMETER = re.compile(r';\s*([^;:="]*)(?:=((?:"[^"]*"|[^";:])*))?')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_AT_SEMICOLON = re.compile(r"(?<!\\)(?:\\\\)*;")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property: name in capitals, parameters by name (types under TYPE, all in capitals), value still escaped."""

    name: str
    parameters: Mapping[str, Sequence[str]]
    value: str

    @property
    def types(self) -> Sequence[str]:
        """What kind of number or address it is, such as WORK or FAX."""
        return self.parameters.get("TYPE", ())

    @property
    def preferred(self) -> bool:
        """Whether the card puts this one before the others of its name."""
        return "PREF" in self.types or "PREF" in self.parameters


@dataclass(frozen=True, slots=True)
class Card:
    """The logical lines of one card; `closed` is False when its END is missing, `too_large` when it was cut."""

    number: int
    lines: tuple[str, ...]
    closed: bool = True
    too_large: bool = False


def split_cards(text: str) -> Iterator[Card]:
    """The cards of a file in their order, without pictures, keys and cards within cards."""
    number = 0
    lines: list[str] | None = None
    for line in _without_binaries(_LINE_ENDS.split(text)):
        mark = line.strip().upper().replace(" ", "")
        if mark == "BEGIN:VCARD":
            if lines is not None:
                yield _card(number, lines, closed=False)
            number, lines = number + 1, []
        elif mark == "END:VCARD" and lines is not None:
            yield _card(number, lines, closed=True)
            lines = None
        elif lines is not None:
            lines.append(line)
    if lines is not None:
        yield _card(number, lines, closed=False)


def card_line(line: str) -> CardLine | None:
    """A logical line's name, parameters and value, or None when it is no property."""
    name = _NAME.match(line)
    if not name:
        return None
    parameters, end = _parameters(line, name.end())
    if line[end : end + 1] != ":":
        return None
    value = line[end + 1 :]
    if "QUOTED-PRINTABLE" in parameters.get("ENCODING", ()):
        value = _from_quoted_printable(value, parameters.get("CHARSET", ("",))[0])
    return CardLine(name[1].upper().replace("_", "-"), parameters, value)


def plain(value: str, *, old: bool = False) -> str:
    """A value without its escapes; cards of version 2.1 (`old`) know none for line breaks."""

    def unescaped(found: re.Match[str]) -> str:
        sign = found[1]
        if sign in "nN":
            return found[0] if old else "\n"
        return sign if sign in ',;:"\\' else found[0]

    return _ESCAPED.sub(unescaped, value).replace("\r\n", "\n").strip()


def parts(value: str, *, old: bool = False) -> list[str]:
    """The parts of a structured value such as N, ADR or ORG, without their escapes."""
    found, start = [], 0
    for end in _AT_SEMICOLON.finditer(value):
        found.append(value[start : end.end() - 1])
        start = end.end()
    return [plain(part, old=old) for part in (*found, value[start:])]


def _card(number: int, lines: list[str], *, closed: bool) -> Card:
    if sum(map(len, lines)) > LARGEST_CARD:
        return Card(number, (), closed, too_large=True)
    return Card(number, tuple(_unfolded(lines)), closed)


def _without_binaries(lines: Iterable[str]) -> Iterator[str]:
    """`lines` less the properties that hold pictures or keys, and less the cards of agents within a card."""
    skipping = in_agent = False
    for line in lines:
        start = line[:200].upper()
        if in_agent:
            in_agent = not start.startswith("END:VCARD")
            continue
        if skipping and (line[:1] in ("", " ", "\t") or _ONLY_BASE64.fullmatch(line)):
            continue
        skipping = _holds_a_binary(start)
        in_agent = start.rstrip() == "AGENT:"
        if not skipping and not in_agent:
            yield line


def _holds_a_binary(start: str) -> bool:
    head = start.partition(":")[0]
    name = _NAME.match(head)
    encoded = any(mark in head + ";" for mark in (";BASE64;", "=BASE64;", "ENCODING=B;"))
    return encoded or (name is not None and name[1] in _BINARY)


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Logical lines: what continues with a blank, or after a soft break of quoted-printable, joined again."""
    pieces: list[str] = []
    soft = printable = False
    for line in lines:
        if soft:
            pieces.append(line)
        elif line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
        else:
            if pieces:
                yield "".join(pieces)
            pieces = [line] if line.strip() else []
            printable = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        soft = printable and line.rstrip().endswith("=")
        if soft:
            pieces[-1] = pieces[-1].rstrip()[:-1]
    if pieces:
        yield "".join(pieces)


def _parameters(line: str, position: int) -> tuple[dict[str, list[str]], int]:
    """The parameters from `position` on, and where they end; a bare word of version 2.1 counts as encoding or type."""
    found: dict[str, list[str]] = {}
    while parameter := _PARAMETER.match(line, position):
        position = parameter.end()
        name = parameter[1].strip().upper()
        values = [value.strip() for value in (parameter[2] or "").replace('"', "").upper().split(",")]
        if parameter[2] is None:
            name, values = "ENCODING" if name in ("QUOTED-PRINTABLE", "BASE64") else "TYPE", [name]
        found.setdefault(name, []).extend(values)
    return found, position


def _from_quoted_printable(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode())
    try:
        return raw.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(raw)[0]
