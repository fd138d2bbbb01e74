"""What every reader of other programs' files shares: refusing with a sentence, size limits, bytes becoming text."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from amdesk.words import _

LARGEST_FILE_BYTES = 50_000_000
PROBLEMS_LISTED = 1_000
SHOWN_LENGTH = 40

ENCODINGS: dict[str, str] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "utf-16-le": "Unicode (UTF-16, little end first)",
    "utf-16-be": "Unicode (UTF-16, big end first)",
    "cp1252": "Western European (Windows 1252)",
    "latin-1": "Western European (Latin 1)",
    "mac_roman": "Western European (old Macintosh)",
    "cp850": "Western European (DOS 850)",
    "cp1250": "Central European (Windows 1250)",
    "cp1251": "Cyrillic (Windows 1251)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big 5)",
    "euc_kr": "Korean (EUC-KR)",
}
"""Encodings a user may choose when the guess is wrong, with the name to offer each by."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "cp1254", "mac_roman")
_GUESSED = (*_LATIN, "cp1251", "cp1253", "cp932", "gb18030", "big5", "euc_kr")
_SAMPLE_BYTES = 20_000
_ODD_IN_A_WORD = re.compile(r"[^\W\d_][\u00a1-\u00bf\u2020-\u2122][^\W\d_]|[a-zß-ÿ][A-ZÀ-ÞŒŠŽŸ]")


class ReadError(Exception):
    """A file that cannot be read, as one or two sentences for the user: what happened, what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader noticed at one row or card, `number` as a person counts it in the file."""

    number: int
    sentence: str


def read_bytes(path: Path, largest: int = LARGEST_FILE_BYTES) -> bytes:
    """All of an ordinary file of at most `largest` bytes.

    Raises ReadError when the file is missing, is not an ordinary file, may not be read, or is too large.
    """
    try:
        if path.exists() and not path.is_file():
            raise ReadError(_("{file} is not an ordinary file. Choose a file.").format(file=path.name))
        with path.open("rb") as source:
            raw = source.read(largest + 1)
    except OSError as error:
        raise ReadError(_why_unreadable(error).format(file=path.name)) from error
    if len(raw) > largest:
        sentence = _("{file} is larger than {limit} MB. Split it into smaller files.")
        raise ReadError(sentence.format(file=path.name, limit=largest // 1_000_000))
    return raw


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text in `raw` without its byte order mark, and the encoding it was read with.

    Without `encoding` it is guessed, and always found. Raises ReadError when a chosen encoding does not fit.
    """
    chosen = encoding or guess_encoding(raw)
    try:
        return raw.decode(chosen).removeprefix("\ufeff"), chosen
    except LookupError as error:
        raise ReadError(_("The encoding {name} is not known. Choose another one.").format(name=chosen)) from error
    except UnicodeDecodeError as error:
        sentence = _("This is not text in {name} (see byte {at}). Choose another encoding.")
        name = _(ENCODINGS.get(chosen, chosen))
        raise ReadError(sentence.format(name=name, at=error.start + 1)) from error


def guess_encoding(raw: bytes) -> str:
    """The likeliest encoding of `raw`, one in which all of it can be decoded."""
    for candidate in (_by_mark(raw), _by_zeros(raw), "utf-8"):
        if candidate and _fits(raw, candidate):
            return candidate
    return next((name for name in _by_language(raw) if _fits(raw, name)), "latin-1")


def shown(text: str) -> str:
    """A foreign text short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"


def listed_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems, in the order of the file; the last one says when there are more."""
    ordered = sorted(problems, key=lambda problem: problem.number)
    if len(ordered) <= PROBLEMS_LISTED:
        return tuple(ordered)
    more = _("There are {n} more such problems.").format(n=len(ordered) - PROBLEMS_LISTED)
    return (*ordered[:PROBLEMS_LISTED], Problem(ordered[PROBLEMS_LISTED].number, more))


def _why_unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("{file} is no longer there. Choose the file again.")
    if isinstance(error, PermissionError):
        return _("You may not read {file}. Ask its owner, or copy it first.")
    return _("{file} could not be read from the disk. Copy it and try again.")


def _by_mark(raw: bytes) -> str | None:
    return next((name for mark, name in _MARKS if raw.startswith(mark)), None)


def _by_zeros(raw: bytes) -> str | None:
    """UTF-16 without a mark shows as zeros at every other byte wherever the text is Latin."""
    sample = raw[:_SAMPLE_BYTES]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if half and second > half * 0.3 and first * 10 < second:
        return "utf-16-le"
    if half and first > half * 0.3 and second * 10 < first:
        return "utf-16-be"
    return None


def _by_language(raw: bytes) -> list[str]:
    """Encodings of old programs, likeliest first.

    The detector knows scripts apart but not the Latin code pages, so among those the fewest odd words decide.
    """
    from charset_normalizer import from_bytes

    sample = _foreign_lines(raw)
    found = from_bytes(sample, cp_isolation=list(_GUESSED)).best()
    latin = sorted(_LATIN, key=lambda name: _odd_words(sample, name))
    return latin if found is None or found.encoding in _LATIN else [found.encoding, *latin]


def _foreign_lines(raw: bytes) -> bytes:
    """The lines that say something about the encoding, as many as a guess needs."""
    taken: list[bytes] = []
    size = 0
    for line in raw.splitlines(keepends=True):
        if size > _SAMPLE_BYTES:
            break
        if not line.isascii():
            taken.append(line[:_SAMPLE_BYTES])
            size += len(line)
    return b"".join(taken)


def _odd_words(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, "replace")
    return len(_ODD_IN_A_WORD.findall(text)) + 2 * text.count("\ufffd")


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
